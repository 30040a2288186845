//! What requests and responses hold.
//!
//! A body whose page lists properties or parameters is a struct of just these; any other is the type itself. In the struct
//! of an update each field can be left alone, cleared or set; any other struct has a constructor that takes what is
//! required. Properties that cannot be written are left out of what creates or updates, unless the table calls them
//! required. An object that examples show inside of `value` is that object: `OData` wraps only what is no object.

use std::collections::BTreeSet;

use super::super::ident::{Role, RustIdent};
use super::super::imports::Imports;
use super::super::items::ElementPlan;
use super::super::layout::Map;
use super::super::scope::name_all;
use super::super::structs::{RESERVED_FIELDS, field};
use super::super::{pages, shape};
use super::items::{BodyFieldPlan, BodyPlan, PayloadPlan};
use crate::config::DocLevel;
use crate::schema::{Body, Content, Element, Operation, OperationKind, Property, TypeName};

/// Whether the body is a struct of its own.
pub(super) fn is_own(body: &Body) -> bool {
    matches!(body.content, Content::Inline | Content::One(_)) && !body.properties.is_empty()
}

/// The listed properties that can be sent, the first of each name.
pub(super) fn offered(operation: &Operation) -> Vec<&Property> {
    let writes = matches!(operation.kind, OperationKind::Create | OperationKind::Update);
    let mut seen = BTreeSet::new();
    let properties = operation.body.properties.iter();
    let properties = properties.filter(|property| !writes || !property.usage.read_only || property.usage.required);
    properties.filter(|property| seen.insert(&property.name)).collect()
}

/// Plans the body; `ident` is the name of a struct of its own.
pub(super) fn body<'a>(
    map: &Map<'a>,
    imports: &Imports<'a>,
    operation: &'a Operation,
    names: (&RustIdent, &RustIdent),
    docs: DocLevel,
) -> PayloadPlan {
    if !is_own(&operation.body) {
        return payload(map, imports, &operation.body.content);
    }
    let owner = match &operation.body.content {
        Content::One(name) => Some(name),
        _ => None,
    };
    let patch = operation.kind == OperationKind::Update;
    let properties = offered(operation);
    let wires: Vec<&str> = properties.iter().map(|property| property.name.as_str()).collect();
    let idents = name_all(Role::Field, &RESERVED_FIELDS, &wires).into_iter();
    let fields = properties.iter().zip(idents).map(|(property, named)| BodyFieldPlan {
        field: field(map, imports, property, named.ident, docs),
        required: !patch && property.usage.required,
    });
    let (operation_ident, ident) = names;
    PayloadPlan::Own(BodyPlan {
        ident: ident.clone(),
        docs: pages::body_docs(operation_ident, owner, patch),
        wire: owner.map(|name| name.0.clone()).unwrap_or_default(),
        ancestors: owner.map(|name| ancestors(map, name)).unwrap_or_default(),
        patch,
        fields: fields.collect(),
    })
}

fn ancestors(map: &Map<'_>, name: &TypeName) -> Vec<String> {
    map.schema.chain(name).into_iter().skip(1).map(|(base, _)| base.0.clone()).collect()
}

/// What a body of a known content is.
pub(super) fn payload<'a>(map: &Map<'a>, imports: &Imports<'a>, content: &'a Content) -> PayloadPlan {
    let (ty, collection) = match content {
        Content::None => return PayloadPlan::Nothing,
        Content::Unknown | Content::Inline => return PayloadPlan::Untyped,
        Content::Raw => return PayloadPlan::Bytes,
        Content::Reference => return PayloadPlan::Reference,
        Content::One(name) => (shape::named_element(map, imports, name), false),
        Content::Value(ty) => (shape::element(map, imports, &ty.element), ty.collection),
        Content::Collection(ty) => (shape::element(map, imports, &ty.element), true),
    };
    match ty {
        element if collection => PayloadPlan::Page(element),
        element @ (ElementPlan::Model(_) | ElementPlan::Family(_)) => PayloadPlan::Object(element),
        ElementPlan::Any => PayloadPlan::Untyped,
        element => PayloadPlan::Single(element),
    }
}

/// The type that a body refers to.
pub(super) fn element(content: &Content) -> Option<Element> {
    match content {
        Content::One(name) => Some(Element::Named(name.clone())),
        Content::Value(ty) | Content::Collection(ty) => Some(ty.element.clone()),
        Content::None | Content::Unknown | Content::Inline | Content::Reference | Content::Raw => None,
    }
}
