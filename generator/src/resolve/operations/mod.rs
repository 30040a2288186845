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
mod template;
mod typing;
mod url;
mod words;

use std::collections::BTreeMap;

use super::context::Context;
use crate::diag::Diagnostic;
use crate::page::PageKind;
use crate::schema::{Operation, Schema, TypeDef, TypeName};
use crate::source::SourceSet;
use page::Page;

/// What every page is read against.
pub(super) struct Known<'a> {
    context: &'a Context<'a>,
    sources: &'a SourceSet,
    schema: &'a Schema,
    /// Sorted members → the enumeration that alone has them.
    enums: BTreeMap<Vec<&'a str>, Option<&'a TypeName>>,
}

/// The operations of all API pages, in order of page and method.
pub(super) fn read(context: &Context<'_>, sources: &SourceSet, schema: &Schema) -> (Vec<Operation>, Vec<Diagnostic>) {
    let known = Known { context, sources, schema, enums: by_members(schema) };
    let pages: Vec<usize> =
        (0..).zip(context.facts).filter(|(_, page)| page.kind == PageKind::Api).map(|(at, _)| at).collect();
    let read = crate::parallel::map(pages, |page| Page::new(&known, page).map(Page::read).unwrap_or_default());
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
