//! Overrides that a change of the pages made stale or unneeded.

use super::compare::Draft;
use super::{Change, ItemKind, Place, Rule, State};
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

/// The overrides of a version that no longer fit and did before.
pub fn compare_overrides(before: &[Misfit], after: &[Misfit], version: ApiVersion) -> Vec<Change> {
    let is_new = |misfit: &&Misfit| {
        let same = |old: &Misfit| {
            (old.version, &old.target, old.unneeded) == (misfit.version, &misfit.target, misfit.unneeded)
        };
        misfit.version == version && !before.iter().any(same)
    };
    let changes = after.iter().filter(is_new).map(|misfit| {
        let rule = if misfit.unneeded { Rule::OverrideUnneeded } else { Rule::OverrideStale };
        let namespace = misfit.target.rsplit_once('.').map_or("", |(namespace, _)| namespace);
        let state = State { name: misfit.target.clone(), place: Some(misfit.place.clone()), ..State::default() };
        Draft::new(rule, ItemKind::Override, namespace).after(state).finish(version)
    });
    changes.collect()
}
