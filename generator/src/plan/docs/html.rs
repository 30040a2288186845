//! The HTML of descriptions as lines of markdown.

use super::inline;

/// Turns tags that structure text into line breaks and list marks, drops tags that only style it and comments, and
/// leaves everything else, code spans included, as it is.
pub(super) fn to_lines(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find(['`', '<']) {
        let (before, here) = rest.split_at_checked(at).unwrap_or((rest, ""));
        out.push_str(before);
        rest = if here.starts_with('`') { copy_code(here, &mut out) } else { take_tag(here, &mut out) };
    }
    out.push_str(rest);
    out
}

/// Copies a code span, or just the ticks when nothing closes them, and returns the rest.
fn copy_code<'a>(text: &'a str, out: &mut String) -> &'a str {
    let ticks = text.len() - text.trim_start_matches('`').len();
    let end = inline::code_end(text, ticks).unwrap_or(ticks);
    let (code, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    out.push_str(code);
    rest
}

/// Replaces the tag or comment in front of `text` and returns the rest.
fn take_tag<'a>(text: &'a str, out: &mut String) -> &'a str {
    if let Some(comment) = text.strip_prefix("<!--") {
        return comment.split_once("-->").map_or("", |(_, rest)| rest);
    }
    let tag = inline::reach(text).split_inclusive('>').next().filter(|tag| tag.ends_with('>'));
    let Some((tag, replacement)) = tag.and_then(|tag| Some((tag, replacement(tag)?))) else {
        out.push('<');
        return text.get(1..).unwrap_or_default();
    };
    if replacement == "`" && !tag.starts_with("</") {
        return take_code(text, tag, out);
    }
    out.push_str(replacement.trim_start_matches('`'));
    text.get(tag.len()..).unwrap_or_default()
}

/// `<code>` with its end; without one it is dropped.
fn take_code<'a>(text: &'a str, tag: &str, out: &mut String) -> &'a str {
    let inner = text.get(tag.len()..).unwrap_or_default();
    let code = inline::reach(inner).split_once("</code>").map(|(code, _)| code);
    let Some(code) = code.filter(|code| !code.contains('`') && !code.is_empty()) else { return inner };
    out.extend(["`", code, "`"]);
    inner.get(code.len() + "</code>".len()..).unwrap_or_default()
}

/// What stands for a tag; `None` when it is text in angle brackets.
fn replacement(tag: &str) -> Option<&'static str> {
    let inner = tag.trim_matches(['<', '>', '/', ' ']);
    let name = inner.split(|c: char| !c.is_ascii_alphanumeric()).next().unwrap_or_default().to_ascii_lowercase();
    let closes = tag.starts_with("</");
    Some(match name.as_str() {
        "br" | "p" | "ul" | "ol" | "table" | "div" | "hr" | "tbody" | "thead" | "blockquote" | "pre" => "\n\n",
        "li" | "tr" if closes => "\n\n",
        "li" | "tr" => "\n\n- ",
        "td" | "th" => " ",
        "code" => "`",
        "b" | "strong" | "i" | "em" | "u" | "s" | "sup" | "sub" | "span" | "a" | "img" | "font" | "center"
        | "small" => "",
        _ => return None,
    })
}
