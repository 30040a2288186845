//! The cases of `tests/diff/rules.yaml`, each with the two documentation folders it stands for.

#![expect(clippy::disallowed_methods, reason = "tests set up folders of their own")]

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use msgraph_docgen::config::Config;
use msgraph_docgen::report::diff::{Change, Misfit, Report, Rule, compare, misfits};
use msgraph_docgen::schema::Schema;
use msgraph_docgen::source::load;
use msgraph_docgen::{Outcome, run};
use serde::Deserialize;

use crate::workspace::{files, root};

/// A case as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    rule: String,
    #[serde(default)]
    also: Vec<String>,
    back: Option<String>,
    #[serde(default)]
    back_also: Vec<String>,
    name: Option<String>,
    edits: Vec<Edit>,
    code: Option<String>,
    /// Whether the code names operations.
    #[serde(default)]
    operations: bool,
    back_code: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Edit {
    page: String,
    from: Option<String>,
    to: Option<String>,
    text: Option<String>,
    rename: Option<String>,
    #[serde(default)]
    remove: bool,
}

/// One way of a case: a documentation set, what it becomes, and what that has to raise.
pub(crate) struct Case {
    /// The rule, with what tells cases of the same rule apart.
    pub(crate) name: String,
    /// What it is about.
    pub(crate) rule: Rule,
    /// The rules of all changes, sorted.
    pub(crate) rules: Vec<Rule>,
    /// Code that the change breaks, if it breaks any.
    pub(crate) code: Option<String>,
    /// Whether the code names operations, which not every crate has.
    pub(crate) needs_operations: bool,
    pub(crate) before: Side,
    pub(crate) after: Side,
}

/// A documentation set after a run.
#[derive(Clone)]
pub(crate) struct Side {
    /// Equal for equal documentation.
    pub(crate) key: String,
    pub(crate) outcome: Outcome,
    misfits: Vec<Misfit>,
}

/// Pages by path.
type Pages = BTreeMap<String, Vec<u8>>;

/// Every case, there and back.
pub(crate) fn all() -> Vec<Case> {
    let folder = root().join("tests/diff");
    let text = fs::read_to_string(folder.join("rules.yaml")).unwrap();
    let written: Vec<Written> = serde_yaml::from_str(&text).unwrap();
    let base = files(&folder.join("base"), &[]);
    let start = Side::new("base", &base);
    let mut cases = Vec::new();
    for case in written {
        let name = case.name.as_ref().map_or_else(|| case.rule.clone(), |name| format!("{} {name}", case.rule));
        let end = Side::new(&name, &edited(&base, &case.edits));
        let sides = (start.clone(), end);
        if let Some(back) = &case.back {
            let name = case.name.as_ref().map_or_else(|| format!("{back} back"), |name| format!("{back} {name} back"));
            let sides = (sides.1.clone(), sides.0.clone());
            let code = (case.back_code, case.operations);
            cases.push(Case::new(name, back, &case.back_also, code, sides));
        }
        cases.push(Case::new(name, &case.rule, &case.also, (case.code, case.operations), sides));
    }
    cases
}

impl Case {
    fn new(
        name: String,
        rule: &str,
        also: &[String],
        (code, needs_operations): (Option<String>, bool),
        (before, after): (Side, Side),
    ) -> Self {
        let find = |id: &str| Rule::from_id(id).unwrap_or_else(|| panic!("{name}: no rule {id}"));
        let mut rules: Vec<Rule> = also.iter().map(|id| find(id)).chain([find(rule)]).collect();
        rules.sort();
        let rule = find(rule);
        Self { name, rule, rules, code, needs_operations, before, after }
    }

    /// What is found to have changed.
    pub(crate) fn report(&self) -> Report {
        let mut diff = compare(self.before.schema(), self.after.schema());
        diff.add_overrides(&self.before.misfits, &self.after.misfits);
        Report::new("before", "after", vec![diff])
    }

    /// The rules of the changes, sorted.
    pub(crate) fn found(report: &Report) -> Vec<Rule> {
        let mut rules: Vec<Rule> = report.changes.iter().map(|change: &Change| change.rule).collect();
        rules.sort();
        rules
    }
}

impl Side {
    fn new(key: &str, pages: &Pages) -> Self {
        let folder = tempfile::tempdir().unwrap();
        for (path, bytes) in pages {
            put(&folder.path().join(path), bytes);
        }
        let sources = load(folder.path(), &[]).unwrap();
        let outcome = run(&sources, &Config::default());
        let misfits = misfits(&sources, &outcome.diagnostics);
        Self { key: key.to_owned(), outcome, misfits }
    }

    pub(crate) fn schema(&self) -> &Schema {
        &self.outcome.schemas[0]
    }
}

/// Writes a file with the folders above it.
pub(crate) fn put(file: &Path, bytes: &[u8]) {
    fs::create_dir_all(file.parent().unwrap()).unwrap();
    fs::write(file, bytes).unwrap();
}

fn edited(base: &Pages, edits: &[Edit]) -> Pages {
    let mut pages = base.clone();
    for edit in edits {
        let path = format!("v1.0/{}", edit.page);
        if let Some(text) = &edit.text {
            pages.insert(path, text.as_bytes().to_vec());
            continue;
        }
        let text = String::from_utf8(pages.remove(&path).unwrap_or_else(|| panic!("no page {path}"))).unwrap();
        if let Some(to) = &edit.rename {
            pages.insert(format!("v1.0/{to}"), text.into_bytes());
        } else if !edit.remove {
            let (from, to) = (edit.from.as_ref().unwrap(), edit.to.as_ref().unwrap());
            assert!(text.contains(from), "{path} has no {from:?}");
            pages.insert(path, text.replace(from, to).into_bytes());
        }
    }
    pages
}
