//! Properties: known, unknown, doubled, and of another kind than documented.

use msgraph_models::v1_0::{DriveItem, Event, Message, User};
use msgraph_models::{AdditionalProperties, ModelExt as _, from_str};
use serde_json::{Value, json};

use super::{read, round, written};

#[test]
fn a_user() {
    let user: User = round(&json!({
        "@odata.context": "c", "@odata.id": "i", "id": "1", "accountEnabled": true,
        "assignedLicenses": [{"disabledPlans": ["02BD9FD6-8f93-4758-87c3-1fb73740a315"], "skuId": "x"}],
        "birthday": "2014-01-06T00:00:00Z", "businessPhones": ["1", "2"], "displayName": "A",
        "manager": {"@odata.type": "#microsoft.graph.user", "displayName": "B"}, "userType": "Member",
    }));
    assert_eq!(user.display_name.as_deref(), Some("A"));
    assert_eq!(user.get::<Vec<String>>("businessPhones").unwrap(), &["1", "2"]);
    assert_eq!(user.manager.unwrap().as_user().unwrap().display_name.as_deref(), Some("B"));
    assert_eq!(user.additional_properties.keys().collect::<Vec<_>>(), ["@odata.context", "@odata.id"]);
}

#[test]
fn a_drive_item() {
    let item: DriveItem = round(&json!({
        "id": "1", "size": 9_007_199_254_740_993_i64, "file": {"mimeType": "text/plain", "hashes": {"sha1Hash": "h"}},
        "location": {"altitude": 1.5, "latitude": -3}, "parentReference": {"path": "/drive/root:"}, "package": {},
        "@microsoft.graph.downloadUrl": "u", "createdDateTime": "2014-01-06T09:04:30.4737618Z",
    }));
    assert_eq!(item.size.unwrap(), 9_007_199_254_740_993_i64);
    assert!(item.file.is_some() && item.folder.is_none() && item.package.is_some());
}

#[test]
fn a_recurrence() {
    let event: Event = round(&json!({"recurrence": {
        "pattern": {"type": "weekly", "interval": 1, "daysOfWeek": ["monday", "someday"], "firstDayOfWeek": "sunday"},
        "range": {"type": "endDate", "startDate": "2017-09-04", "endDate": "2017-12-31", "recurrenceTimeZone": "UTC"},
    }}));
    let recurrence = event.recurrence.unwrap();
    assert_eq!(recurrence.range.unwrap().start_date.unwrap(), "2017-09-04");
    assert_eq!(recurrence.pattern.unwrap().days_of_week.unwrap()[1].as_str(), "someday");
}

#[test]
fn unknown_properties_and_annotations_survive() {
    let message: Message = round(&json!({
        "@odata.etag": "W/\"1\"", "id": "1", "attachments@odata.nextLink": "n", "attachments@odata.context": "c",
        "from@odata.bind": "b", "members@odata.bind": ["a", "b"], "undocumented": {"a": [1, 2.5, null, {}]},
        "Subject": "of another case", "": "no name",
    }));
    assert_eq!(message.additional_properties.len(), 8);
    assert_eq!(message.subject, None);
}

#[test]
fn references_can_be_bound() {
    let mut user = User::default();
    user.additional_properties.insert("manager@odata.bind", "https://graph.microsoft.com/v1.0/users/1");
    assert_eq!(written(&user), json!({"manager@odata.bind": "https://graph.microsoft.com/v1.0/users/1"}));
    user.additional_properties.insert("members@odata.bind", vec!["a", "b"]);
    assert_eq!(round::<User>(&written(&user)), user);
}

#[test]
fn streams_hold_anything() {
    for value in [json!("x"), json!(1), json!(1.5), json!(true), json!([null]), json!({"a": {}})] {
        let item: DriveItem = round(&json!({"content": value}));
        assert_eq!(item.content, Some(value));
    }
    round::<DriveItem>(&json!({"content@odata.mediaReadLink": "https://x", "content@odata.mediaContentType": "a/b"}));
}

#[test]
fn values_of_another_kind_survive() {
    let user: User = round(&json!({
        "id": 7, "accountEnabled": "yes", "ageGroup": true, "assignedLicenses": {"skuId": "x"}, "birthday": 5,
        "businessPhones": "1", "imAddresses": [1], "manager": "m", "memberOf": [1], "messages": 3.5,
        "passwordProfile": [1], "drive": 1, "drives": [[]], "userType": {"a": 1},
    }));
    assert_eq!(user.additional_properties.len(), 14);
    let event: Event = round(&json!({
        "reminderMinutesBeforeStart": "15", "recurrence": "weekly", "location": ["Room 1"], "isAllDay": 0,
        "body": "text", "attendees": [{"type": 1}, "a@b.c"],
    }));
    assert_eq!(event.additional_properties.len(), 6);
    for number in [json!(3_000_000_000_i64), json!(1.5), json!(1e300), json!(u64::MAX)] {
        let event: Event = round(&json!({"reminderMinutesBeforeStart": number}));
        assert_eq!(event.additional_properties.len(), 1);
    }
    round::<DriveItem>(&json!({"size": u64::MAX, "location": {"altitude": "high", "latitude": []}}));
}

#[test]
fn a_field_wins_over_what_it_could_not_hold() {
    let mut event: Event = round(&json!({"reminderMinutesBeforeStart": "three"}));
    event.reminder_minutes_before_start = Some(3);
    assert_eq!(written(&event), json!({"reminderMinutesBeforeStart": 3}));
}

#[test]
fn of_duplicate_keys_the_last_wins() {
    for (text, expected) in [
        (r#"{"id": "1", "id": "2"}"#, json!({"id": "2"})),
        (r#"{"id": "1", "id": 2}"#, json!({"id": 2})),
        (r#"{"id": 1, "id": "2"}"#, json!({"id": "2"})),
        (r#"{"id": 1, "id": null}"#, json!({})),
        (r#"{"x": 1, "y": 3, "x": 2}"#, json!({"x": 2, "y": 3})),
        (r#"{"drive": {"id": "1"}, "drive": {"name": "s"}}"#, json!({"drive": {"name": "s"}})),
        (r#"{"messages": [{"id": "1"}], "messages": []}"#, json!({"messages": []})),
        (r#"{"businessPhones": ["1"], "businessPhones": ["2"]}"#, json!({"businessPhones": ["2"]})),
        (r#"{"userType": "Guest", "userType": "x"}"#, json!({"userType": "x"})),
    ] {
        let user: User = from_str(text).unwrap();
        assert_eq!(written(&user), expected, "{text}");
        assert_eq!(serde_json::from_str::<User>(text).unwrap(), user);
    }
    let many: Vec<String> = (0..500).map(|i| format!(r#""k{}": {i}"#, i % 100)).collect();
    let user: User = from_str(&format!("{{{}}}", many.join(","))).unwrap();
    assert_eq!(user.additional_properties.len(), 100);
    assert_eq!(user.additional_properties.get("k7"), Some(&json!(407)));
}

#[test]
fn anything_else_at_the_root_is_an_error_that_names_the_type() {
    for text in ["[]", "1", "\"x\"", "", "{", "{} x", "{\"id\" 1}", "\u{feff}{}"] {
        assert!(from_str::<User>(text).is_err() && serde_json::from_str::<User>(text).is_err(), "{text}");
    }
    let error = from_str::<User>("[]").unwrap_err();
    assert!(error.to_string().contains("microsoft.graph.user"), "{error}");
}

#[test]
fn debug_prints_what_is_present() {
    let user: User = read(&json!({"displayName": "A", "userType": "Guest", "drive": {"id": "1"}, "x": 1}));
    let expected = r#"User { displayName: "A", userType: "Guest", drive: Drive { id: "1" }, additional_properties: {"x": Number(1)} }"#;
    assert_eq!(format!("{user:?}"), expected);
}

#[test]
fn models_are_equal_if_their_values_are() {
    let [left, right]: [User; 2] =
        [r#"{"id": "1", "userType": "guest", "x": 1, "y": 2}"#, r#"{"y": 2, "x": 1, "userType": "Guest", "id": "1"}"#]
            .map(|text| from_str(text).unwrap());
    assert_eq!(left, right);
    for other in [json!({"id": "1"}), json!({"id": "1", "userType": "member", "x": 1, "y": 2}), json!({})] {
        assert_ne!(left, read::<User>(&other));
    }
}

#[test]
fn additional_properties_are_a_map() {
    let mut map: AdditionalProperties = [("a", 1), ("b", 2), ("a", 3)].into_iter().collect();
    assert_eq!((map.len(), map.get("a")), (2, Some(&json!(3))));
    assert_eq!(map.insert("b", 4), Some(json!(2)));
    assert_eq!(map.remove("a"), Some(json!(3)));
    assert_eq!(map.keys().collect::<Vec<_>>(), ["b"]);
    *map.get_mut("b").unwrap() = Value::Null;
    assert_eq!(map.into_iter().collect::<Vec<_>>(), [("b".into(), Value::Null)]);
    assert_eq!(std::mem::size_of::<AdditionalProperties>(), std::mem::size_of::<usize>());
}
