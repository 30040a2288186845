//! Whether a change corrects the documentation or reports a change of the service.
//!
//! The new statement of a correction stood elsewhere before: another element of the page claimed it, or examples
//! showed it. Where everything agreed before and everything agrees after, the service has changed. Nothing else is decided.

use std::collections::BTreeMap;

use super::examples::{Shown, Shows};
use super::view::View;
use super::{Change, ItemKind, Origin, Place, Rule};
use crate::resolve::evidence::Cases;
use crate::schema::{Edm, Element, Property, Schema, Source, TypeName, TypeRef};
use crate::source::{FileId, LineIndex, SourceSet, Span};

/// What the pages claimed about an item, beside what was decided.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Claim {
    slot: &'static str,
    value: String,
    ground: &'static str,
    place: Option<Place>,
}

/// The claims about each item, by its qualified name.
pub type Claims = BTreeMap<String, Vec<Claim>>;

/// The claims behind a schema; only a run on pages knows them.
pub fn claims(sources: &SourceSet, cases: &Cases) -> Claims {
    let mut lines: BTreeMap<FileId, LineIndex> = BTreeMap::new();
    let mut place = |span: Span| {
        let file = sources.get(span.file)?;
        let lines = lines.entry(span.file).or_insert_with(|| LineIndex::new(&file.text));
        Some(Place { page: file.path.clone(), line: lines.line(span.start) })
    };
    let mut claims = Claims::new();
    for (item, case) in cases {
        let rows = case.rows.iter().map(|row| Claim {
            slot: row.slot,
            value: row.claim.clone(),
            ground: row.ground.text(),
            place: row.span.and_then(&mut place),
        });
        claims.insert(item.clone(), rows.collect());
    }
    claims
}

/// Both sides of a comparison as witnesses.
pub(super) struct Witnesses<'a> {
    pub(super) before: &'a View<'a>,
    pub(super) after: &'a View<'a>,
    /// The claims before and after, empty where only the schemas are known.
    pub(super) claims: [&'a Claims; 2],
}

/// Decides the origin of each change as far as there is evidence.
pub(super) fn judge(changes: &mut [Change], witnesses: &Witnesses<'_>) {
    let shows = [Shows::new(witnesses.before.schema), Shows::new(witnesses.after.schema)];
    for change in changes {
        let found = from_source(change, witnesses.before.schema)
            .or_else(|| from_claims(change, witnesses.claims))
            .or_else(|| from_examples(change, witnesses, &shows));
        if let Some((origin, evidence)) = found {
            change.origin = origin;
            change.evidence = vec![evidence];
        }
    }
}

type Verdict = (Origin, String);

/// Where only the JSON or an example stated a property, the table disagreed.
fn from_source(change: &Change, before: &Schema) -> Option<Verdict> {
    let is_about_property = change.kind == ItemKind::Property && change.before.is_some();
    let property = is_about_property.then(|| find(before, &change.item)).flatten()?;
    let place = match property.source {
        Source::Json => "the JSON representation",
        Source::Example => "an example",
        Source::Path => "the path of a request",
        Source::Table | Source::BodyTable | Source::Convention | Source::Override => return None,
    };
    let rules = [
        Rule::SourceChanged,
        Rule::PropertyRemoved,
        Rule::PropertyRenamed,
        Rule::PropertyTypeChanged,
        Rule::PropertyCardinalityChanged,
    ];
    let text = format!("only {place} stated the property before, its table did not");
    rules.contains(&change.rule).then_some((Origin::Correction, text))
}

/// The slot that a rule's values are claims about.
fn slot(rule: Rule) -> Option<&'static str> {
    match rule {
        Rule::PropertyTypeChanged | Rule::PropertyCardinalityChanged => Some("type"),
        Rule::BaseTypeChanged => Some("base"),
        Rule::KeyChanged => Some("key"),
        Rule::PropertyBecameNavigation | Rule::PropertyBecameStructural => Some("navigation"),
        _ => None,
    }
}

fn from_claims(change: &Change, [before, after]: [&Claims; 2]) -> Option<Verdict> {
    let slot = slot(change.rule)?;
    let (was, is) = (change.before.as_ref()?, change.after.as_ref()?);
    let (was_claim, is_claim) = match change.rule {
        Rule::PropertyBecameNavigation => ("no", "yes"),
        Rule::PropertyBecameStructural => ("yes", "no"),
        _ => (was.value.as_str(), is.value.as_str()),
    };
    let of = |claims: &'_ Claims, item: &str, wanted: &str| -> Vec<Claim> {
        let rows = claims.get(item).into_iter().flatten();
        rows.filter(|row| row.slot == slot && row.value == wanted).cloned().collect()
    };
    if let Some(claim) = of(before, &was.name, is_claim).into_iter().next() {
        let place = claim.place.map_or_else(String::new, |place| format!(" ({place})"));
        return Some((Origin::Correction, format!("{} said so before{place}", claim.ground)));
    }
    let (agreed, agree) = (of(before, &was.name, was_claim), of(after, &is.name, is_claim));
    let disagree = after.get(&is.name).into_iter().flatten().any(|row| row.slot == slot && row.value == was_claim);
    if agreed.len() < 2 || agree.len() < 2 || disagree {
        return None;
    }
    let grounds: Vec<&str> = agreed.iter().map(|row| row.ground).collect();
    Some((Origin::Service, format!("{} agreed before and agree after", grounds.join(" and "))))
}

fn from_examples(change: &Change, witnesses: &Witnesses<'_>, [before, after]: &[Shows; 2]) -> Option<Verdict> {
    let item = change.before.as_ref().or(change.after.as_ref())?;
    let new_name = change.after.as_ref().map_or(item.name.as_str(), |after| after.name.as_str());
    match change.rule {
        Rule::PropertyAdded if change.kind == ItemKind::Property => {
            appeared(&before.of(&item.name, |_| true), &after.of(new_name, |_| true))
        }
        Rule::PropertyRemoved if change.kind == ItemKind::Property => {
            vanished(&before.of(&item.name, |_| true), &after.of(&item.name, |_| true))
        }
        Rule::EnumMemberAdded => {
            let value = new_name.rsplit('.').next()?;
            let early = members(before, witnesses.before, new_name, value);
            appeared(&early, &members(after, witnesses.after, new_name, value))
        }
        Rule::EnumMemberRemoved => {
            let value = item.name.rsplit('.').next()?;
            let late = members(after, witnesses.after, &item.name, value);
            vanished(&members(before, witnesses.before, &item.name, value), &late)
        }
        Rule::PropertyTypeChanged | Rule::PropertyCardinalityChanged if change.kind == ItemKind::Property => {
            let was = &find(witnesses.before.schema, &item.name)?.ty;
            let is = &find(witnesses.after.schema, new_name)?.ty;
            let fits = |ty: &TypeRef, other: &TypeRef| {
                let (kind, other) = (kind(ty), kind(other));
                move |shown: &Shown| shown.kind == kind && kind != other
            };
            let early = before.of(&item.name, fits(is, was));
            if !early.is_empty() {
                return appeared(&early, &[]);
            }
            let (agreed, agree) = (before.of(&item.name, fits(was, is)), after.of(new_name, fits(is, was)));
            let (agreed, agree) = (agreed.first()?, agree.first()?);
            Some((
                Origin::Service,
                format!("examples agreed before ({}) and agree after ({})", agreed.place, agree.place),
            ))
        }
        _ => None,
    }
}

/// Examples that show a member of an enumeration where a property holds it.
fn members<'s>(shows: &'s Shows, view: &View<'_>, member: &str, value: &str) -> Vec<&'s Shown> {
    let Some((owner, _)) = member.rsplit_once('.') else { return Vec::new() };
    let holders = view.holders(&TypeName(owner.to_owned()));
    holders.iter().flat_map(|holder| shows.of(holder, |shown| shown.texts.iter().any(|text| text == value))).collect()
}

fn appeared(before: &[&Shown], after: &[&Shown]) -> Option<Verdict> {
    match (before.first(), after.first()) {
        (Some(first), _) => {
            Some((Origin::Correction, format!("{} showed it before ({})", examples(before.len()), first.place)))
        }
        (None, Some(first)) => {
            Some((Origin::Service, format!("{} with it came along ({})", examples(after.len()), first.place)))
        }
        (None, None) => None,
    }
}

fn vanished(before: &[&Shown], after: &[&Shown]) -> Option<Verdict> {
    let first = before.first()?;
    let text = format!("{} showed it before ({}) and none does now", examples(before.len()), first.place);
    after.is_empty().then_some((Origin::Service, text))
}

fn examples(count: usize) -> String {
    if count == 1 { "an example".to_owned() } else { format!("{count} examples") }
}

/// The property that a qualified name means.
fn find<'s>(schema: &'s Schema, item: &str) -> Option<&'s Property> {
    let (owner, name) = item.rsplit_once('.')?;
    schema.structure(&TypeName(owner.to_owned()))?.properties.iter().find(|property| property.name == name)
}

/// The kind of JSON value that a type is written as.
fn kind(ty: &TypeRef) -> &'static str {
    match &ty.element {
        _ if ty.collection => "list",
        Element::Primitive(Edm::Boolean) => "truth value",
        Element::Primitive(
            Edm::Byte | Edm::SByte | Edm::Int16 | Edm::Int32 | Edm::Int64 | Edm::Single | Edm::Double | Edm::Decimal,
        ) => "number",
        Element::Primitive(Edm::Stream | Edm::Untyped) => "anything",
        Element::Primitive(_) => "text",
        Element::Named(_) => "named",
    }
}
