//! Navigation properties that only request paths show (`FORMAT.md`, section Sources).
//!
//! A method of `user` that returns `team collection` and whose page requests `GET /users/{id}/joinedTeams` tells of a
//! navigation property `joinedTeams` of `user`.

use super::context::Context;
use super::index::bare_type;
use super::inherit::{Drafts, ancestors};
use crate::facts::{Atom, MethodFact, PageFacts, RequestFact, Spanned};
use crate::schema::{Element, Method, Source, TypeName, TypeRef};

/// A navigation property that a request path shows.
struct Shown<'f> {
    owner: TypeName,
    name: &'f str,
    page: usize,
    ty: TypeRef,
    span: crate::source::Span,
    /// More than the title says that there are several.
    listed: bool,
}

/// Adds the navigation properties that request paths show: those of a type's own methods, then those of any page.
pub(super) fn add<'f>(context: &mut Context<'f>, drafts: &mut Drafts<'f>) {
    let of_types = drafts.iter().flat_map(|(owner, draft)| draft.facts.iter().map(move |fact| (owner, fact)));
    let of_types = crate::parallel::map(of_types.collect(), |(owner, (page, fact))| {
        let mut context = context.fork();
        let shown = fact.methods.iter().filter_map(|method| of_method(&mut context, drafts, owner, *page, method));
        (shown.collect::<Vec<_>>(), context.diagnostics)
    });
    let of_pages = crate::parallel::map((0..context.facts.len()).collect(), |page| of_page(context, drafts, page));
    let mut found = Vec::new();
    for (shown, diagnostics) in of_types {
        found.extend(shown);
        context.diagnostics.extend(diagnostics);
    }
    found.extend(of_pages.into_iter().flatten());
    for Shown { owner, name, page, ty, span, listed } in found {
        let known = std::iter::once(owner.clone()).chain(ancestors(drafts, &owner)).any(|name_of| {
            drafts.get(&name_of).is_some_and(|draft| draft.properties.iter().any(|p| p.name.eq_ignore_ascii_case(name)))
        });
        // A list of the type itself is its own collection, unless a table says that it is a relationship.
        let itself = ty.element == Element::Named(owner.clone());
        match drafts.get_mut(&owner) {
            Some(draft) if known && listed => draft.note_list(name, span, &ty),
            Some(_) if known => {}
            Some(draft) if !itself => draft.add_shown(page, name, span, ty, Source::Path),
            _ => {}
        }
    }
}

/// What the page of a type's method shows, with the return type of the method table.
fn of_method<'f>(
    context: &mut Context<'f>,
    drafts: &Drafts<'f>,
    owner: &TypeName,
    page: usize,
    method: &'f MethodFact,
) -> Option<Shown<'f>> {
    let target = method.link.value.target.as_deref()?;
    let there = context.links.resolve(page, target, method.link.span, &mut Vec::new())?.page;
    let fits = |collection: &str, identified: bool| {
        let plural = || owner.short().to_lowercase().ends_with(&singular(collection));
        if identified { plural() } else { collection.eq_ignore_ascii_case(owner.short()) }
    };
    let (name, span) = retrievals(context.facts, there).find_map(|request| {
        let path = property_path(&request.url.value)?;
        fits(&path.collection, path.identified).then_some((path.name, request.url.span))
    })?;
    let Atom::Named(reference) = &method.returns.atom else { return None };
    let reference = Spanned { value: reference, span: method.link.span };
    let target = context.resolve(page, &reference, None)?;
    let listed = method.returns.collection;
    let ty = navigation(drafts, target, listed || is_list(context.facts, there))?;
    Some(Shown { owner: owner.clone(), name, page: there, ty, span, listed })
}

/// What a page shows whose path names a type in full, with the type its response metadata gives.
fn of_page<'f>(context: &Context<'f>, drafts: &Drafts<'f>, page: usize) -> Option<Shown<'f>> {
    let (name, owner, span) = retrievals(context.facts, page).find_map(|request| {
        let path = property_path(&request.url.value).filter(|path| path.whole)?;
        let short = if path.identified { singular(&path.collection) } else { path.collection.clone() };
        let owner = context.index.named(page, &short).or_else(|| {
            let root = format!("{}root", singular(&path.collection));
            (!path.identified).then(|| context.index.named(page, &root)).flatten()
        });
        Some((path.name, owner?.clone(), request.url.span))
    })?;
    let samples = &context.facts.get(page)?.api.as_ref()?.samples;
    let metadata = samples.iter().filter_map(|sample| sample.metadata.as_ref()).find(|m| m.block_type == "response")?;
    let target = context.index.qualified(bare_type(&metadata.type_name.as_ref()?.value))?.clone();
    // Pages are called after the type they belong to, or after what they list; another type's page tells nothing.
    let stem = context.links.stem_of(page);
    let prefix = stem.split('-').next().and_then(|prefix| context.index.named(page, prefix));
    let foreign = prefix.is_some_and(|named| *named != owner && *named != target);
    if foreign || !drafts.get(&owner).is_some_and(|draft| draft.entity) {
        return None;
    }
    let listed = metadata.is_collection == Some(true);
    let ty = navigation(drafts, target, listed || is_list(context.facts, page))?;
    Some(Shown { owner, name, page, ty, span, listed })
}

/// The type of a navigation property; only entities are navigated to.
fn navigation(drafts: &Drafts<'_>, target: TypeName, collection: bool) -> Option<TypeRef> {
    let leads = drafts.get(&target).is_some_and(|draft| draft.entity);
    leads.then_some(TypeRef { element: Element::Named(target), collection })
}

/// Whether the title says that the page lists something.
fn is_list(facts: &[PageFacts], page: usize) -> bool {
    facts.get(page).is_some_and(|facts| facts.title.value.to_lowercase().starts_with("list "))
}

/// The `GET` requests of a page that lists or gets something.
fn retrievals(facts: &[PageFacts], page: usize) -> impl Iterator<Item = &RequestFact> {
    let facts = facts.get(page).filter(|facts| {
        let title = facts.title.value.to_lowercase();
        ["list ", "get "].iter().any(|verb| title.starts_with(verb))
    });
    let requests = facts.and_then(|facts| facts.api.as_ref()).map_or(&[][..], |api| &api.requests);
    requests.iter().filter(|request| request.method == Method::Get)
}

/// A path that ends in `/owners/{id}/name` or is `/owner/name`.
struct PropertyPath<'u> {
    name: &'u str,
    collection: String,
    identified: bool,
    /// Nothing stands before the owner.
    whole: bool,
}

fn property_path(url: &str) -> Option<PropertyPath<'_>> {
    let path = url.split('?').next()?.trim_end_matches('/');
    let path = path
        .split_once("graph.microsoft.com/")
        .map_or(path, |(_, rest)| rest.split_once('/').map_or("", |(_, rest)| rest));
    let mut segments = path.trim_start_matches('/').rsplit('/');
    let name = segments.next().filter(|name| is_name(name))?;
    let before = segments.next()?;
    let identified = before.starts_with(['{', '<']) || before.contains('}');
    let collection = if identified { segments.next()? } else { before }.to_lowercase();
    let whole = segments.next().is_none();
    ((identified || whole) && collection.len() > 3).then_some(PropertyPath { name, collection, identified, whole })
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
