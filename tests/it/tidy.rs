//! The rules of `ARCHITECTURE.md` on who may know what, as scans of the source text.

use std::collections::BTreeSet;
use std::path::Path;

use crate::workspace::{files, root};

/// Something that few places may name.
struct Rule {
    /// What is looked for, in code, as whole words.
    words: &'static [&'static str],
    /// The paths below `generator/src` that may have it.
    allowed: &'static [&'static str],
}

const RULES: &[Rule] = &[
    Rule { words: &["pulldown_cmark::"], allowed: &["markdown/parse"] },
    Rule { words: &["serde_yaml::"], allowed: &["markdown/front_matter"] },
    Rule { words: &["heck::"], allowed: &["plan/ident"] },
    Rule { words: &["glob::"], allowed: &["select/pattern"] },
    Rule { words: &["quote::", "quote!", "proc_macro2"], allowed: &["emit/", "plan/ident", "plan/syntax"] },
    Rule { words: &["syn::"], allowed: &["emit/", "plan/syntax"] },
    Rule { words: &["prettyplease"], allowed: &["emit/"] },
    Rule { words: &["clap::", "indicatif::"], allowed: &["cli/"] },
    Rule { words: &["std::fs", "fs::"], allowed: &["source/load", "output/write/", "builder"] },
    Rule { words: &["std::env", "env::", "env!"], allowed: &["cli/", "builder"] },
    Rule { words: &["std::process"], allowed: &["cli/", "main.rs"] },
    Rule { words: &["process::Command", "std::net"], allowed: &[] },
    Rule { words: &["std::time", "Instant", "SystemTime"], allowed: &["cli/", "output/write/"] },
    // The plan names the types of generated fields.
    Rule { words: &["jiff::"], allowed: &["cli/", "output/write/", "plan/shape"] },
    Rule { words: &["std::thread", "rayon"], allowed: &["parallel.rs"] },
    Rule { words: &["HashMap", "HashSet"], allowed: &[] },
    Rule { words: &["println!", "eprintln!", "print!", "eprint!"], allowed: &["builder"] },
];

/// The stages in order: none may use a later one.
const STAGES: [&str; 7] = ["markdown", "page", "extract", "resolve", "select", "plan", "emit"];

/// Modules beside the order of the stages: what else they may not use.
const LAYERS: &[(&str, &[&str])] = &[
    ("source", &["diag", "schema", "facts", "config", "output"]),
    ("markdown", &["schema", "facts", "config", "output"]),
    ("page", &["facts", "config", "output"]),
    ("extract", &["config", "output"]),
    ("schema", &["markdown", "page", "facts", "extract", "resolve", "plan", "emit", "output", "diag"]),
    ("resolve", &["output", "select"]),
    ("builder", &["markdown", "page", "facts", "extract", "resolve", "emit"]),
    ("select", &["markdown", "page", "facts", "extract", "resolve", "output", "report", "diag"]),
    ("plan", &["markdown", "page", "facts", "extract", "resolve", "output", "report"]),
    ("emit", &["markdown", "page", "facts", "extract", "resolve", "diag", "report"]),
    ("output", &["markdown", "page", "facts", "extract", "resolve", "plan", "emit", "schema", "diag", "report"]),
];

/// Words of Microsoft Graph, which the markdown stage does not know.
const GRAPH: [&str; 7] =
    ["blockType", "odata", "Namespace:", "\"Properties", "\"Relationships", "microsoft.graph", "Collection("];

/// A source file of the generator: its path below `generator/src`, its text, and the code without comments and tests.
struct Source {
    path: String,
    text: String,
    code: String,
}

fn generator() -> Vec<Source> {
    let sources = files(&root().join("generator/src"), &["snapshots", "test_data"]).into_iter();
    let rust = sources.filter(|(path, _)| is_rust(path));
    rust.map(|(path, bytes)| {
        let text = String::from_utf8(bytes).unwrap();
        let code = if is_test(&path) { String::new() } else { without_comments_and_tests(&text) };
        Source { path, text, code }
    })
    .collect()
}

fn is_rust(path: &str) -> bool {
    Path::new(path).extension().is_some_and(|extension| extension == "rs")
}

fn is_test(path: &str) -> bool {
    path.ends_with("tests.rs") || path.split('/').any(|part| part == "tests")
}

/// Drops line comments, and everything from the first module of unit tests on.
fn without_comments_and_tests(text: &str) -> String {
    let code = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
    let lines = code.lines().map(|line| if line.trim_start().starts_with("//") { "" } else { line });
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether `code` has `word` with no letter, digit or underscore on its sides.
fn has_word(code: &str, word: &str) -> bool {
    let part = |c: char| c.is_alphanumeric() || c == '_';
    code.match_indices(word).any(|(at, _)| {
        let joins = |c: Option<char>, edge: Option<char>| c.is_some_and(part) && edge.is_some_and(part);
        let (before, after) = (code[..at].chars().next_back(), code[at + word.len()..].chars().next());
        !joins(before, word.chars().next()) && !joins(after, word.chars().next_back())
    })
}

/// The modules of the crate that the code names as `crate::module` or in `use crate::{...}`.
fn used_modules(code: &str) -> BTreeSet<&str> {
    let mut used = BTreeSet::new();
    for (_, rest) in code.match_indices("crate::").map(|(at, found)| code.split_at(at + found.len())) {
        let Some(group) = rest.strip_prefix('{') else {
            used.insert(first_word(rest));
            continue;
        };
        let (mut depth, mut start) = (0, 0);
        for (at, c) in group.char_indices() {
            match c {
                '}' if depth == 0 => {
                    used.insert(first_word(group[start..at].trim_start()));
                    break;
                }
                ',' if depth == 0 => {
                    used.insert(first_word(group[start..at].trim_start()));
                    start = at + 1;
                }
                '{' => depth += 1,
                '}' => depth -= 1,
                _ => {}
            }
        }
    }
    used
}

fn first_word(text: &str) -> &str {
    let end = text.find(|c: char| !c.is_alphanumeric() && c != '_').unwrap_or(text.len());
    &text[..end]
}

/// Fails with every offence at once.
fn assert_none(offences: &[String]) {
    assert!(offences.is_empty(), "\n{}\n", offences.join("\n"));
}

#[test]
fn only_a_few_places_know_the_outside_world() {
    let mut offences = Vec::new();
    for Source { path, code, .. } in generator() {
        for Rule { words, allowed } in RULES {
            if allowed.iter().any(|prefix| path.starts_with(prefix)) {
                continue;
            }
            let found = words.iter().filter(|word| has_word(&code, word));
            offences.extend(found.map(|word| format!("{path} uses {word}; only {allowed:?} may")));
        }
    }
    assert_none(&offences);
}

#[test]
fn no_stage_uses_a_later_one() {
    let mut offences = Vec::new();
    for Source { path, code, .. } in generator() {
        let module = path.split(['/', '.']).next().unwrap();
        let used = used_modules(&code);
        let after = STAGES.iter().skip_while(|stage| **stage != module).skip(1);
        let layer = LAYERS.iter().filter(|(name, _)| *name == module).flat_map(|(_, banned)| *banned);
        let banned: BTreeSet<_> = after.chain(layer).filter(|banned| used.contains(**banned)).collect();
        offences.extend(banned.iter().map(|banned| format!("{path} uses crate::{banned}")));
        if used.contains("cli") && !["cli", "main"].contains(&module) {
            offences.push(format!("{path} uses crate::cli"));
        }
    }
    assert_none(&offences);
}

#[test]
fn markdown_knows_no_graph_word() {
    let mut offences = Vec::new();
    for Source { path, code, .. } in generator().into_iter().filter(|source| source.path.starts_with("markdown/")) {
        let found = GRAPH.iter().filter(|word| code.contains(**word));
        offences.extend(found.map(|word| format!("{path} knows {word}")));
    }
    assert_none(&offences);
}

#[test]
fn every_file_says_what_it_is() {
    let mut offences = Vec::new();
    for folder in ["generator/src", "xtask/src", "tests/it", "tests/src"] {
        let rust = files(&root().join(folder), &[]).into_iter().filter(|(path, _)| is_rust(path));
        let bare = rust.filter(|(_, bytes)| !bytes.starts_with(b"//! "));
        offences.extend(bare.map(|(path, _)| format!("{folder}/{path} does not start with `//! `")));
    }
    assert_none(&offences);
}

#[test]
fn no_test_is_switched_off() {
    let ignored = generator().into_iter().filter(|source| source.text.contains("#[ignore"));
    assert_none(&ignored.map(|source| source.path).collect::<Vec<_>>());
}

#[test]
fn no_file_names_somebody_s_machine() {
    let places = ["/home/", "/root/", "/Users/", "\\Users\\"];
    let mut offences = Vec::new();
    // What the documentation says is not ours: `/me/drive/root/children` is a request.
    let ours = files(&root(), &["target", ".git", "spec-docs"]).into_iter();
    for (path, bytes) in ours.filter(|(path, _)| !path.starts_with("generated/")) {
        let text = String::from_utf8_lossy(&bytes);
        let found = text.lines().enumerate().filter(|(_, line)| places.iter().any(|place| line.contains(place)));
        let found = found.filter(|_| path != "tests/it/tidy.rs" && path != ".git");
        offences.extend(found.map(|(at, line)| format!("{path}:{}: {line}", at + 1)));
    }
    assert_none(&offences);
}

#[test]
fn the_generated_crate_depends_on_serde_alone() {
    let manifest =
        String::from_utf8(files(&root().join("generated"), &["src", "target"]).remove("Cargo.toml").unwrap());
    let manifest = manifest.unwrap();
    let dependencies = manifest.split("[dependencies]").nth(1).unwrap().split("\n[").next().unwrap();
    let entries = dependencies.lines().filter(|line| line.contains('=') && !line.trim_start().starts_with('#'));
    let known = |line: &&str| ["serde", "serde_json"].contains(&first_word(line)) || line.contains("optional = true");
    assert_none(&entries.filter(|line| !known(line)).map(str::to_owned).collect::<Vec<_>>());
    assert!(!manifest.contains("[build-dependencies]") && !root().join("generated/build.rs").exists());
}

#[test]
fn the_scans_see_what_they_look_for() {
    assert!(has_word("use heck::ToSnakeCase;", "heck") && !has_word("check(x)", "heck"));
    assert!(has_word("fs::write(a)", "fs::") && !has_word("offs::write(a)", "fs::"));
    let used = used_modules("use crate::{a::{b, c}, d};\nuse crate::e::f;\nlet x = crate::g();");
    assert_eq!(used.into_iter().collect::<Vec<_>>(), ["a", "d", "e", "g"]);
    let code = without_comments_and_tests("use a;\n// use b;\n#[cfg(test)]\nmod tests { use c; }");
    assert_eq!(code, "use a;\n");
}
