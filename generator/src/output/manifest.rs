//! The manifest: which files of a folder the tool owns, one relative path per line.

use std::collections::BTreeSet;

/// First line of every manifest.
const HEADER: &str = "# @generated: the files below are owned and rewritten by msgraph-docgen. Do not edit.";

/// The text of a manifest, sorted and without repetition; ends in a line feed.
pub(super) fn render<'a>(paths: impl IntoIterator<Item = &'a str>) -> String {
    let sorted: BTreeSet<&str> = paths.into_iter().collect();
    let mut out = format!("{HEADER}\n");
    for path in sorted {
        out.push_str(path);
        out.push('\n');
    }
    out
}

/// Reads a manifest; `Err` is the first entry that could lead out of the folder.
pub(super) fn parse(text: &str) -> Result<BTreeSet<String>, String> {
    let entries = text.lines().map(str::trim_end).filter(|line| !line.is_empty() && !line.starts_with('#'));
    entries.map(|line| if is_safe(line) { Ok(line.to_owned()) } else { Err(line.to_owned()) }).collect()
}

/// Whether the path stays below the folder it is joined to, on every operating system.
pub(super) fn is_safe(path: &str) -> bool {
    let odd = |c: char| matches!(c, '\\' | ':' | '\0') || c.is_control();
    !path.contains(odd) && path.split('/').all(|part| !matches!(part, "" | "." | ".."))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_manifest_reads_back_sorted() {
        let text = render(["src/lib.rs", "Cargo.toml", "src/lib.rs"]);
        assert_eq!(text, format!("{HEADER}\nCargo.toml\nsrc/lib.rs\n"));
        let read: Vec<_> = parse(&text).unwrap_or_default().into_iter().collect();
        assert_eq!(read, ["Cargo.toml", "src/lib.rs"]);
    }

    #[test]
    fn windows_line_ends_are_tolerated() {
        let read: Vec<_> = parse("# x\r\na.rs\r\n").unwrap_or_default().into_iter().collect();
        assert_eq!(read, ["a.rs"]);
    }

    #[test]
    fn entries_that_lead_out_of_the_folder_are_refused() {
        for entry in ["/etc/passwd", "../up.rs", "a/../../up.rs", "C:/x", "a\\..\\b", "./a", "a//b", "a/", ".."] {
            assert!(!is_safe(entry), "{entry}");
            assert_eq!(parse(&format!("ok.rs\n{entry}\n")), Err(entry.to_owned()));
        }
        for entry in ["a", "src/v1_0/graph/user.rs", "schema/v1.0.json", "..a/b"] {
            assert!(is_safe(entry), "{entry}");
        }
    }
}
