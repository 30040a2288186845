//! Words: identifiers and addresses are told from prose.

use super::{inline, link};

/// Spellings with a capital inside that are names, not identifiers.
const NAMES: [&str; 14] = [
    "eBook",
    "eBooks",
    "eDiscovery",
    "eSIM",
    "iCloud",
    "iOS",
    "iPad",
    "iPadOS",
    "iPads",
    "iPhone",
    "iPhones",
    "iTunes",
    "macOS",
    "tvOS",
];

/// Whether a word may start with this character.
pub(super) fn starts(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '@')
}

/// Writes the word in front of `text` and returns its length.
pub(super) fn write(text: &str, out: &mut String) -> usize {
    if let Some(url) = url(text) {
        link::write_url(url, out);
        return url.len();
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || "_.:@$-".contains(c))).unwrap_or(text.len());
    let (word, rest) = text.split_at_checked(end).unwrap_or((text, ""));
    // An address may follow without a space.
    let scheme = ["https:", "http:"].into_iter().find(|scheme| rest.starts_with("//") && word.ends_with(scheme));
    let word = word.strip_suffix(scheme.unwrap_or_default()).unwrap_or(word);
    let word = word.trim_end_matches(['.', ':', '-', '$', '@']);
    let core = word.trim_matches('_');
    if core.is_empty() {
        return inline::write_text(text.chars().next().unwrap_or('_'), out);
    }
    let call = if text.get(word.len()..).is_some_and(|rest| rest.starts_with("()")) { "()" } else { "" };
    if is_identifier(core) || !call.is_empty() {
        write_code(core, call, out);
    } else {
        out.push_str(core);
    }
    word.len() + call.len()
}

fn write_code(core: &str, call: &str, out: &mut String) {
    // Code must not touch other code, nor the backslash of an escape.
    if out.ends_with('`') {
        out.push(' ');
    }
    out.extend(["`", core, call, "`"]);
}

/// The address in front of `text`, without the punctuation of the sentence around it.
fn url(text: &str) -> Option<&str> {
    if !text.starts_with("https://") && !text.starts_with("http://") {
        return None;
    }
    let end = text.find(|c: char| c.is_whitespace() || "<>\"`[]|*\\".contains(c)).unwrap_or(text.len());
    let url = text.get(..end)?;
    let open = url.contains('(');
    let url = url.trim_end_matches(|c: char| ".,;:!?'’”".contains(c) || c == ')' && !open);
    (url.len() > "https://".len()).then_some(url)
}

/// Whether a word is a name of the API rather than of a product or a thing.
fn is_identifier(word: &str) -> bool {
    word.contains('_')
        || word.contains("::")
        || word.starts_with("@odata.")
        || word.starts_with("microsoft.graph.")
        || word.split(['.', ':', '-', '@', '$']).any(is_lower_camel)
}

fn is_lower_camel(part: &str) -> bool {
    part.starts_with(|c: char| c.is_ascii_lowercase())
        && part.contains(|c: char| c.is_ascii_uppercase())
        && !NAMES.contains(&part)
}
