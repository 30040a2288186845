//! The file of an enum over a base type and the types derived from it. It stays open: types that derive from the base are
//! added without notice.

use proc_macro2::TokenStream;
use quote::quote;

use super::text;
use crate::plan::{FamilyMember, FamilyPlan, TypePlan};

/// The file of a family.
pub(super) fn file(ty: &TypePlan, family: &FamilyPlan) -> String {
    let (ident, docs) = (&ty.ident, text::docs(&ty.docs));
    let base = variant(&family.base, ", or a type that is not documented.");
    let derived = family.derived.iter().map(|derived| variant(&derived.member, ""));
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
        format!("{} = {wire} => {}, {};", derived.member.ident, derived.borrow, derived.take)
    });
    let table = text::table("polymorphic", &head, lines);
    text::file(&[&text::imports(ty, "polymorphic"), &text::items(declaration), &table])
}

fn variant(member: &FamilyMember, remark: &str) -> TokenStream {
    let ident = &member.ident;
    let docs = text::docs(&[format!("`{}`{remark}", member.wire)]);
    quote!(#docs #ident(Box<#ident>),)
}
