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
        Sample::Text(text) => (text_shows(text), false),
        Sample::List(None) => (Shown::Nothing, true),
        Sample::List(Some(item)) => (read(item).0, true),
        Sample::Object(shape) => (Shown::Object(shape.type_name.as_deref()), false),
    }
}

fn text_shows(text: &str) -> Shown<'_> {
    let text = text.trim();
    if let Some(name) = text.strip_prefix("@odata.type:") {
        return Shown::Object(Some(name.trim()));
    }
    if text.contains('|') {
        let inner = text.split_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).unwrap_or(text);
        let parts: Vec<String> = inner.split('|').map(|part| part.trim().to_owned()).collect();
        let words =
            parts.iter().all(|part| !part.is_empty() && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_'));
        return if words && parts.len() > 1 { Shown::Choice(parts) } else { Shown::Primitive(Edm::String) };
    }
    let lower = text.to_lowercase();
    let hint = lower.strip_suffix(')').and_then(|head| head.split_once('(')).map(|(_, hint)| hint.trim());
    let known = |word: &str| PLACEHOLDERS.iter().find(|(placeholder, _)| *placeholder == word).map(|(_, edm)| *edm);
    Shown::Primitive(hint.and_then(known).or_else(|| known(&lower)).unwrap_or(Edm::String))
}

/// Whether the sample is a text or a list of texts.
pub(super) fn is_text(sample: &Sample) -> bool {
    match sample {
        Sample::Text(_) => true,
        Sample::List(Some(item)) => is_text(item),
        _ => false,
    }
}
