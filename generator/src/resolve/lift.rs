//! Properties that belong to a base although only derived types document them (`FORMAT.md`, section Base types).
//!
//! Some derived types list the property as their own, others only show it in their examples: then it is neither the
//! one's nor the other's but the base's, as everything is that types have in common without each saying so. Entities
//! that state no base and show the property in the same way derive from that base too, and so does a type whose examples
//! show all that another one lists without its own page having any of it.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::Draft;
use super::evidence::Ground;
use super::gaps::Exhibits;
use super::inherit::{Drafts, ancestors, says_nothing_of_base};
use crate::schema::{TypeName, TypeRef};

/// How many derived types must list the property, and how many must show it without listing it.
const AGREEING: usize = 2;

/// Moves such properties to their base, and gives that base to other entities which show them.
pub(super) fn lift(exhibits: &Exhibits<'_>, drafts: &mut Drafts<'_>) {
    let mut families: BTreeMap<TypeName, Vec<TypeName>> = BTreeMap::new();
    for (name, draft) in drafts.iter() {
        if let Some(base) = draft.base.as_ref().filter(|base| **base != TypeName::entity()) {
            families.entry(base.clone()).or_default().push(name.clone());
        }
    }
    for (base, names) in families.into_iter().filter(|(_, names)| names.len() >= 2 * AGREEING) {
        let examples: Vec<_> = names.iter().map(|name| (name, exhibits.exemplified(name))).collect();
        for (property, ty) in listed(drafts, &names) {
            if shown(&examples, drafts, &property) >= AGREEING {
                move_up(drafts, &base, &names, &property, &ty);
                adopt(exhibits, drafts, &base, &property);
            }
        }
    }
}

/// How many properties of a base the examples of a type must show.
const SHOWN: usize = 3;

/// Gives types that say nothing of a base the one whose properties their examples show: all of them, of which their own
/// page has none. The base with most of them is the nearest.
pub(super) fn derive_shown(exhibits: &Exhibits<'_>, drafts: &mut Drafts<'_>) {
    let others = |draft: &Draft<'_>| draft.properties.iter().filter(|property| property.name != "id").count();
    let mut by_property: BTreeMap<&str, Vec<&TypeName>> = BTreeMap::new();
    for (name, draft) in drafts.iter().filter(|(_, draft)| draft.home.is_some() && others(draft) >= SHOWN) {
        let first = draft.properties.iter().map(|property| property.name).filter(|name| *name != "id").min();
        by_property.entry(first.unwrap_or("")).or_default().push(name);
    }
    let mut found = Vec::new();
    for (name, draft) in drafts.iter().filter(|(_, draft)| draft.home.is_some() && says_nothing_of_base(draft)) {
        let mut shown = exhibits.exemplified(name);
        shown.retain(|key| draft.property(key).is_none());
        let fits = |base: &TypeName| {
            let Some(other) = drafts.get(base) else { return false };
            let all = other.properties.iter().all(|property| property.name == "id" || shown.contains(property.name));
            all && other.entity == draft.entity && base.namespace() == name.namespace() && base != name
        };
        let bases = shown.iter().filter_map(|key| by_property.get(key)).flatten().filter(|base| fits(base));
        let bases: Vec<(usize, &TypeName)> =
            bases.filter_map(|base| Some((others(drafts.get(*base)?), *base))).collect();
        let most = bases.iter().map(|(count, _)| *count).max();
        let mut nearest = bases.into_iter().filter(|(count, _)| Some(*count) == most);
        if let (Some((_, base)), None) = (nearest.next(), nearest.next()) {
            found.push((name.clone(), base.clone()));
        }
    }
    for (name, base) in found {
        let circular = ancestors(drafts, &base).contains(&name);
        if let Some(draft) = drafts.get_mut(&name).filter(|_| !circular) {
            draft.case.add("base", base.0.clone(), Ground::ShownProperties, None);
            draft.base = Some(base);
        }
    }
}

/// The properties that enough of the types list with one type.
fn listed(drafts: &Drafts<'_>, names: &[TypeName]) -> Vec<(String, TypeRef)> {
    let mut counts: BTreeMap<(String, TypeRef), usize> = BTreeMap::new();
    for property in names.iter().filter_map(|name| drafts.get(name)).flat_map(|draft| &draft.properties) {
        *counts.entry((property.name.to_owned(), property.ty.clone())).or_default() += 1;
    }
    counts.into_iter().filter(|(_, count)| *count >= AGREEING).map(|(property, _)| property).collect()
}

/// How many of the types show the property in examples, but neither list nor inherit it.
fn shown(examples: &[(&TypeName, BTreeSet<&str>)], drafts: &Drafts<'_>, property: &str) -> usize {
    let lacks = |name: &TypeName| {
        !std::iter::once(name.clone())
            .chain(ancestors(drafts, name))
            .any(|name| drafts.get(&name).is_some_and(|draft| draft.property(property).is_some()))
    };
    examples.iter().filter(|(name, shown)| shown.contains(property) && lacks(name)).count()
}

/// Entities of the base's namespace without a base of their own that show the property in examples but do not list it
/// have it from there as well.
fn adopt(exhibits: &Exhibits<'_>, drafts: &mut Drafts<'_>, base: &TypeName, property: &str) {
    let above = ancestors(drafts, base);
    let adopted: Vec<TypeName> = drafts
        .iter()
        .filter(|(name, draft)| {
            draft.base == Some(TypeName::entity())
                && *name != base
                && !above.contains(name)
                && name.namespace() == base.namespace()
                && draft.property(property).is_none()
                && exhibits.exemplified(name).contains(property)
        })
        .map(|(name, _)| name.clone())
        .collect();
    for name in adopted {
        if let Some(draft) = drafts.get_mut(&name) {
            draft.case.add("base", base.0.clone(), Ground::LiftedExample, None);
            draft.base = Some(base.clone());
        }
    }
}

fn move_up(drafts: &mut Drafts<'_>, base: &TypeName, names: &[TypeName], property: &str, ty: &TypeRef) {
    let mut lifted = None;
    for name in names {
        let Some(draft) = drafts.get_mut(name) else { continue };
        let at = draft.properties.iter().position(|other| other.name == property && other.ty == *ty);
        if let Some(at) = at {
            lifted.get_or_insert(draft.properties.remove(at));
        }
    }
    if let (Some(mut lifted), Some(draft)) = (lifted, drafts.get_mut(base)) {
        let claim = format!("{base}.{property}");
        lifted.case.add("owner", claim, Ground::SharedExamples, Some(lifted.span));
        draft.properties.push(lifted);
    }
}
