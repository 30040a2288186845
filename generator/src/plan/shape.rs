//! What properties become: OData's types as Rust types.
//!
//! Every field is an `Option`. Numbers of up to 32 bits are `i32`; values whose text matters are the support module's
//! value types; streams and untyped values are any JSON. A reference to a type with derived types holds any of them,
//! one to another struct is boxed by the emitter, and a list is never boxed. A type that is not generated is text where
//! it is an enumeration (of no members), else any JSON.

use super::imports::Imports;
use super::items::ElementPlan;
use super::layout::{Key, Map};
use super::syntax::RustPath;
use crate::config::DateTypes;
use crate::schema::{Edm, Element, TypeDef, TypeName};

/// The support names behind enumerations.
const EVOLVABLE: &str = "Evolvable";
const FLAGS: &str = "Flags";

/// The type of the map of unknown properties.
pub(super) const PROPERTIES: &str = "AdditionalProperties";

/// What a property refers to.
pub(super) fn key<'a>(map: &Map<'a>, element: &'a Element) -> Option<Key<'a>> {
    element.named().map(|name| map.key(name))
}

/// What a field holds, under the names that its file uses.
pub(super) fn element<'a>(map: &Map<'a>, imports: &Imports<'a>, element: &'a Element) -> ElementPlan {
    match element {
        Element::Primitive(edm) => date(map.dates, *edm).unwrap_or_else(|| primitive(*edm)),
        Element::Named(name) => named(map, imports, name, key(map, element)),
    }
}

/// The type from elsewhere that holds a date or time.
fn date(types: DateTypes, edm: Edm) -> Option<ElementPlan> {
    let path = match (types, edm) {
        (DateTypes::Chrono, Edm::DateTimeOffset) => "::chrono::DateTime<::chrono::FixedOffset>",
        (DateTypes::Chrono, Edm::Date) => "::chrono::NaiveDate",
        (DateTypes::Chrono, Edm::TimeOfDay) => "::chrono::NaiveTime",
        (DateTypes::Chrono, Edm::Duration) => "::chrono::TimeDelta",
        (DateTypes::Time, Edm::DateTimeOffset) => "::time::OffsetDateTime",
        (DateTypes::Time, Edm::Duration) => "::time::Duration",
        (DateTypes::Jiff, Edm::DateTimeOffset) => "::jiff::Timestamp",
        (DateTypes::Jiff, Edm::Date) => "::jiff::civil::Date",
        (DateTypes::Jiff, Edm::TimeOfDay) => "::jiff::civil::Time",
        (DateTypes::Jiff, Edm::Duration) => "::jiff::SignedDuration",
        _ => return None,
    };
    RustPath::parse(path).ok().map(ElementPlan::Foreign)
}

/// What holds a value of a structured type.
pub(super) fn named_element<'a>(map: &Map<'a>, imports: &Imports<'a>, name: &'a TypeName) -> ElementPlan {
    named(map, imports, name, Some(map.key(name)))
}

fn named<'a>(map: &Map<'a>, imports: &Imports<'a>, name: &TypeName, key: Option<Key<'a>>) -> ElementPlan {
    if let Some(path) = map.extras.replacement(name) {
        return ElementPlan::Foreign(path.clone());
    }
    let local = key.and_then(|key| imports.local(key)).cloned();
    match (map.schema.types.get(name), local) {
        (Some(TypeDef::Enum(enumeration)), Some(ident)) if enumeration.flags => ElementPlan::Flags(ident),
        (Some(TypeDef::Enum(_)), Some(ident)) => ElementPlan::Enum(ident),
        (Some(TypeDef::Enum(_)), None) => ElementPlan::String,
        (Some(TypeDef::Struct(_)), Some(ident)) if matches!(key, Some(Key::Family(_))) => ElementPlan::Family(ident),
        (Some(TypeDef::Struct(_)), Some(ident)) => ElementPlan::Model(ident),
        (Some(TypeDef::Struct(_)), None) | (None, _) => ElementPlan::Any,
    }
}

fn primitive(edm: Edm) -> ElementPlan {
    match edm {
        Edm::Boolean => ElementPlan::Bool,
        Edm::Byte | Edm::SByte | Edm::Int16 | Edm::Int32 => ElementPlan::Int32,
        Edm::String => ElementPlan::String,
        Edm::Stream | Edm::Untyped => ElementPlan::Any,
        Edm::Int64 => ElementPlan::Value("Int64"),
        Edm::Single | Edm::Double => ElementPlan::Value("Double"),
        Edm::Decimal => ElementPlan::Value("Decimal"),
        Edm::DateTimeOffset => ElementPlan::Value("DateTimeOffset"),
        Edm::Date => ElementPlan::Value("Date"),
        Edm::TimeOfDay => ElementPlan::Value("TimeOfDay"),
        Edm::Duration => ElementPlan::Value("Duration"),
        Edm::Guid => ElementPlan::Value("Guid"),
        Edm::Binary => ElementPlan::Value("Binary"),
    }
}

/// The support name that a field needs.
pub(super) fn support(element: &ElementPlan) -> Option<&'static str> {
    match element {
        ElementPlan::Value(name) => Some(name),
        ElementPlan::Enum(_) => Some(EVOLVABLE),
        ElementPlan::Flags(_) => Some(FLAGS),
        ElementPlan::Bool
        | ElementPlan::Int32
        | ElementPlan::String
        | ElementPlan::Any
        | ElementPlan::Foreign(_)
        | ElementPlan::Model(_)
        | ElementPlan::Family(_) => None,
    }
}
