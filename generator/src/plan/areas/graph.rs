//! The graph of types: what each needs to compile, and what leads to it.

use std::collections::{BTreeMap, BTreeSet};

use super::Feature;
use crate::schema::{Element, Schema, StructType, TypeDef, TypeName};

/// Areas by the types they have.
pub(super) type Claims<'a> = BTreeMap<&'a TypeName, BTreeSet<Feature>>;

type Edges<'a> = BTreeMap<&'a TypeName, BTreeSet<&'a TypeName>>;

/// The references between the types of a schema.
#[derive(Debug)]
pub(super) struct Graph<'a> {
    /// The types that a type has inside: its base, and those of its own structural properties.
    needs: Edges<'a>,
    /// The types whose own navigation properties hold a type, and its base.
    pub(super) led_from: Edges<'a>,
}

impl<'a> Graph<'a> {
    /// The graph of a schema; references to types that it does not have are left out.
    pub(super) fn new(schema: &'a Schema) -> Self {
        let mut new = Self { needs: Edges::new(), led_from: Edges::new() };
        for (name, def) in &schema.types {
            if let TypeDef::Struct(structure) = def {
                new.add(schema, name, structure);
            }
        }
        new
    }

    fn add(&mut self, schema: &'a Schema, name: &'a TypeName, structure: &'a StructType) {
        if let Some(base) = structure.base.as_ref().filter(|base| schema.types.contains_key(base)) {
            self.needs.entry(name).or_default().insert(base);
            self.led_from.entry(name).or_default().insert(base);
        }
        for property in &structure.properties {
            let Element::Named(target) = &property.ty.element else { continue };
            match schema.types.get(target) {
                Some(TypeDef::Struct(_)) if property.navigation => {
                    self.led_from.entry(target).or_default().insert(name);
                }
                Some(_) => {
                    self.needs.entry(name).or_default().insert(target);
                }
                None => {}
            }
        }
    }

    /// Each type with each that it needs.
    #[cfg(test)]
    pub(super) fn needs(&self) -> impl Iterator<Item = (&TypeName, &TypeName)> {
        self.needs.iter().flat_map(|(name, needed)| needed.iter().map(|needed| (*name, *needed)))
    }

    /// Gives each area all that its types need, directly or not.
    pub(super) fn spread(&self, claims: &Claims<'a>) -> Claims<'a> {
        let mut owners = claims.clone();
        let mut open: Vec<&TypeName> = claims.keys().copied().collect();
        while let Some(name) = open.pop() {
            let areas = owners.get(name).cloned().unwrap_or_default();
            for target in self.needs.get(name).into_iter().flatten() {
                let there = owners.entry(target).or_default();
                let before = there.len();
                there.extend(areas.iter().cloned());
                if there.len() > before {
                    open.push(target);
                }
            }
        }
        owners
    }
}
