//! What a builder reads: a folder of pages, or schemas.

use std::fs;
use std::path::{Path, PathBuf};

use super::{Error, Lock};
use crate::config::Config;
use crate::schema::{self, Schema};
use crate::source::{self, ApiVersion, LoadError, SourceFile, SourceSet};

/// Where the types come from.
#[derive(Clone, Debug, Default)]
pub(super) enum Input {
    /// Nobody said yet.
    #[default]
    None,
    /// A folder of pages.
    Docs(PathBuf),
    /// A schema that an earlier run wrote.
    Schema(PathBuf),
}

/// What was read.
#[derive(Debug)]
pub(super) enum Loaded {
    Pages(SourceSet),
    Schema { schema: Box<Schema>, text: String },
}

impl Input {
    /// Reads it. An empty list of `versions` means v1.0 of a folder, and whatever a schema is of.
    pub(super) fn load(&self, versions: &[ApiVersion], overrides: &[PathBuf]) -> Result<Loaded, Error> {
        match self {
            Self::None => Err(Error::NoInput),
            Self::Docs(path) => load_pages(path, versions, overrides).map(Loaded::Pages),
            Self::Schema(path) => match overrides.first() {
                Some(overrides) => Err(Error::OverridesOfSchema { path: overrides.clone() }),
                None => load_schema(path, versions),
            },
        }
    }

    /// The versions to generate.
    pub(super) fn versions(&self, wanted: &[ApiVersion]) -> Vec<ApiVersion> {
        match self {
            Self::Docs(_) if wanted.is_empty() => vec![ApiVersion::V1],
            _ => ApiVersion::ALL.into_iter().filter(|version| wanted.contains(version)).collect(),
        }
    }

    /// The files and folders that decide the output; all of them exist. A folder stands for everything in it, also
    /// for pages and overrides that are added to it.
    pub(super) fn watched(&self, wanted: &[ApiVersion]) -> Vec<PathBuf> {
        match self {
            Self::None => Vec::new(),
            Self::Schema(path) => vec![path.clone()],
            Self::Docs(path) => {
                let versions = self.versions(wanted).into_iter().map(|version| path.join(version.as_str()));
                let folders = versions.chain([path.join("includes")]).filter(|folder| folder.is_dir());
                let folders: Vec<PathBuf> = folders.collect();
                // The folder of one version has no folder of a version in it.
                let is_version = ApiVersion::ALL.iter().all(|version| !path.join(version.as_str()).is_dir());
                if is_version { vec![path.clone()] } else { folders }
            }
        }
    }
}

impl Loaded {
    /// The lock of what is made of it.
    pub(super) fn lock(&self, revision: Option<&str>, config: &Config) -> Lock {
        match self {
            Self::Pages(sources) => Lock::of_pages(sources, revision, config),
            Self::Schema { text, .. } => Lock::of_schemas([text.as_str()], revision, config),
        }
    }
}

fn load_pages(path: &Path, versions: &[ApiVersion], overrides: &[PathBuf]) -> Result<SourceSet, Error> {
    let wanted = Input::Docs(path.to_owned()).versions(versions);
    let sources = source::load(path, &wanted)?;
    let found = sources.versions();
    if let Some(missing) = wanted.iter().find(|version| !found.contains(version)) {
        return Err(Error::NoVersion { path: path.to_owned(), wanted: *missing });
    }
    if overrides.is_empty() {
        return Ok(sources);
    }
    let mut files: Vec<SourceFile> = sources.iter().map(|(_, file)| file.clone()).collect();
    for (number, file) in overrides.iter().enumerate() {
        let bytes = fs::read(file).map_err(|source| LoadError::Io { path: file.clone(), source })?;
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        // The number keeps files of the same name in different folders apart.
        let place = format!("overrides/{number}/{name}");
        files.extend(found.iter().map(|version| SourceFile::decode(*version, place.clone(), bytes.clone())));
    }
    Ok(SourceSet::new(files))
}

fn load_schema(path: &Path, versions: &[ApiVersion]) -> Result<Loaded, Error> {
    let text = source::read_text(path)?;
    let schema = schema::from_json(&text).map_err(|source| Error::Schema { path: path.to_owned(), source })?;
    match versions.iter().find(|version| **version != schema.version) {
        Some(wanted) => Err(Error::OtherVersion { path: path.to_owned(), found: schema.version, wanted: *wanted }),
        None => Ok(Loaded::Schema { schema: Box::new(schema), text }),
    }
}
