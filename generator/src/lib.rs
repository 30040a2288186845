//! Reads the Microsoft Graph documentation as a compiler reads source and emits Rust models.
//!
//! ```text
//! folder ─load→ SourceSet ─markdown→ Document ─page→ PageKind ─extract→ PageFacts ─resolve→ Schema
//!        ─select→ Selected ─plan→ CratePlan ─emit→ OutputTree ─output→ files
//! ```
//!
//! [`run`] covers everything between the [`SourceSet`](source::SourceSet) and the
//! [`OutputTree`](output::OutputTree) and touches neither disk nor environment.

pub mod builder;
#[cfg(feature = "cli")]
pub mod cli;
pub mod config;
pub mod diag;
pub mod dump;
pub mod emit;
pub mod extract;
pub mod facts;
pub mod markdown;
mod near;
pub mod output;
pub mod page;
mod parallel;
pub mod plan;
mod produce;
pub mod report;
pub mod resolve;
mod run;
pub mod schema;
pub mod select;
pub mod source;
pub use builder::{Builder, Error, generate};
pub use produce::{Product, produce};
pub use run::{Observer, Outcome, PageSummary, Stage, run, run_observed};
