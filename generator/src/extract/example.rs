//! Examples of requests and responses: start line, headers, body (`FORMAT.md`, section Examples).

use super::annotation::Bound;
use super::request_line::{is_request_title, without_protocol};
use super::{sample, text};
use crate::diag::Diagnostic;
use crate::facts::{ExchangeFact, Metadata, SampleFact, Spanned};
use crate::markdown::{BlockKind, Document, Sections};
use crate::page::request_method;
use crate::schema::{ExampleKind, Method};

/// The most requests and responses that are read of a page.
const MAX_EXCHANGES: usize = 256;

/// The exchanges of a page and the JSON bodies of all its code blocks.
pub(super) fn read(
    document: &Document<'_>,
    sections: &Sections,
    bound: &[Bound],
    diagnostics: &mut Vec<Diagnostic>,
) -> (Vec<ExchangeFact>, Vec<SampleFact>) {
    let requests: Vec<_> = sections.titled(is_request_title).map(|section| section.all.clone()).collect();
    let mut exchanges = Vec::new();
    let mut samples = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let BlockKind::Fence { info, body, start } = block.kind else { continue };
        let metadata = bound.iter().find(|bound| bound.fence == at).map(|bound| &bound.metadata);
        if metadata.is_some_and(|metadata| metadata.block_type == "resource") || !is_exchange(info) {
            continue;
        }
        if let Some(offset) = json_start(body) {
            let json = body.get(offset..).unwrap_or("");
            if let Some(shape) = sample::read(document, json, start + offset, diagnostics) {
                samples.push(SampleFact { metadata: metadata.cloned(), shape });
            }
        }
        if exchanges.len() < MAX_EXCHANGES && !requests.iter().any(|blocks| blocks.contains(&at)) {
            exchanges.extend(exchange(document, body, start, metadata));
        }
    }
    (exchanges, samples)
}

/// Info strings of code blocks that show requests, responses or bodies.
fn is_exchange(info: &str) -> bool {
    let info = info.to_ascii_lowercase();
    info.is_empty() || ["http", "json", "msgraph"].iter().any(|known| info.starts_with(known))
}

/// Where the JSON body starts: the first line that opens an object or array.
fn json_start(body: &str) -> Option<usize> {
    let mut at = 0;
    for line in body.split_inclusive('\n') {
        let text = line.trim_start();
        if text.starts_with('{') || text.starts_with('[') && !text.starts_with("[!") {
            return Some(at + line.len() - text.len());
        }
        at += line.len();
    }
    None
}

/// A request or response, told by its start line or its metadata.
fn exchange(document: &Document<'_>, body: &str, start: usize, metadata: Option<&Metadata>) -> Option<ExchangeFact> {
    let (offset, first) = text::lines(body, start).find(|(_, line)| !line.trim().is_empty())?;
    let request = request_method(first);
    let status = status(first);
    let block_type = metadata.map_or("", |metadata| metadata.block_type.as_str());
    let kind = match (request, status, block_type) {
        (Some(_), ..) => ExampleKind::Request,
        (_, Some(_), _) | (.., "response" | "simulatedResponse") => ExampleKind::Response,
        (.., "request") => ExampleKind::Request,
        _ => return None,
    };
    let started = request.is_some() || status.is_some();
    let line = if started { without_protocol(first) } else { "" };
    let line = if status.is_some() { first.trim() } else { line };
    let parts = parts(body, start, started.then_some(offset + first.len()));
    Some(ExchangeFact {
        kind,
        start_line: Spanned { value: line.to_owned(), span: document.span(offset..offset + first.len()) },
        method: request.map(|(method, _): (Method, _)| method),
        status,
        content_type: parts.content_type,
        metadata: metadata.cloned(),
        body: parts.body.map(|range| document.span(range)),
    })
}

/// `HTTP/1.1 200 OK` → 200; the version may be missing.
fn status(line: &str) -> Option<u16> {
    let line = line.trim();
    let head = line.get(..4).filter(|head| head.eq_ignore_ascii_case("HTTP"))?;
    let rest = line.get(head.len()..)?;
    let code = rest.split(|c: char| c.is_whitespace() || c == ',').find(|word| word.len() == 3)?;
    code.parse().ok().filter(|code| (100..600).contains(code))
}

struct Parts {
    content_type: Option<String>,
    body: Option<std::ops::Range<usize>>,
}

/// Headers and body behind the start line, which ends at `from`; without a start line all is body.
fn parts(body: &str, start: usize, from: Option<usize>) -> Parts {
    let mut content_type = None;
    let mut at = if from.is_none() { start } else { start + body.len() };
    for (offset, line) in text::lines(body, start).filter(|(offset, _)| from.is_some_and(|from| *offset >= from)) {
        if line.starts_with(['&', '?']) {
            continue;
        }
        let Some((name, value)) = header(line) else {
            at = offset;
            break;
        };
        if name.eq_ignore_ascii_case("content-type") {
            content_type = Some(value.trim().to_lowercase());
        }
    }
    let rest = body.get(at - start..).unwrap_or("");
    let at = at + rest.len() - rest.trim_start().len();
    let end = start + body.trim_end().len();
    Parts { content_type, body: (at < end).then_some(at..end) }
}

/// `Name: value`.
fn header(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim();
    let valid = !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
    valid.then_some((name, value))
}
