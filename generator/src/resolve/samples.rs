//! Placeholders in JSON representations → types (`FORMAT.md`, section JSON placeholders).

use crate::facts::Sample;
use crate::schema::Edm;

/// Placeholder texts in lower case without `String (…)` around them → the primitive they stand for.
const PLACEHOLDERS: &[(&str, Edm)] = &[
    ("string", Edm::String),
    ("timestamp", Edm::DateTimeOffset),
    ("datetimeoffset", Edm::DateTimeOffset),
    ("datetime", Edm::DateTimeOffset),
    ("identifier", Edm::String),
    ("boolean", Edm::Boolean),
    ("bool", Edm::Boolean),
    ("date", Edm::Date),
    ("integer", Edm::Int32),
    ("int", Edm::Int32),
    ("int16", Edm::Int16),
    ("int32", Edm::Int32),
    ("int64", Edm::Int64),
    ("long", Edm::Int64),
    ("byte", Edm::Byte),
    ("double", Edm::Double),
    ("float", Edm::Double),
    ("number", Edm::Double),
    ("single", Edm::Single),
    ("decimal", Edm::Decimal),
    ("guid", Edm::Guid),
    ("binary", Edm::Binary),
    ("iso 8601 duration", Edm::Duration),
    ("duration", Edm::Duration),
    ("timespan", Edm::Duration),
    ("time of day", Edm::TimeOfDay),
    ("timeofday", Edm::TimeOfDay),
    ("stream", Edm::Stream),
    ("json", Edm::Untyped),
];

/// What a sample says of its property's type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Shown<'s> {
    /// Nothing: null or an empty list.
    Nothing,
    /// A primitive.
    Primitive(Edm),
    /// One of these texts.
    Choice(Vec<String>),
    /// An object, of the type it names.
    Object(Option<&'s str>),
}

/// The type a sample shows, and whether it is a list of it.
pub(super) fn read(sample: &Sample) -> (Shown<'_>, bool) {
    match sample {
        Sample::Null => (Shown::Nothing, false),
        Sample::Bool => (Shown::Primitive(Edm::Boolean), false),
        Sample::Integer => (Shown::Primitive(Edm::Int32), false),
        Sample::Float => (Shown::Primitive(Edm::Double), false),
        Sample::Text(text) => text_shows(text),
        Sample::List(None) => (Shown::Nothing, true),
        Sample::List(Some(item)) => (read(item).0, true),
        Sample::Object(shape) => (object_shows(shape.type_name.as_deref()), false),
    }
}

/// What an object shows by the type it names, which may be a primitive: `{"@odata.type": "Edm.Stream"}`.
fn object_shows(name: Option<&str>) -> Shown<'_> {
    let edm = name.and_then(primitive_name).and_then(|name| placeholder(&name.to_lowercase()));
    edm.map_or(Shown::Object(name), Shown::Primitive)
}

/// A text, which may be the name of a list: `Collection(String)`, `String collection`.
fn text_shows(text: &str) -> (Shown<'_>, bool) {
    let text = text.trim().trim_start_matches('#');
    let lower = text.to_ascii_lowercase();
    let inner = if lower.starts_with("collection(") && lower.ends_with(')') {
        text.get("collection(".len()..text.len() - 1)
    } else {
        lower.strip_suffix(" collection").and_then(|head| text.get(..head.len())).filter(|head| !head.contains(' '))
    };
    match inner {
        Some(inner) => (word_shows(inner.trim().trim_start_matches('#')), true),
        None => (word_shows(text), false),
    }
}

fn word_shows(text: &str) -> Shown<'_> {
    if let Some(name) = text.strip_prefix("@odata.type:") {
        return Shown::Object(Some(name.trim()));
    }
    if is_qualified(text) {
        return Shown::Object(Some(text));
    }
    if text.contains('|') {
        let inner = text.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(text);
        let parts: Vec<String> = inner.split('|').map(|part| part.trim().to_owned()).collect();
        let words =
            parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        return if words && parts.len() > 1 { Shown::Choice(parts) } else { Shown::Primitive(Edm::String) };
    }
    let lower = primitive_name(text).unwrap_or(text).to_lowercase();
    let hint = lower.strip_suffix(')').and_then(|head| head.split_once('(')).map(|(_, hint)| hint.trim());
    Shown::Primitive(hint.and_then(placeholder).or_else(|| placeholder(&lower)).unwrap_or(Edm::String))
}

fn placeholder(word: &str) -> Option<Edm> {
    PLACEHOLDERS.iter().find(|(placeholder, _)| *placeholder == word).map(|(_, edm)| *edm)
}

/// What stands behind `Edm.`.
fn primitive_name(text: &str) -> Option<&str> {
    let (head, name) = text.split_at_checked("edm.".len())?;
    head.eq_ignore_ascii_case("edm.").then_some(name)
}

/// A name with its namespace, as in place of a value.
fn is_qualified(text: &str) -> bool {
    text.starts_with("microsoft.graph.")
        && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"._".contains(&byte))
}

/// Whether the sample is a text or a list of texts.
pub(super) fn is_text(sample: &Sample) -> bool {
    match sample {
        Sample::Text(_) => true,
        Sample::List(Some(item)) => is_text(item),
        _ => false,
    }
}
