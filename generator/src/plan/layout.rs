//! Where everything goes: a module per version, a folder per namespace, a file per type.
//!
//! The types of `microsoft.graph` live in the folder `graph` and are re-exported by the version's module:
//! `v1_0::User` in `v1_0/graph/user.rs`. Any other namespace has a folder named by what follows `microsoft.graph`, else
//! by its whole name: `v1_0::call_records::Session` in `v1_0/call_records/session.rs`. A type's file is named after its
//! Rust name. All of these are unique even where a file system ignores case.

use std::collections::BTreeMap;

use super::areas::{Areas, Feature};
use super::extras::Extras;
use super::ident::{Role, RustIdent};
use super::scope::{Named, name_all};
use super::{Part, Renamed, families};
use crate::config::{Config, DateTypes};
use crate::schema::{Schema, TypeDef, TypeName};
use crate::source::ApiVersion;

/// The namespace whose types stand directly in the version's module.
const ROOT: &str = "microsoft.graph";

/// The folder of [`ROOT`].
const ROOT_FOLDER: &str = "graph";

/// Modules that no namespace and no type may be called: those of operations and property names, and the support module,
/// which each module imports by this name.
const RESERVED_MODULES: [&str; 3] = ["operations", "properties", "support"];

/// Types that generated code names without a path; a model called so would hide them from its own file or its users.
pub(super) const RESERVED_TYPES: [&str; 37] = [
    "AsMut",
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "DoubleEndedIterator",
    "Drop",
    "Eq",
    "Err",
    "ExactSizeIterator",
    "Extend",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "FromIterator",
    "Hash",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Ord",
    "PartialEq",
    "PartialOrd",
    "Result",
    "Send",
    "Sized",
    "Some",
    "String",
    "Sync",
    "ToOwned",
    "ToString",
    "Vec",
];

/// Where a type lives and what it is called.
#[derive(Clone, Debug)]
pub(super) struct Home {
    /// The module of its namespace.
    pub(super) namespace: RustIdent,
    /// The module and file.
    pub(super) module: RustIdent,
    /// The type.
    pub(super) ident: RustIdent,
    /// The feature it needs; `None` for a type that is always compiled.
    pub(super) feature: Option<Feature>,
}

impl Home {
    /// The feature that this type has to ask for when it names the other one.
    pub(super) fn gate(&self, there: &Self) -> Option<Feature> {
        there.feature.clone().filter(|_| there.feature != self.feature)
    }
}

/// A type to be generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'a> {
    /// The type itself.
    Type(&'a TypeName),
    /// The enum over the type and those derived from it.
    Family(&'a TypeName),
}

/// A version with everything in it named.
#[derive(Debug)]
pub(super) struct Map<'a> {
    /// The schema.
    pub(super) schema: &'a Schema,
    /// What the configuration adds.
    pub(super) extras: &'a Extras,
    /// The types of dates and times.
    pub(super) dates: DateTypes,
    /// The families by their base.
    pub(super) families: BTreeMap<&'a TypeName, Vec<&'a TypeName>>,
    /// The namespaces: module and documented name.
    pub(super) namespaces: Vec<(RustIdent, &'a str)>,
    /// Every type to be generated.
    pub(super) homes: BTreeMap<Key<'a>, Home>,
    /// Names that could not be plain.
    pub(super) renamed: Vec<Renamed>,
}

/// The module of a version: `v1_0`, `beta`.
pub(super) fn version_module(version: ApiVersion) -> RustIdent {
    RustIdent::new(Role::Module, &version.as_str().replace('.', "_"))
}

/// Whether a namespace is the one whose types the version's module re-exports.
pub(super) fn is_root(namespace: &str) -> bool {
    namespace == ROOT
}

/// Names everything in a version that is generated; namespaces that have only operations are left out unless these are
/// wanted.
pub(super) fn map<'a>(part: Part<'a>, areas: &Areas<'a>, config: &Config) -> Map<'a> {
    let Part { schema, absent, extras } = part;
    let (dates, with_operations) = (config.dates, config.operations);
    let mut by_namespace: BTreeMap<&str, Vec<&TypeName>> = BTreeMap::new();
    for (name, def) in &schema.types {
        if is_generated(def) && !absent.contains(name) {
            by_namespace.entry(name.namespace()).or_default().push(name);
        }
    }
    for operation in schema.operations.iter().filter(|operation| with_operations && !operation.paths.is_empty()) {
        by_namespace.entry(&operation.namespace).or_default();
    }
    let namespaces: Vec<&str> = by_namespace.keys().copied().collect();
    let folders: Vec<&str> = namespaces.iter().map(|namespace| folder(namespace)).collect();
    let modules = name_all(Role::Module, &RESERVED_MODULES, &folders);
    let mut map = Map {
        schema,
        extras,
        dates,
        families: families::find(schema, absent),
        namespaces: Vec::new(),
        homes: BTreeMap::new(),
        renamed: Vec::new(),
    };
    for (named, (namespace, types)) in modules.into_iter().zip(by_namespace) {
        map.note(&named, namespace);
        map.add_namespace(&named.ident, &types, areas);
        map.namespaces.push((named.ident, namespace));
    }
    map.namespaces.sort();
    map
}

/// An enumeration without members has no values to name: its properties are plain text.
fn is_generated(def: &TypeDef) -> bool {
    match def {
        TypeDef::Struct(_) => true,
        TypeDef::Enum(enumeration) => !enumeration.members.is_empty(),
    }
}

/// The folder of a namespace, before it is made an identifier.
pub(super) fn folder(namespace: &str) -> &str {
    match namespace.strip_prefix(ROOT) {
        Some("") => ROOT_FOLDER,
        Some(rest) => rest.strip_prefix('.').unwrap_or(namespace),
        None if namespace.is_empty() => "unqualified",
        None => namespace,
    }
}

impl<'a> Map<'a> {
    /// What a reference to a type leads to: the type, or the enum over it and those derived from it.
    pub(super) fn key(&self, name: &'a TypeName) -> Key<'a> {
        if self.families.contains_key(name) { Key::Family(name) } else { Key::Type(name) }
    }

    /// Names the types of a namespace, then its families, then the files of both.
    fn add_namespace(&mut self, namespace: &RustIdent, types: &[&'a TypeName], areas: &Areas<'a>) {
        let shorts: Vec<&str> = types.iter().map(|name| name.short()).collect();
        let named = name_all(Role::Type, &RESERVED_TYPES, &shorts);
        let bases: Vec<&'a TypeName> = types.iter().copied().filter(|name| self.families.contains_key(name)).collect();
        let any: Vec<String> = bases.iter().map(|name| format!("any {}", name.short())).collect();
        let any: Vec<&str> = any.iter().map(String::as_str).collect();
        let gone: Vec<&str> = named.iter().map(|named| named.ident.as_str()).chain(RESERVED_TYPES).collect();
        let families = name_all(Role::Type, &gone, &any);

        let keys = types.iter().map(|name| Key::Type(name)).chain(bases.into_iter().map(Key::Family));
        let named: Vec<(Key<'a>, Named)> = keys.zip(named.into_iter().chain(families)).collect();
        let files: Vec<&str> = named.iter().map(|(_, named)| named.ident.unraw()).collect();
        // A module inside of one of the same name is what clippy calls inception.
        let reserved: Vec<&str> = RESERVED_MODULES.into_iter().chain([namespace.unraw()]).collect();
        let files = name_all(Role::Module, &reserved, &files);
        for ((key, named), file) in named.into_iter().zip(files) {
            self.note(&named, key.wire());
            let feature = areas.feature(key.name()).cloned();
            let home = Home { namespace: namespace.clone(), module: file.ident, ident: named.ident, feature };
            self.homes.insert(key, home);
        }
    }

    fn note(&mut self, named: &Named, item: &str) {
        self.renamed.extend(Renamed::of(named, item.to_owned()));
    }
}

impl<'a> Key<'a> {
    /// The wire name of the type, or of the family's base.
    pub(super) fn wire(self) -> &'a str {
        &self.name().0
    }

    fn name(self) -> &'a TypeName {
        match self {
            Self::Type(name) | Self::Family(name) => name,
        }
    }
}
