//! Runs over pages in memory, and their remarks as text.

use std::fmt::Write as _;
use std::path::Path;

use msgraph_docgen::config::Config;
use msgraph_docgen::diag::Diagnostic;
use msgraph_docgen::dump::dump;
use msgraph_docgen::extract::extract;
use msgraph_docgen::markdown::{self, Sections};
use msgraph_docgen::page;
use msgraph_docgen::resolve::resolve;
use msgraph_docgen::schema::Schema;
use msgraph_docgen::source::{ApiVersion, LineIndex, SourceFile, SourceSet};
use msgraph_docgen::{Outcome, run};

/// The folder of the fixtures.
pub(crate) const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/test_data/pages");

/// One page on its own.
pub(crate) struct Page {
    pub(crate) sources: SourceSet,
    path: String,
}

impl Page {
    pub(crate) fn new(path: &str, bytes: impl Into<Vec<u8>>) -> Self {
        let file = SourceFile::decode(ApiVersion::V1, path, bytes.into());
        Self { sources: SourceSet::new(vec![file]), path: path.to_owned() }
    }

    /// A fixture; those in `api` lie in that folder, all others among the resources.
    pub(crate) fn load(file: &Path) -> Self {
        let folder = if file.parent().unwrap().ends_with("api") { "api" } else { "resources" };
        let name = file.file_name().unwrap().to_str().unwrap();
        Self::new(&format!("{folder}/{name}"), std::fs::read(file).unwrap())
    }

    /// A page with one property table.
    pub(crate) fn with_rows(rows: &str) -> Self {
        let text = format!(
            "---\ndoc_type: resourcePageType\n---\n\n# lantern resource type\n\n## Properties\n\n\
             | Property | Type | Description |\n|:--|:--|:--|\n{rows}\n"
        );
        Self::new("resources/lantern.md", text)
    }

    pub(crate) fn run(&self) -> Outcome {
        run(&self.sources, &Config::default())
    }

    /// The stages up to the schema.
    pub(crate) fn resolve(&self) -> Schema {
        let read = |(id, file)| {
            let (document, _) = markdown::parse(id, file);
            let sections = Sections::new(&document);
            let (kind, _) = page::classify(&document, &sections, &file.path);
            extract(&document, &sections, kind).0
        };
        let facts: Vec<_> = self.sources.iter().map(read).collect();
        resolve(&self.sources, ApiVersion::V1, &facts).schema
    }

    /// What a stage makes of the page.
    pub(crate) fn stage(&self, stage: &str) -> String {
        dump(&self.sources, &Config::default(), stage, &self.path).unwrap()
    }

    /// The remarks of all stages, one line each.
    pub(crate) fn remarks(&self) -> String {
        remarks(&self.run().diagnostics, &self.sources)
    }
}

/// `line:column level code name: message`.
fn remarks(diagnostics: &[Diagnostic], sources: &SourceSet) -> String {
    let mut out = String::new();
    for Diagnostic { span, code, message } in diagnostics {
        let text = &sources.get(span.file).unwrap().text;
        let at = LineIndex::new(text).position(text, span.start);
        let (level, id, name) = (code.level().as_str(), code.id(), code.name());
        writeln!(out, "{}:{} {level} {id} {name}: {message}", at.line, at.column).unwrap();
    }
    out
}
