//! Committed files of this repository, at any revision.

use std::path::Path;
use std::process::{Command, Output};

/// Reads a file at a revision: `None` where the revision has no such file.
///
/// # Errors
/// A sentence, when git cannot be run or there is no such revision.
pub(crate) fn read(root: &Path, revision: &str, path: &str) -> Result<Option<String>, String> {
    let commit = format!("{revision}^{{commit}}");
    let known = git(root, &["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
    if !known.status.success() {
        return Err(format!("{revision} is neither a file, a folder nor a revision"));
    }
    let shown = git(root, &["show", "--end-of-options", &format!("{revision}:{path}")])?;
    if !shown.status.success() {
        return Ok(None);
    }
    let text = String::from_utf8(shown.stdout).map_err(|_| format!("{path} is not UTF-8 at {revision}"))?;
    Ok(Some(text))
}

#[expect(clippy::disallowed_methods, reason = "only git knows what is committed")]
fn git(root: &Path, args: &[&str]) -> Result<Output, String> {
    let output = Command::new("git").current_dir(root).args(args).output();
    output.map_err(|error| format!("cannot run git: {error}"))
}
