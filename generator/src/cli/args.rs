//! The arguments of the commands.

use std::path::PathBuf;

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use crate::config::{Navigation, Selection};
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

    /// Write a module for somebody's crate to this folder, such as `src/msgraph`
    #[arg(long, value_name = "DIR", conflicts_with = "crate_dir")]
    pub module: Option<PathBuf>,

    /// What is generated.
    #[command(flatten)]
    pub select: SelectArgs,

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
        conflicts_with_all = ["crate_dir", "module", "schema", "check", "timings"]
    )]
    pub dump: Option<Vec<String>>,

    /// Print the time each stage took
    #[arg(long)]
    pub timings: bool,

    /// Print every diagnostic in full, those at info level too
    #[arg(short, long)]
    pub verbose: bool,
}

/// The arguments that say what is generated.
#[derive(Args, Clone, Debug, Default)]
pub struct SelectArgs {
    /// What to generate, with everything it needs [default: everything]: a type, a namespace, a path such as
    /// `/me/messages`, or a page, with `*` for any; may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub include: Vec<String>,

    /// What to leave out, and the properties of such types; may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub exclude: Vec<String>,

    /// Types whose references hold any JSON value; may be repeated
    #[arg(long, value_name = "PATTERN")]
    pub stop_at: Vec<String>,

    /// Generate the types derived from those that are selected, too
    #[arg(long)]
    pub derived: bool,

    /// What navigation properties bring: `follow` their types, hold any `json`, or `omit` them
    #[arg(long, value_name = "CHOICE", default_value = "follow", value_parser = navigation())]
    pub navigation: Navigation,

    /// Write nothing; print why each type is generated, and what stopping at some would save
    #[arg(long, conflicts_with_all = ["check", "dump", "timings"])]
    pub explain_closure: bool,

    /// With `--explain-closure`: print what including this too would cost; may be repeated
    #[arg(long, value_name = "PATTERN", requires = "explain_closure")]
    pub cost_of: Vec<String>,
}

impl SelectArgs {
    /// The selection that the arguments describe.
    pub(super) fn selection(&self) -> Selection {
        Selection {
            include: self.include.clone(),
            exclude: self.exclude.clone(),
            stop_at: self.stop_at.clone(),
            derived: self.derived,
            navigation: self.navigation,
            ..Selection::default()
        }
    }
}

fn navigation() -> impl clap::builder::TypedValueParser<Value = Navigation> {
    let choice = |name: String| Navigation::ALL.into_iter().find(|choice| choice.as_str() == name).unwrap_or_default();
    PossibleValuesParser::new(Navigation::ALL.map(Navigation::as_str)).map(choice)
}

/// The API versions by name.
pub(super) fn versions() -> impl clap::builder::TypedValueParser<Value = ApiVersion> {
    PossibleValuesParser::new(ApiVersion::ALL.map(ApiVersion::as_str)).try_map(|name| name.parse::<ApiVersion>())
}

impl GenerateArgs {
    /// Whether nothing but text is printed.
    pub(super) fn is_look(&self) -> bool {
        self.dump.is_some() || self.select.explain_closure
    }

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
        if let Some(dir) = &self.module {
            option("--module", &dir.to_string_lossy());
        }
        let SelectArgs { include, exclude, stop_at, derived, navigation, .. } = &self.select;
        for (name, patterns) in [("--include", include), ("--exclude", exclude), ("--stop-at", stop_at)] {
            for pattern in patterns {
                option(name, pattern);
            }
        }
        if *navigation != Navigation::default() {
            option("--navigation", navigation.as_str());
        }
        if let Some(file) = &self.schema {
            option("--schema", &file.to_string_lossy());
        }
        if *derived {
            words.push("--derived".to_owned());
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
