//! The examples: where they stand, of which type they are, and their text.

use std::collections::BTreeMap;

use serde_json::Value;

use crate::facts::{Metadata, PageFacts, Shape, Spanned};
use crate::markdown::json::{self, Node};
use crate::run::Outcome;
use crate::schema::{Content, Element, ExampleKind, Operation, Schema, TypeDef, TypeName, TypeRef};
use crate::source::{ApiVersion, LineIndex, SourceFile, SourceSet};

/// Where an example comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// A request on an API page.
    Request,
    /// A response on an API page.
    Response,
    /// The JSON representation of a type.
    Resource,
    /// Another example on an API page.
    Other,
    /// A line of a file of examples.
    Given,
}

impl Kind {
    /// The kind in the words of reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Request => "requests",
            Self::Response => "responses",
            Self::Resource => "representations",
            Self::Other => "other examples",
            Self::Given => "given examples",
        }
    }
}

/// The type that an example has to be read as.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Root {
    /// The API version.
    pub version: ApiVersion,
    /// A documented struct, or the name of a primitive type.
    pub name: String,
    /// Whether the example is a page of a list of it.
    pub collection: bool,
}

/// An example that is valid JSON and whose type is known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Example {
    /// Where it comes from.
    pub kind: Kind,
    /// `api/user-get.md:12`
    pub place: String,
    /// Its type.
    pub root: Root,
    /// Its text without white space between tokens.
    pub body: String,
}

/// The examples of a documentation set.
#[derive(Clone, Debug, Default)]
pub struct Examples {
    /// Those that can be tried.
    pub cases: Vec<Example>,
    /// The places of the others, by the reason why they cannot.
    pub excluded: BTreeMap<&'static str, Vec<String>>,
}

const NOT_JSON: &str = "not valid JSON";
const UNTYPED: &str = "no type stated";
const UNKNOWN: &str = "type not documented";
const OPERATION: &str = "parameters of an operation";
const NO_OBJECT: &str = "not an object of a documented type";

/// What an example says of its own type.
struct Stated<'a> {
    name: Option<&'a str>,
    /// Whether it is a page of a list; without it the body tells.
    collection: Option<bool>,
    /// Whether what counts is below `value`; without it the body tells.
    wrapped: Option<bool>,
}

impl Examples {
    /// The examples of all pages of a run.
    pub fn of_pages(sources: &SourceSet, outcome: &Outcome) -> Self {
        let mut found = Self::default();
        for schema in &outcome.schemas {
            let types = Types::new(schema);
            let mut operations: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
            for operation in &schema.operations {
                operations.entry(&operation.src.page).or_default().push(operation);
            }
            let pages = outcome.facts.iter().zip(&outcome.pages).filter(|(_, page)| page.version == schema.version);
            for (facts, page) in pages {
                let operations = operations.get(page.path.as_str()).map_or(&[][..], Vec::as_slice);
                if let Some(file) = sources.get(page.file) {
                    found.add_page(file, facts, operations, &types);
                }
            }
        }
        found
    }

    /// Adds the examples of a page. One that states no type has that which the page's operation gives to its side of
    /// the exchange.
    fn add_page(&mut self, file: &SourceFile, facts: &PageFacts, operations: &[&Operation], types: &Types<'_>) {
        let lines = LineIndex::new(&file.text);
        let samples = facts.api.iter().flat_map(|api| &api.samples);
        let samples = samples.map(|sample| (kind(sample.metadata.as_ref()), sample.metadata.as_ref(), &sample.shape));
        let shapes = facts.types.iter();
        let shapes = shapes.filter_map(|ty| Some((Kind::Resource, ty.metadata.as_ref(), ty.shape.as_ref()?)));
        for (kind, metadata, shape) in samples.chain(shapes) {
            let place = format!("{}/{}:{}", file.version, file.path, lines.line(shape.span.start));
            let text = text(file, shape);
            let name = metadata.and_then(|metadata| metadata.type_name.as_ref());
            let name = name.map(|name| name.value.as_str()).or(shape.value.type_name.as_deref());
            let collection = metadata.and_then(|metadata| metadata.is_collection);
            let stated = Stated { name, collection, wrapped: None };
            let (kind, content) = exchange(operations, text).map_or((kind, None), |(kind, is)| (kind, Some(is)));
            let implied = content.filter(|_| name.is_none()).and_then(of_operation);
            self.add(kind, place, text, &implied.unwrap_or(stated), types);
        }
    }

    /// Adds the examples of a file: one object per line, with the keys `file`, `line`, `type`, `isCollection`, `at`
    /// and `body`. Their types are those of `schema`.
    ///
    /// # Errors
    /// The number of a line that is no such object, and why.
    pub fn add_file(&mut self, text: &str, schema: &Schema) -> Result<(), String> {
        let types = Types::new(schema);
        for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
            let record: Value = serde_json::from_str(line).map_err(|error| format!("line {number}: {error}"))?;
            let field = |name: &str| record.get(name).and_then(Value::as_str);
            let node = json::read(line).node;
            let body = node.as_ref().and_then(|node| node.get("body"));
            let body = body.ok_or_else(|| format!("line {number}: no `body`"))?;
            let place = match (field("file"), record.get("line")) {
                (Some(file), Some(line)) => format!("{}/{file}:{line}", schema.version),
                _ => format!("line {number}"),
            };
            let stated = Stated {
                name: field("type"),
                collection: record.get("isCollection").and_then(Value::as_bool),
                wrapped: Some(field("at") == Some("/value")),
            };
            self.add(Kind::Given, place, slice(line, body), &stated, &types);
        }
        Ok(())
    }

    fn add(&mut self, kind: Kind, place: String, text: &str, stated: &Stated<'_>, types: &Types<'_>) {
        match case(text, stated, types) {
            Ok((root, body)) => self.cases.push(Example { kind, place, root, body }),
            Err(reason) => self.excluded.entry(reason).or_default().push(place),
        }
    }
}

/// The side of an exchange that a body is shown for, and what the page says of its content.
fn exchange<'a>(operations: &[&'a Operation], text: &str) -> Option<(Kind, &'a Content)> {
    operations.iter().find_map(|operation| {
        let example = operation.examples.iter().find(|example| example.body.contains(text))?;
        Some(match example.kind {
            ExampleKind::Request => (Kind::Request, &operation.body.content),
            ExampleKind::Response => (Kind::Response, &operation.response.content),
        })
    })
}

/// The type of a body that states none itself.
fn of_operation(content: &Content) -> Option<Stated<'_>> {
    let (name, wrapped) = match content {
        Content::One(name) => (name, false),
        Content::Value(TypeRef { element: Element::Named(name), .. })
        | Content::Collection(TypeRef { element: Element::Named(name), .. }) => (name, true),
        _ => return None,
    };
    Some(Stated { name: Some(&name.0), collection: None, wrapped: Some(wrapped) })
}

/// The type and text of what has to be tried, or why there is nothing.
fn case(text: &str, stated: &Stated<'_>, types: &Types<'_>) -> Result<(Root, String), &'static str> {
    serde_json::from_str::<Value>(text).map_err(|_| NOT_JSON)?;
    let parsed = json::read(text);
    let body = parsed.node.as_ref().filter(|_| parsed.broken.is_none()).ok_or(NOT_JSON)?;
    let name = stated.name.or_else(|| body.get("@odata.type")?.as_str()).ok_or(UNTYPED)?;
    if name.starts_with("action:") {
        return Err(OPERATION);
    }
    let name = name.trim().trim_start_matches('#');
    let element = name.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')'));
    let name = types.find(element.unwrap_or(name)).ok_or(UNKNOWN)?;
    let inner = body.get("value").filter(|_| stated.wrapped.unwrap_or_else(|| !types.has_value(name)));
    let is_list = |node: &Node<'_>| matches!(node.value, json::Value::Array(_));
    let is_object = |node: &Node<'_>| matches!(node.value, json::Value::Object(_));
    let (collection, node) = match inner {
        Some(inner) if is_list(inner) => (true, body),
        Some(inner) => (false, inner),
        None if stated.collection == Some(true) && body.get("value").is_some_and(is_list) => (true, body),
        None => (false, body),
    };
    if !is_object(node) || !collection && !types.is_struct(name) {
        return Err(NO_OBJECT);
    }
    let root = Root { version: types.schema.version, name: name.to_owned(), collection };
    Ok((root, compact(slice(text, node))))
}

fn text<'a>(file: &'a SourceFile, shape: &Spanned<Shape>) -> &'a str {
    file.text.get(shape.span.start as usize..shape.span.end as usize).unwrap_or("")
}

fn slice<'a>(text: &'a str, node: &Node<'_>) -> &'a str {
    text.get(node.range.clone()).unwrap_or("")
}

fn kind(metadata: Option<&Metadata>) -> Kind {
    match metadata.map(|metadata| metadata.block_type.as_str()) {
        Some("request") => Kind::Request,
        Some("response") => Kind::Response,
        _ => Kind::Other,
    }
}

/// JSON without white space between its tokens.
pub(super) fn compact(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut quoted, mut escaped) = (false, false);
    for c in text.chars() {
        if quoted || !c.is_ascii_whitespace() {
            out.push(c);
        }
        quoted ^= c == '"' && !escaped;
        escaped = quoted && c == '\\' && !escaped;
    }
    out
}

/// The documented types by name in any case.
struct Types<'a> {
    schema: &'a Schema,
    names: BTreeMap<String, &'a str>,
}

/// Primitive types of which there are lists at the root.
const PRIMITIVES: [&str; 6] =
    ["Edm.Boolean", "Edm.DateTimeOffset", "Edm.Double", "Edm.Guid", "Edm.Int32", "Edm.String"];

impl<'a> Types<'a> {
    fn new(schema: &'a Schema) -> Self {
        let names = schema.types.keys().map(|name| name.0.as_str()).chain(PRIMITIVES);
        Self { schema, names: names.map(|name| (name.to_lowercase(), name)).collect() }
    }

    fn find(&self, name: &str) -> Option<&'a str> {
        let name = name.to_lowercase();
        let inside = |space: &str| self.names.get(&format!("{space}.{name}"));
        let found = self.names.get(&name).or_else(|| inside("microsoft.graph")).or_else(|| inside("edm"));
        found.copied()
    }

    fn is_struct(&self, name: &str) -> bool {
        matches!(self.schema.types.get(&TypeName(name.to_owned())), Some(TypeDef::Struct(_)))
    }

    /// Whether the type itself has a property `value`.
    fn has_value(&self, name: &str) -> bool {
        let name = TypeName(name.to_owned());
        self.schema
            .chain(&name)
            .iter()
            .any(|(_, structure)| structure.properties.iter().any(|property| property.name == "value"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn white_space_in_texts_stays() {
        assert_eq!(compact("{ \"a b\" : \" c\\\" \" ,\n\"d\\\\\" : [ 1 ] }"), "{\"a b\":\" c\\\" \",\"d\\\\\":[1]}");
    }
}
