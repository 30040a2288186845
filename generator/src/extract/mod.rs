//! Stage 3: one [`Document`] → [`PageFacts`]: what the page says, with the place of everything, and nothing decided.

mod annotation;
mod api;
mod base_words;
mod enumeration;
mod example;
mod gate;
mod parameters;
mod permissions;
mod prose;
mod request_body;
mod request_line;
mod resource;
mod response;
mod sample;
mod table;
mod text;
mod type_expr;
mod values;
mod vocabulary;

use std::mem;

use vocabulary::Column;

use crate::diag::{Code, Diagnostic};
use crate::facts::{
    HeaderFact, MethodFact, PageFacts, ParameterFact, PermissionFact, PropertyFact, Role, Spanned, TableFact, TableUse,
};
use crate::markdown::inline;
use crate::markdown::{BlockKind, Document, Sections};
use crate::page::{self, PageKind};
use crate::source::Span;

/// Reads the facts of one page of a known kind.
pub fn extract(document: &Document<'_>, sections: &Sections, kind: PageKind) -> (PageFacts, Vec<Diagnostic>) {
    let mut diagnostics = Vec::new();
    let title = sections.list.iter().find(|section| section.level == 1);
    let title_span = title.map_or(Span::file(document.file), |section| document.span(section.heading.clone()));
    let mut facts = PageFacts {
        file: document.file,
        kind,
        title: Spanned { value: page::page_title(sections).to_owned(), span: title_span },
        namespace: namespace(document),
        lead: lead(document, sections),
        area: ["ms.subservice", "ms.prod"]
            .iter()
            .find_map(|key| document.front_matter.get(key))
            .unwrap_or("")
            .to_owned(),
        deprecated: deprecation(document, sections),
        types: Vec::new(),
        enums: Vec::new(),
        api: None,
        permissions: Vec::new(),
        includes: Vec::new(),
        tables: Vec::new(),
    };
    match kind {
        PageKind::Conceptual => return (facts, diagnostics),
        PageKind::Include => {
            facts.permissions = included(document, sections, &mut diagnostics);
            return (facts, diagnostics);
        }
        _ => {}
    }
    let mut tables = tables(document, sections, kind, &mut facts.tables, &mut diagnostics);
    facts.enums = enumeration::read(document, sections, kind, &mut facts.tables, &mut diagnostics);
    let bound = annotation::bind(document, &mut diagnostics);
    let (properties, shaped, methods) =
        (mem::take(&mut tables.properties), mem::take(&mut tables.shaped), mem::take(&mut tables.methods));
    if kind == PageKind::Api {
        facts.permissions = mem::take(&mut tables.permissions);
        facts.includes = permissions::includes(document, sections);
        facts.api = Some(api::read(document, sections, &bound, tables, &mut diagnostics));
    }
    if matches!(kind, PageKind::Resource | PageKind::Api) {
        facts.types = resource::read(document, sections, kind, bound, properties, &mut diagnostics);
        if let (PageKind::Resource, Some(first)) = (kind, facts.types.first_mut()) {
            first.methods = methods;
            resource::accept_shaped(first, shaped, &mut facts.tables, &mut diagnostics);
        }
    }
    (facts, diagnostics)
}

/// What the tables of a page hold.
#[derive(Default)]
struct Tables {
    /// Rows of tables below a telling heading.
    properties: Vec<PropertyFact>,
    /// Rows of tables that only their columns tell, per table.
    shaped: Vec<Vec<PropertyFact>>,
    /// Rows of request body tables.
    body: Vec<PropertyFact>,
    /// Rows of method tables.
    methods: Vec<MethodFact>,
    /// Rows of tables of request headers.
    headers: Vec<HeaderFact>,
    /// Rows of tables of parameters.
    parameters: Vec<ParameterFact>,
    /// Cells of permission tables.
    permissions: Vec<PermissionFact>,
}

/// The permissions on a page that others include.
fn included(document: &Document<'_>, sections: &Sections, diagnostics: &mut Vec<Diagnostic>) -> Vec<PermissionFact> {
    let mut found = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let BlockKind::Table(table) = &block.kind else { continue };
        if table::classify(sections, at, &table::Columns::new(table)).0 == TableUse::Permissions {
            found.extend(permissions::read(document, table, "", diagnostics));
        }
    }
    found
}

/// Reads every table of a page and notes its use.
fn tables(
    document: &Document<'_>,
    sections: &Sections,
    kind: PageKind,
    facts: &mut Vec<TableFact>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Tables {
    let mut found = Tables::default();
    for (at, block) in document.blocks.iter().enumerate() {
        let BlockKind::Table(table) = &block.kind else { continue };
        let columns = table::Columns::new(table);
        let (usage, told) = table::classify(sections, at, &columns);
        let usage = match (kind, usage) {
            (PageKind::Enum, TableUse::Ignored(_)) => TableUse::Members,
            (PageKind::Api, TableUse::Properties | TableUse::Relationships) => TableUse::Body,
            (PageKind::Api, TableUse::Permissions) if columns.find(Column::Property).is_some() => {
                TableUse::Ignored("its first column does not hold the names")
            }
            (_, usage) => usage,
        };
        let span = document.span(block.range.clone());
        let mut fact = TableFact { span, usage, rows: table.rows.len(), skipped: Vec::new() };
        let mut read = |role| table::properties(document, table, &columns, role, &mut fact, diagnostics);
        match usage {
            TableUse::Properties | TableUse::Relationships => {
                let role = if usage == TableUse::Properties { Role::Property } else { Role::Relationship };
                let rows = read(role);
                if told { found.properties.extend(rows) } else { found.shaped.push(rows) }
            }
            TableUse::Body => found.body.extend(read(Role::Property)),
            TableUse::Headers => found.headers.extend(parameters::headers(document, table)),
            TableUse::Parameters => {
                let place = parameters::place(sections, at);
                found.parameters.extend(parameters::rows(document, table, &columns, place, &mut fact));
            }
            TableUse::Permissions if kind == PageKind::Api => {
                let subject = permissions::subject(document, sections, at);
                found.permissions.extend(permissions::read(document, table, &subject, diagnostics));
            }
            TableUse::Methods => found.methods.extend(table::methods(document, table, &columns)),
            TableUse::Ignored(reason) => {
                diagnostics.push(Diagnostic::new(Code::Tbl015, span, format!("the table was ignored: {reason}")));
            }
            _ => {}
        }
        facts.push(fact);
    }
    found
}

/// What stands behind `Namespace:`, which may be bold.
fn behind_namespace(text: &str) -> Option<&str> {
    let label = text.trim_start().trim_start_matches('*').strip_prefix("Namespace")?;
    label.trim_start_matches('*').strip_prefix(':').map(|rest| rest.trim_start_matches('*'))
}

/// The value of the first `Namespace:` line.
fn namespace(document: &Document<'_>) -> Option<Spanned<String>> {
    document.blocks.iter().find_map(|block| {
        let BlockKind::Paragraph(text) = block.kind else { return None };
        let rest = behind_namespace(text)?;
        let value = rest.split_whitespace().next()?.trim_matches(['.', '`', '*', ',']);
        let offset = block.range.start + text.find(value).unwrap_or(0);
        let span = document.span(offset..offset + value.len());
        Some(Spanned { value: value.to_owned(), span })
    })
}

/// The paragraphs between the title and the first section, without the namespace line, includes and placeholders; the
/// notes among them come last.
fn lead(document: &Document<'_>, sections: &Sections) -> String {
    let title = sections.list.iter().find(|section| section.level == 1).or(sections.list.first());
    let Some(title) = title else { return String::new() };
    let mut found: Vec<String> = Vec::new();
    let mut notes: Vec<String> = Vec::new();
    for block in document.blocks.get(title.own.clone()).unwrap_or(&[]) {
        if let BlockKind::Quote(text) = block.kind {
            notes.push(inline::quoted(text));
        }
        let BlockKind::Paragraph(text) = block.kind else { continue };
        let text = match behind_namespace(text) {
            Some(rest) => rest.split_once('\n').map_or("", |(_, rest)| rest),
            None => text,
        };
        let text = text.trim();
        let is_prose = !text.is_empty() && !text.starts_with("[!INCLUDE") && !text.contains("**TODO") && text != "TBD";
        if is_prose && !found.iter().any(|seen| seen == text) {
            found.push(text.to_owned());
        }
    }
    found.extend(notes.into_iter().filter(|note| !note.is_empty()));
    found.join("\n\n")
}

/// The page's own deprecation note: in its title, or in a caution box before the first section.
fn deprecation(document: &Document<'_>, sections: &Sections) -> Option<String> {
    let end = sections.list.iter().find(|section| section.level >= 2).map_or(document.blocks.len(), |s| s.own.start);
    let quote = document.blocks.get(..end)?.iter().find_map(|block| match block.kind {
        BlockKind::Quote(text) => prose::deprecation(&inline::quoted(text)),
        _ => None,
    });
    let titled = page::page_title(sections).to_lowercase().contains("(deprecated)");
    quote.or_else(|| titled.then(|| "Deprecated".to_owned()))
}
