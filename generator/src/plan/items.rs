//! Stage 5's product: every decision about the generated crate, ready to be written down.
//!
//! Made by [`plan`](super::plan), read by `emit`. Wire names stand beside the identifiers they became; documentation is
//! finished text; types are named as the file that uses them has to write them.

use super::areas::Feature;
use super::ident::RustIdent;
use super::operations::OperationPlan;
use super::syntax::{RustAttribute, RustPath};
use crate::config::Conversion;
use crate::source::ApiVersion;

/// The whole crate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CratePlan {
    /// The package's name.
    pub package: String,
    /// Whether the manifest declares a workspace of its own.
    pub own_workspace: bool,
    /// Whether it is a module of somebody's crate and no crate.
    pub is_module: bool,
    /// Types from elsewhere that become values by way of their own serde traits.
    pub foreign: Vec<RustPath>,
    /// Conversions that are always there; of others a crate has a feature, and a module has nothing.
    pub conversions: Vec<Conversion>,
    /// What the crate's documentation shows, if there is a type to show it with.
    pub example: Option<ExamplePlan>,
    /// Whether there are operations, and names of properties for them, behind a feature.
    pub operations: bool,
    /// What can be left out; empty where the layout has no features.
    pub areas: Vec<AreaPlan>,
    /// The versions, in order.
    pub versions: Vec<VersionPlan>,
}

/// The types of one feature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AreaPlan {
    /// The feature; `None` for the types that are always compiled, which come first.
    pub feature: Option<Feature>,
    /// How many documented types it has in each version, in the order of [`CratePlan::versions`].
    pub types: Vec<usize>,
    /// The features that types of it have fields for, sorted.
    pub leads_to: Vec<Feature>,
}

/// A struct with a text property, for the example in the crate's documentation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExamplePlan {
    /// The module path of the struct below the crate's root.
    pub path: Vec<RustIdent>,
    /// The struct.
    pub ident: RustIdent,
    /// Its field.
    pub field: RustIdent,
    /// The field's wire name.
    pub wire: String,
    /// The feature that the struct needs.
    pub feature: Option<Feature>,
}

/// One API version: a module of its own.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VersionPlan {
    /// The version.
    pub version: ApiVersion,
    /// Its module and folder.
    pub module: RustIdent,
    /// The features of which one is needed for it to have a type, sorted; empty where there always is one.
    pub features: Vec<Feature>,
    /// Its namespaces, sorted by module.
    pub namespaces: Vec<NamespacePlan>,
    /// The schema as text.
    pub schema: String,
}

/// One namespace: a folder with a file per type.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamespacePlan {
    /// The documented name, such as `microsoft.graph.callRecords`.
    pub name: String,
    /// Its module and folder.
    pub module: RustIdent,
    /// Whether its types are re-exported by the version's module, and the namespace itself stays hidden.
    pub is_root: bool,
    /// The features of which one is needed for it to have a type, sorted; empty where there always is one.
    pub features: Vec<Feature>,
    /// Its types, sorted by module.
    pub types: Vec<TypePlan>,
    /// Its operations, sorted by module.
    pub operations: Vec<OperationPlan>,
}

/// One type: a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypePlan {
    /// The qualified wire name; the base type's for a family.
    pub wire: String,
    /// The Rust name.
    pub ident: RustIdent,
    /// The module, and the file's name without `.rs`.
    pub module: RustIdent,
    /// The feature it needs; `None` where it is always compiled.
    pub feature: Option<Feature>,
    /// The lines of documentation.
    pub docs: Vec<String>,
    /// Attributes that the configuration adds.
    pub attributes: Vec<RustAttribute>,
    /// Names of the support module that the file imports, sorted; others it writes with their path.
    pub support: Vec<&'static str>,
    /// Types of the crate that the file imports, sorted.
    pub imports: Vec<ImportPlan>,
    /// What the type is.
    pub item: ItemPlan,
}

/// The import of a type.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct ImportPlan {
    /// The module of another namespace; `None` for the file's own.
    pub namespace: Option<RustIdent>,
    /// The type.
    pub ident: RustIdent,
    /// Its name in this file where that is not its own.
    pub alias: Option<RustIdent>,
    /// The feature that it needs and the file does not.
    pub feature: Option<Feature>,
}

/// The kinds of types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ItemPlan {
    /// An entity or complex type.
    Struct(StructPlan),
    /// An enumeration.
    Enum(EnumPlan),
    /// A base type or any of the types derived from it.
    Family(FamilyPlan),
}

/// A struct: all properties, inherited ones included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StructPlan {
    /// The wire names of the base types, nearest first.
    pub ancestors: Vec<String>,
    /// The fields; those of base types come first.
    pub fields: Vec<FieldPlan>,
    /// A constant for the wire name of each field, in the same order.
    pub constants: Vec<RustIdent>,
}

/// A field of a struct.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldPlan {
    /// The field.
    pub ident: RustIdent,
    /// The property's wire name.
    pub wire: String,
    /// The wire name where searching the documentation for it would not find the field anyway.
    pub alias: Option<String>,
    /// What it holds.
    pub element: ElementPlan,
    /// Whether it holds a list of that.
    pub list: bool,
    /// The feature that it needs and the struct does not.
    pub feature: Option<Feature>,
    /// The lines of documentation.
    pub docs: Vec<String>,
    /// Attributes that the configuration adds.
    pub attributes: Vec<RustAttribute>,
}

/// What a field holds, as its file names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ElementPlan {
    /// `bool`
    Bool,
    /// `i32`
    Int32,
    /// `String`
    String,
    /// Any JSON value.
    Any,
    /// A value type of the support module, by its name there.
    Value(&'static str),
    /// A type from elsewhere, which reads and writes itself.
    Foreign(RustPath),
    /// A member of an enumeration, or an unknown one.
    Enum(RustIdent),
    /// Any number of members of an enumeration.
    Flags(RustIdent),
    /// A struct.
    Model(RustIdent),
    /// A struct or one derived from it; boxes itself.
    Family(RustIdent),
}

/// An enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EnumPlan {
    /// The members, in documented order; at least one.
    pub variants: Vec<VariantPlan>,
}

/// A member of an enumeration.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VariantPlan {
    /// The variant.
    pub ident: RustIdent,
    /// The member's wire text.
    pub wire: String,
    /// Its number.
    pub number: i64,
    /// The lines of documentation.
    pub docs: Vec<String>,
    /// Attributes that the configuration adds.
    pub attributes: Vec<RustAttribute>,
}

/// An enum over a base type and everything that derives from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyPlan {
    /// The base type.
    pub base: FamilyMember,
    /// The derived types, direct or not, sorted by wire name.
    pub derived: Vec<DerivedPlan>,
}

/// A type in a family; the variant has the name that the type has in the file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FamilyMember {
    /// The type and the variant.
    pub ident: RustIdent,
    /// The type's wire name.
    pub wire: String,
}

/// A derived type in a family with the names of its accessors.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DerivedPlan {
    /// The type.
    pub member: FamilyMember,
    /// The method that borrows it.
    pub borrow: RustIdent,
    /// The method that takes it out.
    pub take: RustIdent,
    /// The feature that it needs and the enum does not.
    pub feature: Option<Feature>,
}
