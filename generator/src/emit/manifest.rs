//! The `Cargo.toml` of the generated crate.

use super::text;
use crate::plan::CratePlan;

/// Optional conversions of value types: feature and dependency in one.
const OPTIONAL: [(&str, &str); 6] = [
    ("base64", r#"{ version = "0.22", default-features = false, features = ["std"] }"#),
    ("chrono", r#"{ version = "0.4", default-features = false, features = ["std"] }"#),
    ("jiff", r#"{ version = "0.2", default-features = false, features = ["std"] }"#),
    ("rust_decimal", r#"{ version = "1", default-features = false, features = ["std"] }"#),
    ("time", r#"{ version = "0.3", default-features = false, features = ["std", "parsing", "formatting"] }"#),
    ("uuid", r#"{ version = "1", default-features = false, features = ["std"] }"#),
];

/// The manifest.
pub(super) fn text(plan: &CratePlan) -> String {
    let header = text::HEADER.replacen("//", "#", 1);
    let package = format!("\n[package]\nname = {}\n{PACKAGE}", text::literal(&plan.package));
    let is_fixed = |name: &str| plan.conversions.iter().any(|conversion| conversion.as_str() == name);
    let features = OPTIONAL
        .map(|(name, _)| if is_fixed(name) { String::new() } else { format!("{name} = [\"dep:{name}\"]\n") })
        .concat();
    let optional = OPTIONAL.map(|(name, dependency)| {
        let optional = if is_fixed(name) { "" } else { ", optional = true" };
        format!("{name} = {}{optional} }}\n", dependency.trim_end_matches(" }"))
    });
    let optional = optional.concat();
    let workspace = if plan.own_workspace { "\n[workspace]\n" } else { "" };
    [&header, &package, "\n[features]\n", &features, "\n[dependencies]\n", &optional, SERDE, workspace].concat()
}

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
