//! What the section `Request body` says (`FORMAT.md`, section Request bodies).

use super::{prose, text};
use crate::facts::{ApiFact, BodyWords, Reference, Spanned};
use crate::markdown::inline;
use crate::markdown::{Document, Section, Sections};

/// Phrases that say that there is no body; each is a text's beginning in lower case.
const NO_BODY: &[&str] = &[
    "do not supply a request body",
    "do not supply request body",
    "do not provide a request body",
    "do not include a request body",
    "do not specify a request body",
    "do not supply a body",
    "don't supply a request body",
    "don't provide a request body",
    "don't include a request body",
    "don't specify a request body",
    "no request body",
    "no body",
    "none",
    "empty",
    "there is no request body",
    "this method has no request body",
    "this method does not require a request body",
    "this method doesn't require a request body",
    "this method does not take a request body",
    "this action does not require a request body",
    "this api does not require any request body",
    "this operation has no request content",
    "not applicable",
    "nothing",
];

/// Phrases that say that the body is bytes.
const RAW: &[&str] = &[
    "binary",
    "contents of the file",
    "content of the file",
    "contents of the request body should be",
    "contents of the stream",
    "mime content",
    "base64",
    "raw bytes",
    "contain html",
    "image",
];

/// Phrases that say that the body is a list.
const LIST: &[&str] = &["an array of", "a collection of", "a list of json", "array of json"];

/// Phrases that announce parameters rather than a type.
const PARAMETERS: &[&str] =
    &["representation of the parameters", "representation of the following parameters", "following parameters"];

/// The most links that are read of the section.
const MAX_LINKS: usize = 16;

/// Fills in what the section says.
pub(super) fn read(document: &Document<'_>, sections: &Sections, fact: &mut ApiFact) {
    let Some(section) = sections.titled(|title| title == "request body").next() else { return };
    fact.body_words.section = true;
    fact.body_type = body_type(document, section);
    for (paragraph, offset) in text::prose(document, section, true) {
        let lower = inline::collapse(paragraph).to_lowercase();
        fact.no_body |= denies(&lower);
        words(&lower, &mut fact.body_words);
        if paragraph.starts_with("[!INCLUDE") {
            continue;
        }
        for link in inline::links(paragraph).into_iter().take(MAX_LINKS.saturating_sub(fact.body_links.len())) {
            let span = document.span(offset + link.range.start..offset + link.range.end);
            fact.body_links.push(Spanned { value: prose::reference(document, &link), span });
        }
    }
}

/// Whether a lower-case paragraph says that there is no body.
fn denies(lower: &str) -> bool {
    let plain = lower.trim_start_matches(['*', '>', ' ', '_']);
    NO_BODY.iter().any(|phrase| plain.starts_with(phrase))
}

fn words(lower: &str, found: &mut BodyWords) {
    found.raw |= text::says(lower, RAW);
    found.list |= text::says(lower, LIST);
    found.reference |= lower.contains("@odata.id");
    found.parameters |= text::says(lower, PARAMETERS);
}

/// `In the request body, supply a JSON representation of the [X](x.md) object.`
fn body_type(document: &Document<'_>, section: &Section) -> Option<Spanned<Reference>> {
    text::prose(document, section, true).find_map(|(text, offset)| {
        let at = text.to_ascii_lowercase().find("representation")?;
        let link = inline::next_link(text, at)?;
        let range = offset + link.range.start..offset + link.range.end;
        Some(Spanned { value: prose::reference(document, &link), span: document.span(range) })
    })
}
