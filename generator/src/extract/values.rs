//! Lists of possible values in descriptions (`FORMAT.md`, section Possible values).

use crate::facts::Values;
use crate::markdown::inline;

/// Words before `values` that introduce a list.
const KINDS: [&str; 8] =
    ["possible", "supported", "allowed", "valid", "permitted", "accepted", "available", "acceptable"];

/// Numbers between `supports` and `values`: `supports only two values`.
const NUMBERS: [&str; 6] = ["these", "two", "three", "four", "five", "following"];

/// Wording about evolvable enumerations; the lists behind it hold only the members that came later.
const EVOLVABLE: [&str; 3] = ["use the `prefer", "must use the `prefer", "evolvable enum"];

/// Reads the list of possible values: with several lists the longest before the remark on evolvable members, together
/// with the members that the remark names; without any, the longest behind it.
///
/// `lower` is `text` in lower case.
pub(super) fn read(text: &str, lower: &str) -> Option<Values> {
    let end = EVOLVABLE.iter().filter_map(|phrase| lower.find(phrase)).min().unwrap_or(text.len());
    match longest(text.get(..end)?, lower.get(..end)?) {
        Some(mut values) if !values.numeric => {
            for item in later_members(text.get(end..)?).items {
                push(&mut values.items, &item);
            }
            Some(values)
        }
        Some(values) => Some(values),
        None => longest(text.get(end..)?, lower.get(end..)?),
    }
}

fn longest(text: &str, lower: &str) -> Option<Values> {
    leads(lower)
        .into_iter()
        .filter_map(|at| text.get(at..).map(list))
        .filter(|values| values.numeric || !values.items.is_empty())
        .reduce(|best, next| if next.items.len() >= best.items.len() { next } else { best })
}

/// The code spans behind the colon of a remark such as `to get the following members in this evolvable enum: …`.
fn later_members(remark: &str) -> Values {
    let behind = remark.find("following").and_then(|at| remark.get(at..)).unwrap_or("");
    let listed = behind.split_once(": `").and_then(|(lead, _)| behind.get(lead.len() + 2..));
    listed.filter(|_| !behind.starts_with(". ")).map(list).unwrap_or_default()
}

/// A description is not searched for more lists than this.
const MAX_LISTS: usize = 16;

/// The offsets behind every introduction.
fn leads(lower: &str) -> Vec<usize> {
    let mut found = Vec::new();
    for (at, _) in lower.match_indices("value") {
        let before = lower.get(..at).unwrap_or("").trim_end();
        let mut words = before.rsplit(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
        let close: Vec<&str> = words.by_ref().take(3).collect();
        let introduced = close.iter().take(2).any(|word| KINDS.contains(word))
            || close.first().is_some_and(|word| NUMBERS.contains(word))
                && close.iter().any(|word| word.starts_with("support"));
        if introduced && found.len() < MAX_LISTS {
            found.push(at + verb(lower.get(at..).unwrap_or("")));
        }
    }
    found
}

/// Words between `values` and the list, where no colon stands there.
const VERBS: [&str; 6] = [" are ", " is ", " include ", " includes ", " can be ", " are"];

/// The length of `values are:`, `values for x are`, `value is` at the start of `rest`.
fn verb(rest: &str) -> usize {
    let word = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let head = rest.get(word..).unwrap_or("");
    let limit = head.find(['`', '.', '<']).unwrap_or(head.len()).min(80);
    let head = head.get(..limit).unwrap_or("");
    if let Some(colon) = head.find(':') {
        // The introduction may be bold.
        let bold = head.get(colon + 1..).is_some_and(|rest| rest.starts_with("** "));
        return word + colon + if bold { 3 } else { 1 };
    }
    let verb = VERBS.iter().filter_map(|verb| head.find(verb).map(|at| at + verb.len())).min();
    word + verb.unwrap_or(0)
}

/// One item of a list.
enum Item<'a> {
    /// A marked text.
    Span(&'a str),
    /// A code span that is not closed.
    Unclosed(&'a str),
    /// A number, with its text if that is marked.
    Number(Option<&'a str>),
    /// A word without marks.
    Word(&'a str),
}

/// Reads items separated by commas, `and`, `or`, tags or nothing, each with a remark that is skipped.
fn list(text: &str) -> Values {
    let mut values = Values::default();
    let mut numbers = 0;
    let mut marked = Vec::new();
    let mut words = Vec::new();
    let mut at = 0;
    while let Some((item, next)) = item(text, at) {
        match item {
            Item::Span(span) => push_span(&mut values.items, span),
            Item::Unclosed(span) => {
                values.unbalanced = true;
                push_span(&mut values.items, span);
            }
            Item::Number(text) => {
                numbers += 1;
                marked.extend(text.map(|text| (values.items.len(), text)));
            }
            Item::Word(word) => words.push(word),
        }
        at = remark(text, next);
    }
    if numbers > 0 && (values.items.is_empty() || numbers >= values.items.len()) {
        return Values { items: Vec::new(), numeric: true, ..values };
    }
    // A marked number among texts is a text: `urn:light:1`, `1.1`.
    for (at, text) in marked.into_iter().rev() {
        values.items.insert(at, text.to_owned());
    }
    // Bare words count only as a list of their own: `password, saml, external, and oidc`.
    if values.items.is_empty() && words.len() >= 2 {
        for word in words {
            push(&mut values.items, word);
        }
    }
    values
}

/// A span is one value, unless it holds a list of identifiers itself.
fn push_span(items: &mut Vec<String>, span: &str) {
    let parts: Vec<&str> = span.split([',', '|']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && parts.iter().all(|part| is_identifier(part)) {
        for part in parts {
            push(items, part);
        }
    } else {
        push(items, span.trim_matches(['\'', '"', '.', ' ']));
    }
}

fn push(items: &mut Vec<String>, value: &str) {
    let known = value.is_empty() || value.eq_ignore_ascii_case("null") || items.iter().any(|item| item == value);
    if !known && value.len() <= 128 {
        items.push(value.to_owned());
    }
}

fn is_identifier(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
}

/// The next item at or after `at`, behind separators only, and where it ends.
fn item(text: &str, at: usize) -> Option<(Item<'_>, usize)> {
    let at = skip_separators(text, at);
    let rest = text.get(at..)?;
    let first = rest.chars().next()?;
    match first {
        '`' => {
            let code = inline::code_at(text, at)?;
            let inner = code.text;
            let item = match inner.parse::<f64>() {
                Ok(_) => Item::Number(Some(inner)),
                Err(_) if code.unclosed => Item::Unclosed(inner),
                Err(_) => Item::Span(inner),
            };
            Some((item, code.range.end))
        }
        '\'' | '"' | '*' | '_' | '“' | '‘' => {
            let mark = if rest.starts_with("**") { "**" } else { rest.get(..first.len_utf8())? };
            let close = match first {
                '“' => "”",
                '‘' => "’",
                _ => mark,
            };
            let inner = rest.get(mark.len()..)?;
            let end = inner.find(close)?;
            let value = inner.get(..end)?;
            (value.len() <= 64).then_some((Item::Span(value.trim_matches('`')), at + end + mark.len() + close.len()))
        }
        '[' => {
            let link = inline::next_link(text, at).filter(|link| link.range.start == at)?;
            let value = link.text.trim_matches(['`', '*']);
            is_identifier(value).then_some((Item::Span(value), link.range.end))
        }
        c if c.is_ascii_digit() || c == '-' => {
            let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "-._".contains(c))).unwrap_or(rest.len());
            let word = rest.get(..length)?.trim_end_matches('.');
            word.parse::<f64>().is_ok().then_some((Item::Number(None), at + word.len()))
        }
        c if c.is_ascii_alphabetic() => {
            let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(rest.len());
            let after = rest.get(length..)?.trim_start();
            let ends = after.is_empty()
                || after.starts_with([',', '.', ';'])
                || after.starts_with("and ")
                || after.starts_with("or ");
            ends.then_some((Item::Word(rest.get(..length)?), at + length))
        }
        _ => None,
    }
}

/// Skips white space, commas, `and`, `or` and tags.
fn skip_separators(text: &str, at: usize) -> usize {
    let mut at = at;
    loop {
        let rest = text.get(at..).unwrap_or("");
        let trimmed = rest.trim_start_matches([' ', ',', ';', '\n', '\t', '|', ':', '•']);
        let trimmed = trimmed.strip_prefix('/').filter(|rest| rest.starts_with('`')).unwrap_or(trimmed);
        at += rest.len() - trimmed.len();
        let word = ["and ", "or ", "and/or ", "&#124;"].iter().find(|word| trimmed.starts_with(**word));
        if let Some(word) = word {
            at += word.len();
        } else if trimmed.starts_with('<') {
            let Some(end) = trimmed.find('>').filter(|end| *end <= 16) else { return at };
            let behind = trimmed.get(end + 1..).unwrap_or("");
            // A list may be written with hyphens or asterisks behind tags.
            let bullet = ["- ", "* "].iter().find(|bullet| behind.trim_start().starts_with(**bullet));
            at += end + 1 + bullet.map_or(0, |bullet| behind.len() - behind.trim_start().len() + bullet.len());
        } else {
            return at;
        }
    }
}

/// Skips ` - text`, `: text` or `(text)` behind an item, if another item follows it.
fn remark(text: &str, at: usize) -> usize {
    let rest = text.get(at..).unwrap_or("");
    let trimmed = rest.trim_start();
    let lead = rest.len() - trimmed.len();
    if trimmed.starts_with('(') {
        return trimmed.find(')').map_or(at, |end| at + lead + end + 1);
    }
    let marked = ["- ", "– ", "— ", ": ", "= ", "-`"].iter().any(|mark| trimmed.starts_with(mark));
    if !marked {
        return at;
    }
    let ends = trimmed.find("<li>").or_else(|| trimmed.find("<br")).or_else(|| trimmed.find(", `"));
    let labelled =
        trimmed.starts_with("- `").then(|| trimmed.get(3..).and_then(|tail| tail.find('`')).map(|end| end + 4));
    match labelled.flatten().or(ends) {
        Some(end) => at + lead + end,
        None => text.len(),
    }
}
