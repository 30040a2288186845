//! One API page → its operations, one per method.

use std::cell::Cell;

use super::{Known, paths};
use crate::diag::{Code, Diagnostic};
use crate::facts::{ApiFact, PageFacts};
use crate::schema::{Header, Method, Operation, Provenance};
use crate::source::{SourceFile, Span};

/// A page that is being read.
pub(super) struct Page<'a> {
    pub(super) known: &'a Known<'a>,
    /// Its position in the facts.
    pub(super) at: usize,
    pub(super) facts: &'a PageFacts,
    pub(super) api: &'a ApiFact,
    pub(super) file: &'a SourceFile,
    pub(super) diagnostics: Vec<Diagnostic>,
    /// An offset whose line is known: most places are asked for in order.
    counted: Cell<(usize, u32)>,
}

impl<'a> Page<'a> {
    pub(super) fn new(known: &'a Known<'a>, at: usize) -> Option<Self> {
        let facts = known.context.facts.get(at)?;
        let api = facts.api.as_ref()?;
        let file = known.sources.get(facts.file)?;
        Some(Self { known, at, facts, api, file, diagnostics: Vec::new(), counted: Cell::new((0, 1)) })
    }

    pub(super) fn report(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, span, message));
    }

    pub(super) fn provenance(&self, span: Span) -> Provenance {
        Provenance { page: self.file.path.clone(), line: self.line(span.start as usize) }
    }

    #[expect(clippy::naive_bytecount, reason = "the compiler makes vector code of it, and pages are short")]
    fn line(&self, offset: usize) -> u32 {
        let (known, line) = if self.counted.get().0 <= offset { self.counted.get() } else { (0, 1) };
        let between = self.file.text.as_bytes().get(known..offset).unwrap_or(&[]);
        let line = line + u32::try_from(between.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(0);
        self.counted.set((offset, line));
        line
    }

    /// The text of a span of this page.
    pub(super) fn text(&self, span: Span) -> &'a str {
        self.file.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// All operations, with the remarks.
    pub(super) fn read(mut self) -> (Vec<Operation>, Vec<Diagnostic>) {
        let paths = paths::read(&mut self);
        if paths.is_empty() {
            return (Vec::new(), self.diagnostics);
        }
        let permissions = self.permissions();
        let mut methods: Vec<Method> = paths.iter().map(|path| path.method).collect();
        methods.sort_unstable();
        methods.dedup();
        let mut operations = Vec::new();
        for method in methods {
            let mut operation = self.operation(method, &paths);
            operation.permissions.clone_from(&permissions);
            operations.push(operation);
        }
        (operations, self.diagnostics)
    }

    fn operation(&mut self, method: Method, all: &[paths::Request]) -> Operation {
        let own: Vec<&paths::Request> = all.iter().filter(|path| path.method == method).collect();
        let exchanges = self.exchanges(method);
        let response = self.response(method, &own, &exchanges);
        let kind = self.kind(method, &own, &response);
        let body = self.body(method, kind, &own, &response, &exchanges);
        let mut options: Vec<String> =
            self.api.options.iter().cloned().chain(own.iter().flat_map(|path| path.options.clone())).collect();
        options.sort_unstable();
        options.dedup();
        let parameters = self.parameters(&own);
        Operation {
            title: self.facts.title.value.clone(),
            namespace: self.known.context.index.namespace(self.at).to_owned(),
            description: self.facts.lead.clone(),
            kind,
            method,
            src: own.first().map(|path| path.path.src.clone()).unwrap_or_default(),
            paths: paths::unique(&own),
            parameters,
            options,
            permissions: Vec::new(),
            headers: self.headers(),
            body,
            response,
            examples: self.examples(&exchanges),
            deprecated: self.facts.deprecated.clone(),
            area: self.facts.area.clone(),
        }
    }

    fn headers(&self) -> Vec<Header> {
        let headers = self.api.headers.iter().map(|header| Header {
            name: header.name.value.clone(),
            description: header.description.clone(),
            required: header.required,
        });
        headers.collect()
    }
}
