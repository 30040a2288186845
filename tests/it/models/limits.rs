//! Nesting is bounded, and what the bound allows fits a small stack.

use std::thread;

use msgraph_models::v1_0::{AnyDirectoryObject, Message, User};
use msgraph_models::{Model, from_str, from_value};
use serde_json::{Value, json};

/// `levels` objects inside each other, with an empty one in the middle.
fn nested(levels: usize, open: &str, close: &str) -> String {
    format!("{}{{}}{}", open.repeat(levels), close.repeat(levels))
}

/// Reads and drops, without asking what came of it.
fn is_read<T: Model + Default>(text: &str) -> bool {
    from_str::<T>(text).is_ok()
}

const ATTACHED: &str = r##"{"attachments":[{"@odata.type":"#microsoft.graph.itemAttachment","item":{"@odata.type":"#microsoft.graph.message","x":"##;

#[test]
fn deep_messages() {
    let open = r#"{"attachments":[{"@odata.type":"microsoft.graph.itemAttachment","item":"#;
    let message: Message = from_str(&nested(30, open, "}]}")).unwrap();
    assert_eq!(message.clone(), message);
    assert!(format!("{message:?}").len() > 30);
    assert_eq!(
        serde_json::to_value(&message).unwrap(),
        serde_json::from_str::<Value>(&nested(30, open, "}]}")).unwrap()
    );
    assert!(!is_read::<Message>(&nested(60, open, "}]}")));
    assert!(!is_read::<Message>(&nested(60, ATTACHED, "}}]}")));
}

/// Known and unknown properties, objects and lists, from text: there is an error and no crash.
#[test]
fn too_deep_text_is_refused() {
    for levels in [126, 127, 128, 129, 1_000, 100_000] {
        for (open, close) in [
            (r#"{"@odata.type":"microsoft.graph.user","manager":"#, "}"),
            (r#"{"drive":{"owner":"#, "}}"),
            (r#"{"x":"#, "}"),
            (r#"{"x":[["#, "]]}"),
            (r#"{"messages":["#, "]}"),
            (r#"{"businessPhones":["#, "]}"),
        ] {
            let text = nested(levels, open, close);
            assert!(!is_read::<User>(&text) || levels < 128, "{levels} of {open}");
            assert_eq!(serde_json::from_str::<User>(&text).is_ok(), is_read::<User>(&text));
        }
        assert!(levels < 128 || !is_read::<User>(&"[".repeat(levels)));
    }
}

/// Values can be nested deeper than text, as their maker counts by other rules.
#[test]
fn too_deep_values_are_refused() {
    let wrap = |levels: usize, with: fn(Value) -> Value| (0..levels).fold(json!({}), |inner, _| with(inner));
    let manager = |inner| json!({"@odata.type": "#microsoft.graph.user", "manager": inner});
    assert!(from_value::<User>(wrap(120, manager)).is_ok());
    let error = from_value::<User>(wrap(300, manager)).unwrap_err();
    assert!(error.to_string().contains("deeper than 128"), "{error}");
    assert!(from_value::<User>(json!({"x": wrap(300, |inner| json!([inner]))})).is_err());
    assert!(from_value::<User>(json!({"content": wrap(300, |inner| json!({"a": inner}))})).is_err());
}

/// The widest type there is here, as deep as it may be, in half the stack that Rust gives a thread, without
/// optimisation.
#[test]
fn wide_types_fit_a_small_stack() {
    let work = || {
        let text = nested(120, r##"{"id":"1","@odata.type":"#microsoft.graph.user","manager":"##, "}");
        let user: AnyDirectoryObject = from_str(&text).unwrap();
        let copy = user.clone();
        assert!(copy == user && format!("{copy:?}").len() > 120);
        assert_eq!(serde_json::to_string(&user).unwrap().matches("manager").count(), 120);
        let late = nested(60, r#"{"manager":"#, r##","@odata.type":"#microsoft.graph.user"}"##);
        assert!(from_str::<AnyDirectoryObject>(&late).is_ok());
    };
    thread::Builder::new().stack_size(1 << 20).spawn(work).unwrap().join().unwrap();
}
