//! Properties that belong to a base although only derived types document them (`FORMAT.md`, section Base types).
//!
//! Some derived types list the property as their own, others only show it in their examples: then it is neither the
//! one's nor the other's but the base's, as everything is that types have in common without each saying so. Entities
//! that state no base and show the property in the same way derive from that base too, and so does a type whose examples
//! show all that another one lists without its own page having any of it.
//!
//! Where pages repeat what their types inherit, a row that all types of one base have in the same words is inherited too.
//! A row that says which base it is inherited from is that base's, whether its page has the row or not.

use std::collections::{BTreeMap, BTreeSet};

use super::draft::{Draft, Inherited};
use super::evidence::Ground;
use super::gaps::Exhibits;
use super::inherit::{Drafts, ancestors, says_nothing_of_base};
use crate::schema::{TypeName, TypeRef};

/// How many derived types must list the property, and how many must show it without listing it.
const AGREEING: usize = 2;

/// How many properties two types must have in common for that not to be chance.
const ENOUGH: usize = 3;

/// Moves such properties to their base, and gives that base to other entities which show them.
pub(super) fn lift(exhibits: &Exhibits<'_>, drafts: &mut Drafts<'_>) {
    for (base, names) in families(drafts).into_iter().filter(|(_, names)| names.len() >= 2 * AGREEING) {
        let examples: Vec<_> = names.iter().map(|name| (name, exhibits.exemplified(name))).collect();
        for (property, ty) in listed(drafts, &names) {
            if shown(&examples, drafts, &property) >= AGREEING {
                move_up(drafts, &base, &names, &property, &ty, Ground::SharedExamples);
                adopt(exhibits, drafts, &base, &property);
            }
        }
    }
}

/// The types that derive from each base but `entity`.
fn families(drafts: &Drafts<'_>) -> BTreeMap<TypeName, Vec<TypeName>> {
    let mut families: BTreeMap<TypeName, Vec<TypeName>> = BTreeMap::new();
    for (name, draft) in drafts {
        if let Some(base) = draft.base.as_ref().filter(|base| **base != TypeName::entity()) {
            families.entry(base.clone()).or_default().push(name.clone());
        }
    }
    families
}

/// Moves rows to the base that they say they are inherited from, where its page and those of its own bases lack them.
/// They stay where they are if there is no such page.
pub(super) fn lift_stated(drafts: &mut Drafts<'_>) {
    let mut stated: Vec<(TypeName, TypeName, String)> = Vec::new();
    for (name, draft) in &*drafts {
        let above = ancestors(drafts, name);
        for property in &draft.properties {
            let Inherited::From(base) = &property.inherited else { continue };
            let documented = drafts.get(base).is_some_and(|base| base.home.is_some()) && *base != TypeName::entity();
            if documented && above.contains(base) && !declares(drafts, &above, property.name) {
                stated.push((name.clone(), base.clone(), property.name.to_owned()));
            }
        }
    }
    for (name, base, property) in stated {
        let declared = declares(drafts, std::slice::from_ref(&base), &property);
        let Some(draft) = drafts.get_mut(&name) else { continue };
        let at = draft.properties.iter().position(|other| other.name == property);
        let row = at.map(|at| draft.properties.remove(at));
        if let (Some(mut row), Some(draft), false) = (row, drafts.get_mut(&base), declared) {
            row.case.add("owner", format!("{base}.{property}"), Ground::InheritedRows, Some(row.span));
            row.inherited = Inherited::Unsaid;
            draft.properties.push(row);
        }
    }
}

/// Whether one of the types declares the property.
fn declares(drafts: &Drafts<'_>, types: &[TypeName], property: &str) -> bool {
    types.iter().filter_map(|name| drafts.get(name)).any(|draft| draft.property(property).is_some())
}

/// Moves rows to the base that the pages of all types derived from it have in the same words, if they are too many for
/// chance. All of these pages must repeat rows of a base without saying so: others mean what they list as their own.
pub(super) fn lift_repeated(drafts: &mut Drafts<'_>) {
    for (base, names) in families(drafts).into_iter().filter(|(_, names)| names.len() >= AGREEING) {
        if !names.iter().all(|name| repeats(drafts, name)) {
            continue;
        }
        let mut others = names.iter().filter_map(|name| drafts.get(name));
        let Some(first) = others.next() else { continue };
        let others: Vec<&Draft<'_>> = others.collect();
        let shared = first.properties.iter().filter(|property| {
            let same = |other: &&Draft<'_>| {
                let other = other.property(property.name);
                other.is_some_and(|other| other.ty == property.ty && other.description == property.description)
            };
            !property.description.is_empty() && others.iter().all(same)
        });
        let shared: Vec<_> = shared.map(|property| (property.name.to_owned(), property.ty.clone())).collect();
        let above: Vec<TypeName> = std::iter::once(base.clone()).chain(ancestors(drafts, &base)).collect();
        let new: Vec<_> = shared.into_iter().filter(|(property, _)| !declares(drafts, &above, property)).collect();
        for (property, ty) in new.iter().filter(|_| new.len() >= ENOUGH) {
            move_up(drafts, &base, &names, property, ty, Ground::SharedRows);
        }
    }
}

/// Whether the page of a type lists what a base declares, other than `id`, and marks nothing as inherited.
fn repeats(drafts: &Drafts<'_>, name: &TypeName) -> bool {
    let Some(draft) = drafts.get(name) else { return false };
    let above = ancestors(drafts, name);
    let unmarked = draft.properties.iter().all(|property| property.inherited == Inherited::Unsaid);
    unmarked && others(draft).any(|property| declares(drafts, &above, property))
}

/// Gives types that say nothing of a base the one whose properties their examples show: one object all of them, beside
/// properties of the type's own page, which has none of those. The base with most of them is the nearest.
pub(super) fn derive_shown(exhibits: &Exhibits<'_>, drafts: &mut Drafts<'_>) {
    let mut candidates: BTreeMap<&str, Vec<&TypeName>> = BTreeMap::new();
    for (name, draft) in drafts.iter().filter(|(_, draft)| draft.home.is_some() && others(draft).count() >= ENOUGH) {
        candidates.entry(others(draft).next().unwrap_or("")).or_default().push(name);
    }
    let mut found = Vec::new();
    for (name, draft) in drafts.iter().filter(|(_, draft)| draft.home.is_some() && says_nothing_of_base(draft)) {
        let mut bases: BTreeSet<(usize, &TypeName)> = BTreeSet::new();
        for object in exhibits.examples(name) {
            let keys = object.members.iter().map(|member| member.name.value.as_str()).filter(|key| *key != "id");
            let (own, shown): (Vec<&str>, Vec<&str>) = keys.partition(|key| draft.property(key).is_some());
            // An object without a property of the page may be one of another type.
            if own.is_empty() || shown.len() < ENOUGH {
                continue;
            }
            let fits = |base: &TypeName, other: &Draft<'_>| {
                let alike = other.entity == draft.entity && base.namespace() == name.namespace() && base != name;
                alike && others(other).all(|property| shown.contains(&property))
            };
            let named = shown.iter().filter_map(|key| candidates.get(key)).flatten();
            let named = named.filter_map(|base| Some((*base, drafts.get(*base)?)));
            bases.extend(
                named.filter(|(base, other)| fits(base, other)).map(|(base, other)| (others(other).count(), base)),
            );
        }
        let most = bases.last().map(|(count, _)| *count);
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

/// The names of a type's properties beside `id`.
fn others<'d>(draft: &'d Draft<'_>) -> impl Iterator<Item = &'d str> {
    draft.properties.iter().map(|property| property.name).filter(|name| *name != "id")
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
        !declares(drafts, std::slice::from_ref(name), property) && !declares(drafts, &ancestors(drafts, name), property)
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

fn move_up(drafts: &mut Drafts<'_>, base: &TypeName, names: &[TypeName], property: &str, ty: &TypeRef, ground: Ground) {
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
        lifted.case.add("owner", claim, ground, Some(lifted.span));
        draft.properties.push(lifted);
    }
}
