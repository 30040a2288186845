//! The `mod.rs` files: sorted modules and explicit re-exports.

use super::{properties, text};
use crate::plan::{NamespacePlan, RustIdent, TypePlan, VersionPlan};

/// Stands before everything that has to do with operations.
pub(super) const GATE: &str = "#[cfg(feature = \"operations\")]\n";

/// Stands before an import that only operations use, each of which may be left out.
const MAYBE: &str = "#[allow(unused_imports, reason = \"no operation may be compiled\")]\n";

/// The module of a version: its namespaces, and the types of the root namespace.
pub(super) fn version(version: &VersionPlan) -> String {
    let docs = format!("//! The types of Microsoft Graph {}.\n", version.version);
    let modules = version.namespaces.iter().map(|namespace| {
        let public = if namespace.is_root { "" } else { "pub " };
        text::gated(&namespace.features, &format!("{public}mod {};\n", namespace.module))
    });
    let roots = version.namespaces.iter().filter(|namespace| namespace.is_root);
    let exports = roots.flat_map(|root| root.types.iter().map(move |ty| export(&root.module, ty)));
    let operations =
        version.namespaces.iter().filter(|namespace| namespace.is_root && !namespace.operations.is_empty());
    let operations =
        operations.map(|root| text::gated(&root.features, &format!("{GATE}pub use {}::operations;\n", root.module)));
    let exports: String = exports.chain(operations).collect();
    let with_types = version.namespaces.iter().filter(|namespace| !namespace.types.is_empty()).count();
    let always = with_types > 0 && version.features.is_empty();
    let support = if with_types == version.namespaces.len() || always {
        text::gated(&version.features, text::SUPPORT)
    } else {
        format!("{MAYBE}{}", text::SUPPORT)
    };
    text::file(&[&docs, &modules.collect::<String>(), &support, &exports])
}

/// The module of a namespace: its types and operations.
pub(super) fn namespace(namespace: &NamespacePlan, with_operations: bool) -> String {
    let docs = format!("//! The types of the namespace `{}`.\n", namespace.name);
    let modules = namespace.types.iter().map(|ty| text::gated(&ty.feature, &format!("mod {};\n", ty.module)));
    let operations = (!namespace.operations.is_empty()).then(|| format!("{GATE}pub mod operations;\n"));
    let properties = (with_operations && properties::structs(namespace).next().is_some())
        .then(|| format!("{GATE}mod properties;\n"));
    let modules: String = modules.chain(operations).chain(properties).collect();
    let exports = namespace.types.iter().map(|ty| export(&ty.module, ty));
    let maybe = if namespace.types.is_empty() { MAYBE } else { "" };
    let support = format!("{maybe}{}", text::SUPPORT);
    text::file(&[&docs, &modules, &support, &exports.collect::<String>()])
}

fn export(module: &RustIdent, ty: &TypePlan) -> String {
    text::gated(&ty.feature, &format!("pub use {module}::{};\n", ty.ident))
}
