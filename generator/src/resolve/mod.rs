//! Stage 4: the facts of all pages of one version → [`Schema`].
//!
//! The passes run in this order: name what the pages define (`index`) and what they only show (`gaps`), merge the pages
//! of each type (`draft`, `typing`), spell properties as the wire does (`spelling`), unite enumerations (`enums`, `cells`), decide
//! bases (`inherit`, `substitutes`), walk the request paths (`walk`), decide kinds (`kinds`), add what only paths show (`navigation`),
//! drop what is inherited and move up what is shared (`inherit`, `lift`), let the cells speak of enumerations, put the
//! schema together (`build`), apply corrections (`overrides`), and read the API pages against it (`operations`).
//! Decisions with several sources are weighed as [`evidence`].

mod build;
mod cells;
mod context;
mod draft;
mod enums;
pub mod evidence;
mod gaps;
mod index;
mod inherit;
mod kinds;
mod lift;
mod linked;
mod links;
mod navigation;
mod open;
mod operations;
mod overrides;
mod samples;
mod spelling;
mod substitutes;
mod typing;
mod walk;
mod words;

use context::Context;
use draft::Draft;
use evidence::Cases;
use gaps::Exhibits;
use index::Index;
use inherit::Drafts;
use links::Links;

use crate::diag::Diagnostic;
use crate::facts::PageFacts;
use crate::schema::Schema;
use crate::source::{ApiVersion, SourceSet};

/// The product of the stage.
#[derive(Clone, Debug)]
pub struct Resolved {
    /// The schema.
    pub schema: Schema,
    /// The evidence behind it, by type and `type.property`.
    pub cases: Cases,
    /// What the pages disagree on.
    pub diagnostics: Vec<Diagnostic>,
}

/// Merges the pages of each type; types do not depend on each other here.
fn merge_pages<'f>(context: &mut Context<'f>) -> Drafts<'f> {
    let places: Vec<_> = context.index.types.iter().collect();
    let merged = crate::parallel::map(places, |(name, places)| {
        let mut context = context.fork();
        let draft = Draft::new(&mut context, places);
        (name, draft, context.diagnostics)
    });
    let mut drafts = Drafts::new();
    for (name, draft, diagnostics) in merged {
        context.diagnostics.extend(diagnostics);
        drafts.extend(draft.map(|draft| (name.clone(), draft)));
    }
    drafts
}

/// Resolves the pages of one version; `facts` are in file order.
pub fn resolve(sources: &SourceSet, version: ApiVersion, facts: &[PageFacts]) -> Resolved {
    let links = Links::new(sources, facts.iter().map(|fact| fact.file));
    let mut diagnostics = Vec::new();
    // Both mostly use one core.
    let ((index, exhibits), written) = crate::parallel::both(
        || {
            let mut index = Index::new(facts, &links, &mut diagnostics);
            let exhibits = Exhibits::new(facts, &index);
            exhibits.declare(&mut index);
            (index, exhibits)
        },
        || spelling::written(facts),
    );
    let mut context = Context::new(sources, facts, &links, &index, diagnostics);
    let mut drafts = merge_pages(&mut context);
    // Most of these passes look at all types one after the other, which leaves a core for the request lines.
    let (enums, requests) = crate::parallel::both(
        || {
            exhibits.drafts(&mut context, &mut drafts);
            spelling::correct(&mut context, &mut drafts, &written);
            let mut enums = enums::documented(&mut context);
            cells::correct(&mut context, &drafts, &mut enums);
            inherit::decide_bases(&mut context, &mut drafts);
            inherit::infer_shared(&mut drafts);
            let in_place = substitutes::infer(&mut context, &mut drafts);
            inherit::settle_choices(&mut drafts);
            let walks = walk::walk(&context, &drafts);
            kinds::decide(&mut context, &mut drafts, &walks);
            exhibits.extend(&mut context, &mut drafts);
            navigation::add(&mut context, &mut drafts, &walks, &written);
            lift::derive_shown(&exhibits, &mut drafts);
            lift::lift_stated(&mut drafts);
            lift::lift_repeated(&mut drafts);
            inherit::drop_inherited(&mut drafts);
            lift::lift(&exhibits, &mut drafts);
            exhibits.drop_unreached(&mut drafts, &in_place);
            open::claim(&context, &mut drafts);
            enums::attach_sections(&mut context, &mut drafts, &mut enums);
            enums::apply_cells(&mut context, &mut drafts, &mut enums);
            enums
        },
        || operations::requests(facts, sources),
    );
    let (mut schema, mut cases) = build::build(&mut context, version, drafts, enums);
    let files: Vec<_> = sources.iter().filter(|(_, file)| file.version == version && file.is_overrides()).collect();
    overrides::apply(&files, &mut schema, &mut cases, &mut context.diagnostics);
    let (operations, remarks) = operations::read(&context, sources, &schema, requests);
    schema.operations = operations;
    context.diagnostics.extend(remarks);
    Resolved { schema, cases, diagnostics: context.diagnostics }
}
