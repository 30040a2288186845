//! Resource pages: identity, lead text, properties, JSON representation (`FORMAT.md`, sections Type identity and Base types).

use super::annotation::Bound;
use super::prose::Lead;
use super::vocabulary::{self, Heading};
use super::{prose, sample};
use crate::diag::{Code, Diagnostic};
use crate::facts::{PropertyFact, Shape, Spanned, TableFact, TableUse, TypeFact};
use crate::markdown::{BlockKind, Document, Sections};
use crate::page::{self, PageKind};

/// The structured types a page defines: one per distinct type in its metadata, else one for the page.
pub(super) fn read(
    document: &Document<'_>,
    sections: &Sections,
    kind: PageKind,
    bound: Vec<Bound>,
    properties: Vec<PropertyFact>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<TypeFact> {
    let mut types: Vec<TypeFact> = Vec::new();
    for Bound { metadata, fence } in bound {
        if metadata.block_type != "resource" {
            continue;
        }
        let name = metadata.type_name.as_ref().map(|name| name.value.to_lowercase());
        let known = types.iter().any(|fact| {
            fact.metadata.as_ref().and_then(|other| other.type_name.as_ref()).map(|other| other.value.to_lowercase())
                == name
        });
        if known {
            diagnostics.push(Diagnostic::new(Code::Kind005, metadata.span, "another block defines the same type"));
            continue;
        }
        let shape = fence_shape(document, fence, diagnostics);
        types.push(TypeFact { metadata: Some(metadata), shape, ..TypeFact::default() });
    }
    if types.is_empty() && kind == PageKind::Resource {
        let shape = representation(document, sections, diagnostics);
        types.push(TypeFact { shape, ..TypeFact::default() });
    }
    // The tables of a page belong to the type that the page is about: the one its title names, else the first.
    if kind == PageKind::Resource {
        let title = page::page_title(sections).to_lowercase();
        let named = types.iter().position(|fact| {
            let name = fact.metadata.as_ref().and_then(|metadata| metadata.type_name.as_ref());
            name.is_some_and(|name| title.split_whitespace().next() == name.value.to_lowercase().rsplit('.').next())
        });
        if let Some(fact) = types.get_mut(named.unwrap_or(0)) {
            fact.properties = properties;
            lead(document, sections, fact);
        }
    }
    types
}

/// Why a table that only its columns tell is not the type's.
const SHOWS_NONE: &str = "the JSON representation shows none of its rows";
const SHOWS_FEW: &str = "the JSON representation shows fewer than half of its rows";

/// Tables that only their columns tell belong to the type if it has no other table, or if its JSON shows their rows.
pub(super) fn accept_shaped(
    fact: &mut TypeFact,
    shaped: Vec<Vec<PropertyFact>>,
    tables: &mut [TableFact],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let alone = fact.properties.is_empty();
    for rows in shaped {
        let Some(first) = rows.first() else { continue };
        let span = first.name.span;
        let members = fact.shape.as_ref().map_or(&[][..], |shape| &shape.value.members);
        let shown = rows.iter().filter(|row| members.iter().any(|member| member.name.value == row.name.value)).count();
        if alone && members.is_empty() || 2 * shown >= rows.len() {
            diagnostics.push(Diagnostic::new(Code::Kind006, span, "the table stands outside a section of properties"));
            fact.properties.extend(rows);
        } else if let Some(table) =
            tables.iter_mut().find(|table| table.span.start <= span.start && span.start < table.span.end)
        {
            let reason = if shown == 0 { SHOWS_NONE } else { SHOWS_FEW };
            table.usage = TableUse::Ignored(reason);
            diagnostics.push(Diagnostic::new(Code::Tbl015, table.span, format!("the table was ignored: {reason}")));
        }
    }
}

fn fence_shape(document: &Document<'_>, fence: usize, diagnostics: &mut Vec<Diagnostic>) -> Option<Spanned<Shape>> {
    match document.blocks.get(fence)?.kind {
        BlockKind::Fence { body, start, .. } => {
            let shape = sample::read(document, body, start, diagnostics)?;
            if !shape.value.annotations.is_empty() {
                let message = format!("annotations are shown: {}", shape.value.annotations.join(", "));
                diagnostics.push(Diagnostic::new(Code::Json004, shape.span, message));
            }
            Some(shape)
        }
        _ => None,
    }
}

/// The first JSON block below a heading that begins with `JSON`, else the first of the page.
fn representation(
    document: &Document<'_>,
    sections: &Sections,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Spanned<Shape>> {
    let section = sections.titled(|title| title.starts_with("json")).next();
    let range = section.map_or(0..document.blocks.len(), |section| section.all.clone());
    let fence = range.clone().find(|at| match document.blocks.get(*at).map(|block| &block.kind) {
        Some(BlockKind::Fence { info, body, .. }) => {
            (info.to_lowercase().starts_with("json") || section.is_some()) && body.contains('{')
        }
        _ => false,
    })?;
    fence_shape(document, fence, diagnostics)
}

/// Bases, derived types and hints of the text before the first section, bases of the text around the tables of
/// properties, and sections about derived types.
fn lead(document: &Document<'_>, sections: &Sections, fact: &mut TypeFact) {
    let title = page::page_title(sections).to_lowercase();
    let title_span =
        sections.list.iter().find(|section| section.level == 1).map(|section| document.span(section.heading.clone()));
    if let Some(span) = title_span {
        fact.hints.extend(Lead::new(&title).hints().into_iter().map(|value| Spanned { value, span }));
    }
    let end = sections.list.iter().find(|section| section.level >= 2).map_or(document.blocks.len(), |s| s.own.start);
    let mut introduced = false;
    for block in document.blocks.get(..end).unwrap_or(&[]) {
        let (text, is_item) = match block.kind {
            BlockKind::Paragraph(text) | BlockKind::Quote(text) => (text, false),
            BlockKind::Item(text) => (text, true),
            _ => continue,
        };
        let offset = block.range.start;
        if is_item && introduced {
            fact.derived.extend(first_link(document, text, offset));
            continue;
        }
        let lead = Lead::new(text);
        introduced = lead.introduces_list() && text.trim_end().ends_with(':');
        fact.bases.extend(lead.bases(document, offset));
        fact.derived.extend(lead.derived(document, offset));
        let span = document.span(block.range.clone());
        fact.hints.extend(lead.hints().into_iter().map(|value| Spanned { value, span }));
    }
    for section in sections.titled(tells_of_properties) {
        for block in document.blocks.get(section.own.clone()).unwrap_or(&[]) {
            if let BlockKind::Paragraph(text) = block.kind {
                fact.bases.extend(Lead::new(text).bases(document, block.range.start));
            }
        }
    }
    for section in sections.titled(prose::introduces_derived) {
        for block in document.blocks.get(section.own.clone()).unwrap_or(&[]) {
            match &block.kind {
                BlockKind::Item(text) => fact.derived.extend(first_link(document, text, block.range.start)),
                BlockKind::Table(table) => {
                    let cells = table.rows.iter().filter_map(|row| row.cells.first());
                    fact.derived.extend(cells.filter_map(|cell| first_link(document, &cell.text, cell.range.start)));
                }
                _ => {}
            }
        }
    }
}

/// Whether a section lists properties or relationships: its text may say what they are inherited from.
fn tells_of_properties(title: &str) -> bool {
    matches!(vocabulary::heading(title), Some(Heading::Properties | Heading::Relationships))
}

fn first_link(document: &Document<'_>, text: &str, offset: usize) -> Option<Spanned<crate::facts::Reference>> {
    let link = crate::markdown::inline::next_link(text, 0)?;
    let span = document.span(offset + link.range.start..offset + link.range.end);
    Some(Spanned { value: prose::reference(document, &link), span })
}
