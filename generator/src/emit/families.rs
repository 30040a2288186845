//! The file of an enum over a base type and the types derived from it. It stays open: types that derive from the base are
//! added without notice.

use proc_macro2::TokenStream;
use quote::quote;

use super::text;
use crate::plan::{FamilyMember, FamilyPlan, Feature, TypePlan};

/// The file of a family.
pub(super) fn file(ty: &TypePlan, family: &FamilyPlan) -> String {
    let (ident, docs) = (&ty.ident, text::docs(&ty.docs));
    let base = variant(&family.base, None, ", or a type that is not documented.");
    let derived = family.derived.iter().map(|derived| variant(&derived.member, derived.feature.as_ref(), ""));
    let declaration = quote! {
        #docs
        #[non_exhaustive]
        pub enum #ident {
            #base
            #(#derived)*
        }
    };
    let head = format!("{}: {} = {}", ty.ident, family.base.ident, text::literal(&family.base.wire));
    let lines = family.derived.iter().map(|derived| {
        let wire = text::literal(&derived.member.wire);
        let line = format!("{} = {wire} => {}, {};", derived.member.ident, derived.borrow, derived.take);
        text::gated(&derived.feature, &line)
    });
    let table = text::table("polymorphic", &head, lines);
    text::file(&[&text::imports(ty, "polymorphic"), &text::items(declaration), &table])
}

fn variant(member: &FamilyMember, feature: Option<&Feature>, remark: &str) -> TokenStream {
    let (ident, gate) = (&member.ident, text::gate_tokens(feature));
    let mut docs = vec![format!("`{}`{remark}", member.wire)];
    docs.extend(feature.map(|feature| format!("Feature: `{feature}`.")));
    let docs = text::docs(&docs);
    quote!(#docs #gate #ident(Box<#ident>),)
}
