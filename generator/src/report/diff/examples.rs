//! What the examples of the operations show of the properties of types.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use super::Place;
use crate::schema::{Content, ExampleKind, Operation, Schema, TypeName};

/// Objects nested deeper than this are not looked at.
const MAX_DEPTH: usize = 16;

/// A value of a property in an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Shown {
    /// The kind of JSON value: `text`, `number`, `truth value`, `list`, `named` for an object.
    pub(super) kind: &'static str,
    /// The texts in it, for values of enumerations.
    pub(super) texts: Vec<String>,
    /// The example.
    pub(super) place: Place,
}

/// What all examples of a schema show, by `type.property`.
#[derive(Debug, Default)]
pub(super) struct Shows {
    by_property: BTreeMap<String, Vec<Shown>>,
}

impl Shows {
    pub(super) fn new(schema: &Schema) -> Self {
        let mut shows = Self::default();
        for operation in &schema.operations {
            shows.operation(schema, operation);
        }
        shows
    }

    /// The examples of a property that fit.
    pub(super) fn of(&self, property: &str, fits: impl Fn(&Shown) -> bool) -> Vec<&Shown> {
        self.by_property.get(property).into_iter().flatten().filter(|shown| fits(shown)).collect()
    }

    fn operation(&mut self, schema: &Schema, operation: &Operation) {
        for example in &operation.examples {
            let (is, Some(place)) = (of(operation, example.kind), Place::of(&example.src)) else { continue };
            let (Some(name), Ok(body)) = (is.named(), serde_json::from_str::<Value>(&example.body)) else { continue };
            let wrapped = if matches!(is, Content::One(_)) { None } else { body.get("value") };
            let mut reader = Reader { schema, place, shows: self };
            reader.value(name, wrapped.unwrap_or(&body), 0);
        }
    }
}

fn of(operation: &Operation, kind: ExampleKind) -> &Content {
    match kind {
        ExampleKind::Request => &operation.body.content,
        ExampleKind::Response => &operation.response.content,
    }
}

/// Reads one example.
struct Reader<'r> {
    schema: &'r Schema,
    place: Place,
    shows: &'r mut Shows,
}

impl Reader<'_> {
    fn value(&mut self, name: &TypeName, value: &Value, depth: usize) {
        match value {
            _ if depth > MAX_DEPTH => {}
            Value::Object(object) => self.object(name, object, depth),
            Value::Array(items) => items.iter().for_each(|item| self.value(name, item, depth + 1)),
            _ => {}
        }
    }

    /// The type that an object states counts, if it is known.
    fn object(&mut self, name: &TypeName, object: &Map<String, Value>, depth: usize) {
        let stated = object.get("@odata.type").and_then(Value::as_str);
        let stated = stated.map(|stated| TypeName(stated.trim_start_matches('#').to_owned()));
        let stated = stated.filter(|stated| self.schema.types.contains_key(stated));
        let name = stated.as_ref().unwrap_or(name);
        for (key, value) in object.iter().filter(|(key, _)| !key.contains('@')) {
            let chain = self.schema.chain(name).into_iter();
            let mut declared = chain.flat_map(|(owner, item)| item.properties.iter().map(move |found| (owner, found)));
            let found = declared.find(|(_, property)| property.name == *key);
            let owner = found.map_or(name, |(owner, _)| owner);
            if let Some(shown) = self.shown(value) {
                self.shows.by_property.entry(format!("{owner}.{key}")).or_default().push(shown);
            }
            if let Some(held) = found.and_then(|(_, property)| property.ty.element.named()) {
                self.value(held, value, depth + 1);
            }
        }
    }

    fn shown(&self, value: &Value) -> Option<Shown> {
        let text = |value: &Value| value.as_str().map(str::to_owned);
        let (kind, texts) = match value {
            Value::Null => return None,
            Value::Bool(_) => ("truth value", Vec::new()),
            Value::Number(_) => ("number", Vec::new()),
            Value::String(value) => ("text", vec![value.clone()]),
            Value::Array(items) => ("list", items.iter().filter_map(text).collect()),
            Value::Object(_) => ("named", Vec::new()),
        };
        Some(Shown { kind, texts, place: self.place.clone() })
    }
}
