//! Types that are new or gone; those on both sides are handed on.

use super::Pair;
use super::draft::Draft;
use super::properties;
use crate::report::diff::view::View;
use crate::report::diff::{Place, Rule, State};
use crate::schema::{StructKind, StructType, TypeDef, TypeName};

/// Compares all types.
pub(super) fn compare(pair: &mut Pair<'_>) {
    let (before, after) = (pair.before.schema, pair.after.schema);
    for (name, def) in &before.types {
        let new = pair.renamed(name).clone();
        match (def, after.types.get(&new)) {
            (TypeDef::Struct(old), Some(TypeDef::Struct(found))) => {
                properties::compare(pair, (name, old), (&new, found));
            }
            (_, None) => {
                let affects = pair.before.holders(name).to_vec();
                let draft = Draft::of_type(Rule::TypeRemoved, name).before(state(&pair.before, name)).affects(affects);
                pair.report(draft);
            }
            _ => {}
        }
    }
    for name in after.types.keys().filter(|name| !before.types.contains_key(name)) {
        let draft = Draft::of_type(Rule::TypeAdded, name).after(state(&pair.after, name));
        pair.report(draft);
    }
}

/// A type on one side.
pub(super) fn state(view: &View<'_>, name: &TypeName) -> State {
    let rust = view.rust(name);
    State {
        name: name.0.clone(),
        value: view.schema.types.get(name).map_or("", kind).to_owned(),
        rust: rust.map(|rust| rust.path.clone()),
        signature: rust.map(|rust| rust.signature.clone()),
        place: view.schema.types.get(name).and_then(|def| Place::of(def.src())),
    }
}

/// The kind of a type in words.
fn kind(def: &TypeDef) -> &'static str {
    match def {
        TypeDef::Struct(StructType { kind: StructKind::Entity, .. }) => "entity",
        TypeDef::Struct(_) => "complex type",
        TypeDef::Enum(_) => "enumeration",
    }
}
