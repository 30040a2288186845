//! A program that asks for few features of the committed crate: what it leaves out is kept all the same.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::workspace::root;

const MANIFEST: &str = r#"
[package]
name = "few-features"
edition = "2024"

[dependencies]
msgraph-models = { path = "MODELS", default-features = false, features = ["users"] }
serde_json = { version = "1", default-features = false, features = ["std"] }

[features]
mail = ["msgraph-models/outlook"]

[workspace]
"#;

/// Prints what each value has that no field holds, and fails where reading and writing changes anything.
const PROGRAM: &str = r###"
use msgraph_models::v1_0::{AnyDirectoryObject, User};
use msgraph_models::ModelExt as _;

fn main() -> Result<(), serde_json::Error> {
    let text = r#"{"displayName":"Adele","messages":[{"subject":"Hi","flagged":true}]}"#;
    let user: User = serde_json::from_str(text)?;
    let extra = |name| if user.additional_properties.contains_key(name) { "kept" } else { "a field" };
    assert_eq!(user.get::<String>("displayName").map(String::as_str), Some("Adele"));
    assert_eq!(serde_json::to_value(&user)?, serde_json::from_str::<serde_json::Value>(text)?);
    assert_eq!(user.clone(), user);
    println!("messages: {}, found: {}", extra("messages"), user.descriptor().find("messages").is_some());

    for name in ["user", "group"] {
        let text = format!(r##"{{"@odata.type":"#microsoft.graph.{name}","id":"1","displayName":"A"}}"##);
        let object: AnyDirectoryObject = serde_json::from_str(&text)?;
        assert_eq!(serde_json::to_value(&object)?, serde_json::from_str::<serde_json::Value>(&text)?);
        println!("{name}: {}", object.descriptor().rust_name());
    }
    Ok(())
}
"###;

/// Builds and runs the program with a feature of its own.
#[expect(clippy::disallowed_methods, reason = "the program is material of this test")]
fn run(feature: &str) -> String {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("few-features");
    fs::create_dir_all(folder.join("src")).unwrap();
    let models = root().join("generated");
    fs::write(folder.join("Cargo.toml"), MANIFEST.replace("MODELS", &models.to_string_lossy())).unwrap();
    fs::write(folder.join("src/main.rs"), PROGRAM).unwrap();
    fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let output = Command::new(env!("CARGO"))
        .args(["run", "--quiet", "--offline", "--features", feature])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", folder.join("target"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn nothing_is_lost_without_a_feature() {
    assert_eq!(run(""), "messages: kept, found: false\nuser: User\ngroup: DirectoryObject\n");
    assert_eq!(run("mail"), "messages: a field, found: true\nuser: User\ngroup: DirectoryObject\n");
}
