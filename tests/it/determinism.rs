//! Same pages, same bytes: in any order, folder, process and number of threads.

#![expect(clippy::disallowed_methods, reason = "the tests start processes and write copies of the documentation")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use msgraph_docgen::config::Config;
use msgraph_docgen::source::{SourceFile, SourceSet, load};

use crate::workspace::{files, root};

/// A reproducible shuffle; `seed` 0 reverses.
fn shuffle<T>(items: &mut [T], seed: u64) {
    if seed == 0 {
        items.reverse();
        return;
    }
    let mut state = seed;
    for last in (1..items.len()).rev() {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(state >> 33).unwrap() % (last + 1);
        items.swap(last, other);
    }
}

#[test]
fn the_order_of_the_files_does_not_matter() {
    let sources = load(&root().join("spec-docs"), &[]).unwrap();
    let expected = msgraph_docgen::run(&sources, &Config::default());
    assert!(!expected.output.files.is_empty());
    for seed in 0..4 {
        let mut shuffled: Vec<SourceFile> = sources.iter().map(|(_, file)| file.clone()).collect();
        shuffle(&mut shuffled, seed);
        let outcome = msgraph_docgen::run(&SourceSet::new(shuffled), &Config::default());
        assert_eq!(outcome.schemas, expected.schemas, "seed {seed}");
        assert_eq!(outcome.diagnostics, expected.diagnostics, "seed {seed}");
        assert!(outcome.output == expected.output, "seed {seed}");
    }
}

/// Copies the documentation, creating files in the order of the seed, and generates a crate from the copy in a
/// process of its own.
fn generate(seed: u64, threads: &str, temp: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut pages: Vec<_> = files(&root().join("spec-docs"), &[]).into_iter().collect();
    shuffle(&mut pages, seed);
    for (path, bytes) in pages {
        let file = temp.join("docs").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, bytes).unwrap();
    }
    let mut command = Command::new(env!("CARGO_BIN_EXE_docgen"));
    command.args(["generate", "--docs", "docs", "--crate", "out"]).current_dir(temp);
    command.env("RAYON_NUM_THREADS", threads).stdout(Stdio::null()).stderr(Stdio::null());
    assert!(matches!(command.status().unwrap().code(), Some(0 | 1)));
    files(&temp.join("out"), &[])
}

#[test]
fn two_folders_give_the_same_bytes() {
    let (one, two) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let (first, second) = (generate(0, "1", one.path()), generate(7, "5", two.path()));
    assert!(first.len() > 10);
    assert_eq!(first.keys().collect::<Vec<_>>(), second.keys().collect::<Vec<_>>());
    for (path, bytes) in &first {
        assert!(second.get(path) == Some(bytes), "{path} differs");
    }
}

#[test]
fn no_generated_file_names_the_folders_it_came_from() {
    let temp = tempfile::tempdir().unwrap();
    let place = temp.path().display().to_string();
    for (path, bytes) in generate(3, "2", temp.path()) {
        let text = String::from_utf8(bytes).unwrap();
        assert!(!text.contains(&place) && !text.contains(&root().display().to_string()), "{path}");
        assert!(!text.contains('\r') && text.ends_with('\n'), "{path}: line ends");
    }
}
