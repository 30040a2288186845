//! Breaks text into lines without making a new line look like the start of a block.

/// Lines are broken before this many characters.
const WIDTH: usize = 106;

/// A paragraph.
pub(super) fn paragraph(text: &str) -> Vec<String> {
    wrap("", text)
}

/// A list item; its further lines are indented as far as its text.
pub(super) fn item(marker: &str, text: &str) -> Vec<String> {
    if text.is_empty() { Vec::new() } else { wrap(&format!("{marker} "), text) }
}

fn wrap(first: &str, text: &str) -> Vec<String> {
    let indent = " ".repeat(first.len());
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut width = first.len();
    let mut words = text.split(' ').filter(|word| !word.is_empty());
    if let Some(word) = words.next() {
        line.push_str(&escape_start(word));
        width = line.chars().count();
    }
    for word in words {
        let length = word.chars().count();
        if width + 1 + length > WIDTH && !starts_block(word) {
            lines.push(std::mem::replace(&mut line, indent.clone()));
            width = indent.len();
        } else {
            line.push(' ');
            width += 1;
        }
        line.push_str(word);
        width += length;
    }
    lines.push(line);
    lines
}

/// The first word of a block, escaped where it would start another kind of block.
fn escape_start(word: &str) -> String {
    if !starts_block(word) {
        return word.to_owned();
    }
    match word.strip_suffix(['.', ')']).filter(|number| number.bytes().all(|b| b.is_ascii_digit())) {
        Some(number) => format!("{number}\\{}", word.get(number.len()..).unwrap_or_default()),
        None => format!("\\{word}"),
    }
}

/// Whether a line that starts with this word could be anything but text.
fn starts_block(word: &str) -> bool {
    let number = word.strip_suffix(['.', ')']);
    word.starts_with(['#', '>', '=', '~', '|', '+'])
        || word.bytes().all(|b| matches!(b, b'-' | b'*' | b'_'))
        || word.starts_with("```")
        || number.is_some_and(|digits| !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit()))
}
