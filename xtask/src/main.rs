//! Developer commands of this workspace: the generator's own commands with the workspace's folders filled in,
//! the difference between revisions, benchmarks, the features of the models, and the round trip of the documented
//! examples.

mod bench;
mod bench_models;
mod features;
mod folder;
mod measure;
mod revisions;
mod roundtrip;

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::{CommandFactory as _, Parser, Subcommand};
use msgraph_docgen::cli::{
    self, Console, CoverageArgs, DiffArgs, EXIT_CODES, ExplainArgs, Frontend, GenerateArgs, Repository,
};

/// Reading thousands of pages on all cores is a fifth faster with it than with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Developer commands of this workspace.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask", after_help = EXIT_CODES)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Regenerate the crate `generated` from `spec-docs`; options read and write other folders
    Regen(GenerateArgs),
    /// Say where a type or property was read and which evidence decided
    Explain(ExplainArgs),
    /// Count the pages, tables, rows and cells that were used or ignored
    Coverage(CoverageArgs),
    /// List what changed between two revisions, schemas or documentation folders, and how bad it is for the Rust API
    Diff(DiffArgs),
    /// Compare the time of documentation to schema with that of merely parsing the same files
    Bench(bench::BenchArgs),
    /// Compile the models with each feature alone, and say what each has and costs
    Features(features::FeaturesArgs),
    /// Push every JSON example through the generated types and back, and count what was lost
    Roundtrip(roundtrip::RoundtripArgs),
    /// Compare what the models cost to build and to use with the same types and plain derives
    BenchModels(bench_models::BenchModelsArgs),
}

fn main() -> ExitCode {
    let mut console = Console::process();
    let status = match cli::parse::<Cli>(Cli::command(), std::env::args_os(), &mut console) {
        Ok(Cli { command: Command::Regen(args) }) => {
            let frontend =
                Frontend::new("cargo xtask regen").with_workspace(workspace("spec-docs"), workspace("generated"));
            cli::generate(&args, &frontend, &mut console)
        }
        Ok(Cli { command: Command::Explain(args) }) => cli::explain(&args, Some(&workspace("spec-docs")), &mut console),
        Ok(Cli { command: Command::Coverage(args) }) => {
            cli::coverage(&args, Some(&workspace("spec-docs")), &mut console)
        }
        Ok(Cli { command: Command::Diff(args) }) => {
            let root = workspace(".");
            let read = |revision: &str, path: &str| revisions::read(&root, revision, path);
            let repository =
                Repository { root: root.clone(), schemas: "generated/schema", docs: "spec-docs", read: &read };
            cli::diff(&args, Some(&repository), &mut console)
        }
        Ok(Cli { command: Command::BenchModels(args) }) => {
            let target = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/bench-models");
            bench_models::run(&args, &workspace("spec-docs"), &target, &mut console)
        }
        Ok(Cli { command: Command::Features(args) }) => {
            features::run(&args, &workspace("spec-docs"), &workspace("target/features"), &mut console)
        }
        Ok(Cli { command: Command::Bench(args) }) => bench::run(&args, &workspace("spec-docs"), &mut console),
        Ok(Cli { command: Command::Roundtrip(args) }) => {
            roundtrip::run(&args, &workspace("spec-docs"), &workspace("target"), &mut console)
        }
        Err(status) => status,
    };
    console.finish(status).into()
}

/// A folder of the workspace, relative to the current folder when that is the workspace's root.
fn workspace(folder: &str) -> PathBuf {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    #[expect(clippy::disallowed_methods, reason = "only how paths are shown depends on it")]
    let here = std::env::current_dir();
    if here.is_ok_and(|here| here == root) { PathBuf::from(folder) } else { root.join(folder) }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    use super::Cli;

    #[test]
    fn the_arguments_are_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn help_text() {
        insta::assert_snapshot!(Cli::command().render_help());
    }
}
