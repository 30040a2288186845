//! Small documentation folders whose point is what several pages make together: the schema of each.

use std::path::PathBuf;

use msgraph_docgen::config::Config;
use msgraph_docgen::source::{SourceSet, load};
use msgraph_docgen::{Outcome, run, schema};

/// Every folder below `tests/corpora`, with its pages and what becomes of them.
pub(crate) fn each(mut check: impl FnMut(&str, &SourceSet, &Outcome)) {
    let root = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/corpora"));
    let mut names: Vec<String> =
        root.read_dir().unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    for name in names {
        let sources = load(&root.join(&name), &[]).unwrap();
        check(&name, &sources, &run(&sources, &Config::default()));
    }
}

/// Compares `text` with the snapshot of `kind` for one folder.
pub(crate) fn assert(kind: &str, name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_suffix => name }, {
        insta::assert_snapshot!(kind, text);
    });
}

#[test]
fn schemas() {
    each(|name, _, outcome| {
        let text: String = outcome.schemas.iter().map(schema::to_json).collect();
        assert("corpora", name, &text);
    });
}
