//! Reads a documentation folder from disk; one of the few files that may.

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use super::{ApiVersion, SourceFile, SourceSet};

/// Folders deeper than this below the documentation folder are not searched.
const MAX_DEPTH: usize = 16;

/// Why a documentation folder could not be read at all.
#[derive(Debug)]
#[non_exhaustive]
pub enum LoadError {
    /// A file or folder could not be read.
    Io {
        /// What could not be read.
        path: PathBuf,
        /// The reason the operating system gave.
        source: io::Error,
    },
    /// The folder holds no page of any wanted version.
    NoPages {
        /// The folder that was searched.
        path: PathBuf,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Io { path, source } => write!(f, "cannot read {}: {source}", path.display()),
            Self::NoPages { path } => write!(
                f,
                "no documentation pages in {}: expected `v1.0` and/or `beta` in it, or one version's `resources` and `api`",
                path.display()
            ),
        }
    }
}

impl std::error::Error for LoadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::NoPages { .. } => None,
        }
    }
}

/// Reads the pages of a documentation folder.
///
/// `root` holds `v1.0` and/or `beta`, or is one version's folder with `resources` and `api`; in that
/// case the version is the folder's own name, else the first of `versions`, else `v1.0`. An empty
/// `versions` means every version found. The folder `includes` beside the versions is read too. Links
/// out of the folder are not followed.
///
/// # Errors
/// [`LoadError::Io`] for what cannot be read, [`LoadError::NoPages`] when nothing is found.
pub fn load(root: &Path, versions: &[ApiVersion]) -> Result<SourceSet, LoadError> {
    let mut found = Vec::new();
    for (version, folder) in version_folders(root, versions)? {
        found.extend(collect(&folder, "", version, 0)?);
        let corrections = folder.join(OVERRIDES);
        if corrections.is_dir() {
            collect_overrides(&corrections, version, &mut found)?;
        }
        let shared = root.join("includes");
        if folder != root && shared.is_dir() {
            found.extend(collect(&shared, "../includes/", version, 0)?);
        }
    }
    if !found.iter().any(|entry| !entry.path.contains("includes/")) {
        return Err(LoadError::NoPages { path: root.to_owned() });
    }
    let read = |entry: Entry| match fs::read(&entry.file) {
        Ok(bytes) => Ok(SourceFile::decode(entry.version, entry.path, bytes)),
        Err(source) => Err(LoadError::Io { path: entry.file, source }),
    };
    crate::parallel::map(found, read).into_iter().collect::<Result<Vec<_>, _>>().map(SourceSet::new)
}

/// Reads a text file that is no page, such as a baseline of counts.
///
/// # Errors
/// [`LoadError::Io`] when it cannot be read or is not UTF-8.
pub fn read_text(path: &Path) -> Result<String, LoadError> {
    fs::read_to_string(path).map_err(|source| LoadError::Io { path: path.to_owned(), source })
}

/// Reads every Rust source below a folder, or the one file that `root` is: relative path with `/` and text, sorted by
/// path. Hidden folders, `target` folders and what is not UTF-8 are left out.
///
/// # Errors
/// [`LoadError::Io`] when a file or folder cannot be read.
pub fn load_rust(root: &Path) -> Result<Vec<(String, String)>, LoadError> {
    if root.is_file() {
        return Ok(vec![(root.display().to_string(), read_text(root)?)]);
    }
    let mut found = Vec::new();
    collect_rust(root, "", 0, &mut found)?;
    found.sort();
    Ok(found)
}

fn collect_rust(folder: &Path, prefix: &str, depth: usize, found: &mut Vec<(String, String)>) -> Result<(), LoadError> {
    let wrap = |source| LoadError::Io { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(wrap)? {
        let entry = entry.map_err(wrap)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type().map_err(wrap)?;
        let path = format!("{prefix}{name}");
        if kind.is_dir() && depth < MAX_DEPTH && !name.starts_with('.') && name != "target" {
            collect_rust(&entry.path(), &format!("{path}/"), depth + 1, found)?;
        } else if kind.is_file() && Path::new(&name).extension().is_some_and(|ending| ending == "rs") {
            let bytes = fs::read(entry.path()).map_err(wrap)?;
            found.extend(String::from_utf8(bytes).ok().map(|text| (path, text)));
        }
    }
    Ok(())
}

/// A file that was found but not read yet.
struct Entry {
    version: ApiVersion,
    path: String,
    file: PathBuf,
}

fn version_folders(root: &Path, wanted: &[ApiVersion]) -> Result<Vec<(ApiVersion, PathBuf)>, LoadError> {
    fs::read_dir(root).map_err(|source| LoadError::Io { path: root.to_owned(), source })?;
    let is_wanted = |version: &ApiVersion| wanted.is_empty() || wanted.contains(version);
    let folders: Vec<_> = ApiVersion::ALL
        .into_iter()
        .map(|version| (version, root.join(version.as_str())))
        .filter(|(_, folder)| folder.is_dir())
        .collect();
    if !folders.is_empty() {
        return Ok(folders.into_iter().filter(|(version, _)| is_wanted(version)).collect());
    }
    let own_name = root.canonicalize().ok();
    let named = own_name.as_deref().and_then(Path::file_name).and_then(|name| name.to_str()?.parse().ok());
    let version = named.or(wanted.first().copied()).unwrap_or(ApiVersion::V1);
    Ok(if is_wanted(&version) { vec![(version, root.to_owned())] } else { Vec::new() })
}

/// The folder of a version that holds its override files.
const OVERRIDES: &str = "overrides";

fn collect_overrides(folder: &Path, version: ApiVersion, found: &mut Vec<Entry>) -> Result<(), LoadError> {
    let wrap = |source| LoadError::Io { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(wrap)? {
        let entry = entry.map_err(wrap)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let ending = Path::new(&name).extension();
        if ending.is_some_and(|ending| ending.eq_ignore_ascii_case("yaml") || ending.eq_ignore_ascii_case("yml")) {
            found.push(Entry { version, path: format!("{OVERRIDES}/{name}"), file: entry.path() });
        }
    }
    Ok(())
}

fn collect(folder: &Path, prefix: &str, version: ApiVersion, depth: usize) -> Result<Vec<Entry>, LoadError> {
    let mut found = Vec::new();
    let mut folders = Vec::new();
    let wrap = |source| LoadError::Io { path: folder.to_owned(), source };
    for entry in fs::read_dir(folder).map_err(wrap)? {
        let entry = entry.map_err(wrap)?;
        let Ok(name) = entry.file_name().into_string() else { continue };
        let kind = entry.file_type().map_err(wrap)?;
        if name.starts_with('.') {
            continue;
        }
        let path = format!("{prefix}{name}");
        if kind.is_dir() && depth < MAX_DEPTH {
            folders.push((entry.path(), format!("{path}/")));
        } else if kind.is_file() && is_page(&name) {
            found.push(Entry { version, path, file: entry.path() });
        }
    }
    for inner in crate::parallel::map(folders, |(folder, prefix)| collect(&folder, &prefix, version, depth + 1)) {
        found.extend(inner?);
    }
    Ok(found)
}

/// Pages end in `.md`; some collections store them as `.md.txt` or `.txt`.
fn is_page(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension.eq_ignore_ascii_case("md") || extension.eq_ignore_ascii_case("txt"))
}
