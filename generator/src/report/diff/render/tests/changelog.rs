//! The section of a changelog.

use super::{hostile, nothing, sample};
use crate::report::diff::render::{Format, render};

#[test]
fn the_sample() {
    insta::assert_snapshot!(render(&sample(), Format::Changelog));
}

#[test]
fn no_change() {
    assert_eq!(render(&nothing(), Format::Changelog), "## [Unreleased]\n");
}

#[test]
fn every_line_is_a_heading_or_an_entry() {
    for seed in 0..50 {
        for line in render(&hostile(60, seed), Format::Changelog).lines().filter(|line| !line.is_empty()) {
            assert!(line.starts_with("- ") || line.starts_with("### ") || line == "## [Unreleased]", "{line}");
        }
    }
}
