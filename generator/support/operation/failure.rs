//! What can go wrong with a request or response.

use std::fmt;

use serde_json::{Map, Value};

use super::super::ReadError;

/// Why an operation gave no result.
#[derive(Debug)]
#[non_exhaustive]
pub enum Failure {
    /// The service refused the request.
    Service(Box<ODataError>),
    /// The body of the response is not the JSON that it should be.
    Read(ReadError),
    /// The request could not be made.
    Request(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Service(error) => error.fmt(f),
            Self::Read(error) => write!(f, "the response cannot be read: {error}"),
            Self::Request(reason) => write!(f, "the request cannot be made: {reason}"),
        }
    }
}

impl std::error::Error for Failure {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Service(error) => Some(error.as_ref()),
            Self::Read(error) => Some(error),
            Self::Request(_) => None,
        }
    }
}

/// What a service says about a request that failed. Any body can be read as one.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ODataError {
    /// The status code of the response; 0 inside of `details`
    pub status: u16,
    /// The code of the error, such as `itemNotFound`; empty where there is none
    pub code: String,
    /// The message for developers; the whole body where it has no other form that is known
    pub message: String,
    /// What the error is about, such as the name of a property
    pub target: Option<String>,
    /// Further errors
    pub details: Vec<ODataError>,
    /// More specific information, such as `request-id` and `date`
    pub inner_error: Option<Value>,
    /// What else stands in the error
    pub additional_properties: Map<String, Value>,
}

impl ODataError {
    /// Reads the body of a response, whatever it is.
    #[must_use]
    pub fn read(status: u16, body: &[u8]) -> Self {
        let mut error = match serde_json::from_slice(body) {
            Ok(Value::Object(object)) => Self::of_body(object),
            Ok(Value::String(text)) => Self { message: text, ..Self::default() },
            _ => Self::of_text(String::from_utf8_lossy(body).trim()),
        };
        error.status = status;
        error
    }

    /// The identifier of the request, which the service's support asks for.
    #[must_use]
    pub fn request_id(&self) -> Option<&str> {
        self.inner_error.as_ref()?.get("request-id")?.as_str()
    }

    /// The most specific code: that of the innermost error.
    #[must_use]
    pub fn innermost_code(&self) -> &str {
        let mut code = self.code.as_str();
        let mut inner = self.inner_error.as_ref();
        while let Some(error) = inner {
            code = error.get("code").and_then(Value::as_str).unwrap_or(code);
            inner = error.get("innerError").or_else(|| error.get("innererror"));
        }
        code
    }

    fn of_text(text: &str) -> Self {
        Self { message: text.to_owned(), ..Self::default() }
    }

    fn of_body(mut body: Map<String, Value>) -> Self {
        match body.remove("error") {
            Some(Value::Object(error)) => Self { additional_properties: body, ..Self::default() }.with(error),
            // As OAuth has it.
            Some(Value::String(code)) => {
                let message = text(&mut body, "error_description");
                Self { code, message, additional_properties: body, ..Self::default() }
            }
            Some(other) => {
                body.insert("error".to_owned(), other);
                Self::default().with(body)
            }
            None => Self::default().with(body),
        }
    }

    fn with(mut self, mut error: Map<String, Value>) -> Self {
        self.code = text(&mut error, "code");
        self.message = text(&mut error, "message");
        self.target = error.remove("target").map(plain);
        if let Some(Value::Array(details)) = error.remove("details") {
            self.details = details.into_iter().map(Self::of_detail).collect();
        }
        self.inner_error = error.remove("innerError").or_else(|| error.remove("innererror"));
        self.additional_properties.extend(error);
        self
    }

    fn of_detail(detail: Value) -> Self {
        match detail {
            Value::Object(detail) => Self::default().with(detail),
            other => Self { message: plain(other), ..Self::default() },
        }
    }
}

/// A member as text; empty where there is none. `OData` version 3 puts the message into an object.
fn text(object: &mut Map<String, Value>, name: &str) -> String {
    match object.remove(name) {
        Some(Value::Object(mut inner)) if inner.contains_key("value") => text(&mut inner, "value"),
        Some(value) => plain(value),
        None => String::new(),
    }
}

fn plain(value: Value) -> String {
    match value {
        Value::String(text) => text,
        Value::Null => String::new(),
        other => other.to_string(),
    }
}

impl fmt::Display for ODataError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "status {}", self.status)?;
        for part in [&self.code, &self.message] {
            if !part.is_empty() {
                write!(f, ": {part}")?;
            }
        }
        Ok(())
    }
}

impl std::error::Error for ODataError {}
