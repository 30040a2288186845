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
mod options;

use std::path::{Path, PathBuf};

pub use error::Error;
use input::{Input, Loaded};
pub use lock::{LOCK, Lock};

use crate::config::{Config, Layout, Misuse};
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
            config: Config { layout: Layout::Module, operations: false, ..Config::default() },
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
