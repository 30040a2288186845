//! The YAML block at the top of a page (`FORMAT.md`, section Front matter).

use std::collections::BTreeMap;

use super::plain_lines;
use crate::diag::{Code, Diagnostic};
use crate::source::Span;

/// The keys of a front matter block with their values as text; lists and maps are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FrontMatter {
    /// Key → value.
    pub values: BTreeMap<String, String>,
}

impl FrontMatter {
    /// The value of a key; absent, empty and placeholder values are all `None`.
    pub fn get(&self, key: &str) -> Option<&str> {
        self.values.get(key).map(String::as_str).filter(|value| !value.trim().is_empty() && !is_placeholder(value))
    }
}

fn is_placeholder(value: &str) -> bool {
    value.contains("TODO") || value == "TBD"
}

/// Reads the text between the fences: as YAML, which few blocks need the full reader for, and line by line with a warning
/// where it is not.
pub(super) fn read(block: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) -> FrontMatter {
    let read_yaml =
        || if may_be_deep(block) { Err(DEEP.to_owned()) } else { read_yaml(block).map_err(|e| e.to_string()) };
    let values = match plain_lines::read(block).map_or_else(read_yaml, Ok) {
        Ok(values) => values,
        Err(error) => {
            diagnostics.push(Diagnostic::new(
                Code::Fm003,
                span,
                format!("the front matter is not valid YAML: {error}"),
            ));
            read_lines(block)
        }
    };
    for (key, value) in &values {
        if is_placeholder(value) {
            diagnostics.push(Diagnostic::new(Code::Fm004, span, format!("`{key}` holds a placeholder")));
        }
    }
    FrontMatter { values }
}

/// Why a block is not given to the YAML reader.
const DEEP: &str = "it may be nested too deeply";

/// Whether a block opens so many lists and maps that the YAML reader, whose time grows with the square of the depth, may
/// take long.
fn may_be_deep(block: &str) -> bool {
    const MAX_OPENED: usize = 256;
    let opens = |byte: &u8| matches!(byte, b'[' | b'{' | b'-' | b'?' | b':' | b'!' | b'&');
    block.bytes().filter(opens).count() > MAX_OPENED
}

/// Reads the text with the YAML reader.
pub(super) fn read_yaml(block: &str) -> Result<BTreeMap<String, String>, serde_yaml::Error> {
    let map: BTreeMap<String, Scalar> = serde_yaml::from_str(block)?;
    Ok(map.into_iter().filter_map(|(key, value)| Some((key, value.0?))).collect())
}

/// Reads any YAML document, for the data files beside the pages; on failure the message and the byte offset.
pub(super) fn yaml<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, (String, usize)> {
    serde_yaml::from_str(text).map_err(|error| {
        let at = error.location().map_or(0, |location| location.index());
        (error.to_string(), at.min(text.len().saturating_sub(1)))
    })
}

/// Any YAML value as text; lists and maps as nothing.
struct Scalar(Option<String>);

impl<'de> serde::Deserialize<'de> for Scalar {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ScalarVisitor)
    }
}

struct ScalarVisitor;

impl<'de> serde::de::Visitor<'de> for ScalarVisitor {
    type Value = Scalar;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a YAML value")
    }

    fn visit_str<E>(self, value: &str) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_owned())))
    }

    fn visit_bool<E>(self, value: bool) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Scalar, E> {
        Ok(Scalar(Some(value.to_string())))
    }

    fn visit_unit<E>(self) -> Result<Scalar, E> {
        Ok(Scalar(None))
    }

    fn visit_seq<A: serde::de::SeqAccess<'de>>(self, mut seq: A) -> Result<Scalar, A::Error> {
        while seq.next_element::<serde::de::IgnoredAny>()?.is_some() {}
        Ok(Scalar(None))
    }

    fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Scalar, A::Error> {
        while map.next_entry::<serde::de::IgnoredAny, serde::de::IgnoredAny>()?.is_some() {}
        Ok(Scalar(None))
    }
}

/// `key: value` per line; lines that continue a value or hold no key are dropped.
fn read_lines(block: &str) -> BTreeMap<String, String> {
    let mut values = BTreeMap::new();
    for line in block.lines() {
        let Some((key, value)) = line.split_once(':') else { continue };
        let is_key = key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
            && key.trim_end().chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c));
        if is_key {
            values.entry(key.trim_end().to_owned()).or_insert_with(|| unquote(value.trim()));
        }
    }
    values
}

fn unquote(value: &str) -> String {
    let inner = |quote: char| value.strip_prefix(quote).map(|rest| rest.strip_suffix(quote).unwrap_or(rest));
    match (inner('"'), inner('\'')) {
        (Some(inner), _) => inner.replace("\\\"", "\""),
        (None, Some(inner)) => inner.replace("''", "'"),
        (None, None) => value.to_owned(),
    }
}
