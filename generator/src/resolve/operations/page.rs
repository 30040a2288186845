//! One API page → its operations, one per method.

use super::paths::{self, Request};
use super::sheet::Sheet;
use super::{Known, Requests};
use crate::diag::{Code, Diagnostic};
use crate::facts::{ApiFact, PageFacts};
use crate::schema::{Body, Content, Header, Method, Operation, Response, TypeName};
use crate::source::Span;

/// A page that is being read.
pub(super) struct Page<'a> {
    pub(super) known: &'a Known<'a>,
    /// Its position in the facts.
    pub(super) at: usize,
    pub(super) facts: &'a PageFacts,
    pub(super) api: &'a ApiFact,
    pub(super) sheet: Sheet<'a>,
    pub(super) diagnostics: Vec<Diagnostic>,
    requests: Vec<Request>,
}

impl<'a> Page<'a> {
    /// The page behind `requests`.
    pub(super) fn new(known: &'a Known<'a>, requests: Requests) -> Option<Self> {
        let Requests { at, lines: requests, diagnostics } = requests;
        let facts = known.context.facts.get(at)?;
        let api = facts.api.as_ref()?;
        let sheet = Sheet::new(known.sources.get(facts.file)?);
        Some(Self { known, at, facts, api, sheet, diagnostics, requests })
    }

    pub(super) fn report(&mut self, code: Code, span: Span, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, span, message));
    }

    /// All operations, with the remarks.
    pub(super) fn read(mut self) -> (Vec<Operation>, Vec<Diagnostic>) {
        let requests = std::mem::take(&mut self.requests);
        if requests.is_empty() {
            return (Vec::new(), self.diagnostics);
        }
        let permissions = self.permissions();
        let mut methods: Vec<Method> = requests.iter().map(|request| request.method).collect();
        methods.sort_unstable();
        methods.dedup();
        let mut operations = Vec::new();
        for method in methods {
            let mut operation = self.operation(method, &requests);
            operation.permissions.clone_from(&permissions);
            operations.push(operation);
        }
        (operations, self.diagnostics)
    }

    fn operation(&mut self, method: Method, all: &[Request]) -> Operation {
        let own: Vec<&Request> = all.iter().filter(|request| request.method == method).collect();
        let exchanges = self.exchanges(method);
        let response = self.response(method, &own, &exchanges);
        let kind = self.kind(method, &own, &response);
        let body = self.body(method, kind, &own, &response, &exchanges);
        let mut options: Vec<String> =
            self.api.options.iter().cloned().chain(own.iter().flat_map(|request| request.options.clone())).collect();
        options.sort_unstable();
        options.dedup();
        let parameters = self.parameters(&own);
        Operation {
            title: self.facts.title.value.clone(),
            namespace: self.namespace(&body, &response),
            description: self.facts.lead.clone(),
            kind,
            method,
            src: own.first().map(|request| request.path.src.clone()).unwrap_or_default(),
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

    /// The namespace that the page states or its file's prefix abbreviates, else that of the type it sends or gets.
    fn namespace(&self, body: &Body, response: &Response) -> String {
        let own = self.known.context.index.namespace(self.at);
        let root = TypeName::entity();
        if self.facts.namespace.is_some() || own != root.namespace() {
            return own.to_owned();
        }
        let name = one(&body.content).or_else(|| one(&response.content));
        name.map_or(own, TypeName::namespace).to_owned()
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

/// The type of a body that is one object.
fn one(content: &Content) -> Option<&TypeName> {
    match content {
        Content::One(name) => Some(name),
        _ => None,
    }
}
