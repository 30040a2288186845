//! Stage 1: a page's text → [`Document`], a flat list of blocks with byte ranges.
//!
//! The only vocabulary here is markdown's. Tables are split again by the looser rules that real pages need
//! (`FORMAT.md`, section Tables); everything else is what pulldown-cmark found.

mod front_matter;
pub mod inline;
pub mod json;
mod parse;
mod plain_lines;
mod sections;
mod table;

use std::collections::BTreeMap;
use std::ops::Range;

pub use front_matter::FrontMatter;
pub use parse::parse;
pub use sections::{Section, Sections};
pub use table::{Cell, Row, Table};

use crate::source::{FileId, Span};

/// One page as markdown: made by [`parse`], read by `page` and `extract`.
#[derive(Clone, Debug)]
pub struct Document<'a> {
    /// The page's id.
    pub file: FileId,
    /// The page's decoded text; all ranges are offsets into it.
    pub text: &'a str,
    /// The front matter's keys, if there is a block.
    pub front_matter: FrontMatter,
    /// Where the front matter is, if there is a block.
    pub front_matter_range: Option<Span>,
    /// The blocks in order.
    pub blocks: Vec<Block<'a>>,
    /// Reference link definitions: lower-case label → target.
    pub references: BTreeMap<String, String>,
}

/// One block of a page.
#[derive(Clone, Debug)]
pub struct Block<'a> {
    /// What it is.
    pub kind: BlockKind<'a>,
    /// Its byte range in the text.
    pub range: Range<usize>,
}

/// The kinds of blocks that are told apart.
#[derive(Clone, Debug)]
pub enum BlockKind<'a> {
    /// A heading; tab headings are [`BlockKind::Tab`].
    Heading {
        /// 1 to 6.
        level: u8,
        /// Its text without markup.
        text: String,
    },
    /// A heading `# [Title](#tab/id)`, which opens a tab and no section.
    Tab {
        /// The part after `#tab/`.
        id: &'a str,
    },
    /// The line that closes a group of tabs.
    TabEnd,
    /// A paragraph with its markup.
    Paragraph(&'a str),
    /// A list item with its markup, up to a list that is nested in it.
    Item(&'a str),
    /// A block quote with its markup; text in it is no block of its own, tables and code blocks are.
    Quote(&'a str),
    /// A table.
    Table(Table<'a>),
    /// The inside of an HTML comment that starts a line.
    Comment(&'a str),
    /// A fenced code block.
    Fence {
        /// The info string, trimmed.
        info: &'a str,
        /// The lines between the fences.
        body: &'a str,
        /// Offset of the body.
        start: usize,
    },
}

/// Reads a YAML document that is no page, such as a file of overrides.
///
/// # Errors
/// A message and the byte offset it belongs to.
pub fn yaml<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, (String, usize)> {
    front_matter::yaml(text)
}

impl Document<'_> {
    /// The span of a byte range of this page.
    pub fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range.start, range.end)
    }
}
