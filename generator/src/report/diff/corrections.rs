//! Overrides that a change of the pages made stale or unneeded.

use super::compare::Draft;
use super::{Change, ItemKind, Place, Rule, SchemaDiff, State};
use crate::diag::{Code, Diagnostic};
use crate::source::{ApiVersion, LineIndex, SourceSet};

/// An override that could not be applied.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Misfit {
    /// The API version.
    pub version: ApiVersion,
    /// What it is to correct, such as `microsoft.graph.user.mail`.
    pub target: String,
    /// Whether the pages say already what it sets.
    pub unneeded: bool,
    /// Where its target stands.
    pub place: Place,
}

/// The overrides of a run that could not be applied.
pub fn misfits(sources: &SourceSet, diagnostics: &[Diagnostic]) -> Vec<Misfit> {
    let found = diagnostics.iter().filter_map(|diagnostic| {
        let unneeded = match diagnostic.code {
            Code::Over001 | Code::Over002 => false,
            Code::Over004 => true,
            _ => return None,
        };
        let file = sources.get(diagnostic.span.file)?;
        let target = file.text.get(diagnostic.span.start as usize..diagnostic.span.end as usize)?.to_owned();
        let line = LineIndex::new(&file.text).line(diagnostic.span.start);
        Some(Misfit { version: file.version, target, unneeded, place: Place { page: file.path.clone(), line } })
    });
    found.collect()
}

impl SchemaDiff {
    /// Adds the overrides of the version that no longer fit and did before.
    pub fn add_overrides(&mut self, before: &[Misfit], after: &[Misfit]) {
        for misfit in after.iter().filter(|misfit| misfit.version == self.version) {
            let same = |old: &Misfit| {
                (old.version, &old.target, old.unneeded) == (misfit.version, &misfit.target, misfit.unneeded)
            };
            if before.iter().any(same) {
                continue;
            }
            if misfit.unneeded {
                // That the page states it now instead of the override is the same event.
                self.changes.retain(|change| change.rule != Rule::SourceChanged || change.item != misfit.target);
            }
            self.changes.push(misfit.change());
        }
    }
}

impl Misfit {
    fn change(&self) -> Change {
        let rule = if self.unneeded { Rule::OverrideUnneeded } else { Rule::OverrideStale };
        let namespace = self.target.rsplit_once('.').map_or("", |(namespace, _)| namespace);
        let state = State { name: self.target.clone(), place: Some(self.place.clone()), ..State::default() };
        Draft::new(rule, ItemKind::Override, namespace).after(state).finish(self.version)
    }
}
