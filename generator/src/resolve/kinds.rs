//! Entity or complex type, keys, and navigation (`FORMAT.md`, section Kinds and keys).

use std::collections::BTreeSet;

use super::context::Context;
use super::draft::Draft;
use super::evidence::Ground;
use super::inherit::{Drafts, ancestors};
use super::walk::Walks;
use crate::facts::{Hint, PageFacts, Role, Sample, TableUse};
use crate::schema::{Element, TypeName};

/// Decides for every type whether it is an entity, then gives entities without a base the conventional one.
pub(super) fn decide(context: &mut Context<'_>, drafts: &mut Drafts<'_>, walks: &Walks<'_>) {
    claim_targets(drafts);
    for (name, span) in &walks.addressed {
        if let Some(draft) = drafts.get_mut(name) {
            draft.case.add("kind", "entity", Ground::Addressed, Some(*span));
        }
    }
    for (name, span) in &walks.changed {
        if let Some(draft) = drafts.get_mut(name) {
            draft.case.add("kind", "entity", Ground::Changed, Some(*span));
        }
    }
    let names: Vec<TypeName> = drafts.keys().cloned().collect();
    let facts = context.facts;
    crate::parallel::map(drafts.values_mut().collect(), |draft| claim_own(facts, draft));
    // Bases before derived types, so that a derived type can follow its base.
    let mut decided: BTreeSet<TypeName> = BTreeSet::new();
    for name in &names {
        let mut chain = ancestors(drafts, name);
        chain.reverse();
        chain.push(name.clone());
        for name in chain {
            if decided.insert(name.clone()) {
                decide_one(drafts, &name);
            }
        }
    }
}

fn decide_one(drafts: &mut Drafts<'_>, name: &TypeName) {
    let base = drafts.get(name).and_then(|draft| draft.base.clone());
    let base_is_entity = base.as_ref().and_then(|base| match drafts.get(base) {
        Some(draft) => Some(draft.entity),
        None => (*base == TypeName::entity()).then_some(true),
    });
    let Some(draft) = drafts.get_mut(name) else { return };
    match base_is_entity {
        Some(true) => draft.case.add("kind", "entity", Ground::InheritedEntity, None),
        Some(false) => draft.case.add("kind", "complex", Ground::InheritedComplex, None),
        None => {}
    }
    draft.entity = *name == TypeName::entity() || draft.case.decide("kind") == Some("entity");
    // Singletons that only lead elsewhere have no identifier.
    let identified = draft.property("id").is_some()
        || draft.properties.iter().any(|property| property.role != Some(Role::Relationship));
    // A key of its own other than `id` leaves nothing to inherit.
    let other_key = draft.property("id").is_none() && !keys(draft).is_empty();
    if draft.entity && base.is_none() && identified && !other_key && *name != TypeName::entity() {
        draft.case.add("base", TypeName::entity().0, Ground::EntityConvention, None);
        draft.base = Some(TypeName::entity());
    }
}

/// Evidence on the type's own pages.
fn claim_own(facts: &[PageFacts], draft: &mut Draft<'_>) {
    let mut rows = Vec::new();
    let mut add = |claim: &str, ground, span| rows.push((claim.to_owned(), ground, span));
    if let Some(key) = draft.facts.iter().find_map(|(_, fact)| fact.metadata.as_ref()?.key.as_ref()) {
        add("entity", Ground::MetadataKey, Some(key.span));
    }
    match draft.property("id") {
        Some(id) if id.role.is_some() => add("entity", Ground::IdRow, Some(id.span)),
        Some(_) => {}
        None => add("complex", Ground::NoId, None),
    }
    if let Some(span) = identifier(draft) {
        add("entity", Ground::IdentifierSample, Some(span));
    }
    if let Some(relation) = draft.properties.iter().find(|property| property.role == Some(Role::Relationship)) {
        add("entity", Ground::HasRelationships, Some(relation.span));
    }
    let tables = draft.facts.iter().filter_map(|(page, _)| facts.get(*page)).flat_map(|page| &page.tables);
    match tables.into_iter().find(|table| table.usage == TableUse::Methods && table.rows > 0) {
        Some(table) => add("entity", Ground::HasMethods, Some(table.span)),
        None => add("complex", Ground::NoMethods, None),
    }
    if let Some(hint) = draft.hints().find(|hint| hint.value == Hint::Complex) {
        add("complex", Ground::ComplexTitle, Some(hint.span));
    }
    for (claim, ground, span) in rows {
        draft.case.add("kind", claim, ground, span);
    }
}

/// Where the JSON representation shows `id` as an identifier.
fn identifier(draft: &Draft<'_>) -> Option<crate::source::Span> {
    draft.facts.iter().find_map(|(_, fact)| {
        let member = fact.shape.as_ref()?.value.members.iter().find(|member| member.name.value == "id")?;
        let text = match &member.sample {
            Sample::Text(text) => text.to_lowercase(),
            _ => return None,
        };
        text.contains("identifier").then_some(member.name.span)
    })
}

/// Relationships lead to entities, properties hold complex values.
fn claim_targets(drafts: &mut Drafts<'_>) {
    let mut navigation = BTreeSet::new();
    let mut values = BTreeSet::new();
    for draft in drafts.values() {
        for property in &draft.properties {
            let Element::Named(target) = &property.ty.element else { continue };
            match property.role {
                Some(Role::Relationship) => navigation.insert(target.clone()),
                Some(Role::Property) => values.insert(target.clone()),
                None => false,
            };
        }
    }
    for (name, draft) in drafts.iter_mut() {
        if navigation.contains(name) {
            draft.case.add("kind", "entity", Ground::NavigationTarget, None);
        }
        if values.contains(name) {
            draft.case.add("kind", "complex", Ground::PropertyTarget, None);
        }
    }
}

/// The key properties that the pages of a type name.
pub(super) fn keys(draft: &Draft<'_>) -> Vec<String> {
    let stated = draft.facts.iter().filter_map(|(_, fact)| fact.metadata.as_ref()?.key.as_ref());
    let mut found: Vec<String> = Vec::new();
    for key in stated {
        let declared = draft.properties.iter().find(|property| property.name.eq_ignore_ascii_case(&key.value));
        if let Some(property) = declared.filter(|property| !found.iter().any(|seen| seen == property.name)) {
            found.push(property.name.to_owned());
        }
    }
    found
}
