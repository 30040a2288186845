//! The properties that a structured type declares itself: new, gone, moved along the inheritance, or handed on.

use super::Pair;
use super::draft::Draft;
use super::facts::{self, Scope};
use super::pairing::Matched;
use super::structs::Named;
use crate::report::diff::view::View;
use crate::report::diff::{ItemKind, Level, Rule};
use crate::schema::{Property, TypeName};

/// Compares the properties of a type that is on both sides.
pub(super) fn compare<'a>(pair: &mut Pair<'a>, (old, _): Named<'a>, (new, _): Named<'a>, matched: &Matched<'a>) {
    let scope = Scope::of_type(pair, old, new);
    for (was, is) in &matched.both {
        facts::compare(pair, &scope, was, is);
    }
    for was in &matched.removed {
        removed(pair, &scope, [old, new], was);
    }
    for is in &matched.added {
        added(pair, &scope, [old, new], is);
    }
}

/// A property that the type no longer declares: it may have it from a base type, or derived types may declare it.
fn removed<'a>(pair: &mut Pair<'a>, scope: &Scope<'a>, [old, new]: [&'a TypeName; 2], was: &'a Property) {
    if let Some((_, is)) = pair.after.inherited(new, &was.name) {
        return facts::compare_type(pair, scope, was, is);
    }
    let declares = |name: &&&TypeName| own(&pair.after, name, &was.name).is_some();
    let heirs: Vec<String> =
        pair.after.derived(new).iter().filter(declares).map(|name| format!("{name}.{}", was.name)).collect();
    let rule = if heirs.is_empty() { Rule::PropertyRemoved } else { Rule::PropertyMovedToDerived };
    let affects = pair.before.derived(old).iter().map(|name| format!("{name}.{}", was.name));
    let affects: Vec<String> = affects.filter(|name| !heirs.contains(name)).collect();
    let before = scope.before(pair, was);
    pair.report(draft(rule, old).before(before).affects(affects));
}

/// A property that the type did not declare: it may have had it from a base type, or derived types may have declared it.
fn added<'a>(pair: &mut Pair<'a>, scope: &Scope<'a>, [old, new]: [&'a TypeName; 2], is: &'a Property) {
    if let Some((base, was)) = pair.before.inherited(old, &is.name) {
        // Where the base has lost it, that is reported there.
        if pair.successor(base).is_some_and(|base| own(&pair.after, base, &is.name).is_some()) {
            facts::compare_type(pair, scope, was, is);
        }
        return;
    }
    let declared = |name: &&&TypeName| own(&pair.before, name, &is.name).is_some();
    let is_gathered = pair.before.derived(old).iter().any(|name| declared(&name));
    let rule = if is_gathered { Rule::PropertyMovedToBase } else { Rule::PropertyAdded };
    let affects: Vec<String> = pair.after.derived(new).iter().map(|name| format!("{name}.{}", is.name)).collect();
    let after = scope.after(pair, is);
    let mut draft = draft(rule, new).after(after).affects(affects);
    if is.usage.required && rule == Rule::PropertyAdded {
        draft = draft.level(Level::WireBreaking);
    }
    pair.report(draft);
}

/// The property that a type itself declares.
fn own<'a>(view: &View<'a>, name: &TypeName, property: &str) -> Option<&'a Property> {
    view.schema.structure(name)?.properties.iter().find(|found| found.name == property)
}

fn draft(rule: Rule, owner: &TypeName) -> Draft {
    Draft::new(rule, ItemKind::Property, owner.namespace())
}
