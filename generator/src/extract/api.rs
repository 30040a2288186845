//! API pages: request lines, body tables and example bodies (`FORMAT.md`, section API pages).

use super::annotation::Bound;
use super::{prose, sample};
use crate::diag::{Code, Diagnostic};
use crate::facts::{ApiFact, PropertyFact, Reference, RequestFact, SampleFact, Spanned};
use crate::markdown::inline;
use crate::markdown::{BlockKind, Document, Section, Sections};
use crate::page::request_method;

/// What an API page says; `body` holds the rows of its body tables.
pub(super) fn read(
    document: &Document<'_>,
    sections: &Sections,
    bound: &[Bound],
    body: Vec<PropertyFact>,
    diagnostics: &mut Vec<Diagnostic>,
) -> ApiFact {
    let requests = requests(document, sections);
    if requests.is_empty() {
        diagnostics.push(Diagnostic::new(Code::Http001, document.span(0..0), "the page has no request line"));
    }
    let section = sections.titled(|title| title == "request body").next();
    ApiFact {
        requests,
        body,
        body_type: section.and_then(|section| body_type(document, section)),
        no_body: section.is_some_and(|section| says_no_body(document, section)),
        samples: samples(document, bound, diagnostics),
    }
}

/// The request lines below `HTTP request`; without such a section those of any code block before the response.
fn requests(document: &Document<'_>, sections: &Sections) -> Vec<RequestFact> {
    let mut found = Vec::new();
    for section in sections.titled(|title| title.starts_with("http request")) {
        lines(document, section.all.clone(), &mut found);
    }
    if found.is_empty() {
        let end = sections.titled(|title| title == "response").next().map_or(document.blocks.len(), |s| s.own.start);
        lines(document, 0..end, &mut found);
    }
    found
}

fn lines(document: &Document<'_>, blocks: std::ops::Range<usize>, found: &mut Vec<RequestFact>) {
    for block in document.blocks.get(blocks).unwrap_or(&[]) {
        let BlockKind::Fence { body, start, .. } = block.kind else { continue };
        let mut at = start;
        for line in body.split_inclusive('\n') {
            if let Some((method, rest)) = request_method(line) {
                let url = without_protocol(rest);
                let offset = at + line.find(url).unwrap_or(0);
                let span = document.span(offset..offset + url.len());
                found.push(RequestFact { method, url: Spanned { value: url.to_owned(), span } });
            }
            at += line.len();
        }
    }
}

/// A URL without ` HTTP/1.1` behind it.
fn without_protocol(rest: &str) -> &str {
    let rest = rest.trim();
    match rest.rsplit_once(char::is_whitespace) {
        Some((url, last)) if last.to_ascii_uppercase().starts_with("HTTP/") => url.trim_end(),
        _ => rest,
    }
}

/// The paragraphs of a section with their offsets.
fn paragraphs<'d, 'a>(document: &'d Document<'a>, section: &Section) -> impl Iterator<Item = (&'a str, usize)> + 'd {
    document.blocks.get(section.all.clone()).unwrap_or(&[]).iter().filter_map(|block| match block.kind {
        BlockKind::Paragraph(text) => Some((text, block.range.start)),
        _ => None,
    })
}

/// `In the request body, supply a JSON representation of the [X](x.md) object.`
fn body_type(document: &Document<'_>, section: &Section) -> Option<Spanned<Reference>> {
    paragraphs(document, section).find_map(|(text, offset)| {
        let at = text.to_ascii_lowercase().find("representation")?;
        let link = inline::next_link(text, at)?;
        let range = offset + link.range.start..offset + link.range.end;
        Some(Spanned { value: prose::reference(document, &link), span: document.span(range) })
    })
}

/// `Do not supply a request body for this method.` and its variants.
fn says_no_body(document: &Document<'_>, section: &Section) -> bool {
    paragraphs(document, section).any(|(text, _)| {
        let lower = text.to_ascii_lowercase();
        let denies = ["do not", "don't", "no request body", "none", "empty"].iter().any(|word| lower.starts_with(word));
        denies && (lower.contains("request body") || lower.starts_with("none"))
    })
}

/// The JSON bodies of request and response examples.
fn samples(document: &Document<'_>, bound: &[Bound], diagnostics: &mut Vec<Diagnostic>) -> Vec<SampleFact> {
    let mut found = Vec::new();
    for (at, block) in document.blocks.iter().enumerate() {
        let BlockKind::Fence { info, body, start } = block.kind else { continue };
        let metadata = bound.iter().find(|bound| bound.fence == at).map(|bound| bound.metadata.clone());
        if metadata.as_ref().is_some_and(|metadata| metadata.block_type == "resource") || !is_exchange(info) {
            continue;
        }
        let Some(offset) = json_start(body) else { continue };
        let json = body.get(offset..).unwrap_or("");
        if let Some(shape) = sample::read(document, json, start + offset, diagnostics) {
            found.push(SampleFact { metadata, shape });
        }
    }
    found
}

/// Info strings of code blocks that show requests, responses or bodies.
fn is_exchange(info: &str) -> bool {
    let info = info.to_ascii_lowercase();
    info.is_empty() || ["http", "json", "msgraph-interactive"].iter().any(|known| info.starts_with(known))
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
