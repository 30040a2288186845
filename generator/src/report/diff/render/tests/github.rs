//! Annotations.

use super::{hostile, nothing, report, sample};
use crate::report::diff::Report;
use crate::report::diff::render::{Format, render};

fn github(report: &Report) -> String {
    render(report, Format::Github)
}

#[test]
fn the_sample() {
    insta::assert_snapshot!(github(&sample()));
}

#[test]
fn no_change() {
    assert_eq!(github(&nothing()), "");
}

#[test]
fn only_as_many_as_are_shown() {
    let text = github(&report(5_200, || "name".to_owned()));
    let count = |command: &str| text.lines().filter(|line| line.starts_with(command)).count();
    assert_eq!(["::error ", "::warning ", "::notice "].map(count), [10, 10, 10]);
    let last = "::notice title=API diff::5,200 changes: 1,600 source-breaking, 800 wire-breaking, 400 behaviour-risk, \
                1,600 additive, 800 docs-only; 400 acknowledged. Annotated here: 29 of 5,200.\n";
    assert!(text.ends_with(last), "{text}");
}

#[test]
fn without_a_folder_there_is_no_file() {
    let text = github(&Report { docs: String::new(), ..sample() });
    assert!(!text.contains("file=") && text.contains("::error title="));
}

#[test]
fn texts_stay_in_their_command() {
    for seed in 0..200 {
        for line in github(&hostile(20, seed)).lines() {
            let rest = line.strip_prefix("::").unwrap();
            let (command, rest) = rest.split_once(' ').unwrap();
            assert!(["error", "warning", "notice"].contains(&command), "{line}");
            let (properties, message) = rest.split_once("::").unwrap();
            for property in properties.split(',') {
                let (name, value) = property.split_once('=').unwrap();
                assert!(["file", "line", "title"].contains(&name) && !value.contains(':'), "{line}");
            }
            assert!(!line.chars().any(char::is_control), "{line:?}");
            let escapes: Vec<&str> = message.match_indices('%').map(|(at, _)| &message[at..at + 3]).collect();
            assert!(escapes.iter().all(|escape| ["%25", "%0A"].contains(escape)), "{line}");
        }
    }
}
