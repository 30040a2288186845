//! Which base types are referred to where one of their derived types may come.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{Body, Content, Element, Operation, Response, Schema, TypeDef, TypeName};

/// The base types that some property, operation or parameter refers to, each with every type derived from it.
///
/// `microsoft.graph.entity` is none: everything derives from it, and the few references to it lose nothing by holding
/// the base, which keeps what it does not know.
///
/// Types that are not generated, those in `absent`, belong to none.
pub(super) fn find<'a>(schema: &'a Schema, absent: &BTreeSet<TypeName>) -> BTreeMap<&'a TypeName, Vec<&'a TypeName>> {
    let entity = TypeName::entity();
    let referred = referred(schema);
    let mut families: BTreeMap<&TypeName, Vec<&TypeName>> = BTreeMap::new();
    for name in schema.types.keys().filter(|name| !absent.contains(*name)) {
        for (base, _) in schema.chain(name).into_iter().skip(1) {
            if *base != entity && referred.contains(base) && !absent.contains(base) {
                families.entry(base).or_default().push(name);
            }
        }
    }
    families
}

/// Every type that a property or an operation refers to.
fn referred(schema: &Schema) -> BTreeSet<&TypeName> {
    let properties = schema.types.values().filter_map(|def| match def {
        TypeDef::Struct(structure) => Some(structure.properties.iter().map(|property| &property.ty.element)),
        TypeDef::Enum(_) => None,
    });
    let operations = schema.operations.iter().flat_map(operation);
    properties.flatten().filter_map(named).chain(operations).collect()
}

fn operation(operation: &Operation) -> impl Iterator<Item = &TypeName> {
    let Operation { parameters, body: Body { content: body, properties }, response: Response { content, .. }, .. } =
        operation;
    let parameters = parameters.iter().filter_map(|parameter| parameter.ty.as_ref()).map(|ty| &ty.element);
    let properties = properties.iter().map(|property| &property.ty.element);
    parameters.chain(properties).filter_map(named).chain(in_content(body)).chain(in_content(content))
}

fn in_content(content: &Content) -> Option<&TypeName> {
    match content {
        Content::One(name) => Some(name),
        Content::Value(ty) | Content::Collection(ty) => named(&ty.element),
        Content::None | Content::Unknown | Content::Inline | Content::Reference | Content::Raw => None,
    }
}

fn named(element: &Element) -> Option<&TypeName> {
    match element {
        Element::Named(name) => Some(name),
        Element::Primitive(_) => None,
    }
}
