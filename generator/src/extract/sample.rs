//! JSON bodies → [`Shape`]s (`FORMAT.md`, section JSON representations).

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic};
use crate::facts::{Group, Sample, Shape, ShapeMember, Spanned};
use crate::markdown::Document;
use crate::markdown::json::{self, Member, Node, Value};

/// Reads a JSON body. An array gives the shape of its first object; anything else but an object gives nothing.
pub(super) fn read(
    document: &Document<'_>,
    body: &str,
    start: usize,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Spanned<Shape>> {
    // A request or response may stand above it.
    let head = if body.trim_start().starts_with(['{', '[', '"', '\'', '/', '.']) {
        0
    } else {
        ["\n{", "\n["].iter().filter_map(|open| body.find(open)).min().map_or(0, |at| at + 1)
    };
    let (body, start) = (body.get(head..).unwrap_or(""), start + head);
    let parsed = json::read(body);
    let span_at = |at: usize| document.span(start + at..start + at + 1);
    if let Some((what, at)) = parsed.lenient.first() {
        diagnostics.push(Diagnostic::new(Code::Json001, span_at(*at), format!("the JSON holds {what}")));
    }
    if let Some((what, at)) = parsed.broken {
        diagnostics.push(Diagnostic::new(Code::Json002, span_at(at), format!("the JSON cannot be read: {what}")));
    }
    let node = parsed.node?;
    let object = match &node.value {
        Value::Array(items) => items.first()?,
        _ => &node,
    };
    matches!(object.value, Value::Object(_)).then(|| Spanned {
        value: shape(document, object, start),
        span: document.span(start + object.range.start..start + object.range.end),
    })
}

fn shape(document: &Document<'_>, object: &Node<'_>, start: usize) -> Shape {
    let mut found = Shape::default();
    let mut seen = BTreeSet::new();
    for member in object.members() {
        let key = member.key.trim();
        if key == "@odata.type" || key == "@type" {
            found.type_name = found.type_name.take().or_else(|| type_name(&member.node));
        } else if key.starts_with('@') || key.contains("@odata.") || key.contains("@microsoft.") || key.contains('#') {
            found.annotations.push(key.to_owned());
        } else if !is_identifier(key) {
            found.dynamic = true;
        } else if seen.insert(key) {
            found.members.push(shape_member(document, member, key, start));
        }
    }
    found
}

/// Keys of open types are often placeholders or identifiers of objects.
fn is_identifier(key: &str) -> bool {
    key.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && key.chars().all(|c| c.is_ascii_alphanumeric() || "_.".contains(c))
}

fn type_name(node: &Node<'_>) -> Option<String> {
    let text = node.as_str()?.trim().trim_start_matches('#');
    let inner = text.strip_prefix("Collection(").and_then(|rest| rest.strip_suffix(')')).unwrap_or(text);
    (!inner.is_empty()).then(|| inner.to_owned())
}

fn shape_member(document: &Document<'_>, member: &Member<'_>, key: &str, start: usize) -> ShapeMember {
    let span = document.span(start + member.range.start..start + member.range.end);
    ShapeMember {
        name: Spanned { value: key.to_owned(), span },
        sample: sample(document, &member.node, start),
        group: member.comment.map_or(Group::Own, group),
    }
}

fn sample(document: &Document<'_>, node: &Node<'_>, start: usize) -> Sample {
    match &node.value {
        Value::Null => Sample::Null,
        Value::Bool(_) => Sample::Bool,
        Value::Number(text) if text.contains(['.', 'e', 'E']) => Sample::Float,
        Value::Number(_) => Sample::Integer,
        Value::String(text) => Sample::Text(text.to_string()),
        Value::Word(text) => Sample::Text((*text).to_owned()),
        Value::Array(items) => {
            // The first object tells most: lists often begin with a plain ellipsis or null.
            let best = items.iter().find(|item| matches!(item.value, Value::Object(_))).or(items.first());
            Sample::List(best.map(|item| Box::new(sample(document, item, start))))
        }
        Value::Object(_) => Sample::Object(shape(document, node, start)),
    }
}

/// What a comment in the JSON says of the keys below it.
fn group(comment: &str) -> Group {
    let comment = comment.to_lowercase();
    if comment.contains("relationship") || comment.contains("navigation") {
        Group::Relationships
    } else if comment.contains("inherited") {
        Group::Inherited
    } else {
        Group::Own
    }
}
