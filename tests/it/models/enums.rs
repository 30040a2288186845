//! Enumerations and flags: open, and read in every form the service uses.

use msgraph_models::v1_0::{BodyType, DayOfWeek, ItemBody, MailTips, RecipientScopeType, RecurrencePattern, User};
use msgraph_models::{Evolvable, Flags, Member as _};
use serde_json::json;

use super::{read, round, written};

#[test]
fn unknown_members_are_kept() {
    let body: ItemBody = round(&json!({"contentType": "rtf", "content": "x"}));
    let kind = body.content_type.unwrap();
    assert_eq!((kind.known(), kind.as_str(), kind.original()), (None, "rtf", "rtf"));
    assert_eq!(body.content.as_deref(), Some("x"));
    let pattern: RecurrencePattern = round(&json!({"daysOfWeek": ["monday", "doomsday", ""]}));
    assert_eq!(pattern.days_of_week.unwrap().len(), 3);
}

#[test]
fn members_of_another_case_are_known_and_keep_their_text() {
    let body: ItemBody = round(&json!({"contentType": "HTML"}));
    let kind = body.content_type.unwrap();
    assert_eq!(kind, BodyType::Html);
    assert_eq!((kind.as_str(), kind.original()), ("html", "HTML"));
    assert_eq!(kind, Evolvable::from(BodyType::Html));
    let user: User = round(&json!({"userType": "member"}));
    assert!(user.user_type.unwrap().known().is_some());
}

#[test]
fn members_may_be_numbers_or_numeric_text() {
    for (value, known) in [
        (json!(1), Some(BodyType::Html)),
        (json!("0"), Some(BodyType::Text)),
        (json!(7), None),
        (json!("7"), None),
        (json!(-1), None),
    ] {
        let body: ItemBody = round(&json!({"contentType": value}));
        assert_eq!(body.content_type.unwrap().known(), known, "{value}");
    }
    let pattern: RecurrencePattern = round(&json!({"daysOfWeek": [1, "Tuesday", "3"]}));
    let days: Vec<_> = pattern.days_of_week.unwrap().iter().filter_map(Evolvable::known).collect();
    assert_eq!(days, [DayOfWeek::Monday, DayOfWeek::Tuesday, DayOfWeek::Wednesday]);
}

#[test]
fn enums_convert_from_and_to_text() {
    assert_eq!(BodyType::ALL, [BodyType::Text, BodyType::Html]);
    assert_eq!((BodyType::Html.as_str(), BodyType::Html.number()), ("html", 1));
    assert_eq!(BodyType::Html.to_string(), "html");
    let parsed: Evolvable<BodyType> = "Text".parse().unwrap();
    assert_eq!(parsed.to_string(), "text");
    assert_eq!(Evolvable::<BodyType>::all().count(), 2);
    let mut body = ItemBody { content_type: Some(BodyType::Html.into()), ..ItemBody::default() };
    assert_eq!(written(&body), json!({"contentType": "html"}));
    body.content_type = Some("rtf".into());
    assert_eq!(written(&body), json!({"contentType": "rtf"}));
}

#[test]
fn flags_are_text_lists_or_numbers() {
    for (value, members) in [
        (json!("internal,external"), vec!["internal", "external"]),
        (json!("external, Internal"), vec!["external", "internal"]),
        (json!(["internal", "galactic"]), vec!["internal", "galactic"]),
        (json!(["internal, external"]), vec!["internal", "external"]),
        (json!("internal,galactic,internal"), vec!["internal", "galactic"]),
        (json!("none"), vec!["none"]),
        (json!(5), vec!["internal", "externalPartner"]),
        (json!("2"), vec!["external"]),
        (json!(""), vec![]),
        (json!([]), vec![]),
    ] {
        let tips: MailTips = round(&json!({"recipientScope": value}));
        let names: Vec<String> = tips.recipient_scope.unwrap().members().iter().map(ToString::to_string).collect();
        assert_eq!(names, members);
    }
    let tips: MailTips = read(&json!({"recipientScope": null}));
    assert_eq!(tips.recipient_scope, None);
}

#[test]
fn flags_can_be_changed() {
    let mut flags = Flags::from(RecipientScopeType::Internal);
    flags.insert("galactic");
    flags.insert(RecipientScopeType::External);
    assert!(flags.remove(RecipientScopeType::Internal));
    assert!(flags.contains(RecipientScopeType::External) && !flags.contains(RecipientScopeType::Internal));
    assert_eq!(written(&flags), json!("galactic,external"));
    assert_eq!(flags, Flags::from("External,galactic"));
}
