//! The spelling of property names (`FORMAT.md`, section Name cells).
//!
//! Tables are written by hand, examples mostly copied from the wire. A name that examples and request paths spell
//! several times in another case, or of a list as a plural, and never as its page does, is spelled as they do.

use std::collections::BTreeMap;

use super::context::Context;
use super::evidence::Ground;
use super::inherit::Drafts;
use super::walk;
use super::words::plurals;
use crate::diag::{Code, Diagnostic};
use crate::facts::{PageFacts, Sample, Shape};

/// How often the other spelling must occur.
const OFTEN: usize = 2;

/// How often the examples and request paths of API pages write each name.
pub(super) type Written<'f> = BTreeMap<&'f str, usize>;

/// Spells properties as examples and paths do.
pub(super) fn correct<'f>(context: &mut Context<'f>, drafts: &mut Drafts<'f>, written: &Written<'f>) {
    let mut by_lower: BTreeMap<String, Vec<&'f str>> = BTreeMap::new();
    for (name, count) in written {
        if *count >= OFTEN && is_camel_case(name) {
            by_lower.entry(name.to_lowercase()).or_default().push(name);
        }
    }
    for draft in drafts.values_mut() {
        let spelled: Vec<(usize, &'f str)> = (0..)
            .zip(&draft.properties)
            .filter(|(_, property)| !written.contains_key(property.name))
            .filter_map(|(at, property)| Some((at, wired(&by_lower, property.name, property.ty.collection)?)))
            .filter(|(_, name)| draft.property(name).is_none())
            .collect();
        for (at, name) in spelled {
            let Some(property) = draft.properties.get_mut(at) else { continue };
            let message = format!("the page spells the property `{}`, examples and paths `{name}`", property.name);
            context.diagnostics.push(Diagnostic::new(Code::Tbl014, property.span, message));
            property.case.add("name", name, Ground::WireSpelling, Some(property.span));
            property.name = name;
        }
    }
}

/// The only spelling in another case; a list may also be called by a plural that its page lacks.
fn wired<'f>(by_lower: &BTreeMap<String, Vec<&'f str>>, name: &str, list: bool) -> Option<&'f str> {
    let lower = name.to_lowercase();
    let only = |lower: &str| match by_lower.get(lower).map(Vec::as_slice) {
        Some([only]) => Some(*only),
        _ => None,
    };
    only(&lower).or_else(|| plurals(&lower).iter().find_map(|plural| only(plural)).filter(|_| list))
}

/// A lower-case letter first, an upper-case one behind it.
fn is_camel_case(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase()) && name.contains(|c: char| c.is_ascii_uppercase())
}

/// Counts the names that API pages write.
pub(super) fn written(facts: &[PageFacts]) -> Written<'_> {
    let mut names = Vec::new();
    for api in facts.iter().filter_map(|page| page.api.as_ref()) {
        for sample in &api.samples {
            keys(&sample.shape.value, &mut names);
        }
        for request in &api.requests {
            names.extend(walk::segments(&request.url.value).filter(|segment| walk::is_name(segment)));
        }
    }
    names.sort_unstable();
    let mut counts = BTreeMap::new();
    for run in names.chunk_by(|one, other| one == other) {
        counts.extend(run.first().map(|name| (*name, run.len())));
    }
    counts
}

/// The keys of an object and of the objects in it.
fn keys<'f>(shape: &'f Shape, names: &mut Vec<&'f str>) {
    for member in &shape.members {
        names.push(&member.name.value);
        match &member.sample {
            Sample::Object(inner) => keys(inner, names),
            Sample::List(Some(item)) => {
                if let Sample::Object(inner) = item.as_ref() {
                    keys(inner, names);
                }
            }
            _ => {}
        }
    }
}
