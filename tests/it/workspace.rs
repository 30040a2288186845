//! The workspace's folders and files, as the tests see them.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The root of the workspace.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned()
}

/// Every file below `dir` with its bytes, by relative path with `/` separators; folders in `skip` are left out.
pub(crate) fn files(dir: &Path, skip: &[&str]) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![(dir.to_owned(), String::new())];
    while let Some((folder, prefix)) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap() {
            let entry = entry.unwrap();
            let name = entry.file_name().into_string().unwrap();
            let path = format!("{prefix}{name}");
            if entry.file_type().unwrap().is_dir() {
                if !skip.contains(&name.as_str()) {
                    folders.push((entry.path(), format!("{path}/")));
                }
            } else {
                found.insert(path, fs::read(entry.path()).unwrap());
            }
        }
    }
    found
}
