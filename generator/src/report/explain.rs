//! `explain`: where a type or property was read, which evidence decided, and which claims lost.

use std::fmt::{self, Write as _};

use crate::resolve::evidence::{Cases, Evidence};
use crate::run::Outcome;
use crate::schema::{Property, Schema, StructKind, TypeDef, TypeName};
use crate::source::{LineIndex, SourceSet, Span};

/// There is no such type or property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// What was asked for.
    pub target: String,
    /// Names that come close.
    pub near: Vec<String>,
}

impl fmt::Display for Unknown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "there is no type or property `{}`", self.target)?;
        match self.near.as_slice() {
            [] => Ok(()),
            near => write!(f, "; did you mean {}?", near.join(", ")),
        }
    }
}

impl std::error::Error for Unknown {}

/// Explains `TYPE` or `TYPE.PROPERTY`, in any case, with or without namespace, in every version that has it.
///
/// # Errors
/// [`Unknown`], with similar names, when no version has it.
pub fn explain(sources: &SourceSet, outcome: &Outcome, target: &str) -> Result<String, Unknown> {
    let mut out = String::new();
    for (schema, cases) in outcome.schemas.iter().zip(&outcome.cases) {
        for (name, property) in find(schema, target) {
            let page = Page { sources, schema, cases, out: &mut out };
            page.write(name, property);
        }
    }
    if out.is_empty() {
        return Err(Unknown { target: target.to_owned(), near: similar(outcome, target) });
    }
    Ok(out)
}

/// The types and properties a target means.
fn find<'s>(schema: &'s Schema, target: &str) -> Vec<(&'s TypeName, Option<&'s Property>)> {
    let is_type =
        |name: &TypeName, text: &str| name.0.eq_ignore_ascii_case(text) || name.short().eq_ignore_ascii_case(text);
    let types: Vec<_> = schema.types.keys().filter(|name| is_type(name, target)).map(|name| (name, None)).collect();
    if !types.is_empty() {
        return types;
    }
    let Some((owner, wanted)) = target.rsplit_once('.') else { return Vec::new() };
    let owners = schema.types.keys().filter(|name| is_type(name, owner));
    owners
        .filter_map(|name| {
            let properties = schema.chain(name).into_iter().flat_map(|(_, item)| &item.properties);
            let found = properties.into_iter().find(|property| property.name.eq_ignore_ascii_case(wanted))?;
            Some((name, Some(found)))
        })
        .collect()
}

/// Short names that begin like the target.
fn similar(outcome: &Outcome, target: &str) -> Vec<String> {
    let short = target.split('.').next_back().unwrap_or(target).to_lowercase();
    let start: String = short.chars().take(5).collect();
    let names = outcome.schemas.iter().flat_map(|schema| schema.types.keys());
    let mut near: Vec<String> = names
        .filter(|name| !start.is_empty() && name.short().to_lowercase().contains(&start))
        .map(|name| format!("`{name}`"))
        .collect();
    near.sort();
    near.dedup();
    near.truncate(5);
    near
}

struct Page<'p> {
    sources: &'p SourceSet,
    schema: &'p Schema,
    cases: &'p Cases,
    out: &'p mut String,
}

impl Page<'_> {
    fn write(mut self, name: &TypeName, property: Option<&Property>) {
        match (property, self.schema.types.get(name)) {
            (Some(property), _) => self.property(name, property),
            (None, Some(TypeDef::Struct(item))) => {
                let kind = if item.kind == StructKind::Entity { "entity" } else { "complex type" };
                self.line(&format!("{name}: {kind} ({})", self.schema.version));
                self.line(&format!("  read from {}", item.src));
                if let Some(base) = &item.base {
                    self.line(&format!("  base {base}"));
                }
                self.line(&format!("  open {}, abstract {}, key {:?}", item.open, item.is_abstract, item.key));
                let base = item.base.as_ref().map_or("none", |base| base.0.as_str());
                let kind = if item.kind == StructKind::Entity { "entity" } else { "complex" };
                self.evidence(&name.0, &[("base", base), ("kind", kind)]);
                for property in &item.properties {
                    self.line(&format!("  {}: {}  {}", property.name, property.ty, property.src));
                }
            }
            (None, Some(TypeDef::Enum(item))) => {
                let origin = if item.synthetic { "made from the values of a property" } else { "documented" };
                self.line(&format!("{name}: enumeration, {origin} ({})", self.schema.version));
                self.line(&format!("  read from {}", item.src));
                self.line(&format!("  flags {}, evolvable {}", item.flags, item.evolvable));
                self.evidence(&name.0, &[]);
                for member in &item.members {
                    self.line(&format!("  {} = {}", member.name, member.value));
                }
            }
            (None, None) => {}
        }
    }

    fn property(&mut self, asked: &TypeName, property: &Property) {
        let owner =
            self.schema.chain(asked).into_iter().find(|(_, item)| item.properties.iter().any(|p| p == property));
        let owner = owner.map_or(asked, |(name, _)| name).clone();
        self.line(&format!("{owner}.{}: {} ({})", property.name, property.ty, self.schema.version));
        if owner != *asked {
            self.line(&format!("  inherited by {asked}"));
        }
        let source = format!("{:?}", property.source).to_lowercase();
        self.line(&format!("  read from {} ({source})", property.src));
        self.line(&format!("  navigation {}, nullable {}", property.navigation, said(property.nullable)));
        let navigation = if property.navigation { "yes" } else { "no" };
        let ty = property.ty.to_string();
        self.evidence(&format!("{owner}.{}", property.name), &[("navigation", navigation), ("type", &ty)]);
    }

    /// The rows of a case by slot. What was taken is asked of the schema: a pass after the weighing may have decided
    /// otherwise, as where a nearer base is preferred.
    fn evidence(&mut self, key: &str, taken: &[(&str, &str)]) {
        let Some(case) = self.cases.get(key) else { return };
        let mut slots: Vec<&'static str> = case.rows.iter().map(|row| row.slot).collect();
        slots.dedup();
        slots.sort_unstable();
        slots.dedup();
        for slot in slots {
            let schema = taken.iter().find(|(known, _)| *known == slot).map(|(_, claim)| *claim);
            let winner = schema.or_else(|| case.decide(slot)).unwrap_or("").to_owned();
            self.line(&format!("  {slot}: {winner}"));
            for row in case.rows.iter().filter(|row| row.slot == slot) {
                let row = self.row(row, &winner);
                self.line(&row);
            }
        }
    }

    fn row(&self, row: &Evidence, winner: &str) -> String {
        let mark = if row.claim == winner { '+' } else { '-' };
        let place = row.span.map_or_else(String::new, |span| format!("  {}", self.place(span)));
        format!("    {mark} {:>4}  {}: {}{place}", row.ground.weight(), row.claim, row.ground.text())
    }

    fn place(&self, span: Span) -> String {
        let Some(file) = self.sources.get(span.file) else { return String::new() };
        format!("{}:{}", file.path, LineIndex::new(&file.text).line(span.start))
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.out, "{text}");
    }
}

fn said(nullable: Option<bool>) -> &'static str {
    match nullable {
        None => "unsaid",
        Some(true) => "yes",
        Some(false) => "no",
    }
}
