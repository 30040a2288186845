//! Folders that a command fills with crates of its own.

use std::collections::BTreeMap;
use std::path::Path;
use std::{fs, io};

/// Writes files below a folder, by relative path.
pub(crate) fn put_all(folder: &Path, files: &BTreeMap<String, String>) -> io::Result<()> {
    files.iter().try_for_each(|(path, text)| put(&folder.join(path), text))
}

/// Writes a file and the folders above it.
#[expect(clippy::disallowed_methods, reason = "the files are not output but material of a measurement")]
pub(crate) fn put(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new(".")))?;
    fs::write(path, text)
}

/// Removes a folder, if it is there.
#[expect(clippy::disallowed_methods, reason = "the folder is the command's own")]
pub(crate) fn remove(folder: &Path) -> io::Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
        _ => Ok(()),
    }
}

/// Makes the folder a workspace of these members with the versions of dependencies that this workspace has, so that
/// nothing new is fetched.
pub(crate) fn make_workspace(folder: &Path, members: &[&str]) -> io::Result<()> {
    put(&folder.join("Cargo.toml"), &format!("[workspace]\nresolver = \"3\"\nmembers = {members:?}\n"))?;
    let lock = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"))?;
    put(&folder.join("Cargo.lock"), &lock)
}
