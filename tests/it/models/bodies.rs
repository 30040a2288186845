//! Shapes that the embedded documentation does not show: update bodies, which leave, clear or set, and rare values.

use std::fmt::Debug;

use msgraph_models::Patch as PublicPatch;
use msgraph_models::v1_0::BodyType;
use serde::Serialize;
use serde_json::{Value, json};

use super::sample::{Sample, UpdateSampleBody};
use super::support::{Decimal, ModelExt as _, Patch};
use super::written;

fn round<T>(value: &Value) -> T
where
    T: Clone + PartialEq + Debug + Serialize + for<'de> serde::Deserialize<'de>,
{
    let body: T = serde_json::from_str(&value.to_string()).unwrap();
    assert_eq!(written(&body), *value);
    assert_eq!(body.clone(), body);
    body
}

#[test]
fn patches_leave_clear_and_set() {
    let body = UpdateSampleBody {
        name: "A".into(),
        enabled: Patch::Null,
        phones: vec!["1".to_owned()].into(),
        child: Patch::Null,
        ..UpdateSampleBody::default()
    };
    let expected = json!({"name": "A", "enabled": null, "phones": ["1"], "child": null});
    assert_eq!(written(&body), expected);
    let back: UpdateSampleBody = round(&expected);
    assert_eq!(back, body);
    assert!(back.children.is_keep() && back.is_null("child") && !back.is_null("children"));
    assert_eq!(written(&UpdateSampleBody::default()), json!({}));
}

#[test]
fn patches_are_read_too() {
    let body: UpdateSampleBody =
        round(&json!({"children": [{"price": "1"}], "child": {"counts": [2]}, "price": "1.50", "x": null}));
    assert_eq!(body.price.as_ref().unwrap().to_string(), "1.50");
    assert_eq!(body.child.as_ref().unwrap().counts.as_ref().unwrap().len(), 1);
    round::<UpdateSampleBody>(&json!({"children": null, "phones": null, "price": null, "name": null, "child": null}));
    round::<UpdateSampleBody>(
        &json!({"children": 1, "phones": [1], "price": [], "child": "p", "name": 1, "enabled": "no"}),
    );
}

#[test]
fn patches_convert() {
    assert_eq!(Patch::set_or_null(None::<i32>), Patch::Null);
    assert_eq!(Patch::set_or_keep(None::<i32>), Patch::Keep);
    assert_eq!(Patch::from(1).map(|number| number + 1), Patch::Set(2));
    assert_eq!(Patch::<i32>::Null.into_option(), None);
    assert_eq!(written(&PublicPatch::Set(msgraph_models::Evolvable::from(BodyType::Html))), json!("html"));
    assert_eq!(serde_json::from_str::<PublicPatch<i32>>("null").unwrap(), PublicPatch::Null);
}

#[test]
fn decimals_and_times_keep_every_digit() {
    let sample: Sample = round(&json!({
        "price": "12.3400", "prices": ["0.10", 1, 2.5], "startTime": "09:04:30.4737618", "startTimes": ["25:00", ""],
        "counts": [1, "2"], "parts": [{"a": 1}, null, 3], "part": [1],
    }));
    assert_eq!(sample.price.unwrap().to_string(), "12.3400");
    assert_eq!(sample.start_time.unwrap().as_str(), "09:04:30.4737618");
    assert_eq!(sample.parts.unwrap()[1], Value::Null);
    assert_eq!(written(&Decimal::new("0.10").unwrap()), json!("0.10"));
    assert!(Decimal::new("a lot").is_err());
}
