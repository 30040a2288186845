//! What a build script tells cargo.

use std::collections::BTreeSet;
use std::env;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use super::{Builder, Generated};
use crate::diag::{Diagnostic, Level};
use crate::source::LineIndex;

/// Who speaks in warnings.
const SPEAKER: &str = "msgraph-docgen";

/// The folder that cargo gives a build script to write to; only there when one runs.
#[expect(clippy::disallowed_methods, reason = "build scripts are told by the environment where to write")]
pub(super) fn out_dir() -> Option<PathBuf> {
    env::var_os("OUT_DIR").map(PathBuf::from)
}

impl Builder {
    /// The lines for cargo: when to run the build script again, and what the pages made the generator remark.
    pub(super) fn cargo_lines(&self, generated: &Generated, out_dir: &Path) -> String {
        let mut lines = String::new();
        for path in self.input.watched(&self.versions).iter().chain(&self.overrides) {
            if !path.starts_with(out_dir) {
                let _ = writeln!(lines, "cargo:rerun-if-changed={}", path.display());
            }
        }
        for warning in generated.warnings(self.warnings) {
            let _ = writeln!(lines, "cargo:warning={SPEAKER}: {warning}");
        }
        lines
    }
}

impl Generated {
    /// What is wrong with the pages that matter here, errors first, a line each, and how many more there are.
    fn warnings(&self, limit: usize) -> Vec<String> {
        if limit == 0 {
            return Vec::new();
        }
        let pages = self.pages();
        let is_shown = |diagnostic: &&Diagnostic| {
            let page = self.sources.get(diagnostic.span.file).map(|file| file.path.as_str());
            diagnostic.level() == Level::Error
                || diagnostic.level() == Level::Warning && page.is_some_and(|page| pages.contains(page))
        };
        let mut shown: Vec<&Diagnostic> = self.diagnostics.iter().filter(is_shown).collect();
        shown.sort_by_key(|diagnostic| diagnostic.level() != Level::Error);
        let mut lines: Vec<String> = shown.iter().take(limit).map(|diagnostic| self.line(diagnostic)).collect();
        if shown.len() > limit {
            lines.push(format!("and {} more about the documentation", shown.len() - limit));
        }
        lines
    }

    /// The pages of what is generated.
    fn pages(&self) -> BTreeSet<&str> {
        let selected = self.selected.iter().map(|part| &part.schema);
        let schemas: Vec<_> = if self.selected.is_empty() { self.schemas.iter().collect() } else { selected.collect() };
        let types = schemas.iter().flat_map(|schema| schema.types.values().map(|def| def.src().page.as_str()));
        let operations = schemas.iter().flat_map(|schema| schema.operations.iter().map(|op| op.src.page.as_str()));
        types.chain(operations).collect()
    }

    /// A diagnostic on one line.
    fn line(&self, diagnostic: &Diagnostic) -> String {
        let place = self.sources.get(diagnostic.span.file).map(|file| {
            let position = LineIndex::new(&file.text).position(&file.text, diagnostic.span.start);
            format!("{}/{}:{}:{}: ", file.version, file.path, position.line, position.column)
        });
        let message: String = diagnostic.message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        format!("{}{message} [{}]", place.unwrap_or_default(), diagnostic.code.id())
    }
}
