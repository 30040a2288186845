//! The struct of a request body: the fields for people, the table for the core.

use proc_macro2::TokenStream;
use quote::quote;

use super::operations::many;
use super::{structs, text, types};
use crate::plan::{BodyFieldPlan, BodyPlan, ElementPlan};

/// The items of a body.
pub(super) fn text(imported: &[&str], body: &BodyPlan) -> String {
    let items = [Some(declaration(imported, body)), constructor(imported, body)].into_iter().flatten();
    items.map(text::items).chain([table(body)]).collect::<Vec<_>>().join("\n")
}

fn declaration(imported: &[&str], body: &BodyPlan) -> TokenStream {
    let (ident, docs) = (&body.ident, text::docs(&body.docs));
    let outer = if body.patch { types::support(imported, "Patch") } else { quote!(Option) };
    let fields = body.fields.iter().map(|BodyFieldPlan { field, .. }| {
        let held = types::held(imported, &field.element, field.list);
        structs::field(field, &quote!(#outer<#held>))
    });
    let properties = types::support(imported, structs::PROPERTIES);
    quote! {
        #docs
        pub struct #ident {
            #(#fields)*
            /// What else is to be sent, by wire name.
            pub additional_properties: #properties,
        }
    }
}

/// The constructor, where something is required.
fn constructor(imported: &[&str], body: &BodyPlan) -> Option<TokenStream> {
    let required: Vec<&BodyFieldPlan> = body.fields.iter().filter(|field| field.required).collect();
    if required.is_empty() {
        return None;
    }
    let arguments = required.iter().map(|BodyFieldPlan { field, .. }| {
        let (ident, held) = (&field.ident, types::held(imported, &field.element, field.list));
        if converts(field.list, &field.element) { quote!(#ident: impl Into<#held>) } else { quote!(#ident: #held) }
    });
    let fields = required.iter().map(|BodyFieldPlan { field, .. }| {
        let ident = &field.ident;
        let value = if converts(field.list, &field.element) { quote!(#ident.into()) } else { quote!(#ident) };
        quote!(#ident: Some(#value))
    });
    let (ident, many) = (&body.ident, many(required.len()));
    Some(quote! {
        impl #ident {
            /// A body with what the service requires.
            #[inline]
            #[must_use]
            #many
            pub fn new(#(#arguments),*) -> Self {
                Self { #(#fields,)* ..Self::default() }
            }
        }
    })
}

/// Whether the constructor takes what converts into the field's value.
fn converts(list: bool, element: &ElementPlan) -> bool {
    !list
        && matches!(
            element,
            ElementPlan::String
                | ElementPlan::Any
                | ElementPlan::Enum(_)
                | ElementPlan::Flags(_)
                | ElementPlan::Model(_)
                | ElementPlan::Family(_)
        )
}

fn table(body: &BodyPlan) -> String {
    let head = format!("{}: {}, [{}]", body.ident, text::literal(&body.wire), structs::list(&body.ancestors));
    let kind = if body.patch { types::patch_slot } else { types::slot };
    let lines = body.fields.iter().map(|BodyFieldPlan { field, .. }| {
        format!("{}: {} => {},", field.ident, text::literal(&field.wire), kind(&field.element, field.list))
    });
    if body.patch {
        text::table("body", &format!("(support::Patch::Keep)\n    {head}"), lines)
    } else {
        text::table("model", &head, lines)
    }
}
