//! Inline markup of cells and paragraphs: links, code spans, and text without markup.

use std::ops::Range;

/// Links and code spans longer than this are text; it also bounds the work on hostile input.
const MAX_SPAN: usize = 4096;

/// Brackets and parentheses nested deeper than this are text.
const MAX_NESTED: u32 = 16;

/// At most [`MAX_SPAN`] bytes of `text`, cut at a character.
fn window(text: &str) -> &str {
    if text.len() <= MAX_SPAN {
        return text;
    }
    let end = (0..=MAX_SPAN).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    text.get(..end).unwrap_or("")
}

/// A link in a piece of text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link<'a> {
    /// The text in the first pair of brackets.
    pub text: &'a str,
    /// What it leads to.
    pub target: Target<'a>,
    /// Its byte range in the piece.
    pub range: Range<usize>,
    /// Whether the closing parenthesis is missing.
    pub truncated: bool,
}

/// What a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target<'a> {
    /// `[text](target)`.
    Inline(&'a str),
    /// `[text][label]`, or `[text][]` with the text as label.
    Reference(&'a str),
    /// `[text]`: a link only if there is a definition of that name.
    Shortcut,
}

/// The links of a piece, in order; images and escaped brackets are none.
pub fn links(text: &str) -> Vec<Link<'_>> {
    let mut links = Vec::new();
    let mut at = 0;
    while let Some(link) = next_link(text, at) {
        at = link.range.end;
        links.push(link);
    }
    links
}

/// The first link at or after `from`.
pub fn next_link(text: &str, from: usize) -> Option<Link<'_>> {
    let mut at = from;
    loop {
        let open = at + text.get(at..)?.find('[')?;
        match link_here(text, open) {
            Some(link) => return Some(link),
            None => at = open + 1,
        }
    }
}

/// The first link that starts at most `gap` bytes behind `from`.
pub fn near_link(text: &str, from: usize, gap: usize) -> Option<Link<'_>> {
    let opens = text.get(from..)?.bytes().take(gap + 1).enumerate().filter(|(_, byte)| *byte == b'[');
    opens.map(|(at, _)| from + at).find_map(|open| link_here(text, open))
}

/// The link whose opening bracket is at `open`.
fn link_here(text: &str, open: usize) -> Option<Link<'_>> {
    if text.get(..open)?.ends_with(['\\', '!']) {
        return None;
    }
    link_at(text, open, closing_bracket(text, open)?)
}

/// The bracket that closes the one at `open`; nested pairs are skipped.
fn closing_bracket(text: &str, open: usize) -> Option<usize> {
    let mut depth = 0_u32;
    let mut escaped = false;
    for (at, byte) in window(text.get(open..)?).bytes().enumerate() {
        match byte {
            b'[' if !escaped && depth == MAX_NESTED => return None,
            b'[' if !escaped => depth += 1,
            b']' if !escaped => {
                depth -= 1;
                if depth == 0 {
                    return Some(open + at);
                }
            }
            _ => {}
        }
        escaped = byte == b'\\' && !escaped;
    }
    None
}

fn link_at(text: &str, open: usize, close: usize) -> Option<Link<'_>> {
    let label = text.get(open + 1..close)?;
    let rest = window(text.get(close + 1..)?);
    if rest.starts_with('(') {
        let (target, length, truncated) = parenthesised(rest);
        let target = Target::Inline(target);
        return Some(Link { text: label, target, range: open..close + 1 + length, truncated });
    }
    if rest.starts_with('[')
        && let Some(end) = rest.find(']')
    {
        let reference = rest.get(1..end).filter(|name| !name.is_empty()).unwrap_or(label);
        let target = Target::Reference(reference);
        return Some(Link { text: label, target, range: open..close + end + 2, truncated: false });
    }
    Some(Link { text: label, target: Target::Shortcut, range: open..close + 1, truncated: false })
}

/// The target in `(target "title")`, the length of the whole, and whether the end is missing.
fn parenthesised(rest: &str) -> (&str, usize, bool) {
    let mut depth = 0_u32;
    for (at, byte) in rest.bytes().enumerate() {
        match byte {
            b'(' if depth == MAX_NESTED => break,
            b'(' => depth += 1,
            b')' => {
                depth -= 1;
                if depth == 0 {
                    return (destination(rest.get(1..at).unwrap_or("")), at + 1, false);
                }
            }
            _ => {}
        }
    }
    let inner = rest.get(1..).unwrap_or("");
    let end = inner.find([',', ';', ' ', '|']).unwrap_or(inner.len());
    (inner.get(..end).unwrap_or("").trim_end_matches(']'), end + 1, true)
}

/// A destination without its title and pointed brackets.
fn destination(inner: &str) -> &str {
    let inner = inner.trim();
    let inner = inner.strip_prefix('<').and_then(|rest| rest.strip_suffix('>')).unwrap_or(inner);
    match inner.find(" \"") {
        Some(title) => inner.get(..title).unwrap_or(inner).trim_end(),
        None => inner,
    }
}

/// A code span: its content and its byte range with the backticks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Code<'a> {
    /// The text between the backticks, trimmed.
    pub text: &'a str,
    /// The byte range in the piece.
    pub range: Range<usize>,
    /// Whether the closing backticks are missing.
    pub unclosed: bool,
}

/// The code span that starts at `at`, which must be the offset of a backtick; one that is not closed ends at the next
/// comma or at the end.
pub fn code_at(text: &str, at: usize) -> Option<Code<'_>> {
    let rest = window(text.get(at..)?);
    let ticks = rest.bytes().take_while(|byte| *byte == b'`').count();
    if ticks == 0 {
        return None;
    }
    let fence = rest.get(..ticks)?;
    let inner = rest.get(ticks..)?;
    if let Some(end) = inner.find(fence) {
        let length = ticks + end + inner.get(end..)?.bytes().take_while(|byte| *byte == b'`').count();
        return Some(Code { text: inner.get(..end)?.trim(), range: at..at + length, unclosed: false });
    }
    let end = inner.find([',', '.']).unwrap_or(inner.len());
    Some(Code { text: inner.get(..end)?.trim(), range: at..at + ticks + end, unclosed: true })
}

/// The text without markup: link texts, code without backticks, no emphasis, no tags, white space collapsed.
pub fn plain(text: &str) -> String {
    if is_plain(text) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
        let run = rest.find(['\\', '`', '[', '*', '<', '&']).unwrap_or(rest.len());
        out.push_str(rest.get(..run).unwrap_or(""));
        at += run;
        if let Some(c) = text.get(at..).and_then(|rest| rest.chars().next()) {
            at += step(text, at, c, &mut out);
        }
    }
    if is_plain(&out) { out } else { collapse(&out) }
}

/// Whether [`plain`] would change nothing, as for most cells: no markup, and only single spaces between words.
fn is_plain(text: &str) -> bool {
    let mut gap = true;
    for byte in text.bytes() {
        match byte {
            b' ' if gap => return false,
            b'\\' | b'`' | b'[' | b'*' | b'<' | b'&' | 0..b' ' | 0x7f.. => return false,
            _ => gap = byte == b' ',
        }
    }
    !gap || text.is_empty()
}

/// Writes what stands at `at` and returns how many bytes that was.
fn step(text: &str, at: usize, c: char, out: &mut String) -> usize {
    let rest = text.get(at..).unwrap_or("");
    match c {
        '\\' => {
            let next = rest.chars().nth(1);
            let escaped = next.filter(char::is_ascii_punctuation);
            out.push(escaped.unwrap_or(c));
            1 + escaped.map_or(0, char::len_utf8)
        }
        '`' => match code_at(text, at) {
            Some(code) if !code.unclosed => {
                out.push_str(code.text);
                code.range.len()
            }
            _ => rest.bytes().take_while(|byte| *byte == b'`').count(),
        },
        '[' => {
            let Some(link) = link_here(text, at) else {
                out.push(c);
                return 1;
            };
            out.push_str(&plain(link.text));
            link.range.len()
        }
        '*' => 1,
        '<' => {
            let length = tag_length(rest);
            out.push(if length.is_some() { ' ' } else { c });
            length.unwrap_or(1)
        }
        '&' if rest.starts_with("&nbsp;") => {
            out.push(' ');
            6
        }
        c => {
            out.push(c);
            c.len_utf8()
        }
    }
}

/// The tags that pages use; anything else in angle brackets is text.
const TAGS: [&str; 18] = [
    "a", "b", "br", "code", "div", "em", "i", "img", "li", "ol", "p", "span", "strong", "sub", "sup", "td", "tr", "ul",
];

/// The length of an HTML tag or comment at the start of `rest`.
pub fn tag_length(rest: &str) -> Option<usize> {
    if rest.starts_with("<!--") {
        return Some(rest.find("-->").map_or(rest.len(), |end| end + 3));
    }
    let next = rest.get(1..)?.chars().next()?;
    if !(next.is_ascii_alphabetic() || next == '/') {
        return None;
    }
    let end = window(rest).find('>')?;
    let name: String = rest.get(1..end)?.trim_matches('/').chars().take_while(char::is_ascii_alphanumeric).collect();
    TAGS.contains(&name.to_ascii_lowercase().as_str()).then_some(end + 1)
}

/// The text of a block quote without the marks at the start of its lines and without `[!NOTE]` and the like, on one line.
pub fn quoted(text: &str) -> String {
    let lines = text.lines().map(|line| line.trim_start_matches([' ', '>'])).filter(|line| !is_alert(line));
    collapse(&lines.collect::<Vec<_>>().join(" "))
}

fn is_alert(line: &str) -> bool {
    line.trim_end().strip_prefix("[!").and_then(|rest| rest.strip_suffix(']')).is_some_and(|kind| !kind.contains(' '))
}

/// Every run of white space as one space, none at the ends.
pub fn collapse(text: &str) -> String {
    if !text.contains("  ") && text.bytes().all(|byte| (b' '..=b'~').contains(&byte)) && text.trim() == text {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !out.is_empty() {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
