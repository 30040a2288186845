//! What a caller decides about a run.

mod extras;
mod misuse;
mod selection;
mod values;

pub use extras::{Addition, Attribute, Replacement};
pub use misuse::Misuse;
pub use selection::{Navigation, Selection};
pub use values::{Conversion, DateTypes};

use crate::source::ApiVersion;

/// The configuration of one run: everything beside the pages that decides the output.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Config {
    /// Versions to generate; empty means every version that has a page.
    pub versions: Vec<ApiVersion>,
    /// What the output is.
    pub layout: Layout,
    /// How much of the documentation goes into the generated code.
    pub docs: DocLevel,
    /// Whether operations are generated beside the types; they are by default. In a crate they are behind a feature of that
    /// name, in a module they are always there.
    pub operations: bool,
    /// Which part of the schema is generated.
    pub selection: Selection,
    /// The types of fields that hold dates and times.
    pub dates: DateTypes,
    /// Crates to and from whose types the value types convert, beside that of `dates`. In a crate all are optional
    /// features, and those listed here are always on; in a module those that are not listed are left out.
    pub conversions: Vec<Conversion>,
    /// Attributes and derived traits that generated items get, in order.
    pub attributes: Vec<Attribute>,
    /// Types that are replaced.
    pub replacements: Vec<Replacement>,
}

impl Default for Config {
    fn default() -> Self {
        Self {
            versions: Vec::new(),
            layout: Layout::default(),
            docs: DocLevel::default(),
            operations: true,
            selection: Selection::default(),
            dates: DateTypes::default(),
            conversions: Vec::new(),
            attributes: Vec::new(),
            replacements: Vec::new(),
        }
    }
}

/// The form of the output tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Layout {
    /// A complete crate: `Cargo.toml`, `src/lib.rs`, the support module, one module per version, the schemas.
    Crate {
        /// The package's name.
        name: String,
        /// The crate lies outside of any workspace that was made for it: its `Cargo.toml` declares a workspace
        /// of its own, so that no folder above claims it as a member.
        standalone: bool,
    },
    /// A module of somebody's crate: `mod.rs`, the support module, one module per version. The files refer to each
    /// other by relative paths only, and `mod.rs` has nothing that `include!` refuses.
    Module,
}

impl Default for Layout {
    fn default() -> Self {
        Self::Crate { name: "msgraph-models".to_owned(), standalone: false }
    }
}

/// How much of the documentation goes into the generated code.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocLevel {
    /// No descriptions, only wire names.
    None,
    /// The first sentence of each description.
    Summary,
    /// The whole description.
    #[default]
    Full,
}
