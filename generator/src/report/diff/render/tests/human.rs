//! The text for a terminal.

use super::{hostile, sample};
use crate::report::diff::render::{Format, render};

#[test]
fn the_sample() {
    insta::assert_snapshot!(render(&sample(), Format::Human));
}

#[test]
fn nothing_reaches_the_terminal_but_text() {
    for seed in 0..50 {
        let text = render(&hostile(60, seed), Format::Human);
        assert!(!text.chars().any(|c| c.is_control() && c != '\n'));
        let titles = text.lines().filter(|line| line.starts_with(['•', '✓'])).count();
        assert_eq!(titles, 60);
    }
}
