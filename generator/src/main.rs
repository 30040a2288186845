//! The command `msgraph-docgen`; everything is in the library's module `cli`.

use std::process::ExitCode;

/// Reading thousands of pages on all cores is a fifth faster with it than with the system's allocator.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    msgraph_docgen::cli::main()
}
