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
    /// A text that should be Rust is not.
    NotRust {
        /// The option it was given to.
        option: &'static str,
        /// The text.
        text: String,
        /// What is wrong.
        reason: String,
    },
    /// Two types that are both included by name would have the same path.
    SamePath {
        /// The path.
        path: String,
        /// Their qualified names.
        names: [String; 2],
    },
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
            Self::NotRust { option, text, reason } => write!(f, "{option} `{text}` is not what it should be: {reason}"),
            Self::SamePath { path, names: [one, other] } => write!(
                f,
                "`{one}` and `{other}` are both included and would both be `{path}`; leave one of them out, or replace it"
            ),
            Self::Empty => f.write_str("nothing is left to generate: the selection leaves no type and no operation"),
        }
    }
}

impl std::error::Error for Misuse {}

fn list(names: &[String]) -> String {
    let quoted: Vec<String> = names.iter().map(|name| format!("`{name}`")).collect();
    quoted.join(", ")
}
