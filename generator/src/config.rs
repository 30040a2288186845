//! What a caller decides about a run.

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
    /// Whether operations are generated beside the types, behind a feature of that name; they are by default.
    pub operations: bool,
}

impl Default for Config {
    fn default() -> Self {
        Self { versions: Vec::new(), layout: Layout::default(), docs: DocLevel::default(), operations: true }
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
