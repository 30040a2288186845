//! Patterns of a selection and what they match in a schema.

use glob::MatchOptions;

use crate::config::Misuse;
use crate::near;
use crate::schema::{Operation, Schema, TypeDef, TypeName};

/// How many similar names an error lists.
const NEAREST: usize = 3;

/// A pattern, told apart by its form.
#[derive(Debug)]
pub(crate) struct Pattern {
    /// The option that it was given to.
    pub(crate) option: &'static str,
    /// As written.
    pub(crate) text: String,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    /// A type's or a namespace's name.
    Name,
    /// Type names with wildcards.
    Names(glob::Pattern),
    /// Templates of paths.
    Path(glob::Pattern),
    /// Paths of pages.
    Page(glob::Pattern),
}

/// Stars stop at slashes.
const SEGMENTS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: false };

impl Pattern {
    /// Reads a pattern that was given to this option.
    ///
    /// # Errors
    /// [`Misuse::BadPattern`].
    pub(crate) fn parse(option: &'static str, text: &str) -> Result<Self, Misuse> {
        let glob = |text: &str| {
            glob::Pattern::new(text).map_err(|error| Misuse::BadPattern {
                option,
                pattern: text.to_owned(),
                reason: error.msg.to_owned(),
            })
        };
        let is_page = text.contains('/') || matches!(text.rsplit_once('.'), Some((_, "md" | "txt")));
        let kind = if text.starts_with('/') {
            Kind::Path(glob(&without_parameters(text))?)
        } else if is_page {
            Kind::Page(glob(text)?)
        } else if text.contains(['*', '?', '[']) {
            Kind::Names(glob(text)?)
        } else {
            Kind::Name
        };
        Ok(Self { option, text: text.to_owned(), kind })
    }

    /// Whether a wire name is this one, which may have wildcards.
    pub(crate) fn is_like(text: &str, wire: &str) -> bool {
        text == wire || glob::Pattern::new(text).is_ok_and(|glob| glob.matches(wire))
    }

    /// The types that it matches, by name.
    ///
    /// # Errors
    /// [`Misuse::Ambiguous`].
    pub(crate) fn types<'s>(&self, schema: &'s Schema) -> Result<Vec<&'s TypeName>, Misuse> {
        let all = schema.types.iter();
        Ok(match &self.kind {
            Kind::Name => self.named(schema)?,
            Kind::Names(glob) => {
                let matches = |name: &&TypeName| glob.matches(&name.0) || glob.matches(name.short());
                all.map(|(name, _)| name).filter(matches).collect()
            }
            Kind::Page(glob) => {
                all.filter(|(_, def)| glob.matches_with(&def.src().page, SEGMENTS)).map(|(name, _)| name).collect()
            }
            Kind::Path(_) => Vec::new(),
        })
    }

    /// The qualified name, else all of a namespace, else the short name in the outermost namespace.
    fn named<'s>(&self, schema: &'s Schema) -> Result<Vec<&'s TypeName>, Misuse> {
        let names = || schema.types.keys();
        if let Some(exact) = names().find(|name| name.0 == self.text) {
            return Ok(vec![exact]);
        }
        let space: Vec<&TypeName> = names().filter(|name| name.namespace() == self.text).collect();
        if !space.is_empty() {
            return Ok(space);
        }
        let mut short: Vec<&TypeName> = names().filter(|name| name.short() == self.text).collect();
        let depth = |name: &TypeName| name.0.matches('.').count();
        let outermost = short.iter().map(|name| depth(name)).min();
        short.retain(|name| Some(depth(name)) == outermost);
        if short.len() > 1 {
            return Err(Misuse::Ambiguous {
                option: self.option,
                pattern: self.text.clone(),
                candidates: short.iter().map(ToString::to_string).collect(),
            });
        }
        Ok(short)
    }

    /// Whether it matches an operation.
    pub(crate) fn has_operation(&self, operation: &Operation) -> bool {
        match &self.kind {
            Kind::Name => operation.namespace == self.text && self.text.contains('.'),
            Kind::Names(_) => false,
            Kind::Page(glob) => glob.matches_with(&operation.src.page, SEGMENTS),
            Kind::Path(glob) => {
                let mut templates = operation.paths.iter().map(|path| without_parameters(&path.template));
                templates.any(|template| glob.matches_with(&template, SEGMENTS))
            }
        }
    }

    /// The mistake of naming an operation where only types can be meant.
    pub(crate) fn not_a_type(&self) -> Option<Misuse> {
        matches!(self.kind, Kind::Path(_)).then(|| Misuse::BadPattern {
            option: self.option,
            pattern: self.text.clone(),
            reason: "a path stands for operations, and only types can be named here".to_owned(),
        })
    }

    /// The mistake of matching nothing in any of the schemas.
    pub(crate) fn no_match(&self, schemas: &[Schema]) -> Misuse {
        let nearest = match &self.kind {
            Kind::Name | Kind::Names(_) => {
                let names = schemas.iter().flat_map(|schema| schema.types.keys());
                let names = names.flat_map(|name| [name.0.as_str(), name.namespace()]);
                near::nearest(self.text.trim_end_matches(['*', '?', '.']), names, NEAREST)
            }
            Kind::Page(_) => {
                let types = schemas.iter().flat_map(|schema| schema.types.values().map(TypeDef::src));
                let operations = schemas.iter().flat_map(|schema| schema.operations.iter().map(|op| &op.src));
                near::nearest(&self.text, types.chain(operations).map(|src| src.page.as_str()), NEAREST)
            }
            Kind::Path(_) => {
                let paths = schemas.iter().flat_map(|schema| &schema.operations).flat_map(|op| &op.paths);
                near::nearest_whole(&self.text, paths.map(|path| path.template.as_str()), NEAREST)
            }
        };
        Misuse::NoMatch {
            option: self.option,
            pattern: self.text.clone(),
            nearest: nearest.into_iter().map(str::to_owned).collect(),
        }
    }
}

/// A template with the names of its parameters left out, as they vary between pages.
fn without_parameters(template: &str) -> String {
    let mut out = String::with_capacity(template.len());
    let mut depth = 0_u32;
    for c in template.chars() {
        match c {
            '{' => {
                depth += 1;
                out.push_str(if depth == 1 { "{" } else { "" });
            }
            '}' => {
                depth = depth.saturating_sub(1);
                out.push_str(if depth == 0 { "}" } else { "" });
            }
            _ if depth > 0 => {}
            c => out.push(c),
        }
    }
    out
}
