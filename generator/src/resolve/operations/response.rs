//! The response: sentence, metadata and examples weighed (`FORMAT.md`, section Responses).

use super::page::Page;
use super::paths::Request;
use crate::diag::Code;
use crate::facts::{ExchangeFact, Sample, Shape};
use crate::resolve::index::bare_type;
use crate::schema::{Content, Edm, Element, ExampleKind, Method, Response, TypeName, TypeRef};
use crate::source::Span;

/// What examples of successful responses show.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Default)]
struct Shown<'a> {
    status: Option<u16>,
    /// The type that metadata or the body's own annotation names.
    type_name: Option<&'a str>,
    /// The metadata says that it is a collection.
    collection: bool,
    /// There is an example.
    any: bool,
    /// One of them has a body.
    body: bool,
    /// The body is not JSON.
    raw: bool,
    /// The JSON body of the first that has one.
    shape: Option<&'a Shape>,
    span: Option<Span>,
}

impl<'a> Page<'a> {
    pub(super) fn response(
        &mut self,
        method: Method,
        requests: &[&Request],
        exchanges: &[&'a ExchangeFact],
    ) -> Response {
        let shown = self.shown_responses(exchanges);
        let status = self.status(method, &shown);
        let content =
            if matches!(status, 204 | 205 | 300..400) { Content::None } else { self.content(method, requests, &shown) };
        if content == Content::Unknown {
            let span = self.api.response.status.as_ref().map_or(self.facts.title.span, |status| status.span);
            self.report(Code::Resp002, span, "nothing tells what the response holds");
        }
        Response { status, content }
    }

    fn shown_responses(&self, exchanges: &[&'a ExchangeFact]) -> Shown<'a> {
        let mut shown = Shown::default();
        for exchange in exchanges.iter().filter(|exchange| exchange.kind == ExampleKind::Response) {
            if exchange.status.is_some_and(|status| status >= 400) {
                continue;
            }
            shown.any = true;
            shown.status = shown.status.or(exchange.status);
            shown.span = shown.span.or(Some(exchange.start_line.span));
            let empty = exchange.body.is_some_and(|span| is_empty_object(self.sheet.text(span)));
            shown.body |= exchange.body.is_some() && !empty;
            if let Some(metadata) = &exchange.metadata {
                shown.type_name = shown.type_name.or(metadata.type_name.as_ref().map(|name| name.value.as_str()));
                shown.collection |= metadata.is_collection == Some(true);
            }
            let sample = self.sample(exchange);
            let other = exchange
                .content_type
                .as_deref()
                .is_some_and(|kind| !kind.contains("json") && !kind.contains("text/plain"));
            shown.raw |= sample.is_none() && exchange.body.is_some() && other;
            shown.shape = shown.shape.or(sample.map(|sample| &sample.shape.value));
        }
        let own = || shown.shape.and_then(|shape| item(shape).type_name.as_deref());
        shown.type_name = shown.type_name.or_else(own);
        shown
    }

    /// The sentence's status code, else that of an example, else the usual one.
    fn status(&mut self, method: Method, shown: &Shown<'_>) -> u16 {
        let usual = if method == Method::Delete { 204 } else { 200 };
        let Some(stated) = &self.api.response.status else { return shown.status.unwrap_or(usual) };
        if let Some(other) = shown.status.filter(|other| *other != stated.value) {
            let message = format!("the text says {}, the example {other}", stated.value);
            self.report(Code::Resp001, shown.span.unwrap_or(stated.span), message);
        }
        stated.value
    }

    fn content(&mut self, method: Method, requests: &[&Request], shown: &Shown<'a>) -> Content {
        let raw = |request: &&Request| {
            ["/$value", "/$count", "/content"].iter().any(|end| request.path.template.ends_with(end))
        };
        let said = &self.api.response;
        if requests.iter().all(raw) && method == Method::Get || shown.raw {
            return Content::Raw;
        }
        if said.nothing && !shown.body {
            return Content::None;
        }
        let Some(element) = self.element(shown) else {
            return match () {
                () if said.raw => Content::Raw,
                () if shown.body => Content::Unknown,
                () if method == Method::Get && !shown.any && !said.nothing => Content::Unknown,
                () => Content::None,
            };
        };
        if element == Element::Primitive(Edm::Stream) {
            return Content::Raw;
        }
        let collection = self.is_collection(&element, shown);
        let wrapped = shown
            .shape
            .is_some_and(|shape| shape.members.len() == 1 && matches!(member(shape, "value"), Some(Sample::Object(_))));
        match element {
            element if collection => Content::Collection(TypeRef { element, collection: false }),
            Element::Named(name)
                if self.is_structure(&name) && !(wrapped && self.property_of(&name, "value").is_none()) =>
            {
                Content::One(name)
            }
            element => Content::Value(TypeRef { element, collection: false }),
        }
    }

    /// The type the sentence names, else that of metadata and example.
    fn element(&mut self, shown: &Shown<'a>) -> Option<Element> {
        let api = self.api;
        let mut stated = None;
        for reference in &api.response.types {
            if let Some(name) = self.named(reference, true) {
                stated = Some((name, reference));
                break;
            }
        }
        let by_example = shown.type_name.and_then(|name| self.shown(name));
        let Some((name, reference)) = stated else {
            let primitive = shown.type_name.and_then(primitive);
            let said = api.response.primitive.map(Element::Primitive);
            let sample = shown.shape.and_then(only_value).map(Element::Primitive);
            return by_example.map(|name| Element::Named(name.clone())).or(said).or(primitive).or(sample);
        };
        let _ = self.named(reference, false);
        if let Some(other) = by_example.filter(|other| *other != name)
            && !self.is_kind_of(other, name)
        {
            self.report(Code::Resp001, reference.span, format!("the text says `{name}`, the example `{other}`"));
            // A type whose own page says nothing of the sort was copied along with its sentence.
            if self.fits(other, shown) > self.fits(name, shown) {
                return Some(Element::Named(other.clone()));
            }
        }
        Some(Element::Named(name.clone()))
    }

    /// Whether one type is the other or derives from it.
    fn is_kind_of(&self, name: &TypeName, base: &TypeName) -> bool {
        self.known.schema.chain(name).iter().any(|(known, _)| *known == base)
    }

    /// How many members of the example a type has.
    fn fits(&self, name: &TypeName, shown: &Shown<'_>) -> usize {
        let members = shown.shape.map(|shape| item(shape).members.as_slice()).unwrap_or_default();
        self.count_properties(name, members.iter().map(|member| member.name.value.as_str()))
    }

    fn is_collection(&mut self, element: &Element, shown: &Shown<'_>) -> bool {
        let own_value = matches!(element, Element::Named(name) if self.property_of(name, "value").is_some());
        let said = self.api.response.collection;
        let marked =
            shown.collection || shown.type_name.is_some_and(|name| bare_type(name).len() + 11 < name.len() + 1);
        let Some(shape) = shown.shape.filter(|shape| !shape.members.is_empty() && !own_value) else {
            return said || marked;
        };
        let listed = matches!(member(shape, "value"), Some(Sample::List(_)));
        if listed != (said || marked) {
            let message = if listed {
                "the example shows a collection, the text one object"
            } else {
                "the text says that there are several, the example shows one object"
            };
            let span = shown.span.or(self.api.response.status.as_ref().map(|status| status.span));
            self.report(Code::Resp001, span.unwrap_or(self.facts.title.span), message);
        }
        listed
    }
}

/// Whether a JSON text is `{}`, with any white space.
fn is_empty_object(text: &str) -> bool {
    let inner = text.trim().strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    inner.is_some_and(|inner| inner.trim().is_empty())
}

fn member<'s>(shape: &'s Shape, name: &str) -> Option<&'s Sample> {
    shape.members.iter().find(|member| member.name.value == name).map(|member| &member.sample)
}

/// The first item of a list in `value`, the object in it if it stands alone, else the shape itself.
fn item(shape: &Shape) -> &Shape {
    let inner = match member(shape, "value") {
        Some(Sample::List(Some(item))) => item.as_ref(),
        Some(object @ Sample::Object(_)) if shape.members.len() == 1 => object,
        _ => return shape,
    };
    match inner {
        Sample::Object(inner) => inner,
        _ => shape,
    }
}

/// The primitive that is all the body holds.
fn only_value(shape: &Shape) -> Option<Edm> {
    let value = member(shape, "value").filter(|_| shape.members.len() == 1)?;
    let value = if let Sample::List(Some(item)) = value { item.as_ref() } else { value };
    match value {
        Sample::Bool => Some(Edm::Boolean),
        Sample::Text(_) => Some(Edm::String),
        Sample::Integer => Some(Edm::Int32),
        Sample::Float => Some(Edm::Double),
        _ => None,
    }
}

/// The primitive that metadata names.
fn primitive(name: &str) -> Option<Element> {
    let bare = bare_type(name);
    let bare =
        bare.get(..4).filter(|head| head.eq_ignore_ascii_case("edm.")).map_or(bare, |_| bare.get(4..).unwrap_or(""));
    let edm = Edm::ALL.into_iter().find(|edm| edm.as_str().trim_start_matches("Edm.").eq_ignore_ascii_case(bare))?;
    Some(Element::Primitive(edm))
}
