//! The names of features, from what the front matter of pages says.
//!
//! | rule | written | feature |
//! |---|---|---|
//! | words in lower case with hyphens between | `Cloud Printing`, `cloudPrinting` | `cloud-printing` |
//! | without the company | `microsoft-teams` | `teams` |
//! | no area but a remark | `**TODO: add one**` | - |
//! | spellings that differ in case, hyphens or plural are one; the most frequent counts | `OneNote`, `onenote` | `onenote` |
//! | a name that is a feature already | `time` | `time-area` |
//!
//! A namespace is named by what follows `microsoft.graph`, as its folder is.

use std::collections::BTreeMap;
use std::fmt;

use super::super::layout;
use crate::schema::{Schema, TypeDef, TypeName};

/// Features of the crate that are no areas, and dependencies, whose names features cannot have. Sorted.
pub(in crate::plan) const RESERVED: [&str; 12] = [
    "base64",
    "chrono",
    "default",
    "full",
    "http",
    "jiff",
    "operations",
    "rust_decimal",
    "serde",
    "serde_json",
    "time",
    "uuid",
];

/// Texts longer than this are no names.
const MAX_AREA: usize = 40;

/// The name of a cargo feature: letters `a` to `z`, digits and hyphens.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Feature(String);

impl Feature {
    /// The name.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Feature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The features of all versions, which share them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(in crate::plan) struct Names {
    /// The preferred spelling by what all spellings have in common.
    spellings: BTreeMap<String, String>,
}

impl Names {
    /// Collects the spellings of areas and namespaces, and prefers the most frequent of each; of several the first.
    pub(in crate::plan) fn new<'s>(schemas: impl IntoIterator<Item = &'s Schema>) -> Self {
        let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
        for schema in schemas {
            let areas = schema.types.values().map(TypeDef::area);
            let areas = areas.chain(schema.operations.iter().map(|operation| operation.area.as_str()));
            let areas = areas.filter_map(spelling).chain(schema.types.keys().map(of_namespace));
            for area in areas {
                *counts.entry(essence(&area)).or_default().entry(area).or_default() += 1;
            }
        }
        let best = |spellings: BTreeMap<String, usize>| {
            spellings.into_iter().rev().max_by_key(|(_, count)| *count).map(|(spelling, _)| spelling)
        };
        Self { spellings: counts.into_iter().filter_map(|(key, found)| Some((key, best(found)?))).collect() }
    }

    /// The feature of an area as a page states it; `None` where it states none.
    pub(super) fn of_area(&self, text: &str) -> Option<Feature> {
        spelling(text).map(|spelling| self.feature(spelling))
    }

    /// The feature of a type's namespace.
    pub(super) fn of_namespace(&self, name: &TypeName) -> Feature {
        self.feature(of_namespace(name))
    }

    fn feature(&self, spelling: String) -> Feature {
        let mut name = self.spellings.get(&essence(&spelling)).cloned().unwrap_or(spelling);
        if RESERVED.contains(&name.as_str()) {
            name.push_str("-area");
        }
        Feature(name)
    }
}

fn spelling(text: &str) -> Option<String> {
    let is_name = text.chars().all(|c| c.is_ascii_alphanumeric() || " -_".contains(c)) && text.len() <= MAX_AREA;
    let words = kebab(text);
    let name = words.strip_prefix("microsoft-").unwrap_or(&words);
    (is_name && !name.is_empty()).then(|| name.to_owned())
}

fn of_namespace(name: &TypeName) -> String {
    let name = kebab(layout::folder(name.namespace()));
    if name.is_empty() { "unqualified".to_owned() } else { name }
}

/// Words in lower case with hyphens between.
fn kebab(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 4);
    let mut before = ' ';
    for c in text.chars() {
        let starts_word = c.is_ascii_uppercase() && before.is_ascii_lowercase() || !before.is_ascii_alphanumeric();
        if c.is_ascii_alphanumeric() {
            if starts_word && !out.is_empty() {
                out.push('-');
            }
            out.push(c.to_ascii_lowercase());
        }
        before = c;
    }
    out
}

/// What all spellings of a name have in common.
fn essence(spelling: &str) -> String {
    let letters: String = spelling.chars().filter(|c| *c != '-').collect();
    letters.strip_suffix('s').unwrap_or(&letters).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn areas_are_words_with_hyphens() {
        for (text, expected) in [
            ("outlook", Some("outlook")),
            ("microsoft-teams", Some("teams")),
            ("Microsoft Teams", Some("teams")),
            ("Identity_and_Access", Some("identity-and-access")),
            ("cloudPrinting", Some("cloud-printing")),
            ("w10", Some("w10")),
            (" files ", Some("files")),
            ("", None),
            ("--", None),
            ("microsoft-", Some("microsoft")),
            ("**TODO: Add MS prod. See the guidelines**", None),
            ("größe", None),
            ("a name that goes on for longer than any name", None),
        ] {
            assert_eq!(spelling(text).as_deref(), expected, "{text}");
        }
    }

    #[test]
    fn spellings_have_their_letters_in_common() {
        for (left, right) in [("one-note", "onenote"), ("groups", "group"), ("cloud-printing", "cloudprinting")] {
            assert_eq!(essence(left), essence(right));
        }
        assert_ne!(essence("cloud-printing"), essence("universal-print"));
    }

    #[test]
    fn namespaces_are_named_like_their_folders() {
        for (name, expected) in [
            ("microsoft.graph.user", "graph"),
            ("microsoft.graph.callRecords.session", "call-records"),
            ("intune.windows.properties", "intune-windows"),
            ("user", "unqualified"),
        ] {
            assert_eq!(of_namespace(&TypeName(name.to_owned())), expected);
        }
    }

    #[test]
    fn no_area_takes_the_name_of_another_feature() {
        for (area, expected) in [("Time", "time-area"), ("HTTP", "http-area")] {
            assert_eq!(Names::default().of_area(area).map(|feature| feature.0).as_deref(), Some(expected));
        }
        assert!(RESERVED.is_sorted());
    }
}
