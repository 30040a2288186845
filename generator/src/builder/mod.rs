//! Generating from a build script, or into files that are checked in.
//!
//! [`generate`] is the simple case; a [`Builder`] has the choices. A build script that does
//!
//! ```no_run
//! fn main() -> Result<(), msgraph_docgen::Error> {
//!     msgraph_docgen::generate("docs", ["user", "/me/messages"])
//! }
//! ```
//!
//! gives the crate a module, and cargo runs it again when a page changes:
//!
//! ```ignore
//! include!(concat!(env!("OUT_DIR"), "/docgen.rs"));
//! use msgraph::v1_0::User;
//! ```
//!
//! No process is started, no network is used, and nothing is written outside the output folder.

mod cargo;
mod error;
mod input;
mod lock;

use std::path::{Path, PathBuf};

pub use error::Error;
use input::{Input, Loaded};
pub use lock::{LOCK, Lock};

use crate::config::{
    Addition, Attribute, Config, Conversion, DateTypes, DocLevel, Layout, Misuse, Navigation, Replacement,
};
use crate::diag::Diagnostic;
use crate::output::{self, Change, OutputTree};
use crate::plan::{Role, RustIdent};
use crate::schema::Schema;
use crate::select::Selected;
use crate::source::{ApiVersion, SourceSet};
use crate::{Product, produce, run};

/// Generates the types and operations of v1.0 that `include` matches, with everything they need, from the pages in the
/// folder `docs` into `OUT_DIR`; an empty `include` means everything. See [`Builder`] for more.
///
/// # Errors
/// See [`Builder::generate`].
pub fn generate<I>(docs: impl Into<PathBuf>, include: I) -> Result<(), Error>
where
    I: IntoIterator,
    I::Item: Into<String>,
{
    Builder::new().docs(docs).include(include).generate().map(drop)
}

/// How to generate a module: what to read, what to select, what it looks like, where to write it.
///
/// Every list can be added to by further calls. A pattern that matches nothing is an error of [`run`](Self::run), which
/// names the nearest existing name; the forms of patterns are those of [`Selection`](crate::config::Selection).
#[derive(Clone, Debug)]
#[must_use = "a builder does nothing until `run` or `generate` is called"]
pub struct Builder {
    input: Input,
    versions: Vec<ApiVersion>,
    overrides: Vec<PathBuf>,
    revision: Option<String>,
    config: Config,
    module: String,
    out_dir: Option<PathBuf>,
    include_file: Option<String>,
    warnings: usize,
}

/// What [`Builder::run`] made.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Generated {
    /// The files to write, below the module's folder; the lock is one of them.
    pub output: OutputTree,
    /// What the files were made from.
    pub lock: Lock,
    /// One schema per version, all of it.
    pub schemas: Vec<Schema>,
    /// What is generated of each schema, and why; empty where all of it is.
    pub selected: Vec<Selected>,
    /// The pages; empty where a schema was read.
    pub sources: SourceSet,
    /// What the pages made the generator remark, sorted by place; empty where a schema was read.
    pub diagnostics: Vec<Diagnostic>,
}

impl Default for Builder {
    fn default() -> Self {
        Self {
            input: Input::None,
            versions: Vec::new(),
            overrides: Vec::new(),
            revision: None,
            config: Config { layout: Layout::Module, ..Config::default() },
            module: "msgraph".to_owned(),
            out_dir: None,
            include_file: None,
            warnings: 5,
        }
    }
}

/// The file that is included from `OUT_DIR`.
const INCLUDE_FILE: &str = "docgen.rs";

impl Builder {
    /// A builder that reads nothing yet, selects everything, and writes the module `msgraph` to `OUT_DIR`.
    pub fn new() -> Self {
        Self::default()
    }

    /// Reads the pages in this folder: one with `v1.0` or `beta` in it, or that of one version. Relative paths start at
    /// the current folder, in a build script that of the package. A folder without pages is an error.
    pub fn docs(mut self, folder: impl Into<PathBuf>) -> Self {
        self.input = Input::Docs(folder.into());
        self
    }

    /// Reads a schema instead of pages: a single file, which `msgraph-docgen generate --schema` writes, and much faster
    /// to read. A file that is no schema is an error.
    pub fn schema(mut self, file: impl Into<PathBuf>) -> Self {
        self.input = Input::Schema(file.into());
        self
    }

    /// Generates this version; several calls, several versions, each in a module of its own. Without a call it is v1.0
    /// of pages, and of a schema whatever it is of. A version that the input does not have is an error.
    pub fn api_version(mut self, version: ApiVersion) -> Self {
        self.versions.push(version);
        self
    }

    /// Applies a file of corrections beside those in the documentation's own folder `overrides`. One that does not fit
    /// is a diagnostic at error level; one for a schema is an error.
    pub fn overrides(mut self, file: impl Into<PathBuf>) -> Self {
        self.overrides.push(file.into());
        self
    }

    /// Notes in the lock which revision of the documentation was read.
    pub fn docs_revision(mut self, revision: impl Into<String>) -> Self {
        self.revision = Some(revision.into());
        self
    }

    /// Generates what these patterns match with everything it needs, and not everything. A pattern that matches nothing
    /// is an error that names the nearest existing name, as is one of which an exclusion takes everything back.
    pub fn include<I: IntoIterator<Item: Into<String>>>(mut self, patterns: I) -> Self {
        self.config.selection.include.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Leaves out what these patterns match, and the properties of these types. A pattern that matches nothing is an
    /// error that names the nearest existing name.
    pub fn exclude<I: IntoIterator<Item: Into<String>>>(mut self, patterns: I) -> Self {
        self.config.selection.exclude.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Does not generate these types: properties of them hold a `serde_json::Value`. A pattern that matches no type is an
    /// error that names the nearest existing name.
    pub fn stop_at<I: IntoIterator<Item: Into<String>>>(mut self, patterns: I) -> Self {
        self.config.selection.stop_at.extend(patterns.into_iter().map(Into::into));
        self
    }

    /// Whether a selected type brings the types derived from it too; they do not, as a base type keeps what it does not
    /// know. Properties whose type has derived types hold an enum of all that are generated.
    pub fn derived(mut self, derived: bool) -> Self {
        self.config.selection.derived = derived;
        self
    }

    /// What navigation properties bring: their types, as all properties do, or nothing.
    pub fn navigation(mut self, navigation: Navigation) -> Self {
        self.config.selection.navigation = navigation;
        self
    }

    /// Derives a trait for what a target means: types as in a selection, with or without wildcards. A target that matches
    /// nothing generated is an error that names the nearest existing name; so is a text that is no path of a trait. A
    /// trait that the type has anyway is not derived again.
    pub fn derive(self, target: impl Into<String>, path: impl Into<String>) -> Self {
        self.addition(target.into(), Addition::Derive(path.into()))
    }

    /// Adds an attribute, `#[...]`, to what a target means: types as in a selection, else `TYPE.PROPERTY` or
    /// `TYPE.MEMBER` as in `user.mail` or `*.createdDateTime`. A target that matches nothing generated is an error that
    /// names the nearest existing name; so is a text that is no attribute.
    pub fn attribute(self, target: impl Into<String>, attribute: impl Into<String>) -> Self {
        self.addition(target.into(), Addition::Attribute(attribute.into()))
    }

    fn addition(mut self, target: String, addition: Addition) -> Self {
        self.config.attributes.push(Attribute { target, addition });
        self
    }

    /// Puts a type of one's own in the place of one that is documented, by a path from `crate::` or `::` on. It has to be
    /// `Clone`, `Serialize` and `DeserializeOwned`; values that it does not deserialize from stay in the additional
    /// properties. A name that no type has is an error that names the nearest one; so is a text that is no such path.
    pub fn replace(mut self, name: impl Into<String>, path: impl Into<String>) -> Self {
        self.config.replacements.push(Replacement { name: name.into(), path: path.into() });
        self
    }

    /// The types of fields that hold dates, times and durations. What such a type cannot hold, such as a date and time
    /// without offset, stays in the additional properties; what it holds is written in its own form. The crate that is chosen has to be a dependency of the
    /// one that has the module.
    pub fn dates(mut self, dates: DateTypes) -> Self {
        self.config.dates = dates;
        self
    }

    /// Adds conversions between the value types and those of this crate, which has to be a dependency of the one that
    /// has the module.
    pub fn convert(mut self, conversion: Conversion) -> Self {
        self.config.conversions.push(conversion);
        self
    }

    /// How much of the documentation the generated items have.
    pub fn doc_level(mut self, level: DocLevel) -> Self {
        self.config.docs = level;
        self
    }

    /// The name of the module and its folder, `msgraph` if there is no call. A text that is no name for a module is an
    /// error that shows the nearest one that is.
    pub fn module(mut self, name: impl Into<String>) -> Self {
        self.module = name.into();
        self
    }

    /// Writes the folder of the module into this one instead of `OUT_DIR`, such as `src`, to be checked in. There is no
    /// file to include then: the crate says `mod msgraph;`.
    pub fn out_dir(mut self, folder: impl Into<PathBuf>) -> Self {
        self.out_dir = Some(folder.into());
        self
    }

    /// The name of the file to include, beside the folder of the module. Without a call it is `docgen.rs` in `OUT_DIR`,
    /// and in an output folder of one's own there is none.
    pub fn include_file(mut self, name: impl Into<String>) -> Self {
        self.include_file = Some(name.into());
        self
    }

    /// How many remarks about the pages of selected types and operations are shown as warnings of cargo before the rest
    /// is counted: 5 if there is no call, none if it is 0.
    pub fn warnings(mut self, limit: usize) -> Self {
        self.warnings = limit;
        self
    }

    /// Reads the input and makes the files, without writing any.
    ///
    /// # Errors
    /// [`Error`] when the input cannot be read, or when the configuration does not fit it.
    pub fn run(&self) -> Result<Generated, Error> {
        self.check_names()?;
        let config = self.full_config();
        let loaded = self.input.load(&self.versions, &self.overrides)?;
        let lock = loaded.lock(self.revision.as_deref(), &config);
        let mut generated = match loaded {
            Loaded::Pages(sources) => {
                let outcome = run(&sources, &config);
                if !outcome.misuses.is_empty() {
                    return Err(Error::Misuse(outcome.misuses));
                }
                let (output, diagnostics) = (outcome.output, outcome.diagnostics);
                Generated { output, lock, schemas: outcome.schemas, selected: outcome.selected, sources, diagnostics }
            }
            Loaded::Schema { schema, .. } => {
                let schemas = vec![*schema];
                let Product { output, selected, .. } = produce(&schemas, &config).map_err(Error::Misuse)?;
                let (sources, diagnostics) = (SourceSet::default(), Vec::new());
                Generated { output, lock, schemas, selected, sources, diagnostics }
            }
        };
        generated.output.files.insert(LOCK.to_owned(), generated.lock.to_string());
        Ok(generated)
    }

    /// Makes the files and writes those that differ; in a build script it also tells cargo when to run it again, and
    /// shows warnings. Gives what was changed below the module's folder.
    ///
    /// # Errors
    /// [`Error`] as of [`run`](Self::run), or when the files cannot be written.
    pub fn generate(&self) -> Result<Vec<Change>, Error> {
        let environment = cargo::out_dir();
        let out_dir = self.out_dir.clone().or_else(|| environment.clone()).ok_or(Error::NoOutDir)?;
        let generated = self.run()?;
        let changes = output::write(&generated.output, &out_dir.join(&self.module))?;
        if let Some(name) = self.include_name() {
            output::write_file(&out_dir.join(name), &self.include_text())?;
        }
        if let Some(environment) = environment {
            print!("{}", self.cargo_lines(&generated, &environment));
        }
        Ok(changes)
    }

    /// What [`generate`](Self::generate) would change below the module's folder; for a test that checked-in files are up
    /// to date.
    ///
    /// # Errors
    /// As of [`generate`](Self::generate).
    pub fn check(&self) -> Result<Vec<Change>, Error> {
        let out_dir = self.out_dir.clone().or_else(cargo::out_dir).ok_or(Error::NoOutDir)?;
        Ok(output::compare(&self.run()?.output, &out_dir.join(&self.module))?)
    }

    /// Whether the lock among the files tells that they were made from the same inputs, with the same configuration, by
    /// the same version of the generator. Reads the input and generates nothing; says nothing about files that somebody
    /// edited.
    ///
    /// # Errors
    /// [`Error`] when the input cannot be read.
    pub fn is_current(&self) -> Result<bool, Error> {
        let out_dir = self.out_dir.clone().or_else(cargo::out_dir).ok_or(Error::NoOutDir)?;
        let loaded = self.input.load(&self.versions, &self.overrides)?;
        let lock = loaded.lock(self.revision.as_deref(), &self.full_config());
        Ok(output::compare_file(&out_dir.join(&self.module).join(LOCK), &lock.to_string())?.is_none())
    }

    fn full_config(&self) -> Config {
        Config { versions: self.input.versions(&self.versions), ..self.config.clone() }
    }

    fn include_name(&self) -> Option<&str> {
        let default = self.out_dir.is_none().then_some(INCLUDE_FILE);
        self.include_file.as_deref().or(default)
    }

    fn include_text(&self) -> String {
        format!(
            "// @generated by msgraph-docgen; do not edit.\n\n\
             /// Models of Microsoft Graph, generated from its documentation.\n\
             #[allow(unreachable_pub)]\npub mod {};\n",
            self.module
        )
    }

    /// Whether the module and the file to include can be called so.
    fn check_names(&self) -> Result<(), Error> {
        let mut misuses = Vec::new();
        let bad = |option, name: &str, reason: String| Misuse::BadPattern { option, pattern: name.to_owned(), reason };
        let ident = RustIdent::new(Role::Module, &self.module);
        if ident.as_str() != self.module {
            misuses.push(bad("module", &self.module, format!("not the name of a module; `{ident}` would be one")));
        }
        if let Some(name) = self.include_name() {
            let is_name = Path::new(name).components().count() == 1 && !name.contains(['/', '\\', ':']);
            if !is_name || name == ".." || name == "." || name == self.module {
                misuses.push(bad("include_file", name, "not the name of a file beside the module's folder".to_owned()));
            } else if name.strip_suffix(".rs") == Some(&self.module) {
                let reason = format!("the file and the folder would both be the module `{}`", self.module);
                misuses.push(bad("include_file", name, reason));
            }
        }
        if misuses.is_empty() { Ok(()) } else { Err(Error::Misuse(misuses)) }
    }
}
