//! Pages of lists.

use msgraph_models::v1_0::{AnyDirectoryObject, BodyType, User};
use msgraph_models::{Collection, Evolvable, from_str};
use serde_json::{Value, json};

use super::{round, written};

#[test]
fn pages_keep_links_counts_and_removed_items() {
    let page: Collection<User> = round(&json!({
        "@odata.context": "c", "@odata.count": 2, "@odata.nextLink": "n", "@odata.deltaLink": "d", "@odata.other": 1,
        "value": [{"id": "1"}, {"id": "2", "@removed": {"reason": "deleted"}}],
    }));
    assert_eq!((page.next_link.as_deref(), page.delta_link.as_deref()), (Some("n"), Some("d")));
    assert_eq!(page.count, Some(2.into()));
    assert!(page.value[1].additional_properties.contains_key("@removed"));
    assert_eq!(page.iter().count(), 2);
    assert_eq!(page.into_iter().count(), 2);
}

#[test]
fn a_page_always_has_its_list() {
    assert_eq!(written(&Collection::<User>::default()), json!({"value": []}));
    assert_eq!(written(&Collection::new(vec![User::default()])), json!({"value": [{}]}));
    round::<Collection<User>>(&json!({"value": []}));
}

#[test]
fn odd_pages_survive() {
    for body in [
        json!({"value": [{"id": "1"}, null]}),
        json!({"value": "none"}),
        json!({"value": {"id": "1"}}),
        json!({"value": [1], "@odata.count": "many", "@odata.nextLink": 5}),
        json!({"value": [{"id": {"a": null}}], "@odata.count": "12"}),
    ] {
        round::<Collection<User>>(&body);
    }
}

#[test]
fn items_of_every_kind() {
    round::<Collection<String>>(&json!({"value": ["a", "b"]}));
    round::<Collection<bool>>(&json!({"value": [true]}));
    round::<Collection<i32>>(&json!({"value": [1, 2]}));
    round::<Collection<Value>>(&json!({"value": [1, "a", {}, null]}));
    round::<Collection<Evolvable<BodyType>>>(&json!({"value": ["html", 7]}));
    let page: Collection<AnyDirectoryObject> =
        round(&json!({"value": [{"@odata.type": "#microsoft.graph.user", "id": "1"}, {"id": "2"}]}));
    assert!(page.value[0].as_user().is_some());
}

#[test]
fn errors_name_their_place() {
    let text = r#"{"value": [{"id": "1"}, {"messages": [{"attachments": [{"name": "a]}"#;
    let error = from_str::<Collection<User>>(text).unwrap_err();
    assert_eq!(error.path(), "value[1].messages[0].attachments[0].name");
    assert!(error.to_string().starts_with("at value[1].messages[0].attachments[0].name: "), "{error}");
    let error = from_str::<User>(r#"{"x": {"y": [1, tru]}}"#).unwrap_err();
    assert_eq!(error.path(), "x.y[1]");
    assert!(std::error::Error::source(&error).is_some());
}
