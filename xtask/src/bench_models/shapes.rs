//! The generated types without the tables behind them, with derives instead.

use std::collections::BTreeMap;

/// What is derived.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// `Clone`, `Debug`, `Default` and `PartialEq`.
    Bare,
    /// Serde's traits, too.
    Serde,
}

/// The names of enums over a base type and the types derived from it, with the base type's.
type Families<'a> = BTreeMap<&'a str, &'a str>;

/// The crate of the same structs and enums, all of them always there. Lines are taken as the emitter writes them.
pub(super) fn derived(files: &BTreeMap<String, String>, shape: Shape) -> BTreeMap<String, String> {
    let files: BTreeMap<String, String> =
        files.iter().map(|(path, text)| (path.clone(), without_conditions(text))).collect();
    let families: Families<'_> = files.values().filter_map(|text| family(text)).collect();
    let family_modules: Vec<&str> = files
        .iter()
        .filter(|(_, text)| family(text).is_some())
        .filter_map(|(path, _)| path.rsplit('/').next()?.strip_suffix(".rs"))
        .collect();
    let sources = files.iter().filter(|(path, text)| path.starts_with("src/v1_0/") && family(text).is_none());
    let mut out: BTreeMap<String, String> = sources
        .map(|(path, text)| {
            let text = if path.ends_with("/mod.rs") {
                module(text, &families, &family_modules)
            } else {
                item(text, &families, shape)
            };
            (path.clone(), text)
        })
        .collect();
    out.insert("src/lib.rs".to_owned(), "//! Types.\n#![recursion_limit = \"512\"]\npub mod v1_0;\n".to_owned());
    let (name, dependencies) = match shape {
        Shape::Bare => (super::BARE, ""),
        Shape::Serde => (super::DERIVED, "serde = { version = \"1\", features = [\"derive\"] }\nserde_json = \"1\"\n"),
    };
    out.insert(
        "Cargo.toml".to_owned(),
        format!("[package]\nname = \"{name}\"\nedition = \"2024\"\n\n[dependencies]\n{dependencies}"),
    );
    out
}

fn without_conditions(text: &str) -> String {
    let lines = text.split_inclusive('\n').filter(|line| !line.trim_start().starts_with("#[cfg("));
    lines.collect()
}

/// `AnyUser: User = ".."` at the head of a table.
fn family(text: &str) -> Option<(&str, &str)> {
    let (_, table) = text.split_once("\npolymorphic! {\n")?;
    let (name, rest) = table.trim_start().split_once(": ")?;
    Some((name, rest.split_once(" = ")?.0))
}

fn module(text: &str, families: &Families<'_>, family_modules: &[&str]) -> String {
    let keep = |line: &&str| {
        let line = line.trim_end_matches(';');
        let module = line.strip_prefix("mod ").is_some_and(|module| family_modules.contains(&module));
        let export = line.strip_prefix("pub use ").and_then(|path| path.rsplit("::").next());
        !(module || export.is_some_and(|name| families.contains_key(name)) || line == "use super::support")
    };
    text.lines().filter(keep).map(|line| line.to_owned() + "\n").collect()
}

fn item(text: &str, families: &Families<'_>, shape: Shape) -> String {
    let declaration = text.lines().find_map(|line| line.strip_prefix("pub struct ").or(line.strip_prefix("pub enum ")));
    let own = declaration.unwrap_or_default().trim_end_matches(" {");
    let mut imports = Vec::new();
    let mut out = String::new();
    let mut wire = "";
    // The formatter breaks the longest fields.
    let text = &text.replace("Option<\n        ", "Option<").replace(",\n    >,", ">,");
    for line in text.lines().take_while(|line| !line.starts_with("model! {") && !line.starts_with("evolvable! {")) {
        if let Some(path) = line.strip_prefix("use ") {
            let (module, name) = path.trim_end_matches(';').rsplit_once("::").unwrap_or_default();
            let name = families.get(name).copied().unwrap_or(name);
            let import = format!("use {module}::{name};\n");
            if name != own && !path.starts_with("super::support::") && !imports.contains(&import) {
                imports.push(import);
            }
            continue;
        }
        if let Some((_, name)) = line.split_once("Wire name: `") {
            wire = name.split('`').next().unwrap_or_default();
        }
        let dropped = ["#[derive(", "    /// What the service sent", "    pub additional_properties: "];
        if dropped.iter().any(|start| line.starts_with(start)) {
            continue;
        }
        if line.starts_with("pub ") {
            out.push_str(derives(line.starts_with("pub struct "), shape));
        }
        let entry = line.starts_with("    ") && line.ends_with(',') && !line.contains("//");
        let field = line.strip_prefix("    pub ").and_then(|field| field.split_once(": Option<"));
        if let Some((name, held)) = field {
            let (held, _) = held.rsplit_once(">,").unwrap_or_default();
            if shape == Shape::Serde {
                out.extend(["    #[serde(rename = \"", wire, "\", skip_serializing_if = \"Option::is_none\")]\n"]);
            }
            out.extend(["    pub ", name, ": Option<", &plain(held, families, shape), ">,\n"]);
        } else {
            if shape == Shape::Serde && entry {
                let wire = variant(text, line.trim().trim_end_matches(','));
                out.extend(["    #[serde(rename = \"", wire, "\")]\n"]);
            }
            out.extend([line, "\n"]);
        }
    }
    imports.concat() + &out
}

/// The wire name of an enum's variant, from the table.
fn variant<'a>(text: &'a str, name: &str) -> &'a str {
    let start = format!("    {name} = \"");
    let line = text.lines().find_map(|line| line.strip_prefix(start.as_str()));
    line.and_then(|rest| rest.split_once("\": ")).map_or("", |(wire, _)| wire)
}

fn derives(structure: bool, shape: Shape) -> &'static str {
    match (structure, shape) {
        (true, Shape::Bare) => "#[derive(Clone, Debug, Default, PartialEq)]\n",
        (false, Shape::Bare) => "#[derive(Clone, Debug, PartialEq)]\n",
        (true, Shape::Serde) => {
            "#[derive(Clone, Debug, Default, PartialEq, serde::Serialize, serde::Deserialize)]\n#[serde(default)]\n"
        }
        (false, Shape::Serde) => "#[derive(Clone, Debug, PartialEq, serde::Serialize, serde::Deserialize)]\n",
    }
}

/// The plain type of a field's value.
fn plain(held: &str, families: &Families<'_>, shape: Shape) -> String {
    if let Some(item) = held.strip_prefix("Vec<").and_then(|held| held.strip_suffix('>')) {
        let item = item.strip_prefix("support::").unwrap_or(item);
        return format!(
            "Vec<{}>",
            families.get(item).map_or_else(|| plain(item, families, shape), |base| (*base).to_owned())
        );
    }
    let held = held.strip_prefix("support::").unwrap_or(held);
    let inner = |outer: &str| held.strip_prefix(outer).and_then(|rest| rest.strip_suffix('>'));
    if let Some(name) = inner("Evolvable<").or_else(|| inner("Flags<")) {
        return name.to_owned();
    }
    if let Some(base) = families.get(held) {
        return format!("Box<{base}>");
    }
    let plain = match held {
        "Int64" => "i64",
        "Double" | "Decimal" => "f64",
        "Binary" | "Date" | "DateTimeOffset" | "Duration" | "Guid" | "TimeOfDay" => "String",
        "serde_json::Value" if shape == Shape::Bare => "String",
        other => other,
    };
    plain.to_owned()
}
