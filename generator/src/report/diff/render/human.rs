//! Plain text for a terminal: counts, then every change with its reason, place and Rust declaration.

use std::fmt::Write as _;

use crate::report::diff::{Change, EntryProblem, Level, Origin, Report, State};

/// The report as plain text.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} → {}", report.base, report.head);
    if report.changes.is_empty() {
        out.push_str("no changes\n");
    } else {
        out.push_str(&head(report));
    }
    for level in Level::ALL {
        let changes: Vec<&Change> = report.changes.iter().filter(|change| change.level == level).collect();
        if !changes.is_empty() {
            let _ = writeln!(out, "\n{} ({})", level.title(), changes.len());
        }
        for change in changes {
            write_change(&mut out, change);
        }
    }
    write_idle(&mut out, report);
    out
}

/// Counts by level, and the version bump.
fn head(report: &Report) -> String {
    let counts = Level::ALL.iter().map(|level| (report.counts.get(*level), level));
    let counts: Vec<String> =
        counts.filter(|(count, _)| *count > 0).map(|(count, level)| format!("{count} {level}")).collect();
    let total = report.counts.total();
    let noun = if total == 1 { "change" } else { "changes" };
    let accepted = total - report.open.total();
    let accepted = if accepted == 0 { String::new() } else { format!("; {accepted} acknowledged") };
    let (stable, initial) = (report.bump.stable.as_str(), report.bump.initial.as_str());
    format!(
        "{total} {noun}: {}{accepted}\nsuggested bump: {stable} ({initial} while the version is 0.x)\n",
        counts.join(", ")
    )
}

fn write_change(out: &mut String, change: &Change) {
    let mark = if change.acknowledged.is_some() { "✓" } else { "•" };
    let _ = writeln!(out, "\n{mark} {} [{}]: {}", change.item, change.version, summary(change));
    let levels: Vec<&str> = std::iter::once(&change.level).chain(&change.also).map(|level| level.as_str()).collect();
    let _ = writeln!(out, "  {} ({})  {}", change.rule.id(), levels.join(", "), change.fingerprint);
    let _ = writeln!(out, "  {}", change.reason);
    write_rust(out, change);
    write_places(out, change);
    if !change.affects.is_empty() {
        let _ = writeln!(out, "  changes along: {}", list(&change.affects));
    }
    if !change.used_by.is_empty() {
        let _ = writeln!(out, "  used by: {}", list(&change.used_by));
    }
    if change.origin != Origin::Unknown {
        let _ = writeln!(out, "  {}: {}", change.origin.as_str(), change.evidence.join("; "));
    }
    if change.acknowledged.is_none() && change.level <= Level::BehaviourRisk {
        let _ = writeln!(out, "  to accept: {}", change.acknowledgement());
    }
    if let Some(accepted) = &change.acknowledged {
        let until = accepted.expires.as_ref().map_or_else(String::new, |day| format!(" until {day}"));
        let _ = writeln!(out, "  acknowledged{until}: {}", accepted.reason);
    }
}

fn summary(change: &Change) -> String {
    const LONGEST: usize = 120;
    let line = change.summary.replace('\n', " ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain("…".chars()).collect()
}

fn write_rust(out: &mut String, change: &Change) {
    let rust = |state: &Option<State>| {
        let state = state.as_ref()?;
        let (path, signature) = (state.rust.as_deref()?, state.signature.as_deref()?);
        Some(format!("{path}: `{signature}`"))
    };
    match (rust(&change.before), rust(&change.after)) {
        (Some(before), Some(after)) if before == after => {
            let _ = writeln!(out, "  rust   {before}");
        }
        (before, after) => {
            for (sign, side) in [('-', before), ('+', after)] {
                if let Some(side) = side {
                    let _ = writeln!(out, "  rust {sign} {side}");
                }
            }
        }
    }
}

fn write_places(out: &mut String, change: &Change) {
    let place = |state: &Option<State>| state.as_ref()?.place.as_ref().map(ToString::to_string);
    let text = match (place(&change.before), place(&change.after)) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (_, Some(place)) | (Some(place), None) => place,
        (None, None) => return,
    };
    let _ = writeln!(out, "  docs   {text}");
}

/// The first few names, and how many there are beside them.
fn list(names: &[String]) -> String {
    const SHOWN: usize = 5;
    let shown: Vec<&str> = names.iter().take(SHOWN).map(String::as_str).collect();
    let rest = names.len() - shown.len();
    if rest == 0 { shown.join(", ") } else { format!("{} and {rest} more", shown.join(", ")) }
}

fn write_idle(out: &mut String, report: &Report) {
    if !report.idle.is_empty() {
        out.push_str("\nacknowledgements that do nothing:\n");
    }
    for entry in &report.idle {
        let problem = match entry.problem {
            EntryProblem::Unmatched => "matches no change",
            EntryProblem::Expired => "has expired",
        };
        let _ = writeln!(out, "  {} {problem}: {}", entry.fingerprint, entry.reason);
    }
}
