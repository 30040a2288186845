//! The pages that the checks open.

#![expect(clippy::disallowed_methods, reason = "tests write files of their own")]

use std::fs;
use std::path::{Path, PathBuf};

use msgraph_docgen::report::diff::render::{Format, render};
use msgraph_docgen::report::diff::{Counts, Report};
use serde_json::Value;

const SAMPLE: &str = include_str!("../../generator/test_data/report.json");

/// Members of a report whose values are not free texts.
const FIXED: [&str; 11] =
    ["fingerprint", "rule", "level", "also", "version", "kind", "origin", "problem", "stable", "initial", "expires"];

/// What would show if it were not escaped.
const HOSTILE: &str = "</code></p></article><script>window.evil=1</script><img src=https://example.com/x onerror=\"evil=1\"> \
                       '\"><svg onload=evil=1> @someone #1 \u{202e}";

/// The folder for pages and screenshots.
pub(crate) fn folder() -> PathBuf {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("target/browser");
    fs::create_dir_all(&folder).unwrap();
    folder
}

/// A report with something of everything.
pub(crate) fn sample() -> Report {
    serde_json::from_str(SAMPLE).unwrap()
}

/// A report whose texts try to do something.
pub(crate) fn hostile() -> Report {
    let mut report: Value = serde_json::from_str(SAMPLE).unwrap();
    spoil(&mut report);
    serde_json::from_value(report).unwrap()
}

fn spoil(value: &mut Value) {
    match value {
        Value::String(text) => HOSTILE.clone_into(text),
        Value::Array(items) => items.iter_mut().for_each(spoil),
        Value::Object(members) => {
            members.iter_mut().filter(|(name, _)| !FIXED.contains(&name.as_str())).for_each(|(_, value)| spoil(value));
        }
        _ => {}
    }
}

/// A report of many changes.
pub(crate) fn many(count: usize) -> Report {
    let mut report = sample();
    let changes = report.changes.clone();
    report.changes = changes.iter().cycle().take(count).cloned().collect();
    report.counts = Counts::of(&report.changes);
    report
}

/// Writes a report as a page.
pub(crate) fn page(name: &str, report: &Report) -> PathBuf {
    let file = folder().join(name).with_extension("html");
    fs::write(&file, render(report, Format::Html)).unwrap();
    file
}

/// Writes a screenshot.
pub(crate) fn shot(name: &str, png: &[u8]) {
    fs::write(folder().join(name).with_extension("png"), png).unwrap();
}
