//! Link targets → pages (`FORMAT.md`, section Links).

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::diag::{Code, Diagnostic};
use crate::source::{FileId, SourceSet, Span};

/// A place that a link leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Destination<'t> {
    /// The page, as an index into the facts.
    pub(super) page: usize,
    /// The part behind `#`.
    pub(super) anchor: Option<&'t str>,
}

/// The pages of one version by path and by file name.
pub(super) struct Links<'a> {
    /// Page paths in the order of the facts.
    paths: Vec<&'a str>,
    /// The same without folders and endings, in lower case.
    stems: Vec<String>,
    /// Lower-case path → page.
    by_path: BTreeMap<String, usize>,
    /// Lower-case file stem → pages.
    by_stem: BTreeMap<String, Vec<usize>>,
}

impl<'a> Links<'a> {
    /// Indexes the pages that `files` names, in the order of the facts.
    pub(super) fn new(sources: &'a SourceSet, files: impl Iterator<Item = FileId>) -> Self {
        let paths: Vec<&str> = files.map(|id| sources.get(id).map_or("", |file| file.path.as_str())).collect();
        let mut by_path = BTreeMap::new();
        let mut by_stem: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        let mut stems = Vec::with_capacity(paths.len());
        for (page, path) in paths.iter().enumerate() {
            let lower = path.to_ascii_lowercase();
            stems.push(stem(&lower).to_owned());
            by_stem.entry(stem(&lower).to_owned()).or_default().push(page);
            by_path.entry(lower).or_insert(page);
        }
        Self { paths, stems, by_path, by_stem }
    }

    /// The page's path.
    pub(super) fn path(&self, page: usize) -> &'a str {
        self.paths.get(page).copied().unwrap_or("")
    }

    /// The file name of a page without its ending, in lower case.
    pub(super) fn stem_of(&self, page: usize) -> &str {
        self.stems.get(page).map_or("", String::as_str)
    }

    /// Where a link on page `from` leads; `span` is the link's place for remarks.
    pub(super) fn resolve<'t>(
        &self,
        from: usize,
        target: &'t str,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<Destination<'t>> {
        let (rest, anchor) = match target.trim().split_once('#') {
            Some((rest, anchor)) => (rest, Some(anchor)),
            None => (target.trim(), None),
        };
        let rest = rest.split('?').next().unwrap_or(rest);
        if rest.is_empty() {
            return Some(Destination { page: from, anchor });
        }
        let mut report = |code, message: String| diagnostics.push(Diagnostic::new(code, span, message));
        if rest.contains('\\') {
            report(Code::Link003, format!("`{target}` uses backslashes"));
        }
        let rest = if rest.contains('\\') { Cow::Owned(rest.replace('\\', "/")) } else { Cow::Borrowed(rest) };
        let wanted = page_path(self.path(from), &rest)?;
        let lower = wanted.to_ascii_lowercase();
        if let Some(&page) = self.by_path.get(&lower) {
            if self.path(page) != wanted {
                report(Code::Link001, format!("the file is called `{}`", self.path(page)));
            }
            return Some(Destination { page, anchor });
        }
        if let Some(page) = self.guess(from, &lower) {
            report(Code::Link004, format!("`{target}` was taken for `{}`", self.path(page)));
            return Some(Destination { page, anchor });
        }
        report(Code::Link002, format!("`{target}` leads to no page"));
        None
    }

    /// The page that an include on page `from` names; shared ones lie beside the versions.
    pub(super) fn included(&self, from: usize, target: &str) -> Option<usize> {
        let lower = page_path(self.path(from), &target.replace('\\', "/"))?.to_ascii_lowercase();
        let shared = || self.by_path.get(&format!("../{lower}"));
        self.by_path.get(&lower).or_else(shared).copied()
    }

    /// A page of the same stem elsewhere, or with a prefix before it: the one beside `from` if there are several.
    fn guess(&self, from: usize, wanted: &str) -> Option<usize> {
        let stem = stem(wanted);
        let folder = wanted.rsplit_once('/').map_or("", |(folder, _)| folder);
        let in_folder = |page: &&usize| self.path(**page).to_ascii_lowercase().starts_with(folder);
        if let Some(pages) = self.by_stem.get(stem) {
            return pages.iter().find(in_folder).or(pages.first()).copied();
        }
        let suffix = format!("-{stem}");
        let mut found: Vec<usize> = self
            .by_stem
            .iter()
            .filter(|(other, _)| other.strip_suffix(suffix.as_str()).is_some_and(|prefix| !prefix.contains('-')))
            .flat_map(|(_, pages)| pages.iter().copied())
            .filter(|page| in_folder(&page))
            .collect();
        if found.len() > 1 {
            let prefix = self.stem_of(from).split('-').next();
            found.retain(|page| self.stem_of(*page).split('-').next() == prefix);
        }
        match found.as_slice() {
            [page] => Some(*page),
            _ => None,
        }
    }
}

/// The last part of a path without its endings.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('.').next().unwrap_or(name)
}

/// The path below the version's folder that a target on the page `from` means; nothing for other sites.
fn page_path(from: &str, target: &str) -> Option<String> {
    // (Asks whether it is there first, since a search for the place is slow to set up.)
    if let Some((_, rest)) = target.contains("/graph/api/").then(|| target.split_once("/graph/api/")).flatten() {
        return Some(with_ending(rest));
    }
    if target.starts_with('/') || target.contains("://") || target.starts_with("mailto:") {
        return None;
    }
    // Most links name a page of the same folder.
    if !target.contains('/') && !matches!(target, "" | "." | "..") {
        let folder = from.rfind('/').map_or("", |at| from.get(..=at).unwrap_or(""));
        return Some(with_ending(&format!("{folder}{target}")));
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in target.trim_end_matches('/').split('/') {
        match part {
            "." | "" => {}
            ".." => {
                parts.pop();
            }
            part => parts.push(part),
        }
    }
    Some(with_ending(&parts.join("/")))
}

fn with_ending(path: &str) -> String {
    let ending = path.rsplit_once('.').map_or("", |(_, ending)| ending);
    let known = ["md", "txt"].iter().any(|known| ending.eq_ignore_ascii_case(known));
    if known { path.to_owned() } else { format!("{path}.md") }
}
