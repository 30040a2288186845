//! What `explain` prints: the claims about each fact, and which one the schema took.

use msgraph_docgen::report::explain;

use crate::corpora::{assert, each};

/// Folder and target.
const TARGETS: &[(&str, &str)] = &[("bases", "byMetadata"), ("bases", "nearest"), ("navigation", "lantern.asProperty")];

#[test]
fn explanations() {
    each(|name, sources, outcome| {
        let targets = TARGETS.iter().filter(|(folder, _)| *folder == name);
        let text: String = targets.map(|(_, target)| explain(sources, outcome, target).unwrap()).collect();
        if !text.is_empty() {
            assert("explain", name, &text);
        }
    });
}
