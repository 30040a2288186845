//! The `mod.rs` files: sorted modules and explicit re-exports.

use super::text;
use crate::plan::{NamespacePlan, VersionPlan};

/// The module of a version: its namespaces, and the types of the root namespace.
pub(super) fn version(version: &VersionPlan) -> String {
    let docs = format!("//! The types of Microsoft Graph {}.\n", version.version);
    let modules = version.namespaces.iter().map(|namespace| {
        let public = if namespace.is_root { "" } else { "pub " };
        format!("{public}mod {};\n", namespace.module)
    });
    let roots = version.namespaces.iter().filter(|namespace| namespace.is_root);
    let exports =
        roots.flat_map(|root| root.types.iter().map(move |ty| format!("pub use {}::{};\n", root.module, ty.ident)));
    text::file(&[&docs, &modules.collect::<String>(), SUPPORT, &exports.collect::<String>()])
}

/// The module of a namespace: its types.
pub(super) fn namespace(namespace: &NamespacePlan) -> String {
    let docs = format!("//! The types of the namespace `{}`.\n", namespace.name);
    let modules = namespace.types.iter().map(|ty| format!("mod {};\n", ty.module));
    let exports = namespace.types.iter().map(|ty| format!("pub use {}::{};\n", ty.module, ty.ident));
    text::file(&[&docs, &modules.collect::<String>(), SUPPORT, &exports.collect::<String>()])
}

/// Hands the support module down, so that only this line knows where it is.
const SUPPORT: &str = "use super::support;\n";
