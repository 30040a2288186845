//! Inline markdown: code, links, emphasis and text, each written back so that it cannot mean anything else.

use super::{link, word};

/// Emphasis and links inside each other beyond this are text.
const MAX_DEPTH: usize = 4;

/// How far the end of a code span, link or emphasis is looked for.
const MAX_REACH: usize = 1_000;

/// The text of a block, made safe.
pub(super) fn clean(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    write(text, 0, &mut out);
    out.trim().to_owned()
}

/// Appends `text`, made safe.
pub(super) fn write(text: &str, depth: usize, out: &mut String) {
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let taken = match c {
            '`' => write_code(rest, out),
            '\\' => write_escape(rest, out),
            '!' | '[' => link::write(rest, depth, out),
            '<' => link::write_autolink(rest, out),
            '*' => write_emphasis(rest, depth, out),
            '&' => write_entity(rest, out),
            c if word::starts(c) => word::write(rest, out),
            c => write_text(c, out),
        };
        rest = rest.get(taken.max(1)..).unwrap_or_default();
    }
}

/// One character of text, escaped where it could be markup; returns its length, as all writers do.
pub(super) fn write_text(c: char, out: &mut String) -> usize {
    match c {
        '[' | ']' | '<' | '*' | '`' | '\\' | '|' | '~' | '_' => out.extend(['\\', c]),
        c if c.is_whitespace() || c.is_control() => {
            if !out.ends_with(' ') {
                out.push(' ');
            }
        }
        c => out.push(c),
    }
    c.len_utf8()
}

/// The part of `text` that is searched for an end.
pub(super) fn reach(text: &str) -> &str {
    let mut end = text.len().min(MAX_REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    text.get(..end).unwrap_or_default()
}

/// Where the code span that starts with `ticks` ticks ends.
pub(super) fn code_end(text: &str, ticks: usize) -> Option<usize> {
    let text = reach(text);
    let mut at = ticks;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('`')) {
        at += next;
        let rest = text.get(at..)?;
        let run = rest.len() - rest.trim_start_matches('`').len();
        if run == ticks {
            return Some(at + run);
        }
        at += run;
    }
    None
}

fn write_code(text: &str, out: &mut String) -> usize {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let span = code_end(text, ticks).and_then(|end| text.get(..end));
    let Some(span) = span.filter(|span| !span.trim_matches(['`', ' ', '\n']).is_empty()) else {
        out.push_str(&"\\`".repeat(ticks));
        return ticks;
    };
    // Code that touches code would be read as one longer run of ticks.
    if out.ends_with('`') {
        out.push(' ');
    }
    out.push_str(&span.split_whitespace().collect::<Vec<_>>().join(" "));
    span.len()
}

/// A backslash and what it escapes, which stays a character of text.
fn write_escape(text: &str, out: &mut String) -> usize {
    match text.chars().nth(1).filter(char::is_ascii_punctuation) {
        Some(c) => 1 + write_text(c, out),
        None => write_text('\\', out),
    }
}

fn write_emphasis(text: &str, depth: usize, out: &mut String) -> usize {
    let stars = text.len() - text.trim_start_matches('*').len();
    let Some(inner) = emphasised(text, stars).filter(|_| depth < MAX_DEPTH) else {
        out.push_str(&"\\*".repeat(stars));
        return stars;
    };
    let mut clean = String::new();
    write(inner, depth + 1, &mut clean);
    let mark = if is_code(&clean) { "" } else { text.get(..stars).unwrap_or_default() };
    out.push_str(mark);
    out.push_str(&clean);
    out.push_str(mark);
    stars + inner.len() + stars
}

/// What stands between `stars` stars and as many later ones.
fn emphasised(text: &str, stars: usize) -> Option<&str> {
    let rest = reach(text).get(stars..).filter(|_| stars <= 3)?;
    if rest.starts_with(char::is_whitespace) {
        return None;
    }
    let mut at = 0;
    while let Some(next) = rest.get(at..).and_then(|rest| rest.find(['*', '`'])) {
        at += next;
        let here = rest.get(at..)?;
        if here.starts_with('`') {
            let ticks = here.len() - here.trim_start_matches('`').len();
            at += code_end(here, ticks).unwrap_or(ticks);
            continue;
        }
        let run = here.len() - here.trim_start_matches('*').len();
        let inner = rest.get(..at)?;
        if run == stars && !inner.is_empty() && !inner.ends_with(char::is_whitespace) {
            return Some(inner);
        }
        at += run;
    }
    None
}

/// Whether the text is one code span, which needs no emphasis.
fn is_code(text: &str) -> bool {
    text.len() > 2 && text.starts_with('`') && text.ends_with('`') && text.matches('`').count() == 2
}

fn write_entity(text: &str, out: &mut String) -> usize {
    const ENTITIES: [(&str, char); 7] = [
        ("&nbsp;", ' '),
        ("&lt;", '<'),
        ("&gt;", '>'),
        ("&amp;", '&'),
        ("&quot;", '"'),
        ("&#39;", '\''),
        ("&apos;", '\''),
    ];
    match ENTITIES.iter().find(|(entity, _)| text.starts_with(entity)) {
        Some((entity, c)) => {
            write_text(*c, out);
            entity.len()
        }
        None => write_text('&', out),
    }
}
