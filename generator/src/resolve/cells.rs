//! Members that are listed wrongly, corrected by what cells list (`FORMAT.md`, section Enumerations).
//!
//! A list of members is one place; the cells of the properties that hold one are several, on pages that are read more.

use std::collections::BTreeMap;

use super::context::Context;
use super::enums::{Enums, is_member};
use super::inherit::Drafts;
use crate::diag::{Code, Diagnostic};
use crate::facts::{Atom, PageFacts, PropertyFact};
use crate::schema::{Element, Member, TypeName};

/// How many cells must spell a member otherwise.
const OFTEN: usize = 2;

/// Corrects the spelling of members, and replaces members that were copied from another enumeration.
pub(super) fn correct(context: &mut Context<'_>, drafts: &Drafts<'_>, enums: &mut Enums) {
    respell(context.facts, enums);
    let copied = copied(enums);
    for property in drafts.values().flat_map(|draft| &draft.properties) {
        let (Element::Named(name), Some(values)) = (&property.ty.element, &property.phrases.values) else { continue };
        if !copied.contains(name) || values.items.len() < 2 || !values.items.iter().all(|value| is_member(value)) {
            continue;
        }
        let Some(item) = enums.get_mut(name) else { continue };
        if values.items.iter().any(|value| item.members.iter().any(|member| member.name.eq_ignore_ascii_case(value))) {
            continue;
        }
        let message = format!("`{name}` has the members of another enumeration; these were taken instead");
        context.diagnostics.push(Diagnostic::new(Code::Enum001, property.span, message));
        let members = (0..).zip(&values.items);
        item.members =
            members.map(|(value, name)| Member { name: name.clone(), value, description: String::new() }).collect();
    }
}

/// Enumerations with two or more members, just those of another one whose list is on the same page.
fn copied(enums: &Enums) -> Vec<TypeName> {
    let mut twins: BTreeMap<(&str, Vec<&str>), Vec<&TypeName>> = BTreeMap::new();
    for (name, item) in enums.iter().filter(|(_, item)| item.members.len() >= 2) {
        let members = item.members.iter().map(|member| member.name.as_str()).collect();
        twins.entry((item.src.page.as_str(), members)).or_default().push(name);
    }
    twins.into_values().filter(|names| names.len() > 1).flatten().cloned().collect()
}

/// Spells members in the case in which several cells of their enumeration spell them, if none spells them as their list
/// does.
fn respell(facts: &[PageFacts], enums: &mut Enums) {
    let mut written: BTreeMap<String, BTreeMap<&str, usize>> = BTreeMap::new();
    for row in facts.iter().flat_map(rows) {
        let (Atom::Named(reference), Some(values)) = (&row.ty.value.atom, &row.phrases.values) else { continue };
        let short = reference.text.rsplit('.').next().unwrap_or("").to_lowercase();
        let counts = written.entry(short).or_default();
        for value in &values.items {
            *counts.entry(value).or_default() += 1;
        }
    }
    for (name, item) in enums {
        let Some(counts) = written.get(&name.short().to_lowercase()) else { continue };
        let known: Vec<String> = item.members.iter().map(|member| member.name.clone()).collect();
        for member in item.members.iter_mut().filter(|member| !counts.contains_key(member.name.as_str())) {
            let mut others = counts.iter().filter(|(value, _)| value.eq_ignore_ascii_case(&member.name));
            if let (Some((only, count)), None) = (others.next(), others.next())
                && *count >= OFTEN
                && !known.iter().any(|name| name == only)
            {
                member.name = (*only).to_owned();
            }
        }
    }
}

/// The rows of a page that describe properties.
fn rows(page: &PageFacts) -> impl Iterator<Item = &PropertyFact> {
    let of_types = page.types.iter().flat_map(|fact| &fact.properties);
    of_types.chain(page.api.iter().flat_map(|api| &api.body))
}
