//! Tables by the rules of `FORMAT.md`, section Table mechanics: ragged rows, continuation lines and missing pipes.

use std::borrow::Cow;
use std::ops::Range;

use memchr::{memchr_iter, memchr2_iter};

use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, Span};

/// A table with a header row; every body row has as many cells as the header.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<'a> {
    /// The header's cells.
    pub header: Vec<Cell<'a>>,
    /// The body's rows.
    pub rows: Vec<Row<'a>>,
}

/// A body row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row<'a> {
    /// As many cells as the header has.
    pub cells: Vec<Cell<'a>>,
    /// Its byte range, with continuation lines.
    pub range: Range<usize>,
}

/// A cell with its markup, trimmed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell<'a> {
    /// The text; owned where lines or surplus cells were joined.
    pub text: Cow<'a, str>,
    /// Its byte range; for joined text that of the first part.
    pub range: Range<usize>,
}

/// Whether the line can separate a header from a body.
pub(super) fn is_separator(line: &str) -> bool {
    line.contains(['-', '–', '—']) && line.chars().all(|c| "|:- \t–—".contains(c))
}

/// Cuts a line into its cells: pipes count unless escaped, one empty cell at either end is dropped.
pub(super) fn split(line: &str, offset: usize) -> Vec<Cell<'_>> {
    let bytes = line.as_bytes();
    let mut cells = Vec::with_capacity(memchr_iter(b'|', bytes).count() + 1);
    let mut start = 0;
    let mut escaped = usize::MAX;
    let mut has_pipe = false;
    for at in memchr2_iter(b'|', b'\\', bytes) {
        match bytes.get(at) {
            Some(byte) if at == escaped => has_pipe |= *byte == b'|',
            Some(b'|') => {
                cells.push(cell(line, start..at, offset, std::mem::take(&mut has_pipe)));
                start = at + 1;
            }
            _ => escaped = at + 1,
        }
    }
    cells.push(cell(line, start..line.len(), offset, has_pipe));
    if cells.len() > 1 && cells.last().is_some_and(|cell| cell.text.is_empty()) {
        cells.pop();
    }
    if cells.len() > 1 && cells.first().is_some_and(|cell| cell.text.is_empty()) && line.trim_start().starts_with('|') {
        cells.remove(0);
    }
    cells
}

/// The cell in a part of a line; `has_pipe` says that an escaped pipe stands in it.
fn cell(line: &str, range: Range<usize>, offset: usize, has_pipe: bool) -> Cell<'_> {
    let raw = line.get(range.clone()).unwrap_or("");
    let text = raw.trim_start();
    let start = offset + range.start + (raw.len() - text.len());
    let text = text.trim_end();
    let text = if has_pipe { Cow::Owned(text.replace("\\|", "|")) } else { Cow::Borrowed(text) };
    Cell { range: start..start + text.len(), text }
}

/// How lines start that are no text of a table but may stand right below a row; only rows with a leading pipe count then.
const INTERRUPTIONS: [&str; 2] = ["[!INCLUDE", ":::"];

/// Reads the lines of a table: header, separator, body. `offset` is that of `source` in the page.
pub(super) fn read<'a>(source: &'a str, offset: usize, file: FileId, diagnostics: &mut Vec<Diagnostic>) -> Table<'a> {
    let mut lines = lines(source, offset);
    let (header, width) = match lines.next() {
        Some((line, at)) => {
            let header = split(line, at);
            let width = header.len();
            (header, width)
        }
        None => (Vec::new(), 0),
    };
    if let Some((line, at)) = lines.next() {
        let count = split(line, at).len();
        if count != width {
            let message = format!("the separator has {count} cells, the header {width}");
            diagnostics.push(Diagnostic::new(Code::Tbl002, Span::new(file, at, at + line.len()), message));
        }
    }
    let piped = source.trim_start().starts_with('|');
    let mut table = Table { header, rows: Vec::new() };
    let mut reader = RowReader { width, piped, file, diagnostics, rows: &mut table.rows, open: false };
    let mut interrupted = false;
    for (line, at) in lines {
        let text = line.trim_start();
        if INTERRUPTIONS.iter().any(|mark| text.starts_with(mark)) {
            (interrupted, reader.open) = (true, false);
        } else if !interrupted || text.starts_with('|') {
            reader.line(line, at);
        }
    }
    reader.finish();
    table
}

/// Appends the rows of a piece of text that continues `table` after a blank line, or whose first line continues its last
/// row, which is `open` then.
pub(super) fn append<'a>(
    table: &mut Table<'a>,
    source: &'a str,
    offset: usize,
    open: bool,
    file: FileId,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let width = table.header.len();
    let mut reader = RowReader { width, piped: true, file, diagnostics, rows: &mut table.rows, open };
    for (line, at) in lines(source, offset) {
        reader.line(line, at);
    }
    reader.finish();
}

/// Collects body rows; the last one may still be continued on the next line.
struct RowReader<'t, 'a> {
    width: usize,
    piped: bool,
    file: FileId,
    diagnostics: &'t mut Vec<Diagnostic>,
    rows: &'t mut Vec<Row<'a>>,
    open: bool,
}

impl<'a> RowReader<'_, 'a> {
    fn line(&mut self, line: &'a str, at: usize) {
        let starts = line.trim_start().starts_with('|');
        let continues = !starts && self.piped && self.open;
        if continues && let Some(last) = self.rows.last_mut() {
            join(last, line, at);
            self.report(Code::Tbl005, at..at + line.len(), "a line without leading pipe continues the row above");
        } else if starts || !self.piped || line.contains('|') {
            self.close_row();
            self.rows.push(Row { cells: split(line, at), range: at..at + line.len() });
        } else {
            self.report(Code::Tbl005, at..at + line.len(), "the text directly below the table was taken as prose");
            return;
        }
        self.open = !line.trim_end().ends_with('|');
    }

    fn report(&mut self, code: Code, range: Range<usize>, message: &str) {
        self.diagnostics.push(Diagnostic::new(code, Span::new(self.file, range.start, range.end), message));
    }

    /// Brings the last row to the header's width.
    fn close_row(&mut self) {
        let width = self.width;
        let Some(row) = self.rows.last_mut() else { return };
        let (range, count) = (row.range.clone(), row.cells.len());
        if count < width {
            row.cells.resize(width, Cell { text: Cow::Borrowed(""), range: range.end..range.end });
            self.report(Code::Tbl001, range, &format!("the row has {count} of {width} cells"));
        } else if count > width && width > 0 {
            let surplus = row.cells.split_off(width);
            let filled = surplus.iter().any(|cell| !cell.text.is_empty());
            if let (true, Some(last)) = (filled, row.cells.last_mut()) {
                for cell in surplus.iter().filter(|cell| !cell.text.is_empty()) {
                    append_text(last, " | ", &cell.text);
                }
                self.report(Code::Tbl003, range, &format!("the row has {count} cells, the header {width}"));
            }
        }
    }

    fn finish(&mut self) {
        self.close_row();
    }
}

/// Joins a continuation line to the last cell of a row; pipes in it open further cells.
fn join<'a>(row: &mut Row<'a>, line: &'a str, at: usize) {
    let mut parts = split(line, at).into_iter();
    if let (Some(last), Some(first)) = (row.cells.last_mut(), parts.next()) {
        append_text(last, " ", &first.text);
    }
    row.cells.extend(parts);
    row.range.end = at + line.len();
}

fn append_text(cell: &mut Cell<'_>, separator: &str, text: &str) {
    let joined = cell.text.to_mut();
    joined.push_str(separator);
    joined.push_str(text);
}

/// The lines of `source` that are not blank, with their offsets in the page.
fn lines(source: &str, offset: usize) -> impl Iterator<Item = (&str, usize)> {
    let mut at = offset;
    source.split('\n').filter_map(move |line| {
        let start = at;
        at += line.len() + 1;
        (!line.trim().is_empty()).then_some((line, start))
    })
}
