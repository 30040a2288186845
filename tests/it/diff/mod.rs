//! The comparison of schemas: every rule by example, the command, and the verdicts against the compiler.

mod cases;
mod command;
mod consumer;
mod verdicts;

use std::collections::BTreeSet;

use cases::Case;
use msgraph_docgen::report::diff::render::{Format, render};
use msgraph_docgen::report::diff::{Level, Rule};

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

/// The reports of all cases in a format, one snapshot per level of the rules.
fn reports(format: Format) {
    let cases = cases::all();
    for level in Level::ALL {
        let of_level = cases.iter().filter(|case| case.rule.about().levels.first() == Some(&level));
        let text: String = of_level.fold(String::new(), |text, case| {
            let report = case.report();
            format!("{text}## {}\n\n{}\n", case.name, render(&report, format))
        });
        let settings = (format!("rules_{}", format.as_str()), level.as_str());
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false, snapshot_suffix => settings.1 }, {
            insta::assert_snapshot!(settings.0, text);
        });
    }
}

#[test]
fn the_reports_for_people() {
    reports(Format::Human);
}

#[test]
fn the_reports_for_pull_requests() {
    reports(Format::Markdown);
}
