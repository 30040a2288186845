//! Lines to blocks: paragraphs, list items and code; everything else becomes one of them.

use super::html;

/// A block of a description. Texts are still markdown, on one line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Block {
    /// A paragraph.
    Paragraph(String),
    /// An item of a list, all levels of which are one.
    Item {
        /// `-` or a number with a full stop.
        marker: String,
        /// What it says.
        text: String,
    },
    /// The lines of a code block.
    Code(Vec<String>),
}

impl Block {
    /// Whether the two are items of one list.
    pub(super) fn is_same_list(&self, next: &Self) -> bool {
        let bullet = |block: &Self| match block {
            Self::Item { marker, .. } => Some(marker == "-"),
            _ => None,
        };
        bullet(self).is_some() && bullet(self) == bullet(next)
    }
}

/// Splits a description. Code is found first, then HTML is turned into lines, then lines into blocks.
pub(super) fn split(markdown: &str) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut text = String::new();
    let mut lines = markdown.lines();
    while let Some(line) = lines.next() {
        if let Some(fence) = fence_of(line) {
            split_text(&std::mem::take(&mut text), &mut blocks);
            let code = lines.by_ref().take_while(|line| !closes(line, fence)).map(str::to_owned).collect();
            blocks.push(Block::Code(code));
        } else {
            text.push_str(line);
            text.push('\n');
        }
    }
    split_text(&text, &mut blocks);
    blocks
}

/// The fence that a line opens; inline code on one line is none.
fn fence_of(line: &str) -> Option<&str> {
    let line = line.trim_start();
    let mark = line.chars().next().filter(|c| matches!(c, '`' | '~'))?;
    let length = line.len() - line.trim_start_matches(mark).len();
    let (fence, info) = line.split_at_checked(length)?;
    (length >= 3 && !info.contains('`')).then_some(fence)
}

fn closes(line: &str, fence: &str) -> bool {
    let line = line.trim();
    line.starts_with(fence) && line.trim_matches(fence.chars().next().unwrap_or('`')).is_empty()
}

fn split_text(text: &str, blocks: &mut Vec<Block>) {
    let text = html::to_lines(text);
    // Whether the next line continues the last block.
    let mut open = false;
    for line in text.lines().map(str::trim) {
        let line = unquote(line);
        if line.is_empty() || is_rule(line) {
            open = false;
        } else if let Some(title) = heading(line) {
            blocks.push(Block::Paragraph(title.to_owned()));
            open = false;
        } else if let Some(row) = table_row(line) {
            blocks.extend((!row.is_empty()).then(|| Block::Item { marker: "-".to_owned(), text: row }));
            open = false;
        } else if let Some((marker, text)) = item(line) {
            blocks.push(Block::Item { marker, text: text.to_owned() });
            open = true;
        } else if let Some(Block::Paragraph(text) | Block::Item { text, .. }) = blocks.last_mut().filter(|_| open) {
            text.push(' ');
            text.push_str(line);
        } else {
            blocks.push(Block::Paragraph(line.to_owned()));
            open = true;
        }
    }
}

/// The line without the marks of a block quotation.
fn unquote(line: &str) -> &str {
    line.trim_start_matches(['>', ' ', '\t'])
}

/// Thematic breaks and the underlines of headings.
fn is_rule(line: &str) -> bool {
    let same = |mark: char| line.chars().all(|c| c == mark || c == ' ') && line.matches(mark).count() >= 3;
    same('-') || same('=') || same('*') || same('_')
}

/// The text of a heading, or the kind of an alert such as `[!NOTE]`.
fn heading(line: &str) -> Option<&str> {
    if let Some(kind) = line.strip_prefix("[!").and_then(|rest| rest.strip_suffix(']')) {
        return Some(alert(kind));
    }
    let title = line.trim_start_matches('#');
    let level = line.len() - title.len();
    ((1..=6).contains(&level) && title.starts_with(' ')).then(|| title.trim_matches(['#', ' ']))
}

fn alert(kind: &str) -> &'static str {
    match kind.to_ascii_lowercase().as_str() {
        "important" => "**Important:**",
        "warning" => "**Warning:**",
        "caution" => "**Caution:**",
        "tip" => "**Tip:**",
        _ => "**Note:**",
    }
}

/// A row of a table as `first: second, third`; empty for the row below the header.
fn table_row(line: &str) -> Option<String> {
    let inner = line.strip_prefix('|')?.strip_suffix('|')?;
    if inner.chars().all(|c| matches!(c, '-' | ':' | '|' | ' ')) {
        return Some(String::new());
    }
    let cells: Vec<&str> = inner.split('|').map(str::trim).filter(|cell| !cell.is_empty()).collect();
    Some(match cells.split_first() {
        Some((first, rest)) if !rest.is_empty() => format!("{first}: {}", rest.join(", ")),
        _ => cells.concat(),
    })
}

/// A list item's marker and text; of several markers in a row the last counts.
fn item(line: &str) -> Option<(String, &str)> {
    let (mut marker, mut text) = one_item(line)?;
    while let Some((next, rest)) = one_item(text) {
        (marker, text) = (next, rest);
    }
    Some((marker, text))
}

fn one_item(line: &str) -> Option<(String, &str)> {
    let (mark, text) = line.split_once(' ')?;
    if matches!(mark, "-" | "*" | "+" | "•") {
        return Some(("-".to_owned(), text.trim_start()));
    }
    let number = mark.strip_suffix(['.', ')'])?;
    let ordered = (1..=3).contains(&number.len()) && number.bytes().all(|b| b.is_ascii_digit());
    ordered.then(|| (format!("{number}."), text.trim_start()))
}
