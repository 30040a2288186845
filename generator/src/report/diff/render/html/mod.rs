//! One page that needs no other file and no network, for a browser or a printer.
//!
//! The changes are elements of the page, not data for the script, which only filters them: without it all are shown.
//! The policy of the page admits exactly this style and script, so that not even a mistake in escaping could run
//! anything.

mod change;
mod escape;
mod filter;

use std::fmt::Write as _;

use self::change::write_change;
use self::escape::{code, escape, prose};
use super::text::{counts, grouped, number};
use crate::report::diff::{Change, EntryProblem, Level, Report};

const STYLE: &str = include_str!("report.css");
const SCRIPT: &str = include_str!("report.js");

/// From how many changes on the browser leaves out drawing what is not in sight.
const MANY: usize = 500;

/// The SHA-256 of the style and the script, as the policy names them; a test keeps them right.
const STYLE_HASH: &str = "sha256-AUVMpJcZJTO8aYTwpR/b31pTSrRR4DIlXfE7dYNFS9E=";
const SCRIPT_HASH: &str = "sha256-5JEiI8B/yI0IJn2yKhy3hJhzMiWXJqSYHPvo7PBr/Co=";

/// The report as an HTML page.
pub(super) fn render(report: &Report) -> String {
    let mut out = String::new();
    write_head(&mut out, report);
    write_summary(&mut out, report);
    if !report.changes.is_empty() {
        filter::write_filter(&mut out, report);
    }
    let many = if report.changes.len() > MANY { " class=\"many\"" } else { "" };
    let _ = writeln!(out, "</header>\n<main id=\"changes\" tabindex=\"-1\"{many}>");
    for level in Level::ALL {
        write_level(&mut out, level, report.changes.iter().filter(|change| change.level == level));
    }
    out.push_str("</main>\n");
    write_idle(&mut out, report);
    let _ = writeln!(out, "<script>{SCRIPT}</script>\n</body>\n</html>");
    out
}

fn write_head(out: &mut String, report: &Report) {
    let _ = writeln!(
        out,
        "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src '{STYLE_HASH}'; \
         script-src '{SCRIPT_HASH}'; img-src data:; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n<link rel=\"icon\" href=\"data:,\">\n\
         <title>API diff: {} → {}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n\
         <a class=\"skip\" href=\"#changes\">Skip to the changes</a>",
        escape(&report.base, 100),
        escape(&report.head, 100),
    );
}

/// What was compared, counts by version, and the version bump.
fn write_summary(out: &mut String, report: &Report) {
    let total = report.counts.total();
    let title = if total == 0 { "No API changes".to_owned() } else { number(total, "API change") };
    let _ = writeln!(out, "<header>\n<h1>{title}</h1>");
    let _ = writeln!(out, "<p>{} → {}</p>", code(&report.base, 200), code(&report.head, 200));
    if total == 0 {
        return;
    }
    let _ = writeln!(out, "<ul>");
    for version in report.versions.iter().filter(|version| version.counts.total() > 0) {
        let _ = writeln!(out, "<li>{}: {}</li>", version.version, counts(version.counts));
    }
    let _ = writeln!(out, "</ul>");
    let accepted = total.saturating_sub(report.open.total());
    let accepted = if accepted == 0 { String::new() } else { format!("; {} acknowledged", grouped(accepted)) };
    let (stable, initial) = (report.bump.stable.as_str(), report.bump.initial.as_str());
    let _ = writeln!(
        out,
        "<p>Suggested version bump: <strong>{stable}</strong> ({initial} while the version is 0.x){accepted}</p>"
    );
}

fn write_level<'r>(out: &mut String, level: Level, changes: impl Iterator<Item = &'r Change>) {
    let mut changes = changes.peekable();
    if changes.peek().is_none() {
        return;
    }
    let _ = writeln!(
        out,
        "<section class=\"{level}\" aria-labelledby=\"level-{level}\">\n<h2 id=\"level-{level}\" class=\"level\">{}</h2>",
        level.title()
    );
    for change in changes {
        write_change(out, change);
    }
    out.push_str("</section>\n");
}

/// Entries of the acknowledgement file that do nothing.
fn write_idle(out: &mut String, report: &Report) {
    if report.idle.is_empty() {
        return;
    }
    out.push_str("<footer>\n<h2>Acknowledgements that do nothing</h2>\n<ul>\n");
    for entry in &report.idle {
        let problem = match entry.problem {
            EntryProblem::Unmatched => "matches no change",
            EntryProblem::Expired => "has expired",
        };
        let _ = writeln!(
            out,
            "<li>{} {problem}: {}</li>",
            code(entry.fingerprint.as_str(), 100),
            prose(&entry.reason, 400)
        );
    }
    out.push_str("</ul>\n</footer>\n");
}
