//! What a configuration asks for that cannot be.

use std::fmt;

/// A mistake in a configuration; shown to whoever wrote it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Misuse {
    /// A pattern matches nothing.
    NoMatch {
        /// The option it was given to, such as `include`.
        option: &'static str,
        /// The pattern.
        pattern: String,
        /// The existing names that come nearest, nearest first.
        nearest: Vec<String>,
    },
    /// A pattern, or another text, is not well formed.
    BadPattern {
        /// The option it was given to.
        option: &'static str,
        /// The pattern.
        pattern: String,
        /// What is wrong.
        reason: String,
    },
    /// A short name means several types.
    Ambiguous {
        /// The option it was given to.
        option: &'static str,
        /// The pattern.
        pattern: String,
        /// Their qualified names.
        candidates: Vec<String>,
    },
    /// Everything that a pattern includes is taken back.
    Excluded {
        /// The pattern.
        pattern: String,
        /// What takes it back, such as ``exclude `user` ``.
        by: Vec<String>,
    },
    /// Nothing is left to generate.
    Empty,
}

impl fmt::Display for Misuse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMatch { option, pattern, nearest } => {
                write!(f, "{option} `{pattern}` matches nothing in the documentation")?;
                match nearest.as_slice() {
                    [] => Ok(()),
                    names => write!(f, "; did you mean {}?", list(names)),
                }
            }
            Self::BadPattern { option, pattern, reason } => write!(f, "{option} `{pattern}`: {reason}"),
            Self::Ambiguous { option, pattern, candidates } => {
                write!(f, "{option} `{pattern}` could be {}; write the qualified name", list(candidates))
            }
            Self::Excluded { pattern, by } => {
                write!(f, "include `{pattern}` brings nothing: {} takes all of it back", by.join(" and "))
            }
            Self::Empty => f.write_str("nothing is left to generate: the selection leaves no type and no operation"),
        }
    }
}

impl std::error::Error for Misuse {}

fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
