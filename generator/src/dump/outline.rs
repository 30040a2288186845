//! A page's blocks, one line each, with the lines they stand on.

use std::fmt::Write as _;

use super::{Lines, quoted};
use crate::markdown::{Block, BlockKind, Cell, Document};

/// The outline of a page.
pub(super) fn text(document: &Document<'_>, lines: &Lines<'_>) -> String {
    let mut out = String::new();
    if let Some(span) = document.front_matter_range {
        let keys: Vec<&str> = document.front_matter.values.keys().map(String::as_str).collect();
        let range = lines.range(&(span.start as usize..span.end as usize));
        let _ = writeln!(out, "{range:<7} front matter {}", keys.join(", "));
    }
    for Block { kind, range } in &document.blocks {
        let _ = writeln!(out, "{:<7} {}", lines.range(range), describe(kind));
        if let BlockKind::Table(table) = kind {
            for row in &table.rows {
                let _ = writeln!(out, "{:<7}   {}", lines.range(&row.range), cells(&row.cells));
            }
        }
    }
    for (label, target) in &document.references {
        let _ = writeln!(out, "{:<7} reference [{label}]: {target}", "");
    }
    out
}

fn describe(kind: &BlockKind<'_>) -> String {
    match kind {
        BlockKind::Heading { level, text } => format!("{} {text}", "#".repeat(usize::from(*level))),
        BlockKind::Tab { id } => format!("tab {id}"),
        BlockKind::TabEnd => "end of tabs".to_owned(),
        BlockKind::Paragraph(text) => format!("text {}", quoted(text.trim())),
        BlockKind::Item(text) => format!("item {}", quoted(text.trim())),
        BlockKind::Quote(text) => format!("quote {}", quoted(text.trim())),
        BlockKind::Table(table) => format!("table {}", cells(&table.header)),
        BlockKind::Comment(text) => format!("comment {}", quoted(text.trim())),
        BlockKind::Fence { info, body, .. } => format!("code `{info}` {}", quoted(body.trim_end())),
    }
}

fn cells(cells: &[Cell<'_>]) -> String {
    let texts: Vec<&str> = cells.iter().map(|cell| cell.text.as_ref()).collect();
    format!("| {} |", texts.join(" | "))
}
