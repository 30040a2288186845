//! The report as JSON, for programs.

use crate::report::diff::Report;

/// The form of the report as JSON: a JSON schema of draft 2020-12. A report names the version of its form in `format`;
/// forms of the same version may gain members.
pub const SCHEMA: &str = include_str!("../../../../schema/diff.schema.json");

/// The report as indented JSON.
pub(super) fn render(report: &Report) -> String {
    // Only keys that are no strings, or a `Serialize` that fails, could be an error; the report has neither.
    let mut json = serde_json::to_string_pretty(report).unwrap_or_default();
    json.push('\n');
    json
}
