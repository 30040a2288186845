//! `generate`: reads the documentation, writes or checks a crate, a schema, or shows one stage's data.

use std::fmt::{Display, Write as _};
use std::path::{Path, PathBuf};

use super::progress::{self, Progress};
use super::{Console, GenerateArgs, Status, remarks, summary};
use crate::builder::{LOCK, Lock};
use crate::config::{Config, Layout, Misuse};
use crate::diag::Level;
use crate::output::{self, Change, ChangeKind};
use crate::run::understand;
use crate::source::{self, ApiVersion, SourceSet};
use crate::{Outcome, report, schema};

/// The package name of generated crates.
const PACKAGE: &str = "msgraph-models";

/// What the caller of a command fills in where an argument is missing.
#[derive(Clone, Debug)]
pub struct Frontend {
    program: &'static str,
    docs: Option<PathBuf>,
    output: Option<PathBuf>,
}

impl Frontend {
    /// A caller without defaults; `program` is what people type to run the command.
    pub fn new(program: &'static str) -> Self {
        Self { program, docs: None, output: None }
    }

    /// Reads `docs` where no `--docs` is given, and writes the crate `output`, which is a member of the
    /// workspace, where no `--crate` is given.
    #[must_use]
    pub fn with_workspace(self, docs: PathBuf, output: PathBuf) -> Self {
        Self { docs: Some(docs), output: Some(output), ..self }
    }
}

/// Why the command could not do its work; shown after `error: `.
struct Failure(String);

impl Failure {
    fn new(reason: impl Display) -> Self {
        Self(reason.to_string())
    }

    fn of(misuses: &[Misuse]) -> Self {
        Self(misuses.iter().map(Misuse::to_string).collect::<Vec<_>>().join("\nerror: "))
    }
}

/// Runs the command.
pub fn generate(args: &GenerateArgs, frontend: &Frontend, console: &mut Console<'_>) -> Status {
    let done = Job::new(args, frontend).and_then(|job| match &args.dump {
        Some(dump) => job.dump(dump, console),
        None if args.select.explain_closure => job.explain_closure(console),
        None => job.generate(console),
    });
    done.unwrap_or_else(|Failure(reason)| {
        console.report(&format!("error: {reason}\n"));
        Status::Failure
    })
}

/// The arguments with every default filled in.
struct Job<'a> {
    args: &'a GenerateArgs,
    frontend: &'a Frontend,
    docs: &'a Path,
    /// The folder of the crate, if one is to be written.
    output: Option<&'a Path>,
    config: Config,
}

/// A file or folder with what would be, or was, done below it.
type Effect = (PathBuf, ChangeKind);

impl<'a> Job<'a> {
    fn new(args: &'a GenerateArgs, frontend: &'a Frontend) -> Result<Self, Failure> {
        let docs = args.docs.as_deref().or(frontend.docs.as_deref());
        let docs = docs.ok_or_else(|| Failure::new("no documentation folder: add `--docs DIR`"))?;
        let selection = args.select.selection();
        let chosen = args.crate_dir.as_deref().or(args.module.as_deref());
        if chosen.is_none() && frontend.output.is_some() && !selection.is_all() && !args.is_look() {
            return Err(Failure::new(
                "a selection is not written to the workspace's own crate: add `--crate` or `--module`",
            ));
        }
        let output = chosen.or(frontend.output.as_deref());
        let versions = ApiVersion::ALL.into_iter().filter(|version| args.versions.contains(version)).collect();
        let layout = match &args.module {
            Some(_) => Layout::Module,
            None => Layout::Crate { name: PACKAGE.to_owned(), standalone: args.crate_dir.is_some() },
        };
        let config = Config { versions, layout, selection, ..Config::default() };
        Ok(Self { args, frontend, docs, output, config })
    }

    fn load(&self) -> Result<SourceSet, Failure> {
        let sources = source::load(self.docs, &self.config.versions).map_err(Failure::new)?;
        let found = sources.versions();
        if let Some(version) = self.config.versions.iter().find(|version| !found.contains(version)) {
            return Err(Failure(format!("no pages of {version} in {}", self.docs.display())));
        }
        if self.args.schema.is_some() && found.len() > 1 {
            let docs = self.docs.display();
            return Err(Failure(format!(
                "`--schema` takes a single version and {docs} has several: add `--api-version v1.0` or `--api-version beta`"
            )));
        }
        Ok(sources)
    }

    fn dump(&self, dump: &[String], console: &mut Console<'_>) -> Result<Status, Failure> {
        let [stage, target] = dump else { return Err(Failure::new("`--dump` takes a stage and a page or type")) };
        let text = crate::dump::dump(&self.load()?, &self.config, stage, target).map_err(Failure::new)?;
        console.print(&text);
        if !text.ends_with('\n') {
            console.print("\n");
        }
        Ok(Status::Fine)
    }

    fn explain_closure(&self, console: &mut Console<'_>) -> Result<Status, Failure> {
        let schemas = understand(&self.load()?, &self.config).schemas;
        let text =
            report::closure(&schemas, &self.config, &self.args.select.cost_of).map_err(|all| Failure::of(&all))?;
        console.print(&text);
        Ok(Status::Fine)
    }

    fn generate(&self, console: &mut Console<'_>) -> Result<Status, Failure> {
        let progress = Progress::new(console.is_terminal());
        progress.begin("load", 0);
        let sources = self.load()?;
        let mut outcome = crate::run_observed(&sources, &self.config, &progress);
        if !outcome.misuses.is_empty() {
            progress.finish();
            return Err(Failure::of(&outcome.misuses));
        }
        if self.args.module.is_some() {
            let lock = Lock::of_pages(&sources, None, &self.config);
            outcome.output.files.insert(LOCK.to_owned(), lock.to_string());
        }
        progress.begin(if self.args.check { "compare" } else { "write" }, 0);
        let effects = self.put(&outcome)?;
        let phases = progress.finish();

        console.report(&remarks::text(&outcome.diagnostics, &sources, self.args.verbose));
        if self.args.timings {
            console.report(&progress::table(&phases));
        }
        let stale = self.args.check && !effects.is_empty();
        if self.args.check {
            console.print(&self.verdict(&effects));
        }
        let time = phases.iter().map(|(_, spent)| *spent).sum();
        console.print(&summary::text(&outcome, &effects, self.args.check, time));
        let failed = outcome.diagnostics.iter().any(|diagnostic| diagnostic.level() == Level::Error);
        Ok(if stale || failed { Status::Findings } else { Status::Fine })
    }

    /// Writes, or with `--check` compares, the crate and the schema.
    fn put(&self, outcome: &Outcome) -> Result<Vec<Effect>, Failure> {
        let mut effects = Vec::new();
        if let Some(dir) = self.output {
            let apply = if self.args.check { output::compare } else { output::write };
            let changes = apply(&outcome.output, dir).map_err(Failure::new)?;
            effects.extend(changes.into_iter().map(|Change { path, kind }| (dir.join(path), kind)));
        }
        let schemas = if outcome.selected.is_empty() {
            outcome.schemas.iter().collect::<Vec<_>>()
        } else {
            outcome.selected.iter().map(|part| &part.schema).collect()
        };
        if let (Some(file), [schema]) = (&self.args.schema, schemas.as_slice()) {
            let apply = if self.args.check { output::compare_file } else { output::write_file };
            let change = apply(file, &schema::to_json(schema)).map_err(Failure::new)?;
            effects.extend(change.map(|kind| (file.clone(), kind)));
        }
        Ok(effects)
    }

    /// Every stale file with what would be done to it, and the command that does it.
    fn verdict(&self, effects: &[Effect]) -> String {
        if effects.is_empty() {
            return "up to date\n".to_owned();
        }
        let mut out = String::new();
        for (path, kind) in effects {
            let _ = writeln!(out, "{:<8} {}", kind.as_str(), path.display());
        }
        let files = if effects.len() == 1 { "1 file is" } else { &format!("{} files are", effects.len()) };
        let fix = self.args.fixing_command(self.frontend.program);
        let _ = writeln!(out, "{files} stale; to update: {fix}");
        out
    }
}
