//! `coverage`: pages by kind, tables and rows used or ignored and why, type cells understood; with a ratchet.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use crate::diag::Code;
use crate::facts::{Atom, PageFacts, PropertyFact, TableUse};
use crate::run::Outcome;
use crate::source::{LineIndex, SourceSet, Span};

/// Counts by name; names that begin with `lost` must not grow, all others must not shrink.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// Name → count.
    pub counts: BTreeMap<String, usize>,
    /// Ignored tables and skipped rows: `page:line` and reason.
    pub ignored: Vec<(String, String)>,
}

/// A count that became worse.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Regression {
    /// The count's name.
    pub name: String,
    /// What it was.
    pub before: usize,
    /// What it is.
    pub after: usize,
}

/// Diagnostics that stand for a cell or reference that was not understood.
const LOST: [(Code, &str); 4] = [
    (Code::Typ004, "lost/type cells not understood"),
    (Code::Ref002, "lost/references to nothing"),
    (Code::Json002, "lost/JSON not readable"),
    (Code::Md002, "lost/metadata not readable"),
];

/// Counts what the run used.
pub fn coverage(sources: &SourceSet, outcome: &Outcome) -> Coverage {
    let mut found = Coverage::default();
    for page in &outcome.pages {
        found.add(format!("pages/{}", page.kind.as_str()), 1);
    }
    for facts in &outcome.facts {
        found.page(sources, facts);
    }
    for (code, name) in LOST {
        let count = outcome.diagnostics.iter().filter(|diagnostic| diagnostic.code == code).count();
        found.add(name.to_owned(), count);
    }
    found
}

impl Coverage {
    fn add(&mut self, name: String, count: usize) {
        *self.counts.entry(name).or_default() += count;
    }

    fn page(&mut self, sources: &SourceSet, facts: &PageFacts) {
        for table in &facts.tables {
            let skipped = table.skipped.len();
            if let TableUse::Ignored(reason) = table.usage {
                self.add(format!("lost/tables: {reason}"), 1);
                self.ignored.push((place(sources, table.span), reason.to_owned()));
                continue;
            }
            let usage = name_of(table.usage);
            self.add(format!("tables/{usage}"), 1);
            self.add(format!("rows/{usage}"), table.rows.saturating_sub(skipped));
            for (span, reason) in &table.skipped {
                self.add(format!("lost/rows: {reason}"), 1);
                self.ignored.push((place(sources, *span), (*reason).to_owned()));
            }
        }
        let body = facts.api.iter().flat_map(|api| &api.body);
        for row in facts.types.iter().flat_map(|item| &item.properties).chain(body) {
            self.add(format!("type cells/{}", cell_kind(row)), 1);
        }
    }

    /// Counts that are worse than in `baseline`.
    pub fn regressions(&self, baseline: &Self) -> Vec<Regression> {
        let names = self.counts.keys().chain(baseline.counts.keys());
        let mut found: Vec<Regression> = names
            .filter_map(|name| {
                let before = baseline.counts.get(name).copied().unwrap_or_default();
                let after = self.counts.get(name).copied().unwrap_or_default();
                let worse = if name.starts_with("lost/") { after > before } else { after < before };
                worse.then(|| Regression { name: name.clone(), before, after })
            })
            .collect();
        found.sort_by(|a, b| a.name.cmp(&b.name));
        found.dedup();
        found
    }

    /// Reads what [`Coverage`] displays; lines that are no counts are skipped.
    pub fn parse(text: &str) -> Self {
        let counts = text.lines().filter_map(|line| {
            let (count, name) = line.trim().split_once(' ')?;
            Some((name.trim().to_owned(), count.parse().ok()?))
        });
        Self { counts: counts.collect(), ignored: Vec::new() }
    }

    /// Every ignored table and skipped row, one per line.
    pub fn details(&self) -> String {
        let mut out = String::new();
        for (place, reason) in &self.ignored {
            let _ = writeln!(out, "{place}: {reason}");
        }
        out
    }
}

impl fmt::Display for Coverage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (name, count) in self.counts.iter().filter(|(_, count)| **count > 0) {
            writeln!(f, "{count:>7} {name}")?;
        }
        Ok(())
    }
}

fn place(sources: &SourceSet, span: Span) -> String {
    let Some(file) = sources.get(span.file) else { return String::new() };
    format!("{}/{}:{}", file.version, file.path, LineIndex::new(&file.text).line(span.start))
}

fn name_of(usage: TableUse) -> &'static str {
    match usage {
        TableUse::Properties => "properties",
        TableUse::Relationships => "relationships",
        TableUse::Members => "members",
        TableUse::Body => "request bodies",
        TableUse::Methods => "methods",
        TableUse::Derived => "derived types",
        TableUse::Permissions => "permissions",
        TableUse::Headers => "headers",
        TableUse::Parameters => "parameters",
        TableUse::Ignored(_) => "ignored",
    }
}

fn cell_kind(row: &PropertyFact) -> &'static str {
    match &row.ty.value.atom {
        Atom::Primitive(_) => "primitives",
        Atom::Named(reference) if reference.target.is_some() => "links",
        Atom::Named(_) => "names",
        Atom::Enumeration => "enumerations",
        Atom::Choice(_) => "choices",
        Atom::Any => "any value",
        Atom::Missing => "missing",
    }
}
