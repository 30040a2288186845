//! One change: what happened to one item, how bad it is, and where it comes from.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Fingerprint, Rule};
use crate::schema::Provenance;
use crate::source::ApiVersion;

/// How bad a change is; the gravest comes first in the order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// Code that names the item no longer compiles.
    SourceBreaking,
    /// Code compiles, and requests or responses that were fine no longer are.
    WireBreaking,
    /// Code compiles and requests succeed, but may mean something else.
    BehaviourRisk,
    /// Something new, or a restriction less.
    Additive,
    /// Only texts changed.
    DocsOnly,
}

impl Level {
    /// All levels, the gravest first.
    pub const ALL: [Self; 5] =
        [Self::SourceBreaking, Self::WireBreaking, Self::BehaviourRisk, Self::Additive, Self::DocsOnly];

    /// The level in kebab case, such as `source-breaking`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::SourceBreaking => "source-breaking",
            Self::WireBreaking => "wire-breaking",
            Self::BehaviourRisk => "behaviour-risk",
            Self::Additive => "additive",
            Self::DocsOnly => "docs-only",
        }
    }

    /// The level with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.as_str() == name)
    }

    /// The level as the title of a group of changes.
    pub fn title(self) -> &'static str {
        match self {
            Self::SourceBreaking => "Breaking for Rust source",
            Self::WireBreaking => "Breaking on the wire",
            Self::BehaviourRisk => "Behaviour risk",
            Self::Additive => "Additive",
            Self::DocsOnly => "Documentation only",
        }
    }
}

impl fmt::Display for Level {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// What kind of item a change is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[expect(missing_docs, reason = "the names say it")]
pub enum ItemKind {
    Type,
    Property,
    Member,
    Operation,
    /// A row of the table of an operation's request body.
    BodyProperty,
    Parameter,
    Header,
    Permission,
    Override,
}

/// A line of a page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Place {
    /// The page's path below the folder of its API version, such as `resources/user.md`.
    pub page: String,
    /// The line, counted from one.
    pub line: u32,
}

impl Place {
    /// The place of a fact, if it was read from a page at all.
    pub fn of(src: &Provenance) -> Option<Self> {
        (!src.is_unknown()).then(|| Self { page: src.page.clone(), line: src.line })
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}", self.page, self.line)
    }
}

/// The item on one side of a change.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct State {
    /// The item in Graph's spelling; differs between the sides of a rename.
    pub name: String,
    /// What changed about it, as the documentation has it: a type, a text, a list; empty where its being there is all.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub value: String,
    /// The Rust item, as a path below the crate's root, such as `v1_0::User::mail`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rust: Option<String>,
    /// The Rust item's declaration, such as `pub mail: Option<String>`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// Where it was read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Place>,
}

/// Whether the documentation was corrected or the service changed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Origin {
    /// The documentation contradicted itself before: its new statement stood elsewhere already.
    Correction,
    /// The documentation agreed with itself before and does so after.
    Service,
    /// Nothing but the changed statement itself.
    #[default]
    Unknown,
}

impl Origin {
    /// The origin in words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Correction => "correction of the documentation",
            Self::Service => "change of the service",
            Self::Unknown => "unknown",
        }
    }
}

/// An entry of an acknowledgement file that covers a change.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Acknowledged {
    /// Why the change is accepted.
    pub reason: String,
    /// The last day on which it is, as `YYYY-MM-DD`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<String>,
}

/// One change: a transition of one item from one state to another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// Identifies the change as long as its rule, its item and its values stay.
    pub fingerprint: Fingerprint,
    /// What happened.
    pub rule: Rule,
    /// How bad it is: the gravest of its effects.
    pub level: Level,
    /// Its other effects, gravest first: what breaks source often breaks the wire too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<Level>,
    /// The API version.
    pub version: ApiVersion,
    /// The kind of item.
    pub kind: ItemKind,
    /// The item in Graph's spelling, before the change where there was one: `microsoft.graph.user.mail`,
    /// `GET /users/{user_id}`.
    pub item: String,
    /// The item's namespace, such as `microsoft.graph`.
    pub namespace: String,
    /// What happened in one line, without the item, such as `Edm.String → Collection(Edm.String)`.
    pub summary: String,
    /// What it means, in a sentence.
    pub reason: String,
    /// The item before; `None` for a new one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<State>,
    /// The item after; `None` for one that is gone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<State>,
    /// Other items that change along, in Graph's spelling and sorted, such as the properties that hold a changed type.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub affects: Vec<String>,
    /// Correction or change of the service.
    pub origin: Origin,
    /// What speaks for the origin, one sentence each.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    /// The entry that accepts the change, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acknowledged: Option<Acknowledged>,
    /// The uses of the item that were asked about, such as `user.mail` or `src/main.rs:12`, sorted.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub used_by: Vec<String>,
}

impl Change {
    /// The place to show the change at: after it, else before it.
    pub fn place(&self) -> Option<&Place> {
        let mut sides = [&self.after, &self.before].into_iter().flatten();
        sides.find_map(|state| state.place.as_ref())
    }

    /// Whether the change has an effect of this level.
    pub fn has_level(&self, level: Level) -> bool {
        self.level == level || self.also.contains(&level)
    }
}
