//! The arguments of the commands.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use crate::source::ApiVersion;

/// The arguments of `generate` (in the workspace: `regen`).
#[derive(Args, Clone, Debug, Default)]
pub struct GenerateArgs {
    /// Documentation: a folder with `v1.0` and/or `beta`, or one version's folder with `resources` and `api`
    #[arg(long, value_name = "DIR")]
    pub docs: Option<PathBuf>,

    /// API version to read; repeat it for several [default: all that are found]
    #[arg(long = "api-version", value_name = "VERSION", value_parser = versions())]
    pub versions: Vec<ApiVersion>,

    /// Write a complete standalone crate to this folder
    #[arg(long = "crate", value_name = "DIR")]
    pub crate_dir: Option<PathBuf>,

    /// Also write the schema of the one chosen version to this file
    #[arg(long, value_name = "FILE")]
    pub schema: Option<PathBuf>,

    /// Write nothing; list what would be added, changed and removed, and exit with 1 if anything would
    #[arg(long)]
    pub check: bool,

    /// Print what one stage knows about one page or type: markdown, page, extract, resolve, plan or emit
    #[arg(
        long,
        num_args = 2,
        value_names = ["STAGE", "PAGE_OR_TYPE"],
        conflicts_with_all = ["crate_dir", "schema", "check", "timings"]
    )]
    pub dump: Option<Vec<String>>,

    /// Print the time each stage took
    #[arg(long)]
    pub timings: bool,

    /// Print every diagnostic in full, those at info level too
    #[arg(short, long)]
    pub verbose: bool,
}

/// The API versions by name.
pub(super) fn versions() -> impl clap::builder::TypedValueParser<Value = ApiVersion> {
    PossibleValuesParser::new(ApiVersion::ALL.map(ApiVersion::as_str)).try_map(|name| name.parse::<ApiVersion>())
}

impl GenerateArgs {
    /// The same command without `--check`, as one would type it after `program`.
    pub(super) fn fixing_command(&self, program: &str) -> String {
        let mut words = vec![program.to_owned()];
        let mut option = |name: &str, value: &str| words.extend([name.to_owned(), quoted(value)]);
        if let Some(docs) = &self.docs {
            option("--docs", &docs.to_string_lossy());
        }
        for version in &self.versions {
            option("--api-version", version.as_str());
        }
        if let Some(dir) = &self.crate_dir {
            option("--crate", &dir.to_string_lossy());
        }
        if let Some(file) = &self.schema {
            option("--schema", &file.to_string_lossy());
        }
        words.join(" ")
    }
}

/// The word as a POSIX shell needs it.
fn quoted(word: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "-_./=:,+@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_quoted_only_where_a_shell_needs_it() {
        assert_eq!(quoted("../docs/v1.0"), "../docs/v1.0");
        assert_eq!(quoted("my docs"), "'my docs'");
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!(quoted(""), "''");
    }
}
