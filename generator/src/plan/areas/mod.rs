//! Areas: which cargo feature a type belongs to.
//!
//! A type *needs* its base type, the types of its own structural properties, and enumerations: it has them inside. It
//! only *leads to* the entities and complex types of its navigation properties, which are fetched by themselves. In
//! the whole of v1.0 needs form no cycle and stay within an area or two, while leads connect nearly everything.
//!
//! 1. A page's front matter says which area it belongs to; `names` makes a feature name of that. An enumeration on a
//!    page with other types, such as a list of enumerations, says nothing.
//! 2. An area has all types that its own types need, directly or not.
//! 3. A type that no area has by then goes to the areas of the operations that take or give it, of the types that lead
//!    to it, and of its base type; this is repeated as long as it finds something.
//! 4. What is left goes by its namespace.
//! 5. A type that several areas have is always compiled; that makes the features independent of each other, and
//!    no use of a type can break because a second area comes to need it. All others have the feature of their area.
//!
//! (To merge areas that need each other instead would make one area of twelve of those in v1.0. Kept always, what is
//! shared is one type in fifteen.)
//!
//! So a feature has everything its types need, and no feature has to enable another one. A field or a variant whose
//! type has another feature is compiled when that feature is on; what the service sends for a field that is not
//! there is kept among the additional properties.

mod graph;
mod names;
mod sizes;
#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use graph::{Claims, Graph};
pub use names::Feature;
pub(super) use names::Names;
pub(super) use sizes::{areas, needed};

use crate::schema::{Body, Content, Response, Schema, TypeDef, TypeName};

/// The features of one version's types.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Areas<'a> {
    features: BTreeMap<&'a TypeName, Feature>,
}

impl<'a> Areas<'a> {
    /// Finds the area of each type of a version.
    pub(super) fn new(schema: &'a Schema, names: &Names) -> Self {
        let graph = Graph::new(schema);
        let operations = of_operations(schema, names);
        let mut claims = stated(schema, names);
        loop {
            let owners = graph.spread(&claims);
            let free: Vec<&TypeName> = schema.types.keys().filter(|name| !owners.contains_key(name)).collect();
            let found = free.iter().filter_map(|name| Some((*name, led_to(name, &graph, &owners, &operations)?)));
            let found: Claims<'a> = found.collect();
            if found.is_empty() {
                claims.extend(free.into_iter().map(|name| (name, BTreeSet::from([names.of_namespace(name)]))));
                return Self::of(graph.spread(&claims));
            }
            claims.extend(found);
        }
    }

    fn of(owners: Claims<'a>) -> Self {
        let single = |areas: BTreeSet<Feature>| areas.into_iter().next();
        let owners = owners.into_iter().filter(|(_, areas)| areas.len() == 1);
        Self { features: owners.filter_map(|(name, areas)| Some((name, single(areas)?))).collect() }
    }

    /// The feature that a type needs; `None` for a type that is always compiled.
    pub(super) fn feature(&self, name: &TypeName) -> Option<&Feature> {
        self.features.get(name)
    }
}

/// The areas that the pages of types state.
fn stated<'a>(schema: &'a Schema, names: &Names) -> Claims<'a> {
    let mut per_page: BTreeMap<&str, usize> = BTreeMap::new();
    for def in schema.types.values().filter(|def| !def.area().is_empty()) {
        *per_page.entry(def.src().page.as_str()).or_default() += 1;
    }
    let speaks = |def: &TypeDef| match def {
        TypeDef::Struct(_) => true,
        TypeDef::Enum(item) => per_page.get(item.src.page.as_str()) == Some(&1),
    };
    let types = schema.types.iter().filter(|(_, def)| speaks(def));
    types.filter_map(|(name, def)| Some((name, BTreeSet::from([names.of_area(def.area())?])))).collect()
}

/// The areas of the operations whose body or response is a type, or a list of it.
fn of_operations<'a>(schema: &'a Schema, names: &Names) -> Claims<'a> {
    let mut claims = Claims::new();
    for operation in &schema.operations {
        let (Body { content: body, .. }, Response { content: response, .. }) = (&operation.body, &operation.response);
        for name in [body, response].into_iter().filter_map(Content::named) {
            claims.entry(name).or_default().extend(names.of_area(&operation.area));
        }
    }
    claims
}

/// The areas of what leads to a type; types that are in no or in several areas lead from nowhere.
fn led_to(
    name: &TypeName,
    graph: &Graph<'_>,
    owners: &Claims<'_>,
    operations: &Claims<'_>,
) -> Option<BTreeSet<Feature>> {
    let sources = graph.led_from.get(name).into_iter().flatten();
    let sources = sources.filter_map(|source| owners.get(source)).filter(|areas| areas.len() == 1);
    let areas: BTreeSet<Feature> = sources.chain(operations.get(name)).flatten().cloned().collect();
    (!areas.is_empty()).then_some(areas)
}
