//! What `explain` prints: the claims about each fact, and which one the schema took.

use std::collections::BTreeSet;

use msgraph_docgen::report::explain;
use msgraph_docgen::resolve::evidence::Ground;

use crate::corpora::{assert, each};

/// Folder and target.
const TARGETS: &[(&str, &str)] = &[
    ("bases", "byMetadata"),
    ("bases", "nearest"),
    ("lifted", "raft"),
    ("navigation", "lantern.asProperty"),
    ("repeated", "oilGauge"),
    ("spelled", "buoy.bellId"),
    ("walked", "crane"),
    ("walked", "crane.loads"),
];

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

#[test]
fn every_ground_has_a_fixture() {
    let mut seen = BTreeSet::new();
    each(|_, _, outcome| {
        let cases = outcome.cases.iter().flat_map(|cases| cases.values());
        seen.extend(cases.flat_map(|case| &case.rows).map(|row| row.ground));
    });
    let missing: Vec<&Ground> = Ground::ALL.iter().filter(|ground| !seen.contains(ground)).collect();
    assert!(missing.is_empty(), "no fixture leads to {missing:?}");
}
