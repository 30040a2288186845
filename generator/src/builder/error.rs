//! Why a builder could not do its work.

use std::fmt;
use std::path::PathBuf;

use crate::config::Misuse;
use crate::output::WriteError;
use crate::schema::ReadError;
use crate::source::{ApiVersion, LoadError};

/// Why nothing, or not everything, was generated.
///
/// `Debug` shows the same text as `Display`, as it is what cargo prints of a `main` that fails.
#[non_exhaustive]
pub enum Error {
    /// Neither a documentation folder nor a schema was given.
    NoInput,
    /// The documentation, an override file or the schema could not be read, or there is no page.
    Load(LoadError),
    /// The file is no schema.
    Schema {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        source: ReadError,
    },
    /// The schema is not that of the wanted version.
    OtherVersion {
        /// The file.
        path: PathBuf,
        /// The version of the schema.
        found: ApiVersion,
        /// The version that was asked for.
        wanted: ApiVersion,
    },
    /// The documentation has no page of the wanted version.
    NoVersion {
        /// The folder.
        path: PathBuf,
        /// The version that was asked for.
        wanted: ApiVersion,
    },
    /// Overrides were given for a schema, in which nothing can be overridden any more.
    OverridesOfSchema {
        /// The overrides.
        path: PathBuf,
    },
    /// What the configuration asks for cannot be.
    Misuse(Vec<Misuse>),
    /// No output folder was given, and there is no `OUT_DIR` because cargo runs no build script.
    NoOutDir,
    /// The files could not be compared or written.
    Write(WriteError),
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoInput => {
                f.write_str("nothing to read: call `docs` with a folder of pages, or `schema` with a file")
            }
            Self::Load(error) => error.fmt(f),
            Self::Schema { path, source } => write!(f, "{}: {source}", path.display()),
            Self::OtherVersion { path, found, wanted } => {
                write!(f, "{} is the schema of {found}, and {wanted} was asked for", path.display())
            }
            Self::NoVersion { path, wanted } => write!(f, "no pages of {wanted} in {}", path.display()),
            Self::OverridesOfSchema { path } => write!(
                f,
                "the overrides {} apply to pages; a schema has been resolved already, with those of its own folder",
                path.display()
            ),
            Self::Misuse(all) => {
                let all: Vec<String> = all.iter().map(Misuse::to_string).collect();
                f.write_str(&all.join("\n"))
            }
            Self::NoOutDir => f.write_str("no folder to write to: call `out_dir`, or run from a build script"),
            Self::Write(error) => error.fmt(f),
        }
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Load(error) => error.source(),
            Self::Schema { source, .. } => source.source(),
            Self::Write(error) => error.source(),
            _ => None,
        }
    }
}

impl From<LoadError> for Error {
    fn from(error: LoadError) -> Self {
        Self::Load(error)
    }
}

impl From<WriteError> for Error {
    fn from(error: WriteError) -> Self {
        Self::Write(error)
    }
}
