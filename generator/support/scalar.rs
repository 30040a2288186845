//! Single values and their form in JSON.

use std::any::Any;
use std::fmt;

use serde::{Serialize, Serializer};
use serde_json::Value;

/// A JSON value as it is handed to or taken from a [`Scalar`].
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Token<'a> {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A whole number
    Int(i64),
    /// A whole number above `i64::MAX`
    Unsigned(u64),
    /// Any other number
    Float(f64),
    /// Text
    Text(&'a str),
    /// Anything, as `serde_json` holds it
    Json(&'a Value),
    /// A value of a type from elsewhere
    Foreign(&'a dyn Foreign),
}

/// A value of a type from elsewhere, which becomes JSON when it is written or compared.
pub trait Foreign: Any {
    /// The value as JSON; reading it again gives the same value.
    fn to_value(&self) -> Value;
}

impl fmt::Debug for dyn Foreign {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(&self.to_value(), f)
    }
}

impl PartialEq for dyn Foreign {
    fn eq(&self, other: &Self) -> bool {
        self.to_value() == other.to_value()
    }
}

/// The value of a type from elsewhere that a token is or can be read as.
pub fn read_foreign<T: Foreign + Clone>(token: Token<'_>, read: impl FnOnce(Token<'_>) -> Option<T>) -> Option<T> {
    match token {
        Token::Foreign(value) => (value as &dyn Any).downcast_ref().cloned(),
        token => read(token),
    }
}

impl Token<'_> {
    /// The same value as `serde_json` holds it.
    #[must_use]
    pub fn to_value(self) -> Value {
        match self {
            Self::Null => Value::Null,
            Self::Bool(value) => value.into(),
            Self::Int(value) => value.into(),
            Self::Unsigned(value) => value.into(),
            Self::Float(value) => value.into(),
            Self::Text(value) => value.into(),
            Self::Json(value) => value.clone(),
            Self::Foreign(value) => value.to_value(),
        }
    }
}

impl<'a> From<&'a Value> for Token<'a> {
    /// The plainest token for a value; arrays and objects stay [`Token::Json`].
    fn from(value: &'a Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Bool(*flag),
            Value::String(text) => Self::Text(text),
            Value::Number(number) => number
                .as_i64()
                .map(Self::Int)
                .or_else(|| number.as_u64().map(Self::Unsigned))
                .or_else(|| number.as_f64().map(Self::Float))
                .unwrap_or(Self::Json(value)),
            Value::Array(_) | Value::Object(_) => Self::Json(value),
        }
    }
}

impl Serialize for Token<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Bool(value) => serializer.serialize_bool(*value),
            Self::Int(value) => serializer.serialize_i64(*value),
            Self::Unsigned(value) => serializer.serialize_u64(*value),
            Self::Float(value) => serializer.serialize_f64(*value),
            Self::Text(value) => serializer.serialize_str(value),
            Self::Json(value) => value.serialize(serializer),
            Self::Foreign(value) => value.to_value().serialize(serializer),
        }
    }
}

/// A single value that reads from a token and gives back the same token.
pub trait Scalar: Any {
    /// The value for a token, or `None` where it cannot hold it without losing something.
    fn read(token: Token<'_>) -> Option<Self>
    where
        Self: Sized;

    /// The token the value is written as; reading it again gives the same value.
    fn token(&self) -> Token<'_>;

    /// The token to compare values by, where several are written differently and mean the same.
    fn canonical(&self) -> Token<'_> {
        self.token()
    }
}

impl Scalar for bool {
    fn read(token: Token<'_>) -> Option<Self> {
        if let Token::Bool(value) = token {
            Some(value)
        } else {
            None
        }
    }

    fn token(&self) -> Token<'_> {
        Token::Bool(*self)
    }
}

impl Scalar for i32 {
    fn read(token: Token<'_>) -> Option<Self> {
        if let Token::Int(value) = token {
            Self::try_from(value).ok()
        } else {
            None
        }
    }

    fn token(&self) -> Token<'_> {
        Token::Int(i64::from(*self))
    }
}

impl Scalar for String {
    fn read(token: Token<'_>) -> Option<Self> {
        if let Token::Text(value) = token {
            Some(value.to_owned())
        } else {
            None
        }
    }

    fn token(&self) -> Token<'_> {
        Token::Text(self)
    }
}

impl Scalar for Value {
    fn read(token: Token<'_>) -> Option<Self> {
        Some(token.to_value())
    }

    fn token(&self) -> Token<'_> {
        self.into()
    }
}
