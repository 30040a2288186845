//! Corrections as data: files of overrides, each naming what it expects to find (`FORMAT.md`, section Overrides).
//!
//! An override whose expectation is not met, or that sets what is there already, is an error: corrections must go when
//! the documentation is corrected.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;

use super::evidence::{Cases, Ground};
use crate::diag::{Code, Diagnostic};
use crate::markdown::yaml;
use crate::schema::{Edm, Element, Property, Schema, Source, StructKind, TypeDef, TypeName};
use crate::source::{FileId, SourceFile, Span};

/// One entry of an override file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    target: String,
    expect: BTreeMap<String, Scalar>,
    set: BTreeMap<String, Scalar>,
    reason: String,
}

/// A value of a slot as text.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Scalar {
    Bool(bool),
    Text(String),
    Nothing(()),
}

impl Scalar {
    fn text(&self) -> String {
        match self {
            Self::Bool(value) => value.to_string(),
            Self::Text(text) => text.clone(),
            Self::Nothing(()) => "none".to_owned(),
        }
    }
}

/// Applies the entries of all files, in order of files and entries.
pub(super) fn apply(
    files: &[(FileId, &SourceFile)],
    schema: &mut Schema,
    cases: &mut Cases,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (id, file) in files {
        match yaml::<Vec<Entry>>(&file.text) {
            Ok(entries) => {
                for entry in entries {
                    let span = place(*id, &file.text, &entry.target);
                    if let Err((code, message)) = apply_entry(&entry, span, schema, cases) {
                        diagnostics.push(Diagnostic::new(code, span, message));
                    }
                }
            }
            Err((message, at)) => {
                let span = Span::new(*id, at, at + 1);
                diagnostics.push(Diagnostic::new(
                    Code::Over003,
                    span,
                    format!("the override file is invalid: {message}"),
                ));
            }
        }
    }
}

/// Where the entry's target stands in the file.
fn place(file: FileId, text: &str, target: &str) -> Span {
    let at = text.find(target).unwrap_or(0);
    let range: Range<usize> = at..at + target.len();
    Span::new(file, range.start, range.end)
}

type Problem = (Code, String);

fn apply_entry(entry: &Entry, span: Span, schema: &mut Schema, cases: &mut Cases) -> Result<(), Problem> {
    if entry.reason.trim().is_empty() {
        return Err((Code::Over003, format!("the override of `{}` gives no reason", entry.target)));
    }
    let known: Vec<TypeName> = schema.types.keys().cloned().collect();
    let slots = Slots::find(schema, &entry.target)?;
    for (slot, value) in &entry.set {
        let found = slots.get(slot)?;
        let wanted = value.text();
        if wanted == found {
            return Err((Code::Over004, format!("`{slot}` of `{}` is `{found}` already", entry.target)));
        }
        match entry.expect.get(slot).map(Scalar::text) {
            Some(expected) if expected != found => {
                return Err((Code::Over001, format!("`{slot}` of `{}` is `{found}`, not `{expected}`", entry.target)));
            }
            None => return Err((Code::Over003, format!("the override of `{}` expects no `{slot}`", entry.target))),
            Some(_) => {}
        }
    }
    let mut slots = slots;
    for (slot, value) in &entry.set {
        slots.set(slot, &value.text(), &known)?;
        let case = cases.entry(entry.target.clone()).or_default();
        case.add(slot_name(slot), value.text(), Ground::Override, Some(span));
    }
    Ok(())
}

/// The name of a slot for the evidence; unknown ones do not get here.
fn slot_name(slot: &str) -> &'static str {
    const NAMES: [&str; 9] =
        ["type", "collection", "navigation", "nullable", "base", "kind", "open", "abstract", "flags"];
    NAMES.into_iter().find(|name| *name == slot).unwrap_or("override")
}

/// The item that an override changes.
enum Slots<'s> {
    Type(&'s mut TypeDef),
    Property(&'s mut Property),
}

impl<'s> Slots<'s> {
    fn find(schema: &'s mut Schema, target: &str) -> Result<Self, Problem> {
        let unmatched = || (Code::Over002, format!("there is no `{target}`"));
        let name = TypeName(target.to_owned());
        if schema.types.contains_key(&name) {
            return schema.types.get_mut(&name).map(Self::Type).ok_or_else(unmatched);
        }
        let (owner, property) = target.rsplit_once('.').ok_or_else(unmatched)?;
        let Some(TypeDef::Struct(item)) = schema.types.get_mut(&TypeName(owner.to_owned())) else {
            return Err(unmatched());
        };
        let found = item.properties.iter_mut().find(|other| other.name == property);
        found.map(Self::Property).ok_or_else(unmatched)
    }

    /// The present value of a slot as text.
    fn get(&self, slot: &str) -> Result<String, Problem> {
        let text = match (self, slot) {
            (Self::Property(property), "type") => property.ty.element.as_str().to_owned(),
            (Self::Property(property), "collection") => property.ty.collection.to_string(),
            (Self::Property(property), "navigation") => property.navigation.to_string(),
            (Self::Property(property), "nullable") => {
                property.nullable.map_or_else(|| "none".to_owned(), |nullable| nullable.to_string())
            }
            (Self::Type(TypeDef::Struct(item)), "base") => {
                item.base.as_ref().map_or_else(|| "none".to_owned(), |base| base.0.clone())
            }
            (Self::Type(TypeDef::Struct(item)), "kind") => match item.kind {
                StructKind::Entity => "entity".to_owned(),
                StructKind::Complex => "complex".to_owned(),
            },
            (Self::Type(TypeDef::Struct(item)), "open") => item.open.to_string(),
            (Self::Type(TypeDef::Struct(item)), "abstract") => item.is_abstract.to_string(),
            (Self::Type(TypeDef::Enum(item)), "flags") => item.flags.to_string(),
            (Self::Type(_), _) => return Err(unknown(slot, "base, kind, open, abstract or flags")),
            (Self::Property(_), _) => return Err(unknown(slot, "type, collection, navigation or nullable")),
        };
        Ok(text)
    }

    fn set(&mut self, slot: &str, value: &str, known: &[TypeName]) -> Result<(), Problem> {
        let flag =
            || value.parse::<bool>().map_err(|_| (Code::Over003, format!("`{value}` is neither true nor false")));
        match (self, slot) {
            (Self::Property(property), "type") => {
                property.ty.element = element(value, known)?;
                property.source = Source::Override;
            }
            (Self::Property(property), "collection") => property.ty.collection = flag()?,
            (Self::Property(property), "navigation") => property.navigation = flag()?,
            (Self::Property(property), "nullable") => property.nullable = Some(flag()?),
            (Self::Type(TypeDef::Struct(item)), "base") if value == "none" => item.base = None,
            (Self::Type(TypeDef::Struct(item)), "base") => match element(value, known)? {
                Element::Named(name) => item.base = Some(name),
                Element::Primitive(_) => return Err((Code::Over003, format!("`{value}` cannot be a base"))),
            },
            (Self::Type(TypeDef::Struct(item)), "kind") => {
                item.kind = match value {
                    "entity" => StructKind::Entity,
                    "complex" => StructKind::Complex,
                    _ => return Err((Code::Over003, format!("`{value}` is neither entity nor complex"))),
                }
            }
            (Self::Type(TypeDef::Struct(item)), "open") => item.open = flag()?,
            (Self::Type(TypeDef::Struct(item)), "abstract") => item.is_abstract = flag()?,
            (Self::Type(TypeDef::Enum(item)), "flags") => item.flags = flag()?,
            _ => return Err(unknown(slot, "another slot")),
        }
        Ok(())
    }
}

fn unknown(slot: &str, expected: &str) -> Problem {
    (Code::Over003, format!("there is no slot `{slot}`; expected {expected}"))
}

fn element(value: &str, known: &[TypeName]) -> Result<Element, Problem> {
    if let Some(edm) = Edm::from_name(value) {
        return Ok(Element::Primitive(edm));
    }
    let name = TypeName(value.to_owned());
    if known.contains(&name) {
        return Ok(Element::Named(name));
    }
    Err((Code::Over003, format!("there is no type `{value}`")))
}
