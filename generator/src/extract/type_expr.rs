//! The grammar of the type cell (`FORMAT.md`, section Type cells).

use super::prose;
use super::vocabulary::primitive;
use crate::diag::{Code, Diagnostic};
use crate::facts::{Atom, Reference, Spanned, TypeExpr};
use crate::markdown::inline::{self, Link};
use crate::markdown::{Cell, Document};
use crate::source::Span;

/// Further collection markers are left alone.
const MAX_COLLECTIONS: usize = 4;

/// Reads a type cell. Never fails: what is not understood is [`Atom::Any`], with a warning.
pub(super) fn read(document: &Document<'_>, cell: &Cell<'_>, diagnostics: &mut Vec<Diagnostic>) -> Spanned<TypeExpr> {
    let span = document.span(cell.range.clone());
    let mut reader = Reader { document, span, diagnostics, max_length: None };
    let (atom, collection) = reader.cell(&cell.text);
    Spanned { value: TypeExpr { atom, collection, max_length: reader.max_length }, span }
}

struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    span: Span,
    diagnostics: &'d mut Vec<Diagnostic>,
    max_length: Option<u32>,
}

impl Reader<'_, '_> {
    fn report(&mut self, code: Code, message: String) {
        self.diagnostics.push(Diagnostic::new(code, self.span, message));
    }

    fn cell(&mut self, text: &str) -> (Atom, bool) {
        let text = without_tags(text);
        let text = unwrap(&text).trim_end_matches('.');
        if text.is_empty() {
            return (Atom::Missing, false);
        }
        if let Some((edm, alias)) = primitive(text) {
            self.spelling(text, edm, alias);
            return (Atom::Primitive(edm), false);
        }
        self.collection(text)
    }

    fn spelling(&mut self, text: &str, edm: crate::schema::Edm, alias: bool) {
        let name = edm.as_str().trim_start_matches("Edm.");
        if alias {
            self.report(Code::Typ002, format!("`{text}` is read as {name}"));
        } else if text != name {
            self.report(Code::Typ001, format!("`{text}` should be spelled {name}"));
        }
    }

    /// Takes collection markers off either end.
    fn collection(&mut self, text: &str) -> (Atom, bool) {
        let mut text = text;
        let mut levels = 0;
        while levels < MAX_COLLECTIONS {
            text = unwrap(text);
            if let Some(inner) = call(text) {
                text = inner;
            } else if let Some(inner) = prefix(text).or_else(|| prefix(text.strip_prefix("A ").unwrap_or(text))) {
                text = inner;
            } else if let Some(inner) = suffix(text) {
                text = inner;
            } else {
                break;
            }
            levels += 1;
        }
        if levels > 1 {
            self.report(Code::Typ005, "the cell says collection more than once".to_owned());
        }
        let (atom, list) = self.atom(text);
        (atom, list || levels > 0)
    }

    fn atom(&mut self, text: &str) -> (Atom, bool) {
        if let Some(link) = inline::next_link(text, 0) {
            return self.link(text, &link);
        }
        let text = self.without_hint(text);
        let name = unwrap(strip_edm(unwrap(text)));
        let kind = [" enum", " object", " objects"].iter().find_map(|kind| name.strip_suffix(kind));
        let name = kind.unwrap_or(name).trim();
        if let Some((edm, alias)) = primitive(strip_edm(unwrap(text))).or_else(|| primitive(name)) {
            self.spelling(name, edm, alias);
            return (Atom::Primitive(edm), false);
        }
        if matches!(name.to_lowercase().as_str(), "enumeration" | "enum") {
            return (Atom::Enumeration, false);
        }
        if is_name(name) {
            return (Atom::Named(Reference { text: name.to_owned(), target: None }), false);
        }
        self.words(name)
    }

    /// Cells that are neither a link nor one word.
    fn words(&mut self, text: &str) -> (Atom, bool) {
        if [" or ", "/", " | "].iter().any(|mark| text.contains(mark)) && !text.contains("**") {
            self.report(Code::Typ003, format!("`{text}` names several types"));
            return (Atom::Any, false);
        }
        let quoted = text.split('`').nth(1).filter(|inner| is_name(inner));
        let mut words = text.rsplit(|c: char| !(c.is_alphanumeric() || c == '.'));
        let last = words.find_map(|word| primitive(strip_edm(word)));
        let many = text.to_lowercase().split(|c: char| !c.is_alphanumeric()).any(|word| word == "collection");
        if let Some(name) = quoted {
            return (Atom::Named(Reference { text: name.to_owned(), target: None }), many);
        }
        if let Some((edm, _)) = last {
            self.report(Code::Typ006, format!("only `{}` was understood of this cell", edm.as_str()));
            return (Atom::Primitive(edm), many);
        }
        self.report(Code::Typ004, format!("`{text}` is not understood"));
        (Atom::Any, many)
    }

    fn link(&mut self, text: &str, link: &Link<'_>) -> (Atom, bool) {
        let before = text.get(..link.range.start).unwrap_or("").trim();
        let after = text.get(link.range.end..).unwrap_or("").trim();
        if link.truncated {
            self.report(Code::Tbl006, "the link is not closed".to_owned());
        }
        if after.starts_with("or ") || after.starts_with('/') {
            self.report(Code::Typ003, format!("`{}` names several types", inline::plain(text)));
            let links = inline::links(text);
            let choices = links.iter().map(|link| Reference {
                text: strip_edm(inline::plain(link.text).trim()).to_owned(),
                target: prose::target(self.document, link),
            });
            return (Atom::Choice(choices.collect()), says_collection(text.rsplit(')').next().unwrap_or("")));
        }
        let label = inline::plain(link.text);
        let label = strip_edm(label.trim());
        let target = prose::target(self.document, link);
        let list = after.starts_with("[]") || says_collection(after) || says_collection(before);
        if !is_marker(after) {
            self.report(Code::Typ006, format!("the text `{after}` behind the type was ignored"));
        }
        if label.eq_ignore_ascii_case("collection") && target.is_some() {
            return (Atom::Named(Reference { text: String::new(), target }), true);
        }
        let (label, inner_list) = match suffix(label).or_else(|| call(label)).or_else(|| prefix(label)) {
            Some(inner) => (inner, true),
            None => (label, false),
        };
        let list = list || inner_list;
        if let Some((edm, alias)) = primitive(label) {
            // A page of that name may define the type: only the exact name is safe.
            if !alias || target.is_none() {
                return (Atom::Primitive(edm), list);
            }
        }
        let text = label.trim_matches(['`', '*', ' ']).to_owned();
        (Atom::Named(Reference { text, target }), list)
    }

    /// Cuts `(hint)`, `, maximum size N` and `- optional` off the end, `(Optional)` off the start.
    fn without_hint<'t>(&mut self, text: &'t str) -> &'t str {
        let mut text = text;
        if let Some((head, tail)) = text.split_once(',') {
            let tail = tail.trim();
            self.max_length = tail.strip_prefix("maximum size").and_then(|size| size.trim().parse().ok());
            if self.max_length.is_some()
                || QUALIFIERS.iter().any(|word| tail.eq_ignore_ascii_case(word))
                || !tail.contains(',') && primitive(strip_edm(unwrap(head))).is_some()
            {
                text = head.trim();
            }
        }
        let lower_optional = text.get(..10).is_some_and(|head| head.eq_ignore_ascii_case("(optional)"));
        if lower_optional {
            text = text.get(10..).unwrap_or("").trim();
        }
        if let Some((head, _)) = text.split_once('(').filter(|(head, _)| is_name(unwrap(head.trim()))) {
            return head.trim();
        }
        match text.split_once(" - ") {
            Some((head, _)) if is_name(unwrap(head)) => head.trim(),
            _ => text,
        }
    }
}

/// Words behind a comma that say something of the property and nothing of its type.
const QUALIFIERS: [&str; 5] = ["nullable", "not nullable", "optional", "required", "read-only"];

/// `Collection(x)` → `x`; a remark may stand behind it.
fn call(text: &str) -> Option<&str> {
    let (head, rest) = text.split_once('(')?;
    let head = head.trim();
    if !["collection", "edm.collection", "list", "array"].iter().any(|word| head.eq_ignore_ascii_case(word)) {
        return None;
    }
    let mut depth = 0_usize;
    let close = rest.bytes().position(|byte| match byte {
        b'(' => {
            depth += 1;
            false
        }
        b')' if depth > 0 => {
            depth -= 1;
            false
        }
        byte => byte == b')',
    });
    let Some(close) = close else { return Some(rest.trim()) };
    let remark = rest.get(close + 1..)?.trim();
    (remark.is_empty() || remark.starts_with([',', ';', '-', '('])).then(|| rest.get(..close).unwrap_or("").trim())
}

/// `collection of x`, `array of x`, `list of x`, `set of x`; `collection x`.
fn prefix(text: &str) -> Option<&str> {
    let (head, rest) = text.split_once(' ')?;
    if head.eq_ignore_ascii_case("collection") && (is_name(unwrap(rest)) || rest.starts_with('[')) {
        return Some(rest);
    }
    let (of, rest) = rest.trim_start().split_once(' ')?;
    let listed = ["collection", "array", "list", "set"].iter().any(|word| head.eq_ignore_ascii_case(word));
    (listed && of.eq_ignore_ascii_case("of")).then(|| rest.trim())
}

/// `x collection`, `x[]`; `x resource` and `x (collection)` as well.
fn suffix(text: &str) -> Option<&str> {
    if let Some(inner) = text.strip_suffix("[]").filter(|inner| is_name(unwrap(inner))) {
        return Some(inner);
    }
    let (head, last) = text.rsplit_once([' ', '`'])?;
    let last = last.trim_matches(['(', ')', '.', '`', '*']);
    let head = if head.matches('`').count() % 2 == 1 { head.strip_prefix('`').unwrap_or(head) } else { head };
    ["collection", "collections", "array"]
        .iter()
        .any(|word| last.eq_ignore_ascii_case(word))
        .then(|| head.trim().trim_end_matches(','))
}

/// Whether the text around a link says that there are several.
fn says_collection(text: &str) -> bool {
    let first = text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty() && *word != "br");
    first
        .is_some_and(|word| ["collection", "collections", "array"].iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// Whether the text behind a link holds nothing beyond known markers.
fn is_marker(text: &str) -> bool {
    const MARKERS: [&str; 10] =
        ["collection", "collections", "resource", "enum", "object", "objects", "type", "optional", "array", "br"];
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .all(|word| MARKERS.iter().any(|known| word.eq_ignore_ascii_case(known)))
}

/// A qualified or simple type name.
fn is_name(text: &str) -> bool {
    let text = text.trim_start_matches('#');
    text.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && text.chars().all(|c| c.is_ascii_alphanumeric() || "._-".contains(c))
}

fn strip_edm(text: &str) -> &str {
    match text.get(..4) {
        Some(head) if head.eq_ignore_ascii_case("edm.") => text.get(4..).unwrap_or("").trim(),
        _ => text,
    }
}

/// Takes matching backticks, asterisks and spaces off both ends.
fn unwrap(text: &str) -> &str {
    let mut text = text.trim();
    loop {
        let inner = ["**", "*", "`"].iter().find_map(|mark| {
            let inner = text.strip_prefix(mark)?.strip_suffix(mark)?;
            (!inner.contains(mark)).then_some(inner.trim())
        });
        match inner {
            Some(inner) => text = inner,
            None => return text,
        }
    }
}

/// The text without comments, tags and `&nbsp;`, and with parentheses that are not escaped.
fn without_tags(text: &str) -> std::borrow::Cow<'_, str> {
    if !text.contains(['<', '&', '\\']) {
        return text.into();
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, _)) = rest.split_once('<') {
        out.push_str(before);
        rest = rest.get(before.len()..).unwrap_or("");
        let tag = inline::tag_length(rest);
        out.push(if tag.is_some() { ' ' } else { '<' });
        rest = rest.get(tag.unwrap_or(1)..).unwrap_or("");
    }
    out.push_str(rest);
    inline::collapse(&out.replace("&nbsp;", " ").replace("\\(", "(").replace("\\)", ")")).into()
}
