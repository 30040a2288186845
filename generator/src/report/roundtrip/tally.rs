//! The count of what became of all examples.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::{Example, Kind, Verdict, compare};

/// What generated code made of an example, or its error.
pub type Written = Result<Text, String>;

/// What was written after reading with and without keeping explicit nulls.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// With explicit nulls.
    pub kept: String,
    /// Without those of known properties.
    pub plain: String,
}

/// The share of examples, in parts of a thousand, that have to come back with nothing lost.
const ENOUGH: usize = 995;

/// How many misses are shown unless all are asked for.
const SHOWN: usize = 20;

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counts {
    exact: usize,
    equal: usize,
    lossy: usize,
    refused: usize,
}

impl Counts {
    fn all(self) -> usize {
        self.exact + self.equal + self.lossy + self.refused
    }

    fn missed(self) -> usize {
        self.lossy + self.refused
    }
}

/// Counts by kind of example and by type, with every miss.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    kinds: BTreeMap<Kind, Counts>,
    types: BTreeMap<String, Counts>,
    reasons: BTreeMap<&'static str, usize>,
    misses: Vec<String>,
}

impl Tally {
    /// Counts an example by the worst of the ways it went: through its type, and through the enum over its family.
    pub fn add(&mut self, example: &Example, ways: &[Written]) {
        let mut worst = Counts { exact: 1, ..Counts::default() };
        let mut reasons = Vec::new();
        for written in ways {
            let (counts, found) = judge(&example.body, written);
            if (counts.refused, counts.lossy, counts.equal) > (worst.refused, worst.lossy, worst.equal) {
                (worst, reasons) = (counts, found);
            }
        }
        if ways.is_empty() {
            worst = Counts { refused: 1, ..Counts::default() };
            reasons = vec![("refused", "no way through".to_owned())];
        }
        let mut kinds: Vec<&'static str> = reasons.iter().map(|(reason, _)| *reason).collect();
        kinds.dedup();
        for reason in kinds {
            *self.reasons.entry(reason).or_default() += 1;
        }
        for (reason, detail) in reasons {
            let name = &example.root.name;
            self.misses.push(format!("{}: {name}: {reason} {detail}", example.place));
        }
        let ty = format!("{} {}", example.root.version, example.root.name);
        for counts in [self.kinds.entry(example.kind).or_default(), self.types.entry(ty).or_default()] {
            counts.exact += worst.exact;
            counts.equal += worst.equal;
            counts.lossy += worst.lossy;
            counts.refused += worst.refused;
        }
    }

    fn total(&self) -> Counts {
        self.kinds.values().fold(Counts::default(), |sum, counts| Counts {
            exact: sum.exact + counts.exact,
            equal: sum.equal + counts.equal,
            lossy: sum.lossy + counts.lossy,
            refused: sum.refused + counts.refused,
        })
    }

    /// Whether nothing was refused and enough came back with nothing lost.
    pub fn is_fine(&self) -> bool {
        let total = self.total();
        total.refused == 0 && (total.exact + total.equal) * 1000 >= total.all() * ENOUGH
    }

    /// The misses, the first ones or all: `api/user-get.md:12: microsoft.graph.user: lost key /id`.
    pub fn misses(&self, all: bool) -> String {
        let shown = if all { self.misses.len() } else { SHOWN };
        let mut out = String::new();
        for miss in self.misses.iter().take(shown) {
            let _ = writeln!(out, "{miss}");
        }
        let more = self.misses.len().saturating_sub(shown);
        if more > 0 {
            let _ = writeln!(out, "... and {more} more; --verbose shows all");
        }
        out
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let head = ["", "bodies", "exact", "formatting", "lossy", "refused"];
        let line = |f: &mut fmt::Formatter<'_>, name: &str, counts: Counts| {
            let Counts { exact, equal, lossy, refused } = counts;
            writeln!(f, "{name:<40}{:>8}{exact:>8}{equal:>12}{lossy:>8}{refused:>9}", counts.all())
        };
        let [name, all, exact, equal, lossy, refused] = head;
        writeln!(f, "{name:<40}{all:>8}{exact:>8}{equal:>12}{lossy:>8}{refused:>9}")?;
        for (kind, counts) in &self.kinds {
            line(f, kind.as_str(), *counts)?;
        }
        let total = self.total();
        line(f, "all", total)?;
        for (ty, counts) in self.types.iter().filter(|(_, counts)| counts.missed() > 0) {
            line(f, ty, *counts)?;
        }
        for (reason, count) in &self.reasons {
            writeln!(f, "{count:>8} bodies: {reason}")?;
        }
        Ok(())
    }
}

/// The verdict as a count of one, and what was lost.
fn judge(body: &str, written: &Written) -> (Counts, Vec<(&'static str, String)>) {
    let Text { kept, plain } = match written {
        Ok(text) => text,
        Err(error) => return (Counts { refused: 1, ..Counts::default() }, vec![("refused", error.clone())]),
    };
    let lossy = Counts { lossy: 1, ..Counts::default() };
    let list = |losses: Vec<super::Loss>| losses.into_iter().map(|loss| (loss.reason.as_str(), loss.path)).collect();
    match (compare(body, kept, true), compare(body, plain, false)) {
        (Verdict::Lossy(losses), _) | (_, Verdict::Lossy(losses)) => (lossy, list(losses)),
        (Verdict::Exact, _) => (Counts { exact: 1, ..Counts::default() }, Vec::new()),
        (Verdict::Equal, _) => (Counts { equal: 1, ..Counts::default() }, Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::super::Root;
    use super::*;
    use crate::source::ApiVersion;

    fn tally(written: &[Written]) -> Tally {
        let root = Root { version: ApiVersion::V1, name: "microsoft.graph.user".to_owned(), collection: false };
        let example =
            Example { kind: Kind::Response, place: "v1.0/a.md:1".to_owned(), root, body: r#"{"a":1}"#.to_owned() };
        let mut tally = Tally::default();
        tally.add(&example, written);
        tally
    }

    fn both(text: &str) -> Text {
        Text { kept: text.to_owned(), plain: text.to_owned() }
    }

    #[test]
    fn the_worst_way_counts() {
        let fine = tally(&[Ok(both(r#"{"a":1}"#)), Ok(both(r#"{"a":1.0}"#))]);
        assert!(fine.is_fine() && fine.total().equal == 1 && fine.misses(true).is_empty());
        let lossy = tally(&[Ok(both(r#"{"a":1}"#)), Ok(both("{}"))]);
        assert!(!lossy.is_fine());
        assert_eq!(lossy.misses(true), "v1.0/a.md:1: microsoft.graph.user: lost key /a\n");
        assert!(!tally(&[Err("bad".to_owned())]).is_fine() && !tally(&[]).is_fine());
    }
}
