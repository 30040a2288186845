//! Writes the module `msgraph`; with `--check` it says instead whether that would change anything.

use std::process::ExitCode;

use msgraph_docgen::{Builder, Error};

fn main() -> Result<ExitCode, Error> {
    let package = concat!(env!("CARGO_MANIFEST_DIR"), "/..");
    let builder = Builder::new()
        .docs(format!("{package}/../../../spec-docs"))
        .include(["/me/messages"])
        .stop_at(["attachment", "extension"])
        .out_dir(format!("{package}/src"));
    if std::env::args().nth(1).as_deref() != Some("--check") {
        let changes = builder.generate()?;
        println!("{} files changed", changes.len());
        return Ok(ExitCode::SUCCESS);
    }
    let changes = builder.check()?;
    for change in &changes {
        println!("{} {}", change.kind.as_str(), change.path);
    }
    Ok(if changes.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
