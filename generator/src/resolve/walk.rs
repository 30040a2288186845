//! Request paths, walked along what the pages define (`FORMAT.md`, section Sources).
//!
//! `/users/{id}/drive/items/{id}` leads from `user` over its property `drive` to its items. Where a path goes on through
//! a segment that the type reached so far does not have, that segment is a property which the type's page lacks; where
//! an identifier follows, what it identifies is an entity.

use std::collections::BTreeMap;

use super::context::Context;
use super::draft::PropertyDraft;
use super::enums::upper_first;
use super::inherit::Drafts;
use super::words::singular;
use crate::facts::{RequestFact, Spanned};
use crate::schema::{Element, Method, TypeName};
use crate::source::Span;

/// The host of the service; what follows begins with the version.
const HOST: &str = "graph.microsoft.com/";

/// Shorter words end the names of too many types to tell of one.
const SHORTEST: usize = 3;

/// A segment of a request path that names a property.
pub(super) struct Step<'f> {
    /// The type whose property it is.
    pub(super) owner: TypeName,
    /// The segment.
    pub(super) name: &'f str,
    /// What the property leads to: as documented, else the type that is called like the segment.
    pub(super) target: Option<TypeName>,
    /// The owner or one of its bases documents the property.
    pub(super) known: bool,
    /// An identifier follows.
    pub(super) keyed: bool,
    /// Nothing follows.
    pub(super) last: bool,
    pub(super) page: usize,
    pub(super) method: Method,
    pub(super) span: Span,
}

/// What the request paths of all pages show.
#[derive(Default)]
pub(super) struct Walks<'f> {
    /// The steps, in the order of pages.
    pub(super) steps: Vec<Step<'f>>,
    /// Types of which a path addresses one by its key, and where.
    pub(super) addressed: BTreeMap<TypeName, Span>,
    /// Types of which a path that ends in a property changes or removes one, and where.
    pub(super) changed: BTreeMap<TypeName, Span>,
}

/// Walks the request lines of all pages.
pub(super) fn walk<'f>(context: &Context<'f>, drafts: &Drafts<'f>) -> Walks<'f> {
    let (facts, index, stem) = (context.facts, context.index, |page| context.links.stem_of(page));
    let pages: Vec<usize> =
        (0..facts.len()).filter(|page| facts.get(*page).is_some_and(|page| page.api.is_some())).collect();
    let walked = crate::parallel::map(pages, |page| {
        let mut found = Walks::default();
        let requests = facts.get(page).and_then(|facts| facts.api.as_ref()).map_or(&[][..], |api| &api.requests);
        let stem = stem(page);
        let home = stem.split('-').next().and_then(|prefix| index.named(page, prefix));
        for request in requests {
            Walker { index, drafts, page, home, found: &mut found }.request(request);
        }
        found
    });
    let mut all = Walks::default();
    for found in walked {
        all.steps.extend(found.steps);
        for (name, span) in found.addressed {
            all.addressed.entry(name).or_insert(span);
        }
        for (name, span) in found.changed {
            all.changed.entry(name).or_insert(span);
        }
    }
    all
}

/// The segments of a URL below the version, without its query part.
pub(super) fn segments(url: &str) -> impl Iterator<Item = &str> {
    let path = url.split('?').next().unwrap_or("").trim();
    // (A search of the standard library is slow to set up.)
    let host = memchr::memmem::find(path.as_bytes(), HOST.as_bytes());
    let behind = host.and_then(|at| path.get(at + HOST.len()..));
    let path = behind.map_or(path, |behind| behind.split_once('/').map_or("", |(_, rest)| rest));
    path.split('/').filter(|segment| !segment.is_empty())
}

/// Whether a request changes or removes what its path leads to: no function or action is addressed so.
pub(super) fn is_change(method: Method) -> bool {
    matches!(method, Method::Patch | Method::Put | Method::Delete)
}

/// Whether a segment stands for an identifier.
fn is_key(segment: &str) -> bool {
    segment.starts_with(['{', '<']) && !segment.contains(['(', ':'])
}

/// Whether a segment can be the name of a property or collection.
pub(super) fn is_name(segment: &str) -> bool {
    segment.starts_with(|c: char| c.is_ascii_lowercase()) && segment.chars().all(|c| c.is_ascii_alphanumeric())
}

struct Walker<'w, 'f> {
    index: &'w super::index::Index,
    drafts: &'w Drafts<'f>,
    page: usize,
    /// The type that the page's file is called after.
    home: Option<&'w TypeName>,
    found: &'w mut Walks<'f>,
}

impl<'f> Walker<'_, 'f> {
    fn request(&mut self, request: &'f RequestFact) {
        let segments: Vec<&'f str> = segments(&request.url.value).collect();
        let Some((mut reached, start)) = self.start(&segments, request.url.span) else { return };
        let mut at = start;
        while let Some(segment) = segments.get(at).copied() {
            at += 1;
            if is_key(segment) {
                continue;
            }
            if let Some(cast) = segment.strip_prefix("microsoft.graph.") {
                match self.index.qualified(segment).or_else(|| self.index.named(self.page, cast)) {
                    Some(name) => reached = name.clone(),
                    None => return,
                }
                continue;
            }
            if !is_name(segment) {
                return;
            }
            let keyed = segments.get(at).is_some_and(|next| is_key(next));
            let last = at == segments.len();
            match self.step(&reached, &request.url, request.method, (segment, keyed, last)) {
                Some(target) => reached = target,
                None => return,
            }
        }
    }

    /// Notes a step and says where it leads.
    fn step(
        &mut self,
        owner: &TypeName,
        url: &Spanned<String>,
        method: Method,
        (name, keyed, last): (&'f str, bool, bool),
    ) -> Option<TypeName> {
        let property = property(self.drafts, owner, name);
        let known = property.is_some();
        let target = match property.map(|property| &property.ty.element) {
            Some(Element::Named(name)) => Some(name.clone()),
            Some(Element::Primitive(_)) => None,
            None => self.namesake(owner, name, keyed),
        };
        let target = target.filter(|name| self.drafts.contains_key(name));
        if let Some(target) = target.clone().filter(|_| keyed) {
            self.found.addressed.entry(target).or_insert(url.span);
        }
        if let Some(target) = target.clone().filter(|_| last && is_change(method)) {
            self.found.changed.entry(target).or_insert(url.span);
        }
        let (owner, page, span) = (owner.clone(), self.page, url.span);
        self.found.steps.push(Step { owner, name, target: target.clone(), known, keyed, last, page, method, span });
        target
    }

    /// The type at the start of a path, and the index of the first segment that names a property of it.
    fn start(&mut self, segments: &[&'f str], span: Span) -> Option<(TypeName, usize)> {
        let first = *segments.first()?;
        if first.eq_ignore_ascii_case("me") {
            return Some((self.index.named(self.page, "user")?.clone(), 1));
        }
        let own = self.own_collection(segments);
        if !segments.get(1).is_some_and(|next| is_key(next)) {
            return self.singleton(first).map(|name| (name.clone(), 1)).or(own);
        }
        let named = self.index.named(self.page, &singular(first)).filter(|name| self.drafts.contains_key(*name));
        let named = named.map(|name| (name.clone(), 2));
        let leads = |(name, at): &(TypeName, usize)| {
            segments.get(*at).is_none_or(|next| property(self.drafts, name, next).is_some())
        };
        // `/contacts/{id}` is an `orgContact` on its pages, if only that leads on.
        let (name, at) = match (named, own) {
            (Some(named), Some(own)) if own.1 == 2 && own.0 != named.0 => match (leads(&named), leads(&own)) {
                (false, true) => own,
                (false, false) => return None,
                (true, _) => named,
            },
            (named, own) => named.or(own)?,
        };
        self.found.addressed.entry(name.clone()).or_insert(span);
        Some((name, at))
    }

    /// The type of a path's first segment that no identifier follows: `/drive`, `/reports`.
    fn singleton(&self, first: &str) -> Option<&TypeName> {
        let root = format!("{}root", singular(first));
        let candidates = [first, root.as_str()].into_iter().filter_map(|name| self.index.named(self.page, name));
        let mut named = candidates.filter(|name| self.drafts.contains_key(*name));
        named.find(|name| name.short().eq_ignore_ascii_case(first) || name.short().eq_ignore_ascii_case(&root))
    }

    /// The first collection that is called like the end of the name of the page's own type: `/education/classes/{id}` on
    /// a page of `educationClass`; `me` stands for a user.
    fn own_collection(&self, segments: &[&'f str]) -> Option<(TypeName, usize)> {
        let home = self.home.filter(|name| self.drafts.contains_key(*name))?;
        let short = home.short().to_lowercase();
        let behind = segments.windows(2).enumerate().find_map(|(at, pair)| match pair {
            ["me", _] if short.ends_with("user") => Some(at + 1),
            [collection, key] if is_key(key) => {
                let one = singular(&collection.to_lowercase());
                (one.len() >= SHORTEST && short.ends_with(&one)).then_some(at + 2)
            }
            _ => None,
        })?;
        Some((home.clone(), behind))
    }

    /// The type that a property without documentation is called after: `userSettings` for `settings` of `user`, `chat`
    /// for the collection `chats`, and for `portraits` that of the documented `portrait`.
    fn namesake(&self, owner: &TypeName, name: &str, keyed: bool) -> Option<TypeName> {
        let composed = TypeName(format!("{}.{}{}", owner.namespace(), owner.short(), upper_first(name)));
        if let Some(known) = self.index.qualified(&composed.0) {
            return Some(known.clone());
        }
        let short = if keyed { singular(name) } else { name.to_owned() };
        if keyed && let Some(Element::Named(one)) = property(self.drafts, owner, &short).map(|one| &one.ty.element) {
            return Some(one.clone());
        }
        let found = self.index.named(self.page, &short)?;
        found.short().eq_ignore_ascii_case(&short).then(|| found.clone())
    }
}

/// The property of a type or of one of its bases, in any case.
pub(super) fn property<'d, 'f>(drafts: &'d Drafts<'f>, owner: &TypeName, name: &str) -> Option<&'d PropertyDraft<'f>> {
    let mut next = drafts.get(owner);
    // Longer chains of bases do not occur; the bound guards against cycles.
    for _ in 0..32 {
        let draft = next?;
        let found = draft.properties.iter().find(|property| property.name.eq_ignore_ascii_case(name));
        if found.is_some() {
            return found;
        }
        next = draft.base.as_ref().and_then(|base| drafts.get(base));
    }
    None
}
