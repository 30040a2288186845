//! Entry points whose errors say where in the document they happened.

use std::fmt;

use serde::de::DeserializeSeed;
use serde_json::Value;

use super::read::{Context, RootVisitor, Step, Trail};
use super::Model;

/// Reads models with options.
///
/// ```text
/// let user: User = Reader::new().keep_nulls(true).from_slice(body)?;
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Reader {
    keep_nulls: bool,
}

impl Reader {
    /// A reader with the default options.
    #[must_use]
    pub const fn new() -> Self {
        Self { keep_nulls: false }
    }

    /// Whether an explicit `null` of a documented property is remembered, to be asked for by
    /// `is_null` and to be written again. Otherwise it reads as `None`, like an absent property.
    #[must_use]
    pub const fn keep_nulls(mut self, keep: bool) -> Self {
        self.keep_nulls = keep;
        self
    }

    /// Reads a model from the bytes of a JSON document.
    ///
    /// # Errors
    /// Fails where the document is malformed, is not an object, or is nested too deep.
    pub fn from_slice<T: Model + Default>(self, document: &[u8]) -> Result<T, ReadError> {
        self.run(|seed| {
            let mut deserializer = serde_json::Deserializer::from_slice(document);
            seed.deserialize(&mut deserializer)?;
            deserializer.end()
        })
    }

    /// Reads a model from the text of a JSON document.
    ///
    /// # Errors
    /// As [`Self::from_slice`].
    #[allow(clippy::should_implement_trait, reason = "named as in serde_json")]
    pub fn from_str<T: Model + Default>(self, document: &str) -> Result<T, ReadError> {
        self.run(|seed| {
            let mut deserializer = serde_json::Deserializer::from_str(document);
            seed.deserialize(&mut deserializer)?;
            deserializer.end()
        })
    }

    /// Reads a model from a parsed JSON document.
    ///
    /// # Errors
    /// Fails where the document is not an object or is nested too deep.
    pub fn from_value<T: Model + Default>(self, document: Value) -> Result<T, ReadError> {
        self.run(|seed| seed.deserialize(document))
    }

    fn run<T: Model + Default>(
        self,
        read: impl FnOnce(RootVisitor<'_, '_>) -> Result<(), serde_json::Error>,
    ) -> Result<T, ReadError> {
        let trail = Trail::default();
        let mut model = T::default();
        let context = Context { keep_nulls: self.keep_nulls, trail: Some(&trail), depth: 0 };
        match read(RootVisitor(&mut model, context)) {
            Ok(()) => Ok(model),
            Err(source) => Err(ReadError { path: path_of(&trail.into_inner()), source }),
        }
    }
}

/// Reads a model from the bytes of a JSON document.
///
/// # Errors
/// As [`Reader::from_slice`].
pub fn from_slice<T: Model + Default>(document: &[u8]) -> Result<T, ReadError> {
    Reader::new().from_slice(document)
}

/// Reads a model from the text of a JSON document.
///
/// # Errors
/// As [`Reader::from_slice`].
pub fn from_str<T: Model + Default>(document: &str) -> Result<T, ReadError> {
    Reader::new().from_str(document)
}

/// Reads a model from a parsed JSON document.
///
/// # Errors
/// As [`Reader::from_value`].
pub fn from_value<T: Model + Default>(document: Value) -> Result<T, ReadError> {
    Reader::new().from_value(document)
}

/// The way of an error, from the outside in: `value[3].manager.id`.
fn path_of(trail: &[Step]) -> String {
    let mut path = String::new();
    for step in trail.iter().rev() {
        match step {
            Step::Item(index) => path.extend(["[", &index.to_string(), "]"]),
            Step::Property(name) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
        }
    }
    path
}

/// A document could not be read.
#[derive(Debug)]
pub struct ReadError {
    path: String,
    source: serde_json::Error,
}

impl ReadError {
    /// Where it happened, such as `value[3].manager`; empty for the document itself.
    #[must_use]
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What happened, with line and column where the document was text.
    #[must_use]
    pub const fn json_error(&self) -> &serde_json::Error {
        &self.source
    }
}

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.path.is_empty() {
            write!(f, "{}", self.source)
        } else {
            write!(f, "at {}: {}", self.path, self.source)
        }
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.source)
    }
}
