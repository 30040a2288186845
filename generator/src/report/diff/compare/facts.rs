//! One property on both sides: its name, its type, and what its description says of its use.

use std::collections::BTreeSet;

use super::Pair;
use super::draft::Draft;
use super::items::{self, Texts};
use crate::report::diff::direction::Direction;
use crate::report::diff::{ItemKind, Level, Place, Rule, State};
use crate::schema::{Property, Source, TypeName, Usage};

/// What a property belongs to: a type, or the body of a request.
pub(super) struct Scope<'a> {
    kind: ItemKind,
    namespace: String,
    /// The owner's name on both sides, which the property's follows after a dot.
    owners: [String; 2],
    /// The owner on both sides, if it is a type.
    types: Option<[&'a TypeName; 2]>,
    direction: Direction,
}

impl<'a> Scope<'a> {
    /// The properties of a type.
    pub(super) fn of_type(pair: &Pair<'a>, old: &'a TypeName, new: &'a TypeName) -> Self {
        Self {
            kind: ItemKind::Property,
            namespace: old.namespace().to_owned(),
            owners: [old.0.clone(), new.0.clone()],
            types: Some([old, new]),
            direction: pair.after.direction(new),
        }
    }

    /// The rows of the table of a request body.
    pub(super) fn of_body(namespace: &str, owners: [String; 2]) -> Self {
        Self {
            kind: ItemKind::BodyProperty,
            namespace: namespace.to_owned(),
            owners,
            types: None,
            direction: Direction::REQUEST,
        }
    }

    pub(super) fn draft(&self, rule: Rule) -> Draft {
        Draft::new(rule, self.kind, self.namespace.as_str())
    }

    /// The property before the change, with its type as the value.
    pub(super) fn before(&self, pair: &Pair<'_>, property: &Property) -> State {
        let rust = self.types.and_then(|[owner, _]| pair.before.part(owner, &property.name));
        state(&self.owners[0], property, rust.map(|rust| (rust.path.clone(), rust.signature.clone())))
    }

    /// The property after the change, with its type as the value.
    pub(super) fn after(&self, pair: &Pair<'_>, property: &Property) -> State {
        let rust = self.types.and_then(|[_, owner]| pair.after.part(owner, &property.name));
        state(&self.owners[1], property, rust.map(|rust| (rust.path.clone(), rust.signature.clone())))
    }

    /// Whether the field is of another Rust type.
    fn is_reshaped(&self, pair: &Pair<'_>, was: &Property, is: &Property) -> bool {
        let Some([old, new]) = self.types else { return true };
        let before = pair.before.part(old, &was.name).map(|part| part.shape.as_str());
        let after = pair.after.part(new, &is.name).map(|part| part.shape.as_str());
        let holds_type = before.is_some_and(|shape| shape.contains("a "));
        before != after || holds_type && pair.translated(&was.ty) != is.ty
    }
}

fn state(owner: &str, property: &Property, rust: Option<(String, String)>) -> State {
    let (rust, signature) = rust.unzip();
    State {
        name: format!("{owner}.{}", property.name),
        value: property.ty.to_string(),
        rust,
        signature,
        place: Place::of(&property.src),
    }
}

/// Compares everything about a property.
pub(super) fn compare(pair: &mut Pair<'_>, scope: &Scope<'_>, was: &Property, is: &Property) {
    let first = pair.changes.len();
    name(pair, scope, was, is);
    compare_type(pair, scope, was, is);
    let states = [scope.before(pair, was), scope.after(pair, is)];
    if was.source == is.source || [was.source, is.source].iter().all(|source| has_text(*source)) {
        usage(pair, scope, [was, is], &states);
        let same = pair.changes.len() == first;
        let texts = [texts(was), texts(is)];
        items::compare_texts(pair, texts, &|rule| scope.draft(rule), &states, same);
    } else if pair.changes.len() == first {
        let [before, after] = states;
        let (before, after) = (said(before, was.source), said(after, is.source));
        pair.report(scope.draft(Rule::SourceChanged).before(before).after(after));
    }
}

/// Whether properties from this source have a description.
fn has_text(source: Source) -> bool {
    matches!(source, Source::Table | Source::BodyTable)
}

fn said(state: State, source: Source) -> State {
    let value = match source {
        Source::Table => "property table",
        Source::Path => "path of a request",
        Source::Json => "JSON representation",
        Source::BodyTable => "table of a request body",
        Source::Example => "example",
        Source::Convention => "convention",
        Source::Override => "override",
    };
    State { value: value.to_owned(), ..state }
}

/// A property's page is its type's page in all but name; that of the type is compared.
fn texts(property: &Property) -> Texts<'_> {
    const NOWHERE: &crate::schema::Provenance = &crate::schema::Provenance { page: String::new(), line: 0 };
    Texts {
        description: &property.description,
        deprecated: property.usage.deprecated.as_deref(),
        area: "",
        src: NOWHERE,
    }
}

fn name(pair: &mut Pair<'_>, scope: &Scope<'_>, was: &Property, is: &Property) {
    let idents = scope.types.and_then(|[old, new]| {
        Some((pair.before.part(old, &was.name)?.ident.clone(), pair.after.part(new, &is.name)?.ident.clone()))
    });
    let is_same_ident = idents.as_ref().is_some_and(|(old, new)| old == new);
    let (rule, level) = match (was.name == is.name, is_same_ident, idents) {
        (true, false, Some(_)) => (Rule::RustNameChanged, Level::SourceBreaking),
        (true, _, _) => return,
        (false, true, _) => (Rule::PropertyRenamed, Level::WireBreaking),
        (false, false, _) => (Rule::PropertyRenamed, Level::SourceBreaking),
    };
    let (before, after) = (scope.before(pair, was), scope.after(pair, is));
    pair.report(scope.draft(rule).level(level).before(before).after(after));
}

/// Compares the type alone, which is all there is to compare where a declaration moved along the inheritance.
pub(super) fn compare_type(pair: &mut Pair<'_>, scope: &Scope<'_>, was: &Property, is: &Property) {
    let ty = pair.translated(&was.ty);
    if ty == is.ty || pair.follows_from_type(&was.ty, &is.ty) {
        return;
    }
    let (before, after) = (scope.before(pair, was), scope.after(pair, is));
    let draft = if ty.element == is.ty.element {
        scope.draft(Rule::PropertyCardinalityChanged)
    } else {
        let level = if scope.is_reshaped(pair, was, is) { Level::SourceBreaking } else { Level::BehaviourRisk };
        scope.draft(Rule::PropertyTypeChanged).level(level)
    };
    pair.report(draft.before(before).after(after));
}

/// A fact that holds or not, with the rules for both ways.
type Switch = (fn(&Property) -> bool, Rule, Rule);

const SWITCHES: [Switch; 3] = [
    (|property| property.usage.read_only, Rule::PropertyBecameReadOnly, Rule::PropertyBecameWritable),
    (|property| property.usage.required, Rule::PropertyBecameRequired, Rule::PropertyBecameOptional),
    (|property| property.navigation, Rule::PropertyBecameNavigation, Rule::PropertyBecameStructural),
];

/// What the description says of the property's use.
fn usage(pair: &mut Pair<'_>, scope: &Scope<'_>, [was, is]: [&Property; 2], states: &[State; 2]) {
    for (fact, on, off) in SWITCHES {
        match (fact(was), fact(is)) {
            (false, true) => report(pair, scope, on, None, states, ["", ""]),
            (true, false) => report(pair, scope, off, None, states, ["", ""]),
            _ => {}
        }
    }
    nullability(pair, scope, [was, is], states);
    let (was, is) = (&was.usage, &is.usage);
    match returned(is).cmp(&returned(was)) {
        std::cmp::Ordering::Less => report(pair, scope, Rule::PropertyBecameSelectOnly, None, states, ["", ""]),
        std::cmp::Ordering::Greater => report(pair, scope, Rule::PropertyBecameDefaultReturned, None, states, ["", ""]),
        std::cmp::Ordering::Equal => {}
    }
    let (removed, added) = difference(&was.query, &is.query);
    if !removed.is_empty() {
        report(pair, scope, Rule::PropertyQueryOptionRemoved, None, states, [&removed, ""]);
    }
    if !added.is_empty() {
        report(pair, scope, Rule::PropertyQueryOptionAdded, None, states, ["", &added]);
    }
    if was.default != is.default {
        let value = |usage: &Usage| usage.default.clone().unwrap_or_default();
        report(pair, scope, Rule::PropertyDefaultChanged, None, states, [&value(was), &value(is)]);
    }
    limits(pair, scope, [was, is], states);
}

/// Reports a change of something that the description says, with its values.
fn report(
    pair: &mut Pair<'_>,
    scope: &Scope<'_>,
    rule: Rule,
    level: Option<Level>,
    states: &[State; 2],
    values: [&str; 2],
) {
    let [before, after] = states.clone();
    let [was, is] = values.map(str::to_owned);
    let draft = scope.draft(rule).before(State { value: was, ..before }).after(State { value: is, ..after });
    pair.report(if let Some(level) = level { draft.level(level) } else { draft });
}

/// How readily a property comes back: only on demand, as the page leaves open, by default.
fn returned(usage: &Usage) -> u8 {
    match (usage.select_only, usage.default_returned) {
        (true, _) => 0,
        (false, false) => 1,
        (false, true) => 2,
    }
}

/// Null in a response may surprise who reads it; null that a request must not hold any more makes it fail.
fn nullability(pair: &mut Pair<'_>, scope: &Scope<'_>, [was, is]: [&Property; 2], states: &[State; 2]) {
    // What the page leaves open lies between both.
    let rank = |nullable: Option<bool>| nullable.map_or(1, |nullable| if nullable { 2 } else { 0 });
    let Direction { request, response } = scope.direction;
    let request = request && !is.usage.read_only;
    let (rule, level) = match rank(is.nullable).cmp(&rank(was.nullable)) {
        std::cmp::Ordering::Equal => return,
        std::cmp::Ordering::Greater if response => (Rule::PropertyBecameNullable, Level::BehaviourRisk),
        std::cmp::Ordering::Greater => (Rule::PropertyBecameNullable, Level::Additive),
        std::cmp::Ordering::Less if request => (Rule::PropertyBecameNonNullable, Level::WireBreaking),
        std::cmp::Ordering::Less => (Rule::PropertyBecameNonNullable, Level::Additive),
    };
    let place = match (request, response) {
        (true, true) => "null in requests and responses",
        (true, false) => "null in requests",
        _ => "null in responses",
    };
    report(pair, scope, rule, Some(level), states, ["", place]);
}

/// What only one side lists, each joined.
pub(super) fn difference(was: &[String], is: &[String]) -> (String, String) {
    let (was, is): (BTreeSet<_>, BTreeSet<_>) = (was.iter().collect(), is.iter().collect());
    let join = |a: &BTreeSet<&String>, b: &BTreeSet<&String>| {
        a.difference(b).map(|text| text.as_str()).collect::<Vec<_>>().join(", ")
    };
    (join(&was, &is), join(&is, &was))
}

/// Range and length: one change, tightened where any value that was allowed no longer is.
fn limits(pair: &mut Pair<'_>, scope: &Scope<'_>, [was, is]: [&Usage; 2], states: &[State; 2]) {
    if (&was.range, was.max_length) == (&is.range, is.max_length) {
        return;
    }
    let rule = if is_within(was, is) { Rule::PropertyLimitLoosened } else { Rule::PropertyLimitTightened };
    report(pair, scope, rule, None, states, [&limit(was), &limit(is)]);
}

/// Whether all that `was` allows is allowed by `is`.
fn is_within(was: &Usage, is: &Usage) -> bool {
    let is_length_within = is.max_length.is_none_or(|new| was.max_length.is_some_and(|old| old <= new));
    let number = |text: &str| text.replace(',', "").parse::<f64>().ok();
    let ends = |range: &[String; 2]| Some((number(&range[0])?, number(&range[1])?));
    let is_range_within = match (&was.range, &is.range) {
        (_, None) => true,
        (None, Some(_)) => false,
        (Some(old), Some(new)) => {
            old == new || matches!((ends(old), ends(new)), (Some(old), Some(new)) if new.0 <= old.0 && old.1 <= new.1)
        }
    };
    is_length_within && is_range_within
}

fn limit(usage: &Usage) -> String {
    let range = usage.range.as_ref().map(|[from, to]| format!("{from} to {to}"));
    let length = usage.max_length.map(|length| format!("at most {length} characters"));
    range.into_iter().chain(length).collect::<Vec<_>>().join(", ")
}
