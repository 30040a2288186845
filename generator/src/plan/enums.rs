//! Enumerations, and the enums over families.

use std::collections::BTreeSet;

use super::ident::{Role, RustIdent};
use super::imports::Imports;
use super::items::{DerivedPlan, EnumPlan, FamilyMember, FamilyPlan, ItemPlan, TypePlan, VariantPlan};
use super::layout::{Home, Key, Map};
use super::scope::name_all;
use super::{Renamed, pages};
use crate::config::DocLevel;
use crate::schema::{EnumType, Member, TypeName};

/// Methods of the language's traits that an accessor would be taken for.
const OF_TRAITS: [&str; 3] = ["as_mut", "as_ref", "into_iter"];

/// Plans an enumeration; of members with the same text the first counts.
pub(super) fn plan(
    map: &Map<'_>,
    name: &TypeName,
    enumeration: &EnumType,
    home: &Home,
    docs: DocLevel,
) -> (TypePlan, Vec<Renamed>) {
    let mut seen = BTreeSet::new();
    let members: Vec<&Member> = enumeration.members.iter().filter(|member| seen.insert(&member.name)).collect();
    let wires: Vec<&str> = members.iter().map(|member| member.name.as_str()).collect();
    let named = name_all(Role::Variant, &[], &wires);
    let renamed = named.iter().zip(&wires).filter_map(|(named, wire)| Renamed::of(named, format!("{name}.{wire}")));
    let renamed = renamed.collect();
    let variants = members.iter().zip(named).map(|(member, named)| VariantPlan {
        ident: named.ident,
        wire: member.name.clone(),
        number: member.value,
        docs: pages::member_docs(member, docs),
        attributes: map.extras.attributes(name, Some(&member.name)),
    });
    let plan = TypePlan {
        wire: name.0.clone(),
        ident: home.ident.clone(),
        module: home.module.clone(),
        feature: home.feature.clone(),
        docs: pages::enum_docs(name, enumeration, home, docs),
        attributes: map.extras.attributes(name, None),
        support: Vec::new(),
        imports: Vec::new(),
        item: ItemPlan::Enum(EnumPlan { variants: variants.collect() }),
    };
    (plan, renamed)
}

/// Plans the enum over a base type and everything that derives from it.
pub(super) fn plan_family<'a>(map: &Map<'a>, base: &'a TypeName, home: &Home) -> TypePlan {
    let derived = map.families.get(base).map(Vec::as_slice).unwrap_or_default();
    let keys = std::iter::once(base).chain(derived.iter().copied()).map(Key::Type);
    let imports = Imports::new(map, Key::Family(base), keys);
    let member = |name: &'a TypeName| {
        let ident = imports.local(Key::Type(name))?.clone();
        Some(FamilyMember { ident, wire: name.0.clone() })
    };
    // Every struct is generated, so every member of a family is found.
    let base_member = member(base).unwrap_or(FamilyMember { ident: home.ident.clone(), wire: base.0.clone() });
    let docs = pages::family_docs(base, &base_member.ident, home);
    let derived: Vec<_> = derived.iter().filter_map(|name| Some((*name, member(name)?))).collect();
    let accessors = |verb: &str| {
        let words = derived.iter().map(|(_, member)| format!("{verb} {}", member.ident.unraw()));
        let is_taken = |words: &str| OF_TRAITS.contains(&RustIdent::new(Role::Field, words).unraw());
        let words = words.map(|words| if is_taken(&words) { format!("{words} type") } else { words });
        let words: Vec<String> = words.collect();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        name_all(Role::Field, &[], &words).into_iter().map(|named| named.ident)
    };
    let accessors = accessors("as").zip(accessors("into"));
    let derived = derived.iter().zip(accessors).map(|((name, member), (borrow, take))| DerivedPlan {
        borrow,
        take,
        feature: imports.feature(Key::Type(name)).cloned(),
        member: member.clone(),
    });
    let derived = derived.collect();
    TypePlan {
        wire: base.0.clone(),
        ident: home.ident.clone(),
        module: home.module.clone(),
        feature: home.feature.clone(),
        docs,
        attributes: Vec::new(),
        support: Vec::new(),
        imports: imports.list,
        item: ItemPlan::Family(FamilyPlan { base: base_member, derived }),
    }
}
