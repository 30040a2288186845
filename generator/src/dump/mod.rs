//! One stage's data for one page or type as compact, stable text: for debugging a page and for snapshots.

mod error;
mod facts;
mod outline;
mod target;

use std::fmt::Write as _;

pub use error::DumpError;

use crate::config::Config;
use crate::extract::extract;
use crate::facts::PageFacts;
use crate::markdown::{self, Sections};
use crate::output::OutputTree;
use crate::page;
use crate::produce::planned;
use crate::run::{Outcome, run};
use crate::schema::{self, Schema, TypeName};
use crate::source::{ApiVersion, FileId, LineIndex, SourceFile, SourceSet, Span};

/// The stages that can be dumped, in order.
pub const STAGES: [&str; 6] = ["markdown", "page", "extract", "resolve", "plan", "emit"];

/// What one stage knows about one page or type.
///
/// A page is a path below its version's folder or the stem of a file name; a type is a qualified or short name; both
/// in any case, and with `v1.0/` or `beta/` before it where `config` allows both versions. The stages up to `extract`
/// show pages, the later ones types; either also takes the other and goes from a type to its page, or from a page to
/// the types on it.
///
/// # Errors
/// [`DumpError`] when the stage or the target is unknown, or the stage has nothing for the target.
pub fn dump(sources: &SourceSet, config: &Config, stage: &str, target: &str) -> Result<String, DumpError> {
    let show: fn(FileId, &SourceFile) -> String = match stage {
        "markdown" => markdown_text,
        "page" => page_text,
        "extract" => extract_text,
        "resolve" | "plan" | "emit" => return dump_type(sources, config, stage, target),
        _ => return Err(DumpError::UnknownStage { stage: stage.to_owned() }),
    };
    let (id, file) = match target::page(sources, config, target) {
        Err(error @ DumpError::UnknownTarget { .. }) => {
            target::page_of_type(sources, config, target).map_err(|_| error)?
        }
        found => found?,
    };
    Ok(show(id, file))
}

fn markdown_text(id: FileId, file: &SourceFile) -> String {
    let (document, _) = markdown::parse(id, file);
    outline::text(&document, &Lines::new(file))
}

fn page_text(id: FileId, file: &SourceFile) -> String {
    let (document, _) = markdown::parse(id, file);
    let sections = Sections::new(&document);
    let (kind, _) = page::classify(&document, &sections, &file.path);
    let mut out = format!("kind  {}\ntitle {}\n", kind.as_str(), page::page_title(&sections));
    for (key, value) in &document.front_matter.values {
        let _ = writeln!(out, "front {key}: {value}");
    }
    out
}

fn extract_text(id: FileId, file: &SourceFile) -> String {
    facts::text(&facts_of(id, file), &Lines::new(file))
}

fn facts_of(id: FileId, file: &SourceFile) -> PageFacts {
    let (document, _) = markdown::parse(id, file);
    let sections = Sections::new(&document);
    let (kind, _) = page::classify(&document, &sections, &file.path);
    extract(&document, &sections, kind).0
}

fn dump_type(sources: &SourceSet, config: &Config, stage: &str, target: &str) -> Result<String, DumpError> {
    let outcome = run(sources, config);
    let (schema, names) = target::types(sources, config, &outcome, target)?;
    match stage {
        "resolve" => Ok(resolve_text(schema, &names, target)),
        "plan" => Ok(plan_text(&outcome.schemas, config, schema.version, &names)),
        _ => output_text(&outcome, schema.version, &names).ok_or_else(|| DumpError::NotAvailable {
            stage: stage.to_owned(),
            target: names.iter().map(ToString::to_string).collect::<Vec<_>>().join(", "),
        }),
    }
}

/// The schema reduced to these types, and to the operations of the page if the target is one.
fn resolve_text(schema: &Schema, names: &[TypeName], target: &str) -> String {
    let types = names.iter().filter_map(|name| Some((name.clone(), schema.types.get(name)?.clone()))).collect();
    let operations = schema.operations.iter().filter(|operation| target::is_page(&operation.src.page, target));
    schema::to_json(&Schema { version: schema.version, types, operations: operations.cloned().collect() })
}

/// The plans of these types, and of the families they are the base of.
fn plan_text(schemas: &[Schema], config: &Config, version: ApiVersion, names: &[TypeName]) -> String {
    let Ok((_, plan, _)) = planned(schemas, config) else { return String::new() };
    let versions = plan.versions.iter().filter(|found| found.version == version);
    let types = versions.flat_map(|version| &version.namespaces).flat_map(|namespace| &namespace.types);
    let mut out = String::new();
    for item in types.filter(|item| names.iter().any(|name| name.0 == item.wire)) {
        let _ = writeln!(out, "{item:#?}");
    }
    out
}

/// The generated files of these types.
fn output_text(outcome: &Outcome, version: ApiVersion, names: &[TypeName]) -> Option<String> {
    let mut out = String::new();
    for name in names {
        for (path, text) in files_of(&outcome.output, version, name) {
            let _ = writeln!(out, "// {path}\n{text}");
        }
    }
    (!out.is_empty()).then_some(out)
}

/// The files called like the type below the folders called like its version and the end of its namespace, whatever
/// the case and underscores of either.
fn files_of<'o>(
    output: &'o OutputTree,
    version: ApiVersion,
    name: &TypeName,
) -> impl Iterator<Item = (&'o String, &'o String)> {
    let stem = squash(name.short());
    let version = squash(version.as_str());
    let namespace = name.namespace().strip_prefix("microsoft.graph").unwrap_or("").trim_start_matches('.');
    let namespace = namespace.rsplit('.').next().map(squash).filter(|part| !part.is_empty());
    output.files.iter().filter(move |(path, _)| {
        let Some((folders, file)) = path.rsplit_once('/') else { return false };
        let has = |wanted: &str| folders.split('/').any(|folder| squash(folder) == wanted);
        file.strip_suffix(".rs").is_some_and(|file| squash(file) == stem)
            && has(&version)
            && namespace.as_deref().is_none_or(has)
    })
}

fn squash(name: &str) -> String {
    name.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
}

/// The lines of one page, for positions.
struct Lines<'a> {
    text: &'a str,
    index: LineIndex,
}

impl<'a> Lines<'a> {
    fn new(file: &'a SourceFile) -> Self {
        Self { text: &file.text, index: LineIndex::new(&file.text) }
    }

    /// `line:column` of a span's start.
    fn at(&self, span: Span) -> String {
        let position = self.index.position(self.text, span.start);
        format!("{}:{}", position.line, position.column)
    }

    /// The lines of a byte range, such as `3` or `3-5`.
    fn range(&self, range: &std::ops::Range<usize>) -> String {
        let line = |at: usize| self.index.line(u32::try_from(at).unwrap_or(u32::MAX));
        let trimmed = self.text.get(range.clone()).map_or(0, |text| text.trim_end().len());
        let (from, to) = (line(range.start), line(range.start + trimmed.saturating_sub(1)));
        if from == to { from.to_string() } else { format!("{from}-{to}") }
    }
}

/// The text on one line, cut to a length that fits a snapshot, in quotes.
fn quoted(text: &str) -> String {
    const MAX: usize = 100;
    let line = text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t");
    let cut: String = line.chars().take(MAX).collect();
    if cut.len() < line.len() { format!("\"{cut}…\"") } else { format!("\"{cut}\"") }
}
