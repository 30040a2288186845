//! Request lines: method and URL as written (`FORMAT.md`, section Request lines).

use std::ops::Range;

use super::text;
use crate::diag::{Code, Diagnostic};
use crate::facts::{RequestFact, Spanned};
use crate::markdown::{BlockKind, Document, Sections};
use crate::page::request_method;

/// The most request lines that are read of a page.
const MAX_LINES: usize = 256;

/// The request lines below `HTTP request`; without such a section those of any code block before the response, else
/// those of examples.
pub(super) fn read(
    document: &Document<'_>,
    sections: &Sections,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<RequestFact> {
    let mut found = Vec::new();
    for section in sections.titled(is_request_title) {
        lines(document, section.all.clone(), &mut found, Some(&mut *diagnostics));
    }
    if found.is_empty() {
        let end = sections.titled(|title| title == "response").next().map_or(document.blocks.len(), |s| s.own.start);
        lines(document, 0..end, &mut found, None);
    }
    if found.is_empty() {
        lines(document, 0..document.blocks.len(), &mut found, None);
    }
    if found.is_empty() {
        diagnostics.push(Diagnostic::new(Code::Http001, document.span(0..0), "the page has no request line"));
    }
    found
}

/// Whether a lower-case title announces request lines.
pub(super) fn is_request_title(title: &str) -> bool {
    title.starts_with("http request")
}

fn lines(
    document: &Document<'_>,
    blocks: Range<usize>,
    found: &mut Vec<RequestFact>,
    mut diagnostics: Option<&mut Vec<Diagnostic>>,
) {
    for block in document.blocks.get(blocks).unwrap_or(&[]) {
        let BlockKind::Fence { body, start, .. } = block.kind else { continue };
        let mut ignored = None;
        for (offset, line) in text::lines(body, start) {
            if found.len() >= MAX_LINES {
                return;
            }
            if let Some(request) = request(document, line, offset) {
                found.push(request);
            } else if !line.trim().is_empty() {
                ignored.get_or_insert((offset, line));
            }
        }
        if let (Some((offset, line)), Some(diagnostics)) = (ignored, diagnostics.as_deref_mut()) {
            let message = format!("`{}` is no request line", text::shorten(line.trim()));
            diagnostics.push(Diagnostic::new(Code::Http008, document.span(offset..offset + line.len()), message));
        }
    }
}

/// The request line that starts at `offset`, if it is one.
fn request(document: &Document<'_>, line: &str, offset: usize) -> Option<RequestFact> {
    let (method, rest) = request_method(line)?;
    let url = without_protocol(rest);
    // (A search of the standard library is slow to set up for a text this long.)
    let offset = offset + memchr::memmem::find(line.as_bytes(), url.as_bytes()).unwrap_or(0);
    let span = document.span(offset..offset + url.len());
    Some(RequestFact { method, url: Spanned { value: url.to_owned(), span } })
}

/// A URL without ` HTTP/1.1` behind it.
pub(super) fn without_protocol(rest: &str) -> &str {
    let rest = rest.trim();
    match rest.rsplit_once(char::is_whitespace) {
        Some((url, last)) if last.to_ascii_uppercase().starts_with("HTTP/") => url.trim_end(),
        _ => rest,
    }
}
