//! Which base types are referred to where one of their derived types may come.

use std::collections::{BTreeMap, BTreeSet};

use crate::schema::{Schema, TypeName};

/// The base types that some property, operation or parameter refers to, each with every type derived from it.
///
/// `microsoft.graph.entity` is none: everything derives from it, and the few references to it lose nothing by holding
/// the base, which keeps what it does not know.
///
/// Types that are not generated, those in `absent`, belong to none.
pub(super) fn find<'a>(schema: &'a Schema, absent: &BTreeSet<TypeName>) -> BTreeMap<&'a TypeName, Vec<&'a TypeName>> {
    let entity = TypeName::entity();
    let referred = schema.referred();
    let mut families = schema.derived();
    families.retain(|base, _| **base != entity && referred.contains(base) && !absent.contains(*base));
    for derived in families.values_mut() {
        derived.retain(|name| !absent.contains(*name));
    }
    families.retain(|_, derived| !derived.is_empty());
    families
}
