//! A section of a changelog in the form of Keep a Changelog: what a user of the generated crate has to know.
//!
//! Changes of the same kind to the same type share an entry, breaking entries come first, and texts are only counted.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::text::number;
use crate::report::diff::{Change, ItemKind, Level, Origin, Report, Rule};
use crate::source::ApiVersion;

/// The parts of a section, in their usual order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Added,
    Changed,
    Deprecated,
    Removed,
    Fixed,
}

impl Part {
    const ALL: [(Self, &'static str); 5] = [
        (Self::Added, "Added"),
        (Self::Changed, "Changed"),
        (Self::Deprecated, "Deprecated"),
        (Self::Removed, "Removed"),
        (Self::Fixed, "Fixed"),
    ];

    fn of(change: &Change) -> Self {
        let id = change.rule.id();
        match change.rule {
            Rule::Deprecated => Self::Deprecated,
            _ if id.ends_with("-added") => Self::Added,
            _ if id.ends_with("-removed") => Self::Removed,
            _ if change.origin == Origin::Correction => Self::Fixed,
            _ => Self::Changed,
        }
    }
}

/// What the changes of one entry have in common; the order of entries.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    level: Level,
    version: ApiVersion,
    rule: Rule,
    owner: &'a str,
}

/// The report as the section of what is not released yet.
pub(super) fn render(report: &Report) -> String {
    let mut out = "## [Unreleased]\n".to_owned();
    for (part, title) in Part::ALL {
        let entries = entries(report, part);
        if !entries.is_empty() {
            let _ = write!(out, "\n### {title}\n\n{entries}");
        }
    }
    out
}

fn entries(report: &Report, part: Part) -> String {
    let mut entries: BTreeMap<Key<'_>, Vec<&Change>> = BTreeMap::new();
    for change in report.changes.iter().filter(|change| Part::of(change) == part && is_told(change)) {
        entries.entry(Key { owner: owner(change), ..key(change) }).or_default().push(change);
    }
    let mut out = String::new();
    for (key, changes) in &entries {
        write_entry(&mut out, *key, changes);
    }
    let texts = report.changes.iter().filter(|change| Part::of(change) == part && !is_told(change)).count();
    if texts > 0 {
        let _ = writeln!(out, "- Documentation: {}.", number(texts, "change"));
    }
    out
}

/// Whether users are told of the change itself, and not just of how many there are.
fn is_told(change: &Change) -> bool {
    change.level != Level::DocsOnly || matches!(change.rule, Rule::Deprecated | Rule::Undeprecated)
}

fn key(change: &Change) -> Key<'_> {
    Key { level: change.level, version: change.version, rule: change.rule, owner: "" }
}

/// The item that an entry is about: the type of a property or member, the namespace of a type, else the item itself.
fn owner(change: &Change) -> &str {
    match change.kind {
        ItemKind::Property | ItemKind::Member => {
            change.item.rsplit_once('.').map_or(change.item.as_str(), |(owner, _)| owner)
        }
        ItemKind::Type => &change.namespace,
        _ => &change.item,
    }
}

fn write_entry(out: &mut String, key: Key<'_>, changes: &[&Change]) {
    let breaking = match key.level {
        Level::SourceBreaking => "**Breaking:** ",
        Level::WireBreaking => "**Breaking on the wire:** ",
        _ => "",
    };
    let rule = key.rule.id().replace('-', " ");
    let _ = write!(out, "- {breaking}{} {rule}: ", key.version);
    if let [change] = changes {
        let summary = code(&change.summary);
        let summary = if summary.is_empty() { summary } else { format!(" ({summary})") };
        let _ = writeln!(out, "{}{summary}", code(&change.item));
        return;
    }
    let mut names: Vec<&str> = changes.iter().map(|change| part(change, key.owner)).collect();
    names.sort_unstable();
    names.dedup();
    let names: Vec<String> = names.into_iter().map(code).collect();
    let of = if changes.iter().all(|change| change.item == key.owner) { "" } else { key.owner };
    let of = if of.is_empty() { String::new() } else { format!(" of {}", code(of)) };
    let _ = writeln!(out, "{}{of}", names.join(", "));
}

/// The name of an item below its owner.
fn part<'a>(change: &'a Change, owner: &str) -> &'a str {
    let name = change.item.strip_prefix(owner).and_then(|rest| rest.strip_prefix('.'));
    name.filter(|name| !name.is_empty()).unwrap_or(&change.item)
}

/// A text in a code span.
fn code(text: &str) -> String {
    super::markdown::code(text, 120)
}
