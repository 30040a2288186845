//! Numbers that may come as text: `Edm.Int64`, `Edm.Double`, `Edm.Single` and `Edm.Decimal`.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::read_value::scalar;
use super::super::{Scalar, Token};
use super::text::ValueError;

/// How a number was written. Text is behind a thin box, so that the usual case stays small.
#[derive(Clone)]
enum Form {
    Int(i64),
    Float(f64),
    Text(Box<Written>),
}

#[derive(Clone)]
struct Written {
    text: Box<str>,
    int: i64,
    float: f64,
}

impl Form {
    fn token(&self) -> Token<'_> {
        match self {
            Self::Int(value) => Token::Int(*value),
            Self::Float(value) => Token::Float(*value),
            Self::Text(written) => Token::Text(&written.text),
        }
    }

    #[allow(clippy::cast_precision_loss, reason = "a double is what is asked for")]
    fn float(&self) -> f64 {
        match self {
            Self::Int(value) => *value as f64,
            Self::Float(value) => *value,
            Self::Text(written) => written.float,
        }
    }

    fn text(text: &str, int: i64, float: f64) -> Self {
        Self::Text(Box::new(Written { text: text.into(), int, float }))
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Int(value) => value.fmt(f),
            Self::Float(value) => value.fmt(f),
            Self::Text(written) => f.pad(&written.text),
        }
    }
}

/// What the three kinds of number share.
macro_rules! number {
    ($name:ident, $expected:literal) => {
        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                self.0.token().serialize(serializer)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                scalar(deserializer, $expected)
            }
        }
    };
}

/// A 64-bit integer that was written as a number or as text, and is written back the same way.
#[derive(Clone)]
pub struct Int64(Form);

number!(Int64, "a 64-bit integer");

impl Int64 {
    /// The number.
    #[must_use]
    pub fn get(&self) -> i64 {
        match &self.0 {
            Form::Int(value) => *value,
            Form::Float(_) => 0,
            Form::Text(written) => written.int,
        }
    }
}

impl Scalar for Int64 {
    fn read(token: Token<'_>) -> Option<Self> {
        match token {
            Token::Int(value) => Some(Self(Form::Int(value))),
            Token::Text(text) => text.trim().parse().ok().map(|value| Self(Form::text(text, value, 0.0))),
            _ => None,
        }
    }

    fn token(&self) -> Token<'_> {
        self.0.token()
    }

    fn canonical(&self) -> Token<'_> {
        Token::Int(self.get())
    }
}

impl From<i64> for Int64 {
    fn from(value: i64) -> Self {
        Self(Form::Int(value))
    }
}

impl From<i32> for Int64 {
    fn from(value: i32) -> Self {
        Self(Form::Int(value.into()))
    }
}

impl From<Int64> for i64 {
    fn from(value: Int64) -> Self {
        value.get()
    }
}

impl PartialEq for Int64 {
    fn eq(&self, other: &Self) -> bool {
        self.get() == other.get()
    }
}

impl Eq for Int64 {}

impl PartialEq<i64> for Int64 {
    fn eq(&self, other: &i64) -> bool {
        self.get() == *other
    }
}

impl std::hash::Hash for Int64 {
    fn hash<H: std::hash::Hasher>(&self, state: &mut H) {
        self.get().hash(state);
    }
}

impl PartialOrd for Int64 {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Int64 {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.get().cmp(&other.get())
    }
}

/// A floating point number that was written as a number or as text (`INF`, `-INF` and `NaN`
/// included), and is written back the same way.
#[derive(Clone)]
pub struct Double(Form);

number!(Double, "a number");

impl Double {
    /// The number.
    #[must_use]
    pub fn get(&self) -> f64 {
        self.0.float()
    }
}

impl Scalar for Double {
    fn read(token: Token<'_>) -> Option<Self> {
        match token {
            Token::Int(value) => Some(Self(Form::Int(value))),
            Token::Float(value) => Some(Self(Form::Float(value))),
            Token::Text(text) => {
                let value = match text.trim() {
                    "INF" => Some(f64::INFINITY),
                    "-INF" => Some(f64::NEG_INFINITY),
                    "NaN" => Some(f64::NAN),
                    other => other.parse().ok(),
                };
                value.map(|value| Self(Form::text(text, 0, value)))
            }
            _ => None,
        }
    }

    fn token(&self) -> Token<'_> {
        self.0.token()
    }

    fn canonical(&self) -> Token<'_> {
        let value = self.get();
        if value.is_nan() {
            Token::Text("NaN")
        } else {
            Token::Float(value)
        }
    }
}

impl From<f64> for Double {
    /// Infinities and `NaN`, for which JSON has no numbers, become text.
    fn from(value: f64) -> Self {
        let text = match value {
            f64::INFINITY => "INF",
            f64::NEG_INFINITY => "-INF",
            _ if value.is_nan() => "NaN",
            _ => return Self(Form::Float(value)),
        };
        Self(Form::text(text, 0, value))
    }
}

impl From<Double> for f64 {
    fn from(value: Double) -> Self {
        value.get()
    }
}

impl PartialEq for Double {
    /// As for `f64`, except that `NaN` equals itself.
    fn eq(&self, other: &Self) -> bool {
        self.canonical() == other.canonical()
    }
}

impl PartialEq<f64> for Double {
    fn eq(&self, other: &f64) -> bool {
        Token::Float(self.get()) == Token::Float(*other)
    }
}

/// A decimal number. Text keeps every digit; a JSON number has those of a double.
#[derive(Clone)]
pub struct Decimal(Form);

number!(Decimal, "a decimal number");

impl Decimal {
    /// The number that this text stands for.
    ///
    /// # Errors
    /// Fails where the text is not a number.
    pub fn new(text: &str) -> Result<Self, ValueError> {
        Self::read(Token::Text(text)).ok_or_else(|| ValueError::new("decimal", text))
    }

    /// The nearest floating point number.
    #[must_use]
    pub fn to_f64(&self) -> f64 {
        self.0.float()
    }
}

impl Scalar for Decimal {
    fn read(token: Token<'_>) -> Option<Self> {
        match token {
            Token::Int(value) => Some(Self(Form::Int(value))),
            Token::Float(value) => Some(Self(Form::Float(value))),
            Token::Text(text) => text.trim().parse().ok().map(|value| Self(Form::text(text, 0, value))),
            _ => None,
        }
    }

    fn token(&self) -> Token<'_> {
        self.0.token()
    }
}

impl From<i64> for Decimal {
    fn from(value: i64) -> Self {
        Self(Form::Int(value))
    }
}

impl PartialEq for Decimal {
    /// Equal if written the same way.
    fn eq(&self, other: &Self) -> bool {
        self.0.token() == other.0.token()
    }
}

#[cfg(feature = "rust_decimal")]
impl TryFrom<&Decimal> for rust_decimal::Decimal {
    type Error = ValueError;

    fn try_from(value: &Decimal) -> Result<Self, ValueError> {
        let text = value.to_string();
        let text = text.trim();
        text.parse().or_else(|_| Self::from_scientific(text)).map_err(|_| ValueError::new("decimal", text))
    }
}

#[cfg(feature = "rust_decimal")]
impl From<rust_decimal::Decimal> for Decimal {
    fn from(value: rust_decimal::Decimal) -> Self {
        let text = value.to_string();
        let nearest = text.parse().unwrap_or(f64::NAN);
        Self(Form::text(&text, 0, nearest))
    }
}
