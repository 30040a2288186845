//! `roundtrip`: every JSON example of a documentation set through the generated type it belongs to, and back; and every
//! exchange through its operation.

mod harness;

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use msgraph_docgen::Outcome;
use msgraph_docgen::cli::{Console, Status};
use msgraph_docgen::config::{Config, Layout};
use msgraph_docgen::plan::{CratePlan, plan};
use msgraph_docgen::report::roundtrip::{Checks, Example, Examples, Exchanges, Tally};
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
        Ok(true) => Status::Fine,
        Ok(false) => Status::Findings,
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
) -> Result<bool, String> {
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
    let (plan, _) = plan(&outcome.schemas, &config);
    let exchanges = exchanges(&outcome, &plan);
    let cases: Vec<Example> =
        examples.cases.iter().chain(exchanges.cases.iter().map(|(_, example)| example)).cloned().collect();
    let written = harness::run(&outcome, &plan, &cases, target)?;
    let (of_types, of_operations) = written.split_at_checked(examples.cases.len()).unwrap_or((&written, &[]));
    let mut tally = Tally::default();
    for (example, ways) in examples.cases.iter().zip(of_types) {
        tally.add(example, ways);
    }
    let checks = Checks::new(&exchanges, of_operations);
    console.print(&tally.to_string());
    list(console, &examples.excluded, args.verbose);
    console.print(&tally.misses(args.verbose));
    console.print(&checks.to_string());
    list(console, &exchanges.excluded, args.verbose);
    if args.verbose {
        console.print(&checks.misses());
    }
    Ok(tally.is_fine() && checks.is_fine())
}

/// Prints what was left out, and with `verbose` where.
fn list(console: &mut Console<'_>, excluded: &BTreeMap<&'static str, Vec<String>>, verbose: bool) {
    for (reason, places) in excluded {
        console.print(&format!("{:>8} left out: {reason}\n", places.len()));
        for place in places.iter().filter(|_| verbose) {
            console.print(&format!("         {place}\n"));
        }
    }
}

/// The examples of all operations.
fn exchanges(outcome: &Outcome, plan: &CratePlan) -> Exchanges {
    let operations = plan.versions.iter().map(|version| {
        let operations = version.namespaces.iter().flat_map(|namespace| &namespace.operations);
        (version.version, operations.collect())
    });
    Exchanges::of_pages(outcome, &operations.collect::<Vec<_>>())
}
