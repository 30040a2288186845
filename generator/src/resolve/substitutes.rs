//! Bases of types that stand in for others (`FORMAT.md`, section Base types).
//!
//! What is shown where a type is promised is that type or derives from it: an example that names one type for the value
//! of a property of another, and a page that returns one type where the method table that links to it announces another.
//! As pages mix up types, the two must look alike as well.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::draft::{Draft, PropertyDraft};
use super::evidence::Ground;
use super::index::{Index, bare_type};
use super::inherit::{Drafts, ancestors, says_nothing_of_base};
use super::walk;
use crate::facts::{ApiFact, Atom, Sample, Shape, Spanned};
use crate::schema::{Element, TypeName};
use crate::source::Span;

/// How many properties the two types must share.
const SHARED: usize = 2;

/// A type that stands in for another.
struct Claim {
    name: TypeName,
    base: TypeName,
    ground: Ground,
    span: Span,
}

/// Gives types that say nothing of a base the one that they stand in for, and hands out all types that examples show in
/// place of another.
pub(super) fn infer(context: &mut Context<'_>, drafts: &mut Drafts<'_>) -> BTreeSet<TypeName> {
    let mut claims = in_examples(context, drafts);
    let in_place = claims.iter().map(|claim| claim.name.clone()).collect();
    claims.extend(of_methods(context, drafts));
    for Claim { name, base, ground, span } in claims {
        let above = ancestors(drafts, &base);
        let alike = match (drafts.get(&name), drafts.get(&base)) {
            (Some(draft), Some(other)) => says_nothing_of_base(draft) && looks_alike(draft, other, ground),
            _ => false,
        };
        if alike && name != base && !above.contains(&name) {
            let Some(draft) = drafts.get_mut(&name) else { continue };
            draft.case.add("base", base.0.clone(), ground, Some(span));
            draft.base = Some(base);
        }
    }
    in_place
}

/// Whether a type documents all properties that tables list of its supposed base; what a method returns may also document fewer.
fn looks_alike(draft: &Draft<'_>, base: &Draft<'_>, ground: Ground) -> bool {
    let has = |draft: &Draft<'_>, wanted: &PropertyDraft<'_>| {
        draft.property(wanted.name).is_some_and(|property| property.ty == wanted.ty)
    };
    let listed = base.properties.iter().filter(|property| property.role.is_some());
    let (shared, other): (Vec<_>, Vec<_>) = listed.partition(|property| has(draft, property));
    let (shared, repeats) = (shared.len(), other.is_empty());
    let adds_nothing = ground == Ground::AnnouncedByMethod && shared == draft.properties.len();
    shared >= SHARED && (repeats || adds_nothing)
}

/// Types that examples name for the value of a property which is of another type.
fn in_examples(context: &Context<'_>, drafts: &Drafts<'_>) -> Vec<Claim> {
    let index = context.index;
    let apis = context.facts.iter().filter_map(|page| page.api.as_ref()).collect();
    let found = crate::parallel::map(apis, |api: &ApiFact| {
        let mut found = Vec::new();
        for sample in &api.samples {
            let shape = super::gaps::unwrapped(&sample.shape.value);
            let metadata = sample.metadata.as_ref().and_then(|metadata| metadata.type_name.as_ref());
            let named = shape.type_name.as_deref().or(metadata.map(|name| bare_type(&name.value)));
            if let Some(name) = named.and_then(|name| index.qualified(name)) {
                nested(index, drafts, name, shape, &mut found);
            }
        }
        found
    });
    found.into_iter().flatten().collect()
}

/// Follows the properties of an object of type `owner`.
fn nested(index: &Index, drafts: &Drafts<'_>, owner: &TypeName, shape: &Shape, found: &mut Vec<Claim>) {
    for member in &shape.members {
        let Some(inner) = object(&member.sample) else { continue };
        let Some(property) = walk::property(drafts, owner, &member.name.value) else { continue };
        let Element::Named(declared) = &property.ty.element else { continue };
        let shown = inner.type_name.as_deref().and_then(|name| index.qualified(name));
        if let Some(name) = shown.filter(|name| *name != declared) {
            let (name, base, span) = (name.clone(), declared.clone(), member.name.span);
            found.push(Claim { name, base, ground: Ground::ShownInPlace, span });
        }
        nested(index, drafts, shown.unwrap_or(declared), inner, found);
    }
}

/// An object or the first object of a list.
fn object(sample: &Sample) -> Option<&Shape> {
    match sample {
        Sample::Object(shape) => Some(shape),
        Sample::List(Some(item)) => object(item),
        _ => None,
    }
}

/// Types that the page of a method returns, where the table that links to it announces another.
fn of_methods(context: &mut Context<'_>, drafts: &Drafts<'_>) -> Vec<Claim> {
    let mut resolved = BTreeMap::new();
    let mut found = Vec::new();
    for (page, method) in drafts
        .values()
        .flat_map(|draft| &draft.facts)
        .flat_map(|(page, fact)| fact.methods.iter().map(move |m| (*page, m)))
    {
        let Atom::Named(announced) = &method.returns.atom else { continue };
        let Some(target) = method.link.value.target.as_deref() else { continue };
        let span = method.link.span;
        let Some(there) = context.links.resolve(page, target, span, &mut Vec::new()) else { continue };
        let name = resolved.entry(there.page).or_insert_with(|| returned(context, there.page)).clone();
        let Some(name) = name.filter(|name| drafts.get(name).is_some_and(says_nothing_of_base)) else { continue };
        let announced = Spanned { value: announced, span };
        if let Some(base) = context.index.resolve(page, &announced, None, context.links, &mut Vec::new()) {
            found.push(Claim { name, base, ground: Ground::AnnouncedByMethod, span });
        }
    }
    found
}

/// The type that the response metadata of an API page names.
fn returned(context: &Context<'_>, page: usize) -> Option<TypeName> {
    let samples = &context.facts.get(page)?.api.as_ref()?.samples;
    let metadata = samples.iter().filter_map(|sample| sample.metadata.as_ref()).find(|m| m.block_type == "response")?;
    context.index.qualified(bare_type(&metadata.type_name.as_ref()?.value)).cloned()
}
