//! Which of many phrases stand in a text, found in one pass; most texts hold none.

use aho_corasick::AhoCorasick;

/// A set of up to 64 phrases to look for.
pub(super) struct Gate(Option<AhoCorasick>);

/// The phrases of a [`Gate`] that a text holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Present(u64);

impl Gate {
    /// Prepares the search; phrases are told by their position.
    pub(super) fn new<'p>(phrases: impl Iterator<Item = &'p str>) -> Self {
        let phrases: Vec<&str> = phrases.collect();
        Self(AhoCorasick::new(&phrases).ok().filter(|_| phrases.len() <= 64))
    }

    /// The phrases in `text`. Should the search be impossible, every phrase may be there.
    pub(super) fn search(&self, text: &str) -> Present {
        let Some(search) = &self.0 else { return Present(u64::MAX) };
        let Ok(matches) = search.try_find_overlapping_iter(text) else { return Present(u64::MAX) };
        Present(matches.fold(0, |seen, found| seen | 1 << (found.pattern().as_usize() & 63)))
    }
}

impl Present {
    /// Whether the phrase at this position may be there.
    pub(super) fn has(self, position: usize) -> bool {
        self.0 >> (position & 63) & 1 == 1
    }

    /// Whether any of the phrases at these positions may be there.
    pub(super) fn any(self, mut positions: std::ops::Range<usize>) -> bool {
        positions.any(|position| self.has(position))
    }

    /// Whether no phrase is there.
    pub(super) fn is_empty(self) -> bool {
        self.0 == 0
    }
}

#[cfg(test)]
mod tests {
    use super::Gate;

    #[test]
    fn overlapping_phrases_are_all_found() {
        let gate = Gate::new(["not nullable", "nullable", "required"].into_iter());
        let present = gate.search("not nullable. read-only.");
        assert_eq!([0, 1, 2].map(|at| present.has(at)), [true, true, false]);
        assert!(gate.search("the name").is_empty());
    }
}
