//! From two schemas to the changes between them.
//!
//! Types are paired by name, then by rename; what is left is added or removed. The parts of paired types are
//! compared by kind: `structs`, `properties`, `enums`; operations by themselves. An effect that follows from a change of another
//! item is not a change of its own: it is listed in that change's `affects`.

mod draft;
mod properties;
mod types;

use std::collections::BTreeMap;

use draft::Draft;

use super::report::order;
use super::view::View;
use super::{Change, SchemaDiff};
use crate::schema::{Element, Schema, TypeName, TypeRef};

/// Compares two schemas of the same API version.
pub fn compare(before: &Schema, after: &Schema) -> SchemaDiff {
    let mut pair =
        Pair { before: View::new(before), after: View::new(after), renamed: BTreeMap::new(), changes: Vec::new() };
    types::compare(&mut pair);
    let mut changes = pair.changes;
    changes.sort_by(|a, b| order(a).cmp(&order(b)));
    SchemaDiff { version: after.version, changes }
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
    /// The name that a type has after the change.
    fn renamed<'n>(&self, name: &'n TypeName) -> &'n TypeName
    where
        'a: 'n,
    {
        self.renamed.get(name).copied().unwrap_or(name)
    }

    /// The type of a property as it would be written after all renames.
    fn translated(&self, ty: &TypeRef) -> TypeRef {
        let element = match &ty.element {
            Element::Named(name) => Element::Named(self.renamed(name).clone()),
            Element::Primitive(edm) => Element::Primitive(*edm),
        };
        TypeRef { element, collection: ty.collection }
    }

    fn report(&mut self, draft: Draft) {
        self.changes.push(draft.finish(self.after.schema.version));
    }
}
