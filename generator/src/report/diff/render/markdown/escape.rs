//! Texts of pages as Markdown and as the HTML in it, so that they show as they are and do nothing.
//!
//! GitHub looks for mentions, references and addresses in the text that comes out of the Markdown, where backslashes
//! are gone; only code is left alone. In prose, a zero-width space takes them apart.

use std::fmt::Write as _;

use crate::report::diff::render::text::line;

/// Keeps GitHub from seeing a mention or a reference.
const BREAK: char = '\u{200b}';

/// A text in a code span, on one line and of at most `longest` characters; nothing for an empty one.
pub(in crate::report::diff::render) fn code(text: &str, longest: usize) -> String {
    let text = line(text, longest);
    if text.is_empty() {
        return text;
    }
    let fence = fence(&text, 1);
    let edge = |c: Option<char>| c == Some('`');
    let pad = if edge(text.chars().next()) || edge(text.chars().next_back()) { " " } else { "" };
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// A run of backticks that is longer than every run in a text, at least `least`.
pub(super) fn fence(text: &str, least: usize) -> String {
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + 1))
}

/// A sentence on one line: what stands between backticks is code, the rest is plain text. Not to be used at the start
/// of a line, where digits and dashes have a meaning.
pub(super) fn prose(text: &str, longest: usize) -> String {
    let text = line(text, longest);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) || parts.iter().skip(1).step_by(2).any(|part| part.trim().is_empty()) {
        return plain(&text);
    }
    let parts = parts.iter().enumerate().map(|(at, part)| if at % 2 == 0 { plain(part) } else { code(part, longest) });
    parts.collect()
}

/// Text without any markup.
fn plain(text: &str) -> String {
    let mut out = String::new();
    for (at, c) in text.char_indices() {
        let (before, after) = text.split_at_checked(at).unwrap_or_default();
        match c {
            '@' | '#' => out.extend(['\\', c, BREAK]),
            ':' if after.starts_with("://") => out.extend(['\\', c, BREAK]),
            '.' if ends_with(before, "www") => out.extend([BREAK, c]),
            '-' if ends_with(before, "gh") => out.extend([c, BREAK]),
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' => out.extend(['\\', c]),
            _ => out.push(c),
        }
    }
    out
}

/// Whether a text ends with these letters in any case.
fn ends_with(text: &str, letters: &str) -> bool {
    let start = text.len().saturating_sub(letters.len());
    text.get(start..).is_some_and(|end| end.eq_ignore_ascii_case(letters))
}

/// A text as HTML code on one line, of at most `longest` characters; nothing for an empty one.
pub(super) fn html_code(text: &str, longest: usize) -> String {
    let text = line(text, longest);
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            _ => out.push(c),
        }
    }
    if out.is_empty() { out } else { format!("<code>{out}</code>") }
}

/// A block of code in the language `diff`, each line after its sign.
pub(super) fn diff_block(lines: &[(char, String)]) -> String {
    let text: String = lines.iter().fold(String::new(), |mut text, (sign, line)| {
        let _ = writeln!(text, "{sign} {line}");
        text
    });
    let fence = fence(&text, 3);
    format!("{fence}diff\n{text}{fence}\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_spans_hold_anything() {
        let check = |text: &str, expected: &str| assert_eq!(code(text, 80), expected);
        check("a", "`a`");
        check("a`b", "``a`b``");
        check("`", "`` ` ``");
        check("``` a", "```` ``` a ````");
        check("", "");
        check(" \n ", "");
    }

    #[test]
    fn prose_keeps_code_and_nothing_else() {
        let check = |text: &str, expected: &str| assert_eq!(prose(text, 80).replace('\u{200b}', "·"), expected);
        check("in `@odata.type`.", "in `@odata.type`.");
        check("a ` b", "a \\` b");
        check("a `` b", "a \\`\\` b");
        check("ask @who about #12, GH-3", "ask \\@·who about \\#·12, GH-·3");
        check("https://example.com or www.example.com", "https\\:·//example.com or www·.example.com");
        check("<b>&amp;|*_", "\\<b\\>\\&amp;\\|\\*\\_");
    }
}
