//! Plain text for a terminal: counts, then every change with its reason, place and Rust declaration.

use std::fmt::Write as _;

use super::text::{counts, grouped, line, list, number, origin};
use crate::report::diff::{Change, EntryProblem, Level, Report, State};

/// The longest value, name or declaration.
const LONGEST: usize = 120;

/// The longest sentence.
const LONGEST_SENTENCE: usize = 400;

/// The report as plain text.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    let _ = writeln!(out, "{} → {}", line(&report.base, LONGEST_SENTENCE), line(&report.head, LONGEST_SENTENCE));
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
    let accepted = report.counts.total().saturating_sub(report.open.total());
    let accepted = if accepted == 0 { String::new() } else { format!("; {} acknowledged", grouped(accepted)) };
    let (stable, initial) = (report.bump.stable.as_str(), report.bump.initial.as_str());
    format!(
        "{}: {}{accepted}\nsuggested bump: {stable} ({initial} while the version is 0.x)\n",
        number(report.counts.total(), "change"),
        counts(report.counts)
    )
}

fn write_change(out: &mut String, change: &Change) {
    let mark = if change.acknowledged.is_some() { "✓" } else { "•" };
    let _ = write!(out, "\n{mark} {} [{}]", line(&change.item, LONGEST), change.version);
    let summary = line(&change.summary, LONGEST);
    let _ = if summary.is_empty() { writeln!(out) } else { writeln!(out, ": {summary}") };
    let levels: Vec<&str> = std::iter::once(&change.level).chain(&change.also).map(|level| level.as_str()).collect();
    let _ = writeln!(out, "  {} ({})  {}", change.rule.id(), levels.join(", "), change.fingerprint);
    let _ = writeln!(out, "  {}", line(&change.reason, LONGEST_SENTENCE));
    write_rust(out, change);
    write_places(out, change);
    let name = |name: &str| line(name, LONGEST);
    if !change.affects.is_empty() {
        let _ = writeln!(out, "  changes along: {}", list(&change.affects, name));
    }
    if !change.used_by.is_empty() {
        let _ = writeln!(out, "  used by: {}", list(&change.used_by, name));
    }
    if let Some((origin, evidence)) = origin(change) {
        let _ = writeln!(out, "  {origin}: {}", line(&evidence, LONGEST_SENTENCE));
    }
    if change.acknowledged.is_none() && change.level <= Level::BehaviourRisk {
        let _ = writeln!(out, "  to accept: {}", change.acknowledgement());
    }
    if let Some(accepted) = &change.acknowledged {
        let until = accepted.expires.as_ref().map_or_else(String::new, |day| format!(" until {day}"));
        let _ = writeln!(out, "  acknowledged{until}: {}", line(&accepted.reason, LONGEST_SENTENCE));
    }
}

fn write_rust(out: &mut String, change: &Change) {
    let rust = |state: &Option<State>| {
        let state = state.as_ref()?;
        let (path, signature) = (state.rust.as_deref()?, state.signature.as_deref()?);
        Some(format!("{}: `{}`", line(path, LONGEST), line(signature, LONGEST)))
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
    let place = |state: &Option<State>| Some(line(&state.as_ref()?.place.as_ref()?.to_string(), LONGEST));
    let text = match (place(&change.before), place(&change.after)) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (_, Some(place)) | (Some(place), None) => place,
        (None, None) => return,
    };
    let _ = writeln!(out, "  docs   {text}");
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
        let _ = writeln!(out, "  {} {problem}: {}", entry.fingerprint, line(&entry.reason, LONGEST_SENTENCE));
    }
}
