//! Operations: what the API pages say about requests and responses.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Property, Provenance, TypeName, TypeRef, is_false};

/// An HTTP method that the documentation uses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "UPPERCASE")]
#[expect(missing_docs, reason = "the names are HTTP's own")]
pub enum Method {
    Get,
    Head,
    Options,
    Post,
    Put,
    Patch,
    Delete,
}

impl Method {
    /// All methods.
    pub const ALL: [Self; 7] = [Self::Get, Self::Head, Self::Options, Self::Post, Self::Put, Self::Patch, Self::Delete];

    /// The method's name in capitals.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Get => "GET",
            Self::Head => "HEAD",
            Self::Options => "OPTIONS",
            Self::Post => "POST",
            Self::Put => "PUT",
            Self::Patch => "PATCH",
            Self::Delete => "DELETE",
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// What an operation does, from the page's title and method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum OperationKind {
    List,
    Get,
    Create,
    Update,
    Delete,
    Action,
    Function,
    Other,
}

/// One operation: one method of one API page with all its paths.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Operation {
    /// The page's title, such as `Update segment`.
    pub title: String,
    /// The namespace the page states, else that of its file's prefix, else that of the type it sends or gets, else
    /// `microsoft.graph`.
    pub namespace: String,
    /// What the page says the operation does, in markdown; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// The kind of operation.
    pub kind: OperationKind,
    /// The HTTP method.
    pub method: Method,
    /// The paths it can be called by, in documented order, without duplicates.
    pub paths: Vec<Path>,
    /// Parameters the page lists or its request lines show.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parameters: Vec<Parameter>,
    /// OData query options that the page names, such as `$select`; sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub options: Vec<String>,
    /// Permissions per account type, in documented order of account types.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub permissions: Vec<AccountPermissions>,
    /// Request headers the page lists.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headers: Vec<Header>,
    /// The request body.
    pub body: Body,
    /// The successful response.
    pub response: Response,
    /// Examples, in documented order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub examples: Vec<Example>,
    /// The deprecation note, if the page has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
    /// The product area of the page's front matter, as written; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub area: String,
    /// The page and the line of its first request line.
    pub src: Provenance,
}

impl Operation {
    /// Every type of the schema that the operation sends, receives or takes as a parameter; some several times.
    pub fn types(&self) -> impl Iterator<Item = &TypeName> {
        let parameters = self.parameters.iter().filter_map(|parameter| parameter.ty.as_ref());
        let references = parameters.chain(self.body.properties.iter().map(|property| &property.ty));
        let contents = [&self.body.content, &self.response.content];
        references.filter_map(|ty| ty.element.named()).chain(contents.into_iter().filter_map(Content::named))
    }
}

/// A path template below the service root, such as `/users/{user_id}/messages`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Path {
    /// The template; every parameter stands in braces and is unique in it.
    pub template: String,
    /// The URL as the page writes it.
    pub raw: String,
    /// Where it was read.
    pub src: Provenance,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ParameterPlace {
    Path,
    Query,
    Function,
}

/// A parameter that a table of the page lists, or that stands in the query part of a request line.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Parameter {
    /// Its name: as in the templates for those of paths and functions, else as sent.
    pub name: String,
    /// Where it goes.
    pub place: ParameterPlace,
    /// Its type, if the table gives one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ty: Option<TypeRef>,
    /// Whether the page calls it required.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
    /// The description in markdown; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
}

/// The permissions that one account type needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct AccountPermissions {
    /// The account type as the table names it, such as `Delegated (work or school account)`.
    pub account: String,
    /// What they apply to, where the page tells several things apart, such as resources; else empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub subject: String,
    /// Permission names, least privileged first; empty when none is stated.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub scopes: Vec<String>,
    /// Whether the table says that the account type is not supported.
    #[serde(default, skip_serializing_if = "is_false")]
    pub unsupported: bool,
}

/// A request header that the page lists.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Header {
    /// Its name.
    pub name: String,
    /// What the page says of its value, in markdown; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// Whether the page calls it required.
    #[serde(default, skip_serializing_if = "is_false")]
    pub required: bool,
}

/// What a request body holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    /// The shape.
    pub content: Content,
    /// The rows of the body table: parameters of an action, or the writable properties of a type.
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "super::json::named_properties")]
    pub properties: Vec<Property>,
}

/// The shape of a body.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Content {
    /// No body.
    None,
    /// The page does not say.
    Unknown,
    /// An object with just the listed properties.
    Inline,
    /// One value of a structured type.
    One(TypeName),
    /// A primitive, enumeration or object that stands in the member `value` of the body.
    Value(TypeRef),
    /// A page of a collection of elements of this type: `value` with its links and counts.
    Collection(TypeRef),
    /// A link to an existing object: `@odata.id`.
    Reference,
    /// Bytes.
    Raw,
}

impl Content {
    /// The type of the schema that the body holds one or several values of, if it names one.
    pub fn named(&self) -> Option<&TypeName> {
        match self {
            Self::One(name) => Some(name),
            Self::Value(ty) | Self::Collection(ty) => ty.element.named(),
            Self::None | Self::Unknown | Self::Inline | Self::Reference | Self::Raw => None,
        }
    }
}

/// What comes back on success.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Response {
    /// The status code, such as 200.
    pub status: u16,
    /// The shape of the body.
    pub content: Content,
}

/// Which side of an exchange an example shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ExampleKind {
    Request,
    Response,
}

/// An example of a request or a response.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Example {
    /// Request or response.
    pub kind: ExampleKind,
    /// Method and URL, or the status line.
    pub start_line: String,
    /// Whether its metadata says that the body is shortened.
    #[serde(default, skip_serializing_if = "is_false")]
    pub truncated: bool,
    /// The body's text; empty when there is none.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// Where the body was read.
    pub src: Provenance,
}
