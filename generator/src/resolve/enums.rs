//! Enumerations: members of all places, values of cells, synthetic ones (`FORMAT.md`, section Enumerations).

use std::collections::BTreeMap;

use super::context::Context;
use super::index::{Place, rank};
use super::inherit::Drafts;
use crate::diag::{Code, Diagnostic};
use crate::facts::MemberFact;
use crate::schema::{Element, EnumType, Member, TypeName};

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
    for (at, place) in places.iter().enumerate() {
        let (Some(fact), Some(page)) = (fact(place), facts.get(place.0)) else { continue };
        united.flags |= fact.flags;
        united.evolvable |= fact.evolvable;
        if at == 0 {
            united.description = if fact.description.is_empty() { page.lead.clone() } else { fact.description.clone() };
            united.deprecated = page.deprecated.clone();
            united.area.clone_from(&page.area);
        }
        let before = united.members.len();
        add_members(&mut united.members, &fact.members);
        if at > 0 && united.members.len() > before {
            let message = format!("`{name}` has other members here than elsewhere");
            context.diagnostics.push(Diagnostic::new(Code::Enum010, fact.name.span, message));
        }
    }
    united.flags |= combines(&united.members);
    united
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
                compare(context, property.span, name, documented, listed);
                continue;
            }
            let Some(values) = property.values.take() else { continue };
            let wanted = property.wanted.take();
            if wanted.is_none() && values.len() < 2 {
                continue;
            }
            let name = match (wanted, by_members.get(&sorted(&values))) {
                (None, Some(Some(name))) => name.clone(),
                (Some(wanted), _) => named(owner, &wanted),
                (None, _) => TypeName(format!("{}.{}{}", owner.namespace(), owner.short(), upper_first(property.name))),
            };
            if drafts_conflict(&context.index, &name, enums) {
                continue;
            }
            if !enums.contains_key(&name) {
                let message = format!("`{}` becomes the enumeration `{name}`", property.name);
                context.diagnostics.push(Diagnostic::new(Code::Enum012, property.span, message));
                enums.insert(name.clone(), synthetic(&values, &property.phrases, context.provenance(property.span)));
            }
            property.ty.element = Element::Named(name);
        }
    }
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

fn synthetic(values: &[String], phrases: &crate::facts::Phrases, src: crate::schema::Provenance) -> EnumType {
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
        found.entry(sorted(&names)).and_modify(|only| *only = None).or_insert_with(|| Some(name.clone()));
    }
    found
}

fn sorted(values: &[String]) -> Vec<String> {
    let mut values = values.to_vec();
    values.sort();
    values
}

/// A remark where a cell lists other values than the enumeration has.
fn compare(
    context: &mut Context<'_>,
    span: crate::source::Span,
    name: &TypeName,
    documented: &EnumType,
    listed: &[String],
) {
    let has = |value: &String| documented.members.iter().any(|member| member.name == *value);
    let added: Vec<&str> = listed.iter().filter(|value| !has(value)).map(String::as_str).collect();
    if !added.is_empty() {
        let message = format!("`{name}` does not document {}", added.join(", "));
        context.diagnostics.push(Diagnostic::new(Code::Enum001, span, message));
    }
}

/// Whether an element holds text that an enumeration could stand for.
pub(super) fn upper_first(name: &str) -> String {
    let mut chars = name.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
