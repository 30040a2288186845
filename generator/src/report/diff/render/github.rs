//! Workflow commands that show changes as annotations on the lines of the documentation.
//!
//! GitHub keeps ten annotations of each kind per step and drops the rest silently, so no more are written, and a
//! last one counts them all. What entries accept, and what adds something, are notices; texts are only counted.

use std::fmt::Write as _;

use super::text::{counts, grouped, line, number};
use crate::report::diff::{Change, Level, Place, Report};

/// The annotations of each kind that GitHub shows of one step.
const SHOWN: usize = 10;

/// The longest title and the longest sentence.
const LONGEST: usize = 200;

/// The longest path of a file.
const LONGEST_PATH: usize = 1_000;

/// A kind of annotation, the gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    Error,
    Warning,
    Notice,
}

impl Kind {
    /// The kinds with their commands, and how many of them may be written; one notice is the count.
    const ALL: [(Self, &'static str, usize); 3] =
        [(Self::Error, "error", SHOWN), (Self::Warning, "warning", SHOWN), (Self::Notice, "notice", SHOWN - 1)];

    fn of(change: &Change) -> Option<Self> {
        match change.level {
            Level::DocsOnly => None,
            _ if change.acknowledged.is_some() => Some(Self::Notice),
            Level::SourceBreaking | Level::WireBreaking => Some(Self::Error),
            Level::BehaviourRisk => Some(Self::Warning),
            Level::Additive => Some(Self::Notice),
        }
    }
}

/// The report as workflow commands, one per line.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    let mut written = 0;
    for (kind, command, most) in Kind::ALL {
        for change in report.changes.iter().filter(|change| Kind::of(change) == Some(kind)).take(most) {
            write_annotation(&mut out, report, change, command);
            written += 1;
        }
    }
    if let Some(counted) = counted(report, written) {
        let _ = writeln!(out, "::notice title=API diff::{}", data(&counted));
    }
    out
}

/// All changes in numbers, and how many of them got an annotation.
fn counted(report: &Report, written: usize) -> Option<String> {
    let total = report.counts.total();
    if total == 0 {
        return None;
    }
    let accepted = total.saturating_sub(report.open.total());
    let accepted = if accepted == 0 { String::new() } else { format!("; {} acknowledged", grouped(accepted)) };
    let shown = if written == total {
        String::new()
    } else {
        format!(" Annotated here: {} of {}.", grouped(written), grouped(total))
    };
    Some(format!("{}: {}{accepted}.{shown}", number(total, "change"), counts(report.counts)))
}

fn write_annotation(out: &mut String, report: &Report, change: &Change, command: &str) {
    let title = property(&line(&format!("{} {}", change.rule.id(), change.item), LONGEST));
    let place = change.place().map(|place| self::place(report, change, place)).unwrap_or_default();
    let _ = writeln!(out, "::{command} {place}title={title}::{}", data(&message(change)));
}

/// The file and line, with a comma at the end; nothing where it is not known where the pages lie.
fn place(report: &Report, change: &Change, place: &Place) -> String {
    let docs = report.docs.trim_end_matches('/');
    if docs.is_empty() {
        return String::new();
    }
    let file = line(&format!("{docs}/{}/{}", change.version, place.page), LONGEST_PATH);
    format!("file={},line={},", property(&file), place.line)
}

fn message(change: &Change) -> String {
    let mut message = format!("{} ({})", line(&change.item, LONGEST), change.version);
    let summary = line(&change.summary, LONGEST);
    if !summary.is_empty() {
        let _ = write!(message, ": {summary}");
    }
    let _ = write!(message, "\n{}", line(&change.reason, LONGEST));
    if let (None, Some(place)) = (&change.after, change.place()) {
        let _ = write!(message, "\nIt was documented at {}.", line(&place.to_string(), LONGEST));
    }
    match &change.acknowledged {
        Some(accepted) => {
            let _ = write!(message, "\nAcknowledged: {}", line(&accepted.reason, LONGEST));
        }
        None => {
            let _ = write!(message, "\nFingerprint: {}", change.fingerprint);
        }
    }
    message
}

/// A message: the characters that would end the command are written in hexadecimal.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// The value of a property of a command, which also ends at a colon or comma.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
