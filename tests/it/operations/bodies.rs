//! Bodies: what updates leave, clear and set, what creations require, what other requests send.

use msgraph_models::operation::{Content, Operation, Reference, RequestBody as _, ResponseBody, Single};
use msgraph_models::v1_0::operations::{
    AddMembers, CreateUserBody, SendMailBody, UpdateUser, UpdateUserBody, UploadOrReplaceContentsOfDriveItem,
};
use msgraph_models::v1_0::{Message, User};
use msgraph_models::{Collection, Model, Patch};
use serde_json::{Value, json};

fn sent(body: &impl Model) -> Value {
    let content = body.content().unwrap().unwrap();
    assert_eq!(content.content_type, "application/json");
    serde_json::from_slice(&content.bytes).unwrap()
}

/// Writes a body, and expects the same from reading and writing it again.
fn round(body: &UpdateUserBody, expected: &Value) {
    assert_eq!(sent(body), *expected);
    let read: UpdateUserBody = serde_json::from_value(expected.clone()).unwrap();
    assert_eq!(read, *body);
    assert_eq!(sent(&read), *expected);
}

#[test]
fn an_update_leaves_clears_and_sets() {
    round(&UpdateUserBody::default(), &json!({}));
    let body = UpdateUserBody {
        given_name: Patch::Null,
        mobile_phone: Patch::Null,
        surname: "Vance".into(),
        business_phones: Patch::Set(Vec::new()),
        ..UpdateUserBody::default()
    };
    round(&body, &json!({"businessPhones": [], "givenName": null, "mobilePhone": null, "surname": "Vance"}));
    assert!(body.display_name.is_keep() && !body.given_name.is_keep());
}

#[test]
fn what_has_no_field_goes_along() {
    let mut body = UpdateUserBody { surname: "Vance".into(), ..UpdateUserBody::default() };
    body.additional_properties.insert("extension_1", json!({"a": null}));
    round(&body, &json!({"surname": "Vance", "extension_1": {"a": null}}));
}

#[test]
fn the_state_of_another_user_becomes_an_update() {
    let user: User = serde_json::from_value(json!({"surname": "Vance", "mail": "a@b.example"})).unwrap();
    let replace = UpdateUserBody {
        surname: Patch::set_or_null(user.surname.clone()),
        given_name: Patch::set_or_null(user.given_name.clone()),
        ..UpdateUserBody::default()
    };
    round(&replace, &json!({"givenName": null, "surname": "Vance"}));
    let change = UpdateUserBody {
        surname: Patch::set_or_keep(user.surname),
        given_name: Patch::set_or_keep(user.given_name),
        ..UpdateUserBody::default()
    };
    round(&change, &json!({"surname": "Vance"}));
}

#[test]
fn creations_and_actions_ask_for_what_is_required() {
    let body = SendMailBody::new(Message::default());
    assert_eq!(sent(&body), json!({"message": {}}));
    let body = CreateUserBody { account_enabled: Some(true), ..CreateUserBody::default() };
    assert_eq!(sent(&body), json!({"accountEnabled": true}));
}

#[test]
fn other_bodies() {
    let link: <AddMembers as Operation>::Body = Reference::new("https://graph.example/v1.0/users/1");
    assert_eq!(sent(&link), json!({"@odata.id": "https://graph.example/v1.0/users/1"}));
    let raw: <UploadOrReplaceContentsOfDriveItem as Operation>::Body = Content::new("text/plain", "ä");
    assert_eq!(raw.content().unwrap(), Some(Content::new("text/plain", "ä".as_bytes())));
    assert_eq!(().content().unwrap(), None);
    assert_eq!(Value::Null.content().unwrap(), None);
    assert_eq!(json!([1]).content().unwrap(), Some(Content::new("application/json", "[1]")));
}

fn read<T: ResponseBody>(body: &str) -> T {
    T::read(body.as_bytes()).unwrap()
}

#[test]
fn responses_are_read() {
    let page: Collection<User> = read(r#"{"value": [{"id": "1"}, {"id": "2", "@removed": {"reason": "changed"}}]}"#);
    assert_eq!(page.value[1].additional_properties.get("@removed"), Some(&json!({"reason": "changed"})));
    assert_eq!(read::<User>(r#"{"id": "1"}"#).id.as_deref(), Some("1"));
    assert_eq!(read::<User>(" \n"), User::default());
    let wrapped: User = read(r#"{"@odata.context": "x", "value": {"id": "1"}}"#);
    assert_eq!(wrapped.id.as_deref(), Some("1"), "an object may stand in `value`");
    let kept: User = read(r#"{"id": "1", "value": {"id": "2"}}"#);
    assert!(kept.additional_properties.contains_key("value"));
    assert_eq!(read::<Single<i32>>(r#"{"@odata.context": "x", "value": 7}"#).value, Some(7));
    assert_eq!(read::<Vec<u8>>("abc"), b"abc");
    assert_eq!(read::<Value>("no JSON"), json!("no JSON"));
    read::<()>("whatever");
    assert!(UpdateUser::read(200, b"whatever").is_ok());
}
