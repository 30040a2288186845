//! The smaller schema: what the closure holds, with references out of it cut.

use std::collections::BTreeSet;

use super::roots::Roots;
use super::{Closure, Selected};
use crate::config::{Navigation, Selection};
use crate::schema::{Content, Edm, Element, Operation, Property, Schema, StructType, TypeDef, TypeName, TypeRef};

/// Cuts a schema down to the types of the closure, their bases and the included operations.
pub(super) fn shrink(schema: &Schema, selection: &Selection, roots: &Roots, closure: Closure) -> Selected {
    let bases = closure.reasons.keys().flat_map(|name| schema.chain(name)).map(|(base, _)| base);
    let hidden: BTreeSet<TypeName> = bases.filter(|name| !closure.reasons.contains_key(*name)).cloned().collect();
    let cut = Cut { selection, roots, closure: &closure };
    let mut types = schema.types.clone();
    types
        .retain(|name, _| closure.reasons.contains_key(name) || hidden.contains(name) || roots.replaced.contains(name));
    for def in types.values_mut() {
        if let TypeDef::Struct(structure) = def {
            cut.structure(structure);
        }
    }
    let kept = roots.operations.keys().filter_map(|at| schema.operations.get(*at));
    let operations = kept.map(|operation| cut.operation(operation)).collect();
    let hidden = hidden.difference(&roots.replaced).cloned().collect();
    let schema = Schema { version: schema.version, types, operations };
    Selected { schema, hidden, replaced: roots.replaced.clone(), closure }
}

/// Where references end.
struct Cut<'a> {
    selection: &'a Selection,
    roots: &'a Roots,
    closure: &'a Closure,
}

impl Cut<'_> {
    fn keeps(&self, name: &TypeName) -> bool {
        self.closure.reasons.contains_key(name) || self.roots.replaced.contains(name)
    }

    fn structure(&self, structure: &mut StructType) {
        structure.properties.retain(|property| !self.leaves_out(property));
        for property in &mut structure.properties {
            self.reference(&mut property.ty);
        }
    }

    /// Whether there is no field for a property.
    fn leaves_out(&self, property: &Property) -> bool {
        let Element::Named(name) = &property.ty.element else { return false };
        let omitted = property.navigation && self.selection.navigation == Navigation::Omit && !self.keeps(name);
        omitted && !self.roots.stopped.contains(name) || self.roots.excluded.contains(name)
    }

    /// A reference to what is not generated is one to any JSON value.
    fn reference(&self, ty: &mut TypeRef) {
        if matches!(&ty.element, Element::Named(name) if !self.keeps(name)) {
            ty.element = Element::Primitive(Edm::Untyped);
        }
    }

    fn operation(&self, operation: &Operation) -> Operation {
        let mut operation = operation.clone();
        operation.body.properties.retain(|property| !self.leaves_out(property));
        for property in &mut operation.body.properties {
            self.reference(&mut property.ty);
        }
        for ty in operation.parameters.iter_mut().filter_map(|parameter| parameter.ty.as_mut()) {
            self.reference(ty);
        }
        for content in [&mut operation.body.content, &mut operation.response.content] {
            match content {
                Content::One(name) if !self.keeps(name) => *content = Content::Unknown,
                Content::Value(ty) | Content::Collection(ty) => self.reference(ty),
                _ => {}
            }
        }
        operation
    }
}
