//! pulldown-cmark's events → [`Document`]; the only file that imports it.

use std::collections::BTreeMap;
use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, MetadataBlockKind, Options, Parser, Tag, TagEnd};

use super::{Block, BlockKind, Document, FrontMatter, front_matter, inline, table};
use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, SourceFile, Span};

/// Parses one page. Never fails: what cannot be understood is text, and said so in the diagnostics.
pub fn parse(file: FileId, source: &SourceFile) -> (Document<'_>, Vec<Diagnostic>) {
    let text = source.text.as_str();
    let document = Document {
        file,
        text,
        front_matter: FrontMatter::default(),
        front_matter_range: None,
        blocks: Vec::new(),
        references: BTreeMap::new(),
    };
    let mut parser =
        PageParser { document, diagnostics: Vec::new(), tab: false, quotes: 0, skipped: 0, items: Vec::new() };
    parser.conflict();
    let mut next = Some(parser.body_start());
    for _ in 0..MAX_RESTARTS {
        next = next.and_then(|at| parser.run(at));
    }
    (parser.document, parser.diagnostics)
}

/// How often a page is read again below a code block that was not closed.
const MAX_RESTARTS: usize = 16;

/// How a line starts that an unfinished merge puts above the two texts.
const CONFLICT: &str = "<<<<<<< ";

struct PageParser<'a> {
    document: Document<'a>,
    diagnostics: Vec<Diagnostic>,
    tab: bool,
    /// How many block quotes are open; what stands in one belongs to it.
    quotes: u32,
    /// What stands before this offset was read with the block before it.
    skipped: usize,
    /// The list items that are open, as indices of their blocks.
    items: Vec<usize>,
}

impl<'a> PageParser<'a> {
    fn report(&mut self, code: Code, range: Range<usize>, message: impl Into<String>) {
        self.diagnostics.push(Diagnostic::new(code, Span::new(self.document.file, range.start, range.end), message));
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.document.text.get(range).unwrap_or("")
    }

    fn push(&mut self, range: Range<usize>, kind: BlockKind<'a>) {
        self.document.blocks.push(Block { kind, range });
    }

    /// A remark on the first mark that a merge left behind.
    fn conflict(&mut self) {
        let text = self.document.text;
        let mut marks = memchr::memmem::find_iter(text.as_bytes(), CONFLICT);
        let at_line_start = |at: &usize| *at == 0 || text.as_bytes().get(*at - 1) == Some(&b'\n');
        if let Some(at) = marks.find(at_line_start) {
            self.report(Code::File004, at..at + CONFLICT.len(), "a merge was not finished");
        }
    }

    /// Where pulldown-cmark starts: below an opening fence of front matter that is never closed.
    fn body_start(&mut self) -> usize {
        let mut lines = self.document.text.lines();
        let first = lines.next().unwrap_or("");
        if first.trim_end() != "---" {
            return 0;
        }
        let mut block = lines.take(MAX_FRONT_MATTER_LINES).take_while(|line| !line.starts_with("# "));
        if block.any(|line| matches!(line.trim_end(), "---" | "...")) {
            return 0;
        }
        self.report(Code::Fm002, 0..first.len(), "the front matter is not closed");
        first.len() + 1
    }

    /// Reads blocks from `at` to the end, or to where a misread block must be read again.
    fn run(&mut self, at: usize) -> Option<usize> {
        let text = self.document.text.get(at..)?;
        let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
        let parser = Parser::new_ext(text, options);
        for (label, definition) in parser.reference_definitions().iter() {
            let target = definition.dest.to_string();
            self.document.references.entry(label.to_lowercase()).or_insert(target);
        }
        let mut fence = None;
        for (event, range) in parser.into_offset_iter() {
            let range = at + range.start..at + range.end;
            if range.start < self.skipped {
                continue;
            }
            match event {
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(info))) => fence = Some(info.len()),
                Event::End(TagEnd::CodeBlock) => {
                    if let Some(next) = fence.take().and_then(|_| self.fence(range)) {
                        return Some(next);
                    }
                }
                Event::Start(tag) => self.start(&tag, range),
                Event::End(TagEnd::BlockQuote(_)) => self.quotes = self.quotes.saturating_sub(1),
                Event::End(TagEnd::Item) if self.quotes == 0 => drop(self.items.pop()),
                Event::Rule if self.tab => self.close_tab(range),
                _ => {}
            }
        }
        None
    }

    fn start(&mut self, tag: &Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::MetadataBlock(MetadataBlockKind::YamlStyle) => self.front_matter(range),
            Tag::Heading { level, .. } => self.heading(*level as u8, range),
            Tag::BlockQuote(_) => self.quote(range),
            Tag::Paragraph | Tag::Item | Tag::List(_) if self.quotes > 0 => {}
            Tag::Paragraph => self.paragraph(range),
            Tag::List(_) | Tag::HtmlBlock if self.continues_row(range.clone()) => {}
            Tag::Item => self.item(range),
            Tag::List(_) => self.nested_list(range.start),
            Tag::Table(_) => self.table(range),
            Tag::HtmlBlock => self.html(range),
            _ => {}
        }
    }

    fn front_matter(&mut self, range: Range<usize>) {
        let block = self.slice(range.clone());
        let inner = block.split_once('\n').map_or("", |(_, rest)| rest).trim_end();
        let inner = inner.strip_suffix("---").or(inner.strip_suffix("...")).unwrap_or(inner);
        let span = self.document.span(range);
        self.document.front_matter = front_matter::read(inner, span, &mut self.diagnostics);
        self.document.front_matter_range = Some(span);
    }

    fn close_tab(&mut self, range: Range<usize>) {
        self.tab = false;
        self.push(range, BlockKind::TabEnd);
    }

    /// Headings written with `#`; underlined text inside a tab is the tab's last line and its end.
    fn heading(&mut self, level: u8, range: Range<usize>) {
        let source = self.slice(range.clone());
        let first = source.lines().next().unwrap_or("");
        if !first.trim_start().starts_with('#') {
            if self.tab && level == 2 {
                self.push(range.clone(), BlockKind::Paragraph(first));
                self.close_tab(range);
                return;
            }
        } else if let Some(id) = tab_id(first) {
            self.tab = true;
            self.push(range, BlockKind::Tab { id });
            return;
        }
        let text = inline::plain(without_attributes(first.trim().trim_matches('#').trim()));
        self.push(range, BlockKind::Heading { level, text });
    }

    /// A block quote with all that stands in it.
    fn quote(&mut self, range: Range<usize>) {
        if self.quotes == 0 {
            self.push(range.clone(), BlockKind::Quote(self.slice(range)));
        }
        self.quotes += 1;
    }

    fn item(&mut self, range: Range<usize>) {
        self.items.push(self.document.blocks.len());
        self.push(range.clone(), BlockKind::Item(self.slice(range)));
    }

    /// The item around a list ends where the list starts; the items of the list are blocks of their own.
    fn nested_list(&mut self, start: usize) {
        let outer = self.items.last().and_then(|at| self.document.blocks.get_mut(*at));
        let Some(Block { kind: BlockKind::Item(text), range }) = outer else { return };
        if let Some(own) = text.get(..start.saturating_sub(range.start)) {
            *text = own;
            range.end = start.min(range.end);
        }
    }

    /// A paragraph, unless it is a table that pulldown-cmark does not take for one.
    fn paragraph(&mut self, range: Range<usize>) {
        let source = self.slice(range.clone());
        if self.continues_table(source, range.start) {
            return;
        }
        let mut at = 0;
        let mut header = None;
        let lines = if source.contains('|') { source } else { "" };
        for line in lines.split_inclusive('\n') {
            if let (Some(header), true) = (header, table::is_separator(line.trim())) {
                self.split_paragraph(range, header);
                return;
            }
            header = line.contains('|').then_some(at);
            at += line.len();
        }
        self.push(range, BlockKind::Paragraph(source));
    }

    /// Text up to `header`, a table from there on.
    fn split_paragraph(&mut self, range: Range<usize>, header: usize) {
        let middle = range.start + header;
        if header > 0 {
            self.push(range.start..middle, BlockKind::Paragraph(self.slice(range.start..middle)));
        }
        self.table(middle..range.end);
    }

    /// Rows after a stray blank line, or after what was put between them, belong to the table above if they are as wide.
    fn continues_table(&mut self, source: &'a str, start: usize) -> bool {
        let (text, file) = (self.document.text, self.document.file);
        let count = self.document.blocks.iter().rev().take_while(|block| stands_between_rows(&block.kind)).count();
        let end = self.document.blocks.len() - count;
        let (blocks, between) = self.document.blocks.split_at_mut(end);
        let Some(Block { kind: BlockKind::Table(table), range }) = blocks.last_mut() else {
            return false;
        };
        // Some may have rows below them that are the table's already.
        let known = between.iter().take_while(|block| block.range.start < range.end).count();
        let between = between.get(known..).unwrap_or(&[]);
        let starts = between.iter().map(|block| block.range.start).chain([start]);
        let ends = [range.end].into_iter().chain(between.iter().map(|block| block.range.end));
        let gaps = ends.zip(starts).map(|(end, start)| text.get(end..start).unwrap_or(""));
        let gap = gaps.collect::<String>().replace("<!--", "").replace("-->", "");
        let width = table.header.len();
        let fits = |line: &str| line.trim_start().starts_with('|') && table::split(line, 0).len() == width;
        if gap.trim() != "" || gap.matches('\n').count() > 2 * (between.len() + 1) || !source.lines().all(fits) {
            return false;
        }
        table::append(table, source, start, false, file, &mut self.diagnostics);
        range.end = start + source.len();
        let message = "a blank line, a comment or a note splits the table above from these rows";
        self.report(Code::Tbl004, start..start + source.lines().next().map_or(0, str::len), message);
        true
    }

    /// A list or tags on the line below a row that is not closed belong to that row, and the rows below them to the table.
    fn continues_row(&mut self, range: Range<usize>) -> bool {
        let (text, file, source) = (self.document.text, self.document.file, self.slice(range.clone()));
        let Some(Block { kind: BlockKind::Table(table), range: known }) = self.document.blocks.last_mut() else {
            return false;
        };
        let row = text.get(known.start..range.start).unwrap_or("").trim_end_matches([' ', '\t']);
        let row = row.strip_suffix('\n').unwrap_or("");
        let piped = row.starts_with('|') && source.contains('|');
        let closed = row.trim_end_matches([' ', '\t']).ends_with(['|', '\n']);
        if !piped || table.rows.is_empty() || closed || row.len() < known.len() - 1 {
            return false;
        }
        table::append(table, source, range.start, true, file, &mut self.diagnostics);
        known.end = range.end;
        self.skipped = range.end;
        true
    }

    fn table(&mut self, range: Range<usize>) {
        let source = self.slice(range.clone());
        let table = table::read(source, range.start, self.document.file, &mut self.diagnostics);
        self.push(range, BlockKind::Table(table));
    }

    /// The comments of an HTML block; one that is never closed ends with the page.
    fn html(&mut self, range: Range<usize>) {
        let mut at = range.start;
        while let Some(open) = self.slice(at..range.end).find("<!--") {
            let start = at + open + 4;
            let close = self.slice(start..range.end).find("-->");
            if close.is_none() {
                self.report(Code::Md006, at + open..start, "the comment is not closed");
            }
            let end = close.map_or(range.end, |close| start + close);
            self.push(start..end, BlockKind::Comment(self.slice(start..end)));
            at = close.map_or(range.end, |close| start + close + 3);
        }
    }

    /// A fenced block; returns where to go on if it swallowed the headings below it.
    fn fence(&mut self, range: Range<usize>) -> Option<usize> {
        let source = self.slice(range.clone());
        let (first, rest) = source.split_once('\n').unwrap_or((source, ""));
        let mark = first.trim_start().chars().next().unwrap_or('`');
        let info = first.trim_start().trim_start_matches(mark).trim();
        let start = range.start + first.len() + 1;
        let body = match rest.trim_end().rsplit_once('\n') {
            Some((body, last)) if is_fence(last, mark) => body,
            None if is_fence(rest.trim_end(), mark) => "",
            _ => rest,
        };
        let swallowed = swallowed_heading(body);
        let body = body.get(..swallowed.unwrap_or(body.len())).unwrap_or(body);
        self.push(range.start..start + body.len(), BlockKind::Fence { info, body, start });
        let next = start + swallowed?;
        self.report(Code::Fence001, range.start..range.start + first.len(), "the code block is not closed");
        Some(next)
    }
}

/// Longer blocks between `---` lines are not taken for front matter.
const MAX_FRONT_MATTER_LINES: usize = 60;

/// Whether a block may stand between the rows of a table: rows that were commented out, a note, an include.
fn stands_between_rows(kind: &BlockKind<'_>) -> bool {
    match kind {
        BlockKind::Comment(_) | BlockKind::Quote(_) => true,
        BlockKind::Paragraph(text) => text.starts_with("[!INCLUDE"),
        _ => false,
    }
}

fn is_fence(line: &str, mark: char) -> bool {
    let line = line.trim();
    line.len() >= 3 && line.chars().all(|c| c == mark)
}

/// A heading without attributes behind it: `Properties {#all-properties}`.
fn without_attributes(heading: &str) -> &str {
    let attributed = heading.ends_with('}').then(|| heading.rsplit_once(" {#")).flatten();
    attributed.map_or(heading, |(text, _)| text.trim_end())
}

/// The id of a tab heading `# [HTTP](#tab/http)`.
fn tab_id(heading: &str) -> Option<&str> {
    // Most headings have no link at all.
    let (_, rest) = heading.contains('(').then(|| heading.split_once("](#tab/"))??;
    rest.split_once(')').map(|(id, _)| id)
}

/// The offset of a heading inside a code block that has a comment or another code block below it.
fn swallowed_heading(body: &str) -> Option<usize> {
    if !body.contains("\n#") {
        return None;
    }
    let mut at = 0;
    let mut heading = None;
    for line in body.split_inclusive('\n') {
        let hashes = line.bytes().take_while(|byte| *byte == b'#').count();
        if (2..=6).contains(&hashes) && line.as_bytes().get(hashes) == Some(&b' ') {
            heading = heading.or(Some(at));
        } else if heading.is_some() && (line.starts_with("```") || line.starts_with("<!--")) {
            return heading;
        }
        at += line.len();
    }
    None
}
