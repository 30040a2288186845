//! One side of a comparison: a schema with the Rust items that it becomes.

use std::collections::BTreeMap;

use super::direction::{Direction, Sent};
use super::operations::{RustOperation, RustOperations};
use crate::config::{Config, DocLevel};
use crate::plan::{self, ElementPlan, Feature, FieldPlan, ItemPlan, NamespacePlan, TypePlan, VersionPlan};
use crate::schema::{Element, Operation, Property, Schema, TypeDef, TypeName};

/// A schema and its Rust items by Graph's names.
#[derive(Debug)]
pub(super) struct View<'a> {
    /// The schema.
    pub(super) schema: &'a Schema,
    /// The Rust types by wire name.
    types: BTreeMap<String, RustType>,
    /// The enums over base types and those derived from them, by the base's wire name.
    families: BTreeMap<String, RustType>,
    /// The Rust items of operations.
    operations: RustOperations,
    /// The properties that refer to a type, as `type.property`.
    holders: BTreeMap<&'a TypeName, Vec<String>>,
    /// The types that derive from a type, directly or not.
    derived: BTreeMap<&'a TypeName, Vec<&'a TypeName>>,
    /// The types that requests hold, and those that responses hold.
    sent: Sent<'a>,
}

/// A Rust type and what can be named in it.
#[derive(Debug)]
pub(super) struct RustType {
    /// The path below the crate's root, such as `v1_0::User`.
    pub(super) path: String,
    /// The first line of its declaration, such as `pub struct User`.
    pub(super) signature: String,
    /// The cargo feature that it needs; `None` where it is always compiled.
    pub(super) feature: Option<Feature>,
    /// Its fields or variants by wire name.
    pub(super) parts: BTreeMap<String, RustPart>,
}

/// A field or variant.
#[derive(Debug)]
pub(super) struct RustPart {
    /// Its identifier, such as `mail`.
    pub(super) ident: String,
    /// The path below the crate's root, such as `v1_0::User::mail`.
    pub(super) path: String,
    /// Its declaration, such as `pub mail: Option<String>`.
    pub(super) signature: String,
    /// What wraps the property's type: two fields of properties of the same type are of the same Rust type if this is
    /// the same.
    pub(super) shape: String,
}

impl<'a> View<'a> {
    /// Plans the crate of a schema and looks up what became of everything. How areas are spelled is taken from this version
    /// alone.
    pub(super) fn new(schema: &'a Schema) -> Self {
        let config = Config { docs: DocLevel::None, ..Config::default() };
        let (plan, _) = plan::plan(std::slice::from_ref(schema), &config);
        let mut view = Self {
            schema,
            types: BTreeMap::new(),
            families: BTreeMap::new(),
            operations: RustOperations::default(),
            holders: holders(schema),
            derived: schema.derived(),
            sent: Sent::new(schema),
        };
        for version in &plan.versions {
            for namespace in &version.namespaces {
                for ty in &namespace.types {
                    view.add(version, namespace, ty);
                }
                for operation in &namespace.operations {
                    view.operations.add(&module(version, namespace), operation);
                }
            }
        }
        view
    }

    fn add(&mut self, version: &VersionPlan, namespace: &NamespacePlan, ty: &TypePlan) {
        let mut path = module(version, namespace);
        path.push(ty.ident.to_string());
        let path = path.join("::");
        let (word, parts) = parts(&path, ty);
        let found =
            RustType { signature: format!("pub {word} {}", ty.ident), feature: ty.feature.clone(), path, parts };
        let into = if matches!(ty.item, ItemPlan::Family(_)) { &mut self.families } else { &mut self.types };
        into.insert(ty.wire.clone(), found);
    }

    /// The Rust type of a type, if one is generated.
    pub(super) fn rust(&self, name: &TypeName) -> Option<&RustType> {
        self.types.get(&name.0)
    }

    /// The struct of an operation, if one is generated.
    pub(super) fn operation(&self, operation: &Operation) -> Option<&RustOperation> {
        self.operations.get(operation)
    }

    /// The field of a property in the struct of an operation's body, if it has one of its own.
    pub(super) fn body_field(&self, operation: &Operation, property: &str) -> Option<&RustPart> {
        self.operation(operation)?.body.as_ref()?.parts.get(property)
    }

    /// The enum over a base type and those derived from it, if there is one.
    pub(super) fn family(&self, name: &TypeName) -> Option<&RustType> {
        self.families.get(&name.0)
    }

    /// The types that derive from a type, directly or not, sorted.
    pub(super) fn derived(&self, name: &TypeName) -> &[&'a TypeName] {
        self.derived.get(name).map_or(&[], Vec::as_slice)
    }

    /// Whether requests hold the type, and whether responses do. A type that no operation mentions may be in both.
    pub(super) fn direction(&self, name: &TypeName) -> Direction {
        self.sent.direction(name)
    }

    /// The property that a type has from its base types, if any.
    pub(super) fn inherited(&self, name: &TypeName, property: &str) -> Option<(&'a TypeName, &'a Property)> {
        let start = self.schema.structure(name)?.base.as_ref()?;
        let chain = self.schema.chain(start).into_iter();
        chain
            .flat_map(|(base, item)| item.properties.iter().map(move |found| (base, found)))
            .find(|(_, found)| found.name == property)
    }

    /// The field of a property or the variant of a member.
    pub(super) fn part(&self, name: &TypeName, part: &str) -> Option<&RustPart> {
        self.rust(name)?.parts.get(part)
    }

    /// The properties that refer to a type, as `type.property`, sorted.
    pub(super) fn holders(&self, name: &TypeName) -> &[String] {
        self.holders.get(name).map_or(&[], Vec::as_slice)
    }
}

/// The path of a namespace's module below the crate's root.
fn module(version: &VersionPlan, namespace: &NamespacePlan) -> Vec<String> {
    let own = (!namespace.is_root).then(|| namespace.module.to_string());
    std::iter::once(version.module.to_string()).chain(own).collect()
}

fn holders(schema: &Schema) -> BTreeMap<&TypeName, Vec<String>> {
    let mut holders: BTreeMap<&TypeName, Vec<String>> = BTreeMap::new();
    for (owner, def) in &schema.types {
        let TypeDef::Struct(structure) = def else { continue };
        for property in &structure.properties {
            if let Element::Named(name) = &property.ty.element {
                holders.entry(name).or_default().push(format!("{owner}.{}", property.name));
            }
        }
    }
    for names in holders.values_mut() {
        names.sort();
    }
    holders
}

/// The keyword of a declaration, and what it declares by wire name.
fn parts(path: &str, ty: &TypePlan) -> (&'static str, BTreeMap<String, RustPart>) {
    let part = |ident: String, signature: String, shape: String| RustPart {
        path: format!("{path}::{ident}"),
        ident,
        signature,
        shape,
    };
    match &ty.item {
        ItemPlan::Struct(structure) => {
            let fields = structure.fields.iter().map(|field| {
                let held = held(field);
                let signature = format!("pub {}: Option<{held}>", field.ident);
                (field.wire.clone(), part(field.ident.to_string(), signature, shape(field)))
            });
            ("struct", fields.collect())
        }
        ItemPlan::Enum(enumeration) => {
            let variants = enumeration.variants.iter();
            let variants = variants.map(|variant| {
                (variant.wire.clone(), part(variant.ident.to_string(), variant.ident.to_string(), String::new()))
            });
            ("enum", variants.collect())
        }
        ItemPlan::Family(family) => {
            let members = std::iter::once(&family.base).chain(family.derived.iter().map(|derived| &derived.member));
            let variants = members.map(|member| {
                let signature = format!("{0}(Box<{0}>)", member.ident);
                (member.wire.clone(), part(member.ident.to_string(), signature, String::new()))
            });
            ("enum", variants.collect())
        }
    }
}

/// The type inside of a field's `Option`.
pub(super) fn held(field: &FieldPlan) -> String {
    let element = match &field.element {
        ElementPlan::Model(ident) if !field.list => format!("Box<{ident}>"),
        other => element(other),
    };
    if field.list { format!("Vec<{element}>") } else { element }
}

/// The type of a value by itself.
pub(super) fn element(element: &ElementPlan) -> String {
    match element {
        ElementPlan::Bool => "bool".to_owned(),
        ElementPlan::Int32 => "i32".to_owned(),
        ElementPlan::String => "String".to_owned(),
        ElementPlan::Any => "serde_json::Value".to_owned(),
        ElementPlan::Value(name) => (*name).to_owned(),
        ElementPlan::Foreign(path) => path.as_str().to_owned(),
        ElementPlan::Enum(ident) => format!("Evolvable<{ident}>"),
        ElementPlan::Flags(ident) => format!("Flags<{ident}>"),
        ElementPlan::Model(ident) | ElementPlan::Family(ident) => ident.to_string(),
    }
}

fn shape(field: &FieldPlan) -> String {
    let element = match &field.element {
        ElementPlan::Bool => "bool",
        ElementPlan::Int32 => "i32",
        ElementPlan::String => "String",
        ElementPlan::Any => "any",
        ElementPlan::Value(name) => name,
        ElementPlan::Foreign(path) => path.as_str(),
        ElementPlan::Enum(_) => "an Evolvable",
        ElementPlan::Flags(_) => "a Flags",
        ElementPlan::Model(_) => "a struct",
        ElementPlan::Family(_) => "a family",
    };
    if field.list { format!("list of {element}") } else { element.to_owned() }
}
