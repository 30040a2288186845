//! Operations: a struct with the parameters of the path, and what is sent and comes back.
//!
//! Those of a namespace live in a module `operations` beside its types, a file each: `v1_0::operations::GetUser` in
//! `v1_0/graph/operations/get_user.rs`. [`names`] has the rule of their names, [`paths`] that of their functions,
//! [`payload`] that of their bodies.

mod items;
mod names;
mod paths;
mod payload;

use std::collections::{BTreeMap, BTreeSet};

pub use items::{BodyFieldPlan, BodyPlan, OperationPlan, ParameterPlan, PathPlan, PayloadPlan};

use super::areas::Feature;
use super::ident::{Role, RustIdent};
use super::imports::Imports;
use super::layout::{Key, Map};
use super::scope::name_all;
use super::{pages, shape};
use crate::config::DocLevel;
use crate::parallel;
use crate::schema::{Element, Operation};

/// An operation with the names it was given.
struct Claim<'a> {
    operation: &'a Operation,
    namespace: RustIdent,
    ident: RustIdent,
    body: RustIdent,
    module: RustIdent,
}

/// The operations of a version by the module of their namespace, sorted by their own.
pub(super) fn plan(map: &Map<'_>, docs: DocLevel) -> BTreeMap<RustIdent, Vec<OperationPlan>> {
    let mut by_namespace: BTreeMap<&str, Vec<&Operation>> = BTreeMap::new();
    for operation in map.schema.operations.iter().filter(|operation| !operation.paths.is_empty()) {
        by_namespace.entry(&operation.namespace).or_default().push(operation);
    }
    let claims = by_namespace.iter().filter_map(|(name, operations)| {
        let (module, _) = map.namespaces.iter().find(|(_, known)| known == name)?;
        Some(claim(module, operations))
    });
    let claims: Vec<Claim<'_>> = claims.flatten().collect();
    let mut found: BTreeMap<RustIdent, Vec<OperationPlan>> = BTreeMap::new();
    for (namespace, plan) in parallel::map(claims, |claim| (claim.namespace.clone(), one(map, &claim, docs))) {
        found.entry(namespace).or_default().push(plan);
    }
    for operations in found.values_mut() {
        operations.sort_by(|a, b| a.module.unraw().cmp(b.module.unraw()));
    }
    found
}

/// Names the operations of a namespace, then their bodies, then the files.
fn claim<'a>(namespace: &RustIdent, operations: &[&'a Operation]) -> Vec<Claim<'a>> {
    let idents = names::names(operations);
    let gone: Vec<&str> = idents.iter().map(RustIdent::as_str).collect();
    let bodies: Vec<String> = idents.iter().map(|ident| format!("{} body", ident.unraw())).collect();
    let bodies: Vec<&str> = bodies.iter().map(String::as_str).collect();
    let bodies = name_all(Role::Type, &gone, &bodies);
    let files: Vec<&str> = idents.iter().map(RustIdent::unraw).collect();
    let files = name_all(Role::Module, &["operations", "support"], &files);
    let named = idents.iter().zip(bodies).zip(files);
    let claims = operations.iter().zip(named).map(|(operation, ((ident, body), module))| Claim {
        operation,
        namespace: namespace.clone(),
        ident: ident.clone(),
        body: body.ident,
        module: module.ident,
    });
    claims.collect()
}

fn one<'a>(map: &Map<'a>, claim: &Claim<'a>, docs: DocLevel) -> OperationPlan {
    let operation = claim.operation;
    let elements = elements(operation);
    let keys: Vec<Key<'a>> = elements.iter().filter_map(|element| key(map, element)).collect();
    let features: BTreeSet<Feature> = keys.iter().filter_map(|key| map.homes.get(key)?.feature.clone()).collect();
    let features: Vec<Feature> = features.into_iter().collect();
    let taken = BTreeSet::from([claim.ident.clone(), claim.body.clone()]);
    let imports = Imports::beside(map, &claim.namespace, taken, keys);
    let paths = paths::plan(map, &imports, operation, &claim.ident, docs);
    let body = payload::body(map, &imports, operation, (&claim.ident, &claim.body), docs);
    let response = payload::payload(map, &imports, &operation.response.content);
    let support = imports.support(support(&paths, &body, &response));
    OperationPlan {
        ident: claim.ident.clone(),
        module: claim.module.clone(),
        docs: pages::operation_docs(operation, &paths, &features, docs),
        page: operation.src.page.clone(),
        method: operation.method,
        paths,
        permissions: operation.permissions.clone(),
        success: operation.response.status,
        body,
        response,
        support,
        imports: imports.list,
        types: elements.iter().filter_map(Element::named).cloned().collect(),
        features,
    }
}

/// Everything that an operation's file refers to, sorted.
fn elements(operation: &Operation) -> BTreeSet<Element> {
    let parameters = paths::typed(operation).filter_map(|parameter| Some(parameter.ty.as_ref()?.element.clone()));
    let body: Vec<Element> = if payload::is_own(&operation.body) {
        payload::offered(operation).into_iter().map(|property| property.ty.element.clone()).collect()
    } else {
        payload::element(&operation.body.content).into_iter().collect()
    };
    parameters.chain(body).chain(payload::element(&operation.response.content)).collect()
}

/// What an element of an operation refers to.
fn key<'a>(map: &Map<'a>, element: &Element) -> Option<Key<'a>> {
    let (name, _) = map.schema.types.get_key_value(element.named()?)?;
    Some(map.key(name))
}

/// The support names that the file of an operation uses.
fn support(paths: &[PathPlan], body: &PayloadPlan, response: &PayloadPlan) -> Vec<&'static str> {
    let mut names: Vec<&'static str> = Vec::new();
    let parameters = paths.iter().flat_map(|path| &path.parameters);
    names.extend(parameters.filter_map(|parameter| shape::support(&parameter.element)));
    for payload in [body, response] {
        match payload {
            PayloadPlan::Page(element) => {
                names.push("Collection");
                names.extend(shape::support(element));
            }
            PayloadPlan::Single(element) | PayloadPlan::Object(element) => names.extend(shape::support(element)),
            PayloadPlan::Own(own) => {
                names.push(shape::PROPERTIES);
                names.extend(own.patch.then_some("Patch").filter(|_| !own.fields.is_empty()));
                names.extend(own.fields.iter().filter_map(|field| shape::support(&field.field.element)));
            }
            PayloadPlan::Nothing | PayloadPlan::Untyped | PayloadPlan::Bytes | PayloadPlan::Reference => {}
        }
    }
    names
}
