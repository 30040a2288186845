//! The HTML report in a real browser, driven by `chromedriver`. Where there is none, nothing is tested, which is said.
//!
//! Pages are opened from files in `target/browser`, where the screenshots are left for a look at them.

#![cfg(test)]
#![expect(clippy::print_stdout, clippy::print_stderr, reason = "without a harness, this is the report")]

mod checks;
mod driver;
mod pages;

use std::process::ExitCode;

use self::driver::Driver;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if arguments.iter().any(|argument| argument == "--list") {
        // Runners that start tests one by one ask for their names first.
        if !arguments.iter().any(|argument| argument == "--ignored") {
            println!("browser: test");
        }
        return ExitCode::SUCCESS;
    }
    let wanted = arguments.iter().find(|argument| !argument.starts_with('-'));
    if wanted.is_some_and(|wanted| !"browser".contains(wanted.as_str())) {
        return ExitCode::SUCCESS;
    }
    let Some(mut driver) = Driver::start() else {
        println!("\nSKIPPED: the HTML report was not tested in a browser; there is no chromedriver on PATH\n");
        return ExitCode::SUCCESS;
    };
    let mut failed = 0;
    for (name, check) in checks::ALL {
        match check(&mut driver) {
            Ok(()) => println!("browser: {name} ... ok"),
            Err(why) => {
                eprintln!("browser: {name} ... FAILED\n{why}");
                failed += 1;
            }
        }
    }
    if failed == 0 { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}
