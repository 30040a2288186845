//! Properties that hold one of several types.

use msgraph_models::v1_0::call_records::Session;
use msgraph_models::v1_0::{AnyAttachment, AnyDirectoryObject, Attachment, FileAttachment, Message, User};
use msgraph_models::{ModelExt as _, from_str};
use serde_json::{Value, json};

use super::{round, written};

#[test]
fn derived_types_are_found_however_they_are_named() {
    for name in [
        "#microsoft.graph.fileAttachment",
        "microsoft.graph.fileAttachment",
        "#Microsoft.Graph.FileAttachment",
        "#MICROSOFT.GRAPH.fileattachment",
    ] {
        let any: AnyAttachment = round(&json!({"@odata.type": name, "name": "a", "contentBytes": "q80="}));
        let file = any.as_file_attachment().unwrap();
        assert_eq!(file.content_bytes.as_ref().unwrap(), &"q80=");
        assert_eq!(any.odata_type(), Some(name));
    }
    let session: Session = round(&json!({
        "caller": {"@odata.type": "#Microsoft.Graph.CallRecords.participantEndpoint", "cpuCoresCount": 4},
        "callee": {"@odata.type": "microsoft.graph.callrecords.serviceEndpoint"},
    }));
    assert!(session.caller.unwrap().as_participant_endpoint().is_some());
    assert!(session.callee.unwrap().as_service_endpoint().is_some());
}

#[test]
fn a_late_type_changes_what_was_read() {
    let text = r##"{"contentBytes": "q80=", "name": "a", "size": "big", "x": 1,
        "@odata.type": "#microsoft.graph.fileAttachment", "id": "1"}"##;
    let any: AnyAttachment = from_str(text).unwrap();
    let file = any.as_file_attachment().unwrap();
    assert_eq!((file.id.as_deref(), file.name.as_deref()), (Some("1"), Some("a")));
    assert!(file.content_bytes.is_some());
    let expected: Value = serde_json::from_str(text).unwrap();
    assert_eq!(written(&any), expected);
    round::<AnyAttachment>(&expected);
    let user: User =
        round(&json!({"memberOf": [{"id": "1", "displayName": "x", "@odata.type": "#microsoft.graph.group"}]}));
    assert_eq!(user.member_of.unwrap()[0].as_group().unwrap().display_name.as_deref(), Some("x"));
}

#[test]
fn only_the_first_known_type_counts() {
    let text = r##"{"@odata.type": "#microsoft.graph.itemAttachment", "name": "a",
        "@odata.type": "#microsoft.graph.fileAttachment"}"##;
    let any: AnyAttachment = from_str(text).unwrap();
    assert!(any.as_item_attachment().is_some());
    assert_eq!(any.odata_type(), Some("#microsoft.graph.fileAttachment"));
}

#[test]
fn absent_and_unknown_types_stay_the_base() {
    for body in [
        json!({"name": "a", "contentBytes": "q80="}),
        json!({"@odata.type": "#microsoft.graph.hologram", "name": "a", "depth": 3}),
        json!({"@odata.type": "#microsoft.graph.attachment", "name": "a"}),
        // A documented type of another hierarchy.
        json!({"@odata.type": "#microsoft.graph.user", "name": "a", "displayName": "A", "businessPhones": []}),
        json!({"@odata.type": "fileAttachment", "name": "a"}),
        json!({"@odata.type": 5, "name": "a"}),
        json!({"@odata.type": ["x"], "name": "a"}),
        json!({"@odata.type": "", "name": "a"}),
    ] {
        let any: AnyAttachment = round(&body);
        assert!(matches!(&any, AnyAttachment::Attachment(base) if base.name.as_deref() == Some("a")), "{body}");
        assert_eq!(any.get::<String>("name").map(String::as_str), Some("a"));
    }
    // A property of one type that says it is of another keeps what it says.
    let user: User = round(&json!({"@odata.type": "#microsoft.graph.message", "subject": "s"}));
    assert_eq!(user.odata_type(), Some("#microsoft.graph.message"));
}

#[test]
fn derived_types_in_lists_and_fields() {
    let message: Message = round(&json!({"attachments": [
        {"@odata.type": "#microsoft.graph.fileAttachment", "contentBytes": "q80="},
        {"@odata.type": "#microsoft.graph.itemAttachment",
         "item": {"@odata.type": "microsoft.graph.message", "attachments": [{"name": "inner"}]}},
        {"name": "base"},
    ]}));
    let list = message.attachments.unwrap();
    assert!(list[0].as_file_attachment().is_some() && list[2].as_item_attachment().is_none());
    let item = list[1].clone().into_item_attachment().unwrap();
    assert!(item.item.unwrap().as_message().unwrap().attachments.is_some());
    assert!(list[0].clone().into_item_attachment().is_err());
    assert_eq!(list[1].to_base::<Attachment>().odata_type(), Some("#microsoft.graph.itemAttachment"));
}

#[test]
fn a_derived_value_made_here_says_its_type() {
    let file = FileAttachment { name: Some("a".into()), ..FileAttachment::default() };
    let message = Message { attachments: Some(vec![file.clone().into()]), ..Message::default() };
    assert_eq!(
        serde_json::to_string(&message).unwrap(),
        r##"{"attachments":[{"@odata.type":"#microsoft.graph.fileAttachment","name":"a"}]}"##
    );
    assert_eq!(written(&file), json!({"name": "a"}));
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
    assert!(AnyDirectoryObject::from(User::default()).descriptor().is_a("microsoft.graph.directoryObject"));
}
