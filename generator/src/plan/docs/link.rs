//! Links: absolute ones stay, all others become their text; what only looks like a link is escaped.

use super::inline;

/// Writes what starts with `[` or `![`; returns how much of `text` that was.
pub(super) fn write(text: &str, depth: usize, out: &mut String) -> usize {
    let link = text.strip_prefix('!').unwrap_or(text);
    let indexes = out.ends_with(char::is_alphanumeric);
    let Some((label, target)) = parts(link, !indexes).filter(|_| depth < 4) else {
        return inline::write_text(text.chars().next().unwrap_or('['), out);
    };
    let mut clean = String::new();
    inline::write(label, depth + 1, &mut clean);
    let clean = clean.trim();
    let url = target.split_whitespace().next().unwrap_or_default();
    if link.len() == text.len() && is_url(url) && !clean.is_empty() && !clean.contains("](") && !clean.contains("<http")
    {
        out.extend(["[", clean, "](", url, ")"]);
    } else {
        out.push_str(clean);
    }
    text.len() - link.len() + label.len() + target.len() + 4
}

/// Label and target of an inline link, or of a reference link such as `[user][]`, whose target is just dropped; where
/// brackets follow a word, they index it.
fn parts(text: &str, may_refer: bool) -> Option<(&str, &str)> {
    let text = inline::reach(text);
    let label = balanced(text, '[', ']')?;
    let rest = text.get(label.len() + 2..)?;
    let target = balanced(rest, '(', ')').or_else(|| balanced(rest, '[', ']').filter(|_| may_refer))?;
    Some((label, target))
}

/// What stands between brackets, which may hold more of them.
fn balanced(text: &str, open: char, close: char) -> Option<&str> {
    let inner = text.strip_prefix(open)?;
    let mut depth = 0_usize;
    let mut escaped = false;
    for (at, c) in inner.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if c == open => depth += 1,
            c if c == close && depth == 0 => return inner.get(..at),
            c if c == close => depth -= 1,
            _ => {}
        }
    }
    None
}

/// Writes what starts with `<`: an address in angle brackets, or text.
pub(super) fn write_autolink(text: &str, out: &mut String) -> usize {
    let url = inline::reach(text).split_once('>').and_then(|(url, _)| url.strip_prefix('<'));
    match url.filter(|url| is_url(url)) {
        Some(url) => {
            out.extend(["<", url, ">"]);
            url.len() + 2
        }
        // Nothing but a letter or one of these can make a tag of it.
        None if !text
            .get(1..)
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic() || "/!?".contains(c))) =>
        {
            out.push('<');
            1
        }
        None => inline::write_text('<', out),
    }
}

/// Writes a bare address as a link, or as code where it is only the pattern of one.
pub(super) fn write_url(url: &str, out: &mut String) {
    if out.ends_with('`') {
        out.push(' ');
    }
    let (open, close) = if is_url(url) { ('<', '>') } else { ('`', '`') };
    out.push(open);
    out.push_str(url);
    out.push(close);
}

/// Whether this is an absolute address that needs no escapes inside of a link.
pub(super) fn is_url(text: &str) -> bool {
    let host = text.strip_prefix("https://").or_else(|| text.strip_prefix("http://"));
    let is_plain = |c: char| c.is_ascii_alphanumeric() || "-._~:/?#@!$&'+,;=%".contains(c);
    host.is_some_and(|host| host.starts_with(|c: char| c.is_ascii_alphanumeric()) && host.chars().all(is_plain))
}
