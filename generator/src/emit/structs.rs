//! A struct's file: the fields for people, the table for the core.

use proc_macro2::TokenStream;
use quote::quote;

use super::{text, types};
use crate::plan::{FieldPlan, StructPlan, TypePlan};

/// The type of the map for what no field holds.
pub(super) const PROPERTIES: &str = "AdditionalProperties";

/// The file of a struct.
pub(super) fn file(ty: &TypePlan, structure: &StructPlan) -> String {
    let head = format!("{}: {}, [{}]", ty.ident, text::literal(&ty.wire), list(&structure.ancestors));
    let lines = structure.fields.iter().map(|field| {
        let slot = types::slot(&field.element, field.list);
        let line = format!("{}: {} => {slot},", field.ident, text::literal(&field.wire));
        text::gated(&field.feature, &line)
    });
    let table = text::table("model", &head, lines);
    text::file(&[&text::imports(ty, "model"), &text::items(declaration(ty, structure)), &table])
}

/// Texts as literals with commas between.
pub(super) fn list(texts: &[String]) -> String {
    texts.iter().map(|text| text::literal(text).to_string()).collect::<Vec<_>>().join(", ")
}

fn declaration(ty: &TypePlan, structure: &StructPlan) -> TokenStream {
    let (ident, docs) = (&ty.ident, text::docs(&ty.docs));
    let fields = structure.fields.iter().map(|plan| {
        let held = types::held(&ty.support, &plan.element, plan.list);
        field(plan, &quote!(Option<#held>))
    });
    let properties = types::support(&ty.support, PROPERTIES);
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

/// A field of this type.
pub(super) fn field(field: &FieldPlan, ty: &TokenStream) -> TokenStream {
    let (ident, docs) = (&field.ident, text::docs(&field.docs));
    let (alias, attributes) = (field.alias.iter(), &field.attributes);
    let gate = text::gate_tokens(field.feature.as_ref());
    quote! {
        #docs
        #(#[doc(alias = #alias)])*
        #gate
        #(#attributes)*
        pub #ident: #ty,
    }
}
