//! What is decided about operations.

use super::super::areas::Feature;
use super::super::ident::RustIdent;
use super::super::items::{ElementPlan, FieldPlan, ImportPlan};
use crate::schema::{AccountPermissions, Method, TypeName};

/// One operation: a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OperationPlan {
    /// The struct.
    pub ident: RustIdent,
    /// The module, and the file's name without `.rs`.
    pub module: RustIdent,
    /// The lines of documentation.
    pub docs: Vec<String>,
    /// The page that describes it, which with the method identifies it.
    pub page: String,
    /// The HTTP method.
    pub method: Method,
    /// The paths, at least one, no two of which differ only in the names of parameters. Of one the struct has the
    /// parameters as fields, of several it has a constructor for each.
    pub paths: Vec<PathPlan>,
    /// Permissions per account type, as documented.
    pub permissions: Vec<AccountPermissions>,
    /// The status code of success.
    pub success: u16,
    /// What is sent.
    pub body: PayloadPlan,
    /// What comes back.
    pub response: PayloadPlan,
    /// Names of the support module that the file imports, sorted; others it writes with their path.
    pub support: Vec<&'static str>,
    /// Types of the crate that the file imports, sorted.
    pub imports: Vec<ImportPlan>,
    /// The types of the schema that it refers to, sorted; it cannot be compiled without them.
    pub types: Vec<TypeName>,
    /// The features that these types need, all of them, sorted.
    pub features: Vec<Feature>,
}

/// A path of an operation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathPlan {
    /// The template, with parameters in braces.
    pub template: String,
    /// The function that makes an operation with this path.
    pub constructor: RustIdent,
    /// The parameters, in the order of the template.
    pub parameters: Vec<ParameterPlan>,
}

/// A parameter of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParameterPlan {
    /// The field or argument.
    pub ident: RustIdent,
    /// What it holds: a single value, no object.
    pub element: ElementPlan,
    /// The lines of documentation.
    pub docs: Vec<String>,
}

/// What a request or response holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PayloadPlan {
    /// Nothing.
    Nothing,
    /// Any JSON.
    Untyped,
    /// Bytes.
    Bytes,
    /// A link to an object.
    Reference,
    /// An object of a type.
    Object(ElementPlan),
    /// A single value that is no object.
    Single(ElementPlan),
    /// A page of a list.
    Page(ElementPlan),
    /// A struct that the operation's file declares.
    Own(BodyPlan),
}

/// The struct of a request body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyPlan {
    /// The struct.
    pub ident: RustIdent,
    /// The lines of documentation.
    pub docs: Vec<String>,
    /// The wire name of the type whose properties it has; empty for the parameters of an action.
    pub wire: String,
    /// The wire names of that type's bases, nearest first.
    pub ancestors: Vec<String>,
    /// Whether each field tells leaving alone from clearing.
    pub patch: bool,
    /// The fields, in documented order.
    pub fields: Vec<BodyFieldPlan>,
}

/// A field of a request body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BodyFieldPlan {
    /// The field.
    pub field: FieldPlan,
    /// Whether the constructor asks for it.
    pub required: bool,
}
