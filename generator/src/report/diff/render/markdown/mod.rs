//! A comment on a pull request: counts first, breaking changes first, details folded, and never longer than a comment
//! may be, whatever the report holds.
//!
//! What does not fit is counted. The texts of pages are escaped, so that they neither format nor mention nor link.

mod entry;
mod escape;

use std::collections::BTreeMap;
use std::fmt::Write as _;

pub(super) use self::escape::code;
use self::escape::prose;
use super::text::{counts, grouped, number};
use crate::report::diff::{Change, EntryProblem, Level, Report, Rule};

/// The longest comment in bytes. GitHub takes fewer than 65,536 characters, of which bytes are never fewer.
const LIMIT: usize = 65_000;

/// The part of the room that a level has for itself, however much the graver ones need.
const SHARES: usize = 16;

/// What finds the comment again among others: the last line of it.
pub const MARKER: &str = "<!-- msgraph-docgen diff -->";

/// Entries of the acknowledgement file that are shown.
const IDLE_SHOWN: usize = 10;

/// The changes of a level.
struct Group<'r> {
    start: String,
    changes: Vec<&'r Change>,
    end: &'static str,
    /// Whether all that is known of each change is written.
    full: bool,
}

impl<'r> Group<'r> {
    /// The changes of a level, if there are any. What is used comes first, and last what entries accept.
    fn new(report: &'r Report, level: Level, brief: bool) -> Option<Self> {
        let mut changes: Vec<&Change> = report.changes.iter().filter(|change| change.level == level).collect();
        changes.sort_by_key(|change| (change.acknowledged.is_some(), change.used_by.is_empty()));
        let title = format!("{} ({})", level.title(), grouped(changes.len()));
        let is_open = level <= Level::BehaviourRisk;
        let (start, end) = if is_open {
            (format!("\n### {title}\n\n"), "")
        } else {
            (format!("\n<details><summary><b>{title}</b></summary>\n\n"), "\n</details>\n")
        };
        (!changes.is_empty()).then_some(Self { start, changes, end, full: is_open && !brief })
    }

    /// What is left out, if anything is.
    fn more(&self, shown: usize) -> String {
        let left = self.changes.len() - shown;
        if left == 0 { String::new() } else { format!("\n… and {} more\n", grouped(left)) }
    }

    /// The most bytes it takes without any entry.
    fn least(&self) -> usize {
        self.start.len() + self.more(0).len() + self.end.len()
    }

    /// The bytes of its entries, as far as they matter: at most `most`.
    fn wants(&self, most: usize) -> usize {
        let mut wants = 0;
        for change in &self.changes {
            wants += self.entry(change).len();
            if wants >= most {
                return most;
            }
        }
        wants
    }

    fn entry(&self, change: &Change) -> String {
        if self.full { entry::full(change) } else { entry::brief(change) }
    }

    /// Adds as many entries as there is room for, and says whether that is all.
    fn write(&self, out: &mut String, room: &mut usize) -> bool {
        let mut shown = 0;
        out.push_str(&self.start);
        for change in &self.changes {
            let entry = self.entry(change);
            let Some(rest) = room.checked_sub(entry.len()) else { break };
            *room = rest;
            out.push_str(&entry);
            shown += 1;
        }
        out.push_str(&self.more(shown));
        out.push_str(self.end);
        shown == self.changes.len()
    }
}

/// The report as Markdown.
pub(super) fn render(report: &Report) -> String {
    let (head, foot) = (head(report), foot(report));
    let room = LIMIT.saturating_sub(head.len() + foot.len());
    let (mut body, is_all) = body(report, false, room);
    if !is_all {
        let overview = by_rule(report);
        let (brief, _) = self::body(report, true, room.saturating_sub(overview.len()));
        body = overview + &brief;
    }
    head + &body + &foot
}

/// The changes that there is room for, and whether that is all. The gravest come first and take what they need, but
/// leave each lesser level a share.
fn body(report: &Report, brief: bool, room: usize) -> (String, bool) {
    let groups: Vec<Group<'_>> = Level::ALL.into_iter().filter_map(|level| Group::new(report, level, brief)).collect();
    let mut room = room.saturating_sub(groups.iter().map(Group::least).sum());
    let share = room / SHARES;
    let mut shares: usize = groups.iter().map(|group| group.wants(share)).sum();
    let mut out = String::new();
    let mut is_all = true;
    for group in &groups {
        shares -= group.wants(share);
        let mut own = room.saturating_sub(shares);
        let before = own;
        is_all &= group.write(&mut out, &mut own);
        room -= before - own;
    }
    (out, is_all)
}

/// Counts, what was compared, and the version bump.
fn head(report: &Report) -> String {
    let total = report.counts.total();
    let compared = format!("{} → {}", code(&report.base, 100), code(&report.head, 100));
    if total == 0 {
        return format!("**No API changes** between {compared}\n");
    }
    let mut out = format!("**{}**: {}", number(total, "API change"), counts(report.counts));
    let accepted = total.saturating_sub(report.open.total());
    if accepted > 0 {
        let _ = write!(out, "; {} acknowledged", grouped(accepted));
    }
    let used = report.changes.iter().filter(|change| !change.used_by.is_empty()).count();
    if used > 0 {
        let _ = write!(out, "; {} of something that is used", grouped(used));
    }
    let (stable, initial) = (report.bump.stable.as_str(), report.bump.initial.as_str());
    let _ = writeln!(out, "\n\n{compared}, suggested version bump: **{stable}** ({initial} while the version is 0.x)");
    out
}

/// The number of changes of each rule: the overview where not all of them fit.
fn by_rule(report: &Report) -> String {
    let mut rules: BTreeMap<Rule, usize> = BTreeMap::new();
    for change in &report.changes {
        *rules.entry(change.rule).or_default() += 1;
    }
    let mut out = "\n<details><summary><b>By rule</b></summary>\n\n| Rule | Changes |\n|:---|---:|\n".to_owned();
    for (rule, count) in rules {
        let _ = writeln!(out, "| {} | {} |", rule.id(), grouped(count));
    }
    out + "\n</details>\n"
}

/// The acknowledgements that do nothing, and the marker.
fn foot(report: &Report) -> String {
    let mut out = String::new();
    if !report.idle.is_empty() {
        let count = grouped(report.idle.len());
        let _ = write!(out, "\n<details><summary><b>Acknowledgements that do nothing ({count})</b></summary>\n\n");
        for entry in report.idle.iter().take(IDLE_SHOWN) {
            let problem = match entry.problem {
                EntryProblem::Unmatched => "matches no change",
                EntryProblem::Expired => "has expired",
            };
            let _ =
                writeln!(out, "- {} {problem}: {}", code(entry.fingerprint.as_str(), 100), prose(&entry.reason, 100));
        }
        if report.idle.len() > IDLE_SHOWN {
            let _ = writeln!(out, "\n… and {} more", grouped(report.idle.len() - IDLE_SHOWN));
        }
        out.push_str("\n</details>\n");
    }
    let _ = writeln!(out, "\n{MARKER}");
    out
}
