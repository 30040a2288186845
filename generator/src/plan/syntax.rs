//! Rust that comes from a configuration: parsed here, so that nothing else ever gets into generated code.

use proc_macro2::TokenStream;
use quote::{ToTokens, TokenStreamExt as _};
use syn::parse::Parser as _;

/// Attributes in front of an item, well formed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RustAttribute {
    text: String,
}

/// The path of a type, well formed, that means the same in every file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct RustPath {
    text: String,
}

impl RustAttribute {
    /// One or more attributes, `#[...]`.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let parsed = syn::Attribute::parse_outer.parse_str(text).map_err(|error| error.to_string())?;
        if parsed.is_empty() {
            return Err("an attribute is written `#[...]`".to_owned());
        }
        let mut tokens = TokenStream::new();
        tokens.append_all(parsed);
        Ok(Self { text: tokens.to_string() })
    }

    /// `#[derive(...)]` with the path of a trait, and the trait's own name.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub(super) fn derive(text: &str) -> Result<(Self, String), String> {
        let path = syn::parse_str::<syn::Path>(text).map_err(|error| error.to_string())?;
        let name = path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
        Ok((Self { text: format!("#[derive({})]", path.to_token_stream()) }, name))
    }
}

impl RustPath {
    /// A type's path from `crate::` or `::` on.
    ///
    /// # Errors
    /// What is wrong with the text.
    pub(super) fn parse(text: &str) -> Result<Self, String> {
        let parsed = syn::parse_str::<syn::TypePath>(text).map_err(|error| error.to_string())?;
        let first = parsed.path.segments.first().map(|segment| segment.ident.to_string());
        let is_absolute = parsed.path.leading_colon.is_some() || first.as_deref() == Some("crate");
        if parsed.qself.is_some() || !is_absolute || parsed.path.segments.len() < 2 {
            return Err("the path of a type has to begin with `crate::` or `::`".to_owned());
        }
        Ok(Self { text: parsed.to_token_stream().to_string().replace(' ', "") })
    }

    /// The path as Rust code.
    pub fn as_str(&self) -> &str {
        &self.text
    }
}

impl ToTokens for RustAttribute {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        // It was made from tokens.
        tokens.extend(self.text.parse::<TokenStream>().unwrap_or_default());
    }
}

impl ToTokens for RustPath {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        tokens.extend(self.text.parse::<TokenStream>().unwrap_or_default());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_attributes_are_attributes() {
        for good in ["#[cfg(test)]", "#[doc = \"a ] b\"] #[x::y(z = 1)]", "/// text"] {
            assert!(RustAttribute::parse(good).is_ok(), "{good}");
        }
        for bad in ["", "inline", "#![allow(x)]", "#[a] struct B;", "#[a", "#[a] /* */ fn", "#[a]]"] {
            assert!(RustAttribute::parse(bad).is_err(), "{bad}");
        }
        assert_eq!(RustAttribute::derive("a::Hash").unwrap().1, "Hash");
        for bad in ["", "Hash, Eq", "Hash)] struct X; #[derive(Eq", "1"] {
            assert!(RustAttribute::derive(bad).is_err(), "{bad}");
        }
    }

    #[test]
    fn a_path_means_the_same_everywhere() {
        let path = |text| RustPath::parse(text).map(|path| path.text);
        assert_eq!(path("crate::Address").unwrap(), "crate::Address");
        assert_eq!(path(":: jiff :: Zoned").unwrap(), "::jiff::Zoned");
        assert_eq!(path("::a::B<::c::D>").unwrap(), "::a::B<::c::D>");
        for bad in
            ["", "Address", "self::Address", "super::A", "::std", "crate::A; fn x", "crate", "<A as B>::C", "&crate::A"]
        {
            assert!(path(bad).is_err(), "{bad}");
        }
    }
}
