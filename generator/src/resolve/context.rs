//! What every pass of the resolver reads and where it reports.

use std::collections::BTreeMap;

use super::index::Index;
use super::links::Links;
use crate::diag::Diagnostic;
use crate::facts::{PageFacts, Reference, Spanned};
use crate::schema::{Provenance, TypeName};
use crate::source::{FileId, LineIndex, SourceSet, Span};

/// The facts, the indices over them, and the diagnostics so far.
pub(super) struct Context<'f> {
    pub(super) facts: &'f [PageFacts],
    pub(super) links: &'f Links<'f>,
    pub(super) index: &'f Index,
    pub(super) diagnostics: Vec<Diagnostic>,
    sources: &'f SourceSet,
    lines: BTreeMap<FileId, LineIndex>,
}

impl<'f> Context<'f> {
    pub(super) fn new(
        sources: &'f SourceSet,
        facts: &'f [PageFacts],
        links: &'f Links<'f>,
        index: &'f Index,
        diagnostics: Vec<Diagnostic>,
    ) -> Self {
        Self { facts, links, index, diagnostics, sources, lines: BTreeMap::new() }
    }

    /// The same for another thread, with diagnostics of its own.
    pub(super) fn fork(&self) -> Self {
        Self::new(self.sources, self.facts, self.links, self.index, Vec::new())
    }

    /// The page and line of a span.
    pub(super) fn provenance(&mut self, span: Span) -> Provenance {
        let Some(file) = self.sources.get(span.file) else { return Provenance::default() };
        let lines = self.lines.entry(span.file).or_insert_with(|| LineIndex::new(&file.text));
        Provenance { page: file.path.clone(), line: lines.line(span.start) }
    }

    /// What a reference on a page means; `shown` is the type that the page's JSON gives for the same key.
    pub(super) fn resolve(
        &mut self,
        page: usize,
        reference: &Spanned<&Reference>,
        shown: Option<&str>,
    ) -> Option<TypeName> {
        self.index.resolve(page, reference, shown, self.links, &mut self.diagnostics)
    }

    /// Whether the name is an entity or complex type.
    pub(super) fn is_structured(&self, name: &TypeName) -> bool {
        self.index.types.contains_key(name)
    }
}
