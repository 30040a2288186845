//! The form that filters the changes; the script shows it.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::escape::escape;
use crate::report::diff::render::text::grouped;
use crate::report::diff::{Level, Report};

/// Level, text, namespace, and what else tells the changes of this report apart.
pub(super) fn write_filter(out: &mut String, report: &Report) {
    out.push_str("<form id=\"filter\" aria-label=\"Filter\" hidden>\n");
    write_levels(out, report);
    out.push_str(
        "<div class=\"fields\">\n<label><span>Text <kbd>/</kbd></span>\
         <input id=\"search\" type=\"search\" name=\"text\" autocomplete=\"off\" spellcheck=\"false\" \
         aria-keyshortcuts=\"/\"></label>\n",
    );
    write_select(out, "Namespace", "namespace", report.changes.iter().map(|change| change.namespace.as_str()));
    write_select(out, "API version", "version", report.changes.iter().map(|change| change.version.as_str()));
    out.push_str("</div>\n");
    write_switches(out, report);
    out.push_str("<p id=\"status\" class=\"soft\" role=\"status\"></p>\n</form>\n");
}

fn write_levels(out: &mut String, report: &Report) {
    out.push_str("<fieldset><legend>Level</legend>\n");
    for (level, count) in Level::ALL.map(|level| (level, report.counts.get(level))) {
        if count > 0 {
            let _ = writeln!(
                out,
                "<label class=\"{level}\"><input type=\"checkbox\" name=\"level\" value=\"{level}\" checked>\
                 <span class=\"level\">{level}</span> {}</label>",
                grouped(count)
            );
        }
    }
    out.push_str("</fieldset>\n");
}

/// A choice among the values that occur, with their numbers, if there is one.
fn write_select<'r>(out: &mut String, title: &str, name: &str, values: impl Iterator<Item = &'r str>) {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for value in values.filter(|value| !value.is_empty()) {
        *counts.entry(value).or_default() += 1;
    }
    if counts.len() < 2 {
        return;
    }
    let _ = writeln!(out, "<label><span>{title}</span><select name=\"{name}\"><option value=\"\">all</option>");
    for (value, count) in counts {
        let value = escape(value, 400);
        let _ = writeln!(out, "<option value=\"{value}\">{value} ({})</option>", grouped(count));
    }
    out.push_str("</select></label>\n");
}

fn write_switches(out: &mut String, report: &Report) {
    let accepted = report.changes.iter().any(|change| change.acknowledged.is_some());
    let used = report.changes.iter().any(|change| !change.used_by.is_empty());
    let switches = [(accepted, "open", "without acknowledged ones"), (used, "used", "only what is used")];
    out.push_str("<fieldset>");
    for (_, name, title) in switches.into_iter().filter(|(is_useful, ..)| *is_useful) {
        let _ = write!(out, "<label><input type=\"checkbox\" name=\"{name}\"> {title}</label>");
    }
    out.push_str("<button type=\"reset\">Show all</button></fieldset>\n");
}
