//! The text of a page, and the lines of its places.

use std::cell::Cell;

use crate::schema::Provenance;
use crate::source::{SourceFile, Span};

/// A page as text.
pub(super) struct Sheet<'a> {
    file: &'a SourceFile,
    /// An offset whose line is known: most places are asked for in order.
    counted: Cell<(usize, u32)>,
}

impl<'a> Sheet<'a> {
    pub(super) fn new(file: &'a SourceFile) -> Self {
        Self { file, counted: Cell::new((0, 1)) }
    }

    /// The page and line of a span.
    pub(super) fn provenance(&self, span: Span) -> Provenance {
        Provenance { page: self.file.path.clone(), line: self.line(span.start as usize) }
    }

    fn line(&self, offset: usize) -> u32 {
        let (known, line) = if self.counted.get().0 <= offset { self.counted.get() } else { (0, 1) };
        let between = self.file.text.as_bytes().get(known..offset).unwrap_or(&[]);
        let line = line + u32::try_from(memchr::memchr_iter(b'\n', between).count()).unwrap_or(0);
        self.counted.set((offset, line));
        line
    }

    /// The text of a span.
    pub(super) fn text(&self, span: Span) -> &'a str {
        self.file.text.get(span.start as usize..span.end as usize).unwrap_or("")
    }
}
