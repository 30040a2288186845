//! `diff`: what changed between two schemas, two documentation folders or two revisions.

use std::path::{Path, PathBuf};

use clap::Args;
use clap::builder::{PossibleValuesParser, TypedValueParser as _};

use super::{Console, Status};
use crate::config::Config;
use crate::output;
use crate::report::diff::render::{Format, render};
use crate::report::diff::{
    Acknowledgements, Claims, Level, Misfit, Report, SchemaDiff, Uses, claims, compare_with, misfits,
};
use crate::run::understand;
use crate::schema::{self, Schema};
use crate::source::{self, ApiVersion};

/// The arguments of `diff`.
#[derive(Args, Clone, Debug, Default)]
pub struct DiffArgs {
    /// What to compare: a git revision of the repository, a schema file, a folder of schemas or of documentation
    #[arg(value_name = "BASE", conflicts_with = "docs_base")]
    pub base: Option<String>,

    /// What to compare it with [default: the schemas of the working tree]
    #[arg(value_name = "HEAD", conflicts_with = "docs_head")]
    pub head: Option<String>,

    /// Run the generator on this documentation folder and compare its schemas
    #[arg(long, value_name = "DIR")]
    pub docs_base: Option<PathBuf>,

    /// Run the generator on this documentation folder, to compare with
    #[arg(long, value_name = "DIR")]
    pub docs_head: Option<PathBuf>,

    /// API version to compare; repeat it for several [default: all that are found]
    #[arg(long = "api-version", value_name = "VERSION", value_parser = super::args::versions())]
    pub versions: Vec<ApiVersion>,

    /// The form of the report
    #[arg(long, value_name = "FORMAT", default_value = "human", value_parser = formats())]
    pub format: Format,

    /// Also write the report as a section of a changelog to this file, whole
    #[arg(long, value_name = "FILE")]
    pub changelog: Option<PathBuf>,

    /// Exit with 1 if a change that is not acknowledged is of this level or worse
    #[arg(long, value_name = "LEVEL", value_parser = levels())]
    pub fail_on: Option<Level>,

    /// Accepted changes: a YAML list of entries with `fingerprint`, `reason` and perhaps `expires`
    #[arg(long, value_name = "FILE")]
    pub ack: Option<PathBuf>,

    /// Mark the changes that touch this: a list of types and `Type.property`, a Rust file, or a folder of Rust files
    #[arg(long, value_name = "PATH")]
    pub uses: Vec<PathBuf>,
}

fn formats() -> impl clap::builder::TypedValueParser<Value = Format> {
    let unknown = || "unknown format".to_owned();
    PossibleValuesParser::new(Format::ALL.map(Format::as_str))
        .try_map(move |name| Format::from_name(&name).ok_or_else(unknown))
}

fn levels() -> impl clap::builder::TypedValueParser<Value = Level> {
    let unknown = || "unknown level".to_owned();
    PossibleValuesParser::new(Level::ALL.map(Level::as_str))
        .try_map(move |name| Level::from_name(&name).ok_or_else(unknown))
}

/// Reads a committed file at a revision: `None` where the revision has no such file, an error where there is no such
/// revision. Takes the revision and a path relative to the repository's root with `/`.
pub type ReadRevision<'a> = &'a dyn Fn(&str, &str) -> Result<Option<String>, String>;

/// The repository that a command runs in.
pub struct Repository<'a> {
    /// Its root, absolute or relative to the current folder.
    pub root: PathBuf,
    /// The folder of the committed schemas below the root, which has a folder with `schema.json` per version.
    pub schemas: &'static str,
    /// The folder of the documentation below the root.
    pub docs: &'static str,
    /// Reads committed files.
    pub read: ReadRevision<'a>,
}

/// One side: what people call it, its schemas, and the overrides that do not fit it.
struct Side {
    name: String,
    schemas: Vec<Schema>,
    misfits: Vec<Misfit>,
    /// The claims behind each schema, where the pages were read.
    claims: Vec<Claims>,
}

/// Runs the command; without a `repository`, both sides have to be given as files or folders.
pub fn diff(args: &DiffArgs, repository: Option<&Repository<'_>>, console: &mut Console<'_>) -> Status {
    let result = report(args, repository).and_then(|report| {
        write_changelog(args.changelog.as_deref(), &report)?;
        Ok(report)
    });
    match result {
        Ok(report) => {
            console.print(&render(&report, args.format));
            let failed = args.fail_on.is_some_and(|level| report.fails_on(level));
            if failed { Status::Findings } else { Status::Fine }
        }
        Err(reason) => {
            console.report(&format!("error: {reason}\n"));
            Status::Failure
        }
    }
}

/// Writes the section of a changelog, unless the file has this text already.
fn write_changelog(file: Option<&Path>, report: &Report) -> Result<(), String> {
    let Some(file) = file else { return Ok(()) };
    let written = output::write_file(file, &render(report, Format::Changelog));
    written.map(|_| ()).map_err(|error| error.to_string())
}

fn report(args: &DiffArgs, repository: Option<&Repository<'_>>) -> Result<Report, String> {
    let loader = Loader { versions: &args.versions, repository };
    let base = loader.side(args.docs_base.as_deref(), args.base.as_deref(), Some("HEAD"))?;
    let head = loader.side(args.docs_head.as_deref(), args.head.as_deref(), None)?;
    let versions = ApiVersion::ALL.into_iter().filter(|version| base.has(*version) || head.has(*version));
    let diffs = versions.map(|version| compare_sides(&base, &head, version)).collect();
    let mut report = Report::new(base.name, head.name, diffs);
    report.docs = docs(args, repository);
    if !args.uses.is_empty() {
        report.mark_uses(&uses(&args.uses)?);
    }
    if let Some(file) = &args.ack {
        let text = source::read_text(file).map_err(|error| error.to_string())?;
        let entries = Acknowledgements::parse(&text).map_err(|error| format!("{}: {error}", file.display()))?;
        report.acknowledge(&entries, &today());
    }
    Ok(report)
}

fn compare_sides(base: &Side, head: &Side, version: ApiVersion) -> SchemaDiff {
    let nothing = Schema { version, types: std::collections::BTreeMap::new(), operations: Vec::new() };
    let (before, after) = (base.schema(version), head.schema(version));
    let unknown = Claims::new();
    let claims = [base, head].map(|side| side.claims(version).unwrap_or(&unknown));
    let mut diff = compare_with(before.unwrap_or(&nothing), after.unwrap_or(&nothing), claims);
    diff.add_overrides(&base.misfits, &head.misfits);
    diff
}

/// Where the pages of the head lie, for links and annotations.
fn docs(args: &DiffArgs, repository: Option<&Repository<'_>>) -> String {
    match (&args.docs_head, &args.head, repository) {
        (Some(dir), _, _) => dir.to_string_lossy().replace('\\', "/"),
        (None, Some(dir), _) if Path::new(dir).is_dir() && !has_schemas(Path::new(dir)) => dir.replace('\\', "/"),
        (None, _, Some(repository)) => repository.docs.to_owned(),
        (None, _, None) => String::new(),
    }
}

impl Side {
    fn schema(&self, version: ApiVersion) -> Option<&Schema> {
        self.schemas.iter().find(|schema| schema.version == version)
    }

    fn claims(&self, version: ApiVersion) -> Option<&Claims> {
        let mut found = self.schemas.iter().zip(&self.claims).filter(|(schema, _)| schema.version == version);
        found.next().map(|(_, claims)| claims)
    }

    fn has(&self, version: ApiVersion) -> bool {
        self.schema(version).is_some()
    }
}

/// Finds out what an argument means.
struct Loader<'a> {
    versions: &'a [ApiVersion],
    repository: Option<&'a Repository<'a>>,
}

impl Loader<'_> {
    /// A documentation folder, a file or folder, a revision, or the default: a revision, else the working tree.
    fn side(&self, docs: Option<&Path>, given: Option<&str>, default: Option<&str>) -> Result<Side, String> {
        if let Some(dir) = docs {
            return self.documentation(dir);
        }
        let path = given.map(Path::new);
        match (path, given.or(default), self.repository) {
            (Some(path), _, _) if path.is_file() => self.schemas(&path.display().to_string(), &[path.to_owned()]),
            (Some(path), _, _) if has_schemas(path) => self.folder(&path.display().to_string(), path),
            (Some(path), _, _) if path.is_dir() => self.documentation(path),
            (_, Some(revision), Some(repository)) => self.revision(revision, repository),
            (_, Some(name), None) if given.is_some() => Err(format!("{name} is neither a file nor a folder")),
            (_, None, Some(repository)) => self.folder("the working tree", &repository.root.join(repository.schemas)),
            (_, _, None) => {
                Err("nothing to compare: give two schema files, or `--docs-base` and `--docs-head`".to_owned())
            }
        }
    }

    fn is_wanted(&self, version: ApiVersion) -> bool {
        self.versions.is_empty() || self.versions.contains(&version)
    }

    fn documentation(&self, dir: &Path) -> Result<Side, String> {
        let sources = source::load(dir, self.versions).map_err(|error| error.to_string())?;
        let config = Config { versions: self.versions.to_vec(), ..Config::default() };
        let outcome = understand(&sources, &config);
        let misfits = misfits(&sources, &outcome.diagnostics);
        let claims = outcome.cases.iter().map(|cases| claims(&sources, cases)).collect();
        Ok(Side { name: dir.display().to_string(), schemas: outcome.schemas, misfits, claims })
    }

    fn folder(&self, name: &str, dir: &Path) -> Result<Side, String> {
        let files: Vec<PathBuf> = ApiVersion::ALL.into_iter().map(|version| schema_file(dir, version)).collect();
        self.schemas(name, &files.into_iter().filter(|file| file.is_file()).collect::<Vec<_>>())
    }

    fn schemas(&self, name: &str, files: &[PathBuf]) -> Result<Side, String> {
        let read = |file: &PathBuf| {
            let text = source::read_text(file).map_err(|error| error.to_string())?;
            schema::from_json(&text).map_err(|error| format!("{}: {error}", file.display()))
        };
        let schemas = files.iter().map(read).collect::<Result<Vec<_>, _>>()?;
        self.found(name, schemas)
    }

    fn revision(&self, revision: &str, repository: &Repository<'_>) -> Result<Side, String> {
        let mut schemas = Vec::new();
        for version in ApiVersion::ALL {
            let file = format!("{}/{version}/schema.json", repository.schemas);
            if let Some(text) = (repository.read)(revision, &file)? {
                schemas.push(schema::from_json(&text).map_err(|error| format!("{revision}:{file}: {error}"))?);
            }
        }
        self.found(revision, schemas)
    }

    fn found(&self, name: &str, mut schemas: Vec<Schema>) -> Result<Side, String> {
        schemas.retain(|schema| self.is_wanted(schema.version));
        if schemas.is_empty() {
            return Err(format!("no schema in {name}"));
        }
        Ok(Side { name: name.to_owned(), schemas, misfits: Vec::new(), claims: Vec::new() })
    }
}

fn schema_file(dir: &Path, version: ApiVersion) -> PathBuf {
    dir.join(version.as_str()).join("schema.json")
}

fn has_schemas(dir: &Path) -> bool {
    ApiVersion::ALL.into_iter().any(|version| schema_file(dir, version).is_file())
}

/// The name of the generated crate in Rust code.
const CRATE: &str = "msgraph_models";

fn uses(paths: &[PathBuf]) -> Result<Uses, String> {
    let mut uses = Uses::default();
    for path in paths {
        let is_source = path.extension().is_some_and(|ending| ending == "rs");
        if path.is_dir() || is_source {
            for (file, text) in source::load_rust(path).map_err(|error| error.to_string())? {
                uses.add_source(&file, &text, CRATE);
            }
        } else {
            uses.add_list(&source::read_text(path).map_err(|error| error.to_string())?);
        }
    }
    Ok(uses)
}

/// The day in UTC, as `YYYY-MM-DD`.
fn today() -> String {
    jiff::Timestamp::now().to_zoned(jiff::tz::TimeZone::UTC).date().to_string()
}
