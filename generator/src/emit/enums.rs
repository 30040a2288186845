//! An enumeration's file.

use quote::quote;

use super::text;
use crate::plan::{EnumPlan, TypePlan};

/// The file of an enumeration.
pub(super) fn file(ty: &TypePlan, enumeration: &EnumPlan) -> String {
    let (ident, docs) = (&ty.ident, text::docs(&ty.docs));
    let variants = enumeration.variants.iter().map(|variant| {
        let (ident, docs, attributes) = (&variant.ident, text::docs(&variant.docs), &variant.attributes);
        quote!(#docs #(#attributes)* #ident,)
    });
    let attributes = &ty.attributes;
    let declaration = quote! {
        #docs
        #(#attributes)*
        #[derive(Clone, Copy, Debug, PartialEq, Hash)]
        #[non_exhaustive]
        pub enum #ident {
            #(#variants)*
        }
    };
    let lines = enumeration.variants.iter().map(|variant| {
        format!("{} = {}: {},", variant.ident, text::literal(&variant.wire), text::number(variant.number))
    });
    let table = text::table("evolvable", ty.ident.as_str(), lines);
    text::file(&[&text::imports(ty, "evolvable"), &text::items(declaration), &table])
}
