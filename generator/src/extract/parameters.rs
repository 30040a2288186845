//! Request headers, parameters and query options (`FORMAT.md`, section Parameters).

use super::table::{self, Columns};
use crate::facts::{HeaderFact, ParameterFact, Role, Spanned, TableFact};
use crate::markdown::inline;
use crate::markdown::{Document, Row, Sections, Table};
use crate::schema::ParameterPlace;

/// Query options of OData.
const OPTIONS: [&str; 11] = [
    "$apply",
    "$count",
    "$deltatoken",
    "$expand",
    "$filter",
    "$format",
    "$orderby",
    "$search",
    "$select",
    "$skip",
    "$top",
];

/// The rows of a table of headers.
pub(super) fn headers(document: &Document<'_>, table: &Table<'_>) -> Vec<HeaderFact> {
    table.rows.iter().filter_map(|row| header(document, table, row)).collect()
}

fn header(document: &Document<'_>, table: &Table<'_>, row: &Row<'_>) -> Option<HeaderFact> {
    let (cell, rest) = row.cells.split_first()?;
    let plain = inline::plain(&cell.text);
    let (name, value) = plain.split_once([':', ' ']).unwrap_or((&plain, ""));
    let valid = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || "-_".contains(c));
    let typed = table.header.get(1).is_some_and(|cell| cell.text.trim_matches('*').eq_ignore_ascii_case("type"));
    let cells = rest.iter().skip(usize::from(typed && rest.len() > 1)).map(|cell| cell.text.trim());
    let words = std::iter::once(value.trim()).chain(cells).filter(|text| !text.is_empty());
    let description = words.collect::<Vec<_>>().join(" ");
    let lower = description.to_lowercase();
    valid.then(|| HeaderFact {
        name: Spanned { value: name.to_owned(), span: document.span(cell.range.clone()) },
        required: lower.contains("required") && !lower.contains("not required"),
        description,
    })
}

/// Where the parameters of a table go, by the nearest telling title.
pub(super) fn place(sections: &Sections, at: usize) -> ParameterPlace {
    let titles = sections.of_block(at).into_iter().flat_map(|section| sections.path(section));
    for title in titles.map(|section| section.title.to_lowercase()) {
        if title.contains("function") {
            return ParameterPlace::Function;
        }
        if title.contains("path") || title.contains("url") {
            return ParameterPlace::Path;
        }
        if title.contains("query") {
            return ParameterPlace::Query;
        }
    }
    ParameterPlace::Query
}

/// The query options that the sections on query parameters name, sorted.
pub(super) fn options(document: &Document<'_>, sections: &Sections) -> Vec<String> {
    let mut found: Vec<&str> = Vec::new();
    for section in sections.titled(|title| title.contains("query parameter") || title.contains("query option")) {
        let blocks = document.blocks.get(section.all.clone()).unwrap_or(&[]);
        let (Some(first), Some(last)) = (blocks.first(), blocks.last()) else { continue };
        let part = document.text.get(first.range.start..last.range.end).unwrap_or("");
        for (at, _) in part.match_indices('$') {
            let rest = part.get(at + 1..).unwrap_or("");
            let end = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
            let name = rest.get(..end).unwrap_or("");
            let option = OPTIONS.iter().find(|option| option.trim_start_matches('$').eq_ignore_ascii_case(name));
            found.extend(option.filter(|option| !found.contains(option)));
        }
    }
    found.sort_unstable();
    found.into_iter().map(str::to_owned).collect()
}

/// Whether a name is that of an option of OData.
pub(super) fn is_option(name: &str) -> bool {
    let name = name.to_lowercase();
    OPTIONS.iter().any(|option| *option == name || option.trim_start_matches('$') == name)
}

/// The rows of a table of parameters, without options of OData.
///
/// Such tables also hold `$select` and examples, which nobody needs to be told.
pub(super) fn rows(
    document: &Document<'_>,
    table: &Table<'_>,
    columns: &Columns,
    place: ParameterPlace,
    fact: &mut TableFact,
) -> Vec<ParameterFact> {
    let mut unreported = Vec::new();
    let rows = table::properties(document, table, columns, Role::Property, fact, &mut unreported);
    fact.skipped.retain(|(_, reason)| *reason != "no property name");
    rows.into_iter().filter(|row| !is_option(&row.name.value)).map(|row| ParameterFact { place, row }).collect()
}
