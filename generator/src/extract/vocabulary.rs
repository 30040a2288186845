//! The words that headings and columns are recognised by, as data (`FORMAT.md`, section Table headers).

use crate::facts::Role;
use crate::schema::Edm;

/// What the heading above a table announces.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Heading {
    Properties,
    Relationships,
    Methods,
    Body,
    Headers,
    Parameters,
    Permissions,
}

/// Heading texts in lower case; the nearest heading that has an entry decides.
const HEADINGS: &[(&str, Heading)] = &[
    ("properties", Heading::Properties),
    ("property", Heading::Properties),
    ("common properties", Heading::Properties),
    ("instance attributes", Heading::Properties),
    ("relationships", Heading::Relationships),
    ("relationship", Heading::Relationships),
    ("relations", Heading::Relationships),
    ("navigation properties", Heading::Relationships),
    ("methods", Heading::Methods),
    ("method", Heading::Methods),
    ("tasks", Heading::Methods),
    ("common tasks", Heading::Methods),
    ("actions", Heading::Methods),
    ("functions", Heading::Methods),
    ("request body", Heading::Body),
    ("request payload", Heading::Body),
    ("parameters", Heading::Body),
    ("action parameters", Heading::Body),
    ("request headers", Heading::Headers),
    ("request header", Heading::Headers),
    ("optional request headers", Heading::Headers),
    ("headers", Heading::Headers),
    ("query parameters", Heading::Parameters),
    ("optional query parameters", Heading::Parameters),
    ("optional query parameter", Heading::Parameters),
    ("optional odata query parameters", Heading::Parameters),
    ("function parameters", Heading::Parameters),
    ("path parameters", Heading::Parameters),
    ("request parameters", Heading::Parameters),
    ("url parameters", Heading::Parameters),
    ("permissions", Heading::Permissions),
    ("prerequisites", Heading::Permissions),
];

/// The entry of a heading.
pub(super) fn heading(title: &str) -> Option<Heading> {
    let title = title.trim().trim_end_matches(':');
    HEADINGS.iter().find(|(text, _)| text.eq_ignore_ascii_case(title)).map(|(_, heading)| *heading)
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// Names of properties.
    Property,
    /// Names of relationships.
    Relationship,
    /// Names of something: the heading tells of what.
    Name,
    /// Names of enumeration members.
    Member,
    /// Names of parameters.
    Parameter,
    Type,
    Value,
    Description,
    Required,
    Method,
    Permission,
    Other,
}

/// Column headers in lower case without markup.
const COLUMNS: &[(&str, Column)] = &[
    ("property", Column::Property),
    ("properties", Column::Property),
    ("property name", Column::Property),
    ("attribute", Column::Property),
    ("relationship", Column::Relationship),
    ("relationship name", Column::Relationship),
    ("relationships", Column::Relationship),
    ("relation", Column::Relationship),
    ("navigation property", Column::Relationship),
    ("name", Column::Name),
    ("field", Column::Name),
    ("element", Column::Name),
    ("member", Column::Member),
    ("members", Column::Member),
    ("member name", Column::Member),
    ("enum value", Column::Member),
    ("parameter", Column::Parameter),
    ("parameters", Column::Parameter),
    ("parameter name", Column::Parameter),
    ("required parameter", Column::Parameter),
    ("query parameter", Column::Parameter),
    ("query option", Column::Parameter),
    ("type", Column::Type),
    ("types", Column::Type),
    ("data type", Column::Type),
    ("datatype", Column::Type),
    ("property type", Column::Type),
    ("return type", Column::Type),
    ("value", Column::Value),
    ("values", Column::Value),
    ("int value", Column::Value),
    ("numeric value", Column::Value),
    ("number", Column::Value),
    ("description", Column::Description),
    ("descriptions", Column::Description),
    ("property description", Column::Description),
    ("remarks", Column::Description),
    ("notes", Column::Description),
    ("details", Column::Description),
    ("comment", Column::Description),
    ("comments", Column::Description),
    ("required?", Column::Required),
    ("required", Column::Required),
    ("method", Column::Method),
    ("task", Column::Method),
    ("common task", Column::Method),
    ("permission", Column::Permission),
    ("permission type", Column::Permission),
    ("permissions", Column::Permission),
];

/// The entry of a column header without a remark in parentheses; of unknown ones, those that end in `type` hold types,
/// others are [`Column::Other`].
pub(super) fn column(header: &str) -> Column {
    let header = header.split(" (").next().unwrap_or("").trim_end_matches(':');
    let known = COLUMNS.iter().find(|(text, _)| text.eq_ignore_ascii_case(header)).map(|(_, column)| *column);
    let last = header.rsplit(' ').next().unwrap_or("");
    known.unwrap_or(if last.eq_ignore_ascii_case("type") { Column::Type } else { Column::Other })
}

/// The table kind that a name column implies on its own.
pub(super) fn role_of(column: Column) -> Option<Role> {
    match column {
        Column::Property => Some(Role::Property),
        Column::Relationship => Some(Role::Relationship),
        _ => None,
    }
}

/// Spellings of primitives in lower case, and whether the spelling is an alias rather than the name in another case.
const PRIMITIVES: &[(&str, Edm, bool)] = &[
    ("string", Edm::String, false),
    ("strings", Edm::String, true),
    ("url", Edm::String, true),
    ("uri", Edm::String, true),
    ("text", Edm::String, true),
    ("boolean", Edm::Boolean, false),
    ("bool", Edm::Boolean, true),
    ("booleans", Edm::Boolean, true),
    ("int32", Edm::Int32, false),
    ("int", Edm::Int32, true),
    ("integer", Edm::Int32, true),
    ("int64", Edm::Int64, false),
    ("long", Edm::Int64, true),
    ("int16", Edm::Int16, false),
    ("byte", Edm::Byte, false),
    ("sbyte", Edm::SByte, false),
    ("double", Edm::Double, false),
    ("number", Edm::Double, true),
    ("numeric", Edm::Double, true),
    ("float", Edm::Double, true),
    ("single", Edm::Single, false),
    ("decimal", Edm::Decimal, false),
    ("datetimeoffset", Edm::DateTimeOffset, false),
    ("datetime", Edm::DateTimeOffset, true),
    ("timestamp", Edm::DateTimeOffset, true),
    ("date", Edm::Date, false),
    ("timeofday", Edm::TimeOfDay, false),
    ("duration", Edm::Duration, false),
    ("guid", Edm::Guid, false),
    ("uuid", Edm::Guid, true),
    ("binary", Edm::Binary, false),
    ("stream", Edm::Stream, false),
    ("untyped", Edm::Untyped, false),
    ("untyped json object", Edm::Untyped, true),
    ("json object", Edm::Untyped, true),
    ("error object", Edm::Untyped, true),
    ("object", Edm::Untyped, true),
    ("any", Edm::Untyped, true),
];

/// The primitive of a spelling, and whether the spelling is an alias.
pub(super) fn primitive(text: &str) -> Option<(Edm, bool)> {
    if text.len() > 24 {
        return None;
    }
    PRIMITIVES.iter().find(|(name, ..)| name.eq_ignore_ascii_case(text)).map(|(_, edm, alias)| (*edm, *alias))
}
