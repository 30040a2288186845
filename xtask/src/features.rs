//! `features`: what each feature of the generated crate has and costs, and that it compiles alone without a warning.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;
use msgraph_docgen::cli::{Console, Status};
use msgraph_docgen::config::Config;
use msgraph_docgen::plan::plan;
use msgraph_docgen::source::{self, ApiVersion};

use crate::folder::{make_workspace, put_all, remove};
use crate::measure::{self, Package};

/// The arguments of `features`.
#[derive(Args, Debug)]
pub(crate) struct FeaturesArgs {
    /// Documentation folder [default: spec-docs]
    #[arg(long, value_name = "DIR")]
    docs: Option<PathBuf>,

    /// Read only this version; may be repeated [default: every version there is]
    #[arg(long, value_name = "VERSION")]
    api_version: Vec<ApiVersion>,

    /// Compile only this many of the features, at even distances in their order
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    sample: Option<u16>,
}

/// The package that is compiled.
const MODELS: &str = "msgraph-models";

/// Asks for warnings to be errors without changing the environment.
const DENY_WARNINGS: &str = "build.rustflags=[\"-D\", \"warnings\"]";

/// One choice of features.
#[derive(Debug, PartialEq, Eq)]
struct Choice {
    /// The feature; empty for none.
    feature: String,
    /// How many types it has itself.
    own: usize,
    /// How many types are compiled.
    all: usize,
}

/// Runs the command.
pub(crate) fn run(args: &FeaturesArgs, default_docs: &Path, target: &Path, console: &mut Console<'_>) -> Status {
    let docs = args.docs.as_deref().unwrap_or(default_docs);
    let done = write(docs, &args.api_version, target).and_then(|sizes| {
        console.print("| feature | its types | types compiled | `cargo check` |\n|:---|---:|---:|---:|\n");
        choices(sizes, args.sample.map(usize::from)).iter().try_for_each(|choice| {
            let seconds = check(target, &choice.feature)?;
            let Choice { feature, own, all } = choice;
            let name = if feature.is_empty() { "none".to_owned() } else { format!("`{feature}`") };
            console.print(&format!("| {name} | {own} | {all} | {seconds:.1} s |\n"));
            Ok(())
        })
    });
    match done {
        Ok(()) => Status::Fine,
        Err(error) => {
            console.report(&format!("error: {error}\n"));
            Status::Failure
        }
    }
}

/// Generates the crate; its features with the number of their types, and that of the types without a feature.
fn write(docs: &Path, versions: &[ApiVersion], target: &Path) -> io::Result<Vec<(Option<String>, usize)>> {
    let sources = source::load(docs, &[]).map_err(io::Error::other)?;
    let mut config = Config::default();
    config.versions = versions.to_vec();
    let outcome = msgraph_docgen::run(&sources, &config);
    remove(&target.join(MODELS))?;
    put_all(&target.join(MODELS), &outcome.output.files)?;
    make_workspace(target, &[MODELS])?;
    let (plan, _) = plan(&outcome.schemas, &config);
    let sizes = plan.areas.iter().map(|area| {
        let feature = area.feature.as_ref().map(ToString::to_string);
        (feature, area.types.iter().sum())
    });
    Ok(sizes.collect())
}

/// Everything, then the features, or a sample of them, the largest first, then nothing.
fn choices(mut sizes: Vec<(Option<String>, usize)>, sample: Option<usize>) -> Vec<Choice> {
    let full = sizes.iter().map(|(_, types)| types).sum();
    let always = sizes.iter().filter(|(feature, _)| feature.is_none()).map(|(_, types)| *types).sum();
    let choice = |feature: &str, own, all| Choice { feature: feature.to_owned(), own, all };
    sizes.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    let features = sizes.iter().filter_map(|(feature, own)| Some(choice(feature.as_ref()?, *own, always + own)));
    let features: Vec<Choice> = features.collect();
    let (count, total) = (sample.unwrap_or(features.len()), features.len());
    // The quotient grows by one at even distances.
    let kept = features.into_iter().enumerate().filter(|(at, _)| at * count / total < (at + 1) * count / total);
    let kept = kept.map(|(_, choice)| choice);
    std::iter::once(choice("full", full, full)).chain(kept).chain([choice("", always, always)]).collect()
}

/// Compiles the crate with one feature; the CPU time of it alone, in seconds.
fn check(target: &Path, feature: &str) -> io::Result<f64> {
    let package = Package { workspace: target, name: MODELS, source: "src/lib.rs" };
    let command = ["--config", DENY_WARNINGS, "check", "--no-default-features", "--features", feature];
    let failed = |error| io::Error::other(format!("with the feature `{feature}` alone: {error}"));
    let costs = measure::build(&[package], &command, 1).map_err(failed)?;
    Ok(costs.get(MODELS).copied().unwrap_or_default().cpu)
}

#[cfg(test)]
mod tests {
    use super::choices;

    fn check(sample: Option<usize>, expected: &[(&str, usize, usize)]) {
        let sizes = [(None, 5), (Some("a"), 3), (Some("b"), 9), (Some("c"), 1), (Some("d"), 4)];
        let sizes = sizes.map(|(feature, types)| (feature.map(str::to_owned), types));
        let choices = choices(sizes.to_vec(), sample);
        let found: Vec<_> = choices.iter().map(|choice| (choice.feature.as_str(), choice.own, choice.all)).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_feature_comes_with_what_is_always_there() {
        check(None, &[("full", 22, 22), ("b", 9, 14), ("d", 4, 9), ("a", 3, 8), ("c", 1, 6), ("", 5, 5)]);
    }

    #[test]
    fn a_sample_has_everything_and_nothing_too() {
        check(Some(2), &[("full", 22, 22), ("d", 4, 9), ("c", 1, 6), ("", 5, 5)]);
        check(Some(1), &[("full", 22, 22), ("c", 1, 6), ("", 5, 5)]);
        check(Some(9), &[("full", 22, 22), ("b", 9, 14), ("d", 4, 9), ("a", 3, 8), ("c", 1, 6), ("", 5, 5)]);
    }
}
