//! Why there is nothing to dump.

use std::fmt;

use super::STAGES;

/// Why a stage's data could not be shown.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum DumpError {
    /// There is no stage of that name.
    UnknownStage {
        /// What was asked for.
        stage: String,
    },
    /// There is no page or type of that name.
    UnknownTarget {
        /// What was asked for.
        target: String,
        /// The names that come nearest.
        nearest: Vec<String>,
    },
    /// Several pages or types have that name.
    Ambiguous {
        /// What was asked for.
        target: String,
        /// All of them.
        candidates: Vec<String>,
    },
    /// The stage has nothing for the type.
    NotAvailable {
        /// The stage.
        stage: String,
        /// The type.
        target: String,
    },
}

impl fmt::Display for DumpError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownStage { stage } => {
                write!(f, "there is no stage `{stage}`; the stages are {}", STAGES.join(", "))
            }
            Self::UnknownTarget { target, nearest } if nearest.is_empty() => {
                write!(f, "there is no page or type `{target}`")
            }
            Self::UnknownTarget { target, nearest } => {
                write!(f, "there is no page or type `{target}`; similar: {}", nearest.join(", "))
            }
            Self::Ambiguous { target, candidates } => {
                write!(f, "`{target}` may be any of {}", candidates.join(", "))
            }
            Self::NotAvailable { stage, target } => {
                write!(f, "the stage `{stage}` has nothing for `{target}`")
            }
        }
    }
}

impl std::error::Error for DumpError {}
