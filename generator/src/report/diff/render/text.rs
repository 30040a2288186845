//! What several formats need: one line of clean text, counts in words, links to the published pages.

use std::fmt::Write as _;

use crate::report::diff::{Change, Counts, Level, Origin};
use crate::source::ApiVersion;

/// A text as one line of at most `longest` characters: white space runs together, an ellipsis ends what was cut, and
/// characters that would act on a terminal or turn the direction of writing become the replacement character.
pub(super) fn line(text: &str, longest: usize) -> String {
    let mut line = String::new();
    let mut length = 0;
    for word in text.split(|c: char| c.is_whitespace() || c == '\0').filter(|word| !word.is_empty()) {
        if length > 0 {
            line.push(' ');
            length += 1;
        }
        for c in word.chars() {
            if length >= longest {
                line.push('…');
                return line;
            }
            line.push(if acts(c) { char::REPLACEMENT_CHARACTER } else { c });
            length += 1;
        }
    }
    line
}

/// Whether a character does something other than to be seen: controls, and the format characters that reorder text.
fn acts(c: char) -> bool {
    let reorders =
        matches!(c, '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    c.is_control() || reorders
}

/// A number and its noun: `1 change`, `2 changes`.
pub(super) fn number(count: usize, noun: &str) -> String {
    let plural = if count == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(count))
}

/// A number with commas between thousands.
pub(super) fn grouped(number: usize) -> String {
    let digits = number.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    grouped
}

/// The levels that have changes, the gravest first, such as `2 source-breaking, 1 additive`.
pub(super) fn counts(counts: Counts) -> String {
    let found = Level::ALL.into_iter().map(|level| (counts.get(level), level)).filter(|(count, _)| *count > 0);
    found.map(|(count, level)| format!("{} {level}", grouped(count))).collect::<Vec<_>>().join(", ")
}

/// The first few of some names, each written by `write`, and how many there are beside them.
pub(super) fn list(names: &[String], write: impl Fn(&str) -> String) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<String> = names.iter().take(SHOWN).map(|name| write(name)).collect();
    let mut list = shown.join(", ");
    if names.len() > SHOWN {
        let _ = write!(list, " and {} more", grouped(names.len() - SHOWN));
    }
    list
}

/// What speaks for the origin of a change, if anything does: the origin, and the sentences of evidence.
pub(super) fn origin(change: &Change) -> Option<(&'static str, String)> {
    (change.origin != Origin::Unknown).then(|| (change.origin.as_str(), change.evidence.join(" ")))
}

/// Where a page is published, if its path has the form of the upstream documentation: `resources/user.md` of v1.0 is
/// `https://learn.microsoft.com/graph/api/resources/user?view=graph-rest-1.0`, and the folder `api` has no part in the
/// address.
pub(super) fn published(version: ApiVersion, page: &str) -> Option<String> {
    let page = page.strip_suffix(".md")?;
    let (folder, name) = page.split_once('/')?;
    let folder = match folder {
        "resources" => "resources/",
        "api" => "",
        _ => return None,
    };
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    let view = version.as_str().trim_start_matches('v');
    let is_name = !name.is_empty() && !name.starts_with('.') && name.chars().all(is_plain);
    is_name.then(|| format!("https://learn.microsoft.com/graph/api/{folder}{name}?view=graph-rest-{view}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_one_and_does_nothing() {
        assert_eq!(line(" a\r\n\tb  c\u{2028}d ", 80), "a b c d");
        assert_eq!(line("\u{1b}[31mred\u{202e}", 80), "\u{fffd}[31mred\u{fffd}");
        assert_eq!(line("abcd", 4), "abcd");
        assert_eq!(line("abcde", 4), "abcd…");
        assert_eq!(line("", 4), "");
    }

    #[test]
    fn numbers_are_grouped() {
        let all = [0, 999, 1_000, 65_536, 1_234_567].map(grouped);
        assert_eq!(all, ["0", "999", "1,000", "65,536", "1,234,567"]);
        assert_eq!((number(1, "change"), number(0, "change")), ("1 change".to_owned(), "0 changes".to_owned()));
    }

    #[test]
    fn only_upstream_pages_are_published() {
        let check = |version, page, expected: &str| {
            assert_eq!(published(version, page).unwrap_or_default(), expected, "{page}");
        };
        let root = "https://learn.microsoft.com/graph/api/";
        check(ApiVersion::V1, "resources/user.md", &format!("{root}resources/user?view=graph-rest-1.0"));
        check(ApiVersion::Beta, "api/user-get.md", &format!("{root}user-get?view=graph-rest-beta"));
        check(ApiVersion::V1, "api/a/b.md", "");
        check(ApiVersion::V1, "api/..md", "");
        check(ApiVersion::V1, "includes/user.md", "");
        check(ApiVersion::V1, "api/user\"onclick.md", "");
        check(ApiVersion::V1, "resources/.md", "");
        check(ApiVersion::V1, "resources/user.yml", "");
    }
}
