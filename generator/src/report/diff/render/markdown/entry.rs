//! One change in Markdown: folded with all that is known of it, or as a line of a list.

use std::fmt::Write as _;

use super::escape::{code, diff_block, html_code, prose};
use crate::report::diff::render::text::{line, list, origin};
use crate::report::diff::{Change, State};

/// The longest name, value, declaration or sentence.
const LONGEST: usize = 160;

/// A line of a list.
pub(super) fn brief(change: &Change) -> String {
    let mark = if change.acknowledged.is_some() { "✓ " } else { "" };
    let mut out = format!("- {mark}{} {}", code(&change.item, LONGEST), change.version);
    let summary = code(&change.summary, LONGEST);
    if !summary.is_empty() {
        let _ = write!(out, ": {summary}");
    }
    let place = change.place().map_or_else(String::new, |place| format!(", {}", code(&place.to_string(), LONGEST)));
    let _ = writeln!(out, " ({}{place})", change.rule.id());
    out
}

/// A fold with the item in its title.
pub(super) fn full(change: &Change) -> String {
    let mark = if change.acknowledged.is_some() { "✓ " } else { "" };
    let mut out = format!("<details><summary>{mark}{} {}", html_code(&change.item, LONGEST), change.version);
    let summary = html_code(&change.summary, LONGEST);
    if !summary.is_empty() {
        let _ = write!(out, ": {summary}");
    }
    let _ = write!(out, " ({})</summary>\n\n", change.rule.id());
    out.push_str(&rust(change));
    for (title, text) in facts(change).into_iter().filter(|(_, text)| !text.is_empty()) {
        let _ = writeln!(out, "- {title}: {text}");
    }
    out.push_str("\n</details>\n");
    out
}

/// The declarations before and after, as a block of code and a blank line.
fn rust(change: &Change) -> String {
    let side = |state: &Option<State>| {
        let state = state.as_ref()?;
        let (path, signature) = (state.rust.as_deref()?, state.signature.as_deref()?);
        Some(format!("{}: {}", line(path, LONGEST), line(signature, LONGEST)))
    };
    let lines: Vec<(char, String)> = match (side(&change.before), side(&change.after)) {
        (Some(before), Some(after)) if before == after => vec![(' ', before)],
        (before, after) => {
            [before.map(|side| ('-', side)), after.map(|side| ('+', side))].into_iter().flatten().collect()
        }
    };
    if lines.is_empty() { String::new() } else { diff_block(&lines) + "\n" }
}

/// What is known, each with a title; empty texts are unknown.
fn facts(change: &Change) -> Vec<(&'static str, String)> {
    let name = |name: &str| code(name, LONGEST);
    let also: Vec<&str> = change.also.iter().map(|level| level.as_str()).collect();
    let mut facts = vec![
        ("why", prose(&change.reason, 2 * LONGEST)),
        ("also", also.join(", ")),
        ("docs", places(change)),
        ("changes along", list(&change.affects, name)),
        ("used by", list(&change.used_by, name)),
    ];
    if let Some((origin, evidence)) = origin(change) {
        facts.push((origin, prose(&evidence, 2 * LONGEST)));
    }
    facts.push(match &change.acknowledged {
        Some(accepted) => {
            let until =
                accepted.expires.as_ref().map_or_else(String::new, |day| format!("until {}, ", code(day, LONGEST)));
            ("acknowledged", format!("{until}because {}", prose(&accepted.reason, LONGEST)))
        }
        None => ("to accept it", code(&change.acknowledgement(), 2 * LONGEST)),
    });
    facts
}

fn places(change: &Change) -> String {
    let place = |state: &Option<State>| Some(code(&state.as_ref()?.place.as_ref()?.to_string(), LONGEST));
    match (place(&change.before), place(&change.after)) {
        (Some(before), Some(after)) if before != after => format!("{before} → {after}"),
        (_, Some(place)) | (Some(place), None) => place,
        (None, None) => String::new(),
    }
}
