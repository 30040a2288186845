//! The programs that use the models; their sources are beside this file.

use std::collections::BTreeMap;

/// A user's program: reads a page of users and one of messages.
pub(super) fn user() -> BTreeMap<String, String> {
    program(super::USER, &["msgraph-models = { path = \"../msgraph-models\" }"], include_str!("programs/user.rs"))
}

/// The same program with structs made by hand for just these pages.
pub(super) fn minimal() -> BTreeMap<String, String> {
    program(
        super::MINIMAL,
        &["serde = { version = \"1\", features = [\"derive\"] }"],
        include_str!("programs/user_minimal.rs"),
    )
}

/// Reads and writes pages with both kinds of models.
pub(super) fn throughput() -> BTreeMap<String, String> {
    program(
        super::THROUGHPUT,
        &[
            "msgraph-models = { path = \"../msgraph-models\" }",
            "derived = { path = \"../derived\" }",
            "serde = { version = \"1\", features = [\"derive\"] }",
        ],
        include_str!("programs/throughput.rs"),
    )
}

/// With the features that the models ask for, so that all programs share one build of it.
const SERDE_JSON: &str = "serde_json = { version = \"1\", default-features = false, features = [\"std\"] }\n";

fn program(name: &str, dependencies: &[&str], source: &str) -> BTreeMap<String, String> {
    let dependencies = dependencies.join("\n");
    let manifest =
        format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{SERDE_JSON}{dependencies}\n");
    BTreeMap::from([("Cargo.toml".to_owned(), manifest), ("src/main.rs".to_owned(), source.to_owned())])
}
