//! What a selection generates from the embedded documentation: enough to compile, and nothing more.

#![expect(clippy::disallowed_methods, reason = "the compiler is the judge")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use msgraph_docgen::config::{Config, Layout, Selection};
use msgraph_docgen::plan::{Extras, Part, plan_parts};
use msgraph_docgen::report::{Cost, closure};
use msgraph_docgen::schema::{Schema, TypeName};
use msgraph_docgen::select::{Reason, savings, select};
use msgraph_docgen::source::{ApiVersion, load};
use msgraph_docgen::{Product, output, produce, run};

use crate::workspace::root;

fn schemas() -> Vec<Schema> {
    let sources = load(&root().join("spec-docs"), &[ApiVersion::V1]).unwrap();
    run(&sources, &Config::default()).schemas
}

fn config(include: &[&str], stop_at: &[&str]) -> Config {
    let texts = |list: &[&str]| list.iter().map(|text| (*text).to_owned()).collect();
    let mut selection = Selection::default();
    selection.include = texts(include);
    selection.stop_at = texts(stop_at);
    let mut config = Config::default();
    config.selection = selection;
    config.layout = Layout::Crate { name: "selected".to_owned(), standalone: true };
    config
}

#[test]
fn the_report_says_why_and_what_it_costs() {
    let report = closure(&schemas(), &config(&["message"], &["extension"]), &["driveItem".to_owned()]).unwrap();
    insta::assert_snapshot!(report);
    let misuses = closure(&schemas(), &config(&["message"], &[]), &["driveItm".to_owned()]).unwrap_err();
    assert!(misuses[0].to_string().contains("driveItem"));
}

#[test]
fn stopping_saves_what_is_reported() {
    let schemas = schemas();
    let whole = Cost::of(&schemas, &config(&["user"], &[])).unwrap();
    let savings = savings(&schemas[0], &config(&["user"], &[]).selection).unwrap();
    assert_eq!(savings.len(), whole.types - 1);
    for (name, saved) in savings {
        let stopped = Cost::of(&schemas, &config(&["user"], &[&name.0])).unwrap();
        assert_eq!(whole.types - stopped.types, saved, "{name}");
        assert!(stopped.lines < whole.lines, "{name}");
    }
}

/// The file of every type that is not asked for itself is named in another one.
#[test]
fn every_type_is_needed_by_another() {
    let schemas = schemas();
    for include in [["user"], ["message"], ["driveItem"], ["/me/messages"], ["microsoft.graph.callRecords"]] {
        let config = config(&include, &[]);
        let part = select(&schemas, &config.selection).unwrap().pop().unwrap();
        let (plan, _) =
            plan_parts(&[Part { schema: &part.schema, absent: &part.hidden, extras: &Extras::default() }], &config);
        let types: Vec<_> = plan.versions.iter().flat_map(|v| &v.namespaces).flat_map(|space| &space.types).collect();
        let named: BTreeSet<&str> =
            types.iter().flat_map(|ty| ty.imports.iter().map(|import| import.ident.as_str())).collect();
        let is_root = |wire: &str| {
            let reason = part.closure.reasons.get(&TypeName(wire.to_owned()));
            !matches!(reason, Some(Reason::Property { .. } | Reason::Derived { .. }))
        };
        for ty in types {
            assert!(named.contains(ty.ident.as_str()) || is_root(&ty.wire), "{include:?}: nobody needs {}", ty.wire);
        }
    }
}

fn check(folder: &Path) -> Output {
    Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--target-dir"])
        .arg(Path::new(env!("CARGO_TARGET_TMPDIR")).join("closure-target"))
        .current_dir(folder)
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap()
}

/// Takes out the lines that name a module or its type.
fn without(file: &Path, module: &str) {
    let text = fs::read_to_string(file).unwrap();
    let is_kept = |line: &&str| *line != format!("mod {module};") && !line.starts_with(&format!("pub use {module}::"));
    fs::write(file, text.lines().filter(is_kept).collect::<Vec<_>>().join("\n")).unwrap();
}

#[test]
fn a_selection_compiles_alone_and_not_without_any_of_its_types() {
    let schemas = schemas();
    let config = config(&["message"], &["extension"]);
    let Product { output, selected, .. } = produce(&schemas, &config).unwrap();
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("closure");
    let _ = fs::remove_dir_all(&folder);
    let write = || {
        output::write(&output, &folder).unwrap();
        fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    };
    write();
    let compiled = check(&folder);
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));

    let graph = folder.join("src/v1_0/graph");
    let reasons = selected[0].closure.reasons.iter();
    let needed: Vec<_> = reasons.filter(|(_, reason)| !matches!(reason, Reason::Included { .. })).collect();
    assert!(needed.len() > 8);
    for (name, _) in needed.iter().step_by(needed.len() / 3) {
        let module = module_of(&output, name);
        fs::remove_file(graph.join(format!("{module}.rs"))).unwrap();
        let declared = fs::read_to_string(graph.join("mod.rs")).unwrap();
        let ident = declared.lines().find_map(|line| line.strip_prefix(&format!("pub use {module}::"))).unwrap();
        let exported = fs::read_to_string(folder.join("src/v1_0/mod.rs")).unwrap();
        let exported = exported.replace(&format!("pub use graph::{ident}\n"), "");
        fs::write(folder.join("src/v1_0/mod.rs"), exported).unwrap();
        without(&graph.join("mod.rs"), &module);
        let broken = check(&folder);
        let message = String::from_utf8_lossy(&broken.stderr).into_owned();
        assert!(!broken.status.success() && message.contains(ident.trim_end_matches(';')), "{name}: {message}");
        write();
    }
    assert!(check(&folder).status.success());
}

/// The module of a type, by what its file says of it.
fn module_of(output: &output::OutputTree, name: &TypeName) -> String {
    let says = format!("Wire name: `{name}`.");
    let file = output.files.iter().find(|(path, text)| path.contains("/graph/") && text.contains(&says)).unwrap();
    file.0.rsplit('/').next().unwrap().strip_suffix(".rs").unwrap().to_owned()
}
