//! What is sent and what comes back.

use serde_json::Value;

use super::super::model::{look, look_mut};
use super::super::{from_slice, from_value, Model, ReadError, Slot};
use super::Failure;

/// The content of a request: bytes and what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Content {
    /// The media type, such as `image/jpeg`.
    pub content_type: String,
    /// The bytes.
    pub bytes: Vec<u8>,
}

impl Content {
    /// Content of a media type.
    pub fn new(content_type: impl Into<String>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { content_type: content_type.into(), bytes: bytes.into() }
    }

    fn json(bytes: Vec<u8>) -> Self {
        Self::new("application/json", bytes)
    }
}

/// What can be the body of a request.
pub trait RequestBody {
    /// What is sent, if anything is.
    ///
    /// # Errors
    /// Fails where the body cannot be written as JSON.
    fn content(&self) -> Result<Option<Content>, Failure>;
}

impl RequestBody for () {
    #[inline]
    fn content(&self) -> Result<Option<Content>, Failure> {
        Ok(None)
    }
}

impl RequestBody for Content {
    fn content(&self) -> Result<Option<Content>, Failure> {
        Ok(Some(self.clone()))
    }
}

/// `null` stands for no body.
impl RequestBody for Value {
    fn content(&self) -> Result<Option<Content>, Failure> {
        Ok((!self.is_null()).then(|| Content::json(self.to_string().into_bytes())))
    }
}

impl<M: Model> RequestBody for M {
    #[inline]
    fn content(&self) -> Result<Option<Content>, Failure> {
        write(self).map(Some)
    }
}

fn write(model: &dyn Model) -> Result<Content, Failure> {
    let mut bytes = Vec::new();
    let written = super::super::write(model, &mut serde_json::Serializer::new(&mut bytes));
    written.map_err(|error| Failure::Request(error.to_string()))?;
    Ok(Content::json(bytes))
}

/// What can be the body of a response.
pub trait ResponseBody: Sized {
    /// Reads a body; one that is empty reads as an empty value.
    ///
    /// # Errors
    /// Fails where the body is not the JSON that it should be.
    fn read(body: &[u8]) -> Result<Self, ReadError>;
}

/// Nothing is expected, and what comes nevertheless is ignored.
impl ResponseBody for () {
    #[inline]
    fn read(_body: &[u8]) -> Result<Self, ReadError> {
        Ok(())
    }
}

impl ResponseBody for Vec<u8> {
    #[inline]
    fn read(body: &[u8]) -> Result<Self, ReadError> {
        Ok(body.to_vec())
    }
}

/// JSON as it comes; anything else is a text.
impl ResponseBody for Value {
    fn read(body: &[u8]) -> Result<Self, ReadError> {
        if is_empty(body) {
            return Ok(Self::Null);
        }
        Ok(serde_json::from_slice(body).unwrap_or_else(|_| String::from_utf8_lossy(body).into_owned().into()))
    }
}

/// The documentation shows some objects in a member `value`; they are read with and without it.
impl<M: Model + Default> ResponseBody for M {
    fn read(body: &[u8]) -> Result<Self, ReadError> {
        if is_empty(body) {
            return Ok(Self::default());
        }
        let mut model = from_slice(body)?;
        match wrapped(&mut model) {
            Some(value) => from_value(value),
            None => Ok(model),
        }
    }
}

/// The object in `value`, where there is nothing else and the type has no such property.
fn wrapped(model: &mut dyn Model) -> Option<Value> {
    let mut alone = false;
    look(model, |descriptor, slots, extra| {
        alone = descriptor.find(VALUE).is_none()
            && extra.get(VALUE).is_some_and(Value::is_object)
            && extra.keys().all(|name| name == VALUE || name.starts_with('@'))
            && !slots.iter().any(Slot::is_present);
    });
    let mut found = None;
    if alone {
        look_mut(model, |_, _, extra| found = extra.remove(VALUE));
    }
    found
}

const VALUE: &str = "value";

fn is_empty(body: &[u8]) -> bool {
    body.iter().all(u8::is_ascii_whitespace)
}
