//! Which types go to the service and which come from it: what a change of nullability means depends on it.

use std::collections::BTreeSet;

use crate::schema::{Operation, Schema, TypeName};

/// Where values of a type occur.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Direction {
    /// In requests.
    pub(super) request: bool,
    /// In responses.
    pub(super) response: bool,
}

impl Direction {
    /// What is only sent.
    pub(super) const REQUEST: Self = Self { request: true, response: false };
}

/// The types that the operations of a schema send and receive, with all that their properties hold.
#[derive(Debug)]
pub(super) struct Sent<'a> {
    requests: BTreeSet<&'a TypeName>,
    responses: BTreeSet<&'a TypeName>,
}

impl<'a> Sent<'a> {
    pub(super) fn new(schema: &'a Schema) -> Self {
        let requests = schema.operations.iter().flat_map(request);
        let responses = schema.operations.iter().filter_map(|operation| operation.response.content.named());
        Self { requests: closure(schema, requests.collect()), responses: closure(schema, responses.collect()) }
    }

    /// Where values of a type occur; both where no operation tells.
    pub(super) fn direction(&self, name: &TypeName) -> Direction {
        let (request, response) = (self.requests.contains(name), self.responses.contains(name));
        let unknown = !request && !response;
        Direction { request: request || unknown, response: response || unknown }
    }
}

fn request(operation: &Operation) -> impl Iterator<Item = &TypeName> {
    let rows = operation.body.properties.iter().filter_map(|row| row.ty.element.named());
    operation.body.content.named().into_iter().chain(rows)
}

/// The types, their base types, and what their properties hold. A base type stands for those derived from it, but what
/// only these hold is left out: it would make everything reach everything.
fn closure<'a>(schema: &'a Schema, mut open: Vec<&'a TypeName>) -> BTreeSet<&'a TypeName> {
    let mut found = BTreeSet::new();
    while let Some(name) = open.pop() {
        if !found.insert(name) {
            continue;
        }
        for (base, structure) in schema.chain(name) {
            open.push(base);
            let held = structure.properties.iter().filter(|property| !property.navigation);
            open.extend(held.filter_map(|property| property.ty.element.named()));
        }
    }
    found
}
