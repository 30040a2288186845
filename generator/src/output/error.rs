//! Why writing failed; every message names the path.

use std::fmt;
use std::io;
use std::path::PathBuf;

/// Why a folder could not be compared or written; every variant names the path.
#[derive(Debug)]
#[non_exhaustive]
pub enum WriteError {
    /// The operating system refused.
    Io {
        /// What was attempted: `read`, `write`, `remove` or `create`.
        action: &'static str,
        /// The file or folder.
        path: PathBuf,
        /// The reason.
        source: io::Error,
    },
    /// The manifest or the tree has a path that could lead out of the folder.
    UnsafePath {
        /// The output folder.
        dir: PathBuf,
        /// The path as written.
        entry: String,
    },
    /// A file is in the way that the tool did not write.
    NotOwned {
        /// The file.
        path: PathBuf,
    },
    /// A folder on the way to a file is a symbolic link.
    Link {
        /// The link.
        path: PathBuf,
    },
}

impl fmt::Display for WriteError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { action, path, source } => write!(f, "cannot {action} {}: {source}", path.display()),
            Self::UnsafePath { dir, entry } => {
                write!(f, "refusing the path `{entry}` in {}: it does not stay below the folder", dir.display())
            }
            Self::NotOwned { path } => write!(
                f,
                "{} exists and was not generated; move it away, or choose another output folder",
                path.display()
            ),
            Self::Link { path } => {
                write!(f, "{} is a symbolic link; files are not written or removed through it", path.display())
            }
        }
    }
}

impl std::error::Error for WriteError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            _ => None,
        }
    }
}
