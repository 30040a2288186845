//! Stage 4's product: everything the pages say, resolved, in Graph's own spelling.
//!
//! Made by `resolve`, read by `plan` and `report`. Items refer to each other by [`TypeName`].

mod json;
mod operation;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use serde::{Deserialize, Serialize};

pub use json::{ReadError, from_json, to_json};
pub use operation::{
    AccountPermissions, Body, Content, Example, ExampleKind, Header, Method, Operation, OperationKind, Parameter,
    ParameterPlace, Path, Response,
};

use crate::source::ApiVersion;

/// A fully qualified type name with the documented namespace, such as `microsoft.graph.user`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct TypeName(pub String);

impl TypeName {
    /// The conventional root of all entities.
    pub fn entity() -> Self {
        Self("microsoft.graph.entity".to_owned())
    }

    /// The part before the last dot; empty for an unqualified name.
    pub fn namespace(&self) -> &str {
        self.0.rsplit_once('.').map_or("", |(namespace, _)| namespace)
    }

    /// Whether it is a namespace and a name, made of letters, digits and underscores with dots between.
    pub fn is_valid(&self) -> bool {
        let is_part = |part: &str| {
            part.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
                && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
        };
        self.0.contains('.') && self.0.split('.').all(is_part)
    }

    /// The part after the last dot.
    pub fn short(&self) -> &str {
        self.0.rsplit_once('.').map_or(self.0.as_str(), |(_, short)| short)
    }
}

impl fmt::Display for TypeName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The primitive types of OData that the documentation uses, by their `Edm` names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names are OData's own")]
pub enum Edm {
    Binary,
    Boolean,
    Byte,
    Date,
    DateTimeOffset,
    Decimal,
    Double,
    Duration,
    Guid,
    Int16,
    Int32,
    Int64,
    SByte,
    Single,
    Stream,
    String,
    TimeOfDay,
    /// Any JSON value: `Edm.Untyped`, for cells such as `Json` or a choice of types.
    Untyped,
}

impl Edm {
    /// All primitives.
    pub const ALL: [Self; 18] = [
        Self::Binary,
        Self::Boolean,
        Self::Byte,
        Self::Date,
        Self::DateTimeOffset,
        Self::Decimal,
        Self::Double,
        Self::Duration,
        Self::Guid,
        Self::Int16,
        Self::Int32,
        Self::Int64,
        Self::SByte,
        Self::Single,
        Self::Stream,
        Self::String,
        Self::TimeOfDay,
        Self::Untyped,
    ];

    /// The qualified name, such as `Edm.String`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Binary => "Edm.Binary",
            Self::Boolean => "Edm.Boolean",
            Self::Byte => "Edm.Byte",
            Self::Date => "Edm.Date",
            Self::DateTimeOffset => "Edm.DateTimeOffset",
            Self::Decimal => "Edm.Decimal",
            Self::Double => "Edm.Double",
            Self::Duration => "Edm.Duration",
            Self::Guid => "Edm.Guid",
            Self::Int16 => "Edm.Int16",
            Self::Int32 => "Edm.Int32",
            Self::Int64 => "Edm.Int64",
            Self::SByte => "Edm.SByte",
            Self::Single => "Edm.Single",
            Self::Stream => "Edm.Stream",
            Self::String => "Edm.String",
            Self::TimeOfDay => "Edm.TimeOfDay",
            Self::Untyped => "Edm.Untyped",
        }
    }

    /// The primitive with this qualified name, in exact case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|edm| edm.as_str() == name)
    }
}

/// What a property, parameter or response is made of, without its cardinality.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Element {
    /// A primitive.
    Primitive(Edm),
    /// A type of the schema; every name resolves ([`Schema::types`] has it).
    Named(TypeName),
}

impl Element {
    /// The qualified name: `Edm.String` or `microsoft.graph.user`.
    pub fn as_str(&self) -> &str {
        match self {
            Self::Primitive(edm) => edm.as_str(),
            Self::Named(name) => &name.0,
        }
    }

    /// The type of the schema, if it is no primitive.
    pub fn named(&self) -> Option<&TypeName> {
        match self {
            Self::Named(name) => Some(name),
            Self::Primitive(_) => None,
        }
    }
}

impl Serialize for Element {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for Element {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let name = String::deserialize(deserializer)?;
        Ok(Edm::from_name(&name).map_or_else(|| Self::Named(TypeName(name)), Self::Primitive))
    }
}

/// A reference to a type with its cardinality.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct TypeRef {
    /// The element type.
    #[serde(rename = "type")]
    pub element: Element,
    /// Whether it is a list of elements.
    #[serde(default, skip_serializing_if = "is_false")]
    pub collection: bool,
}

impl fmt::Display for TypeRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = self.element.as_str();
        if self.collection { write!(f, "Collection({name})") } else { f.write_str(name) }
    }
}

/// Where a fact was read: `resources/user.md:123`.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Provenance {
    /// The page's path below its version's folder.
    pub page: String,
    /// The one-based line.
    pub line: u32,
}

impl Provenance {
    /// Whether it names no page, as for what follows from a convention.
    pub fn is_unknown(&self) -> bool {
        self.page.is_empty()
    }
}

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.page, self.line)
    }
}

impl Serialize for Provenance {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Provenance {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Ok(match text.rsplit_once(':').and_then(|(page, line)| Some((page, line.parse().ok()?))) {
            Some((page, line)) => Self { page: page.to_owned(), line },
            None => Self { page: text, line: 0 },
        })
    }
}

/// What kind of page element a property was read from, best first (`FORMAT.md`, section Sources).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Source {
    /// A row of a property or relationship table.
    #[default]
    Table,
    /// Only the path of a request shows it.
    Path,
    /// Only the JSON representation shows it.
    Json,
    /// Only a request body table of an API page has it.
    BodyTable,
    /// Only an example of an API page shows it.
    Example,
    /// A convention, such as the `id` of `entity`.
    Convention,
    /// An override file.
    Override,
}

/// One version's schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Schema {
    /// The API version all of it belongs to.
    pub version: ApiVersion,
    /// Every type by its qualified name.
    pub types: BTreeMap<TypeName, TypeDef>,
    /// Every operation, in order of page and method.
    pub operations: Vec<Operation>,
}

/// A type of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum TypeDef {
    /// An entity or complex type.
    Struct(StructType),
    /// An enumeration.
    Enum(EnumType),
}

/// Whether a structured type is identified by a key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StructKind {
    /// Has a key of its own or inherits one.
    Entity,
    /// A value without identity.
    Complex,
}

/// An entity type or complex type. Only the properties it declares itself are listed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructType {
    /// Entity or complex.
    pub kind: StructKind,
    /// The base type, which the schema has.
    pub base: Option<TypeName>,
    /// Never sent as such; only its derived types are.
    pub is_abstract: bool,
    /// Declares itself open: carries undeclared properties.
    pub open: bool,
    /// Key properties that this type declares itself.
    pub key: Vec<String>,
    /// Own properties, in documented order.
    pub properties: Vec<Property>,
    /// What the page says about the type, in markdown; may be empty.
    pub description: String,
    /// The deprecation note, if the page has one.
    pub deprecated: Option<String>,
    /// The product area of the page's front matter, as written; may be empty.
    pub area: String,
    /// The page that defines it.
    pub src: Provenance,
}

/// A property of a structured type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Property {
    /// The wire name.
    #[serde(skip)]
    pub name: String,
    /// Its type.
    #[serde(flatten)]
    pub ty: TypeRef,
    /// Whether it is an OData navigation property.
    #[serde(default, skip_serializing_if = "is_false")]
    pub navigation: bool,
    /// What the page says about null; `None` when it says nothing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub nullable: Option<bool>,
    /// Facts about use that the description states.
    #[serde(flatten)]
    pub usage: Usage,
    /// The description in markdown, as on the page; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub description: String,
    /// What kind of page element it was read from.
    #[serde(default, skip_serializing_if = "is_table")]
    pub source: Source,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Provenance::is_unknown")]
    pub src: Provenance,
}

/// What a description says about the use of a property (`FORMAT.md`, section Description cells).
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", default)]
pub struct Usage {
    /// Must be given when the object is created.
    #[serde(skip_serializing_if = "is_false")]
    pub required: bool,
    /// Cannot be written.
    #[serde(skip_serializing_if = "is_false")]
    pub read_only: bool,
    /// Only returned when `$select` asks for it.
    #[serde(skip_serializing_if = "is_false")]
    pub select_only: bool,
    /// Returned without `$select`.
    #[serde(skip_serializing_if = "is_false")]
    pub default_returned: bool,
    /// OData query options it supports, such as `$filter`, sorted.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub query: Vec<String>,
    /// The documented default value, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub default: Option<String>,
    /// The documented range `A to B`, as written.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub range: Option<[String; 2]>,
    /// The documented maximum size in characters.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub max_length: Option<u32>,
    /// The deprecation note, if any.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub deprecated: Option<String>,
}

/// An enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumType {
    /// A multi-valued enumeration: several members combine.
    pub flags: bool,
    /// Members may be added without notice, by the page's own words or an `unknownFutureValue` member.
    pub evolvable: bool,
    /// Not documented as a type: made from the possible values of a property.
    pub synthetic: bool,
    /// Members in documented order.
    pub members: Vec<Member>,
    /// What the page says about it, in markdown; may be empty.
    pub description: String,
    /// The deprecation note, if the page has one.
    pub deprecated: Option<String>,
    /// The product area of the page's front matter, as written; may be empty.
    pub area: String,
    /// The page that defines it.
    pub src: Provenance,
}

/// A member of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The wire text.
    pub name: String,
    /// The documented number, else counted from 0.
    pub value: i64,
    /// The description in markdown; may be empty.
    pub description: String,
}

impl Schema {
    /// The structured type with this name.
    pub fn structure(&self, name: &TypeName) -> Option<&StructType> {
        match self.types.get(name)? {
            TypeDef::Struct(structure) => Some(structure),
            TypeDef::Enum(_) => None,
        }
    }

    /// The enumeration with this name.
    pub fn enumeration(&self, name: &TypeName) -> Option<&EnumType> {
        match self.types.get(name)? {
            TypeDef::Enum(enumeration) => Some(enumeration),
            TypeDef::Struct(_) => None,
        }
    }

    /// The type and its ancestors, nearest first; ends at a missing type or a repeated one.
    pub fn chain<'a>(&'a self, name: &'a TypeName) -> Vec<(&'a TypeName, &'a StructType)> {
        let mut chain: Vec<(&TypeName, &StructType)> = Vec::new();
        let mut next = Some(name);
        while let Some(name) = next {
            let Some(structure) = self.structure(name) else { break };
            if chain.iter().any(|(seen, _)| *seen == name) {
                break;
            }
            chain.push((name, structure));
            next = structure.base.as_ref();
        }
        chain
    }

    /// The types that derive from each base type, directly or not, sorted.
    pub fn derived(&self) -> BTreeMap<&TypeName, Vec<&TypeName>> {
        let mut derived: BTreeMap<&TypeName, Vec<&TypeName>> = BTreeMap::new();
        for name in self.types.keys() {
            for (base, _) in self.chain(name).into_iter().skip(1) {
                derived.entry(base).or_default().push(name);
            }
        }
        derived
    }

    /// Every type that a property, a parameter or the body of an operation refers to.
    pub fn referred(&self) -> BTreeSet<&TypeName> {
        let properties = self.types.values().filter_map(|def| match def {
            TypeDef::Struct(structure) => Some(structure.properties.iter().map(|property| &property.ty.element)),
            TypeDef::Enum(_) => None,
        });
        let operations = self.operations.iter().flat_map(Operation::types);
        properties.flatten().filter_map(Element::named).chain(operations).collect()
    }
}

impl TypeDef {
    /// The product area that its page states, as written; may be empty.
    pub fn area(&self) -> &str {
        match self {
            Self::Struct(structure) => &structure.area,
            Self::Enum(enumeration) => &enumeration.area,
        }
    }

    /// The page that defines it.
    pub fn src(&self) -> &Provenance {
        match self {
            Self::Struct(structure) => &structure.src,
            Self::Enum(enumeration) => &enumeration.src,
        }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
pub(crate) fn is_false(value: &bool) -> bool {
    !value
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde's skip_serializing_if passes a reference")]
fn is_table(source: &Source) -> bool {
    *source == Source::Table
}
