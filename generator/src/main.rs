//! The command `msgraph-docgen`; everything is in the library's module `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    msgraph_docgen::cli::main()
}
