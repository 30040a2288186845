//! A base type and the types that derive from it.

/// An empty value of a type, as an enum that holds it.
#[must_use]
#[inline]
pub fn fresh<M: Default, E: From<M>>() -> E {
    M::default().into()
}

/// The types a polymorphic enum can hold.
#[derive(Debug)]
pub struct Family {
    base: &'static str,
    derived: &'static [&'static str],
}

impl Family {
    /// Describes a family by the qualified names of its base and of all types derived from it.
    #[must_use]
    pub const fn new(base: &'static str, derived: &'static [&'static str]) -> Self {
        Self { base, derived }
    }

    /// The qualified name of the base type.
    #[must_use]
    pub const fn base(&self) -> &'static str {
        self.base
    }

    /// The qualified names of the derived types.
    #[must_use]
    pub const fn derived(&self) -> &'static [&'static str] {
        self.derived
    }

    /// The position of a derived type, by the text of an `@odata.type`: with or without `#`, in any
    /// case.
    #[must_use]
    pub fn find(&self, odata_type: &str) -> Option<usize> {
        let name = odata_type.strip_prefix('#').unwrap_or(odata_type);
        self.derived.iter().position(|derived| derived.eq_ignore_ascii_case(name))
    }
}
