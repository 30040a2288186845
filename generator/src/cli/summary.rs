//! The figures at the end of a run.

use std::fmt::Write as _;
use std::path::PathBuf;
use std::time::Duration;

use crate::Outcome;
use crate::diag::Level;
use crate::output::ChangeKind;
use crate::page::PageKind;
use crate::schema::{Schema, TypeDef};

/// Width of the column with the names.
const NAME: usize = 12;

/// The table by version, then what concerns the whole run.
pub(super) fn text(outcome: &Outcome, effects: &[(PathBuf, ChangeKind)], check: bool, time: Duration) -> String {
    let mut out = versions(outcome);
    let count = |level| outcome.diagnostics.iter().filter(|diagnostic| diagnostic.level() == level).count();
    let remarks = [(Level::Error, "errors"), (Level::Warning, "warnings"), (Level::Info, "remarks")];
    line(&mut out, "diagnostics", &remarks.map(|(level, name)| format!("{} {name}", count(level))).join(", "));
    let count = |kind| effects.iter().filter(|(_, seen)| *seen == kind).count();
    let files = ChangeKind::ALL.map(|kind| format!("{} {}", count(kind), kind.as_str())).join(", ");
    line(&mut out, if check { "stale files" } else { "files" }, &files);
    line(&mut out, "time", &format!("{:.2} s", time.as_secs_f64()));
    out
}

fn line(out: &mut String, name: &str, text: &str) {
    let _ = writeln!(out, "{name:<NAME$} {text}");
}

/// One column per version: pages by kind, then what the schema holds.
fn versions(outcome: &Outcome) -> String {
    let mut out = String::new();
    let schemas = outcome.schemas.as_slice();
    row(&mut out, "", schemas.iter().map(|schema| schema.version.to_string()));
    let pages = |schema: &Schema, wanted: Option<PageKind>| {
        let pages = outcome.pages.iter().filter(|page| page.version == schema.version);
        pages.filter(|page| wanted.is_none_or(|kind| page.kind == kind)).count().to_string()
    };
    row(&mut out, "pages", schemas.iter().map(|schema| pages(schema, None)));
    for kind in PageKind::ALL {
        let cells: Vec<_> = schemas.iter().map(|schema| pages(schema, Some(kind))).collect();
        if cells.iter().any(|cell| cell != "0") {
            row(&mut out, &format!("  {}", kind.as_str()), cells);
        }
    }
    for (name, count) in COUNTS {
        row(&mut out, name, schemas.iter().map(|schema| count(schema).to_string()));
    }
    out
}

fn row(out: &mut String, name: &str, cells: impl IntoIterator<Item = String>) {
    let _ = write!(out, "{name:<NAME$} ");
    for cell in cells {
        let _ = write!(out, "{cell:>8}");
    }
    out.push('\n');
}

type Count = fn(&Schema) -> usize;

/// What is counted in a schema.
const COUNTS: [(&str, Count); 5] = [
    ("types", |schema| schema.types.len()),
    ("  struct", |schema| structs(schema).count()),
    ("  enum", |schema| schema.types.len() - structs(schema).count()),
    ("properties", |schema| structs(schema).sum()),
    ("operations", |schema| schema.operations.len()),
];

/// The number of own properties of each structured type.
fn structs(schema: &Schema) -> impl Iterator<Item = usize> {
    schema.types.values().filter_map(|def| match def {
        TypeDef::Struct(structure) => Some(structure.properties.len()),
        TypeDef::Enum(_) => None,
    })
}
