//! `bench-models`: what the generated models cost to build and to use, next to the same types with plain derives.
//!
//! All crates are members of one workspace in the target folder and come from one run of the generator.

mod programs;
mod shapes;
mod table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::Args;
use msgraph_docgen::cli::{Console, Status};
use msgraph_docgen::config::Config;
use msgraph_docgen::source::{self, ApiVersion};

use crate::folder::{make_workspace, put_all, remove};
use crate::measure::{self, Cost, Package};
use shapes::Shape;

/// The arguments of `bench-models`.
#[derive(Args, Debug)]
pub(crate) struct BenchModelsArgs {
    /// Documentation folder [default: spec-docs]
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,

    /// Also build the types with serde's derives, and compare reading, writing and memory with them
    #[arg(long)]
    derive: bool,

    /// How often each crate is built; the medians are compared
    #[arg(long, value_name = "N", default_value_t = 3, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,
}

/// The packages that are measured.
const OURS: &str = "msgraph-models";
const BARE: &str = "bare";
const DERIVED: &str = "derived";
const USER: &str = "user";
const MINIMAL: &str = "user-minimal";
const THROUGHPUT: &str = "throughput";

/// The figures of one run.
struct Report {
    check: BTreeMap<&'static str, Cost>,
    release: BTreeMap<&'static str, Cost>,
    rlib: BTreeMap<&'static str, u64>,
    /// What the throughput program printed.
    throughput: Option<String>,
}

/// Runs the command.
pub(crate) fn run(args: &BenchModelsArgs, default_docs: &Path, target: &Path, console: &mut Console<'_>) -> Status {
    let docs = args.docs.as_deref().unwrap_or(default_docs);
    match write(docs, target, args.derive).and_then(|()| measure(target, args)) {
        Ok(report) => {
            console.print(&table::markdown(&report));
            Status::Fine
        }
        Err(error) => {
            console.report(&format!("error: {error}\n"));
            Status::Failure
        }
    }
}

/// Generates the crates and the programs that use them.
fn write(docs: &Path, target: &Path, derive: bool) -> io::Result<()> {
    let sources = source::load(docs, &[]).map_err(io::Error::other)?;
    let mut config = Config::default();
    config.versions = vec![ApiVersion::V1];
    // Behind a feature that is off, and nothing that derives could stand for.
    config.operations = false;
    let files = msgraph_docgen::run(&sources, &config).output.files;
    for old in [OURS, BARE, DERIVED, USER, MINIMAL, THROUGHPUT] {
        remove(&target.join(old))?;
    }
    put_all(&target.join(OURS), &files)?;
    put_all(&target.join(BARE), &shapes::derived(&files, Shape::Bare))?;
    put_all(&target.join(USER), &programs::user())?;
    put_all(&target.join(MINIMAL), &programs::minimal())?;
    let mut members = vec![OURS, BARE, USER, MINIMAL];
    if derive {
        put_all(&target.join(DERIVED), &shapes::derived(&files, Shape::Serde))?;
        put_all(&target.join(THROUGHPUT), &programs::throughput())?;
        members.extend([DERIVED, THROUGHPUT]);
    }
    make_workspace(target, &members)
}

fn measure(target: &Path, args: &BenchModelsArgs) -> io::Result<Report> {
    let libraries = [BARE, OURS, DERIVED].into_iter().take(if args.derive { 3 } else { 2 });
    let checked: Vec<_> = libraries.map(|name| Package { workspace: target, name, source: "src/lib.rs" }).collect();
    let programs = [MINIMAL, USER].map(|name| Package { workspace: target, name, source: "src/main.rs" });
    let released: Vec<_> = checked.iter().chain(&programs).copied().collect();
    let check = measure::build(&checked, &["check"], args.runs)?;
    let release = measure::build(&released, &["build", "--release"], args.runs)?;
    let rlib = checked.iter().map(|package| {
        let file = format!("target/release/lib{}.rlib", package.name.replace('-', "_"));
        Ok((package.name, fs::metadata(target.join(file))?.len()))
    });
    let rlib = rlib.collect::<io::Result<_>>()?;
    let throughput = args.derive.then(|| measure::output(target, THROUGHPUT)).transpose()?;
    Ok(Report { check, release, rlib, throughput })
}
