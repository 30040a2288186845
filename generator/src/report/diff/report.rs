//! The report: all changes of all versions, in order and counted, with the version bump they ask for.

use serde::{Deserialize, Serialize};

use super::{Change, Fingerprint, Level, Rule};
use crate::source::ApiVersion;

/// The version of the report's JSON form; grows when a reader of the old form would misread the new one.
pub const FORMAT: u32 = 1;

/// How many changes there are of each level, by their gravest effect.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names are those of the levels")]
pub struct Counts {
    pub source_breaking: usize,
    pub wire_breaking: usize,
    pub behaviour_risk: usize,
    pub additive: usize,
    pub docs_only: usize,
}

impl Counts {
    /// Counts changes.
    pub fn of<'c>(changes: impl IntoIterator<Item = &'c Change>) -> Self {
        let mut counts = Self::default();
        for change in changes {
            *counts.slot(change.level) += 1;
        }
        counts
    }

    /// The number of changes of a level.
    pub fn get(mut self, level: Level) -> usize {
        *self.slot(level)
    }

    /// The number of all changes.
    pub fn total(self) -> usize {
        Level::ALL.into_iter().map(|level| self.get(level)).sum()
    }

    fn slot(&mut self, level: Level) -> &mut usize {
        match level {
            Level::SourceBreaking => &mut self.source_breaking,
            Level::WireBreaking => &mut self.wire_breaking,
            Level::BehaviourRisk => &mut self.behaviour_risk,
            Level::Additive => &mut self.additive,
            Level::DocsOnly => &mut self.docs_only,
        }
    }
}

/// A step of a semantic version.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[expect(missing_docs, reason = "the names are those of semantic versioning")]
pub enum Bump {
    #[default]
    None,
    Patch,
    Minor,
    Major,
}

impl Bump {
    /// The step that a change of this level asks for in a crate of version 1.0.0 or later.
    pub fn stable(level: Level) -> Self {
        match level {
            Level::SourceBreaking => Self::Major,
            Level::WireBreaking | Level::BehaviourRisk | Level::Additive => Self::Minor,
            Level::DocsOnly => Self::Patch,
        }
    }

    /// The step that a change of this level asks for in a crate of version 0.x, where cargo takes the minor number
    /// for the major one.
    pub fn initial(level: Level) -> Self {
        match level {
            Level::SourceBreaking => Self::Minor,
            Level::WireBreaking | Level::BehaviourRisk | Level::Additive | Level::DocsOnly => Self::Patch,
        }
    }

    /// `none`, `patch`, `minor` or `major`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}

/// The suggested step of the generated crate's version; acknowledged changes count like all others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SuggestedBump {
    /// From version 1.0.0 on.
    pub stable: Bump,
    /// While the version is 0.x.
    pub initial: Bump,
}

/// The changes of one API version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SchemaDiff {
    /// The version.
    pub version: ApiVersion,
    /// The changes, sorted by level, rule and item.
    pub changes: Vec<Change>,
}

/// An API version in a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VersionSummary {
    /// The version.
    pub version: ApiVersion,
    /// Its changes by level.
    pub counts: Counts,
}

/// What is wrong with an entry of an acknowledgement file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum EntryProblem {
    /// It matches no change: it can go.
    Unmatched,
    /// Its last day is over: the change counts again.
    Expired,
}

/// An entry of an acknowledgement file that does not do anything.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct IdleEntry {
    /// What it refers to.
    pub fingerprint: Fingerprint,
    /// Its reason.
    pub reason: String,
    /// Why it does nothing.
    pub problem: EntryProblem,
}

/// A report on all versions: what the renderers turn into text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Report {
    /// [`FORMAT`].
    pub format: u32,
    /// What was compared, as the caller calls it: a revision, a file or a folder.
    pub base: String,
    /// What it was compared with.
    pub head: String,
    /// Where the pages after the change lie, relative to the repository's root, such as `spec-docs`; the folders of
    /// the versions are in it. Empty where it is not known.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub docs: String,
    /// The versions, in order, those without a change too.
    pub versions: Vec<VersionSummary>,
    /// All changes by level.
    pub counts: Counts,
    /// The changes that no entry accepts, by level.
    pub open: Counts,
    /// The suggested version bump.
    pub bump: SuggestedBump,
    /// Every change, sorted by level, version, rule and item.
    pub changes: Vec<Change>,
    /// Entries of the acknowledgement file that do nothing, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub idle: Vec<IdleEntry>,
}

impl Report {
    /// A report on the changes of some versions; acknowledgements and uses are added to it later.
    pub fn new(base: impl Into<String>, head: impl Into<String>, diffs: Vec<SchemaDiff>) -> Self {
        let versions =
            diffs.iter().map(|diff| VersionSummary { version: diff.version, counts: Counts::of(&diff.changes) });
        let versions = versions.collect();
        let mut changes: Vec<Change> = diffs.into_iter().flat_map(|diff| diff.changes).collect();
        changes.sort_by(|a, b| order(a).cmp(&order(b)));
        let counts = Counts::of(&changes);
        let gravest = changes.iter().map(|change| change.level).min();
        let bump = gravest.map_or_else(SuggestedBump::default, |level| SuggestedBump {
            stable: Bump::stable(level),
            initial: Bump::initial(level),
        });
        let (base, head) = (base.into(), head.into());
        Self {
            format: FORMAT,
            base,
            head,
            docs: String::new(),
            versions,
            counts,
            open: counts,
            bump,
            changes,
            idle: Vec::new(),
        }
    }

    /// Whether a change that no entry accepts is at least as bad as `level`.
    pub fn fails_on(&self, level: Level) -> bool {
        self.changes.iter().any(|change| change.acknowledged.is_none() && change.level <= level)
    }
}

/// What changes are sorted by.
pub(super) fn order(change: &Change) -> (Level, ApiVersion, Rule, &str, &Fingerprint) {
    (change.level, change.version, change.rule, &change.item, &change.fingerprint)
}
