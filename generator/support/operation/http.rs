//! Requests as the crate `http` has them.

use http::header::{ACCEPT, CONTENT_LENGTH, CONTENT_TYPE};

use super::{Content, Failure, Options};

/// A request of these parts; headers of `options` come before the usual ones.
pub(super) fn request(
    method: &str,
    url: &str,
    options: &Options,
    content: Option<Content>,
) -> Result<http::Request<Vec<u8>>, Failure> {
    let mut builder = http::Request::builder().method(method).uri(url);
    for (name, value) in options.headers() {
        builder = builder.header(name, value);
    }
    let mut request = builder.body(Vec::new()).map_err(|error| Failure::Request(error.to_string()))?;
    let headers = request.headers_mut();
    headers.entry(ACCEPT).or_insert(http::HeaderValue::from_static("application/json, */*;q=0.5"));
    match content {
        Some(content) => {
            let kind = http::HeaderValue::from_str(&content.content_type);
            headers.entry(CONTENT_TYPE).or_insert(kind.map_err(|error| Failure::Request(error.to_string()))?);
            *request.body_mut() = content.bytes;
        }
        // Servers ask for a length where a method could have a body.
        None if ["POST", "PUT", "PATCH"].contains(&method) => {
            headers.insert(CONTENT_LENGTH, http::HeaderValue::from_static("0"));
        }
        None => {}
    }
    Ok(request)
}
