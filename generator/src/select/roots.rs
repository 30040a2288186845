//! What the patterns of a selection match: where the closure begins, and where it ends.

use std::collections::{BTreeMap, BTreeSet};

use super::Pattern;
use crate::config::{Misuse, Selection};
use crate::schema::{Schema, TypeName};

/// The patterns of a selection.
pub(super) struct Patterns {
    include: Vec<Pattern>,
    exclude: Vec<Pattern>,
    stop_at: Vec<Pattern>,
    replaced: Vec<Pattern>,
}

/// What the patterns match in one schema.
#[derive(Clone, Debug, Default)]
pub(super) struct Roots {
    /// The included types, each with the pattern that named it; the pattern is empty where everything is included.
    pub(super) types: BTreeMap<TypeName, String>,
    /// The included operations, by their place in the schema, each with the pattern.
    pub(super) operations: BTreeMap<usize, String>,
    /// Types whose references are left out.
    pub(super) excluded: BTreeSet<TypeName>,
    /// Types whose references hold JSON.
    pub(super) stopped: BTreeSet<TypeName>,
    /// Types that somebody else provides.
    pub(super) replaced: BTreeSet<TypeName>,
}

/// What one pattern matches in one schema.
#[derive(Default)]
struct Found<'s> {
    types: Vec<&'s TypeName>,
    operations: Vec<usize>,
}

impl Found<'_> {
    fn is_empty(&self) -> bool {
        self.types.is_empty() && self.operations.is_empty()
    }
}

impl Patterns {
    /// Reads all patterns, or gives every one that is not well formed.
    pub(super) fn parse(selection: &Selection) -> Result<Self, Vec<Misuse>> {
        let mut misuses = Vec::new();
        let mut parse = |option, texts: &[String]| {
            let parsed: Vec<_> = texts.iter().map(|text| Pattern::parse(option, text)).collect();
            let (good, bad): (Vec<_>, Vec<_>) = parsed.into_iter().partition(Result::is_ok);
            misuses.extend(bad.into_iter().filter_map(Result::err));
            good.into_iter().filter_map(Result::ok).collect()
        };
        let patterns = Self {
            include: parse("include", &selection.include),
            exclude: parse("exclude", &selection.exclude),
            stop_at: parse("stop_at", &selection.stop_at),
            replaced: parse("replace", &selection.replaced),
        };
        if misuses.is_empty() { Ok(patterns) } else { Err(misuses) }
    }

    /// The matches in each schema, or every misuse.
    pub(super) fn resolve(&self, schemas: &[Schema]) -> Result<Vec<Roots>, Vec<Misuse>> {
        let mut all: Vec<Roots> = schemas.iter().map(|_| Roots::default()).collect();
        let mut misuses = Vec::new();
        let cuts = [&self.exclude, &self.stop_at, &self.replaced];
        for (pattern, cut) in cuts.iter().zip(0..).flat_map(|(list, cut)| list.iter().map(move |item| (item, cut))) {
            let only_types = cut > 0;
            misuses.extend(pattern.in_each(schemas, &mut all, only_types, |roots, found| {
                let names = found.types.iter().map(|name| (*name).clone());
                match cut {
                    0 => roots.excluded.extend(names),
                    1 => roots.stopped.extend(names),
                    _ => roots.replaced.extend(names),
                }
            }));
        }
        for pattern in &self.include {
            let mut kept = false;
            let missing = pattern.in_each(schemas, &mut all, false, |roots, found| {
                kept |= !found.operations.is_empty();
                let names: Vec<&TypeName> = found.types.iter().copied().filter(|name| !roots.is_cut(name)).collect();
                kept |= !names.is_empty();
                for name in names {
                    roots.types.entry(name.clone()).or_insert_with(|| pattern.text.clone());
                }
                for operation in &found.operations {
                    roots.operations.entry(*operation).or_insert_with(|| pattern.text.clone());
                }
            });
            if missing.is_none() && !kept {
                misuses.push(self.excluded(pattern, schemas));
            }
            misuses.extend(missing);
        }
        if !misuses.is_empty() {
            return Err(misuses);
        }
        for (schema, roots) in schemas.iter().zip(&mut all) {
            self.finish(schema, roots);
        }
        Ok(all)
    }

    /// Everything is included where nothing is; excluded operations go.
    fn finish(&self, schema: &Schema, roots: &mut Roots) {
        if self.include.is_empty() {
            let kept = schema.types.keys().filter(|name| !roots.is_cut(name)).cloned();
            let kept: Vec<TypeName> = kept.collect();
            roots.types.extend(kept.into_iter().map(|name| (name, String::new())));
            roots.operations.extend((0..schema.operations.len()).map(|at| (at, String::new())));
        }
        roots.operations.retain(|at, _| {
            let operation = schema.operations.get(*at);
            !operation.is_some_and(|operation| self.exclude.iter().any(|pattern| pattern.has_operation(operation)))
        });
    }

    /// The misuse of including what is taken back.
    fn excluded(&self, include: &Pattern, schemas: &[Schema]) -> Misuse {
        let names = |pattern: &Pattern| -> BTreeSet<TypeName> {
            schemas.iter().flat_map(|schema| pattern.types(schema).unwrap_or_default()).cloned().collect()
        };
        let wanted = names(include);
        let cuts = self.exclude.iter().chain(&self.stop_at).chain(&self.replaced);
        let by = cuts.filter(|cut| !names(cut).is_disjoint(&wanted));
        let by = by.map(|cut| format!("{} `{}`", cut.option, cut.text)).collect();
        Misuse::Excluded { pattern: include.text.clone(), by }
    }
}

impl Pattern {
    /// Hands what the pattern matches in each schema to `put`; the misuse if that is nothing at all.
    fn in_each<'s>(
        &self,
        schemas: &'s [Schema],
        all: &mut [Roots],
        only_types: bool,
        mut put: impl FnMut(&mut Roots, &Found<'s>),
    ) -> Option<Misuse> {
        let mut matched = false;
        if let Some(misuse) = only_types.then(|| self.not_a_type()).flatten() {
            return Some(misuse);
        }
        for (schema, roots) in schemas.iter().zip(all) {
            let mut found = match self.types(schema) {
                Ok(types) => Found { types, operations: Vec::new() },
                Err(misuse) => return Some(misuse),
            };
            if !only_types {
                let operations = schema.operations.iter().enumerate();
                found.operations = operations.filter(|(_, op)| self.has_operation(op)).map(|(at, _)| at).collect();
            }
            matched |= !found.is_empty();
            put(roots, &found);
        }
        (!matched).then(|| self.no_match(schemas))
    }
}

impl Roots {
    /// Whether the closure ends at this type.
    pub(super) fn is_cut(&self, name: &TypeName) -> bool {
        self.excluded.contains(name) || self.stopped.contains(name) || self.replaced.contains(name)
    }

    /// The same with references to one more type ending in JSON.
    pub(super) fn stopped_at(mut self, name: &TypeName) -> Self {
        self.stopped.insert(name.clone());
        self
    }
}
