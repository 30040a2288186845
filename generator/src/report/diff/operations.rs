//! The Rust items of operations on one side of a comparison.

use std::collections::BTreeMap;

use super::view::{RustPart, RustType, element, held};
use crate::plan::{BodyPlan, ElementPlan, OperationPlan, PathPlan, PayloadPlan};
use crate::schema::{Method, Operation};

/// What became of the operations of a schema.
#[derive(Debug, Default)]
pub(super) struct RustOperations {
    /// By page and method.
    found: BTreeMap<(String, Method), RustOperation>,
}

/// The struct of an operation.
#[derive(Debug)]
pub(super) struct RustOperation {
    /// Its identifier, such as `UpdateUser`.
    pub(super) ident: String,
    /// The path below the crate's root, such as `v1_0::operations::UpdateUser`.
    pub(super) path: String,
    /// How it is made, and what it sends and receives:
    /// `UpdateUser::new(user_id): Operation<Body = UpdateUserBody, Response = User>`; of several paths only the names
    /// of the constructors, as in `CreateEvent::{me, users, …}`.
    pub(super) signature: String,
    /// The struct of its body, where it has one of its own.
    pub(super) body: Option<RustType>,
}

/// Of more constructors than this the rest is left out.
const MAX_CONSTRUCTORS: usize = 3;

impl RustOperations {
    /// Adds an operation of the module with this path below the crate's root.
    pub(super) fn add(&mut self, module: &[String], operation: &OperationPlan) {
        let module = format!("{}::operations", module.join("::"));
        let body = match &operation.body {
            PayloadPlan::Own(body) => Some(own(&module, body)),
            _ => None,
        };
        let found = RustOperation {
            ident: operation.ident.to_string(),
            path: format!("{module}::{}", operation.ident),
            signature: signature(operation),
            body,
        };
        self.found.insert((operation.page.clone(), operation.method), found);
    }

    /// The struct of an operation, if one is generated.
    pub(super) fn get(&self, operation: &Operation) -> Option<&RustOperation> {
        self.found.get(&(operation.src.page.clone(), operation.method))
    }
}

fn signature(operation: &OperationPlan) -> String {
    let makers = match operation.paths.as_slice() {
        [path] => constructor(path),
        paths => {
            let more = (paths.len() > MAX_CONSTRUCTORS).then_some("…");
            let names = paths.iter().take(MAX_CONSTRUCTORS).map(|path| path.constructor.as_str());
            format!("{{{}}}", names.chain(more).collect::<Vec<_>>().join(", "))
        }
    };
    let (body, response) = (payload(&operation.body, "Content"), payload(&operation.response, "Vec<u8>"));
    format!("{}::{makers}: Operation<Body = {body}, Response = {response}>", operation.ident)
}

/// The constructor of a single path with its parameters; texts have no type beside them.
fn constructor(path: &PathPlan) -> String {
    let arguments = path.parameters.iter().map(|parameter| match &parameter.element {
        ElementPlan::String => parameter.ident.to_string(),
        other => format!("{}: {}", parameter.ident, element(other)),
    });
    format!("{}({})", path.constructor, arguments.collect::<Vec<_>>().join(", "))
}

fn payload(payload: &PayloadPlan, bytes: &str) -> String {
    match payload {
        PayloadPlan::Nothing => "()".to_owned(),
        PayloadPlan::Untyped => "serde_json::Value".to_owned(),
        PayloadPlan::Bytes => bytes.to_owned(),
        PayloadPlan::Reference => "Reference".to_owned(),
        PayloadPlan::Object(of) => element(of),
        PayloadPlan::Single(of) => format!("Single<{}>", element(of)),
        PayloadPlan::Page(of) => format!("Collection<{}>", element(of)),
        PayloadPlan::Own(body) => body.ident.to_string(),
    }
}

/// The struct of a request body with its fields.
fn own(module: &str, body: &BodyPlan) -> RustType {
    let path = format!("{module}::{}", body.ident);
    let outer = if body.patch { "Patch" } else { "Option" };
    let parts = body.fields.iter().map(|field| {
        let field = &field.field;
        let part = RustPart {
            ident: field.ident.to_string(),
            path: format!("{path}::{}", field.ident),
            signature: format!("pub {}: {outer}<{}>", field.ident, held(field)),
            shape: String::new(),
        };
        (field.wire.clone(), part)
    });
    let parts = parts.collect();
    RustType { signature: format!("pub struct {}", body.ident), feature: None, path, parts }
}
