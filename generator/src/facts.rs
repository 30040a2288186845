//! Stage 3's product: what one page says, with the place of everything; nothing is decided yet.
//!
//! Made by `extract`, read by `resolve`. Names are the page's own spellings.

use crate::page::PageKind;
use crate::schema::{Edm, ExampleKind, Method, ParameterPlace};
use crate::source::{FileId, Span};

/// A value with the place it was read from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its place.
    pub span: Span,
}

/// Everything one page says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageFacts {
    /// The page.
    pub file: FileId,
    /// Its kind.
    pub kind: PageKind,
    /// The heading of level 1, or an empty text.
    pub title: Spanned<String>,
    /// The `Namespace:` line.
    pub namespace: Option<Spanned<String>>,
    /// The first paragraphs below the title, in markdown.
    pub lead: String,
    /// The product area of the front matter.
    pub area: String,
    /// The page's deprecation note.
    pub deprecated: Option<String>,
    /// The structured types it defines.
    pub types: Vec<TypeFact>,
    /// The enumerations it defines.
    pub enums: Vec<EnumFact>,
    /// The operation it describes.
    pub api: Option<ApiFact>,
    /// The rows of its permission tables; include pages have them too.
    pub permissions: Vec<PermissionFact>,
    /// The pages that its section on permissions includes.
    pub includes: Vec<Spanned<String>>,
    /// Every table with its use.
    pub tables: Vec<TableFact>,
}

/// A structured type as one page shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TypeFact {
    /// The metadata comment of its JSON representation.
    pub metadata: Option<Metadata>,
    /// Its JSON representation.
    pub shape: Option<Spanned<Shape>>,
    /// Rows of property and relationship tables, in order.
    pub properties: Vec<PropertyFact>,
    /// Links or names behind "inherits from" in the text before the first section and beside tables of properties.
    pub bases: Vec<Spanned<Reference>>,
    /// Links behind wording that says the linked types derive from this one.
    pub derived: Vec<Spanned<Reference>>,
    /// Remarks on the type as a whole.
    pub hints: Vec<Spanned<Hint>>,
    /// Rows of method tables that link to a page.
    pub methods: Vec<MethodFact>,
}

/// A row of a method table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MethodFact {
    /// The link in the first column.
    pub link: Spanned<Reference>,
    /// The return type column.
    pub returns: TypeExpr,
}

/// A remark on a type as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Hint {
    /// The text calls it abstract.
    Abstract,
    /// The text says that it is a base for other types.
    Base,
    /// The text calls it open or says that it carries further properties.
    Open,
    /// The title or text calls it a complex type.
    Complex,
    /// The title or text calls it an entity.
    Entity,
}

/// The typed view of a metadata comment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Metadata {
    /// The value of `blockType`.
    pub block_type: String,
    /// The value of `@odata.type` or `@type`.
    pub type_name: Option<Spanned<String>>,
    /// The value of `baseType`, unless it is null or empty.
    pub base: Option<Spanned<String>>,
    /// The value of `keyProperty`, unless it is empty.
    pub key: Option<Spanned<String>>,
    /// The value of `openType`.
    pub open: Option<bool>,
    /// The value of `abstract` or `isAbstract`.
    pub is_abstract: Option<bool>,
    /// The value of `isCollection`.
    pub is_collection: Option<bool>,
    /// The value of `truncated`.
    pub truncated: bool,
    /// The names in `optionalProperties`.
    pub optional: Vec<String>,
    /// The value of `name`.
    pub name: Option<String>,
    /// The comment.
    pub span: Span,
}

/// A reference to a type as a page spells it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The text, without markup.
    pub text: String,
    /// The link's target, with reference links looked up.
    pub target: Option<String>,
}

/// What a type cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypeExpr {
    /// The element.
    pub atom: Atom,
    /// Whether it is a list of elements.
    pub collection: bool,
    /// `maximum size N`.
    pub max_length: Option<u32>,
}

/// The element of a type cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A primitive type.
    Primitive(Edm),
    /// Any other type.
    Named(Reference),
    /// The word `Enumeration`: the description lists the values.
    Enumeration,
    /// One of several types.
    Choice(Vec<Reference>),
    /// Something that was not understood.
    Any,
    /// There is no cell, or it is empty.
    Missing,
}

/// Which kind of table a row stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// A table of properties.
    Property,
    /// A table of relationships.
    Relationship,
}

/// A row of a property or relationship table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PropertyFact {
    /// The name.
    pub name: Spanned<String>,
    /// The kind of its table.
    pub role: Role,
    /// The type cell.
    pub ty: Spanned<TypeExpr>,
    /// The description cell in markdown.
    pub description: Spanned<String>,
    /// What the description says beyond prose.
    pub phrases: Phrases,
}

/// Facts that a description states in set phrases.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Phrases {
    /// `Nullable` or `Not nullable`.
    pub nullable: Option<bool>,
    /// Both were there.
    pub contradictory: bool,
    /// `Required`.
    pub required: bool,
    /// `Optional`.
    pub optional: bool,
    /// `Read-only`.
    pub read_only: bool,
    /// `Key`.
    pub key: bool,
    /// `Returned only on $select`.
    pub select_only: bool,
    /// `Returned by default`.
    pub default_returned: bool,
    /// Query options it supports.
    pub query: Vec<String>,
    /// The default value.
    pub default: Option<String>,
    /// `Valid values A to B`.
    pub range: Option<[String; 2]>,
    /// The deprecation sentence.
    pub deprecated: Option<String>,
    /// What follows `Inherited from`; the last one if there are several.
    pub inherited: Option<Reference>,
    /// The list of possible values.
    pub values: Option<Values>,
    /// Wording that says several values combine.
    pub flags: bool,
    /// Wording or a value that says that members may be added.
    pub evolvable: bool,
    /// Wording that says that any properties may stand in the value.
    pub bag: bool,
}

/// A list of possible values.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Values {
    /// The values in order, without `null`.
    pub items: Vec<String>,
    /// All items were numbers, or numbers with labels.
    pub numeric: bool,
    /// A code span among them is not closed.
    pub unbalanced: bool,
}

/// An enumeration as one page shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumFact {
    /// Its name as the heading spells it.
    pub name: Spanned<String>,
    /// Where on the page it stands.
    pub place: EnumPlace,
    /// The members in order.
    pub members: Vec<MemberFact>,
    /// Text between the heading and the table, in markdown.
    pub description: String,
    /// Wording that says several values combine.
    pub flags: bool,
    /// Wording that says that members may be added.
    pub evolvable: bool,
}

/// Where an enumeration is defined.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum EnumPlace {
    /// A page of its own.
    Page,
    /// A section of a page that lists enumerations.
    List,
    /// A section of a resource or API page.
    Section,
}

/// A row of a member table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberFact {
    /// The wire text.
    pub name: Spanned<String>,
    /// The number, if the table gives one.
    pub value: Option<i64>,
    /// The description in markdown.
    pub description: String,
}

/// A JSON object shown on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Shape {
    /// The value of its `@odata.type`.
    pub type_name: Option<String>,
    /// Its members without annotations, in order.
    pub members: Vec<ShapeMember>,
    /// Names of annotations it shows.
    pub annotations: Vec<String>,
    /// It shows keys that are no names.
    pub dynamic: bool,
}

/// A member of a [`Shape`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShapeMember {
    /// The key.
    pub name: Spanned<String>,
    /// The value.
    pub sample: Sample,
    /// What a comment above it says of it.
    pub group: Group,
}

/// What a comment inside a JSON representation says of the keys below it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    /// Nothing.
    #[default]
    Own,
    /// They are navigation properties.
    Relationships,
    /// They are inherited.
    Inherited,
}

/// A value in a [`Shape`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Sample {
    /// `null`.
    Null,
    /// A truth value.
    Bool,
    /// A number without fraction.
    Integer,
    /// A number with fraction.
    Float,
    /// A text.
    Text(String),
    /// A list, with its first item.
    List(Option<Box<Sample>>),
    /// An object.
    Object(Shape),
}

/// What an API page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ApiFact {
    /// The request lines.
    pub requests: Vec<RequestFact>,
    /// The rows of request body tables.
    pub body: Vec<PropertyFact>,
    /// The type that the body section links to as the body.
    pub body_type: Option<Spanned<Reference>>,
    /// What else the body section says.
    pub body_words: BodyWords,
    /// Links of the body section, in order.
    pub body_links: Vec<Spanned<Reference>>,
    /// Whether the page says that there is no body.
    pub no_body: bool,
    /// Request headers.
    pub headers: Vec<HeaderFact>,
    /// Rows of parameter tables.
    pub parameters: Vec<ParameterFact>,
    /// OData query options that the page names, sorted.
    pub options: Vec<String>,
    /// What the response section says.
    pub response: ResponseFact,
    /// Requests and responses that examples show, in order.
    pub exchanges: Vec<ExchangeFact>,
    /// JSON bodies of examples.
    pub samples: Vec<SampleFact>,
}

/// What set phrases say of a request body.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct BodyWords {
    /// There is such a section.
    pub section: bool,
    /// Bytes: the contents of a file or stream.
    pub raw: bool,
    /// A list of objects.
    pub list: bool,
    /// A link to an existing object, in `@odata.id`.
    pub reference: bool,
    /// The parameters of an action.
    pub parameters: bool,
}

/// A request header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HeaderFact {
    /// Its name.
    pub name: Spanned<String>,
    /// What the table says of its value, in markdown.
    pub description: String,
    /// Whether it must be sent.
    pub required: bool,
}

/// A row of a table of parameters.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterFact {
    /// Where the parameter goes.
    pub place: ParameterPlace,
    /// The row.
    pub row: PropertyFact,
}

/// A cell of a permission table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PermissionFact {
    /// The account type as the table names it.
    pub account: Spanned<String>,
    /// What it applies to, where the section tells several things apart; else empty.
    pub subject: String,
    /// The names of permissions, least privileged first.
    pub scopes: Vec<String>,
    /// The cell says that there are none for this account type.
    pub unsupported: bool,
    /// The cell is a placeholder.
    pub placeholder: bool,
}

/// What the text of a response section says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ResponseFact {
    /// The first status code.
    pub status: Option<Spanned<u16>>,
    /// Types it names, in order: links, bold names, and names in code.
    pub types: Vec<Spanned<Reference>>,
    /// A primitive it names.
    pub primitive: Option<Edm>,
    /// Wording that says that there are several.
    pub collection: bool,
    /// Wording that says that the body is empty.
    pub nothing: bool,
    /// Wording that says that the body holds bytes.
    pub raw: bool,
}

/// A request or response that an example shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExchangeFact {
    /// Which of the two.
    pub kind: ExampleKind,
    /// Method and URL, or the status line; empty when only a body is shown.
    pub start_line: Spanned<String>,
    /// The method of a request.
    pub method: Option<Method>,
    /// The status code of a response.
    pub status: Option<u16>,
    /// The value of its content type header, in lower case.
    pub content_type: Option<String>,
    /// The metadata comment above it.
    pub metadata: Option<Metadata>,
    /// The place of the body.
    pub body: Option<Span>,
}

/// A request line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RequestFact {
    /// The method.
    pub method: Method,
    /// The URL as written.
    pub url: Spanned<String>,
}

/// The JSON body of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SampleFact {
    /// The metadata comment above it.
    pub metadata: Option<Metadata>,
    /// The body.
    pub shape: Spanned<Shape>,
}

/// A table and what became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TableFact {
    /// Its place.
    pub span: Span,
    /// Its use.
    pub usage: TableUse,
    /// Body rows.
    pub rows: usize,
    /// Rows that were skipped, with the reason.
    pub skipped: Vec<(Span, &'static str)>,
}

/// What a table was used for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TableUse {
    /// Properties of a type.
    Properties,
    /// Relationships of a type.
    Relationships,
    /// Members of an enumeration.
    Members,
    /// The request body.
    Body,
    /// Methods of a type: what they return stands on their own pages.
    Methods,
    /// Types derived from the page's type.
    Derived,
    /// Permissions.
    Permissions,
    /// Request headers.
    Headers,
    /// Query or function parameters.
    Parameters,
    /// Nothing, for the reason given.
    Ignored(&'static str),
}
