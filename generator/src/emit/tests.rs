//! Whole crates of small schemas.

use super::emit;
use crate::config::{Config, Layout};
use crate::output::OutputTree;
use crate::plan::plan;
use crate::schema::from_json;

/// Types and properties of every shape.
const SMALL: &str = include_str!("../../test_data/schemas/small.json");

/// Names that collide with Rust, with each other, or with the generated code.
const NAMES: &str = include_str!("../../test_data/schemas/names.json");

/// Operations of every shape.
const OPERATIONS: &str = include_str!("../../test_data/schemas/operations.json");

fn tree(schemas: &[&str]) -> OutputTree {
    let layout = Layout::Crate { name: "some-models".to_owned(), standalone: true };
    let config = Config { layout, ..Config::default() };
    let schemas: Vec<_> = schemas.iter().map(|schema| from_json(schema).unwrap()).collect();
    emit(&plan(&schemas, &config).0)
}

#[test]
fn every_shape() {
    let tree = tree(&[SMALL]);
    let files = tree.files.iter().filter(|(path, _)| !path.starts_with("src/support/") && !path.starts_with("schema/"));
    let files: Vec<String> = files.map(|(path, text)| format!("───── {path}\n{text}")).collect();
    insta::assert_snapshot!("small", files.concat());
}

#[test]
fn operations() {
    let tree = tree(&[OPERATIONS]);
    let shown =
        ["list_user_lanterns", "create_lantern", "update_lantern", "lantern_near", "lantern_count", "lantern", "mod"];
    let files = tree.files.iter().filter(|(path, _)| {
        let name = path.rsplit('/').next().unwrap_or_default().trim_end_matches(".rs");
        path.starts_with("src/v1_0/") && shown.contains(&name) && *path != "src/v1_0/graph/lantern.rs"
    });
    let files: Vec<String> = files.map(|(path, text)| format!("───── {path}\n{text}")).collect();
    insta::assert_snapshot!("operations", files.concat());
}

#[test]
fn without_operations_the_crate_does_not_know_the_word() {
    let config = Config { operations: false, ..Config::default() };
    let schemas = [from_json(OPERATIONS).unwrap()];
    let tree = emit(&plan(&schemas, &config).0);
    for (path, text) in tree.files.iter().filter(|(path, _)| !path.starts_with("schema/")) {
        let is_core = path.starts_with("src/support/");
        assert!(!path.contains("operation") && (is_core || !text.contains("operations")), "{path}");
        assert!(!text.contains("feature = \"operations\""), "{path}");
    }
}

/// Every file is Rust: [`text::file`](super::text::file) checks it in debug builds.
#[test]
fn obstacle_course() {
    assert!(tree(&[NAMES]).files.len() > 200);
}

#[test]
fn both_versions_stand_side_by_side() {
    let beta = SMALL.replace("\"v1.0\"", "\"beta\"");
    let tree = tree(&[&beta, SMALL]);
    for path in
        ["src/beta/graph/user.rs", "src/v1_0/graph/user.rs", "schema/beta/schema.json", "schema/v1.0/schema.json"]
    {
        assert!(tree.files.contains_key(path), "{path}");
    }
}

#[test]
fn the_same_schema_gives_the_same_bytes() {
    assert_eq!(tree(&[SMALL]), tree(&[SMALL]));
}

#[test]
fn every_rust_file_starts_with_the_header() {
    for (path, text) in tree(&[SMALL]).files.iter().filter(|(path, _)| path.starts_with("src/")) {
        assert!(text.starts_with(super::text::HEADER), "{path}");
    }
}

#[test]
fn no_schema_gives_a_crate_without_versions() {
    assert!(tree(&[]).files.contains_key("src/lib.rs"));
}

/// An area may be called like a dependency, or like a feature that is no area.
#[test]
fn no_two_features_have_the_same_name() {
    let areas = [
        "base64",
        "Chrono",
        "default",
        "full",
        "http",
        "jiff",
        "operations",
        "rust decimal",
        "serde",
        "time",
        "uuid",
        "time area",
    ];
    let types = areas.iter().enumerate().map(|(at, area)| {
        format!(r#""a.t{at}": {{ "kind": "complex", "area": "{area}", "src": "resources/t{at}.md:1" }}"#)
    });
    let types: Vec<String> = types.collect();
    let schema = format!(r#"{{ "version": "v1.0", "types": {{ {} }}, "operations": [] }}"#, types.join(","));
    let tree = tree(&[&schema]);
    let manifest = tree.files.get("Cargo.toml").unwrap();
    let features = manifest.split("\n[").find_map(|part| part.strip_prefix("features]")).unwrap();
    let mut names: Vec<&str> = features.lines().filter_map(|line| Some(line.split_once(" = ")?.0)).collect();
    let count = names.len();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), count, "{features}");
}
