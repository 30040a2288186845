//! Which table is which, and property tables → facts (`FORMAT.md`, sections Table headers and Name cells).

use super::vocabulary::{self, Column, Heading};
use super::{prose, type_expr};
use crate::diag::{Code, Diagnostic};
use crate::facts::{Atom, MethodFact, Phrases, PropertyFact, Role, Spanned, TableFact, TableUse, TypeExpr};
use crate::markdown::inline;
use crate::markdown::{Cell, Document, Row, Sections, Table};
use crate::page;
use crate::source::Span;

/// The columns of a table.
pub(super) struct Columns(Vec<Column>);

impl Columns {
    pub(super) fn new(table: &Table<'_>) -> Self {
        Self(table.header.iter().map(|cell| vocabulary::column(&inline::plain(&cell.text))).collect())
    }

    pub(super) fn first(&self) -> Column {
        self.0.first().copied().unwrap_or(Column::Other)
    }

    /// The index of the first column of a kind.
    pub(super) fn find(&self, wanted: Column) -> Option<usize> {
        self.0.iter().position(|column| *column == wanted)
    }

    fn names_something(&self) -> bool {
        matches!(self.first(), Column::Property | Column::Relationship | Column::Name | Column::Parameter)
    }
}

/// The rows of a method table that link to a page and give a type.
pub(super) fn methods(document: &Document<'_>, table: &Table<'_>, columns: &Columns) -> Vec<MethodFact> {
    let Some(types) = columns.find(Column::Type) else { return Vec::new() };
    let mut unreported = Vec::new();
    let rows = table.rows.iter().filter_map(|row| {
        let name = row.cells.first()?;
        let link = inline::next_link(&name.text, 0)?;
        let span = document.span(name.range.clone());
        let returns = type_expr::read(document, row.cells.get(types)?, &mut unreported).value;
        Some(MethodFact { link: Spanned { value: prose::reference(document, &link), span }, returns })
    });
    rows.collect()
}

/// The use of the table in block `at` of a page, and whether the heading right above told it: the nearest telling
/// heading decides, else the columns.
pub(super) fn classify(sections: &Sections, at: usize, columns: &Columns) -> (TableUse, bool) {
    let titles = titles(sections, at);
    match by_heading(&titles, columns) {
        Some(usage) => (usage, titles.first().is_some_and(|title| vocabulary::heading(title).is_some())),
        None => (by_columns(columns), false),
    }
}

/// The titles of the sections around a block, nearest first.
fn titles(sections: &Sections, at: usize) -> Vec<&str> {
    let section = sections.of_block(at);
    section.map(|at| sections.path(at).map(|section| section.title.as_str()).collect()).unwrap_or_default()
}

/// What the nearest telling heading makes of a table.
fn by_heading(titles: &[&str], columns: &Columns) -> Option<TableUse> {
    let typed = columns.find(Column::Type).is_some();
    let first = columns.first();
    if titles.first().is_some_and(|title| page::values_heading(title).is_some()) {
        return Some(TableUse::Members);
    }
    if first == Column::Method {
        return Some(TableUse::Methods);
    }
    if first == Column::Permission {
        return Some(TableUse::Permissions);
    }
    if first == Column::Type && titles.first().is_some_and(|title| prose::introduces_derived(title)) {
        return Some(TableUse::Derived);
    }
    Some(match titles.iter().find_map(|title| vocabulary::heading(title))? {
        Heading::Properties | Heading::Relationships if first == Column::Member => TableUse::Members,
        Heading::Properties if columns.names_something() && (typed || first == Column::Property) => {
            if first == Column::Relationship { TableUse::Relationships } else { TableUse::Properties }
        }
        Heading::Relationships if columns.names_something() => TableUse::Relationships,
        Heading::Properties | Heading::Relationships if typed && first == Column::Other => {
            TableUse::Ignored("the first column does not hold names")
        }
        Heading::Properties | Heading::Relationships => TableUse::Ignored("its columns describe no properties"),
        Heading::Methods => TableUse::Methods,
        Heading::Body if columns.names_something() => TableUse::Body,
        Heading::Body => TableUse::Ignored("its columns describe no body"),
        Heading::Headers => TableUse::Headers,
        Heading::Parameters => TableUse::Parameters,
        Heading::Permissions => TableUse::Permissions,
    })
}

/// What the columns alone make of a table.
fn by_columns(columns: &Columns) -> TableUse {
    let first = columns.first();
    if first == Column::Member {
        return TableUse::Members;
    }
    let typed = columns.find(Column::Type).is_some();
    match vocabulary::role_of(first).filter(|_| typed) {
        Some(Role::Property) => TableUse::Properties,
        Some(Role::Relationship) => TableUse::Relationships,
        None => TableUse::Ignored("neither its heading nor its columns tell what it describes"),
    }
}

/// The rows of a property, relationship or body table.
pub(super) fn properties(
    document: &Document<'_>,
    table: &Table<'_>,
    columns: &Columns,
    role: Role,
    fact: &mut TableFact,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PropertyFact> {
    let types = columns.find(Column::Type);
    let texts = columns.find(Column::Description).or_else(|| (types.is_none()).then_some(1));
    let mut rows = Vec::new();
    for row in &table.rows {
        let span = document.span(row.range.clone());
        match name(document, row, diagnostics) {
            Ok((name, deprecated)) => {
                let ty = types.and_then(|at| row.cells.get(at));
                let text = texts.and_then(|at| row.cells.get(at));
                let mut property = property(document, name, role, ty, text, diagnostics);
                if deprecated {
                    property.phrases.deprecated.get_or_insert_with(|| "Deprecated".to_owned());
                }
                if let Some(required) = columns.find(Column::Required).and_then(|at| row.cells.get(at)) {
                    property.phrases.required |= required.text.to_lowercase().starts_with('y');
                }
                rows.push(property);
            }
            Err(reason) => fact.skipped.push((span, reason)),
        }
    }
    rows
}

fn property(
    document: &Document<'_>,
    name: Spanned<String>,
    role: Role,
    ty: Option<&Cell<'_>>,
    text: Option<&Cell<'_>>,
    diagnostics: &mut Vec<Diagnostic>,
) -> PropertyFact {
    let missing = TypeExpr { atom: Atom::Missing, collection: false, max_length: None };
    let mut ty = match ty {
        Some(cell) => type_expr::read(document, cell, diagnostics),
        None => Spanned { value: missing, span: name.span },
    };
    let description = match text {
        Some(cell) => Spanned { value: describe(document, cell, diagnostics), span: document.span(cell.range.clone()) },
        None => Spanned { value: String::new(), span: name.span },
    };
    let phrases = prose::read(document, &description.value);
    remarks(&phrases, description.span, diagnostics);
    // Cells that were swapped by accident.
    if let (Atom::Any, Some(cell)) = (&ty.value.atom, text) {
        let mut ignored = Vec::new();
        let swapped = type_expr::read(document, cell, &mut ignored);
        if ignored.is_empty() && !matches!(swapped.value.atom, Atom::Missing | Atom::Any) {
            ty = swapped;
        }
    }
    PropertyFact { name, role, ty, description, phrases }
}

/// What is odd about the phrases of a description.
fn remarks(phrases: &Phrases, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |code, message: &str| diagnostics.push(Diagnostic::new(code, span, message));
    if phrases.contradictory {
        report(Code::Desc003, "both nullable and not nullable");
    }
    let Some(values) = &phrases.values else { return };
    match (values.numeric, &phrases.range) {
        (true, Some([from, to])) => report(Code::Enum002, &format!("the values are a range from {from} to {to}")),
        (true, None) => report(Code::Enum003, "the values are numbers"),
        (false, _) => {}
    }
    if values.unbalanced {
        report(Code::Enum004, "a value is not closed by a backtick");
    }
}

/// The text of a description cell without placeholders.
fn describe(document: &Document<'_>, cell: &Cell<'_>, diagnostics: &mut Vec<Diagnostic>) -> String {
    let (mut text, mut rest) = (String::new(), cell.text.trim());
    // (Asks whether it is there first, since a search for the place is slow to set up.)
    while let Some((before, placeholder)) = rest.contains("**TODO").then(|| rest.split_once("**TODO")).flatten() {
        text.push_str(before);
        rest = placeholder.split_once("**").map_or("", |(_, after)| after);
        diagnostics.push(Diagnostic::new(
            Code::Desc002,
            document.span(cell.range.clone()),
            "the description is a placeholder",
        ));
    }
    text.push_str(rest);
    let mut text = text.trim();
    while let Some(behind) = text.strip_prefix(". ") {
        text = behind;
    }
    let text = text.trim();
    if ["", ".", "Not yet documented", "Not yet documented.", "TBD", "TODO"].contains(&text) {
        diagnostics.push(Diagnostic::new(
            Code::Desc001,
            document.span(cell.range.clone()),
            "the property has no description",
        ));
        return String::new();
    }
    text.to_owned()
}

/// What stands around names: punctuation, quotes, strikethrough and the marks of footnotes.
const AROUND_NAMES: [char; 12] = [',', ':', '_', '"', '\'', '*', '~', '¹', '²', '³', '†', '‡'];

/// The name in a row's first cell and whether it is marked as deprecated, or the reason why the row is none.
pub(super) fn name(
    document: &Document<'_>,
    row: &Row<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Result<(Spanned<String>, bool), &'static str> {
    let mut report = |code, range: &std::ops::Range<usize>, message: String| {
        diagnostics.push(Diagnostic::new(code, document.span(range.clone()), message));
    };
    let Some((cell, rest)) = row.cells.split_first() else { return Err("empty row") };
    let rest_empty = rest.iter().all(|cell| cell.text.is_empty());
    let raw = cell.text.as_ref();
    if raw.is_empty() || raw == "-" || raw.chars().all(|c| "-:. ".contains(c)) {
        report(Code::Tbl016, &row.range, "the row names nothing".to_owned());
        return Err("empty row");
    }
    let plain = inline::plain(raw);
    if rest_empty && (raw.starts_with("**") || plain.contains(' ')) {
        report(Code::Tbl010, &cell.range, format!("`{plain}` groups the rows below it"));
        return Err("group row");
    }
    // A remark may stand before the name: `(deprecated) x`.
    let behind = plain.strip_prefix('(').and_then(|rest| rest.split_once(')'));
    let named = behind.map_or(plain.as_str(), |(_, rest)| rest.trim_start());
    let first = named.split([' ', '\t', '(']).next().unwrap_or("").trim_matches(AROUND_NAMES);
    let deprecated = plain.contains("eprecated") || plain.contains("DEPRECATED");
    if first.starts_with('@') && !first.contains("@odata.bind")
        || first.contains(['/', '@', '#'])
        || first == "odata.type"
    {
        report(Code::Tbl012, &cell.range, format!("`{first}` is an annotation or a path"));
        return Err("annotation or path");
    }
    let valid = first.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && first.chars().all(|c| c.is_ascii_alphanumeric() || "_.-".contains(c));
    if !valid {
        report(Code::Tbl011, &cell.range, format!("`{plain}` is no property name"));
        return Err("no property name");
    }
    Ok((Spanned { value: first.to_owned(), span: document.span(cell.range.clone()) }, deprecated))
}
