//! The command line, shared by the binary `msgraph-docgen` and the workspace's `xtask`.
//!
//! A command takes its parsed arguments, a [`Frontend`] with the caller's defaults and a [`Console`], and gives
//! a [`Status`]; nothing here exits the process. Adding a command means a module with its arguments and its
//! function, and a variant of the two `Command` enumerations: the one here and the one in `xtask`.

mod args;
mod console;
mod diff;
mod generate;
mod insight;
mod progress;
mod remarks;
mod summary;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::{ArgGroup, CommandFactory as _, FromArgMatches, Parser, Subcommand};

pub use args::GenerateArgs;
pub use console::Console;
pub use diff::{DiffArgs, ReadRevision, Repository, diff};
pub use generate::{Frontend, generate};
pub use insight::{CoverageArgs, ExplainArgs, coverage, explain};

/// What a command came to; the numbers are the exit codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// Everything is as it should be.
    Fine = 0,
    /// Something is stale, a page gave a diagnostic at error level, or a change is as bad as `--fail-on`.
    Findings = 1,
    /// Wrong usage, or something could not be read or written.
    Failure = 2,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(status as u8)
    }
}

/// Reads the Microsoft Graph documentation as a compiler reads source and emits Rust models.
#[derive(Debug, Parser)]
#[command(name = "msgraph-docgen", version, after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

/// The commands of the binary.
#[derive(Debug, Subcommand)]
enum Command {
    /// Generate a crate, a schema, or a look into one stage
    Generate(GenerateArgs),
    /// Say where a type or property was read and which evidence decided
    Explain(ExplainArgs),
    /// Count the pages, tables, rows and cells that were used or ignored
    Coverage(CoverageArgs),
    /// List what changed between two schemas or documentation folders, and how bad it is for the Rust API
    Diff(DiffArgs),
}

/// The meaning of the exit codes, shown at the end of help texts.
pub const EXIT_CODES: &str = "Exit codes: 0 fine, 1 stale files, diagnostics at error level or changes as bad as `--fail-on`, 2 wrong usage or an I/O error";

/// The binary `msgraph-docgen`, with the process's own arguments and streams.
pub fn main() -> ExitCode {
    let mut console = Console::process();
    let status = run(std::env::args_os(), &mut console);
    console.finish(status).into()
}

/// The binary `msgraph-docgen` with the given arguments; the first is the program's name.
pub fn run(args: impl IntoIterator<Item = OsString>, console: &mut Console<'_>) -> Status {
    let command = Cli::command().mut_subcommand("generate", |generate| {
        let product = ArgGroup::new("product")
            .args(["crate_dir", "module", "schema", "dump", "explain_closure"])
            .required(true)
            .multiple(true);
        generate.mut_arg("docs", |docs| docs.required(true)).group(product)
    });
    match parse::<Cli>(command, args, console) {
        Ok(Cli { command: Command::Generate(args) }) => {
            generate(&args, &Frontend::new("msgraph-docgen generate"), console)
        }
        Ok(Cli { command: Command::Explain(args) }) => explain(&args, None, console),
        Ok(Cli { command: Command::Coverage(args) }) => coverage(&args, None, console),
        Ok(Cli { command: Command::Diff(args) }) => diff(&args, None, console),
        Err(status) => status,
    }
}

/// Parses arguments with `command`; help and usage errors are printed.
///
/// # Errors
/// The status to end with when there is nothing to run.
pub fn parse<C: FromArgMatches>(
    mut command: clap::Command,
    args: impl IntoIterator<Item = OsString>,
    console: &mut Console<'_>,
) -> Result<C, Status> {
    let parsed = command.try_get_matches_from_mut(args).and_then(|matches| C::from_arg_matches(&matches));
    parsed.map_err(|error| {
        let text = error.render().to_string();
        if error.use_stderr() {
            console.report(&text);
            return Status::Failure;
        }
        console.print(&text);
        Status::Fine
    })
}
