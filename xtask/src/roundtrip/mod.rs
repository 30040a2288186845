//! `roundtrip`: every JSON example of a documentation set through the generated type it belongs to, and back.

mod harness;

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use msgraph_docgen::cli::{Console, Status};
use msgraph_docgen::config::{Config, Layout};
use msgraph_docgen::report::roundtrip::{Examples, Tally};
use msgraph_docgen::source::{self, ApiVersion};

/// The arguments of `roundtrip`.
#[derive(Args, Debug)]
pub(crate) struct RoundtripArgs {
    /// Documentation folder [default: spec-docs]
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,

    /// Further examples, of types of the first version: one JSON object per line with the keys `file`, `line`,
    /// `type`, `isCollection`, `at` and `body`
    #[arg(long, value_name = "FILE")]
    examples: Option<PathBuf>,

    /// Print every miss, not only the first ones, and the place of every example that was left out
    #[arg(short, long)]
    verbose: bool,
}

/// Runs the command; crates are generated and built below `target`.
pub(crate) fn run(args: &RoundtripArgs, default_docs: &Path, target: &Path, console: &mut Console<'_>) -> Status {
    match attempt(args, default_docs, target, console) {
        Ok(tally) if tally.is_fine() => Status::Fine,
        Ok(_) => Status::Findings,
        Err(reason) => {
            console.report(&format!("error: {reason}\n"));
            Status::Failure
        }
    }
}

fn attempt(
    args: &RoundtripArgs,
    default_docs: &Path,
    target: &Path,
    console: &mut Console<'_>,
) -> Result<Tally, String> {
    let docs = args.docs.as_deref().unwrap_or(default_docs);
    let sources = source::load(docs, &ApiVersion::ALL).map_err(|error| error.to_string())?;
    let mut config = Config::default();
    config.layout = Layout::Crate { name: harness::MODELS.to_owned(), standalone: true };
    let outcome = msgraph_docgen::run(&sources, &config);
    let mut examples = Examples::of_pages(&sources, &outcome);
    if let Some(file) = &args.examples {
        let schema = outcome.schemas.first().ok_or("the documentation defines no types")?;
        let text = fs::read_to_string(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
        examples.add_file(&text, schema).map_err(|error| format!("{}: {error}", file.display()))?;
    }
    let written = harness::run(&outcome, &config, &examples.cases, target)?;
    let mut tally = Tally::default();
    for (example, ways) in examples.cases.iter().zip(&written) {
        tally.add(example, ways);
    }
    console.print(&tally.to_string());
    for (reason, places) in &examples.excluded {
        console.print(&format!("{:>8} left out: {reason}\n", places.len()));
        for place in places.iter().filter(|_| args.verbose) {
            console.print(&format!("         {place}\n"));
        }
    }
    console.print(&tally.misses(args.verbose));
    Ok(tally)
}
