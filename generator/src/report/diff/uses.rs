//! Uses: what of the generated crate a consumer names, and which changes touch it.
//!
//! Rust sources are scanned for words, not resolved: in a file that names the generated crate, a type counts as used where
//! its name stands, a field or variant where its name stands after its type was named anywhere in the file. That finds too
//! much where other types have the same names, and nothing in files that reach the crate only through names of their own.

use std::collections::{BTreeMap, BTreeSet};

use super::{Change, ItemKind, Report};

/// What somebody uses.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Uses {
    /// Types and properties that a list names, in lower case: `user`, `user.mail`.
    listed: BTreeSet<String>,
    /// The words of each Rust source with the lines they stand on.
    sources: BTreeMap<String, Words>,
}

/// Word → lines.
type Words = BTreeMap<String, Vec<usize>>;

impl Uses {
    /// Adds a list: a line per type or `Type.property`, in Graph's or Rust's spelling, with or without namespace;
    /// `#` begins a comment.
    pub fn add_list(&mut self, text: &str) {
        let lines = text.lines().map(|line| line.split('#').next().unwrap_or(line).trim());
        let names = lines.filter(|line| !line.is_empty()).map(|line| line.replace("::", ".").to_lowercase());
        self.listed.extend(names);
    }

    /// Adds a Rust source under the path it is to be called by. Sources that do not name the crate `name`, such as
    /// `msgraph_models`, use nothing.
    pub fn add_source(&mut self, path: &str, text: &str, name: &str) {
        let mut words = Words::new();
        for (number, line) in (1..).zip(text.lines()) {
            let code = line.split("//").next().unwrap_or(line);
            let is_edge = |c: char| !c.is_alphanumeric() && c != '_';
            for word in code.split(is_edge).filter(|word| !word.is_empty()) {
                words.entry(word.to_owned()).or_default().push(number);
            }
        }
        if words.contains_key(name) {
            self.sources.insert(path.to_owned(), words);
        }
    }

    /// The uses that a change touches, sorted.
    fn of(&self, change: &Change) -> Vec<String> {
        let sides = || [&change.before, &change.after].into_iter().flatten();
        let mut found = BTreeSet::new();
        let items = sides().map(|state| state.name.as_str()).chain(change.affects.iter().map(String::as_str));
        for item in items {
            found.extend(self.listed.iter().filter(|listed| covers(listed, item)).cloned());
        }
        for path in sides().filter_map(|state| state.rust.as_deref()) {
            for listed in &self.listed {
                if covers(listed, &path.replace("::", ".")) {
                    found.insert(listed.clone());
                }
            }
            for (source, words) in &self.sources {
                found.extend(lines(words, path, change.kind).iter().map(|line| format!("{source}:{line}")));
            }
        }
        found.into_iter().collect()
    }
}

/// Whether a listed name means an item or, where it names a type, a part of it; without namespace any will do.
fn covers(listed: &str, item: &str) -> bool {
    let item = item.to_lowercase();
    let mut ends =
        std::iter::once(item.as_str()).chain(item.match_indices('.').filter_map(|(at, _)| item.get(at + 1..)));
    ends.any(|end| end == listed || end.strip_prefix(listed).is_some_and(|rest| rest.starts_with('.')))
}

/// The lines that name a Rust item, by its path below the crate's root.
fn lines<'w>(words: &'w Words, path: &str, kind: ItemKind) -> &'w [usize] {
    let mut parts = path.rsplit("::").map(|part| part.strip_prefix("r#").unwrap_or(part));
    let (last, owner) = (parts.next().unwrap_or(""), parts.next().unwrap_or(""));
    let is_part = matches!(kind, ItemKind::Property | ItemKind::Member);
    if is_part && !words.contains_key(owner) {
        return &[];
    }
    words.get(last).map_or(&[], Vec::as_slice)
}

impl Report {
    /// Marks the changes that touch what is used.
    pub fn mark_uses(&mut self, uses: &Uses) {
        for change in &mut self.changes {
            change.used_by = uses.of(change);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_matched_at_their_end_and_whole() {
        assert!(covers("user", "microsoft.graph.user") && covers("user", "microsoft.graph.user.mail"));
        assert!(covers("user.mail", "microsoft.graph.user.mail") && covers("user.mail", "v1_0.User.mail"));
        assert!(!covers("user.mail", "microsoft.graph.user") && !covers("use", "microsoft.graph.user"));
        assert!(!covers("mail", "microsoft.graph.mailFolder"));
    }

    #[test]
    fn a_source_uses_the_fields_of_the_types_it_names() {
        let mut uses = Uses::default();
        uses.add_source(
            "a.rs",
            "use msgraph_models::v1_0::User;\nfn f(user: User) {\n    user.mail; // user.id\n}",
            "msgraph_models",
        );
        uses.add_source("b.rs", "struct User { mail: String }", "msgraph_models");
        let found =
            |path, kind| uses.sources.values().flat_map(|words| lines(words, path, kind).to_vec()).collect::<Vec<_>>();
        assert_eq!(found("v1_0::User", ItemKind::Type), [1, 2]);
        assert_eq!(found("v1_0::User::mail", ItemKind::Property), [3]);
        assert!(found("v1_0::User::id", ItemKind::Property).is_empty());
        assert!(found("v1_0::Group::mail", ItemKind::Property).is_empty());
    }
}
