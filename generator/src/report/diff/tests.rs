//! Whole comparisons, shown as the report for people.

use super::render::{Format, render};
use super::{Report, compare};
use crate::schema::from_json;

fn report(before: &str, after: &str) -> String {
    let schema = |types: &str| from_json(&format!(r#"{{"version":"v1.0","types":{{{types}}}}}"#)).unwrap();
    let diff = compare(&schema(before), &schema(after));
    render(&Report::new("base", "head", vec![diff]), Format::Human)
}

#[test]
fn nothing_changed() {
    let one =
        r#""microsoft.graph.a":{"kind":"complex","properties":{"x":{"type":"Edm.String"},"y":{"type":"Edm.Guid"}}}"#;
    let moved =
        r#""microsoft.graph.a":{"kind":"complex","properties":{"y":{"type":"Edm.Guid"},"x":{"type":"Edm.String"}}}"#;
    assert_eq!(report(one, moved), "base → head\nno changes\n");
}

#[test]
fn a_type_and_its_properties() {
    let before = r#""microsoft.graph.a":{"kind":"complex","src":"resources/a.md:9","properties":{
        "x":{"type":"Edm.String","src":"resources/a.md:5"},"y":{"type":"Edm.Guid"}}},"microsoft.graph.b":{"kind":"complex"}"#;
    let after = r#""microsoft.graph.a":{"kind":"complex","src":"resources/a.md:10","properties":{
        "x":{"type":"Edm.String","collection":true,"src":"resources/a.md:6"},"z":{"type":"Edm.Boolean"}}}"#;
    insta::assert_snapshot!(report(before, after));
}
