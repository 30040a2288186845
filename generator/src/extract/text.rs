//! Small helpers over lines and paragraphs of a page.

use crate::markdown::{BlockKind, Document, Section};

/// The lines of a text with the offset of each; `start` is the offset of the first.
pub(super) fn lines(body: &str, start: usize) -> impl Iterator<Item = (usize, &str)> {
    let mut at = start;
    body.split_inclusive('\n').map(move |line| {
        let offset = at;
        at += line.len();
        (offset, line.trim_end_matches(['\n', '\r']))
    })
}

/// A text that may be long, for a message.
pub(super) fn shorten(text: &str) -> String {
    let mut chars = text.chars();
    let mut out: String = chars.by_ref().take(60).collect();
    if chars.next().is_some() {
        out.push('…');
    }
    out
}

/// The paragraphs and list items of a section with their offsets; `deep` includes the sections below it.
pub(super) fn prose<'d, 'a>(
    document: &'d Document<'a>,
    section: &Section,
    deep: bool,
) -> impl Iterator<Item = (&'a str, usize)> + 'd {
    let blocks = if deep { section.all.clone() } else { section.own.clone() };
    document.blocks.get(blocks).unwrap_or(&[]).iter().filter_map(|block| match block.kind {
        BlockKind::Paragraph(text) | BlockKind::Item(text) => Some((text, block.range.start)),
        _ => None,
    })
}

/// Whether a lower-case text holds one of the phrases.
pub(super) fn says(lower: &str, phrases: &[&str]) -> bool {
    phrases.iter().any(|phrase| lower.contains(phrase))
}
