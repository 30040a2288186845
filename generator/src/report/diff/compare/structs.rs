//! Structured types on both sides: kind, base, key, openness; their properties are handed on.

use std::collections::BTreeSet;

use super::types::both;
use super::{Pair, pairing, properties};
use crate::report::diff::view::View;
use crate::report::diff::{Level, Rule};
use crate::schema::{StructType, TypeName};

/// A type with its name on one side.
pub(super) type Named<'a> = (&'a TypeName, &'a StructType);

/// Compares a type with itself.
pub(super) fn compare<'a>(pair: &mut Pair<'a>, before: Named<'a>, after: Named<'a>) {
    kind_and_base(pair, before, after);
    let ((old, was), (new, is)) = (before, after);
    let switches = [
        (was.is_abstract, is.is_abstract, Rule::TypeBecameAbstract, Rule::TypeBecameConcrete),
        (was.open, is.open, Rule::TypeOpened, Rule::TypeClosed),
    ];
    for (was, is, on, off) in switches {
        if was != is {
            both(pair, if is { on } else { off }, old, new, |draft| draft);
        }
    }
    let matched = pairing::properties(pair, before, after);
    key(pair, before, after, &matched);
    properties::compare(pair, before, after, &matched);
}

/// The kind and the base, which the convention ties together: an entity without another base derives from `entity`.
fn kind_and_base<'a>(pair: &mut Pair<'a>, (old, was): Named<'a>, (new, is): Named<'a>) {
    let base = was.base.as_ref().map(|base| pair.successor(base));
    let is_same_base = base == is.base.as_ref().map(Some) || base_went(pair, was, is);
    let rule = match (was.kind == is.kind, is_same_base) {
        (true, true) => return,
        (true, false) => Rule::BaseTypeChanged,
        (false, _) => Rule::KindChanged,
    };
    let name = |base: &Option<TypeName>| base.as_ref().map_or_else(|| "no base".to_owned(), ToString::to_string);
    let values = (name(&was.base), name(&is.base));
    let level = effect(pair, old, new);
    let affects: Vec<String> = pair.before.derived(old).iter().map(ToString::to_string).collect();
    both(pair, rule, old, new, |draft| {
        let draft = draft.level(level).affects(affects);
        if rule == Rule::BaseTypeChanged { draft.values(values.0, values.1) } else { draft }
    });
}

/// Whether the base is gone, and the type now derives from what that derived from.
fn base_went(pair: &Pair<'_>, was: &StructType, is: &StructType) -> bool {
    let Some(base) = &was.base else { return false };
    let is_gone = !pair.after.schema.types.contains_key(base) && !pair.renamed.contains_key(base);
    let next = pair.before.schema.structure(base).and_then(|base| base.base.as_ref());
    is_gone && next == is.base.as_ref()
}

/// How bad it is for Rust that a type derives from something else: inherited fields and variants may be gone.
fn effect(pair: &Pair<'_>, old: &TypeName, new: &TypeName) -> Level {
    let (before, after) = (inherited(&pair.before, old), inherited(&pair.after, new));
    let (was_in, is_in) = (families(&pair.before, old), families(&pair.after, new));
    if !before.is_subset(&after) || !was_in.is_subset(&is_in) {
        Level::SourceBreaking
    } else if before == after && was_in == is_in {
        Level::BehaviourRisk
    } else {
        Level::Additive
    }
}

/// The fields that a type has from its base types.
fn inherited(view: &View<'_>, name: &TypeName) -> BTreeSet<(String, String)> {
    let own: BTreeSet<&str> =
        view.schema.structure(name).into_iter().flat_map(|item| &item.properties).map(|p| p.name.as_str()).collect();
    let parts = view.rust(name).into_iter().flat_map(|rust| &rust.parts);
    let parts = parts.filter(|(wire, _)| !own.contains(wire.as_str()));
    parts.map(|(_, part)| (part.ident.clone(), part.shape.clone())).collect()
}

/// The enums that a type has a variant in.
fn families(view: &View<'_>, name: &TypeName) -> BTreeSet<String> {
    let bases = view.schema.chain(name).into_iter().skip(1);
    bases.filter_map(|(base, _)| Some(view.family(base)?.path.clone())).collect()
}

/// The key, unless it only follows its properties.
fn key(pair: &mut Pair<'_>, (old, was): Named<'_>, (new, is): Named<'_>, matched: &pairing::Matched<'_>) {
    let current = |name: &String| matched.renamed(name).to_owned();
    let before: BTreeSet<String> = was.key.iter().map(current).collect();
    let after: BTreeSet<String> = is.key.iter().cloned().collect();
    let went = before.difference(&after).all(|name| matched.removed.iter().any(|gone| gone.name == *name));
    let came = after.difference(&before).all(|name| matched.added.iter().any(|new| new.name == *name));
    if before != after && !(went && came) && was.kind == is.kind {
        let list = |names: &[String]| names.join(", ");
        both(pair, Rule::KeyChanged, old, new, |draft| draft.values(list(&was.key), list(&is.key)));
    }
}
