//! API pages → operations (`FORMAT.md`, section API pages).
//!
//! Every page is read on its own, against the finished types: [`url`] and [`template`] make paths, [`kind`] tells what
//! the operation does, [`response`] and [`body`] weigh what sentence, metadata and examples say.

mod body;
mod examples;
mod kind;
mod page;
mod paths;
mod permissions;
mod response;
mod sheet;
mod template;
mod typing;
mod url;

use std::collections::BTreeMap;

use super::context::Context;
use crate::diag::Diagnostic;
use crate::facts::PageFacts;
use crate::page::PageKind;
use crate::schema::{Operation, Schema, TypeDef, TypeName};
use crate::source::SourceSet;
use page::Page;
use paths::Request;
use sheet::Sheet;

/// What every page is read against.
pub(super) struct Known<'a> {
    context: &'a Context<'a>,
    sources: &'a SourceSet,
    schema: &'a Schema,
    /// Sorted members → the enumeration that alone has them.
    enums: BTreeMap<Vec<&'a str>, Option<&'a TypeName>>,
}

/// The request lines of an API page.
pub(super) struct Requests {
    /// The page's position in the facts.
    at: usize,
    lines: Vec<Request>,
    diagnostics: Vec<Diagnostic>,
}

/// The request lines of all API pages. They need no type, so that they can be read while types are still decided.
pub(super) fn requests(facts: &[PageFacts], sources: &SourceSet) -> Vec<Requests> {
    let pages = facts.iter().enumerate().filter(|(_, page)| page.kind == PageKind::Api);
    let read = crate::parallel::map(pages.collect(), |(at, page)| {
        let sheet = Sheet::new(sources.get(page.file)?);
        let mut diagnostics = Vec::new();
        let requests = paths::read(page.api.as_ref()?, &sheet, &mut diagnostics);
        Some(Requests { at, lines: requests, diagnostics })
    });
    read.into_iter().flatten().collect()
}

/// The operations of all API pages, in order of page and method.
pub(super) fn read(
    context: &Context<'_>,
    sources: &SourceSet,
    schema: &Schema,
    requests: Vec<Requests>,
) -> (Vec<Operation>, Vec<Diagnostic>) {
    let known = Known { context, sources, schema, enums: by_members(schema) };
    let read = crate::parallel::map(requests, |page| Page::new(&known, page).map(Page::read).unwrap_or_default());
    let mut operations = Vec::new();
    let mut diagnostics = Vec::new();
    for (found, remarks) in read {
        operations.extend(found);
        diagnostics.extend(remarks);
    }
    operations.sort_by(|a, b| (&a.src.page, a.method).cmp(&(&b.src.page, b.method)));
    (operations, diagnostics)
}

fn by_members(schema: &Schema) -> BTreeMap<Vec<&str>, Option<&TypeName>> {
    let mut found = BTreeMap::new();
    for (name, def) in &schema.types {
        let TypeDef::Enum(item) = def else { continue };
        let mut members: Vec<&str> = item.members.iter().map(|member| member.name.as_str()).collect();
        members.sort_unstable();
        found.entry(members).and_modify(|known| *known = None).or_insert(Some(name));
    }
    found
}
