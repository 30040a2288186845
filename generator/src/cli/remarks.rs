//! How much of the diagnostics a person gets to see.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::diag::{Code, Diagnostic, Level, render_all};
use crate::source::{LineIndex, SourceSet};

/// The text for the terminal: everything in full if `verbose`; else errors in full and one line per kind of
/// warning with its count and first example.
pub(super) fn text(diagnostics: &[Diagnostic], sources: &SourceSet, verbose: bool) -> String {
    if verbose {
        return render_all(diagnostics, sources);
    }
    let errors = diagnostics.iter().filter(|diagnostic| diagnostic.level() == Level::Error);
    let mut out = render_all(errors, sources);
    let mut kinds: BTreeMap<Code, (usize, &Diagnostic)> = BTreeMap::new();
    for warning in diagnostics.iter().filter(|diagnostic| diagnostic.level() == Level::Warning) {
        kinds.entry(warning.code).or_insert((0, warning)).0 += 1;
    }
    for (code, (count, first)) in &kinds {
        let (id, name, place, message) = (code.id(), code.name(), place(first, sources), &first.message);
        let times = if *count == 1 { "once".to_owned() } else { format!("{count} times, first") };
        let _ = writeln!(out, "warning[{id}]: {name}, {times} at {place}: {message}");
    }
    if diagnostics.iter().any(|diagnostic| diagnostic.level() != Level::Error) {
        out.push_str("(--verbose shows every diagnostic with its place)\n");
    }
    out
}

/// `v1.0/resources/user.md:12:3`.
fn place(diagnostic: &Diagnostic, sources: &SourceSet) -> String {
    let Some(file) = sources.get(diagnostic.span.file) else { return "an unknown place".to_owned() };
    let position = LineIndex::new(&file.text).position(&file.text, diagnostic.span.start);
    format!("{}/{}:{}:{}", file.version, file.path, position.line, position.column)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{ApiVersion, FileId, SourceFile, Span};

    fn example() -> (SourceSet, Vec<Diagnostic>) {
        let page = SourceFile::decode(ApiVersion::V1, "resources/user.md", b"one\ntwo three\n".to_vec());
        let at = |start, end| Span::new(FileId(0), start, end);
        let diagnostics = vec![
            Diagnostic::new(Code::Fm001, at(0, 0), "no front matter"),
            Diagnostic::new(Code::Tbl003, at(4, 7), "a cell too many"),
            Diagnostic::new(Code::Type005, at(8, 13), "no name"),
            Diagnostic::new(Code::Tbl003, at(8, 13), "another cell too many"),
        ];
        (SourceSet::new(vec![page]), diagnostics)
    }

    #[test]
    fn warnings_are_counted_and_errors_shown() {
        let (sources, diagnostics) = example();
        insta::assert_snapshot!(text(&diagnostics, &sources, false), @r"
        error[TYPE005]: no name
         --> v1.0/resources/user.md:2:5
          |
        2 | two three
          |     ^^^^^
          = The page was skipped: neither metadata, JSON nor title names its type.
        warning[TBL003]: surplus-cell-joined, 2 times, first at v1.0/resources/user.md:2:1: a cell too many
        (--verbose shows every diagnostic with its place)
        ");
    }

    #[test]
    fn verbose_shows_everything() {
        let (sources, diagnostics) = example();
        let shown = text(&diagnostics, &sources, true);
        for message in ["no front matter", "a cell too many", "no name", "another cell too many"] {
            assert!(shown.contains(message), "{shown}");
        }
    }

    #[test]
    fn nothing_to_say_is_nothing_said() {
        assert_eq!(text(&[], &SourceSet::default(), false), "");
    }
}
