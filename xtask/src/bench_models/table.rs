//! The figures as tables for the README.

use super::{BARE, DERIVED, MINIMAL, OURS, Report, USER};
use crate::measure::Cost;

/// All tables.
pub(super) fn markdown(report: &Report) -> String {
    let check = |name| report.check.get(name).copied().unwrap_or_default();
    let release = |name| report.release.get(name).copied().unwrap_or_default();
    let with_derived = report.check.contains_key(DERIVED);
    let mut out = String::from("| | standard derives only | these models |");
    out.push_str(if with_derived { " serde derives |\n|---|---|---|---|\n" } else { "\n|---|---|---|\n" });
    let mut row = |name: &str, show: &dyn Fn(&'static str) -> String| {
        let mut cells = vec![show(BARE), show(OURS)];
        cells.extend(with_derived.then(|| show(DERIVED)));
        out.extend(["| ", name, " | ", &cells.join(" | "), " |\n"]);
    };
    row("`cargo check`", &|name| ratio(check(name), check(BARE)));
    row("its peak memory", &|name| format!("{:.0} MiB", check(name).peak));
    row("`cargo build --release`", &|name| ratio(release(name), check(BARE)));
    row("the library's size", &|name| megabytes(report.rlib.get(name).copied().unwrap_or_default()));
    out.extend([
        "\nA program that reads two pages, built for release, takes ",
        &ratio(release(USER), release(MINIMAL)),
        " of CPU time with these models, ",
        &ratio(release(MINIMAL), release(MINIMAL)),
        " with structs made by hand.\n",
    ]);
    if let Some(throughput) = &report.throughput {
        out.push_str("\n| serde derives = 1 | reading, MB/s | writing, MB/s | live memory |\n|---|---|---|---|\n");
        out.push_str(throughput);
    }
    out
}

/// CPU seconds, and how many times those of another build.
fn ratio(cost: Cost, base: Cost) -> String {
    format!("{:.1} s ({:.2}×)", cost.cpu, cost.cpu / base.cpu)
}

fn megabytes(bytes: u64) -> String {
    format!("{}.{} MB", bytes / 1_000_000, bytes / 100_000 % 10)
}
