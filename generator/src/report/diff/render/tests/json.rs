//! JSON against the schema that is published.

use jsonschema::Validator;
use serde_json::{Value, json};

use super::{SAMPLE, hostile, nothing, sample};
use crate::report::diff::render::{Format, SCHEMA, render};
use crate::report::diff::{FORMAT, Level, Report};

fn schema() -> Value {
    serde_json::from_str(SCHEMA).unwrap()
}

/// The schema with every member that it does not list forbidden.
fn strict() -> Validator {
    let mut schema = schema();
    forbid(&mut schema);
    jsonschema::draft202012::new(&schema).unwrap()
}

fn forbid(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if members.contains_key("properties") {
                members.insert("additionalProperties".to_owned(), json!(false));
            }
            members.values_mut().for_each(forbid);
        }
        Value::Array(items) => items.iter_mut().for_each(forbid),
        _ => {}
    }
}

fn check(report: &Report) {
    let written: Value = serde_json::from_str(&render(report, Format::Json)).unwrap();
    let errors: Vec<String> =
        strict().iter_errors(&written).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

#[test]
fn what_is_written_is_valid() {
    check(&sample());
    check(&nothing());
    check(&hostile(100, 1));
}

#[test]
fn what_is_read_is_written() {
    assert_eq!(render(&sample(), Format::Json), SAMPLE);
    let hostile = hostile(100, 2);
    let read: Report = serde_json::from_str(&render(&hostile, Format::Json)).unwrap();
    assert!(read == hostile);
}

#[test]
fn the_schema_is_one_and_refuses_what_is_not_a_report() {
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
    let validator = jsonschema::draft202012::new(&schema()).unwrap();
    let spoil = |pointer: &str, value: Value| {
        let mut report: Value = serde_json::from_str(SAMPLE).unwrap();
        *report.pointer_mut(pointer).unwrap() = value;
        assert!(!validator.is_valid(&report), "{pointer}");
    };
    spoil("/format", json!(FORMAT + 1));
    spoil("/changes/0/level", json!("bad"));
    spoil("/changes/0/fingerprint", json!("xyz"));
    spoil("/changes/0/before/place/line", json!("3"));
    spoil("/counts/additive", json!(-1));
    spoil("/changes/0", json!({}));
    spoil("/bump/stable", json!("huge"));
}

#[test]
fn the_schema_names_the_version_and_the_levels() {
    let schema = schema();
    assert_eq!(schema.pointer("/properties/format/const"), Some(&json!(FORMAT)));
    let levels: Vec<&str> = Level::ALL.into_iter().map(Level::as_str).collect();
    assert_eq!(schema.pointer("/$defs/level/enum"), Some(&json!(levels)));
}
