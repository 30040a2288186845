//! `bench`: how much slower than a bare markdown parser the generator is, on the same files and threads.

use std::hint::black_box;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{fs, io};

use clap::Args;
use msgraph_docgen::cli::{Console, Status};
use msgraph_docgen::config::Config;
use msgraph_docgen::source;
use msgraph_docgen::{Observer, Stage};
use pulldown_cmark::{Options, Parser};
use rayon::iter::{IntoParallelIterator as _, ParallelIterator as _};

/// The arguments of `bench`.
#[derive(Args, Debug)]
pub(crate) struct BenchArgs {
    /// Documentation folder [default: spec-docs]
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,

    /// How often each pass is run; the medians are compared
    #[arg(long, value_name = "N", default_value_t = 15, value_parser = clap::value_parser!(u16).range(1..))]
    runs: u16,

    /// Exit with 1 if documentation to schema takes more than this many times the bare pass
    #[arg(long, value_name = "RATIO")]
    at_most: Option<f64>,
}

/// One round: the bare pass and a full run, taken in turn so that both see the same machine.
struct Round {
    bare: Duration,
    to_schema: Duration,
    whole: Duration,
}

/// Runs the command.
pub(crate) fn run(args: &BenchArgs, default_docs: &Path, console: &mut Console<'_>) -> Status {
    let docs = args.docs.as_deref().unwrap_or(default_docs);
    // The first round fills the disk cache and is not counted.
    let rounds: Result<Vec<_>, _> = (0..=args.runs).map(|_| round(docs)).collect();
    match rounds {
        Ok(rounds) => report(rounds.get(1..).unwrap_or_default(), args.at_most, console),
        Err(error) => {
            console.report(&format!("error: cannot read {}: {error}\n", docs.display()));
            Status::Failure
        }
    }
}

fn round(docs: &Path) -> io::Result<Round> {
    let start = now();
    black_box(bare(docs)?);
    let bare = now().duration_since(start);
    let start = now();
    let sources = source::load(docs, &[]).map_err(io::Error::other)?;
    let watch = Watch { loaded: now().duration_since(start), clock: Mutex::default() };
    black_box(msgraph_docgen::run_observed(&sources, &Config::default(), &watch));
    let whole = now().duration_since(start);
    Ok(Round { bare, to_schema: watch.to_schema(), whole })
}

fn report(rounds: &[Round], at_most: Option<f64>, console: &mut Console<'_>) -> Status {
    let bare = median(rounds, |round| round.bare);
    let to_schema = median(rounds, |round| round.to_schema);
    let whole = median(rounds, |round| round.whole);
    let lines = [
        ("reading the files and parsing the markdown", bare),
        ("documentation to schema", to_schema),
        ("documentation to formatted code", whole),
    ];
    for (name, seconds) in lines {
        console.print(&format!("{name:<44}{:>9.1} ms {:>7.2}x\n", seconds * 1000.0, seconds / bare));
    }
    let (threads, rounds) = (rayon::current_num_threads(), rounds.len());
    console
        .print(&format!("medians of {rounds} rounds on {threads} threads; factors are relative to the first line\n"));
    match at_most {
        Some(limit) if to_schema / bare > limit => {
            console.report(&format!("error: documentation to schema takes more than {limit} times the bare pass\n"));
            Status::Findings
        }
        _ => Status::Fine,
    }
}

fn median(rounds: &[Round], time: impl Fn(&Round) -> Duration) -> f64 {
    let mut times: Vec<_> = rounds.iter().map(time).collect();
    times.sort_unstable();
    times.get(times.len() / 2).copied().unwrap_or_default().as_secs_f64()
}

/// What any tool that reads these pages has to do at least; gives the number of markdown events.
fn bare(docs: &Path) -> io::Result<usize> {
    let mut files = Vec::new();
    let mut folders = vec![docs.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder)? {
            let entry = entry?;
            if entry.file_type()?.is_dir() {
                folders.push(entry.path());
            } else if entry.path().extension().is_some_and(|extension| extension == "md") {
                files.push(entry.path());
            }
        }
    }
    let options = Options::ENABLE_TABLES | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let events = |file: PathBuf| {
        let bytes = fs::read(file)?;
        Ok(Parser::new_ext(&String::from_utf8_lossy(&bytes), options).count())
    };
    files.into_par_iter().map(events).sum::<io::Result<usize>>()
}

/// Adds up the time of the stages before the plan, over all versions.
struct Watch {
    loaded: Duration,
    clock: Mutex<(Duration, Option<Instant>)>,
}

impl Watch {
    /// To be asked when the run is over.
    fn to_schema(&self) -> Duration {
        let (spent, running) = *self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        self.loaded + spent + running.map_or(Duration::ZERO, |start| now().duration_since(start))
    }
}

impl Observer for Watch {
    fn enter(&self, stage: Stage, _: usize) {
        let mut clock = self.clock.lock().unwrap_or_else(PoisonError::into_inner);
        let (spent, running) = &mut *clock;
        match (stage, *running) {
            (Stage::Plan | Stage::Emit, Some(start)) => {
                *spent += now().duration_since(start);
                *running = None;
            }
            (Stage::Parse | Stage::Extract | Stage::Resolve, None) => *running = Some(now()),
            _ => {}
        }
    }
}

#[expect(clippy::disallowed_methods, reason = "a benchmark measures time")]
fn now() -> Instant {
    Instant::now()
}
