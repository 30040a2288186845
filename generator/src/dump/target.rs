//! What a person means by the name of a page or type.

use super::DumpError;
use crate::config::Config;
use crate::near::nearest;
use crate::run::{Outcome, understand};
use crate::schema::{Schema, TypeDef, TypeName};
use crate::source::{ApiVersion, FileId, SourceFile, SourceSet};

/// How many similar names an error lists.
const NEAREST: usize = 5;

/// The versions the target may belong to, and the target without the version before it.
fn versions<'t>(config: &Config, target: &'t str) -> (Vec<ApiVersion>, &'t str) {
    for version in ApiVersion::ALL {
        if let Some(rest) = target.strip_prefix(version.as_str()).and_then(|rest| rest.strip_prefix('/')) {
            return (vec![version], rest);
        }
    }
    let all = if config.versions.is_empty() { ApiVersion::ALL.to_vec() } else { config.versions.clone() };
    (all, target)
}

/// The page: by path, else by stem; in the first version that has it.
pub(super) fn page<'s>(
    sources: &'s SourceSet,
    config: &Config,
    target: &str,
) -> Result<(FileId, &'s SourceFile), DumpError> {
    let (versions, wanted) = versions(config, target);
    let wanted = wanted.replace('\\', "/");
    for version in versions {
        let pages = || sources.iter().filter(move |(_, file)| file.version == version);
        if let Some(found) = pages().find(|(_, file)| is_path(&file.path, &wanted)) {
            return Ok(found);
        }
        let found: Vec<_> = pages().filter(|(_, file)| stem(&file.path).eq_ignore_ascii_case(stem(&wanted))).collect();
        match found.as_slice() {
            [] => {}
            [only] if !wanted.contains('/') => return Ok(*only),
            _ if wanted.contains('/') => {}
            several => return Err(ambiguous(target, several.iter().map(|(_, file)| file.path.clone()))),
        }
    }
    let names = sources.iter().map(|(_, file)| file.path.as_str());
    Err(unknown(target, &wanted, names))
}

/// The page that defines the type.
pub(super) fn page_of_type<'s>(
    sources: &'s SourceSet,
    config: &Config,
    target: &str,
) -> Result<(FileId, &'s SourceFile), DumpError> {
    let outcome = understand(sources, config);
    let (schema, names) = types(sources, config, &outcome, target)?;
    let src = names.first().and_then(|name| schema.types.get(name)).map(TypeDef::src);
    let page =
        src.and_then(|src| sources.iter().find(|(_, file)| file.version == schema.version && file.path == src.page));
    page.ok_or_else(|| DumpError::NotAvailable { stage: "page".to_owned(), target: target.to_owned() })
}

/// The type, or the types of a page, with the schema they belong to.
pub(super) fn types<'o>(
    sources: &SourceSet,
    config: &Config,
    outcome: &'o Outcome,
    target: &str,
) -> Result<(&'o Schema, Vec<TypeName>), DumpError> {
    let (versions, wanted) = versions(config, target);
    for schema in outcome.schemas.iter().filter(|schema| versions.contains(&schema.version)) {
        let named = |test: fn(&TypeName) -> &str| {
            let test = move |name: &&TypeName| test(name).eq_ignore_ascii_case(wanted);
            schema.types.keys().filter(test).cloned().collect::<Vec<_>>()
        };
        let found = Some(named(|name| &name.0)).filter(|found| !found.is_empty());
        let found = found.unwrap_or_else(|| named(TypeName::short));
        match found.len() {
            0 => {}
            1 => return Ok((schema, found)),
            _ => return Err(ambiguous(target, found.into_iter().map(|name| name.0))),
        }
    }
    if let Ok((_, file)) = page(sources, config, target) {
        let schema = outcome.schemas.iter().find(|schema| schema.version == file.version);
        if let Some(schema) = schema {
            let on_page = schema.types.iter().filter(|(_, def)| def.src().page == file.path);
            return Ok((schema, on_page.map(|(name, _)| name.clone()).collect()));
        }
    }
    let names = outcome.schemas.iter().flat_map(|schema| schema.types.keys()).map(|name| name.0.as_str());
    Err(unknown(target, wanted, names))
}

/// Whether the target means the page of this path.
pub(super) fn is_page(path: &str, target: &str) -> bool {
    let bare = ApiVersion::ALL.iter().find_map(|version| target.strip_prefix(version.as_str())?.strip_prefix('/'));
    let wanted = bare.unwrap_or(target);
    is_path(path, wanted) || stem(path).eq_ignore_ascii_case(wanted)
}

fn is_path(path: &str, wanted: &str) -> bool {
    path.eq_ignore_ascii_case(wanted)
        || path.rsplit_once('.').is_some_and(|(path, _)| path.eq_ignore_ascii_case(wanted))
}

/// The last part of a path without its ending.
fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").or(name.strip_suffix(".txt")).unwrap_or(name)
}

fn ambiguous(target: &str, candidates: impl Iterator<Item = String>) -> DumpError {
    DumpError::Ambiguous { target: target.to_owned(), candidates: candidates.collect() }
}

/// The error with the names that come nearest to what is wanted.
fn unknown<'n>(target: &str, wanted: &str, names: impl Iterator<Item = &'n str>) -> DumpError {
    let nearest = nearest(wanted, names, NEAREST).into_iter().map(str::to_owned).collect();
    DumpError::UnknownTarget { target: target.to_owned(), nearest }
}
