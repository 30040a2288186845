//! The properties that a structured type declares itself.

use super::Pair;
use super::draft::Draft;
use crate::report::diff::view::View;
use crate::report::diff::{ItemKind, Level, Place, Rule, State};
use crate::schema::{Property, StructType, TypeName};

/// A type with its name on one side.
type Named<'t> = (&'t TypeName, &'t StructType);

/// Compares the properties of a type that is on both sides.
pub(super) fn compare(pair: &mut Pair<'_>, before: Named<'_>, after: Named<'_>) {
    for old in &before.1.properties {
        if let Some(new) = after.1.properties.iter().find(|new| new.name == old.name) {
            compare_property(pair, (before.0, old), (after.0, new));
        } else {
            let old = state(&pair.before, before.0, old);
            pair.report(draft(Rule::PropertyRemoved, before.0).before(old));
        }
    }
    for new in &after.1.properties {
        if !before.1.properties.iter().any(|old| old.name == new.name) {
            let new = state(&pair.after, after.0, new);
            pair.report(draft(Rule::PropertyAdded, after.0).after(new));
        }
    }
}

fn compare_property(pair: &mut Pair<'_>, (before, old): (&TypeName, &Property), (after, new): (&TypeName, &Property)) {
    let was = pair.translated(&old.ty);
    if was != new.ty {
        let rule =
            if was.element == new.ty.element { Rule::PropertyCardinalityChanged } else { Rule::PropertyTypeChanged };
        let shapes = [pair.before.part(before, &old.name), pair.after.part(after, &new.name)];
        let [Some(a), Some(b)] = shapes else { return };
        let level =
            if a.shape == b.shape && a.signature == b.signature { Level::BehaviourRisk } else { Level::SourceBreaking };
        let (old, new) = (state(&pair.before, before, old), state(&pair.after, after, new));
        pair.report(draft(rule, before).level(level).before(old).after(new));
    }
}

fn draft(rule: Rule, owner: &TypeName) -> Draft {
    Draft::new(rule, ItemKind::Property, owner.namespace())
}

/// A property on one side, with its type as the value.
pub(super) fn state(view: &View<'_>, owner: &TypeName, property: &Property) -> State {
    let rust = view.part(owner, &property.name);
    State {
        name: format!("{owner}.{}", property.name),
        value: property.ty.to_string(),
        rust: rust.map(|rust| rust.path.clone()),
        signature: rust.map(|rust| rust.signature.clone()),
        place: Place::of(&property.src),
    }
}
