//! How many examples agree with their operations.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use super::compare::{Verdict, compare};
use super::exchanges::{Check, Exchanges};
use super::tally::Written;

/// The share of examples, in percent, that have to agree with their operation.
const ENOUGH: usize = 95;

/// The counts per check, with every miss by class.
#[derive(Clone, Debug, Default)]
pub struct Checks {
    tried: BTreeMap<Check, usize>,
    misses: BTreeMap<(Check, &'static str), Vec<String>>,
}

impl Checks {
    /// Counts what was found; `written` is what the types of the bodies made of them, in the order of the cases.
    pub fn new(exchanges: &Exchanges, written: &[Vec<Written>]) -> Self {
        let mut misses: Vec<Option<&'static str>> = exchanges.findings.iter().map(|finding| finding.miss).collect();
        for ((at, example), ways) in exchanges.cases.iter().zip(written) {
            let lost = ways.first().map_or(Some("no way through"), |way| loss(&example.body, way));
            if let Some(miss) = misses.get_mut(*at) {
                *miss = miss.or(lost);
            }
        }
        let mut checks = Self::default();
        for (finding, miss) in exchanges.findings.iter().zip(misses) {
            *checks.tried.entry(finding.check).or_default() += 1;
            if let Some(miss) = miss {
                checks.misses.entry((finding.check, miss)).or_default().push(finding.place.clone());
            }
        }
        checks
    }

    fn missed(&self, check: Check) -> usize {
        self.misses.iter().filter(|((of, _), _)| *of == check).map(|(_, places)| places.len()).sum()
    }

    /// Whether enough examples pass every check.
    pub fn is_fine(&self) -> bool {
        self.tried.iter().all(|(check, tried)| (tried - self.missed(*check)) * 100 >= tried * ENOUGH)
    }

    /// Every miss with its place, by class.
    pub fn misses(&self) -> String {
        let mut out = String::new();
        for ((check, miss), places) in &self.misses {
            for place in places {
                let _ = writeln!(out, "{place}: {}: {miss}", check.as_str());
            }
        }
        out
    }
}

fn loss(body: &str, written: &Written) -> Option<&'static str> {
    let Ok(text) = written else { return Some("refused") };
    let lossy = [(&text.kept, true), (&text.plain, false)]
        .iter()
        .any(|(text, nulls)| matches!(compare(body, text, *nulls), Verdict::Lossy(_)));
    lossy.then_some("something is lost")
}

impl fmt::Display for Checks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(f, "{:<40}{:>8}{:>8}{:>8}", "operations", "tried", "agree", "%")?;
        for (check, tried) in &self.tried {
            let agree = tried - self.missed(*check);
            // Tenths of a percent, rounded down, so that only all is 100.
            let share = agree * 1000 / (*tried).max(1);
            writeln!(f, "{:<40}{tried:>8}{agree:>8}{:>6}.{}", check.as_str(), share / 10, share % 10)?;
        }
        for ((check, miss), places) in &self.misses {
            writeln!(f, "{:>8} {}: {miss}", places.len(), check.as_str())?;
        }
        Ok(())
    }
}
