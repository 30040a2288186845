//! What somebody's own code adds to the generated types.

/// Attributes for generated items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribute {
    /// The items: types as in a [`Selection`](super::Selection), else `TYPE.PROPERTY` or `TYPE.MEMBER`, where each part
    /// may have wildcards. A property is also found under the types that inherit it.
    pub target: String,
    /// What they get.
    pub addition: Addition,
}

/// What generated items get.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Addition {
    /// A derived trait, by its path. A trait that a type has anyway is not derived again.
    Derive(String),
    /// An attribute, or several, as in Rust code: `#[...]`.
    Attribute(String),
}

/// A type that is not generated because somebody has a better one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Replacement {
    /// The type, by qualified or short name.
    pub name: String,
    /// The Rust type that takes its place, from `crate::` or `::` on. It has to be `Clone`, `Serialize` and
    /// `DeserializeOwned`.
    pub path: String,
}
