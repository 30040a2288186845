//! How large areas are and where they lead, counted in a finished plan.

use std::collections::{BTreeMap, BTreeSet};

use super::Feature;
use crate::plan::items::{AreaPlan, ItemPlan, TypePlan, VersionPlan};

/// The features of which one is needed for any of these types to be there; none where one type always is.
pub(in crate::plan) fn needed<'t>(types: impl IntoIterator<Item = &'t TypePlan>) -> Vec<Feature> {
    let features: Option<BTreeSet<&Feature>> = types.into_iter().map(|ty| ty.feature.as_ref()).collect();
    features.into_iter().flatten().cloned().collect()
}

/// All areas: first the types that are always compiled, then each feature.
pub(in crate::plan) fn areas(versions: &[VersionPlan]) -> Vec<AreaPlan> {
    let mut areas: BTreeMap<Option<Feature>, (Vec<usize>, BTreeSet<Feature>)> = BTreeMap::new();
    areas.insert(None, (vec![0; versions.len()], BTreeSet::new()));
    for (at, version) in versions.iter().enumerate() {
        for ty in version.namespaces.iter().flat_map(|namespace| &namespace.types) {
            let empty = || (vec![0; versions.len()], BTreeSet::new());
            let (counts, leads_to) = areas.entry(ty.feature.clone()).or_insert_with(empty);
            match &ty.item {
                ItemPlan::Struct(structure) => {
                    leads_to.extend(structure.fields.iter().filter_map(|field| field.feature.clone()));
                }
                ItemPlan::Enum(_) => {}
                // Not a type of the documentation, but a view of several.
                ItemPlan::Family(_) => continue,
            }
            if let Some(count) = counts.get_mut(at) {
                *count += 1;
            }
        }
    }
    let areas = areas.into_iter();
    areas.map(|(feature, (types, leads_to))| AreaPlan { feature, types, leads_to: Vec::from_iter(leads_to) }).collect()
}
