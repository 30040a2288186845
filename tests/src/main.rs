//! The command line under test, built where Cargo tells the tests about it.

use std::process::ExitCode;

fn main() -> ExitCode {
    msgraph_docgen::cli::main()
}
