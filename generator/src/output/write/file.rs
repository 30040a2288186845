//! Single files and folders: whole writes, removal, and what to make of errors.

#![expect(clippy::disallowed_methods, reason = "this is the one place that writes and removes")]

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, ErrorKind, Write as _};
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::folders_above;
use crate::output::{GENERATED, WriteError};

/// A marker that is further down than this is text, not a header.
const HEADER_LINES: usize = 5;

/// Whether one of the first lines says that the file is generated.
pub(super) fn has_header(file: &Path) -> Result<bool, WriteError> {
    let bytes = fs::read(file).map_err(|source| WriteError::Io { action: "read", path: file.to_owned(), source })?;
    Ok(String::from_utf8_lossy(&bytes).lines().take(HEADER_LINES).any(|line| line.contains(GENERATED)))
}

/// Whether the error means that there is no such file.
pub(super) fn is_missing(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory)
}

/// Creates a folder and the ones above it.
pub(super) fn create_folder(folder: &Path) -> Result<(), WriteError> {
    fs::create_dir_all(folder).map_err(|source| WriteError::Io { action: "create", path: folder.to_owned(), source })
}

/// The temporary name of a file: the same at each run, so that a later run finds what an interrupted one left.
fn temporary(file: &Path) -> PathBuf {
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    file.with_file_name(format!(".{name}.docgen-tmp"))
}

/// Writes under a temporary name, then renames; the file looks last modified at `modified`, if given.
pub(super) fn replace(file: &Path, text: &str, modified: Option<SystemTime>) -> Result<(), WriteError> {
    let part = temporary(file);
    let attempt = || {
        let mut handle = fs::File::create(&part)?;
        handle.write_all(text.as_bytes())?;
        if let Some(time) = modified {
            handle.set_modified(time)?;
        }
        drop(handle);
        fs::rename(&part, file)
    };
    attempt().map_err(|source| WriteError::Io { action: "write", path: file.to_owned(), source })
}

/// Removes a file and the folders below `dir` that it leaves empty.
pub(super) fn remove(dir: &Path, path: &str) -> Result<(), WriteError> {
    let file = dir.join(path);
    match fs::remove_file(&file) {
        Err(error) if !is_missing(&error) => {
            return Err(WriteError::Io { action: "remove", path: file, source: error });
        }
        _ => {}
    }
    let empty = |folder: &PathBuf| fs::remove_dir(folder).is_ok();
    folders_above(dir, path).iter().rev().take_while(|folder| empty(folder)).count();
    Ok(())
}

/// Removes what an interrupted run left under the temporary names of owned files.
pub(super) fn remove_leftovers(dir: &Path, owned: &BTreeSet<&str>) {
    for path in owned {
        // Nearly always there is none; one that cannot be removed is overwritten when its turn comes.
        let _ = fs::remove_file(temporary(&dir.join(path)));
    }
}
