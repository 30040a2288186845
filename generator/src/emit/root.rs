//! The `lib.rs` of the generated crate.

use super::modules::GATE;
use super::{features, text};
use crate::plan::{CratePlan, ExamplePlan, RustIdent};

/// The root module: how to use the crate, the versions, and the support module's names.
pub(super) fn text(plan: &CratePlan) -> String {
    let mut docs = INTRODUCTION.to_owned();
    if let Some(example) = &plan.example {
        docs.push_str(&example_text(&plan.package.replace('-', "_"), example));
    }
    docs.push_str(REMARKS);
    docs.push_str(&features::section(plan));
    let docs = docs.lines().map(|line| format!("//! {line}").trim_end().to_owned() + "\n");
    let versions = plan.versions.iter().map(|version| format!("pub mod {};\n", version.module));
    let foreign = (!plan.foreign.is_empty()).then(|| "mod foreign;\n".to_owned());
    let mut modules: Vec<String> = versions.chain(["pub mod support;\n".to_owned()]).chain(foreign).collect();
    modules.sort();
    let docs = docs.collect::<String>() + ATTRIBUTES;
    let operation = if plan.operations { format!("{GATE}pub use support::operation;\n") } else { String::new() };
    text::file(&[&docs, &modules.concat(), &format!("{EXPORTS}{operation}")])
}

/// The `mod.rs` of a module in somebody's crate. It may be included where a file may not begin with attributes and
/// documentation of its own, so each item has its own; what the crate's lints and formatter say is not about it.
pub(super) fn module(plan: &CratePlan) -> String {
    let versions = plan.versions.iter().map(|version| format!("{SILENT}pub mod {};\n", version.module));
    let foreign = (!plan.foreign.is_empty()).then(|| format!("{SILENT}mod foreign;\n"));
    let mut modules: Vec<String> = versions.chain([format!("{SILENT}pub mod support;\n")]).chain(foreign).collect();
    modules.sort();
    let operation = if plan.operations { "#[allow(unused_imports)]\npub use support::operation;\n" } else { "" };
    let exports = format!("#[allow(unused_imports)]\n#[rustfmt::skip]\n{EXPORTS}{operation}");
    text::file(&[&modules.concat(), &exports])
}

/// The file that lets types from elsewhere be values.
pub(super) fn foreign(plan: &CratePlan) -> String {
    let lines = plan.foreign.iter().map(|path| format!("foreign!({});\n", path.as_str()));
    let docs = "//! Types that take the place of generated ones.\n";
    text::file(&[docs, "use super::support::{self, foreign};\n", &lines.collect::<String>()])
}

const SILENT: &str = "\
#[allow(unused, deprecated, missing_docs, unreachable_pub, unused_qualifications)]
#[allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)]
#[rustfmt::skip]
";

const INTRODUCTION: &str = "\
Models of Microsoft Graph, generated from its documentation.

Every type reads and writes JSON through serde. Fields are `Option`s, as the service sends what `$select` asks
for; a struct literal ends in `..Default::default()`. Nothing is refused or lost: properties without a field stay
in `additional_properties`, unknown members of enumerations keep their text, and a property whose type has derived
types holds whichever of them came.
";

const REMARKS: &str = "
Each item's documentation ends with its name on the wire; searching for that name finds the item. Optional features
add conversions between the value types and the crates they are named after.
";

const ATTRIBUTES: &str = r#"#![forbid(unsafe_code)]
// Types refer to each other in long chains, along which the compiler looks for drop glue.
#![recursion_limit = "512"]
// Descriptions are prose full of product names such as SharePoint, which are not code.
#![allow(clippy::doc_markdown)]
// Parameters are called as the documentation calls them.
#![allow(clippy::many_single_char_names, clippy::similar_names)]
// The support module is also used in editions without let chains.
#![allow(clippy::collapsible_if)]
// Tables of the members of large enumerations are constants, which never are on the stack.
#![allow(clippy::large_stack_arrays)]
"#;

const EXPORTS: &str = "\
pub use support::{
    AdditionalProperties, Binary, Collection, Date, DateTimeOffset, Decimal, Double, Duration, Evolvable, Flags, Guid,
    Int64, Member, Model, ModelExt, Patch, ReadError, Reader, TimeOfDay, ValueError, from_slice, from_str, from_value,
};
";

fn example_text(package: &str, example: &ExamplePlan) -> String {
    let ExamplePlan { path, ident, field, wire, feature } = example;
    // Without its feature the type is not there, and the example has nothing to show.
    let (open, close) = match feature {
        Some(_) => (format!("# {} {{\n", text::gate(feature)), "# }\n"),
        None => (String::new(), ""),
    };
    let path: Vec<&str> = path.iter().map(RustIdent::as_str).collect();
    let path = path.join("::");
    format!(
        r##"
```
{open}use {package}::{path}::{ident};

let text = r#"{{"{wire}":"Adele","notDocumented":1}}"#;
let value: {ident} = serde_json::from_str(text)?;
assert_eq!(value.{field}.as_deref(), Some("Adele"));
assert!(value.additional_properties.contains_key("notDocumented"));
assert_eq!(serde_json::to_string(&value)?, text);
{close}# Ok::<(), serde_json::Error>(())
```
"##
    )
}
