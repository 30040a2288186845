//! `explain` and `coverage`: looks into a run that write nothing, except a blessed baseline.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::{Console, Status};
use crate::config::Config;
use crate::report::{self, Coverage};
use crate::run::understand;
use crate::source::{self, SourceSet};
use crate::{Outcome, output};

/// The arguments of `explain`.
#[derive(Args, Clone, Debug)]
pub struct ExplainArgs {
    /// A type or property, such as `user` or `microsoft.graph.user.mail`
    #[arg(value_name = "TYPE[.PROPERTY]")]
    pub target: String,

    /// Documentation: a folder with `v1.0` and/or `beta`, or one version's folder with `resources` and `api`
    #[arg(long, value_name = "DIR")]
    pub docs: Option<PathBuf>,
}

/// The arguments of `coverage`.
#[derive(Args, Clone, Debug)]
pub struct CoverageArgs {
    /// Documentation: a folder with `v1.0` and/or `beta`, or one version's folder with `resources` and `api`
    #[arg(long, value_name = "DIR")]
    pub docs: Option<PathBuf>,

    /// List every ignored table and skipped row with its reason
    #[arg(long)]
    pub details: bool,

    /// Compare with the counts in this file, and exit with 1 if any became worse
    #[arg(long, value_name = "FILE")]
    pub check: Option<PathBuf>,

    /// Write the counts to this file
    #[arg(long, value_name = "FILE", conflicts_with = "check")]
    pub bless: Option<PathBuf>,
}

/// Runs `explain`; `default` is the documentation read without `--docs`.
pub fn explain(args: &ExplainArgs, default: Option<&Path>, console: &mut Console<'_>) -> Status {
    let explained = outcome(args.docs.as_deref().or(default)).and_then(|(sources, outcome)| {
        report::explain(&sources, &outcome, &args.target).map_err(|error| error.to_string())
    });
    finish(explained, console, Status::Fine)
}

/// Runs `coverage`; `default` is the documentation read without `--docs`.
pub fn coverage(args: &CoverageArgs, default: Option<&Path>, console: &mut Console<'_>) -> Status {
    let counted =
        outcome(args.docs.as_deref().or(default)).map(|(sources, outcome)| report::coverage(&sources, &outcome));
    let coverage = match counted {
        Ok(coverage) => coverage,
        Err(reason) => return finish(Err(reason), console, Status::Fine),
    };
    let mut text = coverage.to_string();
    if args.details {
        text.push_str(&coverage.details());
    }
    if let Some(file) = &args.bless {
        let written = output::write_file(file, &coverage.to_string());
        return finish(written.map(|_| text).map_err(|error| error.to_string()), console, Status::Fine);
    }
    let Some(file) = &args.check else { return finish(Ok(text), console, Status::Fine) };
    let baseline = match source::read_text(file) {
        Ok(baseline) => Coverage::parse(&baseline),
        Err(error) => return finish(Err(error.to_string()), console, Status::Fine),
    };
    let worse = coverage.regressions(&baseline);
    for regression in &worse {
        let _ = writeln!(text, "worse: {} was {}, is {}", regression.name, regression.before, regression.after);
    }
    finish(Ok(text), console, if worse.is_empty() { Status::Fine } else { Status::Findings })
}

fn outcome(docs: Option<&Path>) -> Result<(SourceSet, Outcome), String> {
    let docs = docs.ok_or("no documentation folder: add `--docs DIR`")?;
    let sources = source::load(docs, &[]).map_err(|error| error.to_string())?;
    let outcome = understand(&sources, &Config::default());
    Ok((sources, outcome))
}

fn finish(result: Result<String, String>, console: &mut Console<'_>, status: Status) -> Status {
    match result {
        Ok(text) => {
            console.print(&text);
            status
        }
        Err(reason) => {
            console.report(&format!("error: {reason}\n"));
            Status::Failure
        }
    }
}
