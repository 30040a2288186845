//! Null, absent and value are three things.

use msgraph_models::v1_0::{AnyAttachment, Event, Message, RecurrencePattern, User};
use msgraph_models::{Model, ModelExt as _, Reader};
use serde_json::{Value, json};

use super::{read, round, written};

/// A null for every property of the type.
fn nulls<T: Model + Default>() -> Value {
    let model = T::default();
    let names = model.descriptor().properties();
    names.iter().map(|name| ((*name).to_owned(), Value::Null)).collect::<serde_json::Map<_, _>>().into()
}

#[test]
fn null_reads_as_none_everywhere() {
    assert_eq!(read::<User>(&nulls::<User>()), User::default());
    assert_eq!(read::<Message>(&nulls::<Message>()), Message::default());
    let user: User = read(&nulls::<User>());
    assert_eq!(written(&user), json!({}));
    assert!(!user.is_null("displayName"));
}

#[test]
fn nulls_can_be_kept() {
    let keep = Reader::new().keep_nulls(true);
    for body in [nulls::<User>(), json!({"manager": {"id": null}, "messages": [{"id": null}], "x": null})] {
        let user: User = keep.from_value(body.clone()).unwrap();
        assert_eq!(written(&user), body);
        assert_eq!(written(&keep.from_str::<User>(&body.to_string()).unwrap()), body);
    }
    let user: User = keep.from_slice(br#"{"mail": null}"#).unwrap();
    assert!(user.is_null("mail") && !user.is_null("jobTitle"));
    let any: AnyAttachment =
        keep.from_value(json!({"size": null, "@odata.type": "#microsoft.graph.fileAttachment"})).unwrap();
    assert!(any.is_null("size") && any.as_file_attachment().is_some());
}

#[test]
fn an_update_clears_what_is_null_and_leaves_what_is_absent() {
    let mut user = User { surname: Some("B".into()), ..User::default() };
    user.set_null("givenName");
    user.set_null("mobilePhone");
    assert_eq!(written(&user), json!({"givenName": null, "mobilePhone": null, "surname": "B"}));
    let mut event = Event::default();
    event.set_null("recurrence");
    assert_eq!(written(&event), json!({"recurrence": null}));
}

#[test]
fn nulls_can_be_set_and_taken_back() {
    let mut user = User { job_title: Some("a".into()), city: Some("c".into()), ..User::default() };
    user.set_null("jobTitle");
    assert!(user.is_null("jobTitle") && user.job_title.is_none() && !user.is_null("city"));
    assert_eq!(written(&user), json!({"city": "c", "jobTitle": null}));
    user.job_title = Some("b".into());
    assert!(!user.is_null("jobTitle"));
    assert_eq!(written(&user), json!({"city": "c", "jobTitle": "b"}));
    user.set_null("jobTitle");
    assert!(user.clear_null("jobTitle") && !user.clear_null("jobTitle"));
    assert_eq!(written(&user), json!({"city": "c"}));
}

#[test]
fn null_in_a_list_survives() {
    let user: User = round(&json!({
        "businessPhones": ["1", null], "messages": [{"id": "m"}, null, {"subject": 7}], "memberOf": [null],
        "assignedLicenses": [{"disabledPlans": ["x", null]}],
    }));
    assert!(user.business_phones.is_none() && user.messages.is_none() && user.member_of.is_none());
    round::<RecurrencePattern>(&json!({"daysOfWeek": [null, "monday"]}));
}
