//! The transitive closure, with the reason why each type is in it.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::roots::Roots;
use crate::config::{Navigation, Selection};
use crate::schema::{Operation, Property, Schema, TypeName};

/// The types that are generated, each with the reason that comes first on the shortest way from what is included.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Closure {
    /// By qualified name.
    pub reasons: BTreeMap<TypeName, Reason>,
}

/// Why a type is generated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason {
    /// A pattern includes it; the pattern is empty where everything is included.
    Included {
        /// The pattern.
        pattern: String,
    },
    /// An included operation sends or receives it.
    Operation {
        /// The pattern that includes the operation.
        pattern: String,
        /// Method and first path of the operation, such as `GET /me/messages`.
        operation: String,
    },
    /// A property of a generated type refers to it.
    Property {
        /// The generated type, which may inherit the property.
        of: TypeName,
        /// The property's wire name.
        property: String,
    },
    /// It is derived from a generated type.
    Derived {
        /// The base type.
        from: TypeName,
    },
}

impl Closure {
    /// Follows all references from the roots, breadth first, in order of names.
    pub(super) fn new(schema: &Schema, selection: &Selection, roots: &Roots) -> Self {
        let mut walk = Walk { schema, roots, closure: Self::default(), queue: VecDeque::new() };
        for (name, pattern) in &roots.types {
            walk.reach(name, || Reason::Included { pattern: pattern.clone() });
        }
        for (operation, pattern) in roots.operations.iter().filter_map(|(at, p)| Some((schema.operations.get(*at)?, p)))
        {
            for name in operation.types() {
                let operation = label(operation);
                walk.reach(name, || Reason::Operation { pattern: pattern.clone(), operation });
            }
        }
        let mut derived = if selection.derived { schema.derived() } else { BTreeMap::new() };
        // Everything derives from it.
        derived.remove(&TypeName::entity());
        while let Some(name) = walk.queue.pop_front() {
            for property in properties(schema, &name) {
                if property.navigation && selection.navigation != Navigation::Follow {
                    continue;
                }
                if let Some(target) = property.ty.element.named() {
                    walk.reach(target, || Reason::Property { of: name.clone(), property: property.name.clone() });
                }
            }
            for other in derived.get(&name).into_iter().flatten() {
                walk.reach(other, || Reason::Derived { from: name.clone() });
            }
        }
        walk.closure
    }

    /// The way from what is included to the type, which comes last; each with the reason for it.
    pub fn chain<'c>(&'c self, name: &TypeName) -> Vec<(&'c TypeName, &'c Reason)> {
        let mut chain = Vec::new();
        let mut next = self.reasons.get_key_value(name);
        // Reasons lead back to the roots without a circle, for each was found from one found before.
        while let Some((name, reason)) = next {
            chain.push((name, reason));
            next = match reason {
                Reason::Property { of: from, .. } | Reason::Derived { from } => self.reasons.get_key_value(from),
                Reason::Included { .. } | Reason::Operation { .. } => None,
            };
        }
        chain.reverse();
        chain
    }
}

struct Walk<'a> {
    schema: &'a Schema,
    roots: &'a Roots,
    closure: Closure,
    queue: VecDeque<TypeName>,
}

impl Walk<'_> {
    fn reach(&mut self, name: &TypeName, reason: impl FnOnce() -> Reason) {
        let is_new = !self.closure.reasons.contains_key(name) && !self.roots.is_cut(name);
        if is_new && self.schema.types.contains_key(name) {
            self.closure.reasons.insert(name.clone(), reason());
            self.queue.push_back(name.clone());
        }
    }
}

/// The properties that a type has, its own first; of those declared twice the nearest declaration.
fn properties<'s>(schema: &'s Schema, name: &'s TypeName) -> Vec<&'s Property> {
    let mut seen = BTreeSet::new();
    let own = schema.chain(name).into_iter().flat_map(|(_, structure)| &structure.properties);
    own.filter(|property| seen.insert(&property.name)).collect()
}

/// Method and first path.
fn label(operation: &Operation) -> String {
    let path = operation.paths.first().map_or(operation.title.as_str(), |path| &path.template);
    format!("{} {path}", operation.method)
}
