//! The difference of two schemas as a list of changes of the Rust API: one per transition of an item, with its level,
//! its reason, and where it comes from.
//!
//! [`compare`] takes the schemas of one API version, [`Report`] puts the versions together, [`render`] writes
//! the report down. What can happen is data: [`Rule`] and its table.

mod ack;
mod change;
mod compare;
mod corrections;
mod direction;
mod evidence;
mod examples;
mod fingerprint;
mod operations;
pub mod render;
mod report;
mod rules;
#[cfg(test)]
mod tests;
mod uses;
mod view;

pub use ack::{Acknowledgements, InvalidEntry};
pub use change::{Acknowledged, Change, ItemKind, Level, Origin, Place, State};
pub use compare::{compare, compare_with};
pub use corrections::{Misfit, misfits};
pub use evidence::{Claim, Claims, claims};
pub use fingerprint::Fingerprint;
pub use report::{Bump, Counts, EntryProblem, FORMAT, IdleEntry, Report, SchemaDiff, SuggestedBump, VersionSummary};
pub use rules::{About, IMPOSSIBLE, Mirror, Rule};
pub use uses::Uses;
