//! The pipeline: [`run`] takes the sources through all stages up to the output tree.

use crate::config::{Config, Misuse};
use crate::diag::{Code, Diagnostic};
use crate::extract::extract;
use crate::facts::PageFacts;
use crate::markdown::{self, Document, Sections};
use crate::output::OutputTree;
use crate::page::{self, PageKind};
use crate::produce::{Product, produce_observed};
use crate::resolve::evidence::Cases;
use crate::resolve::resolve;
use crate::schema::{Schema, TypeDef, TypeName};
use crate::select::Selected;
use crate::source::{ApiVersion, FileId, LineIndex, Repair, SourceFile, SourceSet, Span};

/// The stages that [`run`] goes through, for progress and timings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Text → markdown blocks.
    Parse,
    /// Blocks → page kinds and facts.
    Extract,
    /// Facts → schema.
    Resolve,
    /// Schema → Rust shapes.
    Plan,
    /// Rust shapes → text.
    Emit,
}

impl Stage {
    /// All stages, in order.
    pub const ALL: [Self; 5] = [Self::Parse, Self::Extract, Self::Resolve, Self::Plan, Self::Emit];

    /// The stage's name in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Parse => "parse",
            Self::Extract => "extract",
            Self::Resolve => "resolve",
            Self::Plan => "plan",
            Self::Emit => "emit",
        }
    }
}

/// Hears how far a run is; the run itself never reads a clock.
pub trait Observer: Sync {
    /// A stage begins, with this many items to go through. [`Stage::Extract`] is not entered: every page goes through it
    /// right after [`Stage::Parse`].
    fn enter(&self, stage: Stage, items: usize) {
        let _ = (stage, items);
    }

    /// The calling thread takes up a page.
    fn start(&self) {}

    /// One item of a stage is done on the calling thread.
    fn step(&self, stage: Stage) {
        let _ = stage;
    }
}

/// The observer that listens to nothing.
pub(crate) struct Deaf;

impl Observer for Deaf {}

/// What became of one page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageSummary {
    /// The page.
    pub file: FileId,
    /// Its version.
    pub version: ApiVersion,
    /// Its path below its version's folder.
    pub path: String,
    /// Its kind.
    pub kind: PageKind,
}

/// The product of a run.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// One schema per version, in order of versions; all of it, whatever is selected.
    pub schemas: Vec<Schema>,
    /// What is generated of each schema; empty where all of it is.
    pub selected: Vec<Selected>,
    /// What the configuration asks for and cannot be; where there is any, the output is empty.
    pub misuses: Vec<Misuse>,
    /// The files to write.
    pub output: OutputTree,
    /// Everything that was remarked, sorted by place.
    pub diagnostics: Vec<Diagnostic>,
    /// Every page with its kind, in order of files.
    pub pages: Vec<PageSummary>,
    /// The facts of every page, in order of files.
    pub facts: Vec<PageFacts>,
    /// The evidence behind each schema, in the order of `schemas`.
    pub cases: Vec<Cases>,
}

/// Takes the pages through all stages. Reads no file, no environment and no clock.
pub fn run(sources: &SourceSet, config: &Config) -> Outcome {
    run_observed(sources, config, &Deaf)
}

/// [`run`] with an observer for progress and timings.
pub fn run_observed(sources: &SourceSet, config: &Config, observer: &dyn Observer) -> Outcome {
    let mut outcome = understand_observed(sources, config, observer);
    let product = produce_observed(&outcome.schemas, config, observer).unwrap_or_else(|misuses| {
        outcome.misuses = misuses;
        Product::default()
    });
    for (version, renamed) in &product.renamed {
        let schema = outcome.schemas.iter().find(|schema| schema.version == *version);
        let span = schema.and_then(|schema| place(sources, schema, &renamed.item));
        let message = format!("`{}` is `{}` in Rust, not `{}`", renamed.item, renamed.to, renamed.from);
        outcome.diagnostics.extend(span.map(|span| Diagnostic::new(Code::Name001, span, message)));
    }
    outcome.output = product.output;
    outcome.selected = product.selected;
    outcome.diagnostics.sort();
    outcome.diagnostics.dedup();
    outcome
}

/// Takes the pages through the stages up to the schemas; nothing is selected, planned or emitted.
pub(crate) fn understand(sources: &SourceSet, config: &Config) -> Outcome {
    let mut outcome = understand_observed(sources, config, &Deaf);
    outcome.diagnostics.sort();
    outcome.diagnostics.dedup();
    outcome
}

fn understand_observed(sources: &SourceSet, config: &Config, observer: &dyn Observer) -> Outcome {
    let mut diagnostics = Vec::new();
    let wanted = |version: ApiVersion| config.versions.is_empty() || config.versions.contains(&version);
    let files: Vec<(FileId, &SourceFile)> =
        sources.iter().filter(|(_, file)| wanted(file.version) && !file.is_overrides()).collect();
    // Both stages in one go for each page: documents are large, and need not outlive it.
    observer.enter(Stage::Parse, files.len());
    let pages = crate::parallel::map(files, |(id, file)| {
        observer.start();
        let (document, mut found) = markdown::parse(id, file);
        observer.step(Stage::Parse);
        let (page, facts) = read_page(id, file, &document, &mut found);
        observer.step(Stage::Extract);
        (page, facts, found)
    });
    let mut summaries = Vec::with_capacity(pages.len());
    let mut facts = Vec::with_capacity(pages.len());
    for (page, fact, found) in pages {
        summaries.push(page);
        facts.push(fact);
        diagnostics.extend(found);
    }
    let versions: Vec<ApiVersion> = sources.versions().into_iter().filter(|version| wanted(*version)).collect();
    observer.enter(Stage::Resolve, versions.len());
    let mut outcome = Outcome {
        schemas: Vec::new(),
        selected: Vec::new(),
        misuses: Vec::new(),
        output: OutputTree::default(),
        diagnostics,
        pages: summaries,
        facts: Vec::new(),
        cases: Vec::new(),
    };
    for version in versions {
        let first = outcome.pages.iter().position(|page| page.version == version).unwrap_or(0);
        let count = outcome.pages.iter().filter(|page| page.version == version).count();
        let resolved = resolve(sources, version, facts.get(first..first + count).unwrap_or(&[]));
        observer.step(Stage::Resolve);
        outcome.schemas.push(resolved.schema);
        outcome.cases.push(resolved.cases);
        outcome.diagnostics.extend(resolved.diagnostics);
    }
    outcome.facts = facts;
    outcome
}

fn read_page(
    id: FileId,
    file: &SourceFile,
    document: &Document<'_>,
    diagnostics: &mut Vec<Diagnostic>,
) -> (PageSummary, PageFacts) {
    diagnostics.extend(file.repairs.iter().map(|repair| remark(id, *repair)));
    let sections = Sections::new(document);
    let (kind, found) = page::classify(document, &sections, &file.path);
    if kind != PageKind::Include {
        diagnostics.extend(found);
    }
    let (facts, found) = extract(document, &sections, kind);
    diagnostics.extend(found);
    (PageSummary { file: id, version: file.version, path: file.path.clone(), kind }, facts)
}

/// Where a type, property or member was read.
fn place(sources: &SourceSet, schema: &Schema, item: &str) -> Option<Span> {
    let owner = |name: &str| schema.types.get(&TypeName(name.to_owned()));
    let src = match (owner(item), item.rsplit_once('.')) {
        (Some(def), _) => def.src(),
        (None, Some((name, property))) => match owner(name)? {
            TypeDef::Struct(found) => {
                let declared = found.properties.iter().find(|other| other.name == property);
                declared.map_or(&found.src, |property| &property.src)
            }
            TypeDef::Enum(found) => &found.src,
        },
        (None, None) => return None,
    };
    let (id, file) = sources.iter().find(|(_, file)| file.version == schema.version && file.path == src.page)?;
    let range = LineIndex::new(&file.text).range(&file.text, src.line)?;
    Some(Span::new(id, range.start, range.end))
}

fn remark(id: FileId, repair: Repair) -> Diagnostic {
    let (code, message) = match repair {
        Repair::ByteOrderMark => (Code::File001, "the file starts with a byte order mark"),
        Repair::NotUtf8 => (Code::File002, "the file is not UTF-8"),
        Repair::Empty => (Code::File003, "the file is empty"),
        Repair::TooLarge => (Code::File005, "the file is larger than 4 MiB"),
    };
    Diagnostic::new(code, Span::file(id), message)
}
