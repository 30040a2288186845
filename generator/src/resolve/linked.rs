//! Names that a page gives only in part (`FORMAT.md`, section Type identity).

use std::collections::BTreeMap;

use super::links::Links;
use crate::facts::{Atom, PageFacts, Reference, TypeFact};

/// Pages whose file and the links to them agree on a longer name than metadata and title give: `lampSwitch` for `Switch`,
/// which starts in upper case, as the names of types do not.
pub(super) fn names(facts: &[PageFacts], links: &Links<'_>) -> BTreeMap<usize, String> {
    let shortened: BTreeMap<String, usize> =
        facts.iter().enumerate().filter_map(|(page, fact)| Some((longer_stem(page, fact, links)?, page))).collect();
    let mut found = BTreeMap::new();
    if shortened.is_empty() {
        return found;
    }
    for reference in facts.iter().flat_map(|page| &page.types).flat_map(references) {
        let lower = reference.text.starts_with(|c: char| c.is_ascii_lowercase());
        let page = shortened.get(&reference.text.to_lowercase()).filter(|_| lower && leads_to_its_text(reference));
        if let Some(page) = page {
            found.entry(*page).or_insert_with(|| reference.text.clone());
        }
    }
    found
}

/// The name of the file, if it is the page's name in upper case with words before it.
fn longer_stem(page: usize, fact: &PageFacts, links: &Links<'_>) -> Option<String> {
    let [item] = fact.types.as_slice() else { return None };
    let name = item.metadata.as_ref()?.type_name.as_ref()?;
    let short = name.value.rsplit('.').next().filter(|short| short.starts_with(|c: char| c.is_ascii_uppercase()))?;
    let stem = links.stem_of(page);
    let longer = stem.len() > short.len() && !stem.contains('-') && stem.ends_with(&short.to_lowercase());
    longer.then(|| stem.to_owned())
}

/// The references to other types in a type's cells and text.
fn references(fact: &TypeFact) -> impl Iterator<Item = &Reference> {
    let cells = fact.properties.iter().filter_map(|row| match &row.ty.value.atom {
        Atom::Named(reference) => Some(reference),
        _ => None,
    });
    cells.chain(fact.bases.iter().map(|base| &base.value))
}

/// Whether a link leads to the file that is called like its text.
fn leads_to_its_text(reference: &Reference) -> bool {
    let file = reference.target.as_deref().and_then(|target| target.rsplit('/').next());
    file.and_then(|file| file.split(['.', '#', '?']).next())
        .is_some_and(|stem| stem.eq_ignore_ascii_case(&reference.text))
}
