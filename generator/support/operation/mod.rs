//! Requests and responses of the documented operations, without a client.
//!
//! An operation knows its method, its path, what it sends and what comes back; sending is left to
//! any HTTP client. With the feature `http` operations make `http::Request`s and take
//! `http::Response`s, which most clients accept.

mod failure;
#[cfg(feature = "http")]
mod http;
mod macros;
mod options;
mod path;
mod payload;
mod permissions;
mod reference;
mod single;

pub use failure::{Failure, ODataError};
pub use options::{literal, Options};
pub use path::{path, Argument};
pub use payload::{Content, RequestBody, ResponseBody};
pub use permissions::Permissions;
pub use reference::Reference;
pub use single::Single;

pub(crate) use macros::properties;

/// One documented operation with the values of its path.
pub trait Operation {
    /// The HTTP method, in capitals.
    const METHOD: &'static str;

    /// Every documented path below the service's root, with parameters in braces.
    const PATHS: &'static [&'static str];

    /// What the documentation says of permissions, per type of account; empty where it says nothing.
    const PERMISSIONS: &'static [Permissions];

    /// The status code of success.
    const SUCCESS: u16;

    /// What is sent: `()` where nothing is.
    type Body: RequestBody;

    /// What comes back: `()` where nothing does.
    type Response: ResponseBody;

    /// The percent-encoded path below the service's root, with a slash in front.
    fn path(&self) -> String;

    /// The whole URL. `root` is the service's root with the version, such as
    /// `https://graph.microsoft.com/v1.0`.
    fn url(&self, root: &str, options: &Options) -> String {
        options.url(root, &self.path())
    }

    /// Reads a response from its status code and body. Any status of success is accepted, and a
    /// body that is missing reads as an empty value.
    ///
    /// # Errors
    /// Fails with what the service says about a failed request, and where the body cannot be read.
    fn read(status: u16, body: &[u8]) -> Result<Self::Response, Failure> {
        if status == Self::SUCCESS || (200..300).contains(&status) {
            Self::Response::read(body).map_err(Failure::Read)
        } else {
            Err(Failure::Service(Box::new(ODataError::read(status, body))))
        }
    }

    /// The request, without authentication.
    ///
    /// # Errors
    /// Fails where `root` or a header is malformed, or the body cannot be written.
    #[cfg(feature = "http")]
    fn request(&self, root: &str, options: &Options, body: &Self::Body) -> Result<::http::Request<Vec<u8>>, Failure> {
        http::request(Self::METHOD, &self.url(root, options), options, body.content()?)
    }

    /// The request for the address in `@odata.nextLink` or `@odata.deltaLink`. Before a token goes
    /// along, check that the address belongs to the service.
    ///
    /// # Errors
    /// Fails where the link or a header is malformed.
    #[cfg(feature = "http")]
    fn follow(link: &str, options: &Options) -> Result<::http::Request<Vec<u8>>, Failure> {
        http::request(Self::METHOD, link, options, None)
    }

    /// Reads a response.
    ///
    /// # Errors
    /// As [`Self::read`].
    #[cfg(feature = "http")]
    fn response<B: AsRef<[u8]>>(response: &::http::Response<B>) -> Result<Self::Response, Failure> {
        Self::read(response.status().as_u16(), response.body().as_ref())
    }
}
