//! The names of a struct's properties as constants.

use super::text;
use crate::plan::{ItemPlan, NamespacePlan, StructPlan, TypePlan};

/// A namespace's structs that have properties.
pub(super) fn structs(namespace: &NamespacePlan) -> impl Iterator<Item = (&TypePlan, &StructPlan)> {
    namespace.types.iter().filter_map(|ty| match &ty.item {
        ItemPlan::Struct(structure) if !structure.fields.is_empty() => Some((ty, structure)),
        _ => None,
    })
}

/// The file of a struct's property names.
pub(super) fn file(ty: &TypePlan, structure: &StructPlan) -> String {
    let imports = format!("use super::super::{};\nuse super::super::support::operation::properties;\n", ty.ident);
    let names = structure.constants.iter().zip(&structure.fields);
    let lines = names.map(|(constant, field)| format!("{constant} = {},", text::literal(&field.wire)));
    text::file(&[&imports, &text::table("properties", ty.ident.as_str(), lines)])
}

/// The module of all of them; it exports nothing, as the constants belong to the structs.
pub(super) fn module(namespace: &NamespacePlan) -> String {
    let modules = structs(namespace).map(|(ty, _)| text::gated(&ty.feature, &format!("mod {};\n", ty.module)));
    text::file(&["//! The names of properties.\n", &modules.collect::<String>()])
}
