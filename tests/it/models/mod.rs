//! The generated models on what the service really sends: everything is read, and nothing is lost.
//!
//! The types are those of `msgraph-models`, generated from the embedded documentation; [`sample`] has the few shapes
//! that it does not show.

mod bodies;
mod conversions;
mod derived;
mod enums;
mod limits;
mod nulls;
mod objects;
mod pages;
mod sample;
#[rustfmt::skip]
#[path = "../../../generator/support/mod.rs"]
#[allow(
    clippy::all,
    clippy::pedantic,
    missing_docs,
    unexpected_cfgs,
    unreachable_pub,
    reason = "the support module as generated crates carry it, where other rules hold"
)]
mod support;
mod values;

use std::fmt::Debug;

use msgraph_models::{Model, from_str, from_value};
use serde::Serialize;
use serde_json::{Value, json};

/// Reads text and a value, both through serde and through the crate's own functions, and expects the same.
fn read<T: Model + Default + PartialEq + Debug + for<'de> serde::Deserialize<'de>>(value: &Value) -> T {
    let text = value.to_string();
    let model = from_str::<T>(&text).unwrap();
    assert_eq!(model, from_value(value.clone()).unwrap());
    assert_eq!(model, serde_json::from_str(&text).unwrap());
    assert_eq!(model, serde_json::from_value(value.clone()).unwrap());
    model
}

/// Reads, writes, and expects the same; so do a clone and the written text.
fn round<T>(value: &Value) -> T
where
    T: Model + Default + Clone + PartialEq + Debug + Serialize + for<'de> serde::Deserialize<'de>,
{
    let model: T = read(value);
    assert_eq!(written(&model), *value);
    let copy = model.clone();
    assert_eq!(copy, model);
    assert_eq!(written(&copy), *value);
    assert_eq!(read::<T>(&written(&model)), model);
    assert!(!format!("{copy:?}").is_empty());
    model
}

fn written(model: &impl Serialize) -> Value {
    serde_json::to_value(model).unwrap()
}

#[test]
fn types_can_cross_threads() {
    fn check<T: Send + Sync + 'static>() {}
    check::<msgraph_models::v1_0::User>();
    check::<msgraph_models::v1_0::AnyDirectoryObject>();
    check::<msgraph_models::v1_0::BodyType>();
    check::<msgraph_models::Collection<msgraph_models::v1_0::AnyAttachment>>();
    check::<msgraph_models::ReadError>();
    check::<msgraph_models::ValueError>();
    check::<msgraph_models::AdditionalProperties>();
    check::<msgraph_models::Reader>();
    check::<sample::UpdateSampleBody>();
}

#[test]
fn null_at_the_root_is_an_empty_model() {
    use msgraph_models::Collection;
    use msgraph_models::v1_0::{AnyAttachment, User};
    assert_eq!(read::<User>(&Value::Null), User::default());
    assert_eq!(read::<AnyAttachment>(&Value::Null), AnyAttachment::default());
    assert!(read::<Collection<User>>(&Value::Null).value.is_empty());
    assert_eq!(written(&User::default()), json!({}));
}
