//! Diagnostics as text: file, line and column, the source line and a caret.

use std::fmt::Write as _;

use super::Diagnostic;
use crate::source::{LineIndex, SourceFile, SourceSet};

/// Lines longer than this are cut around the caret.
const MAX_LINE: usize = 160;

/// One diagnostic as a compiler would print it; ends in a line feed.
pub fn render(diagnostic: &Diagnostic, sources: &SourceSet) -> String {
    let Some(file) = sources.get(diagnostic.span.file) else {
        return format!("{}[{}]: {}\n", diagnostic.level().as_str(), diagnostic.code.id(), diagnostic.message);
    };
    render_in(diagnostic, file, &LineIndex::new(&file.text))
}

/// Many diagnostics in the given order; each file's lines are indexed once per run of its diagnostics.
pub fn render_all<'a>(diagnostics: impl IntoIterator<Item = &'a Diagnostic>, sources: &SourceSet) -> String {
    let mut out = String::new();
    let mut current = None;
    for diagnostic in diagnostics {
        let id = diagnostic.span.file;
        let Some(file) = sources.get(id) else {
            out.push_str(&render(diagnostic, sources));
            continue;
        };
        let index = match current.take() {
            Some((seen, index)) if seen == id => index,
            _ => LineIndex::new(&file.text),
        };
        out.push_str(&render_in(diagnostic, file, &index));
        current = Some((id, index));
    }
    out
}

fn render_in(diagnostic: &Diagnostic, file: &SourceFile, index: &LineIndex) -> String {
    let Diagnostic { span, code, message } = diagnostic;
    let position = index.position(&file.text, span.start);
    let mut out = format!("{}[{}]: {message}\n", code.level().as_str(), code.id());
    let number = position.line.to_string();
    let pad = " ".repeat(number.len());
    let _ = writeln!(out, "{pad}--> {}/{}:{}:{}", file.version, file.path, position.line, position.column);
    let line = index.range(&file.text, position.line).and_then(|range| file.text.get(range)).unwrap_or("");
    if span.end > span.start && !line.trim().is_empty() {
        let length = file.text.get(span.start as usize..span.end as usize).map_or(1, first_line_length);
        let (line, column) = excerpt(line, position.column as usize - 1);
        let carets = "^".repeat(length.clamp(1, line.chars().count().saturating_sub(column).max(1)));
        let _ = writeln!(out, "{pad} |\n{number} | {line}\n{pad} | {}{carets}", " ".repeat(column));
    }
    let _ = writeln!(out, "{pad} = {}", code.help());
    out
}

fn first_line_length(text: &str) -> usize {
    text.lines().next().unwrap_or("").chars().count()
}

/// The line, cut to [`MAX_LINE`] characters around `column`, with tabs as spaces, and the column in it.
fn excerpt(line: &str, column: usize) -> (String, usize) {
    let count = line.chars().count();
    let from = if count <= MAX_LINE { 0 } else { column.saturating_sub(MAX_LINE / 4).min(count - MAX_LINE) };
    let cut: String = line.chars().skip(from).take(MAX_LINE).map(|c| if c.is_control() { ' ' } else { c }).collect();
    (cut, column - from.min(column))
}

#[cfg(test)]
mod tests {
    use super::super::{Code, Diagnostic};
    use crate::source::{FileId, Span};

    #[test]
    fn a_message_is_one_line() {
        let span = Span::new(FileId(0), 0, 0);
        assert_eq!(Diagnostic::new(Code::Type005, span, "`a\n\u{1b}[31m` is bad").message, "`a  [31m` is bad");
    }
}
