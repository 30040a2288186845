//! Navigation properties that only request paths show (`FORMAT.md`, section Sources).
//!
//! A method of `user` that returns `team collection` and whose page requests `GET /users/{id}/joinedTeams` tells of a
//! navigation property `joinedTeams` of `user`.

use super::context::Context;
use super::evidence::Ground;
use super::index::bare_type;
use super::inherit::{Drafts, ancestors};
use super::spelling::Written;
use super::walk::{Step, Walks, is_change, is_name, segments};
use super::words::singular;
use crate::facts::{Atom, MethodFact, PageFacts, RequestFact, Spanned};
use crate::schema::{Element, Method, Source, TypeName, TypeRef};

/// A navigation property that a request path shows.
struct Shown<'f> {
    owner: TypeName,
    name: &'f str,
    page: usize,
    ty: TypeRef,
    span: crate::source::Span,
    /// Why there are several, if more than the title says so.
    listed: Option<Ground>,
}

/// Adds the navigation properties that request paths show: those of a type's own methods, those of any page, then those
/// that paths go on through.
pub(super) fn add<'f>(context: &mut Context<'f>, drafts: &mut Drafts<'f>, walks: &Walks<'f>, written: &Written<'f>) {
    let of_types = drafts.iter().flat_map(|(owner, draft)| draft.facts.iter().map(move |fact| (owner, fact)));
    let of_types = crate::parallel::map(of_types.collect(), |(owner, (page, fact))| {
        let mut context = context.fork();
        let shown = fact.methods.iter().filter_map(|method| of_method(&mut context, drafts, owner, *page, method));
        (shown.collect::<Vec<_>>(), context.diagnostics)
    });
    let mut found = Vec::new();
    for (shown, diagnostics) in of_types {
        found.extend(shown);
        context.diagnostics.extend(diagnostics);
    }
    found.extend(walks.steps.iter().filter_map(|step| of_page(context, drafts, step)));
    found.extend(walks.steps.iter().filter_map(|step| of_step(drafts, step)));
    for Shown { owner, name, page, ty, span, listed } in found {
        let known = std::iter::once(owner.clone()).chain(ancestors(drafts, &owner)).any(|name_of| {
            drafts.get(&name_of).is_some_and(|draft| draft.properties.iter().any(|p| p.name.eq_ignore_ascii_case(name)))
        });
        // A list of the type itself is its own collection, unless a table says that it is a relationship.
        let itself = ty.element == Element::Named(owner.clone());
        match drafts.get_mut(&owner) {
            Some(draft) if known && listed.is_some() => draft.note_list(name, span, &ty, listed),
            Some(_) if known => {}
            Some(draft) if !itself => {
                let renamed = draft.rename_misspelled(context, name, span, &ty, written);
                if !renamed {
                    draft.add_shown(page, name, span, ty, Source::Path);
                }
            }
            _ => {}
        }
    }
}

/// What a path shows that goes on behind the property, or that changes or removes what it leads to. The type is the one
/// that the property is called after.
fn of_step<'f>(drafts: &Drafts<'f>, step: &Step<'f>) -> Option<Shown<'f>> {
    let addressed = !step.last || is_change(step.method);
    let owned = drafts.get(&step.owner).is_some_and(|draft| draft.entity);
    let told = if step.known { step.keyed } else { addressed && owned };
    let ty = navigation(drafts, step.target.clone().filter(|_| told)?, step.keyed)?;
    let listed = step.keyed.then_some(Ground::KeyedInPath);
    Some(Shown { owner: step.owner.clone(), name: step.name, page: step.page, ty, span: step.span, listed })
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
    let listed = method.returns.collection.then_some(Ground::ListedByPage);
    let ty = navigation(drafts, target, listed.is_some() || is_list(context.facts, there))?;
    Some(Shown { owner: owner.clone(), name, page: there, ty, span, listed })
}

/// What a page shows that retrieves the last segment of its path, with the type its response metadata gives.
fn of_page<'f>(context: &Context<'f>, drafts: &Drafts<'f>, step: &Step<'f>) -> Option<Shown<'f>> {
    let Step { owner, name, page, span, .. } = step;
    if !step.last || step.method != Method::Get || !retrieves(context.facts, *page) {
        return None;
    }
    let samples = &context.facts.get(*page)?.api.as_ref()?.samples;
    let metadata = samples.iter().filter_map(|sample| sample.metadata.as_ref()).find(|m| m.block_type == "response")?;
    let target = context.index.qualified(bare_type(&metadata.type_name.as_ref()?.value))?.clone();
    // Pages are called after the type they belong to, or after what they list; another type's page tells nothing, and
    // what is called like the page is a function.
    let file = context.links.stem_of(*page);
    let prefix = file.split('-').next().and_then(|prefix| context.index.named(*page, prefix));
    let foreign = prefix.is_some_and(|named| named != owner && *named != target);
    let call = file.split_once('-').is_some_and(|(_, called)| called.eq_ignore_ascii_case(name));
    if foreign || call || is_method(drafts, owner, name) || !drafts.get(owner).is_some_and(|draft| draft.entity) {
        return None;
    }
    let listed = (metadata.is_collection == Some(true)).then_some(Ground::ListedByPage);
    let ty = navigation(drafts, target, listed.is_some() || is_list(context.facts, *page))?;
    Some(Shown { owner: owner.clone(), name, page: *page, ty, span: *span, listed })
}

/// Whether the type has a method of that name: pages on functions are called after type and function.
fn is_method(drafts: &Drafts<'_>, owner: &TypeName, name: &str) -> bool {
    let mut methods = drafts.get(owner).into_iter().flat_map(|draft| &draft.facts).flat_map(|(_, fact)| &fact.methods);
    methods.any(|method| {
        let target = method.link.value.target.as_deref().unwrap_or("");
        let page = target.rsplit('/').next().and_then(|file| file.split(['.', '#', '?']).next()).unwrap_or("");
        page.split_once('-').is_some_and(|(_, called)| called.eq_ignore_ascii_case(name))
    })
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

/// Whether the title says that the page lists or gets something.
fn retrieves(facts: &[PageFacts], page: usize) -> bool {
    let title = facts.get(page).map_or("", |facts| facts.title.value.as_str());
    ["list ", "get "].iter().any(|verb| title.get(..verb.len()).is_some_and(|start| start.eq_ignore_ascii_case(verb)))
}

/// The `GET` requests of a page that lists or gets something.
fn retrievals(facts: &[PageFacts], page: usize) -> impl Iterator<Item = &RequestFact> {
    let facts = facts.get(page).filter(|_| retrieves(facts, page));
    let requests = facts.and_then(|facts| facts.api.as_ref()).map_or(&[][..], |api| &api.requests);
    requests.iter().filter(|request| request.method == Method::Get)
}

/// The end of a path: `/owners/{id}/name`, or `/owner/name` and nothing else.
struct PropertyPath<'u> {
    name: &'u str,
    collection: String,
    identified: bool,
}

fn property_path(url: &str) -> Option<PropertyPath<'_>> {
    let segments: Vec<&str> = segments(url).collect();
    let (name, before) = segments.split_last().filter(|(name, _)| is_name(name))?;
    let (owner, before) = before.split_last()?;
    let identified = owner.starts_with(['{', '<']) || owner.contains('}');
    let collection = if identified { before.last()? } else { owner };
    (identified || before.is_empty()).then_some(())?;
    let collection = collection.to_lowercase();
    (collection.len() > 3).then_some(PropertyPath { name, collection, identified })
}
