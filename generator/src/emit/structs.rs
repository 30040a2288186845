//! A struct's file: the fields for people, the table for the core.

use proc_macro2::TokenStream;
use quote::quote;

use super::text;
use crate::plan::{ElementPlan, FieldPlan, StructPlan, TypePlan};

/// The type of the map for what no field holds.
const PROPERTIES: &str = "AdditionalProperties";

/// The file of a struct.
pub(super) fn file(ty: &TypePlan, structure: &StructPlan) -> String {
    let head = format!("{}: {}, [{}]", ty.ident, text::literal(&ty.wire), list(&structure.ancestors));
    let lines = structure
        .fields
        .iter()
        .map(|field| format!("{}: {} => {},", field.ident, text::literal(&field.wire), slot(field)));
    let table = text::table("model", &head, lines);
    text::file(&[&text::imports(ty, "model"), &text::items(declaration(ty, structure)), &table])
}

fn list(texts: &[String]) -> String {
    texts.iter().map(|text| text::literal(text).to_string()).collect::<Vec<_>>().join(", ")
}

fn declaration(ty: &TypePlan, structure: &StructPlan) -> TokenStream {
    let (ident, docs) = (&ty.ident, text::docs(&ty.docs));
    let fields = structure.fields.iter().map(|field| declare(ty, field));
    let properties = support(ty, PROPERTIES);
    let attributes = &ty.attributes;
    quote! {
        #docs
        #(#attributes)*
        pub struct #ident {
            #(#fields)*
            /// What the service sent and no other field holds, by wire name.
            pub additional_properties: #properties,
        }
    }
}

fn declare(ty: &TypePlan, field: &FieldPlan) -> TokenStream {
    let (ident, docs) = (&field.ident, text::docs(&field.docs));
    let (alias, attributes) = (field.alias.iter(), &field.attributes);
    let element = element(ty, &field.element);
    let held = match (&field.element, field.list) {
        (_, true) => quote!(Vec<#element>),
        (ElementPlan::Model(_), false) => quote!(Box<#element>),
        (_, false) => element,
    };
    quote! {
        #docs
        #(#[doc(alias = #alias)])*
        #(#attributes)*
        pub #ident: Option<#held>,
    }
}

fn element(ty: &TypePlan, element: &ElementPlan) -> TokenStream {
    match element {
        ElementPlan::Bool => quote!(bool),
        ElementPlan::Int32 => quote!(i32),
        ElementPlan::String => quote!(String),
        ElementPlan::Any => quote!(serde_json::Value),
        ElementPlan::Value(name) => support(ty, name),
        ElementPlan::Foreign(path) => quote!(#path),
        ElementPlan::Enum(ident) => wrap(&support(ty, "Evolvable"), ident),
        ElementPlan::Flags(ident) => wrap(&support(ty, "Flags"), ident),
        ElementPlan::Model(ident) | ElementPlan::Family(ident) => quote!(#ident),
    }
}

fn wrap(outer: &TokenStream, inner: &crate::plan::RustIdent) -> TokenStream {
    quote!(#outer<#inner>)
}

/// A support name, with its path where the file does not import it.
fn support(ty: &TypePlan, name: &str) -> TokenStream {
    let ident = proc_macro2::Ident::new(name, proc_macro2::Span::call_site());
    if ty.support.contains(&name) { quote!(#ident) } else { quote!(support::#ident) }
}

/// The kind of slot behind a field.
fn slot(field: &FieldPlan) -> &'static str {
    match (&field.element, field.list) {
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
