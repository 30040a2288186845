//! The request body: what the section, its table and the examples say (`FORMAT.md`, section Request bodies).

use super::page::Page;
use super::paths::Request;
use crate::diag::Code;
use crate::facts::{ExchangeFact, Shape};
use crate::schema::{
    Body, Content, Element, ExampleKind, Method, OperationKind, Property, Response, TypeName, TypeRef,
};

impl<'a> Page<'a> {
    pub(super) fn body(
        &mut self,
        method: Method,
        kind: OperationKind,
        requests: &[&Request],
        response: &Response,
        exchanges: &[&'a ExchangeFact],
    ) -> Body {
        let content = self.body_content(method, kind, requests, response, exchanges);
        let owner = content.named().cloned();
        let listed = matches!(content, Content::Inline | Content::One(_) | Content::Value(_) | Content::Collection(_));
        let properties = if listed { self.properties(owner.as_ref()) } else { Vec::new() };
        if matches!(kind, OperationKind::Create | OperationKind::Update) {
            self.report_read_only(&properties);
        }
        if content == Content::Unknown {
            let span = requests
                .first()
                .and_then(|_| self.api.requests.first())
                .map_or(self.facts.title.span, |line| line.url.span);
            self.report(Code::Body001, span, "nothing tells what the request body holds");
        }
        Body { content, properties }
    }

    /// Remarks rows of properties that cannot be written.
    fn report_read_only(&mut self, properties: &[Property]) {
        let api = self.api;
        for property in properties.iter().filter(|property| property.usage.read_only) {
            let row = api.body.iter().find(|row| row.name.value.eq_ignore_ascii_case(&property.name));
            if let Some(row) = row {
                let message = format!("`{}` is read-only", property.name);
                self.report(Code::Body002, row.name.span, message);
            }
        }
    }

    fn body_content(
        &mut self,
        method: Method,
        kind: OperationKind,
        requests: &[&Request],
        response: &Response,
        exchanges: &[&'a ExchangeFact],
    ) -> Content {
        let api = self.api;
        let words = api.body_words;
        let rows = !api.body.is_empty();
        let shown = self.shown_bodies(exchanges);
        match method {
            Method::Get | Method::Head | Method::Options => return Content::None,
            _ if api.no_body => return Content::None,
            Method::Delete if !rows && !shown.json => return Content::None,
            _ => {}
        }
        let ends = |end: &str| requests.iter().all(|request| request.path.template.ends_with(end));
        let bytes = ends("/content") || ends("/$value");
        if ends("/$ref") || !rows && !bytes && (words.reference || shown.reference) {
            return Content::Reference;
        }
        if shown.raw || (words.raw || bytes) && !rows && !shown.json {
            return Content::Raw;
        }
        if let Some(name) = self.stated_type(kind) {
            return self.typed(name, words.list);
        }
        if let Some(name) = self.fitting_type(kind, response, &shown) {
            return Content::One(name);
        }
        if rows {
            return Content::Inline;
        }
        match &shown.type_name {
            Some(name) => Content::One(name.clone()),
            None if !shown.body && (shown.any || !words.section && kind == OperationKind::Action) => Content::None,
            None => Content::Unknown,
        }
    }

    /// One value of a type, or a list of them.
    fn typed(&self, name: TypeName, list: bool) -> Content {
        if list && self.api.body.is_empty() {
            return Content::Collection(TypeRef { element: Element::Named(name), collection: false });
        }
        Content::One(name)
    }

    /// The type that the sentence links to, unless the table lists something else.
    fn stated_type(&mut self, kind: OperationKind) -> Option<TypeName> {
        let reference = self.api.body_type.as_ref()?;
        let name = self.named(reference, false).filter(|name| self.is_structure(name))?.clone();
        let (on_type, rows) = self.coverage(&name);
        let calls = matches!(kind, OperationKind::Action | OperationKind::Function);
        let fits = rows == 0 || if calls { on_type == rows } else { on_type * 2 >= rows };
        (fits && !(self.api.body_words.parameters && rows > 0 && on_type < rows)).then_some(name)
    }

    /// A type that has everything that table or example list: one that the section links to, or that of the response.
    fn fitting_type(&mut self, kind: OperationKind, response: &Response, shown: &ShownBody<'a>) -> Option<TypeName> {
        if !matches!(kind, OperationKind::Create | OperationKind::Update) {
            return None;
        }
        let mut candidates: Vec<TypeName> = Vec::new();
        for reference in &self.api.body_links {
            if let Some(name) = self.named(reference, true).cloned() {
                candidates.push(name);
            }
        }
        if let Content::One(name) | Content::Collection(TypeRef { element: Element::Named(name), .. }) =
            &response.content
        {
            candidates.push(name.clone());
        }
        candidates.extend(shown.type_name.clone());
        let last = self.facts.title.value.split_whitespace().next_back();
        candidates.extend(last.and_then(|word| self.shown(word)).cloned());
        candidates.into_iter().find(|name| self.is_structure(name) && self.has_all(name, shown))
    }

    /// Whether a type has all rows of the table; without a table, all members of the examples.
    fn has_all(&self, name: &TypeName, shown: &ShownBody<'_>) -> bool {
        let (on_type, rows) = self.coverage(name);
        if rows > 0 {
            return on_type == rows;
        }
        let members = shown.shapes.iter().flat_map(|shape| &shape.members);
        let members: Vec<&str> = members.map(|member| member.name.value.as_str()).collect();
        !members.is_empty() && self.count_properties(name, members.iter().copied()) == members.len()
    }

    fn shown_bodies(&self, exchanges: &[&'a ExchangeFact]) -> ShownBody<'a> {
        let mut shown = ShownBody::default();
        for exchange in exchanges.iter().filter(|exchange| exchange.kind == ExampleKind::Request) {
            shown.any = true;
            shown.body |= exchange.body.is_some();
            let sample = self.sample(exchange);
            let other = exchange.content_type.as_deref().is_some_and(|kind| !kind.contains("json"));
            shown.raw |= exchange.body.is_some() && other && sample.is_none();
            let Some(shape) = sample.map(|sample| &sample.shape.value) else { continue };
            shown.json = true;
            shown.reference |= shape.members.is_empty() && shape.annotations.iter().any(|name| name == "@odata.id");
            let own = shape.type_name.as_deref().and_then(|name| self.shown(name));
            shown.type_name = shown.type_name.take().or(own.filter(|name| self.is_structure(name)).cloned());
            shown.shapes.push(shape);
        }
        shown
    }
}

/// What the examples of requests show.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Default)]
struct ShownBody<'a> {
    any: bool,
    body: bool,
    raw: bool,
    json: bool,
    reference: bool,
    type_name: Option<TypeName>,
    shapes: Vec<&'a Shape>,
}
