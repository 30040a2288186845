//! What the section `Response` says (`FORMAT.md`, section Responses).

use std::sync::LazyLock;

use super::gate::Gate;
use super::{prose, text};
use crate::facts::{Reference, ResponseFact, Spanned};
use crate::markdown::inline::{self, Target};
use crate::markdown::{Document, Section, Sections};
use crate::schema::Edm;

/// Wording that says that there are several.
const COLLECTION: &[&str] = &["collection", "list of", "array of", "set of", "arrays of", "lists of"];

/// Wording that says that the body is empty.
const NOTHING: &[&str] = &[
    "not return anything",
    "n't return anything",
    "not return a response body",
    "n't return a response body",
    "empty response body",
    "no response body",
    "empty content",
    "nothing to return",
    "nothing in the response body",
    "no content in the response body",
    "redirect",
];

/// Wording that says that the body is bytes.
const RAW: &[&str] = &[
    "a stream in the response body",
    "stream object in the response body",
    "binary data",
    "binary stream",
    "binary content",
    "raw contents",
    "raw bytes",
    "bytes of the",
    "csv format",
    "html content",
    "mime content",
    "contents of the file",
    "image data",
];

/// Wording of primitives; the first that occurs as words decides.
const PRIMITIVES: &[(&str, Edm)] = &[
    ("string object", Edm::String),
    ("string collection", Edm::String),
    ("strings", Edm::String),
    ("a string", Edm::String),
    ("string value", Edm::String),
    ("boolean", Edm::Boolean),
    ("a bool ", Edm::Boolean),
    ("int32", Edm::Int32),
    ("int64", Edm::Int64),
    ("an integer", Edm::Int32),
    ("a double", Edm::Double),
    ("a guid", Edm::Guid),
];

/// All of [`NOTHING`], [`RAW`], [`COLLECTION`] and [`PRIMITIVES`], in this order.
static GATE: LazyLock<Gate> = LazyLock::new(|| {
    let phrases = NOTHING.iter().chain(RAW).chain(COLLECTION).copied();
    Gate::new(phrases.chain(PRIMITIVES.iter().map(|(words, _)| *words)))
});

/// Where the tables begin in [`GATE`].
const AT_RAW: usize = NOTHING.len();
const AT_COLLECTION: usize = AT_RAW + RAW.len();
const AT_PRIMITIVES: usize = AT_COLLECTION + COLLECTION.len();

/// The most names that are read of a paragraph.
const MAX_TYPES: usize = 16;

/// What the section says; those that belong to examples lie deeper than the operation's own.
pub(super) fn read(document: &Document<'_>, sections: &Sections) -> ResponseFact {
    let own = |section: &&Section| {
        let title = section.title.trim().trim_end_matches(':');
        title.eq_ignore_ascii_case("response") || title.eq_ignore_ascii_case("responses")
    };
    let mut found = ResponseFact::default();
    let Some(section) = sections.list.iter().filter(own).min_by_key(|section| section.level) else { return found };
    for (paragraph, offset) in text::prose(document, section, false) {
        read_paragraph(document, paragraph, offset, &mut found);
    }
    found
}

fn read_paragraph(document: &Document<'_>, paragraph: &str, offset: usize, found: &mut ResponseFact) {
    if paragraph.starts_with("[!INCLUDE") {
        return;
    }
    if found.status.is_none()
        && let Some((status, at)) = status_in(paragraph)
    {
        found.status = Some(Spanned { value: status, span: document.span(offset + at..offset + at + 3) });
    }
    let lower = inline::plain(paragraph).to_lowercase();
    let present = GATE.search(&lower);
    found.nothing |= present.any(0..AT_RAW) && text::says(&lower, NOTHING);
    found.raw |= present.any(AT_RAW..AT_COLLECTION) && text::says(&lower, RAW);
    if found.types.is_empty() {
        found.types = types(document, paragraph, offset);
        found.collection |= present.any(AT_COLLECTION..AT_PRIMITIVES) && text::says(&lower, COLLECTION);
    }
    if found.primitive.is_none() && present.any(AT_PRIMITIVES..AT_PRIMITIVES + PRIMITIVES.len()) {
        found.primitive = PRIMITIVES.iter().find(|(words, _)| lower.contains(words)).map(|(_, edm)| *edm);
    }
}

/// The first status code of success or redirection, with its place.
fn status_in(text: &str) -> Option<(u16, usize)> {
    let bytes = text.as_bytes();
    let digit = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_digit);
    let word = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut at = 0;
    while at < bytes.len() {
        if !digit(at) {
            at += 1;
            continue;
        }
        let end = (at..bytes.len()).find(|end| !digit(*end)).unwrap_or(bytes.len());
        let before = at.checked_sub(1);
        let alone = !word(end) && before.is_none_or(|before| !word(before) && bytes.get(before) != Some(&b'.'));
        let status = text.get(at..end).filter(|digits| digits.len() == 3).and_then(|digits| digits.parse().ok());
        if let Some(status) = status.filter(|status| alone && (200..400).contains(status)) {
            return Some((status, at));
        }
        at = end;
    }
    None
}

/// The types that a paragraph names: links, else bold names and names in code before `object` and the like.
fn types(document: &Document<'_>, paragraph: &str, offset: usize) -> Vec<Spanned<Reference>> {
    let links = inline::links(paragraph).into_iter().take(MAX_TYPES);
    let links = links.map(|link| {
        let span = document.span(offset + link.range.start..offset + link.range.end);
        (prose::reference(document, &link), span, link.target != Target::Shortcut)
    });
    let mut found: Vec<Spanned<Reference>> = links
        .filter(|(reference, _, inline)| *inline || reference.target.is_some())
        .map(|(value, span, _)| Spanned { value, span })
        .collect();
    if found.is_empty() {
        found.extend(marked(paragraph).take(MAX_TYPES).map(|(name, at)| {
            let span = document.span(offset + at..offset + at + name.len());
            Spanned { value: Reference { text: name.to_owned(), target: None }, span }
        }));
    }
    found
}

/// Names in bold or code with their places.
fn marked(paragraph: &str) -> impl Iterator<Item = (&str, usize)> {
    let mut at = 0;
    paragraph.split(['*', '`']).filter_map(move |part| {
        let here = at;
        at += part.len() + 1;
        let before = here.checked_sub(1).and_then(|before| paragraph.as_bytes().get(before));
        let is_name = part.starts_with(|c: char| c.is_ascii_alphabetic())
            && part.chars().all(|c| c.is_ascii_alphanumeric() || c == '.');
        (is_name && matches!(before, Some(b'*' | b'`'))).then_some((part, here))
    })
}
