//! Navigation properties that only request paths show (`FORMAT.md`, section Sources).
//!
//! A method of `user` that returns `team collection` and whose page requests `GET /users/{id}/joinedTeams` tells of a
//! navigation property `joinedTeams` of `user`.

use super::context::Context;
use super::inherit::{Drafts, ancestors};
use crate::facts::{Atom, MethodFact, Spanned};
use crate::schema::{Element, Method, Source, TypeName, TypeRef};

/// A navigation property that a request path shows.
struct Shown<'f> {
    owner: TypeName,
    name: &'f str,
    page: usize,
    ty: TypeRef,
    span: crate::source::Span,
}

/// Adds the navigation properties that are shown by the paths of a type's methods.
pub(super) fn add<'f>(context: &mut Context<'f>, drafts: &mut Drafts<'f>) {
    let mut found = Vec::new();
    for (owner, draft) in drafts.iter() {
        for (page, fact) in &draft.facts {
            found.extend(fact.methods.iter().filter_map(|method| shown(context, drafts, owner, *page, method)));
        }
    }
    for Shown { owner, name, page, ty, span } in found {
        let known = std::iter::once(owner.clone()).chain(ancestors(drafts, &owner)).any(|name_of| {
            drafts.get(&name_of).is_some_and(|draft| draft.properties.iter().any(|p| p.name.eq_ignore_ascii_case(name)))
        });
        if let (false, Some(draft)) = (known, drafts.get_mut(&owner)) {
            draft.add_shown(page, name, span, ty, Source::Path);
        }
    }
}

fn shown<'f>(
    context: &mut Context<'f>,
    drafts: &Drafts<'f>,
    owner: &TypeName,
    page: usize,
    method: &'f MethodFact,
) -> Option<Shown<'f>> {
    let facts = context.facts;
    let target = method.link.value.target.as_deref()?;
    let there = context.links.resolve(page, target, method.link.span, &mut Vec::new())?.page;
    let title = facts.get(there)?.title.value.to_lowercase();
    if !["list ", "get "].iter().any(|verb| title.starts_with(verb)) {
        return None;
    }
    let api = facts.get(there)?.api.as_ref()?;
    let (name, span) = api.requests.iter().filter(|request| request.method == Method::Get).find_map(|request| {
        let name = property_of(&request.url.value, owner.short())?;
        Some((name, request.url.span))
    })?;
    let Atom::Named(reference) = &method.returns.atom else { return None };
    let reference = Spanned { value: reference, span: method.link.span };
    let target = context.resolve(page, &reference, None)?;
    // Only entities are navigated to; a list of the type itself is its own collection.
    if target == *owner || !drafts.get(&target).is_some_and(|draft| draft.entity) {
        return None;
    }
    let ty = TypeRef { element: Element::Named(target), collection: method.returns.collection };
    Some(Shown { owner: owner.clone(), name, page: there, ty, span })
}

/// The last segment of a path to `/…owners/{id}/name` or `/owner/name`.
fn property_of<'u>(url: &'u str, owner: &str) -> Option<&'u str> {
    let path = url.split('?').next()?.trim_end_matches('/');
    let mut segments = path.rsplit('/');
    let name = segments.next().filter(|name| is_name(name))?;
    let before = segments.next()?;
    let identified = before.starts_with(['{', '<']) || before.contains('}');
    let collection = if identified { segments.next()? } else { before };
    let (collection, owner) = (collection.to_lowercase(), owner.to_lowercase());
    let fits = if identified { owner.ends_with(&singular(&collection)) } else { collection == owner };
    (fits && collection.len() > 3).then_some(name)
}

fn is_name(segment: &str) -> bool {
    segment.starts_with(|c: char| c.is_ascii_lowercase()) && segment.chars().all(|c| c.is_ascii_alphanumeric())
}

/// The singular of a lower-case English plural, as collections are named.
fn singular(plural: &str) -> String {
    let strip = |end: &str| plural.strip_suffix(end);
    if let Some(stem) = strip("ies") {
        return format!("{stem}y");
    }
    if let Some(stem) = strip("sses") {
        return format!("{stem}ss");
    }
    strip("s").unwrap_or(plural).to_owned()
}
