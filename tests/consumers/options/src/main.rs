//! Reads and writes dates of other crates' types, and types of this crate among generated ones.

#![deny(warnings, clippy::pedantic)]

use serde::{Deserialize, Serialize};

include!(concat!(env!("OUT_DIR"), "/chrono.rs"));
include!(concat!(env!("OUT_DIR"), "/jiff.rs"));
include!(concat!(env!("OUT_DIR"), "/time.rs"));

/// Takes the place of `emailAddress`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Address {
    /// What the service calls `address`.
    pub address: String,
}

/// Takes the place of `bodyType`.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BodyType {
    /// Plain text.
    Text,
    /// Marked up.
    Html,
}

/// Writes what was read from a text.
fn through<T: for<'de> Deserialize<'de> + Serialize>(text: &str) -> (T, String) {
    let value: T = serde_json::from_str(text).unwrap();
    let written = serde_json::to_string(&value).unwrap();
    (value, written)
}

fn own_types() {
    use with_chrono::v1_0::{Importance, Message};
    let text =
        r#"{"body":{"contentType":"html"},"from":{"emailAddress":{"address":"a@b.c"}},"flag":{"any":["thing"]}}"#;
    let (message, written) = through::<Message>(text);
    let address: Option<&Address> = message.from.as_ref().and_then(|from| from.email_address.as_ref());
    assert_eq!(address.unwrap().address, "a@b.c");
    assert_eq!(message.body.as_ref().unwrap().content_type, Some(BodyType::Html));
    assert_eq!(message.flag.as_ref().unwrap()["any"][0], "thing");
    let (value, expected) = (|text: &str| serde_json::from_str::<serde_json::Value>(text).unwrap(), text);
    assert_eq!(value(&written), value(expected));
    assert!(message.clone() == message && format!("{message:?}").contains("a@b.c"));
    assert!(Importance::Low < Importance::High);

    // What the type refuses is kept as it is.
    let text = r#"{"from":{"emailAddress":{"address":"a@b.c","name":"A"}}}"#;
    let (message, written) = through::<Message>(text);
    assert_eq!(written, text);
    assert!(message.from.unwrap().email_address.is_none());
}

fn dates_of_chrono() {
    use with_chrono::ModelExt as _;
    use with_chrono::v1_0::Message;
    let (message, written) = through::<Message>(r#"{"receivedDateTime":"2024-02-08T12:07:31.4737618+01:00"}"#);
    let received: chrono::DateTime<chrono::FixedOffset> = message.received_date_time.unwrap();
    assert_eq!(received.timestamp(), 1_707_390_451);
    assert_eq!(written, r#"{"receivedDateTime":"2024-02-08T12:07:31.473761800+01:00"}"#);
    assert!(message.clone() == message && message != Message::default());
    // Without an offset, or with more digits than the type has, it is no point in time for the type, and not lost.
    for text in
        [r#"{"receivedDateTime":"2024-02-08T12:07:31"}"#, r#"{"receivedDateTime":"2024-02-08T12:07:31.0123456789Z"}"#]
    {
        let (message, written) = through::<Message>(text);
        assert!(message.received_date_time.is_none());
        assert_eq!(written, text);
    }
    let mut message = message_received(received);
    message.set_null("receivedDateTime");
    assert_eq!(serde_json::to_string(&message).unwrap(), r#"{"receivedDateTime":null}"#);
}

/// A message with a field set as any other.
fn message_received(received: chrono::DateTime<chrono::FixedOffset>) -> with_chrono::v1_0::Message {
    with_chrono::v1_0::Message { received_date_time: Some(received), ..Default::default() }
}

fn dates_of_others() {
    let text = r#"{"receivedDateTime":"2024-02-08T12:07:31Z"}"#;
    let (message, written) = through::<with_jiff::v1_0::Message>(text);
    let received: jiff::Timestamp = message.received_date_time.unwrap();
    assert_eq!((received.as_second(), written.as_str()), (1_707_394_051, text));
    let (message, written) = through::<with_time::v1_0::Message>(text);
    let received: time::OffsetDateTime = message.received_date_time.unwrap();
    assert_eq!((received.unix_timestamp(), written.as_str()), (1_707_394_051, text));
}

fn main() {
    own_types();
    dates_of_chrono();
    dates_of_others();
}
