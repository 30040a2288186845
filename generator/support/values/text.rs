//! What all values that are text have in common.

use std::fmt;

/// A value's text does not have the form that a conversion needs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ValueError {
    kind: &'static str,
    text: Box<str>,
}

impl ValueError {
    /// An error about a value of this kind with this text.
    #[must_use]
    pub fn new(kind: &'static str, text: &str) -> Self {
        Self { kind, text: text.into() }
    }
}

impl fmt::Display for ValueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "cannot convert the {} {:?}", self.kind, self.text)
    }
}

impl std::error::Error for ValueError {}

/// Declares a newtype of text: kept as it was read, looked at on demand. The file that uses it
/// imports what it names.
macro_rules! text_value {
    ($(#[$doc:meta])* $name:ident, $kind:literal) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub struct $name(Box<str>);

        impl $name {
            /// A value with this text, whatever it is.
            pub fn new(text: impl Into<Box<str>>) -> Self {
                Self(text.into())
            }

            /// The text as it was read.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// The error of a conversion that this text does not allow.
            #[cold]
            fn mismatch(&self) -> ValueError {
                ValueError::new($kind, &self.0)
            }
        }

        impl Scalar for $name {
            fn read(token: Token<'_>) -> Option<Self> {
                if let Token::Text(text) = token { Some(Self(text.into())) } else { None }
            }

            fn token(&self) -> Token<'_> {
                Token::Text(&self.0)
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl std::str::FromStr for $name {
            type Err = std::convert::Infallible;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Ok(Self(text.into()))
            }
        }

        impl AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl PartialEq<str> for $name {
            fn eq(&self, other: &str) -> bool {
                *self.0 == *other
            }
        }

        impl PartialEq<&str> for $name {
            fn eq(&self, other: &&str) -> bool {
                *self.0 == **other
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.pad(&self.0)
            }
        }

        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                std::fmt::Debug::fmt(&self.0, f)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(&self.0)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                scalar(deserializer, "text")
            }
        }
    };
}
/// Lets a type from elsewhere be a single value whose text is that of a newtype above. A text with
/// more than nine digits behind the second, which the type would cut off, is not read. The file
/// that uses it imports what it names.
macro_rules! foreign_text {
    ($target:ty, $value:ident) => {
        impl Foreign for $target {
            fn to_value(&self) -> serde_json::Value {
                $value::from(*self).as_str().into()
            }
        }

        impl Scalar for $target {
            fn read(token: Token<'_>) -> Option<Self> {
                read_foreign(token, |token| {
                    let Token::Text(text) = token else { return None };
                    let fraction = text.split_once('.').map_or("", |(_, fraction)| fraction);
                    let digits = fraction.bytes().take_while(u8::is_ascii_digit).count();
                    if digits > 9 {
                        return None;
                    }
                    Self::try_from(&$value::from(text)).ok()
                })
            }

            fn token(&self) -> Token<'_> {
                Token::Foreign(self)
            }
        }
    };
}
pub(super) use {foreign_text, text_value};
