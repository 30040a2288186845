//! Metadata comments: their typed view and the code block each belongs to (`FORMAT.md`, section Metadata).

use std::collections::BTreeSet;

use crate::diag::{Code, Diagnostic};
use crate::facts::{Metadata, Spanned};
use crate::markdown::json::{self, Node, Value};
use crate::markdown::{BlockKind, Document};

/// Values of `blockType` that are known.
const BLOCK_TYPES: [&str; 8] =
    ["resource", "request", "response", "ignored", "example", "samples", "simulatedResponse", "permissions"];

/// A metadata comment and the block index of the code block it belongs to.
pub(super) struct Bound {
    pub(super) metadata: Metadata,
    pub(super) fence: usize,
}

/// All metadata comments with the code blocks they belong to.
pub(super) fn bind(document: &Document<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Bound> {
    let mut bound = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let BlockKind::Comment(text) = block.kind else { continue };
        let Some(metadata) = read(document, text, block.range.start, diagnostics) else { continue };
        let span = metadata.span;
        if !BLOCK_TYPES.contains(&metadata.block_type.as_str()) {
            let message = format!("`blockType` is `{}`", metadata.block_type);
            diagnostics.push(Diagnostic::new(Code::Md005, span, message));
        }
        match following_fence(document, at) {
            Some(fence) => bound.push(Bound { metadata, fence }),
            None if metadata.block_type == "permissions" => {}
            None => diagnostics.push(Diagnostic::new(Code::Md003, span, "no code block follows the comment")),
        }
    }
    bound
}

/// The next code block; at most two paragraphs, no heading of level 1 or 2 and no other metadata may stand between.
fn following_fence(document: &Document<'_>, comment: usize) -> Option<usize> {
    let mut paragraphs = 0;
    for (at, block) in document.blocks.iter().enumerate().skip(comment + 1) {
        match &block.kind {
            BlockKind::Fence { .. } => return Some(at),
            BlockKind::Heading { level, .. } if *level <= 2 => return None,
            BlockKind::Comment(text) if text.contains("blockType") => return None,
            BlockKind::Paragraph(_) => paragraphs += 1,
            BlockKind::Table(_) => return None,
            _ => {}
        }
        if paragraphs > 2 {
            return None;
        }
    }
    None
}

/// The metadata in a comment's text, if it is metadata with a block type.
fn read(document: &Document<'_>, text: &str, offset: usize, diagnostics: &mut Vec<Diagnostic>) -> Option<Metadata> {
    let lead = text.len() - text.trim_start().len();
    let body = text.get(lead..)?;
    if !body.starts_with('{') || !body.contains("blockType") {
        return None;
    }
    let start = offset + lead;
    let span = document.span(start..start + body.trim_end().len());
    let parsed = json::read(body);
    if let Some((what, _)) = parsed.lenient.first() {
        diagnostics.push(Diagnostic::new(Code::Md001, span, format!("the metadata holds {what}")));
    }
    if let Some((what, at)) = parsed.broken {
        let place = document.span(start + at..start + at + 1);
        diagnostics.push(Diagnostic::new(Code::Md002, place, format!("the metadata is not valid JSON: {what}")));
    }
    let node = parsed.node?;
    duplicates(document, &node, start, diagnostics);
    let text_of = |keys: &[&str]| {
        keys.iter().find_map(|key| {
            let node = node.get(key)?;
            let value = node.as_str()?.trim();
            let range = start + node.range.start..start + node.range.end;
            (!value.is_empty()).then(|| Spanned { value: value.to_owned(), span: document.span(range) })
        })
    };
    let flag = |keys: &[&str]| keys.iter().find_map(|key| node.get(key)?.as_bool());
    Some(Metadata {
        block_type: text_of(&["blockType"]).map(|text| text.value).unwrap_or_default(),
        type_name: text_of(&["@odata.type", "@type"]),
        base: text_of(&["baseType"]),
        key: text_of(&["keyProperty"]),
        open: flag(&["openType"]),
        is_abstract: flag(&["abstract", "isAbstract"]),
        is_collection: flag(&["isCollection"]),
        truncated: flag(&["truncated"]).unwrap_or_default(),
        optional: strings(node.get("optionalProperties")),
        name: text_of(&["name"]).map(|text| text.value),
        span,
    })
}

fn duplicates(document: &Document<'_>, node: &Node<'_>, start: usize, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen = BTreeSet::new();
    for member in node.members() {
        if !seen.insert(&member.key) {
            let span = document.span(start + member.range.start..start + member.range.end);
            diagnostics.push(Diagnostic::new(Code::Md007, span, format!("the key `{}` is there twice", member.key)));
        }
    }
}

fn strings(node: Option<&Node<'_>>) -> Vec<String> {
    match node.map(|node| &node.value) {
        Some(Value::Array(items)) => items.iter().filter_map(|item| item.as_str().map(str::to_owned)).collect(),
        _ => Vec::new(),
    }
}
