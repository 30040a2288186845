//! Crates that use the generator as a user's crate would, built for real.

#![expect(clippy::disallowed_methods, reason = "tests build copies of crates and edit their files")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::SystemTime;

use crate::workspace::{files, root};

/// A copy of a crate of `tests/consumers` beside a copy of the documentation.
struct Consumer {
    folder: PathBuf,
    docs: PathBuf,
}

impl Consumer {
    /// Copies the crate to `place`, with the documentation at `docs`, as its build script writes that path.
    fn new(name: &str, place: &str, docs: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumers").join(place);
        let _ = fs::remove_dir_all(&folder);
        let crate_folder = folder.join(name);
        let generator = root().join("generator").display().to_string();
        for (path, bytes) in files(&root().join("tests/consumers").join(name), &["target"]) {
            let text = String::from_utf8(bytes).unwrap();
            let text = text.replace("../../../../generator", &generator).replace("../../../generator", &generator);
            let text = text.replace("../../../spec-docs", docs);
            // Cargo takes packages of one name that lie at the roots of different workspaces for the same.
            let text = text.replace("\"consumer-", &format!("\"{}-", place.split('/').next_back().unwrap()));
            put(&crate_folder.join(path), text.as_bytes());
        }
        // The versions of the workspace, so that nothing has to be fetched.
        fs::copy(root().join("Cargo.lock"), crate_folder.join("Cargo.lock")).unwrap();
        let consumer = Self { docs: crate_folder.join(docs), folder: crate_folder };
        for (path, bytes) in files(&root().join("spec-docs"), &["beta"]) {
            put(&consumer.docs.join(path), &bytes);
        }
        consumer
    }

    /// Builds it offline; gives what cargo says it did.
    fn build(&self) -> String {
        self.cargo("build")
    }

    fn cargo(&self, command: &str) -> String {
        let output = Command::new(env!("CARGO"))
            .args([command, "--offline", "--verbose", "--target-dir"])
            // One for all, so that the generator is compiled once.
            .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("consumers/target"))
            .current_dir(&self.folder)
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        let text = String::from_utf8_lossy(&output.stderr).into_owned();
        assert!(output.status.success(), "{text}");
        text
    }
}

fn put(file: &Path, bytes: &[u8]) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

/// Whether cargo ran the build script of the consumer.
fn ran(log: &str) -> bool {
    log.lines().any(|line| line.contains("Running") && line.contains("build-script-build"))
}

/// Whether cargo ran anything at all.
fn was_idle(log: &str) -> bool {
    !log.contains("Running `")
}

#[test]
fn a_build_script_runs_when_a_page_changes_and_only_then() {
    let consumer = Consumer::new("build-script", "plain", "../docs");
    let first = consumer.build();
    assert!(ran(&first), "{first}");
    assert!(first.contains("msgraph-docgen: v1.0/resources/fileattachment.md:30:1: "), "{first}");

    let second = consumer.build();
    assert!(was_idle(&second), "{second}");

    put(&consumer.docs.join("notes.txt"), b"not a page");
    put(&consumer.docs.join("beta/resources/user.md"), b"another version");
    put(&consumer.folder.join("README.md"), b"not a source");
    let unrelated = consumer.build();
    assert!(was_idle(&unrelated), "{unrelated}");

    let page = consumer.docs.join("v1.0/resources/recipient.md");
    fs::File::options().append(true).open(&page).unwrap().set_modified(SystemTime::now()).unwrap();
    let touched = consumer.build();
    assert!(ran(&touched), "{touched}");

    let row = "|emailAddress|[EmailAddress](emailaddress.md)|Name and address.|\n";
    let text = fs::read_to_string(&page).unwrap();
    assert!(text.contains(row));
    fs::write(&page, text.replace(row, &format!("{row}|nickname|String|A name.|\n"))).unwrap();
    let source = consumer.folder.join("src/main.rs");
    let text = fs::read_to_string(&source).unwrap();
    let using = "fn main() -> Result<(), serde_json::Error> {\n    assert!(msgraph::v1_0::Recipient::default().nickname.is_none());\n";
    fs::write(&source, text.replace("fn main() -> Result<(), serde_json::Error> {\n", using)).unwrap();
    assert!(ran(&consumer.build()));
    assert!(was_idle(&consumer.build()));
}

#[test]
fn documentation_that_cannot_be_written_is_read() {
    let consumer = Consumer::new("build-script", "read-only", "../docs");
    let before = files(&consumer.docs, &[]);
    set_writable(&consumer.docs, false);
    let first = consumer.build();
    let second = consumer.build();
    set_writable(&consumer.docs, true);
    assert!(ran(&first) && was_idle(&second), "{first}\n{second}");
    assert!(files(&consumer.docs, &[]) == before, "the build changed the documentation");
}

/// Allows or forbids to write a folder and everything in it.
fn set_writable(folder: &Path, writable: bool) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        if entry.file_type().unwrap().is_dir() {
            set_writable(&entry.path(), writable);
        } else {
            set_mode(&entry.path(), writable);
        }
    }
    set_mode(folder, writable);
}

fn set_mode(path: &Path, writable: bool) {
    let mut permissions = fs::metadata(path).unwrap().permissions();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        permissions.set_mode(if writable { 0o755 } else { 0o555 });
    }
    #[cfg(not(unix))]
    permissions.set_readonly(!writable);
    fs::set_permissions(path, permissions).unwrap();
}

#[test]
fn paths_may_be_relative_and_have_spaces() {
    let consumer = Consumer::new("build-script", "with a space/spaces", "../my docs");
    assert!(ran(&consumer.build()));
    assert!(was_idle(&consumer.build()));
}

/// The crate's own assertions are about dates of other crates, types of its own, and attributes.
#[test]
fn what_a_builder_can_do_compiles_and_works() {
    let consumer = Consumer::new("options", "options", "../docs");
    assert!(ran(&consumer.cargo("run")));
    assert!(was_idle(&consumer.build()));
}

#[test]
fn checked_in_files_are_up_to_date() {
    let place = root().join("tests/consumers/checked-in");
    let builder = msgraph_docgen::Builder::new()
        .docs(root().join("spec-docs"))
        .include(["/me/messages"])
        .stop_at(["attachment", "extension"])
        .out_dir(place.join("src"));
    let how = "run `cargo run --manifest-path tests/consumers/checked-in/Cargo.toml -p generate`";
    assert_eq!(builder.check().unwrap(), [], "{how}");
    assert!(builder.is_current().unwrap());
    assert!(!builder.clone().doc_level(msgraph_docgen::config::DocLevel::None).is_current().unwrap());
}

#[test]
fn a_crate_with_checked_in_files_needs_no_generator() {
    let consumer = Consumer::new("checked-in", "checked-in", "../docs");
    let log = consumer.build();
    assert!(!log.contains("msgraph-docgen") && !log.contains("msgraph_docgen"), "{log}");
}

/// What a build script has to compile, in order of names.
#[test]
fn the_library_alone_needs_few_crates() {
    let tree = Command::new(env!("CARGO"))
        .args(["tree", "--offline", "--locked", "--package", "msgraph-docgen", "--no-default-features"])
        .args([
            "--edges",
            "normal,build",
            "--prefix",
            "none",
            "--format",
            "{p}",
            "--target",
            "x86_64-unknown-linux-gnu",
        ])
        .current_dir(root())
        .output()
        .unwrap();
    let text = String::from_utf8(tree.stdout).unwrap();
    let mut names: Vec<&str> = text.lines().filter_map(|line| line.split_whitespace().next()).collect();
    names.sort_unstable();
    names.dedup();
    names.retain(|name| *name != "msgraph-docgen");
    for banned in ["clap", "indicatif", "console", "rayon", "similar", "anstyle", "owo-colors", "crossterm"] {
        assert!(!names.contains(&banned), "{banned}");
    }
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let count = format!("{} crates", names.len());
    assert!(readme.contains(&count), "the README should say that it is {count}");
    insta::assert_snapshot!(names.join("\n"));
}
