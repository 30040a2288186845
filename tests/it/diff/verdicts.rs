//! The verdicts against the compiler: code that uses an item compiles before the change, and after it unless the change
//! is called breaking for Rust source.
//!
//! All models of all cases are modules of one crate, all consumers modules of another, so that enums are seen from
//! outside. The compiler is asked which consumers fail, and asked again without them, until the rest compiles: errors
//! of an early phase would hide those of a later one.
//!
//! Consumers ask for all features of the models, but for those of a type whose feature moved: they ask for that which it
//! needed before, and are compiled with models of their own.

#![expect(clippy::disallowed_methods, reason = "the compiler is a process of its own and wants files")]

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use msgraph_docgen::report::diff::{ItemKind, Level, Report, Rule};

use super::cases::{self, Case, Side, put};
use super::consumer;
use crate::workspace::root;

/// A consumer: its module and whether it has to compile.
type Expected = BTreeMap<String, bool>;

#[test]
fn the_compiler_agrees_with_the_verdicts() {
    let cases = cases::all();
    let mut krate = Workspace::new();
    let mut expected = Expected::new();
    for (number, case) in cases.iter().enumerate() {
        krate.add_models(&case.before);
        krate.add_models(&case.after);
        let report = case.report();
        let (code, survives) = match breaking(case, &report) {
            Some(code) => (code, false),
            None => (consumer::of_everything(case.before.schema()), true),
        };
        let features = if survives { Features::All } else { Features::of(case, &report) };
        for (side, name, compiles) in [(&case.before, "before", true), (&case.after, "after", survives)] {
            let module = format!("c{number}_{name}");
            krate.add_consumer(&module, side, &code, &features);
            expected.insert(module, compiles);
        }
    }
    let failed = krate.check();
    let wrong = expected.iter().filter(|(module, compiles)| failed.contains_key(*module) == **compiles);
    let wrong: Vec<String> = wrong
        .map(|(module, compiles)| {
            let number: usize = module.trim_start_matches('c').split('_').next().unwrap().parse().unwrap();
            let why = failed.get(module).map_or("", String::as_str);
            let verb = if *compiles { "does not compile" } else { "still compiles" };
            format!("{}: the consumer {verb} in {module} {why}", cases[number].name)
        })
        .collect();
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
    assert!(expected.values().any(|compiles| !compiles), "some changes break");
}

/// The code that a change breaks; `None` where it breaks none.
fn breaking(case: &Case, report: &Report) -> Option<String> {
    let breaks = |level: Level| level == Level::SourceBreaking;
    // What breaks of operations is code only where operations are generated.
    let has_operations = case.before.outcome.output.files.keys().any(|path| path.contains("/operations/"));
    let emitted = |kind: ItemKind| {
        let is_type = matches!(kind, ItemKind::Type | ItemKind::Property | ItemKind::Member | ItemKind::Override);
        is_type || has_operations
    };
    let breaking = report.changes.iter().find(|change| breaks(change.level) && emitted(change.kind));
    match (breaking, &case.code) {
        (Some(_), Some(code)) => Some(code.clone()),
        (None, None) => None,
        (Some(change), None) => {
            panic!("{}: {} breaks source; give it code that it breaks", case.name, change.rule.id())
        }
        (None, Some(_)) if !has_operations && case.needs_operations => None,
        (None, Some(_)) => panic!("{}: nothing breaks source; its code is in vain", case.name),
    }
}

/// The features of the models that a consumer asks for.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Features {
    All,
    /// These and no others.
    Only(BTreeSet<String>),
}

impl Features {
    /// Those that the types needed before whose feature moves.
    fn of(case: &Case, report: &Report) -> Self {
        if case.rule != Rule::FeatureMoved {
            return Self::All;
        }
        let manifest = case.before.outcome.output.files.get("Cargo.toml");
        let known: BTreeSet<String> = manifest.into_iter().flat_map(|text| features(text)).collect();
        let moved = report.changes.iter().filter(|change| change.rule == Rule::FeatureMoved);
        let before = moved.filter_map(|change| Some(change.before.as_ref()?.value.clone()));
        Self::Only(before.filter(|value| known.contains(value)).collect())
    }
}

/// A cargo workspace with the models and their consumers.
struct Workspace {
    folder: PathBuf,
    models: BTreeSet<String>,
    /// The features of the models.
    features: BTreeSet<String>,
    /// The consumers by the features that they ask for.
    consumers: BTreeMap<Features, BTreeSet<String>>,
}

/// What the models and their consumers depend on.
const SERDE: &str = "serde = { version = \"1\", default-features = false, features = [\"std\"] }\n\
    serde_json = { version = \"1\", default-features = false, features = [\"std\"] }\n";

/// The manifest of a crate with features, of which some are on.
fn manifest(name: &str, features: &BTreeSet<String>, on: &BTreeSet<String>, more: &str) -> String {
    let declared: String = features.iter().map(|feature| feature.to_owned() + " = []\n").collect();
    let on: Vec<&String> = on.iter().collect();
    format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[lib]\ntest = false\n\n\
        [features]\ndefault = {on:?}\n{declared}\n[dependencies]\n{SERDE}{more}"
    )
}

/// The features of a generated manifest that need no dependency.
fn features(manifest: &str) -> impl Iterator<Item = String> + '_ {
    manifest.lines().filter_map(|line| line.strip_suffix(" = []")).map(str::to_owned)
}

impl Workspace {
    fn new() -> Self {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("verdicts");
        if folder.exists() {
            for krate in ["models", "consumers"] {
                fs::remove_dir_all(folder.join(krate)).unwrap();
            }
        }
        let put = |file: &str, text: &str| put(&folder.join(file), text.as_bytes());
        put("Cargo.toml", "[workspace]\nresolver = \"3\"\nmembers = [\"models\", \"consumers\"]\n");
        let none = BTreeSet::new();
        put("consumers/Cargo.toml", &manifest("consumers", &none, &none, "models = { path = \"../models\" }\n"));
        // The versions of the dependencies that are there already.
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
        Self { folder, models: BTreeSet::new(), features: BTreeSet::new(), consumers: BTreeMap::new() }
    }

    /// Adds the models of a documentation set as a module, unless they are there.
    fn add_models(&mut self, side: &Side) {
        let module = module(side);
        if !self.models.insert(module.clone()) {
            return;
        }
        self.features.extend(side.outcome.output.files.get("Cargo.toml").into_iter().flat_map(|text| features(text)));
        let source = self.folder.join("models/src");
        for (path, text) in &side.outcome.output.files {
            let Some(path) = path.strip_prefix("src/") else { continue };
            if path.starts_with("v1_0/") {
                put(&source.join(&module).join(path), text.as_bytes());
            } else if path.starts_with("support/") {
                put(&source.join(path), text.as_bytes());
            }
        }
    }

    fn add_consumer(&mut self, name: &str, side: &Side, code: &str, features: &Features) {
        let text = format!(
            "#![allow(warnings)]\nuse models::support::*;\nuse models::{0}::v1_0;\nuse models::{0}::v1_0::*;\n\n{code}\n",
            module(side)
        );
        put(&self.folder.join("consumers/src").join(format!("{name}.rs")), text.as_bytes());
        self.consumers.entry(features.clone()).or_default().insert(name.to_owned());
    }

    /// The consumers that do not compile, each with the first error.
    fn check(self) -> BTreeMap<String, String> {
        let mut lib = "#![allow(warnings)]\n#![recursion_limit = \"512\"]\n\npub mod support;\n".to_owned();
        for module in &self.models {
            let _ = writeln!(lib, "pub mod {module} {{\n    use crate::support;\n    pub mod v1_0;\n}}");
        }
        put(&self.folder.join("models/src/lib.rs"), lib.as_bytes());
        let mut failed = BTreeMap::new();
        for (features, consumers) in &self.consumers {
            let on = match features {
                Features::All => &self.features,
                Features::Only(on) => on,
            };
            put(&self.folder.join("models/Cargo.toml"), manifest("models", &self.features, on, "").as_bytes());
            failed.extend(self.check_all(consumers.clone()));
        }
        failed
    }

    fn check_all(&self, mut consumers: BTreeSet<String>) -> BTreeMap<String, String> {
        let mut failed = BTreeMap::new();
        loop {
            let lib: String = consumers.iter().fold(String::new(), |lib, name| lib + "mod " + name + ";\n");
            put(&self.folder.join("consumers/src/lib.rs"), lib.as_bytes());
            let errors = errors(&self.folder);
            if errors.is_empty() {
                return failed;
            }
            for (file, message) in errors {
                let name = file.trim_start_matches("consumers/src/").trim_end_matches(".rs");
                assert!(consumers.contains(name) || failed.contains_key(name), "{file}: {message}");
                consumers.remove(name);
                failed.entry(name.to_owned()).or_insert(message);
            }
        }
    }
}

/// The module of a documentation set: its name as an identifier.
fn module(side: &Side) -> String {
    side.key.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect()
}

/// What the compiler complains of: file and message.
fn errors(folder: &Path) -> Vec<(String, String)> {
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet", "--message-format=json"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .env_remove("RUSTFLAGS")
        .output()
        .unwrap();
    let lines = String::from_utf8(output.stdout).unwrap();
    let messages = lines.lines().filter_map(|line| serde_json::from_str::<serde_json::Value>(line).ok());
    let errors = messages.filter(|message| message["message"]["level"] == "error");
    let found: Vec<(String, String)> = errors
        .filter_map(|error| {
            let spans = error["message"]["spans"].as_array()?;
            let file = spans.iter().find(|span| span["is_primary"] == true)?["file_name"].as_str()?;
            Some((file.replace('\\', "/"), error["message"]["message"].as_str()?.to_owned()))
        })
        .collect();
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success() || !found.is_empty(), "cargo check failed: {said}");
    found
}
