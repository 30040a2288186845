//! Stage 5: schemas to a plan of the crate: identifiers, files, shapes, documentation text.
//!
//! The order of passes, per version: `areas` finds the feature of each type; `families` finds the base types that need an
//! enum; `layout` names namespaces, types and files, with `scope` settling collisions of what `ident` made; then every
//! type is planned by itself, in parallel: `structs` or `enums`, with `imports`, `shape` and `pages`; so is every
//! operation, by `operations`. `docs` turns descriptions into rustdoc text.

mod areas;
mod docs;
mod enums;
mod extras;
mod families;
mod ident;
mod imports;
mod items;
mod layout;
mod operations;
mod pages;
mod scope;
mod shape;
mod structs;
mod syntax;
#[cfg(test)]
mod tests;
mod words;

use std::collections::{BTreeMap, BTreeSet};

pub use areas::Feature;
use areas::{Areas, Names};
pub use extras::{Extras, resolve as resolve_extras};
pub use ident::{Role, RustIdent};
pub use items::{
    AreaPlan, CratePlan, DerivedPlan, ElementPlan, EnumPlan, ExamplePlan, FamilyMember, FamilyPlan, FieldPlan,
    ImportPlan, ItemPlan, NamespacePlan, StructPlan, TypePlan, VariantPlan, VersionPlan,
};
use layout::{Key, Map};
pub use operations::{BodyFieldPlan, BodyPlan, OperationPlan, ParameterPlan, PathPlan, PayloadPlan};
use scope::Named;
pub use syntax::{RustAttribute, RustPath};

use crate::config::{Config, Conversion, DocLevel, Layout};
use crate::parallel;
use crate::schema::{self, Schema, TypeDef, TypeName};
use crate::source::ApiVersion;

/// A name that another one, or Rust itself, already had: the matter of diagnostic `NAME001`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Renamed {
    /// The wire name of the item with that of its type, such as `microsoft.graph.user.query_string`.
    pub item: String,
    /// The identifier it would have had by itself.
    pub from: String,
    /// The identifier it got.
    pub to: String,
}

impl Renamed {
    fn of(named: &Named, item: String) -> Option<Self> {
        let from = named.wanted.as_ref()?.to_string();
        Some(Self { item, from, to: named.ident.to_string() })
    }
}

/// Plans the crate for one schema per version, and lists the names that could not be plain, sorted per version.
pub fn plan(schemas: &[Schema], config: &Config) -> (CratePlan, Vec<(ApiVersion, Renamed)>) {
    let (absent, extras) = (&BTreeSet::new(), &Extras::default());
    plan_parts(&schemas.iter().map(|schema| Part { schema, absent, extras }).collect::<Vec<_>>(), config)
}

/// A schema and what the configuration makes of it.
#[derive(Clone, Copy, Debug)]
pub struct Part<'a> {
    /// The schema.
    pub schema: &'a Schema,
    /// Types that are only inherited from, or that somebody else provides.
    pub absent: &'a BTreeSet<TypeName>,
    /// Additions to items, and what takes the place of types.
    pub extras: &'a Extras,
}

/// Like [`plan`], for schemas of which not every type is generated.
pub fn plan_parts(parts: &[Part<'_>], config: &Config) -> (CratePlan, Vec<(ApiVersion, Renamed)>) {
    let is_module = config.layout == Layout::Module;
    let names = Names::new(parts.iter().map(|part| part.schema));
    let mut versions = Vec::new();
    let mut renamed = Vec::new();
    for part in parts {
        // Nobody's crate has to have features for a module in it.
        let areas = if is_module { Areas::default() } else { Areas::new(part.schema, &names) };
        let (version, found) = plan_version(*part, &areas, config);
        renamed.extend(found.into_iter().map(|name| (part.schema.version, name)));
        versions.push(version);
    }
    versions.sort_by_key(|version| version.version);
    renamed.sort();
    let example = versions.iter().find_map(example);
    let (package, own_workspace) = match &config.layout {
        Layout::Crate { name, standalone } => (name.clone(), *standalone),
        Layout::Module => (String::new(), false),
    };
    let conversions: BTreeSet<Conversion> =
        config.conversions.iter().copied().chain(config.dates.conversion()).collect();
    let plan = CratePlan {
        package,
        own_workspace,
        is_module,
        foreign: foreign(parts),
        conversions: conversions.into_iter().collect(),
        example,
        operations: config.operations,
        areas: areas::areas(&versions),
        versions,
    };
    (plan, renamed)
}

fn plan_version<'a>(part: Part<'a>, areas: &Areas<'a>, config: &Config) -> (VersionPlan, Vec<Renamed>) {
    let Config { docs, operations: with_operations, .. } = *config;
    let schema = part.schema;
    let map = layout::map(part, areas, config);
    let mut operations = if with_operations { operations::plan(&map, docs) } else { BTreeMap::new() };
    let mut renamed = map.renamed.clone();
    let mut types: BTreeMap<&RustIdent, Vec<TypePlan>> = BTreeMap::new();
    let keys: Vec<Key<'_>> = map.homes.keys().copied().collect();
    for (namespace, plan, names) in parallel::map(keys, |key| plan_type(&map, key, docs)).into_iter().flatten() {
        types.entry(namespace).or_default().push(plan);
        renamed.extend(names);
    }
    let namespaces = map.namespaces.iter().map(|(module, name)| {
        let mut types = types.remove(module).unwrap_or_default();
        types.sort_by(|a, b| a.module.unraw().cmp(b.module.unraw()));
        NamespacePlan {
            name: (*name).to_owned(),
            module: module.clone(),
            is_root: layout::is_root(name),
            features: areas::needed(&types),
            types,
            operations: operations.remove(module).unwrap_or_default(),
        }
    });
    let namespaces: Vec<NamespacePlan> = namespaces.collect();
    let plan = VersionPlan {
        version: schema.version,
        module: layout::version_module(schema.version),
        features: areas::needed(namespaces.iter().flat_map(|namespace| &namespace.types)),
        namespaces,
        schema: schema::to_json(schema),
    };
    (plan, renamed)
}

/// The types that take the place of others, once each.
fn foreign(parts: &[Part<'_>]) -> Vec<RustPath> {
    let all: BTreeSet<&RustPath> = parts.iter().flat_map(|part| part.extras.replacements()).collect();
    all.into_iter().cloned().collect()
}

/// A planned type with the namespace it belongs to and the names in it that could not be plain.
type Planned<'m> = (&'m RustIdent, TypePlan, Vec<Renamed>);

fn plan_type<'m, 'a>(map: &'m Map<'a>, key: Key<'a>, docs: DocLevel) -> Option<Planned<'m>> {
    let home = map.homes.get(&key)?;
    let (plan, renamed) = match key {
        Key::Family(base) => (enums::plan_family(map, base, home), Vec::new()),
        Key::Type(name) => match map.schema.types.get(name)? {
            TypeDef::Struct(structure) => structs::plan(map, name, structure, home, docs),
            TypeDef::Enum(enumeration) => enums::plan(map, name, enumeration, home, docs),
        },
    };
    Some((&home.namespace, plan, renamed))
}

/// Shows `user` if there is one, else the first struct with a text property.
fn example(version: &VersionPlan) -> Option<ExamplePlan> {
    let types =
        || version.namespaces.iter().flat_map(|namespace| namespace.types.iter().map(move |ty| (namespace, ty)));
    let user =
        types().find(|(_, ty)| ty.wire == "microsoft.graph.user").and_then(|(space, ty)| show(version, space, ty));
    user.or_else(|| types().find_map(|(space, ty)| show(version, space, ty)))
}

fn show(version: &VersionPlan, namespace: &NamespacePlan, ty: &TypePlan) -> Option<ExamplePlan> {
    let ItemPlan::Struct(structure) = &ty.item else { return None };
    let mut texts = structure.fields.iter().filter(|field| field.element == ElementPlan::String && !field.list);
    let field = texts.clone().find(|field| field.wire == "displayName").or_else(|| texts.next())?;
    let mut path = vec![version.module.clone()];
    path.extend((!namespace.is_root).then(|| namespace.module.clone()));
    Some(ExamplePlan {
        path,
        ident: ty.ident.clone(),
        field: field.ident.clone(),
        wire: field.wire.clone(),
        feature: ty.feature.clone(),
    })
}
