//! One change as an article.

use std::fmt::Write as _;

use super::escape::{code, escape, prose};
use crate::report::diff::render::text::{list, origin, published};
use crate::report::diff::{Change, Level, Place, State};
use crate::source::ApiVersion;

/// The longest name, declaration or sentence.
const LONGEST: usize = 400;

/// The longest value; the text of a description is one.
const LONGEST_VALUE: usize = 2_000;

/// The change with all that is known of it.
pub(super) fn write_change(out: &mut String, change: &Change) {
    let yes = |is: bool| if is { "yes" } else { "no" };
    let _ = writeln!(
        out,
        "<article class=\"{level}\" id=\"{id}\" data-level=\"{level}\" data-namespace=\"{namespace}\" \
         data-version=\"{version}\" data-open=\"{open}\" data-used=\"{used}\">",
        level = change.level,
        id = escape(change.fingerprint.as_str(), LONGEST),
        namespace = escape(&change.namespace, LONGEST),
        version = change.version,
        open = yes(change.acknowledged.is_none()),
        used = yes(!change.used_by.is_empty()),
    );
    let _ = writeln!(out, "<h3>{}</h3>", code(&change.item, LONGEST));
    write_meta(out, change);
    let _ = writeln!(out, "<p>{}</p>", prose(&change.reason, LONGEST));
    write_sides(out, change);
    write_facts(out, change);
    let _ = writeln!(out, "</article>");
}

/// Rule, levels and version.
fn write_meta(out: &mut String, change: &Change) {
    let mut levels = format!("<span class=\"level\">{}</span>", change.level);
    for also in &change.also {
        let _ = write!(levels, ", {also}");
    }
    let accepted = if change.acknowledged.is_some() { "<span>✓ acknowledged</span>" } else { "" };
    let _ = writeln!(
        out,
        "<p class=\"meta\"><span>{}</span><span>{levels}</span><span>{}</span>{accepted}</p>",
        change.rule.id(),
        change.version,
    );
}

/// What was there before beside what is there after.
fn write_sides(out: &mut String, change: &Change) {
    let sides = [("Before", change.before.as_ref()), ("After", change.after.as_ref())];
    let has_values = sides.iter().any(|(_, state)| state.is_some_and(|state| !state.value.is_empty()));
    out.push_str("<div class=\"sides\">\n");
    for (title, state) in sides {
        let _ = write!(out, "<div class=\"side\"><h4>{title}</h4>");
        match state {
            None => out.push_str("<p class=\"soft\">not there</p>"),
            Some(state) => write_state(out, state, has_values, change.version),
        }
        out.push_str("</div>\n");
    }
    out.push_str("</div>\n");
}

fn write_state(out: &mut String, state: &State, has_values: bool, version: ApiVersion) {
    if let Some(signature) = &state.signature {
        let _ = write!(out, "<pre>{}</pre>", code(signature, LONGEST));
    }
    if let Some(rust) = &state.rust {
        let _ = write!(out, "<p>{}</p>", code(rust, LONGEST));
    }
    let text = match (has_values, state.value.as_str()) {
        (true, "") => "none",
        (true, value) => value,
        (false, _) => &state.name,
    };
    let _ = write!(out, "<p class=\"soft\">{}</p>", escape(text, LONGEST_VALUE));
    if let Some(place) = &state.place {
        let _ = write!(out, "<p>{}</p>", link(place, version));
    }
}

/// A page and line, with a link to where the page is published.
fn link(place: &Place, version: ApiVersion) -> String {
    let text = escape(&place.to_string(), LONGEST);
    match published(version, &place.page) {
        Some(address) => format!("<a href=\"{}\" rel=\"noreferrer\">{text}</a>", escape(&address, usize::MAX)),
        None => text,
    }
}

fn write_facts(out: &mut String, change: &Change) {
    let name = |name: &str| code(name, LONGEST);
    let mut facts = Vec::new();
    if let Some((origin, evidence)) = origin(change) {
        facts.push((origin, prose(&evidence, LONGEST)));
    }
    facts.push(("changes along", list(&change.affects, name)));
    facts.push(("used by", list(&change.used_by, name)));
    if let Some(accepted) = &change.acknowledged {
        let until = accepted.expires.as_ref().map_or_else(String::new, |day| format!(" (until {})", escape(day, 10)));
        facts.push(("acknowledged", format!("{}{until}", prose(&accepted.reason, LONGEST))));
    } else if change.level <= Level::BehaviourRisk {
        let line = escape(&change.acknowledgement(), LONGEST);
        facts.push(("to accept it", format!("<code class=\"paste\">{line}</code>")));
    }
    out.push_str("<dl>");
    for (title, text) in facts.into_iter().filter(|(_, text)| !text.is_empty()) {
        let _ = write!(out, "<dt>{title}</dt><dd>{text}</dd>");
    }
    out.push_str("</dl>\n");
}
