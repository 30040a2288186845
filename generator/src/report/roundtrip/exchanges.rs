//! The examples of requests and responses against the operations they belong to.

use std::collections::BTreeMap;

use serde_json::Value;

use super::examples::{Example, Kind, Root, compact};
use super::template;
use crate::plan::{BodyPlan, OperationPlan, PayloadPlan};
use crate::run::Outcome;
use crate::schema::{self, Content, Element, ExampleKind, Operation, Schema, TypeDef, TypeName};
use crate::source::ApiVersion;

/// What is asked of an exchange.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Check {
    /// The URL is one of the operation's paths.
    Url,
    /// The body of the request, where one is shown, is one of the operation, and comes back from its type with nothing
    /// lost.
    RequestBody,
    /// The status code is the operation's.
    Status,
    /// The body of the response is one of the operation, and comes back from its type with nothing lost.
    ResponseBody,
}

impl Check {
    /// The check in the words of reports.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Url => "URLs of requests",
            Self::RequestBody => "bodies of requests",
            Self::Status => "status codes",
            Self::ResponseBody => "bodies of responses",
        }
    }
}

/// A check of one example: what is wrong, if anything is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// What was asked.
    pub check: Check,
    /// `v1.0/api/user-get.md:12`
    pub place: String,
    /// Why it does not hold.
    pub miss: Option<&'static str>,
}

/// The examples of a documentation set, checked as far as the schema tells; bodies are still to be tried.
#[derive(Clone, Debug, Default)]
pub struct Exchanges {
    /// What was checked.
    pub findings: Vec<Finding>,
    /// The bodies to try, with the position in `findings` of the check that also depends on it.
    pub cases: Vec<(usize, Example)>,
    /// The places of the examples that were left out, by the reason.
    pub excluded: BTreeMap<&'static str, Vec<String>>,
}

/// The root of a body that is that of an operation, not of a type.
pub fn operation_root(version: ApiVersion, operation: &OperationPlan, check: Check) -> Root {
    let name = format!("{} {}: {}", operation.method, operation.page, check.as_str());
    Root { version, name, collection: false }
}

/// What is known about an operation whose examples are checked.
struct Known<'a> {
    schema: &'a Schema,
    operation: &'a Operation,
    plan: &'a OperationPlan,
}

impl Exchanges {
    /// The examples of all pages of a run that was planned with operations.
    pub fn of_pages(outcome: &Outcome, plans: &[(ApiVersion, Vec<&OperationPlan>)]) -> Self {
        let mut found = Self::default();
        for schema in &outcome.schemas {
            let plans = plans.iter().filter(|(version, _)| *version == schema.version).flat_map(|(_, plans)| plans);
            let plans: BTreeMap<_, &OperationPlan> =
                plans.map(|plan| ((plan.page.as_str(), plan.method), *plan)).collect();
            for operation in &schema.operations {
                if let Some(plan) = plans.get(&(operation.src.page.as_str(), operation.method)) {
                    found.add_operation(&Known { schema, operation, plan });
                }
            }
        }
        found
    }

    fn add_operation(&mut self, known: &Known<'_>) {
        for example in &known.operation.examples {
            let place = format!("{}/{}", known.schema.version, example.src);
            match example.kind {
                ExampleKind::Request => self.add_request(known, example, place),
                ExampleKind::Response => self.add_response(known, example, place),
            }
        }
    }

    fn add_request(&mut self, known: &Known<'_>, example: &schema::Example, place: String) {
        let mut words = example.start_line.split_whitespace();
        let method = words.next().unwrap_or_default();
        let url = example.start_line.strip_prefix(method).unwrap_or_default().trim();
        let url = url.strip_suffix("HTTP/1.1").map_or(url, str::trim);
        if url.is_empty() {
            self.exclude("no URL", place);
            return;
        }
        let matches = |url: &str| known.plan.paths.iter().any(|path| template::matches(&path.template, url));
        let miss = match template::without_addition(url) {
            _ if matches(url) => None,
            Some(rest) if matches(rest) => Some("`$count` or a type behind a documented path"),
            _ => Some("another path"),
        };
        self.find(Check::Url, &place, miss);
        self.add_body(known, example, place, Check::RequestBody);
    }

    fn add_response(&mut self, known: &Known<'_>, example: &schema::Example, place: String) {
        let status = example.start_line.split_whitespace().nth(1).and_then(|status| status.parse::<u16>().ok());
        match status {
            None => return self.exclude("no status code", place),
            Some(400..) => return self.exclude("an error", place),
            Some(status) => {
                let miss = (status != known.plan.success).then_some("another status code");
                self.find(Check::Status, &place, miss);
            }
        }
        self.add_body(known, example, place, Check::ResponseBody);
    }

    fn add_body(&mut self, known: &Known<'_>, example: &schema::Example, place: String, check: Check) {
        let text = example.body.trim();
        let (payload, content) = match check {
            Check::RequestBody => (&known.plan.body, &known.operation.body.content),
            _ => (&known.plan.response, &known.operation.response.content),
        };
        let is_empty = text.is_empty() || compact(text) == "{}";
        match payload {
            PayloadPlan::Nothing if is_empty && check == Check::RequestBody => {}
            PayloadPlan::Nothing => self.find(check, &place, (!is_empty).then_some("a body where none is documented")),
            PayloadPlan::Bytes | PayloadPlan::Untyped => self.find(check, &place, None),
            _ if text.is_empty() && check == Check::RequestBody => self.exclude("no body shown", place),
            _ if text.is_empty() => self.find(check, &place, Some("no body where one is documented")),
            _ => match serde_json::from_str::<Value>(text) {
                Err(_) => self.exclude("not valid JSON", place),
                Ok(value) => {
                    let body = trial(payload, &value);
                    let miss = disagreement(known.schema, payload, content, &body);
                    self.find(check, &place, miss);
                    let root = operation_root(known.schema.version, known.plan, check);
                    let kind = if check == Check::RequestBody { Kind::Request } else { Kind::Response };
                    let example = Example { kind, place, root, body: compact(&text_of(&body, &value, text)) };
                    self.cases.push((self.findings.len() - 1, example));
                }
            },
        }
    }

    fn find(&mut self, check: Check, place: &str, miss: Option<&'static str>) {
        self.findings.push(Finding { check, place: place.to_owned(), miss });
    }

    fn exclude(&mut self, reason: &'static str, place: String) {
        self.excluded.entry(reason).or_default().push(place);
    }
}

/// What the type is tried with: the object inside of `value` where an object is documented, as it is read.
fn trial(payload: &PayloadPlan, value: &Value) -> Value {
    match (payload, value) {
        (PayloadPlan::Object(_), Value::Object(object)) => match object.get("value") {
            Some(inner @ Value::Object(_)) if object.keys().all(|key| key == "value" || key.starts_with('@')) => {
                inner.clone()
            }
            _ => value.clone(),
        },
        _ => value.clone(),
    }
}

/// The text of what is tried: as it stands in the example, unless a part of it is.
fn text_of(body: &Value, value: &Value, text: &str) -> String {
    if body == value { text.to_owned() } else { body.to_string() }
}

/// Why a body is not of the documented form.
fn disagreement(schema: &Schema, payload: &PayloadPlan, content: &Content, body: &Value) -> Option<&'static str> {
    let Value::Object(object) = body else { return Some("no object") };
    match (payload, content) {
        (PayloadPlan::Page(_), Content::Collection(ty) | Content::Value(ty)) => {
            let Some(Value::Array(items)) = object.get("value") else { return Some("no collection") };
            let Element::Named(name) = &ty.element else { return None };
            let strange = items.iter().any(|item| item.is_object() && !is_of(schema, name, item, &[]));
            strange.then_some("items with other properties")
        }
        (PayloadPlan::Own(BodyPlan { fields, .. }), _) => {
            let own: Vec<&str> = fields.iter().map(|field| field.field.wire.as_str()).collect();
            let content = match content {
                Content::One(name) => Some(name),
                _ => None,
            };
            let fits = match content {
                Some(name) => is_of(schema, name, body, &own),
                None => known_share(object.keys(), |key| own.contains(&key)),
            };
            (!fits).then_some("other properties")
        }
        (PayloadPlan::Single(_), _) => (!object.contains_key("value")).then_some("no single value"),
        (PayloadPlan::Reference, _) => (!object.keys().any(|key| key.contains("@odata."))).then_some("no reference"),
        (_, Content::One(name)) => (!is_of(schema, name, body, &[])).then_some("other properties"),
        (_, Content::Value(ty)) => match &ty.element {
            Element::Named(name) => (!is_of(schema, name, body, &[])).then_some("other properties"),
            Element::Primitive(_) => None,
        },
        _ => None,
    }
}

/// Whether the type that the body names, or `name` or one derived from it, has at least half of the body's properties.
fn is_of(schema: &Schema, name: &TypeName, body: &Value, more: &[&str]) -> bool {
    let Value::Object(object) = body else { return false };
    let own =
        object.get("@odata.type").and_then(Value::as_str).map(|own| TypeName(own.trim_start_matches('#').to_owned()));
    let named = own.filter(|own| schema.structure(own).is_some());
    let derived = schema.types.iter().filter_map(|(other, def)| matches!(def, TypeDef::Struct(_)).then_some(other));
    let derived = derived.filter(|other| schema.chain(other).iter().any(|(base, _)| *base == name));
    let candidates: Vec<&TypeName> = named.as_ref().into_iter().chain([name]).chain(derived).collect();
    candidates.into_iter().any(|candidate| {
        let chain = schema.chain(candidate);
        let has = |key: &str| {
            more.contains(&key)
                || chain.iter().any(|(_, item)| item.properties.iter().any(|property| property.name == key))
        };
        known_share(object.keys(), has)
    })
}

/// Whether at least half of the names that are no annotations are known.
fn known_share<'k>(keys: impl Iterator<Item = &'k String>, known: impl Fn(&str) -> bool) -> bool {
    let keys: Vec<&str> = keys.map(String::as_str).filter(|key| !key.contains('@')).collect();
    keys.iter().filter(|key| known(key)).count() * 2 >= keys.len()
}
