//! Between resolve and plan: a schema and a [`Selection`] to the smaller schema that is generated.
//!
//! Knows no Rust. What is included brings what it refers to: the types of its properties, inherited ones too, and what
//! operations send and receive. Base types come along for their properties only and are not generated for that.
//! Derived types come when they are included themselves, or all of them by [`Selection::derived`]. The order of
//! passes: `roots` matches the patterns, `closure` follows the references, `shrink` writes the smaller schema.

mod closure;
mod pattern;
mod roots;
mod shrink;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

pub use closure::{Closure, Reason};
pub(crate) use pattern::Pattern;
use roots::{Patterns, Roots};

use crate::config::{Misuse, Selection};
use crate::schema::{Schema, TypeName};

/// What is left of one version's schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Selected {
    /// The smaller schema; every name in it resolves.
    pub schema: Schema,
    /// Types that it holds only for what others inherit from them, and which are not generated.
    pub hidden: BTreeSet<TypeName>,
    /// Types that it holds only to be referred to, and which somebody else provides.
    pub replaced: BTreeSet<TypeName>,
    /// Why each type is generated.
    pub closure: Closure,
}

/// Reduces the schemas, one per version, to what is selected; versions of which nothing is selected are left out.
///
/// # Errors
/// Every [`Misuse`] of the selection: a pattern has to match in one of the versions.
pub fn select(schemas: &[Schema], selection: &Selection) -> Result<Vec<Selected>, Vec<Misuse>> {
    let patterns = Patterns::parse(selection)?;
    let mut selected = Vec::new();
    for (schema, roots) in schemas.iter().zip(patterns.resolve(schemas)?) {
        let closure = Closure::new(schema, selection, &roots);
        selected.extend(Some(shrink::shrink(schema, selection, &roots, closure)).filter(|kept| !kept.is_empty()));
    }
    if selected.is_empty() && schemas.iter().any(|schema| !schema.types.is_empty()) {
        return Err(vec![Misuse::Empty]);
    }
    Ok(selected)
}

/// For each generated type that is not asked for itself, in order of name, how many types fewer there would be if
/// references to it ended in JSON.
///
/// # Errors
/// As of [`select`].
pub fn savings(schema: &Schema, selection: &Selection) -> Result<Vec<(TypeName, usize)>, Vec<Misuse>> {
    let patterns = Patterns::parse(selection)?;
    let Some(roots) = patterns.resolve(std::slice::from_ref(schema))?.pop() else { return Ok(Vec::new()) };
    let closure = Closure::new(schema, selection, &roots);
    let candidates = closure.reasons.keys().filter(|name| !roots.types.contains_key(*name)).cloned();
    let save = |name: TypeName| {
        let without = Closure::new(schema, selection, &Roots::clone(&roots).stopped_at(&name));
        let saved = closure.reasons.len() - without.reasons.len();
        (name, saved)
    };
    Ok(crate::parallel::map(candidates.collect(), save))
}

impl Selected {
    fn is_empty(&self) -> bool {
        self.closure.reasons.is_empty() && self.schema.operations.is_empty()
    }

    /// Whether a file is generated for the type.
    pub fn is_generated(&self, name: &TypeName) -> bool {
        self.schema.types.contains_key(name) && !self.hidden.contains(name) && !self.replaced.contains(name)
    }
}
