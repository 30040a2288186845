//! Which types and enumerations the pages define, and how a name or link finds them
//! (`FORMAT.md`, sections Type identity and References).

use std::collections::BTreeMap;

use super::linked;
use super::links::Links;
use crate::diag::{Code, Diagnostic};
use crate::facts::{EnumPlace, PageFacts, Reference, Spanned, TypeFact};
use crate::page::PageKind;
use crate::schema::TypeName;
use crate::source::Span;

/// The namespace of everything that states no other.
const ROOT: &str = "microsoft.graph";

/// Where a type or enumeration is defined: page and position in the page's facts.
pub(super) type Place = (usize, usize);

/// Everything that the pages define, by name and by page.
#[derive(Default)]
pub(super) struct Index {
    /// Structured types with their places, home page first.
    pub(super) types: BTreeMap<TypeName, Vec<Place>>,
    /// Enumerations with their places.
    pub(super) enums: BTreeMap<TypeName, Vec<Place>>,
    /// Lower-case qualified name → name.
    by_name: BTreeMap<String, TypeName>,
    /// Lower-case short name → names.
    by_short: BTreeMap<String, Vec<TypeName>>,
    /// What each page defines.
    by_page: Vec<Vec<TypeName>>,
    /// The namespace each page's unqualified names belong to.
    namespaces: Vec<String>,
}

impl Index {
    /// Names everything that `facts` define; pages are addressed by their position.
    pub(super) fn new(facts: &[PageFacts], links: &Links<'_>, diagnostics: &mut Vec<Diagnostic>) -> Self {
        let spellings = namespace_spellings(facts);
        let mut index = Self { by_page: vec![Vec::new(); facts.len()], ..Self::default() };
        let linked = linked::names(facts, links);
        let pages = (0..).zip(facts).collect();
        index.namespaces = crate::parallel::map(pages, |(page, facts)| page_namespace(page, facts, links, &spellings));
        for (page, fact) in facts.iter().enumerate() {
            for (at, item) in fact.types.iter().enumerate() {
                let Some(name) = type_name(fact, item, index.namespace(page), diagnostics) else { continue };
                let mut name = TypeName(canonical(&name, &spellings));
                if let Some(linked) = linked.get(&page) {
                    let message = format!("links and the file name call `{name}` `{linked}`");
                    diagnostics.push(Diagnostic::new(Code::Type002, fact.title.span, message));
                    name = TypeName(format!("{}.{linked}", name.namespace()));
                }
                if !name.is_valid() {
                    diagnostics.push(unnamed(&name, fact.title.span));
                    continue;
                }
                index.declare_type(name, (page, at));
            }
        }
        for (page, fact) in facts.iter().enumerate() {
            for (at, item) in fact.enums.iter().enumerate() {
                let short = item.name.value.trim();
                let name = if short.contains('.') {
                    TypeName(canonical(short, &spellings))
                } else {
                    TypeName(format!("{}.{short}", index.namespace(page)))
                };
                if !name.is_valid() {
                    diagnostics.push(unnamed(&name, item.name.span));
                    continue;
                }
                index.declare_enum(name, (page, at));
            }
        }
        index.elect_homes(links);
        index.report(facts, diagnostics);
        index
    }

    /// The namespace that unqualified names on a page belong to.
    pub(super) fn namespace(&self, page: usize) -> &str {
        self.namespaces.get(page).map_or(ROOT, String::as_str)
    }

    /// What a page defines.
    pub(super) fn on_page(&self, page: usize) -> &[TypeName] {
        self.by_page.get(page).map_or(&[], Vec::as_slice)
    }

    /// Whether the name is a structured type or an enumeration.
    pub(super) fn contains(&self, name: &TypeName) -> bool {
        self.types.contains_key(name) || self.enums.contains_key(name)
    }

    /// Adds a structured type that no page of its own defines.
    pub(super) fn add(&mut self, name: &TypeName) {
        self.types.entry(name.clone()).or_default();
        self.enter(name);
    }

    fn declare_type(&mut self, name: TypeName, place: Place) {
        let name = self.by_name.get(&name.0.to_lowercase()).cloned().unwrap_or(name);
        self.types.entry(name.clone()).or_default().push(place);
        self.declare(name, place);
    }

    /// An enumeration; a structured type of the same name on a page of its own wins.
    fn declare_enum(&mut self, name: TypeName, place: Place) {
        let name = self.by_name.get(&name.0.to_lowercase()).cloned().unwrap_or(name);
        if self.types.contains_key(&name) {
            return;
        }
        self.enums.entry(name.clone()).or_default().push(place);
        self.declare(name, place);
    }

    fn declare(&mut self, name: TypeName, (page, _): Place) {
        self.enter(&name);
        if let Some(names) = self.by_page.get_mut(page)
            && !names.contains(&name)
        {
            names.push(name);
        }
    }

    fn enter(&mut self, name: &TypeName) {
        self.by_name.entry(name.0.to_lowercase()).or_insert_with(|| name.clone());
        let shorts = self.by_short.entry(name.short().to_lowercase()).or_default();
        if !shorts.contains(name) {
            shorts.push(name.clone());
        }
    }

    /// Puts the page that is about the type first: its file is called like it, without a product's prefix.
    fn elect_homes(&mut self, links: &Links<'_>) {
        for (name, places) in &mut self.types {
            let short = name.short().to_lowercase();
            places.sort_by_key(|(page, at)| {
                let stem = links.stem_of(*page);
                let rank = match stem == short {
                    true => 0,
                    false if stem.ends_with(&format!("-{short}")) && stem.matches('-').count() == 1 => 1,
                    false => 2,
                };
                (rank, links.path(*page).to_owned(), *at)
            });
        }
    }

    fn report(&self, facts: &[PageFacts], diagnostics: &mut Vec<Diagnostic>) {
        let title = |(page, _): &Place| facts.get(*page).map(|fact| fact.title.span);
        for (name, places) in &self.types {
            if let Some(span) = places.get(1).and_then(title) {
                let message = format!("{} pages describe `{name}`", places.len());
                diagnostics.push(Diagnostic::new(Code::Type006, span, message));
            }
        }
        for names in self.by_short.values().filter(|names| names.len() > 1) {
            let place =
                names.iter().filter_map(|name| self.types.get(name).or(self.enums.get(name))?.first()).next_back();
            if let Some(span) = place.and_then(title) {
                let list: Vec<&str> = names.iter().map(|name| name.0.as_str()).collect();
                diagnostics.push(Diagnostic::new(
                    Code::Type008,
                    span,
                    format!("one short name for {}", list.join(", ")),
                ));
            }
        }
    }

    /// A type or enumeration by its qualified name in any case.
    pub(super) fn qualified(&self, name: &str) -> Option<&TypeName> {
        self.by_name.get(&name.trim_start_matches('#').to_lowercase())
    }

    /// The type that a page defines under this text: its qualified or short name, in any case.
    fn defined_on(&self, page: usize, text: &str) -> Option<&TypeName> {
        let text = text.trim_start_matches('#');
        let short = text.rsplit('.').next().unwrap_or(text);
        let names = self.on_page(page);
        names
            .iter()
            .find(|name| name.0.eq_ignore_ascii_case(text))
            .or_else(|| names.iter().find(|name| name.short().eq_ignore_ascii_case(short)))
    }

    /// A name without a link, as a page's own text means it.
    pub(super) fn named(&self, page: usize, text: &str) -> Option<&TypeName> {
        let mut text = text.trim_start_matches('#');
        while let Some(behind) = text.strip_prefix("graph.") {
            text = behind;
            if let Some(name) = self.qualified(&format!("{ROOT}.{text}")) {
                return Some(name);
            }
        }
        let text = text.trim();
        let text = text.strip_prefix("self.").unwrap_or(text);
        if text.contains('.')
            && let Some(name) = self.qualified(text).or_else(|| self.qualified(&format!("{ROOT}.{text}")))
        {
            return Some(name);
        }
        let short = text.rsplit('.').next().unwrap_or(text);
        self.on_page(page)
            .iter()
            .find(|name| self.enums.contains_key(*name) && name.short().eq_ignore_ascii_case(short))
            .or_else(|| self.qualified(&format!("{}.{short}", self.namespace(page))))
            .or_else(|| self.qualified(&format!("{ROOT}.{short}")))
            .or_else(|| match self.by_short.get(&short.to_lowercase()).map(Vec::as_slice) {
                Some([only]) => Some(only),
                _ => None,
            })
    }

    /// What a reference on a page means; `shown` is the `@odata.type` of the same key in the page's JSON.
    pub(super) fn resolve(
        &self,
        page: usize,
        reference: &Spanned<&Reference>,
        shown: Option<&str>,
        links: &Links<'_>,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> Option<TypeName> {
        let Reference { text, target } = reference.value;
        let span = reference.span;
        let destination = target.as_deref().and_then(|target| links.resolve(page, target, span, diagnostics));
        if let Some(name) = destination.and_then(|there| self.anchored(there.page, there.anchor?)) {
            return Some(name);
        }
        let there = destination.map(|there| there.page);
        if let Some(name) = there.and_then(|there| self.defined_on(there, text)) {
            return Some(name.clone());
        }
        let by_text = (!text.is_empty()).then(|| self.named(page, text)).flatten();
        let by_target = there.filter(|there| *there != page).and_then(|there| self.main_of(there));
        match (by_text, by_target) {
            (Some(text), Some(target)) => Some(self.weigh(text, target, shown, span, diagnostics).clone()),
            (text, target) => text.or(target).cloned(),
        }
    }

    /// The enumeration of a section `#x-values` on a page, else by name.
    fn anchored(&self, page: usize, anchor: &str) -> Option<TypeName> {
        let slug = anchor.to_lowercase();
        let name = slug.strip_suffix("-values")?.trim_end_matches("-property").trim_end_matches("-enumeration");
        let on_page = self.on_page(page).iter().find(|known| known.short().eq_ignore_ascii_case(name));
        on_page.or_else(|| self.named(page, name).filter(|known| self.enums.contains_key(*known))).cloned()
    }

    /// The first structured type of a page, else its only enumeration.
    fn main_of(&self, page: usize) -> Option<&TypeName> {
        let names = self.on_page(page);
        names.iter().find(|name| self.types.contains_key(*name)).or(match names {
            [only] => Some(only),
            _ => None,
        })
    }

    /// Text and target name different types: the page's JSON decides, else the text.
    fn weigh<'n>(
        &self,
        text: &'n TypeName,
        target: &'n TypeName,
        shown: Option<&str>,
        span: Span,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> &'n TypeName {
        if text == target {
            return text;
        }
        let message = format!("the link's text means `{text}`, its target defines `{target}`");
        diagnostics.push(Diagnostic::new(Code::Ref001, span, message));
        match shown.and_then(|shown| self.qualified(shown)) {
            Some(shown) if shown == target => target,
            _ => text,
        }
    }
}

/// Lower-case namespace → the spelling most pages use.
fn namespace_spellings(facts: &[PageFacts]) -> BTreeMap<String, String> {
    let mut counts: BTreeMap<String, BTreeMap<String, usize>> = BTreeMap::new();
    let mut count = |name: &str| {
        *counts.entry(name.to_lowercase()).or_default().entry(name.to_owned()).or_default() += 1;
    };
    count(ROOT);
    for fact in facts {
        if let Some(namespace) = &fact.namespace {
            count(&namespace.value);
        }
        for name in fact.types.iter().filter_map(|item| item.metadata.as_ref()?.type_name.as_ref()) {
            if let Some((namespace, _)) = bare_type(&name.value).rsplit_once('.') {
                count(namespace);
            }
        }
    }
    let most = |spellings: BTreeMap<String, usize>| {
        spellings.into_iter().rev().max_by_key(|(_, count)| *count).map(|(spelling, _)| spelling)
    };
    counts.into_iter().filter_map(|(lower, spellings)| Some((lower, most(spellings)?))).collect()
}

/// The name with its namespace in the usual spelling; an unqualified one belongs to the root.
fn canonical(name: &str, spellings: &BTreeMap<String, String>) -> String {
    match name.rsplit_once('.') {
        Some((namespace, short)) => {
            let namespace = spellings.get(&namespace.to_lowercase()).map_or(namespace, String::as_str);
            format!("{namespace}.{short}")
        }
        None => format!("{ROOT}.{name}"),
    }
}

/// The page's namespace line, else the namespace of its metadata, else that of its file's prefix, else the root.
fn page_namespace(page: usize, facts: &PageFacts, links: &Links<'_>, spellings: &BTreeMap<String, String>) -> String {
    let stated = facts.namespace.as_ref().map(|namespace| namespace.value.as_str());
    let metadata = facts.types.iter().find_map(|item| {
        let name = item.metadata.as_ref()?.type_name.as_ref()?;
        bare_type(&name.value).rsplit_once('.').map(|(namespace, _)| namespace)
    });
    let shown = || {
        let shapes = facts.types.iter().filter_map(|item| item.shape.as_ref()?.value.type_name.as_deref());
        shapes.filter_map(|name| name.rsplit_once('.')).map(|(namespace, _)| namespace.to_owned()).next()
    };
    let is_valid = |namespace: &String| TypeName(format!("{namespace}.x")).is_valid();
    if let Some(known) = stated.or(metadata).map(str::to_owned).or_else(shown).filter(is_valid) {
        return spellings.get(&known.to_lowercase()).cloned().unwrap_or(known);
    }
    let stem = links.stem_of(page);
    let mut parts = stem.split('-').filter(|part| *part != "enums");
    let prefix = parts.next().unwrap_or("");
    let by_prefix = spellings.get(&format!("{ROOT}.{prefix}")).cloned();
    by_prefix.unwrap_or_else(|| ROOT.to_owned())
}

fn unnamed(name: &TypeName, span: Span) -> Diagnostic {
    Diagnostic::new(Code::Type005, span, format!("`{name}` cannot be the name of a type"))
}

/// A type name without `#` and `Collection(…)`.
pub(super) fn bare_type(name: &str) -> &str {
    let name = name.trim().trim_start_matches('#');
    let head = name.get(..11).filter(|head| head.eq_ignore_ascii_case("collection("));
    match head {
        Some(_) => name.get(11..).unwrap_or("").trim_end_matches(')').trim_start_matches('#'),
        None => name,
    }
}

/// The identity of a type: metadata, else the JSON's own type, else the title's first word.
fn type_name(facts: &PageFacts, item: &TypeFact, namespace: &str, diagnostics: &mut Vec<Diagnostic>) -> Option<String> {
    let metadata = item.metadata.as_ref().and_then(|metadata| metadata.type_name.as_ref());
    let title = facts.title.value.split_whitespace().next().unwrap_or("").trim_matches('`');
    if let Some(name) = metadata {
        let bare = bare_type(&name.value);
        compare(facts, name, bare, title, diagnostics);
        let bare = spelling(bare, title, item);
        return Some(if bare.contains('.') { bare } else { format!("{namespace}.{bare}") });
    }
    let shown = item.shape.as_ref().and_then(|shape| shape.value.type_name.as_deref()).map(bare_type);
    if let Some(shown) = shown.filter(|shown| shown.contains('.') && !shown.to_lowercase().starts_with("edm.")) {
        return Some(shown.to_owned());
    }
    let span = facts.title.span;
    let is_name = title.starts_with(|c: char| c.is_ascii_alphabetic())
        && title.chars().all(|c| c.is_ascii_alphanumeric() || "._".contains(c));
    if !is_name || facts.kind != PageKind::Resource {
        diagnostics.push(Diagnostic::new(Code::Type005, span, "nothing on the page names its type"));
        return None;
    }
    diagnostics.push(Diagnostic::new(Code::Type004, span, format!("the type was named after the title: `{title}`")));
    Some(if title.contains('.') { title.to_owned() } else { format!("{namespace}.{title}") })
}

/// The metadata's spelling; where it is all lower case and title or JSON spell the name in camel case, theirs.
fn spelling(bare: &str, title: &str, item: &TypeFact) -> String {
    let (namespace, short) = bare.rsplit_once('.').unwrap_or(("", bare));
    let shown = item.shape.as_ref().and_then(|shape| shape.value.type_name.as_deref());
    let shown = shown.and_then(|name| name.rsplit('.').next());
    let is_camel = |other: &&str| {
        other.eq_ignore_ascii_case(short)
            && other.starts_with(|c: char| c.is_ascii_lowercase())
            && other.contains(|c: char| c.is_ascii_uppercase())
    };
    if short.contains(|c: char| c.is_ascii_uppercase()) {
        return bare.to_owned();
    }
    match [Some(title), shown].into_iter().flatten().find(is_camel) {
        Some(other) if namespace.is_empty() => other.to_owned(),
        Some(other) => format!("{namespace}.{other}"),
        None => bare.to_owned(),
    }
}

/// Remarks on sources that disagree with the metadata.
fn compare(facts: &PageFacts, name: &Spanned<String>, bare: &str, title: &str, diagnostics: &mut Vec<Diagnostic>) {
    let (namespace, short) = bare.rsplit_once('.').unwrap_or((ROOT, bare));
    if let Some(stated) = facts.namespace.as_ref().filter(|stated| stated.value != namespace) {
        let code = if stated.value.eq_ignore_ascii_case(namespace) { Code::Type003 } else { Code::Type001 };
        let message = format!("the page states `{}`, its metadata `{namespace}`", stated.value);
        diagnostics.push(Diagnostic::new(code, stated.span, message));
    }
    // Titles of API pages and of pages on several types name something else.
    if facts.kind != PageKind::Resource || facts.types.len() > 1 {
        return;
    }
    let (code, what) = match () {
        () if title == short => return,
        () if title.eq_ignore_ascii_case(short) => (Code::Type003, "in another case"),
        () => (Code::Type002, "differently"),
    };
    let message = format!("the title spells `{short}` {what}: `{title}`");
    diagnostics.push(Diagnostic::new(code, name.span, message));
}

/// Whether an enumeration of this place is looked up before others of its name.
pub(super) fn rank(place: EnumPlace) -> u8 {
    match place {
        EnumPlace::Page => 0,
        EnumPlace::List => 1,
        EnumPlace::Section => 2,
    }
}
