//! Stage 7: the product of a run as a sorted map of files, compared with or written to a folder.

use std::collections::BTreeMap;

/// The files of one run: path below the output folder with `/` separators → text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutputTree {
    /// The files, sorted by path.
    pub files: BTreeMap<String, String>,
}
