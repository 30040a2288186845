//! Types that are new or gone or go by another name; those on both sides are handed on.

use super::Pair;
use super::draft::Draft;
use super::items::{self, Texts, is_synthetic, type_state};
use super::{enums, structs};
use crate::report::diff::view::View;
use crate::report::diff::{Level, Rule};
use crate::schema::{Edm, Element, TypeDef, TypeName};

/// What stands for the feature of a type that needs none; no feature can be called so.
const ALWAYS: &str = "always compiled";

/// Compares all types.
pub(super) fn compare(pair: &mut Pair<'_>) {
    for (name, def) in &pair.before.schema.types {
        match pair.successor(name) {
            Some(new) => compare_type(pair, (name, def), new),
            None => removed(pair, name),
        }
    }
    for name in pair.after.schema.types.keys() {
        if pair.predecessor(name).is_none() {
            added(pair, name);
        }
    }
}

fn compare_type<'a>(pair: &mut Pair<'a>, (old, def): (&'a TypeName, &'a TypeDef), new: &'a TypeName) {
    let Some(found) = pair.after.schema.types.get(new) else { return };
    let first = pair.changes.len();
    names(pair, old, new);
    feature(pair, old, new);
    match (def, found) {
        (TypeDef::Struct(a), TypeDef::Struct(b)) => structs::compare(pair, (old, a), (new, b)),
        (TypeDef::Enum(a), TypeDef::Enum(b)) => enums::compare(pair, (old, a), (new, b)),
        _ => {
            let affects = pair.before.holders(old).to_vec();
            both(pair, Rule::KindChanged, old, new, |draft| draft.affects(affects));
        }
    }
    let same = !pair.changes.iter().skip(first).any(|change| change.item == old.0);
    let states = [type_state(&pair.before, old), type_state(&pair.after, new)];
    let draft = |rule| Draft::of_type(rule, old);
    items::compare_texts(pair, [Texts::of_type(def), Texts::of_type(found)], &draft, &states, same);
}

/// Reports a change of a type that is on both sides.
pub(super) fn both(pair: &mut Pair<'_>, rule: Rule, old: &TypeName, new: &TypeName, more: impl FnOnce(Draft) -> Draft) {
    let (before, after) = (type_state(&pair.before, old), type_state(&pair.after, new));
    let draft = more(Draft::of_type(rule, old).before(before).after(after));
    pair.report(draft);
}

/// The type's name, in Graph and in Rust.
fn names(pair: &mut Pair<'_>, old: &TypeName, new: &TypeName) {
    let path = |view: &View<'_>, name| view.rust(name).map(|rust| rust.path.clone());
    let is_same_path = path(&pair.before, old) == path(&pair.after, new);
    let affects = pair.before.holders(old).to_vec();
    if old == new {
        if let (false, Some(_), Some(_)) = (is_same_path, pair.before.rust(old), pair.after.rust(new)) {
            both(pair, Rule::RustNameChanged, old, new, |draft| draft.affects(affects));
        }
        return;
    }
    if is_synthetic(&pair.before, old) && is_synthetic(&pair.after, new) && is_same_path {
        return;
    }
    if old.namespace() == new.namespace() {
        let level = if is_same_path { Level::WireBreaking } else { Level::SourceBreaking };
        both(pair, Rule::TypeRenamed, old, new, |draft| draft.level(level).affects(affects));
    } else {
        both(pair, Rule::NamespaceChanged, old, new, |draft| draft.affects(affects));
    }
}

/// The cargo feature that the type needs. Its fields in other types need it too, which is no change of theirs.
fn feature(pair: &mut Pair<'_>, old: &TypeName, new: &TypeName) {
    let (Some(was), Some(is)) = (pair.before.rust(old), pair.after.rust(new)) else { return };
    let (was, is) = (was.feature.clone(), is.feature.clone());
    if was != is {
        let level = if is.is_some() { Level::SourceBreaking } else { Level::Additive };
        let affects = pair.before.holders(old).to_vec();
        let [was, is] = [was, is].map(|feature| feature.map_or(ALWAYS.to_owned(), |feature| feature.to_string()));
        both(pair, Rule::FeatureMoved, old, new, |draft| draft.level(level).values(was, is).affects(affects));
    }
}

/// A type that is gone. Enumerations made from a property's values go with the property.
fn removed<'a>(pair: &mut Pair<'a>, name: &'a TypeName) {
    let mut affects = pair.before.holders(name).to_vec();
    if is_synthetic(&pair.before, name) && !affects.is_empty() {
        return;
    }
    let bases: Vec<&TypeName> = pair.before.schema.chain(name).into_iter().skip(1).map(|(base, _)| base).collect();
    let base = bases.into_iter().find(|base| pair.before.family(base).is_some());
    let rule = match base.and_then(|base| Some((base, pair.successor(base)?))) {
        Some((_, new)) if pair.after.family(new).is_some() => Rule::SubtypeRemoved,
        Some((old, new)) if pair.after.schema.referred().contains(new) => {
            affects.extend_from_slice(pair.before.holders(old));
            Rule::LastSubtypeRemoved
        }
        _ => Rule::TypeRemoved,
    };
    affects.extend(pair.before.derived(name).iter().map(ToString::to_string));
    let draft = Draft::of_type(rule, name).before(type_state(&pair.before, name)).affects(affects);
    pair.report(draft);
}

/// A type that is new.
fn added<'a>(pair: &mut Pair<'a>, name: &'a TypeName) {
    if is_synthetic(&pair.after, name) && !pair.after.holders(name).is_empty() {
        return;
    }
    let bases: Vec<&TypeName> = pair.after.schema.chain(name).into_iter().skip(1).map(|(base, _)| base).collect();
    let base = bases.into_iter().find(|base| pair.after.family(base).is_some());
    let mut affects = Vec::new();
    let rule = match base.and_then(|base| Some((base, pair.predecessor(base)?))) {
        Some((_, old)) if pair.before.family(old).is_some() => Rule::SubtypeAdded,
        Some((new, old)) if pair.before.schema.referred().contains(old) => {
            affects.extend_from_slice(pair.after.holders(new));
            Rule::FirstSubtypeAdded
        }
        _ => Rule::TypeAdded,
    };
    let typed = newly_typed(pair, name);
    let level = if typed.is_empty() { rule.about().levels.first() } else { rule.about().levels.last() };
    affects.extend(typed);
    let mut draft = Draft::of_type(rule, name).after(type_state(&pair.after, name)).affects(affects);
    if let Some(level) = level {
        draft = draft.level(*level);
    }
    pair.report(draft);
}

/// The properties that held any value, or a text, before the type was there.
fn newly_typed(pair: &Pair<'_>, name: &TypeName) -> Vec<String> {
    let was_untyped = |holder: &&String| {
        let (owner, property) = holder.rsplit_once('.').unwrap_or_default();
        let owner = pair.before.schema.structure(&TypeName(owner.to_owned()));
        let found = owner.and_then(|owner| owner.properties.iter().find(|found| found.name == property));
        found.is_some_and(|found| matches!(found.ty.element, Element::Primitive(Edm::Untyped | Edm::String)))
    };
    pair.after.holders(name).iter().filter(was_untyped).cloned().collect()
}
