//! Texts as HTML.

use std::fmt::Write as _;

use crate::report::diff::render::text::line;

/// A text for the content of an element or a quoted attribute: on one line, and of at most `longest` characters.
pub(super) fn escape(text: &str, longest: usize) -> String {
    let mut out = String::new();
    for c in line(text, longest).chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
    }
    out
}

/// A text as code; nothing for an empty one.
pub(super) fn code(text: &str, longest: usize) -> String {
    let text = escape(text, longest);
    if text.is_empty() { text } else { format!("<code>{text}</code>") }
}

/// A sentence, in which what stands between backticks is code.
pub(super) fn prose(text: &str, longest: usize) -> String {
    let text = line(text, longest);
    let parts: Vec<&str> = text.split('`').collect();
    if parts.len().is_multiple_of(2) {
        return escape(&text, longest);
    }
    let mut out = String::new();
    for (at, part) in parts.iter().enumerate() {
        // `escape` would trim the spaces around the code.
        let spaces = |end: &str| if end.is_empty() { "" } else { " " };
        if at % 2 == 1 {
            out.push_str(&code(part, longest));
            continue;
        }
        let (start, rest) = part.split_at(part.len() - part.trim_start().len());
        let (text, end) = rest.split_at(rest.trim_end().len());
        let _ = write!(out, "{}{}{}", spaces(start), escape(text, longest), spaces(end));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_ends_an_element_or_attribute() {
        assert_eq!(
            escape("<a b=\"c\" d='e'>&amp;\n</a>", 80),
            "&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;amp; &lt;/a&gt;"
        );
    }

    #[test]
    fn code_in_prose() {
        assert_eq!(prose("a `<b>` c, `d`", 80), "a <code>&lt;b&gt;</code> c, <code>d</code>");
        assert_eq!(prose("a ` <b>", 80), "a ` &lt;b&gt;");
    }
}
