//! The second half of the pipeline: from schemas, however they were come by, to the files to write.

use std::collections::BTreeSet;

use crate::config::{Config, Misuse};
use crate::emit::emit;
use crate::output::OutputTree;
use crate::plan::{CratePlan, Part, Renamed, plan, plan_parts};
use crate::run::{Deaf, Observer, Stage};
use crate::schema::{Schema, TypeName};
use crate::select::{Selected, select};
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
    if config.selection.is_all() {
        let (plan, renamed) = plan(schemas, config);
        return Ok((Vec::new(), plan, renamed));
    }
    let selected = select(schemas, &config.selection)?;
    let absent: Vec<BTreeSet<TypeName>> =
        selected.iter().map(|part| part.hidden.union(&part.replaced).cloned().collect()).collect();
    let parts = selected.iter().zip(&absent).map(|(part, absent)| Part { schema: &part.schema, absent });
    let (plan, renamed) = plan_parts(&parts.collect::<Vec<_>>(), config);
    Ok((selected, plan, renamed))
}
