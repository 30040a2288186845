//! Enumerations: members of all places, values of cells, synthetic ones (`FORMAT.md`, section Enumerations).

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::evidence::Ground;
use super::index::{Place, rank};
use super::inherit::Drafts;
use crate::diag::{Code, Diagnostic};
use crate::facts::{EnumPlace, MemberFact};
use crate::schema::{Edm, Element, EnumType, Member, TypeName};

pub(super) type Enums = BTreeMap<TypeName, EnumType>;

/// The documented enumerations.
pub(super) fn documented(context: &mut Context<'_>) -> Enums {
    let places: Vec<(TypeName, Vec<Place>)> =
        context.index.enums.iter().map(|(name, at)| (name.clone(), at.clone())).collect();
    places.into_iter().map(|(name, places)| (name.clone(), unite(context, &name, places))).collect()
}

/// One enumeration from all its places: pages first, then lists, then sections; members in order of appearance.
fn unite(context: &mut Context<'_>, name: &TypeName, mut places: Vec<Place>) -> EnumType {
    let facts = context.facts;
    let fact = |(page, at): &Place| facts.get(*page).and_then(|page| page.enums.get(*at));
    places.sort_by_key(|place| fact(place).map_or(u8::MAX, |fact| rank(fact.place)));
    let mut united = EnumType {
        flags: false,
        evolvable: false,
        synthetic: false,
        members: Vec::new(),
        description: String::new(),
        deprecated: None,
        area: String::new(),
        src: crate::schema::Provenance::default(),
    };
    let mut numbers: BTreeMap<&str, i64> = BTreeMap::new();
    for (at, place) in places.iter().enumerate() {
        let (Some(fact), Some(page)) = (fact(place), facts.get(place.0)) else { continue };
        united.flags |= fact.flags;
        united.evolvable |= fact.evolvable;
        if at == 0 {
            united.src = context.provenance(fact.name.span);
            united.description.clone_from(&fact.description);
            // What a page says of itself, it says of the one enumeration it is about.
            if fact.place == EnumPlace::Page {
                if fact.description.is_empty() {
                    united.description.clone_from(&page.lead);
                }
                united.deprecated.clone_from(&page.deprecated);
            }
            united.area.clone_from(&page.area);
        }
        for member in &fact.members {
            let Some(value) = member.value else { continue };
            let known = *numbers.entry(member.name.value.as_str()).or_insert(value);
            if known != value {
                let message = format!("`{}` is {value} here and {known} elsewhere", member.name.value);
                context.diagnostics.push(Diagnostic::new(Code::Enum011, member.name.span, message));
            }
        }
        let before = united.members.len();
        add_members(&mut united.members, &fact.members);
        if at > 0 && united.members.len() > before {
            let message = format!("`{name}` has other members here than elsewhere");
            context.diagnostics.push(Diagnostic::new(Code::Enum010, fact.name.span, message));
        }
    }
    united.flags |= combines(&united.members);
    if united.evolvable {
        add_sentinel(&mut united.members);
    }
    united
}

/// The member that stands for later ones; every enumeration that may grow has it, listed or not.
fn add_sentinel(members: &mut Vec<Member>) {
    const SENTINEL: &str = "unknownFutureValue";
    if members.iter().any(|member| member.name.eq_ignore_ascii_case(SENTINEL)) {
        return;
    }
    let value = members.iter().map(|member| member.value).max().map_or(0, |value| value.saturating_add(1));
    members.push(Member { name: SENTINEL.to_owned(), value, description: String::new() });
}

/// Whether the documented numbers are those of a flags enumeration: zero and at least three powers of two, with a gap
/// that counting would not leave.
fn combines(members: &[Member]) -> bool {
    let mut values: Vec<i64> = members.iter().map(|member| member.value).filter(|value| *value != 0).collect();
    values.sort_unstable();
    values.dedup();
    let powers = values.iter().all(|value| *value > 0 && value.count_ones() == 1);
    powers && values.len() >= 3 && values.last().is_some_and(|last| *last >= 4)
}

fn add_members(members: &mut Vec<Member>, facts: &[MemberFact]) {
    for fact in facts {
        if members.iter().any(|member| member.name == fact.name.value) {
            continue;
        }
        let next = members.iter().map(|member| member.value).max().map_or(0, |value| value.saturating_add(1));
        members.push(Member {
            name: fact.name.value.clone(),
            value: fact.value.unwrap_or(next),
            description: fact.description.clone(),
        });
    }
}

/// Sections that list the values of a text property of the same page, and that no type cell names, make a synthetic
/// enumeration of that property.
pub(super) fn attach_sections(context: &mut Context<'_>, drafts: &mut Drafts<'_>, enums: &mut Enums) {
    let referenced: BTreeSet<TypeName> = drafts
        .values()
        .flat_map(|draft| draft.properties.iter())
        .filter_map(|property| match &property.ty.element {
            Element::Named(name) => Some(name.clone()),
            Element::Primitive(_) => None,
        })
        .collect();
    let is_section = |(page, at): &Place| {
        let fact = context.facts.get(*page).and_then(|page| page.enums.get(*at));
        fact.is_some_and(|fact| fact.place == EnumPlace::Section)
    };
    let sections: Vec<(TypeName, usize)> = context
        .index
        .enums
        .iter()
        .filter(|(name, places)| !referenced.contains(name) && places.iter().all(is_section))
        .filter_map(|(name, places)| Some((name.clone(), places.first()?.0)))
        .collect();
    for (section, page) in sections {
        let owner = drafts.iter_mut().find(|(_, draft)| draft.home == Some(page));
        let Some((owner, draft)) = owner else { continue };
        let property = draft.properties.iter_mut().find(|property| property.name.eq_ignore_ascii_case(section.short()));
        let Some(property) = property.filter(|property| property.ty.element == Element::Primitive(Edm::String)) else {
            continue;
        };
        let Some(mut item) = enums.remove(&section) else { continue };
        item.synthetic = true;
        item.src = context.provenance(property.span);
        let name = synthetic_name(owner, property.name);
        property.values = None;
        property.ty.element = Element::Named(name.clone());
        enums.insert(name, item);
    }
}

/// The name of the enumeration that the values of a property make.
fn synthetic_name(owner: &TypeName, property: &str) -> TypeName {
    let property: String = property.chars().filter(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
    TypeName(format!("{}.{}{}", owner.namespace(), owner.short(), upper_first(&property)))
}

/// Lets the cells speak: wording about flags and growth, values that a documented enumeration lacks, values of `String`
/// properties, which become that enumeration or a synthetic one.
pub(super) fn apply_cells(context: &mut Context<'_>, drafts: &mut Drafts<'_>, enums: &mut Enums) {
    let by_members = by_members(enums);
    for (owner, draft) in drafts.iter_mut() {
        for property in &mut draft.properties {
            if let Element::Named(name) = &property.ty.element
                && let Some(documented) = enums.get_mut(name)
            {
                documented.flags |= property.phrases.flags;
                let listed = property.phrases.values.as_ref().map(|values| &values.items[..]).unwrap_or_default();
                unite_listed(context, property.span, name, documented, listed);
                continue;
            }
            let Some(values) = property.values.take() else { continue };
            let wanted = property.wanted.take();
            if wanted.is_none() && values.len() < 2 {
                continue;
            }
            if wanted.is_none()
                && let Some(name) = namesake(enums, owner, property.name, &values)
            {
                property.ty.element = Element::Named(name);
                property.case.add("type", property.ty.to_string(), Ground::ListedValues, Some(property.span));
                continue;
            }
            let is_named = wanted.is_some();
            let name = match (wanted, by_members.get(&sorted(&values))) {
                (None, Some(Some(name))) => name.clone(),
                (Some(wanted), _) => named(owner, &wanted),
                (None, _) => synthetic_name(owner, property.name),
            };
            if !name.is_valid() || drafts_conflict(context.index, &name, enums) {
                continue;
            }
            if !enums.contains_key(&name) {
                let message = format!("`{}` becomes the enumeration `{name}`", property.name);
                context.diagnostics.push(Diagnostic::new(Code::Enum012, property.span, message));
                let mut item = listed(&values, &property.phrases, context.provenance(property.span));
                item.synthetic = !is_named;
                enums.insert(name.clone(), item);
            }
            property.ty.element = Element::Named(name);
            property.case.add("type", property.ty.to_string(), Ground::ListedValues, Some(property.span));
        }
    }
}

/// The documented enumeration that is called like the property, with or without the first words of its owner's name, and
/// has all of the listed values: `lampMode` for `mode` of `lampSetting`.
fn namesake(enums: &Enums, owner: &TypeName, property: &str, values: &[String]) -> Option<TypeName> {
    let short = owner.short();
    let upper = upper_first(property);
    let ends = short.match_indices(|c: char| c.is_ascii_uppercase()).map(|(at, _)| at).filter(|at| *at > 0);
    let prefixed = ends.chain([short.len()]).filter_map(|end| Some(format!("{}{upper}", short.get(..end)?)));
    let names: Vec<String> = std::iter::once(property.to_owned()).chain(prefixed).collect();
    [owner.namespace(), "microsoft.graph"].into_iter().find_map(|namespace| {
        names.iter().find_map(|name| {
            let name = TypeName(format!("{namespace}.{name}"));
            let item = enums.get(&name).filter(|item| !item.synthetic)?;
            values.iter().all(|value| item.members.iter().any(|member| member.name == *value)).then_some(name)
        })
    })
}

/// A structured type of that name forbids an enumeration of it.
fn drafts_conflict(index: &super::index::Index, name: &TypeName, enums: &Enums) -> bool {
    index.contains(name) && !enums.contains_key(name)
}

fn named(owner: &TypeName, wanted: &str) -> TypeName {
    match wanted.trim_start_matches('#') {
        wanted if wanted.contains('.') => TypeName(wanted.to_owned()),
        wanted => TypeName(format!("{}.{wanted}", owner.namespace())),
    }
}

/// An enumeration of just these values.
fn listed(values: &[String], phrases: &crate::facts::Phrases, src: crate::schema::Provenance) -> EnumType {
    let members =
        (0..).zip(values).map(|(value, name)| Member { name: name.clone(), value, description: String::new() });
    EnumType {
        flags: phrases.flags,
        evolvable: phrases.evolvable || values.iter().any(|value| value == "unknownFutureValue"),
        synthetic: true,
        members: members.collect(),
        description: String::new(),
        deprecated: None,
        area: String::new(),
        src,
    }
}

/// The set of member names → the only documented enumeration that has just these.
fn by_members(enums: &Enums) -> BTreeMap<Vec<String>, Option<TypeName>> {
    let mut found: BTreeMap<Vec<String>, Option<TypeName>> = BTreeMap::new();
    for (name, item) in enums {
        let names: Vec<String> = item.members.iter().map(|member| member.name.clone()).collect();
        if !item.synthetic {
            found.entry(sorted(&names)).and_modify(|only| *only = None).or_insert_with(|| Some(name.clone()));
        }
    }
    found
}

fn sorted(values: &[String]) -> Vec<String> {
    let mut values: Vec<String> = values.iter().map(|value| value.to_lowercase()).collect();
    values.sort();
    values
}

/// Remarks on values that a cell lists and the enumeration lacks; they are added if the cell lists all documented
/// members too, so that it is longer rather than different.
fn unite_listed(
    context: &mut Context<'_>,
    span: crate::source::Span,
    name: &TypeName,
    documented: &mut EnumType,
    listed: &[String],
) {
    let has = |value: &String| documented.members.iter().any(|member| member.name.eq_ignore_ascii_case(value));
    let added: Vec<String> = listed.iter().filter(|value| !has(value) && is_member(value)).cloned().collect();
    if added.is_empty() {
        return;
    }
    let message = format!("`{name}` does not document {}", added.join(", "));
    context.diagnostics.push(Diagnostic::new(Code::Enum001, span, message));
    let longer = documented.members.iter().all(|member| listed.contains(&member.name));
    for name in added.into_iter().filter(|_| longer) {
        documented.evolvable |= name == "unknownFutureValue";
        let value =
            documented.members.iter().map(|member| member.value).max().map_or(0, |value| value.saturating_add(1));
        documented.members.push(Member { name, value, description: String::new() });
    }
}

/// Whether a listed value can be a member of a documented enumeration.
pub(super) fn is_member(value: &str) -> bool {
    value.starts_with(|c: char| c.is_ascii_alphabetic()) && value.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The name with its first letter in upper case.
pub(super) fn upper_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
