//! The `Cargo.toml` of the generated crate.

use super::text;
use crate::plan::CratePlan;

/// Optional conversions of value types: feature and dependency in one.
const OPTIONAL: &[(&str, &str)] = &[
    ("base64", r#"{ version = "0.22", default-features = false, features = ["std"] }"#),
    ("chrono", r#"{ version = "0.4", default-features = false, features = ["std"] }"#),
    ("jiff", r#"{ version = "0.2", default-features = false, features = ["std"] }"#),
    ("rust_decimal", r#"{ version = "1", default-features = false, features = ["std"] }"#),
    ("time", r#"{ version = "0.3", default-features = false, features = ["std", "parsing", "formatting"] }"#),
    ("uuid", r#"{ version = "1", default-features = false, features = ["std"] }"#),
];

/// Requests and responses of that crate for operations.
const HTTP: &str = r#"{ version = "1", default-features = false, features = ["std"] }"#;

/// The manifest.
pub(super) fn text(plan: &CratePlan) -> String {
    let header = text::HEADER.replacen("//", "#", 1);
    let package = format!("\n[package]\nname = {}\n{PACKAGE}", text::literal(&plan.package));
    let areas: Vec<&str> = plan.areas.iter().filter_map(|area| Some(area.feature.as_ref()?.as_str())).collect();
    let conversions = OPTIONAL.iter().map(|(name, dependency)| (*name, *dependency, ""));
    let http = plan.operations.then_some(("http", HTTP, r#", "operations""#));
    let mut optional: Vec<(&str, &str, &str)> = conversions.chain(http).collect();
    optional.sort_unstable();
    let is_fixed = |name: &str| plan.conversions.iter().any(|conversion| conversion.as_str() == name);
    let features = optional.iter().filter(|(name, ..)| !is_fixed(name));
    let features = features.map(|(name, _, more)| format!("{name} = [\"dep:{name}\"{more}]\n"));
    let mut features: Vec<String> = features.chain(plan.operations.then(|| "operations = []\n".to_owned())).collect();
    features.sort_unstable();
    let features = area_features(&areas) + &features.concat();
    let docs_rs = if areas.is_empty() { "" } else { DOCS_RS };
    let dependency = |(name, dependency, _): &(&str, &str, &str)| {
        let optional = if is_fixed(name) { "" } else { ", optional = true" };
        format!("{name} = {}{optional} }}\n", dependency.trim_end_matches(" }"))
    };
    let optional: Vec<String> = optional.iter().map(dependency).collect();
    let optional = optional.concat();
    let workspace = if plan.own_workspace { "\n[workspace]\n" } else { "" };
    [&header, &package, docs_rs, "\n[features]\n", &features, "\n[dependencies]\n", &optional, SERDE, workspace]
        .concat()
}

/// The features of areas, one per line, and the one that stands for all of them.
fn area_features(areas: &[&str]) -> String {
    if areas.is_empty() {
        return String::new();
    }
    let names: Vec<String> = areas.iter().map(|area| format!("    {},\n", text::literal(area))).collect();
    let each: Vec<String> = areas.iter().map(|area| format!("{area} = []\n")).collect();
    let (names, each) = (names.concat(), each.concat());
    format!(
        "default = [\"full\"]\n# All areas; the crate's documentation says what is in each.\nfull = [\n{names}]\n{each}\n"
    )
}

const DOCS_RS: &str = "
[package.metadata.docs.rs]
all-features = true
";

const PACKAGE: &str = r#"description = "Models of Microsoft Graph, generated from its documentation"
version = "0.1.0"
edition = "2024"
rust-version = "1.88"
license = "MIT OR Apache-2.0"
exclude = ["schema"]
"#;

const SERDE: &str = r#"serde = { version = "1.0", default-features = false, features = ["std"] }
serde_json = { version = "1.0", default-features = false, features = ["std"] }
"#;
