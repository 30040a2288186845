//! Compares an [`OutputTree`] with a folder and makes the folder equal to it.
//!
//! A run that is interrupted leaves either the old files, or a folder that does not compile and whose error
//! says so, or the new files. The order that gives this:
//!
//! 1. everything is compared and checked, nothing is touched;
//! 2. the manifest becomes the union of old and new files, so that whatever is written next is owned;
//! 3. the crate's root, if it exists, becomes a `compile_error!`;
//! 4. files no longer produced are removed, with the folders they leave empty;
//! 5. new and changed files are written under a temporary name in their folder and renamed;
//! 6. the root gets its text, and its old modification time where the text is the old one;
//! 7. the manifest gets its final text.
//!
//! Steps 3 and 6 are left out when a single file differs: a rename is whole by itself.

mod file;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use file::{create_folder, has_header, is_missing, remove, remove_leftovers, replace};

use super::{Change, ChangeKind, MANIFEST, OutputTree, WriteError, manifest};

/// The crate's root while the other files are being replaced.
const POISON: &str = "// @generated: a run of msgraph-docgen was interrupted here.\n\
    compile_error!(\"generating this crate was interrupted; run the generator again\");\n";

/// What [`write()`] would change in `dir`, sorted by path; touches nothing.
///
/// # Errors
/// [`WriteError`] when a file cannot be read or a path is not safe.
pub fn compare(tree: &OutputTree, dir: &Path) -> Result<Vec<Change>, WriteError> {
    Ok(Comparison::new(tree, dir)?.changes())
}

/// Makes the owned files in `dir` equal to `tree` and says what was changed, sorted by path.
///
/// # Errors
/// [`WriteError`]; files in the way that the tool does not own are found before anything is written.
pub fn write(tree: &OutputTree, dir: &Path) -> Result<Vec<Change>, WriteError> {
    let comparison = Comparison::new(tree, dir)?;
    let changes = comparison.changes();
    if !changes.is_empty() {
        comparison.refuse_foreign()?;
        comparison.apply()?;
    }
    Ok(changes)
}

/// What [`write_file`] would change at `path`, a file of the caller's own choice outside any manifest.
///
/// # Errors
/// [`WriteError::Io`] when the file exists and cannot be read.
pub fn compare_file(path: &Path, text: &str) -> Result<Option<ChangeKind>, WriteError> {
    match fs::read(path) {
        Ok(old) if old == text.as_bytes() => Ok(None),
        Ok(_) => Ok(Some(ChangeKind::Changed)),
        Err(error) if is_missing(&error) => Ok(Some(ChangeKind::Added)),
        Err(source) => Err(WriteError::Io { action: "read", path: path.to_owned(), source }),
    }
}

/// Writes one file whole, through a temporary name beside it, unless it has this text already.
///
/// # Errors
/// [`WriteError::Io`] when reading or writing fails.
pub fn write_file(path: &Path, text: &str) -> Result<Option<ChangeKind>, WriteError> {
    let change = compare_file(path, text)?;
    if change.is_some() {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            create_folder(folder)?;
        }
        replace(path, text, None)?;
    }
    Ok(change)
}

/// A tree, a folder, and what differs.
struct Comparison<'a> {
    tree: &'a OutputTree,
    dir: &'a Path,
    /// The final text of the manifest.
    manifest: String,
    manifest_change: Option<ChangeKind>,
    /// What the old manifest lists.
    owned: BTreeSet<String>,
    /// Files to write.
    differing: Vec<(&'a str, &'a str, ChangeKind)>,
    /// Files to remove.
    stale: Vec<String>,
}

impl<'a> Comparison<'a> {
    fn new(tree: &'a OutputTree, dir: &'a Path) -> Result<Self, WriteError> {
        if let Some((entry, _)) = tree.owned().find(|(path, _)| !manifest::is_safe(path)) {
            return Err(WriteError::UnsafePath { dir: dir.to_owned(), entry: entry.to_owned() });
        }
        let owned = read_manifest(dir)?;
        let stale = stale_files(tree, dir, &owned);
        let differing = differing_files(tree, dir, &stale)?;
        let manifest = tree.manifest();
        let manifest_change = compare_file(&dir.join(MANIFEST), &manifest)?;
        Ok(Self { tree, dir, manifest, manifest_change, owned, differing, stale })
    }

    fn changes(&self) -> Vec<Change> {
        let written = self.differing.iter().map(|(path, _, kind)| Change { path: (*path).to_owned(), kind: *kind });
        let removed = self.stale.iter().map(|path| Change { path: path.clone(), kind: ChangeKind::Removed });
        let manifest = self.manifest_change.map(|kind| Change { path: MANIFEST.to_owned(), kind });
        let mut changes: Vec<_> = written.chain(removed).chain(manifest).collect();
        changes.sort();
        changes
    }

    /// Fails if a file to be written belongs to somebody else, or lies behind a link.
    fn refuse_foreign(&self) -> Result<(), WriteError> {
        for (path, _, kind) in &self.differing {
            let file = self.dir.join(path);
            if *kind == ChangeKind::Changed && !self.owned.contains(*path) && !has_header(&file)? {
                return Err(WriteError::NotOwned { path: file });
            }
        }
        let touched = self.differing.iter().map(|(path, ..)| *path).chain(self.stale.iter().map(String::as_str));
        let folders: BTreeSet<PathBuf> = touched.flat_map(|path| folders_above(self.dir, path)).collect();
        match folders.into_iter().find(|folder| folder.is_symlink()) {
            Some(path) => Err(WriteError::Link { path }),
            None => Ok(()),
        }
    }

    /// The steps of the module's documentation, from the second.
    fn apply(&self) -> Result<(), WriteError> {
        create_folder(self.dir)?;
        let all = self.owned.iter().map(String::as_str).chain(self.tree.owned().map(|(path, _)| path));
        let all: BTreeSet<&str> = all.collect();
        let list = self.dir.join(MANIFEST);
        write_file(&list, &manifest::render(all.iter().copied()))?;
        let root = if self.differing.len() + self.stale.len() > 1 { self.tree.root() } else { None };
        let age = root.map_or(Ok(None), |(path, _)| self.poison(path))?;
        self.stale.iter().try_for_each(|path| remove(self.dir, path))?;
        self.write_all(root.map(|(path, _)| path))?;
        if let Some((path, text)) = root {
            let same = !self.differing.iter().any(|(differing, ..)| *differing == path);
            replace(&self.dir.join(path), text, age.filter(|_| same))?;
        }
        remove_leftovers(self.dir, &all);
        write_file(&list, &self.manifest)?;
        Ok(())
    }

    /// Puts an error into the root, if there is one; returns the time it was last modified.
    fn poison(&self, path: &str) -> Result<Option<SystemTime>, WriteError> {
        let file = self.dir.join(path);
        let Ok(metadata) = fs::metadata(&file) else { return Ok(None) };
        replace(&file, POISON, None)?;
        Ok(metadata.modified().ok())
    }

    /// Writes every differing file but `root`, on all cores.
    fn write_all(&self, root: Option<&str>) -> Result<(), WriteError> {
        let wanted: Vec<_> = self.differing.iter().filter(|(path, ..)| Some(*path) != root).collect();
        let folders = self.differing.iter().filter_map(|(path, ..)| folders_above(self.dir, path).pop());
        folders.collect::<BTreeSet<_>>().iter().try_for_each(|folder| create_folder(folder))?;
        let put = |(path, text, _): &(&str, &str, ChangeKind)| replace(&self.dir.join(path), text, None);
        crate::parallel::map(wanted, put).into_iter().collect()
    }
}

fn read_manifest(dir: &Path) -> Result<BTreeSet<String>, WriteError> {
    let path = dir.join(MANIFEST);
    match fs::read_to_string(&path) {
        Ok(text) => manifest::parse(&text).map_err(|entry| WriteError::UnsafePath { dir: dir.to_owned(), entry }),
        Err(error) if is_missing(&error) => Ok(BTreeSet::new()),
        Err(source) => Err(WriteError::Io { action: "read", path, source }),
    }
}

/// Owned files that the tree lacks and the folder still has.
fn stale_files(tree: &OutputTree, dir: &Path, owned: &BTreeSet<String>) -> Vec<String> {
    let gone = owned.iter().filter(|path| !tree.files.contains_key(*path) && *path != MANIFEST);
    gone.filter(|path| dir.join(path).symlink_metadata().is_ok()).cloned().collect()
}

/// Files whose text on disk is another one, or none.
///
/// A file whose name equals a stale one but for case counts as differing, because removing the stale one
/// removes both where the file system ignores case.
fn differing_files<'a>(
    tree: &'a OutputTree,
    dir: &Path,
    stale: &[String],
) -> Result<Vec<(&'a str, &'a str, ChangeKind)>, WriteError> {
    let folded: BTreeSet<String> = stale.iter().map(|path| path.to_lowercase()).collect();
    let check = |(path, text): (&'a str, &'a str)| {
        let change = compare_file(&dir.join(path), text)?;
        let doomed = !folded.is_empty() && folded.contains(&path.to_lowercase());
        Ok(change.or(doomed.then_some(ChangeKind::Changed)).map(|kind| (path, text, kind)))
    };
    let checked = crate::parallel::map(tree.owned().collect(), check);
    checked.into_iter().filter_map(Result::transpose).collect()
}

/// The folders between `dir` and the file, outermost first, without `dir` itself.
fn folders_above(dir: &Path, path: &str) -> Vec<PathBuf> {
    path.match_indices('/').filter_map(|(at, _)| path.get(..at)).map(|folder| dir.join(folder)).collect()
}
