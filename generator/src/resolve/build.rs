//! Decided drafts → [`Schema`].

use std::collections::BTreeMap;

use super::context::Context;
use super::draft::{Draft, PropertyDraft};
use super::enums::Enums;
use super::evidence::{Case, Cases, Ground};
use super::inherit::Drafts;
use super::kinds;
use crate::facts::{Group, Hint, Role};
use crate::schema::{
    Edm, Element, Property, Provenance, Schema, Source, StructKind, StructType, TypeDef, TypeName, TypeRef, Usage,
};
use crate::source::ApiVersion;

/// Puts the schema together and hands out the evidence.
pub(super) fn build(
    context: &mut Context<'_>,
    version: ApiVersion,
    drafts: Drafts<'_>,
    enums: Enums,
) -> (Schema, Cases) {
    let entities: BTreeMap<TypeName, bool> = drafts.iter().map(|(name, draft)| (name.clone(), draft.entity)).collect();
    let mut types = BTreeMap::new();
    let mut cases = Cases::new();
    for (name, mut item) in enums {
        if let Some((page, at)) = context.index.enums.get(&name).and_then(|places| places.first())
            && let Some(span) = context.facts.get(*page).and_then(|page| page.enums.get(*at)).map(|fact| fact.name.span)
        {
            item.src = context.provenance(span);
        }
        types.insert(name, TypeDef::Enum(item));
    }
    let built = crate::parallel::map(drafts.into_iter().collect(), |(name, draft)| {
        let mut own = Vec::new();
        let built = structure(&mut context.fork(), &name, &draft, &entities, &mut own);
        own.push((name.0.clone(), draft.case));
        (name, built, own)
    });
    for (name, built, own) in built {
        cases.extend(own);
        types.insert(name, TypeDef::Struct(built));
    }
    let needed = types
        .values()
        .any(|def| matches!(def, TypeDef::Struct(item) if item.base.as_ref() == Some(&TypeName::entity())));
    if needed && !types.contains_key(&TypeName::entity()) {
        types.insert(TypeName::entity(), TypeDef::Struct(entity()));
    }
    let mut schema = Schema { version, types, operations: Vec::new() };
    close(&mut schema);
    (schema, cases)
}

/// Replaces references to nothing by any JSON value, so that every name in the schema resolves.
fn close(schema: &mut Schema) {
    let known: std::collections::BTreeSet<TypeName> = schema.types.keys().cloned().collect();
    for def in schema.types.values_mut() {
        let TypeDef::Struct(item) = def else { continue };
        if item.base.as_ref().is_some_and(|base| !known.contains(base)) {
            item.base = None;
        }
        for property in &mut item.properties {
            if matches!(&property.ty.element, Element::Named(name) if !known.contains(name)) {
                property.ty.element = Element::Primitive(Edm::Untyped);
            }
        }
    }
}

/// The conventional root of all entities, where no page describes it.
fn entity() -> StructType {
    let id = Property {
        name: "id".to_owned(),
        ty: TypeRef { element: Element::Primitive(Edm::String), collection: false },
        navigation: false,
        nullable: Some(false),
        usage: Usage { read_only: true, ..Usage::default() },
        description: "The unique identifier of the object.".to_owned(),
        source: Source::Convention,
        src: Provenance::default(),
    };
    StructType {
        kind: StructKind::Entity,
        base: None,
        is_abstract: true,
        open: false,
        key: vec!["id".to_owned()],
        properties: vec![id],
        description: "The base of every type that has an identifier.".to_owned(),
        deprecated: None,
        area: String::new(),
        src: Provenance::default(),
    }
}

fn structure(
    context: &mut Context<'_>,
    name: &TypeName,
    draft: &Draft<'_>,
    entities: &BTreeMap<TypeName, bool>,
    cases: &mut Vec<(String, Case)>,
) -> StructType {
    let home = draft.home.and_then(|page| context.facts.get(page));
    let keys = kinds::keys(draft);
    let own_key = draft.entity && (draft.base.is_none() || *name == TypeName::entity());
    let key = match (own_key, keys.is_empty()) {
        (false, _) => Vec::new(),
        (true, false) => keys,
        (true, true) => draft.property("id").map(|id| vec![id.name.to_owned()]).unwrap_or_default(),
    };
    let properties = draft.properties.iter().map(|property| self::property(context, name, property, entities, cases));
    StructType {
        kind: if draft.entity { StructKind::Entity } else { StructKind::Complex },
        base: draft.base.clone(),
        is_abstract: is_abstract(name, draft),
        open: draft.case.decide("open").is_some(),
        key,
        properties: properties.collect(),
        description: home.map(|page| page.lead.clone()).unwrap_or_default(),
        deprecated: home.and_then(|page| page.deprecated.clone()),
        area: home.map(|page| page.area.clone()).unwrap_or_default(),
        src: context.provenance(draft.span),
    }
}

fn is_abstract(name: &TypeName, draft: &Draft<'_>) -> bool {
    let metadata = draft.facts.iter().find_map(|(_, fact)| fact.metadata.as_ref()?.is_abstract);
    *name == TypeName::entity() || metadata.unwrap_or_else(|| draft.hints().any(|hint| hint.value == Hint::Abstract))
}

fn property(
    context: &mut Context<'_>,
    owner: &TypeName,
    draft: &PropertyDraft<'_>,
    entities: &BTreeMap<TypeName, bool>,
    cases: &mut Vec<(String, Case)>,
) -> Property {
    let case = navigation(draft, entities);
    let navigation = case.decide("navigation") == Some("yes");
    cases.push((format!("{owner}.{}", draft.name), case));
    Property {
        name: draft.name.to_owned(),
        ty: draft.ty.clone(),
        navigation,
        nullable: draft.phrases.nullable,
        usage: usage(draft),
        description: draft.description.to_owned(),
        source: draft.source,
        src: context.provenance(draft.span),
    }
}

/// Only entities can be navigated to; otherwise the table the row stands in tells.
fn navigation(draft: &PropertyDraft<'_>, entities: &BTreeMap<TypeName, bool>) -> Case {
    let mut case = draft.case.clone();
    let entity = matches!(&draft.ty.element, Element::Named(name) if entities.get(name) == Some(&true));
    match draft.role {
        Some(Role::Relationship) => case.add("navigation", "yes", Ground::RelationshipTable, Some(draft.span)),
        Some(Role::Property) => case.add("navigation", "no", Ground::PropertyTable, Some(draft.span)),
        None => {}
    }
    if draft.group == Group::Relationships {
        case.add("navigation", "yes", Ground::RelationshipComment, Some(draft.span));
    }
    if entity {
        case.add("navigation", "yes", Ground::EntityTarget, None);
    } else {
        case.add("navigation", "no", Ground::NoEntityTarget, None);
    }
    case
}

fn usage(draft: &PropertyDraft<'_>) -> Usage {
    let phrases = &draft.phrases;
    Usage {
        required: phrases.required,
        read_only: phrases.read_only,
        select_only: phrases.select_only,
        default_returned: phrases.default_returned,
        query: phrases.query.clone(),
        default: phrases.default.clone(),
        range: phrases.range.clone(),
        max_length: draft.max_length,
        deprecated: phrases.deprecated.clone(),
    }
}
