//! Enumerations on both sides: members as a set, flags, openness.

use std::collections::BTreeMap;

use super::Pair;
use super::draft::Draft;
use super::items::squeezed;
use super::types::both;
use crate::report::diff::view::View;
use crate::report::diff::{ItemKind, Level, Place, Rule, State};
use crate::schema::{EnumType, Member, TypeName};

/// An enumeration with its name on one side.
type Named<'a> = (&'a TypeName, &'a EnumType);

/// The member that stands for all that are yet to come.
const SENTINEL: &str = "unknownFutureValue";

/// Compares an enumeration with itself.
pub(super) fn compare(pair: &mut Pair<'_>, before: Named<'_>, after: Named<'_>) {
    let ((old, was), (new, is)) = (before, after);
    let affects = pair.before.holders(old).to_vec();
    if was.flags != is.flags {
        let rule = if is.flags { Rule::EnumBecameFlags } else { Rule::EnumBecameSingle };
        both(pair, rule, old, new, |draft| draft.affects(affects.clone()));
    }
    if was.evolvable != is.evolvable {
        openness(pair, before, after);
    }
    if was.synthetic != is.synthetic {
        let source = |item: &EnumType| if item.synthetic { "values of a property" } else { "table of members" };
        both(pair, Rule::SourceChanged, old, new, |draft| draft.values(source(was), source(is)));
    }
    members(pair, before, after);
}

fn openness(pair: &mut Pair<'_>, (old, was): Named<'_>, (new, is): Named<'_>) {
    let loses_sentinel = has(was, SENTINEL) && !has(is, SENTINEL);
    let (rule, level) = match (is.evolvable, loses_sentinel) {
        (true, _) => (Rule::EnumBecameEvolvable, Level::BehaviourRisk),
        (false, false) => (Rule::EnumBecameFixed, Level::BehaviourRisk),
        (false, true) => (Rule::EnumBecameFixed, Level::SourceBreaking),
    };
    both(pair, rule, old, new, |draft| draft.level(level));
}

fn has(item: &EnumType, name: &str) -> bool {
    item.members.iter().any(|member| member.name == name)
}

/// Compares the members as sets; the sentinel comes and goes with the openness.
fn members(pair: &mut Pair<'_>, before: Named<'_>, after: Named<'_>) {
    let ((_, was), (_, is)) = (before, after);
    let tells_openness = was.evolvable != is.evolvable;
    let counts = |member: &&Member| !(tells_openness && member.name == SENTINEL);
    let renamed = renamed(was, is);
    for old in was.members.iter().filter(counts) {
        let new =
            renamed.get(old.name.as_str()).copied().or_else(|| is.members.iter().find(|new| new.name == old.name));
        if let Some(new) = new {
            compare_member(pair, before, after, [old, new]);
        } else {
            let state = state(&pair.before, before, old);
            pair.report(draft(Rule::EnumMemberRemoved, before.0).before(state));
        }
    }
    let is_new = |new: &&Member| !has(was, &new.name) && !renamed.values().any(|member| member.name == new.name);
    for new in is.members.iter().filter(counts).filter(is_new) {
        added(pair, before, after, new);
    }
    renumbered(pair, before, after);
}

fn draft(rule: Rule, owner: &TypeName) -> Draft {
    Draft::new(rule, ItemKind::Member, owner.namespace())
}

/// A member on one side.
fn state(view: &View<'_>, (owner, item): Named<'_>, member: &Member) -> State {
    let rust = view.part(owner, &member.name);
    State {
        name: format!("{owner}.{}", member.name),
        value: String::new(),
        rust: rust.map(|rust| rust.path.clone()),
        signature: rust.map(|rust| rust.signature.clone()),
        place: Place::of(&item.src),
    }
}

/// Members that only one side has, where number and neighbours say that they are the same: old name to new member.
fn renamed<'a>(was: &'a EnumType, is: &'a EnumType) -> BTreeMap<&'a str, &'a Member> {
    let gone = |member: &&Member| !has(is, &member.name);
    let new = |member: &&Member| !has(was, &member.name);
    let mut found: BTreeMap<&str, &Member> = BTreeMap::new();
    for old in was.members.iter().filter(gone) {
        let spelled = is.members.iter().filter(new).find(|new| new.name.eq_ignore_ascii_case(&old.name));
        let at = |new: &&Member| new.value == old.value && neighbours(was, is, old) == neighbours(is, was, new);
        let placed = || is.members.iter().filter(new).find(at);
        if let Some(new) = spelled.or_else(placed).filter(|new| !found.values().any(|taken| taken.name == new.name)) {
            found.insert(&old.name, new);
        }
    }
    found
}

/// The nearest members before and after that the other side has too.
fn neighbours<'a>(item: &'a EnumType, other: &EnumType, member: &Member) -> [Option<&'a str>; 2] {
    let at = item.members.iter().position(|found| found.name == member.name).unwrap_or(0);
    let (before, after) = item.members.split_at(at);
    let is_common = |found: &&Member| has(other, &found.name);
    let name = |found: &'a Member| found.name.as_str();
    [before.iter().rev().find(is_common).map(name), after.iter().find(is_common).map(name)]
}

/// A member on both sides.
fn compare_member(pair: &mut Pair<'_>, before: Named<'_>, after: Named<'_>, [old, new]: [&Member; 2]) {
    let states = [state(&pair.before, before, old), state(&pair.after, after, new)];
    let is_same_ident = states[0].signature == states[1].signature;
    let is_same_text = squeezed(&old.description) == squeezed(&new.description);
    let (rule, level) = match (old.name == new.name, is_same_ident) {
        (true, true) if is_same_text => return,
        (true, true) => (Rule::DescriptionChanged, Level::DocsOnly),
        (true, false) if pair.before.rust(before.0).is_some() => (Rule::RustNameChanged, Level::SourceBreaking),
        (true, false) => return,
        (false, false) => (Rule::EnumMemberRenamed, Level::SourceBreaking),
        // Models read members in any case.
        (false, true) if old.name.eq_ignore_ascii_case(&new.name) => (Rule::EnumMemberRenamed, Level::BehaviourRisk),
        (false, true) => (Rule::EnumMemberRenamed, Level::WireBreaking),
    };
    let mut draft = draft(rule, before.0).level(level);
    let [mut was, mut is] = states;
    if rule == Rule::DescriptionChanged {
        was.value.clone_from(&old.description);
        is.value.clone_from(&new.description);
    }
    draft = draft.before(was).after(is);
    pair.report(draft);
}

/// A new member; the first of all makes an enum of what was a text.
fn added(pair: &mut Pair<'_>, (old, was): Named<'_>, after: Named<'_>, new: &Member) {
    let mut draft = draft(Rule::EnumMemberAdded, after.0).after(state(&pair.after, after, new));
    if was.members.is_empty() {
        draft = draft.level(Level::SourceBreaking).affects(pair.before.holders(old).to_vec());
    }
    pair.report(draft);
}

/// Other numbers, unless they only count the members on both sides; those of flags follow rules of their own.
fn renumbered(pair: &mut Pair<'_>, (old, was): Named<'_>, (new, is): Named<'_>) {
    if was.flags != is.flags || is_counted(was) && is_counted(is) {
        return;
    }
    let number = |item: &EnumType, name: &str| item.members.iter().find(|member| member.name == name).map(|m| m.value);
    let moved = was.members.iter().filter_map(|member| {
        let new = number(is, &member.name).filter(|new| *new != member.value)?;
        Some((format!("{} = {}", member.name, member.value), format!("{} = {new}", member.name)))
    });
    let (before, after): (Vec<String>, Vec<String>) = moved.unzip();
    if !before.is_empty() {
        both(pair, Rule::EnumMembersRenumbered, old, new, |draft| draft.values(before.join(", "), after.join(", ")));
    }
}

/// Whether the numbers are those that members get where the page states none.
fn is_counted(item: &EnumType) -> bool {
    (0..).zip(&item.members).all(|(at, member)| member.value == at)
}
