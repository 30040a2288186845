//! Path templates and what is put into them.

use std::borrow::Cow;
use std::fmt::Write as _;

use super::super::{Scalar, Token};

/// What can stand for a parameter of a path.
pub trait Argument {
    /// Its text, neither quoted nor encoded.
    fn text(&self) -> Cow<'_, str>;
}

impl<T: Scalar> Argument for T {
    #[inline]
    fn text(&self) -> Cow<'_, str> {
        plain(self.token())
    }
}

impl Argument for &str {
    #[inline]
    fn text(&self) -> Cow<'_, str> {
        Cow::Borrowed(self)
    }
}

fn plain(token: Token<'_>) -> Cow<'_, str> {
    match token {
        Token::Null => Cow::Borrowed("null"),
        Token::Bool(value) => Cow::Borrowed(if value { "true" } else { "false" }),
        Token::Int(value) => Cow::Owned(value.to_string()),
        Token::Unsigned(value) => Cow::Owned(value.to_string()),
        Token::Float(value) => Cow::Owned(value.to_string()),
        Token::Text(text) => Cow::Borrowed(text),
        Token::Json(value) => Cow::Owned(value.to_string()),
        Token::Foreign(value) => Cow::Owned(match value.to_value() {
            serde_json::Value::String(text) => text,
            other => other.to_string(),
        }),
    }
}

/// Puts arguments in the place of a template's parameters, in order.
///
/// Each is percent-encoded, so that a slash in it divides nothing; only the path of a file, which
/// follows `:/`, keeps its slashes. Between quotes a quote is doubled, as `OData` wants it.
#[must_use]
pub fn path(template: &str, arguments: &[&dyn Argument]) -> String {
    let mut out = String::with_capacity(template.len() + 24 * arguments.len());
    let mut arguments = arguments.iter();
    let mut rest = template;
    while let Some((before, behind)) = rest.split_once('{') {
        encode(&mut out, before, LITERAL);
        rest = behind.split_once('}').map_or("", |(_, rest)| rest);
        let Some(argument) = arguments.next() else { continue };
        let text = argument.text();
        if before.ends_with('\'') {
            encode(&mut out, &text.replace('\'', "''"), b"'@!");
        } else {
            encode(&mut out, &text, if before.ends_with(":/") { b"/@!" } else { b"@!" });
        }
    }
    encode(&mut out, rest, LITERAL);
    out
}

/// What a template itself may hold without being encoded.
const LITERAL: &[u8] = b"/%:@!$&'()*+,;=";

/// Appends a text in which everything but letters, digits, `-._~` and `kept` is percent-encoded.
pub(super) fn encode(out: &mut String, text: &str, kept: &[u8]) {
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) || kept.contains(&byte) {
            out.push(char::from(byte));
        } else {
            let _ = write!(out, "%{byte:02X}");
        }
    }
}
