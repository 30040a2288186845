//! `generator/FORMAT.md` says what the code does: its diagnostics, fixtures, sections and grounds are compared.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use msgraph_docgen::config::Config;
use msgraph_docgen::diag::Code;
use msgraph_docgen::resolve::evidence::Ground;
use msgraph_docgen::run;
use msgraph_docgen::source::{ApiVersion, SourceFile, SourceSet, load};

use crate::workspace::{files, root};

/// Ids of codes that nothing reports yet.
const UPCOMING: &[&str] = &[];

fn text() -> String {
    fs::read_to_string(root().join("generator/FORMAT.md")).unwrap()
}

/// The cells of the body rows of the table below a heading.
fn rows(text: &str, heading: &str) -> Vec<Vec<String>> {
    let (_, section) = text.split_once(&format!("\n## {heading}\n")).unwrap();
    let section = section.split("\n## ").next().unwrap();
    let lines = section.lines().filter(|line| line.starts_with('|')).skip(2);
    lines.map(|line| line.trim_matches('|').split(" | ").map(|cell| cell.trim().to_owned()).collect()).collect()
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}

/// The code of the generator without the table of codes.
fn source() -> String {
    let sources = files(&root().join("generator/src"), &["snapshots"]);
    let rust = sources.into_iter().filter(|(path, _)| is_rust(path) && !path.ends_with("diag/codes.rs"));
    rust.map(|(_, bytes)| String::from_utf8(bytes).unwrap()).collect()
}

/// The ids that a fixture makes the generator report.
fn reported(fixture: &str) -> BTreeSet<&'static str> {
    let sources = match fixture.split_once('/') {
        Some(("pages", rest)) => {
            let bytes = fs::read(root().join("generator/test_data/pages").join(rest)).unwrap();
            let folder = if rest.starts_with("api/") { "api" } else { "resources" };
            let path = format!("{folder}/{}", rest.rsplit('/').next().unwrap());
            SourceSet::new(vec![SourceFile::decode(ApiVersion::V1, path, bytes)])
        }
        Some(_) => load(&root().join("tests").join(fixture), &[]).unwrap(),
        None => {
            let bytes = vec![b' '; SourceSet::MAX_FILE_BYTES + 1];
            SourceSet::new(vec![SourceFile::decode(ApiVersion::V1, "resources/large.md", bytes)])
        }
    };
    run(&sources, &Config::default()).diagnostics.into_iter().map(|diagnostic| diagnostic.code.id()).collect()
}

#[test]
fn every_diagnostic_has_a_row_and_a_fixture() {
    let rows = rows(&text(), "Diagnostics");
    let listed: Vec<&str> = rows.iter().map(|row| row[0].as_str()).collect();
    let codes: Vec<Code> = Code::ALL.iter().copied().filter(|code| !UPCOMING.contains(&code.id())).collect();
    assert_eq!(listed, codes.iter().map(|code| code.id()).collect::<Vec<_>>());
    for (code, row) in codes.into_iter().zip(&rows) {
        assert_eq!((row[1].as_str(), row[2].as_str()), (code.name(), code.level().as_str()), "{}", code.id());
        let fixture = row[4].trim_matches('`');
        assert!(reported(fixture).contains(code.id()), "{fixture} does not lead to {}", code.id());
    }
}

#[test]
fn upcoming_codes_are_not_reported() {
    let source = source();
    for code in Code::ALL {
        let used = source.contains(&format!("Code::{code:?}"));
        let upcoming = UPCOMING.contains(&code.id());
        assert!(used != upcoming, "{} is reported: {used}; if so it needs a row and a fixture", code.id());
    }
}

#[test]
fn every_section_that_the_code_names_exists() {
    let text = text();
    let headings: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix('#')).collect();
    let headings: Vec<&str> = headings.into_iter().map(|line| line.trim_start_matches(['#', ' '])).collect();
    let source = source();
    let mut sections = BTreeSet::new();
    for (_, rest) in source.match_indices("FORMAT.md`, section").map(|(at, found)| source.split_at(at + found.len())) {
        let (rest, plural) = rest.strip_prefix('s').map_or((rest, false), |rest| (rest, true));
        let names = rest.split([')', '.', ':', '\n']).next().unwrap();
        if plural {
            sections.extend(names.split(" and ").map(str::trim));
        } else {
            sections.insert(names.trim());
        }
    }
    assert!(sections.len() > 10, "the sections are referred to in another way: {sections:?}");
    for name in sections {
        assert!(headings.contains(&name), "there is no section {name}");
    }
}

#[test]
fn every_ground_is_listed() {
    let rows = rows(&text(), "Evidence");
    let listed: Vec<String> = rows.iter().map(|row| row.join(" ")).collect();
    let grounds: Vec<String> =
        Ground::ALL.iter().map(|ground| format!("{ground:?} {} {}", ground.weight(), ground.text())).collect();
    assert_eq!(listed, grounds);
}

#[test]
fn every_fixture_it_names_exists() {
    let text = text();
    for name in text.split('`').skip(1).step_by(2) {
        let base = match name.split('/').next() {
            Some("pages") => "generator/test_data",
            Some("corpora") => "tests",
            Some("generator") => "",
            _ => continue,
        };
        if name.contains('/') && name != "pages/" && name != "corpora/" {
            assert!(Path::new(&root().join(base).join(name)).exists(), "{name} does not exist");
        }
    }
}
