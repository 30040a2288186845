//! The part of the crate's documentation that is about features: a row per area.

use super::text;
use crate::plan::{AreaPlan, CratePlan};

/// The section, or nothing where the crate has no areas.
pub(super) fn section(plan: &CratePlan) -> String {
    let shown = plan.example.as_ref().and_then(|example| example.feature.as_ref());
    let Some(shown) = shown.or_else(|| plan.areas.iter().find_map(|area| area.feature.as_ref())) else {
        return String::new();
    };
    let versions: Vec<String> =
        plan.versions.iter().map(|version| format!(" types in {} |", version.version)).collect();
    let versions = versions.concat();
    let lines = "---:|".repeat(plan.versions.len());
    let rows = plan.areas.iter().map(row).collect::<String>();
    format!(
        "
# Features

Each area of the documentation is a feature, and `full`, which is on by default, is all of them. A crate that names
the ones it uses compiles faster:

```toml
{} = {{ version = \"0.1\", default-features = false, features = [{}] }}
```

Types that several areas need are always there, so no feature needs another one. A field that leads to a type of
another area is there when that area's feature is on too; without it, what the service sends for it stays in
`additional_properties`. In the same way a value of a derived type is read as its base type, with everything kept.
The features that all crates of a build ask for add up, so do not count on a field being absent.

| feature |{versions} its fields lead to |
|:---|{lines}:---|
{rows}",
        plan.package,
        text::literal(shown.as_str())
    )
}

fn row(area: &AreaPlan) -> String {
    let leads_to: Vec<String> = area.leads_to.iter().map(|feature| format!("`{feature}`")).collect();
    let mut cells = vec![area.feature.as_ref().map_or("always there".to_owned(), |feature| format!("`{feature}`"))];
    cells.extend(area.types.iter().map(usize::to_string));
    cells.push(leads_to.join(", "));
    format!("| {} |\n", cells.join(" | "))
}
