//! What a person reads: the remarks on each of the small documentation folders.

use msgraph_docgen::diag::{Level, render_all};

use crate::corpora::{assert, each};

#[test]
fn diagnostics() {
    each(|name, sources, outcome| {
        let telling = outcome.diagnostics.iter().filter(|diagnostic| {
            // Every folder leaves keys to the JSON; the fixtures of pages show that remark.
            diagnostic.level() > Level::Info || diagnostic.code.id() != "JSON003"
        });
        assert("diagnostics", name, &render_all(telling, sources));
    });
}
