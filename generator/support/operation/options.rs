//! Query options and headers of a request.

use super::path::encode;

/// Bytes that stay as they are in a query part, beside letters, digits and `-._~`.
const KEPT: &[u8] = b"$,:@'()/!*;";

/// Query options and headers of a request: `Options::new().select([User::MAIL]).top(10)`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    query: Vec<(String, String)>,
    headers: Vec<(String, String)>,
}

impl Options {
    /// No options.
    #[must_use]
    pub const fn new() -> Self {
        Self { query: Vec::new(), headers: Vec::new() }
    }

    /// `$select`: the properties to return.
    #[must_use]
    pub fn select<'a>(self, properties: impl IntoIterator<Item = &'a str>) -> Self {
        self.list("$select", properties)
    }

    /// `$expand`: the related objects to return with the others.
    #[must_use]
    pub fn expand<'a>(self, properties: impl IntoIterator<Item = &'a str>) -> Self {
        self.list("$expand", properties)
    }

    /// `$orderby`: properties to sort by, each alone or with ` desc` behind it.
    #[must_use]
    pub fn order_by<'a>(self, properties: impl IntoIterator<Item = &'a str>) -> Self {
        self.list("$orderby", properties)
    }

    /// `$filter`: a condition; [`literal`] quotes texts in it.
    #[must_use]
    pub fn filter(self, condition: &str) -> Self {
        self.parameter("$filter", condition)
    }

    /// `$search`: what to search for, with the quotes that the service wants around it.
    #[must_use]
    pub fn search(self, text: &str) -> Self {
        self.parameter("$search", text)
    }

    /// `$top`: how many items a page has at most.
    #[must_use]
    pub fn top(self, count: u32) -> Self {
        self.parameter("$top", &count.to_string())
    }

    /// `$skip`: how many items to leave out.
    #[must_use]
    pub fn skip(self, count: u32) -> Self {
        self.parameter("$skip", &count.to_string())
    }

    /// `$count=true`: asks for the number of all items.
    #[must_use]
    pub fn count(self) -> Self {
        self.parameter("$count", "true")
    }

    /// Any other parameter of the query part.
    #[must_use]
    pub fn parameter(mut self, name: &str, value: &str) -> Self {
        self.query.push((name.to_owned(), value.to_owned()));
        self
    }

    /// A header of the request, such as `Prefer` or `ConsistencyLevel`.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The headers: name and value.
    pub fn headers(&self) -> impl Iterator<Item = (&str, &str)> {
        self.headers.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// The percent-encoded query part, without question mark; empty when there is none.
    #[must_use]
    pub fn query(&self) -> String {
        let mut out = String::new();
        for (name, value) in &self.query {
            if !out.is_empty() {
                out.push('&');
            }
            encode(&mut out, name, KEPT);
            out.push('=');
            encode(&mut out, value, KEPT);
        }
        out
    }

    pub(super) fn url(&self, root: &str, path: &str) -> String {
        let query = self.query();
        let mark = if query.is_empty() { "" } else { "?" };
        [root.trim_end_matches('/'), path, mark, &query].concat()
    }

    fn list<'a>(self, name: &str, items: impl IntoIterator<Item = &'a str>) -> Self {
        let items: Vec<&str> = items.into_iter().collect();
        self.parameter(name, &items.join(","))
    }
}

/// A text as a literal of `OData`, for `$filter`: `O'Neil` becomes `'O''Neil'`.
#[must_use]
pub fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
