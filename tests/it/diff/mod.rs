//! The comparison of schemas: every rule by example, the command, and the verdicts against the compiler.

mod cases;

use std::collections::BTreeSet;

use cases::Case;
use msgraph_docgen::report::diff::Rule;
use msgraph_docgen::report::diff::render::{Format, render};

#[test]
fn every_case_raises_its_rule_and_nothing_else() {
    let mut wrong = Vec::new();
    for case in cases::all() {
        let report = case.report();
        let found = Case::found(&report);
        if found != case.rules {
            let ids = |rules: &[Rule]| rules.iter().map(|rule| rule.id()).collect::<Vec<_>>().join(", ");
            let text = render(&report, Format::Human);
            wrong.push(format!("{}: expected {}, found {}\n{text}", case.name, ids(&case.rules), ids(&found)));
        }
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

#[test]
fn every_rule_has_a_case() {
    let found: BTreeSet<Rule> = cases::all().into_iter().flat_map(|case| case.rules).collect();
    let missing: Vec<&str> = Rule::ALL.iter().filter(|rule| !found.contains(rule)).map(|rule| rule.id()).collect();
    assert!(missing.is_empty(), "{missing:?}");
}
