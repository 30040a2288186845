//! The obstacle course of names, and operations of every shape: what no hand would write together must generate, and
//! compile without a warning.

use std::path::Path;
use std::process::Command;

use msgraph_docgen::config::{Config, Layout};
use msgraph_docgen::source::ApiVersion;
use msgraph_docgen::{emit::emit, output, plan::plan, schema};

use crate::workspace::root;

#[test]
#[expect(clippy::disallowed_methods, reason = "the compiler is the judge")]
fn the_obstacle_course_compiles() {
    let read = |name: &str| {
        let file = root().join("generator/test_data/schemas").join(name);
        schema::from_json(&std::fs::read_to_string(file).unwrap()).unwrap()
    };
    // Operations of every shape, as another version of the same documentation.
    let mut operations = read("operations.json");
    operations.version = ApiVersion::Beta;
    let schemas = [read("names.json"), operations];
    let config = {
        let mut config = Config::default();
        config.layout = Layout::Crate { name: "obstacle-course".to_owned(), standalone: true };
        config
    };
    let (plan, renamed) = plan(&schemas, &config);
    assert!(!renamed.is_empty());

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names");
    output::write(&emit(&plan), &folder).unwrap();
    // The versions of the workspace, so that nothing has to be fetched.
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    // With everything, and with operations whose types are left out.
    for features in [&["--all-features"][..], &["--no-default-features", "--features", "operations"]] {
        let compiled = Command::new(env!("CARGO"))
            .args(["check", "--quiet", "--offline", "--target-dir"])
            .arg(folder.join("target"))
            .args(features)
            .current_dir(&folder)
            .env("RUSTFLAGS", "-D warnings")
            .output()
            .unwrap();
        assert!(compiled.status.success(), "{features:?}: {}", String::from_utf8_lossy(&compiled.stderr));
    }
}
