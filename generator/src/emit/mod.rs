//! Stage 6: a plan to files. Decides nothing: every identifier, type, order and text is in the plan.
//!
//! Code is built as tokens, parsed and formatted in process; the tables that hold one line per property are laid out
//! here, as no formatter keeps a macro's lines.

mod bodies;
mod enums;
mod families;
mod features;
mod manifest;
mod modules;
mod operations;
mod properties;
mod root;
mod structs;
mod support;
#[cfg(test)]
mod tests;
mod text;
mod types;

use crate::output::OutputTree;
use crate::parallel;
use crate::plan::{CratePlan, ItemPlan, NamespacePlan, TypePlan, VersionPlan};

/// Writes the whole crate, or the module.
pub fn emit(plan: &CratePlan) -> OutputTree {
    let mut tree = OutputTree::default();
    let src = if plan.is_module { "" } else { "src/" };
    for (path, source) in support::files(plan) {
        tree.files.insert(format!("{src}support/{path}"), text::file(&[&source]));
    }
    if !plan.foreign.is_empty() {
        tree.files.insert(format!("{src}foreign.rs"), root::foreign(plan));
    }
    for version in &plan.versions {
        let folder = format!("{src}{}", version.module.unraw());
        tree.files.insert(format!("{folder}/mod.rs"), modules::version(version));
        for namespace in &version.namespaces {
            let path = format!("{folder}/{}/mod.rs", namespace.module.unraw());
            tree.files.insert(path, modules::namespace(namespace, plan.operations));
            if plan.operations {
                tree.files.extend(operations(namespace, &format!("{folder}/{}", namespace.module.unraw())));
            }
        }
        tree.files.extend(types(version, &folder));
    }
    if plan.is_module {
        tree.files.insert("mod.rs".to_owned(), root::module(plan));
        tree.files.values_mut().for_each(text::in_module);
    } else {
        tree.files.extend(package(plan));
    }
    tree
}

/// What a crate has beside its modules.
fn package(plan: &CratePlan) -> Vec<(String, String)> {
    let schemas = plan.versions.iter();
    let schemas = schemas.map(|version| (format!("schema/{}/schema.json", version.version), version.schema.clone()));
    let root = [("Cargo.toml".to_owned(), manifest::text(plan)), ("src/lib.rs".to_owned(), root::text(plan))];
    schemas.chain(root).collect()
}

/// A namespace's operations and the names of its properties with their paths.
fn operations(namespace: &NamespacePlan, folder: &str) -> Vec<(String, String)> {
    let mut files = parallel::map(namespace.operations.iter().collect(), |operation| {
        (format!("{folder}/operations/{}.rs", operation.module.unraw()), operations::file(operation))
    });
    if !files.is_empty() {
        files.push((format!("{folder}/operations/mod.rs"), operations::module(namespace)));
    }
    let before = files.len();
    for (ty, structure) in properties::structs(namespace) {
        files.push((format!("{folder}/properties/{}.rs", ty.module.unraw()), properties::file(ty, structure)));
    }
    if files.len() > before {
        files.push((format!("{folder}/properties/mod.rs"), properties::module(namespace)));
    }
    files
}

/// A version's types with their paths.
fn types(version: &VersionPlan, folder: &str) -> Vec<(String, String)> {
    let types = version.namespaces.iter().flat_map(|namespace| namespace.types.iter().map(move |ty| (namespace, ty)));
    parallel::map(types.collect(), |(namespace, ty)| {
        (format!("{folder}/{}/{}.rs", namespace.module.unraw(), ty.module.unraw()), type_file(ty))
    })
}

fn type_file(ty: &TypePlan) -> String {
    match &ty.item {
        ItemPlan::Struct(structure) => structs::file(ty, structure),
        ItemPlan::Enum(enumeration) => enums::file(ty, enumeration),
        ItemPlan::Family(family) => families::file(ty, family),
    }
}
