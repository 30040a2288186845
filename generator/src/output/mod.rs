//! Stage 7: the product of a run as a sorted map of files, compared with or written to a folder.
//!
//! The tool owns exactly the files that the manifest in the output folder lists ([`MANIFEST`]). It overwrites
//! and removes these and no others: a file that somebody else put in the way stops the run before
//! anything is written. `write` is the only module here that touches the file system.

mod error;
mod manifest;
#[cfg(test)]
mod tests;
mod write;

use std::collections::BTreeMap;

pub use error::WriteError;
pub use write::{compare, compare_file, write, write_file};

/// The list of files that the tool owns, below the output folder.
///
/// [`compare`] and [`write()`] derive it from the tree, so that no caller can forget it.
pub const MANIFEST: &str = ".docgen-manifest";

/// What one of the first lines of a generated file holds; a file with it may be overwritten even when no
/// manifest lists it.
pub const GENERATED: &str = "@generated";

/// The files of one run: path below the output folder with `/` separators → text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutputTree {
    /// The files, sorted by path.
    pub files: BTreeMap<String, String>,
}

impl OutputTree {
    /// The text of the manifest that belongs to these files.
    pub fn manifest(&self) -> String {
        manifest::render(self.owned().map(|(path, _)| path))
    }

    /// The files without the manifest, should a caller have put it among them.
    fn owned(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str())).filter(|(path, _)| *path != MANIFEST)
    }

    /// The file through which a compiler reaches all others; without it, or with an error in it, nothing compiles.
    fn root(&self) -> Option<(&str, &str)> {
        ["src/lib.rs", "lib.rs", "mod.rs"]
            .into_iter()
            .find_map(|name| self.files.get_key_value(name))
            .map(|(path, text)| (path.as_str(), text.as_str()))
    }
}

/// A difference between an [`OutputTree`] and a folder.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// The file below the output folder, with `/` separators.
    pub path: String,
    /// What is, or would be, done to it.
    pub kind: ChangeKind,
}

/// The kind of a [`Change`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ChangeKind {
    /// The folder lacks the file.
    Added,
    /// The file's text differs.
    Changed,
    /// The tool wrote the file before and does not produce it any more.
    Removed,
}

impl ChangeKind {
    /// All kinds, in the order reports list them.
    pub const ALL: [Self; 3] = [Self::Added, Self::Changed, Self::Removed];

    /// `added`, `changed` or `removed`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Added => "added",
            Self::Changed => "changed",
            Self::Removed => "removed",
        }
    }
}
