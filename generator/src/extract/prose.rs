//! Set phrases of descriptions and lead texts → facts (`FORMAT.md`, section Description cells).
//!
//! The phrases are data: a lower-case text, the fact it states, and phrases that look alike but state something else.

use std::borrow::Cow;
use std::sync::LazyLock;

use super::gate::{Gate, Present};
use super::{base_words, values};
use crate::facts::{Hint, Phrases, Reference, Spanned};
use crate::markdown::Document;
use crate::markdown::inline::{self, Link, Target};

/// A fact that a phrase states about a property.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fact {
    Nullable,
    NotNullable,
    Required,
    Optional,
    ReadOnly,
    Key,
    SelectOnly,
    ByDefault,
    Flags,
    Evolvable,
    Bag,
}

/// Phrase → fact, except where it is part of one of the last column's phrases.
const PHRASES: &[(&str, Fact, &[&str])] = &[
    ("not nullable", Fact::NotNullable, &[]),
    ("non-nullable", Fact::NotNullable, &[]),
    ("cannot be null", Fact::NotNullable, &[]),
    ("can't be null", Fact::NotNullable, &[]),
    ("nullable", Fact::Nullable, &["not nullable", "non-nullable"]),
    ("can be null", Fact::Nullable, &[]),
    (
        "required",
        Fact::Required,
        &["not required", "required if", "required when", "required to", "is required for", "are required"],
    ),
    ("optional", Fact::Optional, &["optionally"]),
    ("read-only", Fact::ReadOnly, &["not read-only", "read-only mode", "read-only access", "read-only for"]),
    ("read only", Fact::ReadOnly, &["read only access"]),
    ("readonly", Fact::ReadOnly, &[]),
    ("key.", Fact::Key, &["product key.", "public key.", "private key.", "license key.", "encryption key."]),
    ("returned only on $select", Fact::SelectOnly, &[]),
    ("returned only on `$select`", Fact::SelectOnly, &[]),
    ("only returned on $select", Fact::SelectOnly, &[]),
    ("returned by default", Fact::ByDefault, &["not returned by default"]),
    ("multi-valued enum", Fact::Flags, &[]),
    ("multi-valued enumeration", Fact::Flags, &[]),
    ("multivalued enum", Fact::Flags, &[]),
    ("multi-value enum", Fact::Flags, &[]),
    ("flagged enum", Fact::Flags, &[]),
    ("flags enum", Fact::Flags, &[]),
    ("bitwise", Fact::Flags, &[]),
    ("unknownfuturevalue", Fact::Evolvable, &[]),
    ("evolvable enum", Fact::Evolvable, &[]),
    ("include-unknown-enum-members", Fact::Evolvable, &[]),
    ("members will be added", Fact::Evolvable, &[]),
    ("members may be added", Fact::Evolvable, &[]),
    ("values will be added", Fact::Evolvable, &[]),
    ("values may be added", Fact::Evolvable, &[]),
    ("property bag", Fact::Bag, &[]),
    ("bag of properties", Fact::Bag, &[]),
];

/// Words without which a description states no fact of the kinds that [`read`] looks for beside [`PHRASES`].
const LEADS: [&str; 6] = ["supports", "default", "valid values ", "deprecated", "inherited from", "value"];

/// All of [`PHRASES`], then all of [`LEADS`].
static DESCRIPTION_GATE: LazyLock<Gate> =
    LazyLock::new(|| Gate::new(PHRASES.iter().map(|(phrase, ..)| *phrase).chain(LEADS)));

/// Whether `phrase` stands in `text` between characters that are no letters.
fn has_phrase(text: &str, phrase: &str) -> bool {
    text.match_indices(phrase).any(|(at, _)| {
        let before = text.get(..at).and_then(|head| head.chars().next_back());
        let after = text.get(at + phrase.len()..).and_then(|tail| tail.chars().next());
        let open = |c: Option<char>| c.is_none_or(|c| !c.is_ascii_alphabetic());
        open(before) && (open(after) || !phrase.ends_with(|c: char| c.is_ascii_alphabetic()) || after == Some('s'))
    })
}

/// The text without the phrases that look like another one but state something else.
fn without<'t>(text: &'t str, exclusions: &[&str]) -> Cow<'t, str> {
    let present = exclusions.iter().filter(|other| text.contains(**other));
    present.fold(Cow::Borrowed(text), |text, other| Cow::Owned(text.replace(other, " ")))
}

/// Reads the facts of a description.
pub(super) fn read(document: &Document<'_>, text: &str) -> Phrases {
    let mut found = Phrases::default();
    if text.is_empty() {
        return found;
    }
    let lower = text.to_ascii_lowercase();
    let present = DESCRIPTION_GATE.search(&lower);
    if present.is_empty() {
        return found;
    }
    for (at, (phrase, fact, exclusions)) in PHRASES.iter().enumerate() {
        if present.has(at) && has_phrase(&without(&lower, exclusions), phrase) {
            state(&mut found, *fact);
        }
    }
    let [query, default, range_lead, deprecated, inherited_lead, value] =
        std::array::from_fn(|at| present.has(PHRASES.len() + at));
    found.query = if query { query_options(&lower) } else { Vec::new() };
    found.default = default.then(|| default_value(text, &lower)).flatten();
    found.range = range_lead.then(|| range(text, &lower)).flatten();
    found.deprecated = deprecated.then(|| deprecation(text)).flatten();
    found.inherited = inherited_lead.then(|| inherited(document, text, &lower)).flatten();
    found.values = value.then(|| values::read(text, &lower)).flatten();
    found
}

fn state(found: &mut Phrases, fact: Fact) {
    match fact {
        Fact::Nullable => nullable(found, true),
        Fact::NotNullable => nullable(found, false),
        Fact::Required => found.required = true,
        Fact::Optional => found.optional = true,
        Fact::ReadOnly => found.read_only = true,
        Fact::Key => found.key = true,
        Fact::SelectOnly => found.select_only = true,
        Fact::ByDefault => found.default_returned = true,
        Fact::Flags => found.flags = true,
        Fact::Evolvable => found.evolvable = true,
        Fact::Bag => found.bag = true,
    }
}

fn nullable(found: &mut Phrases, value: bool) {
    found.contradictory |= found.nullable.is_some_and(|other| other != value);
    found.nullable = if found.contradictory { None } else { Some(value) };
}

/// `Supports $filter (eq, ne) and $orderby` → the options, sorted.
fn query_options(lower: &str) -> Vec<String> {
    const OPTIONS: [&str; 6] = ["$count", "$expand", "$filter", "$orderby", "$search", "$select"];
    let Some(at) = lower.find("supports") else { return Vec::new() };
    let rest = lower.get(at..).unwrap_or("");
    OPTIONS.iter().filter(|option| rest.contains(**option)).map(|option| (*option).to_owned()).collect()
}

/// The word behind `default value is`, `default is` and the like.
fn default_value(text: &str, lower: &str) -> Option<String> {
    const DEFAULTS: [&str; 5] = ["default value is", "default value:", "the default is", "default is", "defaults to"];
    let (at, lead) = DEFAULTS.iter().find_map(|lead| lower.find(lead).map(|at| (at, lead)))?;
    let rest = text.get(at + lead.len()..)?.trim_start_matches([' ', ':', '*']);
    if rest.starts_with('`') {
        return inline::code_at(rest, 0).map(|code| code.text.to_owned());
    }
    let word = rest.split([' ', ',', ';', '<', '|']).next()?.trim_end_matches('.').trim_matches(['\'', '"', '*']);
    (!word.is_empty() && word.len() <= 64).then(|| word.to_owned())
}

/// `Valid values A to B`.
fn range(text: &str, lower: &str) -> Option<[String; 2]> {
    let at = lower.find("valid values ")?;
    let rest = text.get(at + "valid values ".len()..)?;
    let mut words = rest.split([' ', '.']).filter(|word| !word.is_empty());
    let (from, to, until) = (words.next()?, words.next()?, words.next()?);
    let numeric = |word: &str| word.parse::<i64>().is_ok();
    (to == "to" && numeric(from) && numeric(until)).then(|| [from.to_owned(), until.to_owned()])
}

/// Sentences that say that something is going away.
const DEPRECATIONS: [&str; 6] =
    ["has been deprecated", "is deprecated", "been deprecated", "will be deprecated", "deprecated.", "do not use"];

/// The sentence that deprecates the property.
pub(super) fn deprecation(text: &str) -> Option<String> {
    let lower = text.to_ascii_lowercase();
    if !lower.contains("deprecated") {
        return None;
    }
    let leading = lower.trim_start_matches(['*', '(', '[', '\\', '_']).starts_with("deprecated");
    let stated = DEPRECATIONS.iter().take(5).any(|phrase| lower.contains(phrase));
    if !leading && !stated {
        return None;
    }
    let sentence = text.split(". ").find(|sentence| sentence.to_ascii_lowercase().contains("deprecated"))?;
    let sentence = inline::plain(sentence);
    let sentence = sentence.trim_matches(['.', ' ']);
    let inner = sentence.strip_prefix('(').and_then(|rest| rest.strip_suffix(')'));
    Some(inner.filter(|inner| !inner.contains(['(', ')'])).unwrap_or(sentence).to_owned())
}

/// What stands behind the last `Inherited from`.
fn inherited(document: &Document<'_>, text: &str, lower: &str) -> Option<Reference> {
    let at = lower.rfind("inherited from")?;
    let rest = text.get(at + "inherited from".len()..)?;
    let link = inline::near_link(rest, 0, 24);
    if let Some(link) = link {
        return Some(reference(document, &link));
    }
    let word = rest.split_whitespace().find(|word| !["the", "a", "an", "its"].contains(word))?;
    let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
    (!word.is_empty()).then(|| Reference { text: word.to_owned(), target: None })
}

/// What a link leads to, with the page's definitions looked up.
pub(super) fn target(document: &Document<'_>, link: &Link<'_>) -> Option<String> {
    let label = match link.target {
        Target::Inline(target) => return Some(target.to_owned()),
        Target::Reference(label) => label,
        Target::Shortcut => link.text,
    };
    document.references.get(&inline::collapse(label).to_lowercase()).cloned()
}

/// A link as a reference to a type.
pub(super) fn reference(document: &Document<'_>, link: &Link<'_>) -> Reference {
    Reference { text: inline::plain(link.text), target: target(document, link) }
}

/// Phrases of a lead text that say what the type derives from; the first link behind one is the base.
const BASE_PHRASES: [&str; 18] = [
    "inherits from",
    "inherited from",
    "inherits all properties from",
    "inherits all the properties from",
    "inherits properties from",
    "inherits the properties from",
    "inherits the properties of",
    "inherits all the properties of",
    "derived from",
    "derives from",
    "extends the",
    "extends [",
    "subtype of",
    "subclass of",
    "subclass from",
    "base type:",
    "base type is",
    "parent type:",
];

/// Phrases of a lead text that say that the types linked behind them derive from this one.
const DERIVED_PHRASES: &[&str] = &[
    "base type for",
    "base type of",
    "base class for",
    "base class of",
    "derived types",
    "inherited by",
    "subtypes",
    "is extended by",
    "types derive from",
];

/// Phrases of a lead text that say that the types linked before them derive from this one.
const DERIVED_ENDINGS: [&str; 4] =
    ["are subclasses of this", "inherit from this", "derive from this", "are derived from this"];

/// Phrases of a lead text that say something of the type as a whole, except where they are part of one of the last
/// column's phrases.
const HINTS: &[(&str, Hint, &[&str])] = &[
    ("abstract type", Hint::Abstract, &[") abstract type"]),
    ("abstract base", Hint::Abstract, &[]),
    ("abstract class", Hint::Abstract, &[]),
    ("abstract resource", Hint::Abstract, &[]),
    ("abstract complex", Hint::Abstract, &[]),
    ("abstract entity", Hint::Abstract, &[]),
    ("is abstract", Hint::Abstract, &[]),
    ("an abstract", Hint::Abstract, &["an abstract definition", "an abstract representation", "an abstract concept"]),
    ("superclass", Hint::Base, &[]),
    ("base type", Hint::Base, &["base type:", "base type is"]),
    ("base class", Hint::Base, &[]),
    ("base resource", Hint::Base, &[]),
    ("base entity", Hint::Base, &[]),
    ("derived types", Hint::Base, &[]),
    ("inherit from this", Hint::Base, &[]),
    ("inherited by", Hint::Base, &[]),
    ("open type", Hint::Open, &[]),
    ("open complex type", Hint::Open, &[]),
    ("open entity", Hint::Open, &[]),
    ("dynamic properties", Hint::Open, &[]),
    ("dynamic property", Hint::Open, &[]),
    ("property bag", Hint::Open, &[]),
    ("bag of properties", Hint::Open, &[]),
    ("complex type", Hint::Complex, &[]),
];

/// All of [`BASE_PHRASES`], [`DERIVED_PHRASES`], [`DERIVED_ENDINGS`] and [`HINTS`], in this order.
static LEAD_GATE: LazyLock<Gate> = LazyLock::new(|| {
    let phrases = BASE_PHRASES.iter().chain(DERIVED_PHRASES).chain(&DERIVED_ENDINGS).copied();
    Gate::new(phrases.chain(HINTS.iter().map(|(phrase, ..)| *phrase)))
});

/// A title or a paragraph of a lead text, in which most often none of the phrases stands.
pub(super) struct Lead<'t> {
    text: &'t str,
    lower: String,
    present: Present,
}

impl<'t> Lead<'t> {
    /// Where the phrases of each list begin in [`LEAD_GATE`].
    const DERIVED: usize = BASE_PHRASES.len();
    const ENDINGS: usize = Self::DERIVED + DERIVED_PHRASES.len();
    const HINTS: usize = Self::ENDINGS + DERIVED_ENDINGS.len();

    /// Looks for all phrases at once.
    pub(super) fn new(text: &'t str) -> Self {
        let lower = text.to_ascii_lowercase();
        let present = LEAD_GATE.search(&lower);
        Self { text, lower, present }
    }

    /// Whether the text introduces a list of derived types.
    pub(super) fn introduces_derived(&self) -> bool {
        self.present.any(Self::DERIVED..Self::ENDINGS)
    }

    /// Whether the list below the text is one of derived types.
    pub(super) fn introduces_list(&self) -> bool {
        self.present.any(Self::DERIVED..Self::HINTS)
    }

    /// The links that the text names as base types; where there is no link, the words.
    pub(super) fn bases(&self, document: &Document<'_>, offset: usize) -> Vec<Spanned<Reference>> {
        let mut found = Vec::new();
        let stated = BASE_PHRASES.iter().enumerate().filter(|(position, _)| self.present.has(*position));
        for (at, phrase) in stated.flat_map(|(_, phrase)| self.lower.match_indices(phrase)) {
            let from = at + phrase.trim_end_matches('[').len();
            let Some(link) = inline::near_link(self.text, from, 24) else {
                let span = document.span(offset + at..offset + from);
                let named = base_words::read(self.text.get(from..).unwrap_or("")).into_iter();
                found.extend(named.map(|text| Spanned { value: Reference { text, target: None }, span }));
                continue;
            };
            let between = self.text.get(from..link.range.start).unwrap_or("");
            if !between.contains(['.', '\n']) {
                found.push(linked(document, &link, offset));
            }
        }
        found
    }

    /// The links behind a phrase that introduces derived types, up to the end of the paragraph.
    pub(super) fn derived(&self, document: &Document<'_>, offset: usize) -> Vec<Spanned<Reference>> {
        if !self.present.any(Self::DERIVED..Self::HINTS) {
            return Vec::new();
        }
        let behind = DERIVED_PHRASES.iter().filter_map(|phrase| self.lower.find(phrase)).min();
        let before = DERIVED_ENDINGS.iter().filter_map(|phrase| self.lower.find(phrase)).max();
        let is_meant = |at: usize| behind.is_some_and(|start| at > start) || before.is_some_and(|end| at < end);
        let links = inline::links(self.text).into_iter().filter(|link| is_meant(link.range.start));
        links.map(|link| linked(document, &link, offset)).collect()
    }

    /// The text in lower case without what is said of a base before it is named: `inherits from the abstract type`.
    fn without_bases(&self) -> Cow<'_, str> {
        let stated = BASE_PHRASES.iter().enumerate().filter(|(at, _)| self.present.has(*at));
        stated.fold(Cow::Borrowed(self.lower.as_str()), |lower, (_, phrase)| {
            let Some((before, behind)) = lower.split_once(phrase) else { return lower };
            let ends = [behind.find(['[', '.', ',', '\n']), behind.find(" and ")];
            let end = ends.into_iter().flatten().min().unwrap_or(behind.len());
            Cow::Owned(format!("{before}{phrase}{}", behind.get(end..).unwrap_or("")))
        })
    }

    /// What the text says of the type as a whole.
    pub(super) fn hints(&self) -> Vec<Hint> {
        let present = HINTS.iter().enumerate().filter(|(at, _)| self.present.has(Self::HINTS + at));
        let mut present = present.peekable();
        let lower = if present.peek().is_some() { self.without_bases() } else { Cow::Borrowed("") };
        let stated = present.filter(|(_, (phrase, _, exclusions))| has_phrase(&without(&lower, exclusions), phrase));
        stated.map(|(_, (_, hint, _))| *hint).collect()
    }
}

/// A link of a text that starts at `offset`, as a reference to a type.
fn linked(document: &Document<'_>, link: &Link<'_>, offset: usize) -> Spanned<Reference> {
    let range = offset + link.range.start..offset + link.range.end;
    Spanned { value: reference(document, link), span: document.span(range) }
}

/// Whether a text introduces a list of derived types.
pub(super) fn introduces_derived(text: &str) -> bool {
    Lead::new(text).introduces_derived()
}
