//! The choices of a [`Builder`]; each says what happens when it matches nothing.

use std::path::PathBuf;

use super::{Builder, Input};
use crate::config::{Addition, Attribute, Conversion, DateTypes, DocLevel, Navigation, Replacement};
use crate::source::ApiVersion;

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

    /// Adds conversions between the value types, or the operations, and the types of this crate, which has to be a dependency of the one that
    /// has the module.
    pub fn convert(mut self, conversion: Conversion) -> Self {
        self.config.conversions.push(conversion);
        self
    }

    /// Whether selected operations are generated too, with the names of properties for their queries; they are not, as a
    /// build usually wants models alone. Only patterns of paths, pages and namespaces select operations.
    pub fn operations(mut self, operations: bool) -> Self {
        self.config.operations = operations;
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
}
