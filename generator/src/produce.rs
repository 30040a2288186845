//! The second half of the pipeline: from schemas, however they were come by, to the files to write.

use std::collections::BTreeSet;

use crate::config::{Config, Misuse};
use crate::emit::emit;
use crate::output::OutputTree;
use crate::plan::{CratePlan, Part, Renamed, plan, plan_parts, resolve_extras};
use crate::run::{Deaf, Observer, Stage};
use crate::schema::{Schema, TypeName};
use crate::select::{Reason, Selected, select};
use crate::source::ApiVersion;

/// What became of schemas.
#[derive(Clone, Debug, Default)]
pub struct Product {
    /// The files to write.
    pub output: OutputTree,
    /// What was selected of each version; empty where everything is.
    pub selected: Vec<Selected>,
    /// Names that could not be plain, sorted per version.
    pub renamed: Vec<(ApiVersion, Renamed)>,
}

/// Takes schemas, one per version, through selection, plan and emission.
///
/// # Errors
/// Everything that the configuration asks for and that cannot be.
pub fn produce(schemas: &[Schema], config: &Config) -> Result<Product, Vec<Misuse>> {
    produce_observed(schemas, config, &Deaf)
}

/// [`produce`] with an observer for progress and timings.
pub(crate) fn produce_observed(
    schemas: &[Schema],
    config: &Config,
    observer: &dyn Observer,
) -> Result<Product, Vec<Misuse>> {
    observer.enter(Stage::Plan, 0);
    let (selected, plan, renamed) = planned(schemas, config)?;
    observer.enter(Stage::Emit, 0);
    Ok(Product { output: emit(&plan), selected, renamed })
}

/// A plan with what it was made from and the names in it that could not be plain.
type Planned = (Vec<Selected>, CratePlan, Vec<(ApiVersion, Renamed)>);

/// Selects and plans.
pub(crate) fn planned(schemas: &[Schema], config: &Config) -> Result<Planned, Vec<Misuse>> {
    let mut selection = config.selection.clone();
    selection.replaced.extend(config.replacements.iter().map(|replacement| replacement.name.clone()));
    if selection.is_all() && config.attributes.is_empty() {
        let (plan, renamed) = plan(schemas, config);
        return Ok((Vec::new(), plan, renamed));
    }
    let selected = select(schemas, &selection)?;
    if !config.operations && selected.iter().all(|part| part.closure.reasons.is_empty()) {
        return Err(vec![Misuse::Empty]);
    }
    let absent: Vec<BTreeSet<TypeName>> =
        selected.iter().map(|part| part.hidden.union(&part.replaced).cloned().collect()).collect();
    let parts: Vec<_> = selected.iter().map(|part| &part.schema).zip(&absent).collect();
    let extras = resolve_extras(&parts, config)?;
    let parts = parts.into_iter().zip(&extras).map(|((schema, absent), extras)| Part { schema, absent, extras });
    let (plan, renamed) = plan_parts(&parts.collect::<Vec<_>>(), config);
    let clashes = clashes(&selected, &plan, &renamed);
    if clashes.is_empty() { Ok((selected, plan, renamed)) } else { Err(clashes) }
}

/// Types that are both asked for by name and of which one could not have its name, as the other has it. It would depend
/// on the selection which of them is called how.
fn clashes(selected: &[Selected], plan: &CratePlan, renamed: &[(ApiVersion, Renamed)]) -> Vec<Misuse> {
    let mut misuses = Vec::new();
    for (version, renamed) in renamed {
        let Some(part) = selected.iter().find(|part| part.schema.version == *version) else { continue };
        let spaces = plan.versions.iter().filter(|plan| plan.version == *version).flat_map(|plan| &plan.namespaces);
        let space = spaces.into_iter().find(|space| space.types.iter().any(|ty| ty.wire == renamed.item));
        let winner = space.and_then(|space| space.types.iter().find(|ty| ty.ident.as_str() == renamed.from));
        let Some((space, winner)) = space.zip(winner) else { continue };
        if is_named(part, &renamed.item) && is_named(part, &winner.wire) {
            let path = format!("{}::{}", space.module, renamed.from);
            misuses.push(Misuse::SamePath { path, names: [winner.wire.clone(), renamed.item.clone()] });
        }
    }
    misuses
}

/// Whether a type is included by its own name.
fn is_named(part: &Selected, wire: &str) -> bool {
    let name = TypeName(wire.to_owned());
    let reason = part.closure.reasons.get(&name);
    matches!(reason, Some(Reason::Included { pattern }) if *pattern == name.0 || pattern == name.short())
}
