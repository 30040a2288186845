//! Why each type is generated, and what an include costs or a stop saves.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use crate::config::{Config, Misuse};
use crate::emit::emit;
use crate::plan::{CratePlan, ItemPlan};
use crate::produce::planned;
use crate::schema::{Schema, TypeName};
use crate::select::{Closure, Reason, Selected, savings, select};
use crate::source::ApiVersion;

/// How many of the types that bring the most others are listed.
const DEAREST: usize = 10;

/// What is generated: types, and the lines of their files without the support module.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cost {
    /// Types; the enum over a family belongs to its base type.
    pub types: usize,
    /// Lines.
    pub lines: usize,
}

impl Cost {
    /// What a configuration generates of schemas.
    ///
    /// # Errors
    /// Every misuse of the configuration.
    pub fn of(schemas: &[Schema], config: &Config) -> Result<Self, Vec<Misuse>> {
        let (_, plan, _) = planned(schemas, config)?;
        let lines = lines(&plan);
        Ok(Self { types: lines.len(), lines: lines.values().sum() })
    }

    fn text(self) -> String {
        format!("{} {}, {} lines", self.types, if self.types == 1 { "type" } else { "types" }, self.lines)
    }

    fn minus(self, other: Self) -> Self {
        Self { types: self.types.saturating_sub(other.types), lines: self.lines.saturating_sub(other.lines) }
    }
}

/// The report: each type with the way that leads to it, the types that bring the most others, and for each pattern of
/// `added` what including it would cost.
///
/// # Errors
/// Every misuse of the configuration, and patterns of `added` that match nothing.
pub fn closure(schemas: &[Schema], config: &Config, added: &[String]) -> Result<String, Vec<Misuse>> {
    let (selected, plan, _) = planned(schemas, config)?;
    let selected = if selected.is_empty() { select(schemas, &config.selection)? } else { selected };
    let lines = lines(&plan);
    let mut out = String::new();
    for part in &selected {
        ways(&mut out, part, &lines);
    }
    let total = Cost { types: lines.len(), lines: lines.values().sum() };
    for part in &selected {
        dearest(&mut out, schemas, part.schema.version, config, total)?;
    }
    for pattern in added {
        let mut more = config.clone();
        // An empty list is everything, to which nothing can be added.
        if !more.selection.include.is_empty() {
            more.selection.include.push(pattern.clone());
        }
        let cost = Cost::of(schemas, &more)?.minus(total);
        let _ = writeln!(out, "including `{pattern}` too would add {}", cost.text());
    }
    Ok(out)
}

/// The lines of each generated type, by version and wire name.
fn lines(plan: &CratePlan) -> BTreeMap<(ApiVersion, String), usize> {
    let tree = emit(plan);
    let src = if plan.is_module { "" } else { "src/" };
    let mut lines = BTreeMap::new();
    for version in &plan.versions {
        for namespace in &version.namespaces {
            for ty in &namespace.types {
                let folder = format!("{src}{}/{}", version.module.unraw(), namespace.module.unraw());
                let text = tree.files.get(&format!("{folder}/{}.rs", ty.module.unraw()));
                *lines.entry((version.version, ty.wire.clone())).or_insert(0) +=
                    text.map_or(0, |text| text.lines().count());
                debug_assert!(text.is_some() || matches!(ty.item, ItemPlan::Family(_)), "{} has no file", ty.wire);
            }
        }
    }
    lines
}

/// The types in order of names, each with its lines and the way to it.
fn ways(out: &mut String, part: &Selected, lines: &BTreeMap<(ApiVersion, String), usize>) {
    let version = part.schema.version;
    let of = |name: &TypeName| lines.get(&(version, name.0.clone())).copied();
    let all: Vec<(&TypeName, usize)> = part.closure.reasons.keys().filter_map(|name| Some((name, of(name)?))).collect();
    let total = Cost { types: all.len(), lines: all.iter().map(|(_, lines)| lines).sum() };
    let _ = writeln!(out, "{version}: {}", total.text());
    let width = all.iter().map(|(name, _)| name.0.len()).max().unwrap_or(0);
    for (name, lines) in all {
        let _ = writeln!(out, "  {:<width$} {lines:>5}  {}", name.0, way(&part.closure, name));
    }
    if !part.hidden.is_empty() {
        let bases: Vec<&str> = part.hidden.iter().map(TypeName::short).collect();
        let _ = writeln!(out, "  inherited from and not generated: {}", bases.join(", "));
    }
}

/// `message → recipient → emailAddress`, or what includes the type.
fn way(closure: &Closure, name: &TypeName) -> String {
    let chain = closure.chain(name);
    let start = match chain.first() {
        Some((_, Reason::Included { pattern })) if pattern.is_empty() => "everything is included".to_owned(),
        Some((_, Reason::Included { pattern })) => format!("include `{pattern}`"),
        Some((_, Reason::Operation { pattern, operation })) => format!("include `{pattern}`, {operation}"),
        _ => String::new(),
    };
    if chain.len() == 1 {
        return start;
    }
    let steps = chain.iter().map(|(name, reason)| match reason {
        Reason::Property { property, .. } => format!(".{property} → {}", name.short()),
        Reason::Derived { .. } => format!(" ← {}", name.short()),
        Reason::Included { .. } | Reason::Operation { .. } => name.short().to_owned(),
    });
    steps.collect()
}

/// The types whose references bring the most others.
fn dearest(
    out: &mut String,
    schemas: &[Schema],
    version: ApiVersion,
    config: &Config,
    total: Cost,
) -> Result<(), Vec<Misuse>> {
    let Some(schema) = schemas.iter().find(|schema| schema.version == version) else { return Ok(()) };
    // A pattern may match in another version only.
    let Ok(mut savings) = savings(schema, &config.selection) else { return Ok(()) };
    savings.retain(|(_, types)| *types > 1);
    savings.sort_by(|(left, a), (right, b)| b.cmp(a).then_with(|| left.cmp(right)));
    if !savings.is_empty() {
        let _ = writeln!(out, "{version}: what stopping at one type would save");
    }
    for (name, _) in savings.into_iter().take(DEAREST) {
        let mut less = config.clone();
        less.selection.stop_at.push(name.0.clone());
        let _ = writeln!(out, "  {:<40} {}", name.short(), total.minus(Cost::of(schemas, &less)?).text());
    }
    Ok(())
}
