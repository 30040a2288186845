//! The Rust types of properties and parameters.

use proc_macro2::TokenStream;
use quote::quote;

use crate::plan::{ElementPlan, RustIdent};

/// The type of an element in a file that imports these names of the support module.
pub(super) fn element(imported: &[&str], element: &ElementPlan) -> TokenStream {
    match element {
        ElementPlan::Bool => quote!(bool),
        ElementPlan::Int32 => quote!(i32),
        ElementPlan::String => quote!(String),
        ElementPlan::Any => quote!(serde_json::Value),
        ElementPlan::Value(name) => support(imported, name),
        ElementPlan::Foreign(path) => quote!(#path),
        ElementPlan::Enum(ident) => wrap(&support(imported, "Evolvable"), ident),
        ElementPlan::Flags(ident) => wrap(&support(imported, "Flags"), ident),
        ElementPlan::Model(ident) | ElementPlan::Family(ident) => quote!(#ident),
    }
}

/// What a field of an element, or of a list of them, holds.
pub(super) fn held(imported: &[&str], of: &ElementPlan, list: bool) -> TokenStream {
    let element = element(imported, of);
    match (of, list) {
        (_, true) => quote!(Vec<#element>),
        (ElementPlan::Model(_), false) => quote!(Box<#element>),
        (_, false) => element,
    }
}

fn wrap(outer: &TokenStream, inner: &RustIdent) -> TokenStream {
    quote!(#outer<#inner>)
}

/// A support name, with its path where the file does not import it.
pub(super) fn support(imported: &[&str], name: &str) -> TokenStream {
    let ident = proc_macro2::Ident::new(name, proc_macro2::Span::call_site());
    if imported.contains(&name) { quote!(#ident) } else { quote!(support::#ident) }
}

/// The kind of slot behind an optional field.
pub(super) fn slot(element: &ElementPlan, list: bool) -> &'static str {
    match (element, list) {
        (ElementPlan::Model(_) | ElementPlan::Family(_), true) => "Objects",
        (ElementPlan::Model(_) | ElementPlan::Family(_), false) => "Object",
        (ElementPlan::String, true) => "Strings",
        (_, true) => "Scalars",
        (ElementPlan::Bool, false) => "Bool",
        (ElementPlan::Int32, false) => "Int32",
        (ElementPlan::String, false) => "String",
        (ElementPlan::Any, false) => "Any",
        (ElementPlan::Value(_) | ElementPlan::Foreign(_) | ElementPlan::Enum(_) | ElementPlan::Flags(_), false) => {
            "Scalar"
        }
    }
}

/// The kind of slot behind a patch.
pub(super) fn patch_slot(element: &ElementPlan, list: bool) -> &'static str {
    match (element, list) {
        (ElementPlan::Model(_) | ElementPlan::Family(_), true) => "Objects",
        (ElementPlan::Model(_) | ElementPlan::Family(_), false) => "Object",
        (_, true) => "Scalars",
        (_, false) => "Scalar",
    }
}
