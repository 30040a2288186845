//! What the description of a property says of its use: on both sides.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use super::Pair;
use super::facts::Scope;
use crate::report::diff::direction::Direction;
use crate::report::diff::{Level, Rule, State};
use crate::schema::{Property, Usage};

/// A fact that holds or not, with the rules for both ways.
type Switch = (fn(&Property) -> bool, Rule, Rule);

const SWITCHES: [Switch; 3] = [
    (|property| property.usage.read_only, Rule::PropertyBecameReadOnly, Rule::PropertyBecameWritable),
    (|property| property.usage.required, Rule::PropertyBecameRequired, Rule::PropertyBecameOptional),
    (|property| property.navigation, Rule::PropertyBecameNavigation, Rule::PropertyBecameStructural),
];

/// What the description says of the property's use.
pub(super) fn compare(pair: &mut Pair<'_>, scope: &Scope<'_>, [was, is]: [&Property; 2], states: &[State; 2]) {
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
        Ordering::Less => report(pair, scope, Rule::PropertyBecameSelectOnly, None, states, ["", ""]),
        Ordering::Greater => report(pair, scope, Rule::PropertyBecameDefaultReturned, None, states, ["", ""]),
        Ordering::Equal => {}
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
        Ordering::Equal => return,
        Ordering::Greater if response => (Rule::PropertyBecameNullable, Level::BehaviourRisk),
        Ordering::Greater => (Rule::PropertyBecameNullable, Level::Additive),
        Ordering::Less if request => (Rule::PropertyBecameNonNullable, Level::WireBreaking),
        Ordering::Less => (Rule::PropertyBecameNonNullable, Level::Additive),
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
