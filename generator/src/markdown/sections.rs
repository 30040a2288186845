//! The headings of a page as a tree of sections; tabs are not sections.

use std::ops::Range;

use super::{Block, BlockKind, Document};

/// A heading with the blocks up to the next heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// The heading's level; 0 for what stands before the first heading.
    pub level: u8,
    /// The heading's text without markup, as written.
    pub title: String,
    /// The title in lower case without a colon behind it, for comparison.
    pub key: String,
    /// The byte range of the heading.
    pub heading: Range<usize>,
    /// Indices of the blocks between this heading and the next one of any level.
    pub own: Range<usize>,
    /// Indices of the blocks between this heading and the next one of the same or a higher level.
    pub all: Range<usize>,
    /// The enclosing section.
    pub parent: Option<usize>,
}

/// The sections of a page in order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sections {
    /// In order of appearance; the first one is what stands before the first heading.
    pub list: Vec<Section>,
}

impl Sections {
    /// Groups the blocks of a page by heading.
    pub fn new(document: &Document<'_>) -> Self {
        let mut list = vec![section(0, String::new(), 0..0, 0, None)];
        // The last section and those around it.
        let mut open = vec![0];
        for (at, Block { kind, range }) in document.blocks.iter().enumerate() {
            if let BlockKind::Heading { level, text } = kind {
                close(&mut list, &mut open, *level, at);
                let parent = open.last().copied();
                open.push(list.len());
                list.push(section(*level, text.clone(), range.clone(), at + 1, parent));
            }
        }
        close(&mut list, &mut open, 0, document.blocks.len());
        if let Some(first) = list.first_mut() {
            first.all.end = document.blocks.len();
        }
        Self { list }
    }

    /// The sections whose lower-case title satisfies `test`.
    pub fn titled<'s>(&'s self, test: impl Fn(&str) -> bool + 's) -> impl Iterator<Item = &'s Section> {
        self.list.iter().filter(move |section| test(&section.key))
    }

    /// The titles of the enclosing sections, nearest first, beginning with the section itself.
    pub fn path(&self, at: usize) -> impl Iterator<Item = &Section> {
        let mut next = self.list.get(at);
        std::iter::from_fn(move || {
            let current = next?;
            next = current.parent.and_then(|parent| self.list.get(parent));
            Some(current)
        })
    }

    /// The index of the section that directly holds the block.
    pub fn of_block(&self, block: usize) -> Option<usize> {
        self.list.iter().rposition(|section| section.own.start <= block && block < section.own.end)
    }
}

fn section(level: u8, title: String, heading: Range<usize>, start: usize, parent: Option<usize>) -> Section {
    Section {
        level,
        key: title.trim_end_matches(':').to_lowercase(),
        title,
        heading,
        own: start..usize::MAX,
        all: start..usize::MAX,
        parent,
    }
}

/// Ends the last section's own blocks, and all open sections that a heading of `level` ends.
fn close(list: &mut [Section], open: &mut Vec<usize>, level: u8, at: usize) {
    if let Some(last) = list.last_mut() {
        last.own.end = at;
    }
    while let Some(section) = open.last().and_then(|last| list.get_mut(*last)).filter(|open| open.level >= level) {
        section.all.end = at;
        open.pop();
    }
}
