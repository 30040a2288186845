//! Odd payloads that must be read without error and written back with nothing lost.

use serde_json::{json, Value};

use crate::sample::{
    AnyAttachment, AnyDirectoryObject, Attachment, BodyType, DeviceType, FileAttachment, Message, UpdateUserBody, User,
};
use crate::support::{
    self, AdditionalProperties, Collection, Double, Duration, Evolvable, Flags, Int64, Member, Model, ModelExt, Patch,
    Reader,
};

fn read<T: Model + Default>(value: &Value) -> T {
    let from_text = support::from_str::<T>(&value.to_string()).expect("text is read");
    let from_value = support::from_value::<T>(value.clone()).expect("a value is read");
    assert!(support::equal(&from_text, &from_value), "both ways of reading agree");
    from_text
}

/// Reads, writes, and expects the same; so do a clone and what its text is read as.
fn round<T: Model + Default + Clone + PartialEq + std::fmt::Debug + serde::Serialize>(value: Value) -> T {
    let model: T = read(&value);
    assert_eq!(serde_json::to_value(&model).expect("a model is written"), value);
    let copy = model.clone();
    assert_eq!(copy, model);
    assert_eq!(serde_json::to_value(&copy).expect("a copy is written"), value);
    assert!(!format!("{copy:?}").is_empty());
    model
}

#[test]
fn every_kind_of_property_comes_back() {
    let user: User = round(json!({
        "id": "1", "accountEnabled": true, "birthday": "2014-01-06", "businessPhones": ["1", "2"],
        "createdDateTime": "2014-01-06T09:04:30.4737618Z", "devices": "desktop,mobile",
        "displayName": "A", "formats": ["text", "html"], "height": 1.5, "logins": -3,
        "mailFormat": "html", "messages": [{"id": "m", "subject": "s"}], "photo": {"any": [1, null]},
        "pinned": {"id": "p"}, "price": "12.3400", "quota": 9_007_199_254_740_993_i64,
        "quotas": [1, "2"], "startTime": "09:04:30.4737618", "tenant": "02BD9FD6-8f93-4758-87c3-1fb73740a315",
        "thumbprint": "q80=", "workHours": "PT8H",
        "manager": {"@odata.type": "#microsoft.graph.user", "displayName": "B"},
    }));
    assert_eq!(user.display_name.as_deref(), Some("A"));
    assert_eq!(user.quota, Some(9_007_199_254_740_993_i64.into()));
    assert!(user.additional_properties.is_empty());
    let manager = user.manager.as_ref().and_then(AnyDirectoryObject::as_user).expect("a user");
    assert_eq!(manager.display_name.as_deref(), Some("B"));
}

#[test]
fn unknown_enum_members_are_kept() {
    let user: User = round(json!({"mailFormat": "rtf", "formats": ["html", "rtf"]}));
    let format = user.mail_format.expect("a value");
    assert_eq!((format.known(), format.as_str()), (None, "rtf"));
}

#[test]
fn enum_members_of_another_case_are_known_and_keep_their_text() {
    let user: User = round(json!({"mailFormat": "HTML"}));
    let format = user.mail_format.expect("a value");
    assert_eq!(format, BodyType::Html);
    assert_eq!((format.as_str(), format.original()), ("html", "HTML"));
    assert_eq!(format, Evolvable::from(BodyType::Html));
}

#[test]
fn enum_members_may_be_numbers() {
    let user: User = round(json!({"mailFormat": 1, "formats": ["0", 1, 7, "html"]}));
    assert_eq!(user.mail_format.expect("a value").known(), Some(BodyType::Html));
    let known: Vec<_> = user.formats.expect("a list").iter().map(Evolvable::known).collect();
    assert_eq!(known, [Some(BodyType::Text), Some(BodyType::Html), None, Some(BodyType::Html)]);
}

#[test]
fn enums_convert_from_and_to_text() {
    assert_eq!(BodyType::ALL, [BodyType::Text, BodyType::Html]);
    assert_eq!((BodyType::Html.as_str(), BodyType::Html.number()), ("html", 1));
    let parsed: Evolvable<BodyType> = "Text".parse().expect("infallible");
    assert_eq!(parsed.to_string(), "text");
    let mut user = User { mail_format: Some(BodyType::Html.into()), ..User::default() };
    assert_eq!(serde_json::to_value(&user).expect("written"), json!({"mailFormat": "html"}));
    user.mail_format = Some("rtf".into());
    assert_eq!(serde_json::to_value(&user).expect("written"), json!({"mailFormat": "rtf"}));
}

#[test]
fn flags_are_text_lists_or_numbers() {
    for (value, members) in [
        (json!("desktop,mobile"), vec!["desktop", "mobile"]),
        (json!("mobile, Desktop"), vec!["mobile", "desktop"]),
        (json!(["desktop", "holodeck"]), vec!["desktop", "holodeck"]),
        (json!("desktop,holodeck"), vec!["desktop", "holodeck"]),
        (json!(5), vec!["desktop", "surfaceHub"]),
        (json!(""), vec![]),
    ] {
        let user: User = round(json!({"devices": value}));
        let devices = user.devices.expect("flags");
        let names: Vec<String> = devices.members().iter().map(ToString::to_string).collect();
        assert_eq!(names, members);
    }
}

#[test]
fn flags_can_be_changed() {
    let mut flags = Flags::from(DeviceType::Desktop);
    flags.insert("holodeck");
    flags.insert(DeviceType::Mobile);
    assert!(flags.remove(DeviceType::Desktop));
    assert!(flags.contains(DeviceType::Mobile) && !flags.contains(DeviceType::Desktop));
    assert_eq!(serde_json::to_value(&flags).expect("written"), json!("holodeck,mobile"));
    assert_eq!(flags, Flags::from("Mobile,holodeck"));
}

#[test]
fn null_reads_as_none_everywhere() {
    let body = json!({"displayName": null, "businessPhones": null, "messages": null, "manager": null,
        "pinned": null, "mailFormat": null, "logins": null, "photo": null, "quotas": null});
    let user: User = read(&body);
    assert_eq!(user, User::default());
    assert_eq!(serde_json::to_value(&user).expect("written"), json!({}));
    assert!(!user.is_null("displayName"));
}

#[test]
fn nulls_can_be_kept() {
    let body = json!({"displayName": null, "businessPhones": null, "manager": {"id": null}, "x": null});
    let user: User = Reader::new().keep_nulls(true).from_value(body.clone()).expect("read");
    assert!(user.is_null("displayName") && user.is_null("x") && !user.is_null("jobTitle"));
    assert_eq!(serde_json::to_value(&user).expect("written"), body);
}

#[test]
fn nulls_can_be_set_and_taken_back() {
    let mut user = User { job_title: Some("a".into()), logins: Some(1), ..User::default() };
    user.set_null("jobTitle");
    assert!(user.is_null("jobTitle") && user.job_title.is_none());
    assert_eq!(serde_json::to_value(&user).expect("written"), json!({"logins": 1, "jobTitle": null}));
    user.job_title = Some("b".into());
    assert!(!user.is_null("jobTitle"));
    assert_eq!(serde_json::to_value(&user).expect("written"), json!({"logins": 1, "jobTitle": "b"}));
    user.set_null("jobTitle");
    assert!(user.clear_null("jobTitle") && !user.clear_null("jobTitle"));
    assert_eq!(serde_json::to_value(&user).expect("written"), json!({"logins": 1}));
}

#[test]
fn null_in_a_list_survives() {
    let user: User = round(json!({
        "businessPhones": ["1", null], "messages": [{"id": "m"}, null, {"subject": 7}], "quotas": [1, null],
    }));
    assert!(user.business_phones.is_none() && user.messages.is_none() && user.quotas.is_none());
}

#[test]
fn values_of_another_kind_survive() {
    let user: User = round(json!({
        "id": 7, "accountEnabled": "yes", "businessPhones": "1", "createdDateTime": 5,
        "devices": {"a": 1}, "formats": [["html"]], "height": "tall", "logins": 3.5,
        "mailFormat": true, "manager": "m", "messages": {"id": "m"}, "pinned": [1],
        "price": [], "quota": "many", "quotas": [{}], "tenant": false, "workHours": {"h": 8},
    }));
    assert_eq!(user.additional_properties.len(), 17);
    let big: User = round(json!({"logins": 3_000_000_000_i64, "quota": 18_446_744_073_709_551_615_u64}));
    assert_eq!(big.additional_properties.len(), 2);
}

#[test]
fn a_field_wins_over_what_it_could_not_hold() {
    let mut user: User = round(json!({"logins": "three"}));
    user.logins = Some(3);
    assert_eq!(serde_json::to_value(&user).expect("written"), json!({"logins": 3}));
}

#[test]
fn of_duplicate_keys_the_last_wins() {
    for (text, expected) in [
        (r#"{"id": "1", "id": "2"}"#, json!({"id": "2"})),
        (r#"{"id": "1", "id": 2}"#, json!({"id": 2})),
        (r#"{"id": 1, "id": "2"}"#, json!({"id": "2"})),
        (r#"{"id": 1, "id": null}"#, json!({})),
        (r#"{"x": 1, "y": 3, "x": 2}"#, json!({"x": 2, "y": 3})),
        (r#"{"pinned": {"id": "1"}, "pinned": {"subject": "s"}}"#, json!({"pinned": {"subject": "s"}})),
        (r#"{"messages": [{"id": "1"}], "messages": []}"#, json!({"messages": []})),
    ] {
        let user: User = support::from_str(text).expect("read");
        assert_eq!(serde_json::to_value(&user).expect("written"), expected, "{text}");
        assert!(user.additional_properties.get("id").is_none() || user.id.is_none());
    }
    let many: String = (0..500).map(|i| format!(r#""k{}": {i},"#, i % 100)).collect();
    let user: User = support::from_str(&format!("{{{many} \"id\": \"1\"}}")).expect("read");
    assert_eq!(user.additional_properties.len(), 100);
    assert_eq!(user.additional_properties.get("k7"), Some(&json!(407)));
}

#[test]
fn annotations_survive() {
    let message: Message = round(json!({
        "@odata.etag": "W/\"1\"", "@odata.id": "x", "id": "1", "attachments@odata.nextLink": "n",
        "from@odata.bind": "b", "undocumented": {"a": [1, 2.5, null]},
    }));
    assert_eq!(message.additional_properties.len(), 5);
}

#[test]
fn derived_types_are_found_however_they_are_named() {
    for name in [
        "#microsoft.graph.fileAttachment",
        "microsoft.graph.fileAttachment",
        "#Microsoft.Graph.FileAttachment",
        "#MICROSOFT.GRAPH.fileattachment",
    ] {
        let any: AnyAttachment = round(json!({"@odata.type": name, "name": "a", "contentBytes": "q80="}));
        let file = any.as_file_attachment().expect("a file");
        assert_eq!(file.content_bytes.as_ref().expect("bytes"), &"q80=");
        assert_eq!(any.odata_type(), Some(name));
    }
}

#[test]
fn a_late_type_changes_what_was_read() {
    let text = r##"{"contentBytes": "q80=", "name": "a", "size": "big", "x": 1,
        "@odata.type": "#microsoft.graph.fileAttachment", "id": "1"}"##;
    let any: AnyAttachment = support::from_str(text).expect("read");
    let file = any.as_file_attachment().expect("a file");
    assert_eq!((file.id.as_deref(), file.name.as_deref()), (Some("1"), Some("a")));
    assert!(file.content_bytes.is_some());
    let expected: Value = serde_json::from_str(text).expect("JSON");
    assert_eq!(serde_json::to_value(&any).expect("written"), expected);
    round::<AnyAttachment>(expected);
}

#[test]
fn only_the_first_known_type_counts() {
    let text = r##"{"@odata.type": "#microsoft.graph.itemAttachment", "name": "a",
        "@odata.type": "#microsoft.graph.fileAttachment"}"##;
    let any: AnyAttachment = support::from_str(text).expect("read");
    assert!(any.as_item_attachment().is_some());
    assert_eq!(any.odata_type(), Some("#microsoft.graph.fileAttachment"));
}

#[test]
fn absent_and_unknown_types_stay_the_base() {
    for body in [
        json!({"name": "a", "contentBytes": "q80="}),
        json!({"@odata.type": "#microsoft.graph.hologram", "name": "a", "depth": 3}),
        json!({"@odata.type": "#microsoft.graph.attachment", "name": "a"}),
        json!({"@odata.type": 5, "name": "a"}),
        json!({"@odata.type": null, "name": "a"}),
    ] {
        let any: AnyAttachment = round(body);
        assert!(matches!(&any, AnyAttachment::Attachment(base) if base.name.as_deref() == Some("a")));
        assert_eq!(any.get::<String>("name").map(String::as_str), Some("a"));
    }
}

#[test]
fn derived_types_in_lists_and_fields() {
    let message: Message = round(json!({"attachments": [
        {"@odata.type": "#microsoft.graph.fileAttachment", "contentBytes": "q80="},
        {"@odata.type": "#microsoft.graph.itemAttachment", "item": {"attachments": [{"name": "inner"}]}},
        {"name": "base"},
    ]}));
    let list = message.attachments.expect("a list");
    assert!(list[0].as_file_attachment().is_some() && list[2].as_item_attachment().is_none());
    assert!(list[1].clone().into_item_attachment().is_ok());
    assert_eq!(list[1].to_base::<Attachment>().odata_type(), Some("#microsoft.graph.itemAttachment"));
}

#[test]
fn a_derived_value_made_here_says_its_type() {
    let file = FileAttachment { name: Some("a".into()), ..FileAttachment::default() };
    let message = Message { attachments: Some(vec![file.clone().into()]), ..Message::default() };
    assert_eq!(
        serde_json::to_string(&message).expect("written"),
        r##"{"attachments":[{"@odata.type":"#microsoft.graph.fileAttachment","name":"a"}]}"##
    );
    assert_eq!(serde_json::to_value(&file).expect("written"), json!({"name": "a"}));
    let mut file = file;
    file.set_odata_type();
    assert_eq!(file.odata_type(), Some("#microsoft.graph.fileAttachment"));
}

#[test]
fn base_properties_of_a_derived_value() {
    let file = FileAttachment { name: Some("a".into()), size: Some(3), ..FileAttachment::default() };
    let any = AnyAttachment::from(file);
    assert_eq!(any.get::<i32>("size"), Some(&3));
    assert_eq!(any.get::<String>("size"), None);
    assert_eq!(any.to_base::<Attachment>().name.as_deref(), Some("a"));
    assert!(any.descriptor().is_a("microsoft.graph.attachment"));
}

#[test]
fn odd_dates_and_durations_are_kept() {
    for date in ["2014-01-06T09:04:30.4737618Z", "2024-02-08T12:07:31", "08.02.2024 12:07", ""] {
        round::<Message>(json!({"receivedDateTime": date}));
    }
    for (text, expected) in [
        ("-PT15M", Some((-900, 0))),
        ("P11D23H59M59.999999999999S", Some((11 * 86_400 + 86_399, 999_999_999))),
        ("P1DT1H1M1.5S", Some((90_061, 500_000_000))),
        ("PT0S", Some((0, 0))),
        ("P1Y", None),
        ("P", None),
        ("PT5", None),
        ("soon", None),
        ("PT9999999999999999999S", None),
    ] {
        let user: User = round(json!({"workHours": text}));
        assert_eq!(user.work_hours.expect("a duration").seconds().ok(), expected, "{text}");
    }
    assert_eq!(Duration::from_seconds(-90, -500_000_000).as_str(), "-PT90.5S");
}

#[test]
fn numbers_may_be_text() {
    let user: User = round(json!({"quota": "9007199254740993", "height": "INF", "price": 12.5}));
    assert_eq!(user.quota.expect("a number").get(), 9_007_199_254_740_993);
    assert_eq!(user.height.expect("a number").get(), f64::INFINITY);
    for (text, check) in [("-INF", f64::NEG_INFINITY), ("1.5", 1.5), ("1e3", 1000.0)] {
        let user: User = round(json!({"height": text}));
        assert_eq!(user.height, Some(check.into()));
    }
    let user: User = round(json!({"height": "NaN"}));
    assert!(user.height.expect("a number").get().is_nan());
    assert_eq!(serde_json::to_value(Double::from(f64::NAN)).expect("written"), json!("NaN"));
    assert_eq!(Int64::from(5), 5_i64);
}

#[test]
fn streams_hold_anything() {
    for value in [json!("x"), json!(1), json!(1.5), json!(true), json!([null]), json!({"a": {}})] {
        round::<User>(json!({"photo": value}));
    }
}

#[test]
fn null_at_the_root_is_an_empty_model() {
    assert_eq!(support::from_str::<User>("null").expect("read"), User::default());
    assert_eq!(serde_json::from_str::<User>("null").expect("read"), User::default());
    assert!(support::from_str::<Collection<User>>("null").expect("read").value.is_empty());
}

#[test]
fn anything_else_at_the_root_is_an_error_that_names_the_type() {
    for text in ["[]", "1", "\"x\"", "", "{", "{} x"] {
        assert!(support::from_str::<User>(text).is_err(), "{text}");
    }
    let error = support::from_str::<User>("[]").expect_err("not an object");
    assert!(error.to_string().contains("microsoft.graph.user"), "{error}");
}

#[test]
fn errors_name_their_place() {
    let text = r#"{"value": [{"id": "1"}, {"messages": [{"attachments": [{"name": "a]}"#;
    let error = support::from_str::<Collection<User>>(text).expect_err("cut off");
    assert_eq!(error.path(), "value[1].messages[0].attachments[0].name");
    let error = support::from_str::<User>(r#"{"x": {"y": [1, tru]}}"#).expect_err("malformed");
    assert_eq!(error.path(), "x.y[1]");
}

fn nested(levels: usize, open: &str, close: &str) -> String {
    format!("{}{}", open.repeat(levels), close.repeat(levels))
}

#[test]
fn deep_nesting_is_bounded() {
    // Inside the bound all is well, even in a small stack.
    let text =
        nested(60, r#"{"pinned":{"attachments":[{"@odata.type":"microsoft.graph.itemAttachment","item":"#, "}]}}");
    let text = text.replacen(r#""item":}"#, r#""item":{}}"#, 1);
    assert!(support::from_str::<User>(&text).is_err());
    let inside = nested(30, r#"{"attachments":[{"@odata.type":"microsoft.graph.itemAttachment","item":"#, "}]}")
        .replacen(r#""item":}"#, r#""item":{}}"#, 1);
    let message: Message = support::from_str(&inside).expect("90 levels");
    assert_eq!(message.clone(), message);
    assert_eq!(format!("{message:?}").matches("Message").count(), 31);
    // Beyond it there is a clear error, for text and for values, known and unknown.
    let managers = nested(200, r#"{"@odata.type":"microsoft.graph.user","manager":"#, "}").replacen(":}", ":{}}", 1);
    assert!(support::from_str::<User>(&managers).is_err());
    let mut deep = json!({});
    for _ in 0..300 {
        deep = json!({"@odata.type": "#microsoft.graph.user", "manager": deep});
    }
    let error = support::from_value::<User>(deep).expect_err("deep");
    assert!(error.to_string().contains("deeper than 128"), "{error}");
    let mut list = json!([]);
    for _ in 0..300 {
        list = json!([list]);
    }
    assert!(support::from_value::<User>(json!({"x": list})).is_err());
}

#[test]
fn pages_keep_links_counts_and_removed_items() {
    let page: Collection<User> = round(json!({
        "@odata.context": "c", "@odata.count": 2, "@odata.nextLink": "n", "@odata.deltaLink": "d",
        "@odata.other": 1, "value": [{"id": "1"}, {"id": "2", "@removed": {"reason": "deleted"}}],
    }));
    assert_eq!((page.next_link.as_deref(), page.count.clone()), (Some("n"), Some(2.into())));
    assert!(page.value[1].additional_properties.contains_key("@removed"));
    assert_eq!(page.into_iter().count(), 2);
    round::<Collection<User>>(json!({"value": []}));
    round::<Collection<User>>(json!({"value": [{"id": "1"}, null]}));
    round::<Collection<User>>(json!({"value": "none"}));
    round::<Collection<String>>(json!({"value": ["a", "b"]}));
    round::<Collection<Evolvable<BodyType>>>(json!({"value": ["html", 7]}));
    round::<Collection<AnyDirectoryObject>>(json!({"value": [{"@odata.type": "#microsoft.graph.user", "id": "1"}]}));
}

#[test]
fn patches_leave_clear_and_set() {
    let body = UpdateUserBody {
        display_name: "A".into(),
        account_enabled: Patch::Null,
        business_phones: vec!["1".to_owned()].into(),
        pinned: Patch::Null,
        ..UpdateUserBody::default()
    };
    let expected = json!({"displayName": "A", "accountEnabled": null, "businessPhones": ["1"], "pinned": null});
    assert_eq!(serde_json::to_value(&body).expect("written"), expected);
    let back: UpdateUserBody = round(expected);
    assert_eq!(back, body);
    assert!(back.messages.is_keep() && back.is_null("pinned"));
    let all: UpdateUserBody = round(json!({"messages": [{"id": "1"}], "pinned": {"id": "2"}, "mailFormat": "html"}));
    assert_eq!(all.mail_format, Patch::Set(BodyType::Html.into()));
    round::<UpdateUserBody>(json!({"messages": null, "businessPhones": null, "mailFormat": null, "x": null}));
    round::<UpdateUserBody>(json!({"messages": 1, "businessPhones": [1], "mailFormat": [], "pinned": "p"}));
}

#[test]
fn debug_prints_what_is_present() {
    let user: User = read(&json!({"displayName": "A", "mailFormat": "html", "pinned": {"id": "1"}, "x": 1}));
    assert_eq!(
        format!("{user:?}"),
        r#"User { displayName: "A", mailFormat: "html", pinned: Message { id: "1" }, additional_properties: {"x": Number(1)} }"#
    );
}

#[test]
fn additional_properties_are_a_map() {
    let mut map: AdditionalProperties = [("a", 1), ("b", 2), ("a", 3)].into_iter().collect();
    assert_eq!((map.len(), map.get("a")), (2, Some(&json!(3))));
    assert_eq!(map.insert("b", 4), Some(json!(2)));
    assert_eq!(map.remove("a"), Some(json!(3)));
    assert_eq!(map.keys().collect::<Vec<_>>(), ["b"]);
    assert_eq!(std::mem::size_of::<AdditionalProperties>(), 8);
}

#[test]
fn everything_can_cross_threads() {
    fn check<T: Send + Sync>() {}
    check::<User>();
    check::<Collection<AnyAttachment>>();
    check::<support::ReadError>();
}

#[test]
fn values_are_small() {
    assert_eq!(std::mem::size_of::<Option<Int64>>(), 16);
    assert_eq!(std::mem::size_of::<Option<Double>>(), 16);
    assert_eq!(std::mem::size_of::<Option<Evolvable<BodyType>>>(), 16);
    assert_eq!(std::mem::size_of::<Option<support::DateTimeOffset>>(), 16);
    assert_eq!(std::mem::size_of::<Option<AnyAttachment>>(), 16);
}
