//! From two schemas to the changes between them.
//!
//! Types are paired by name, then by rename; what is left is added or removed. Paired types are compared by kind, in
//! `structs` or `enums`, and what they have in common in `items`; properties are paired in `pairing` and compared in
//! `facts` and `usage`; operations are compared by themselves. An effect that follows from a change of another item is no change of
//! its own: it stands in the `affects` of that change.

mod bodies;
mod draft;
mod enums;
mod facts;
mod items;
mod operations;
mod pairing;
mod properties;
mod renames;
mod requests;
mod structs;
mod types;
mod usage;

use std::collections::BTreeMap;

pub(super) use draft::Draft;

use super::evidence::{self, Claims, Witnesses};
use super::report::order;
use super::view::View;
use super::{Change, SchemaDiff};
use crate::schema::{Edm, Element, Schema, TypeName, TypeRef};

/// Compares two schemas of the same API version.
pub fn compare(before: &Schema, after: &Schema) -> SchemaDiff {
    compare_with(before, after, [&Claims::new(), &Claims::new()])
}

/// Compares two schemas of the same API version, with the claims that led to each as evidence.
pub fn compare_with(before: &Schema, after: &Schema, claims: [&Claims; 2]) -> SchemaDiff {
    let (before, after) = (View::new(before), View::new(after));
    let renamed = renames::find(&before, &after);
    let mut pair = Pair { before, after, renamed, changes: Vec::new() };
    types::compare(&mut pair);
    operations::compare(&mut pair);
    let Pair { mut changes, before, after, .. } = pair;
    evidence::judge(&mut changes, &Witnesses { before: &before, after: &after, claims });
    changes.sort_by(|a, b| order(a).cmp(&order(b)));
    SchemaDiff { version: after.schema.version, changes }
}

/// Both sides, what is known of their relation, and the changes found so far.
struct Pair<'a> {
    before: View<'a>,
    after: View<'a>,
    /// Types that go by another name: old to new.
    renamed: BTreeMap<&'a TypeName, &'a TypeName>,
    changes: Vec<Change>,
}

impl<'a> Pair<'a> {
    /// The name that a type of the old schema has after the change, if it is still there.
    fn successor(&self, name: &'a TypeName) -> Option<&'a TypeName> {
        let new = self.renamed.get(name).copied();
        new.or_else(|| self.after.schema.types.get_key_value(name).map(|(name, _)| name))
    }

    /// The name that a type of the new schema had before the change, if it was there.
    fn predecessor(&self, name: &'a TypeName) -> Option<&'a TypeName> {
        let old = self.renamed.iter().find(|(_, new)| **new == name).map(|(old, _)| *old);
        old.or_else(|| self.before.schema.types.get_key_value(name).map(|(name, _)| name))
    }

    /// A reference of the old schema as it would be written after all renames.
    fn translated(&self, ty: &TypeRef) -> TypeRef {
        let element = match &ty.element {
            Element::Named(name) => Element::Named(self.renamed.get(name).map_or(name, |new| new).clone()),
            Element::Primitive(edm) => Element::Primitive(*edm),
        };
        TypeRef { element, collection: ty.collection }
    }

    /// Whether a reference changed only because its type is gone, or is there for the first time: the change of the type
    /// says so. Enumerations made from a property's values are nothing without the property.
    fn follows_from_type(&self, old: &TypeRef, new: &TypeRef) -> bool {
        let is_new = |name: &TypeName| {
            !self.before.schema.types.contains_key(name) && !self.renamed.values().any(|new| *new == name)
        };
        let is_gone = |name: &TypeName| !self.after.schema.types.contains_key(name) && !self.renamed.contains_key(name);
        match (&old.element, &new.element) {
            (Element::Named(name), Element::Primitive(_)) => is_gone(name) && !items::is_synthetic(&self.before, name),
            (Element::Primitive(edm), Element::Named(name)) => {
                matches!(edm, Edm::Untyped | Edm::String) && is_new(name) && !items::is_synthetic(&self.after, name)
            }
            _ => false,
        }
    }

    fn report(&mut self, draft: Draft) {
        self.changes.push(draft.finish(self.after.schema.version));
    }
}
