//! Operations: paired by page and method, then by method and path.

use super::draft::Draft;
use super::items::{self, Texts};
use super::{Pair, requests};
use crate::report::diff::view::View;
use crate::report::diff::{ItemKind, Level, Place, Rule, State};
use crate::schema::{Operation, Path, TypeName};

/// Compares all operations.
pub(super) fn compare(pair: &mut Pair<'_>) {
    let (before, after) = (&pair.before.schema.operations, &pair.after.schema.operations);
    let both = matched(before, after);
    for old in before.iter().filter(|old| !both.iter().any(|(found, _)| std::ptr::eq(*found, *old))) {
        pair.report(draft(Rule::OperationRemoved, old).before(state(&pair.before, old)));
    }
    for new in after.iter().filter(|new| !both.iter().any(|(_, found)| std::ptr::eq(*found, *new))) {
        pair.report(draft(Rule::OperationAdded, new).after(state(&pair.after, new)));
    }
    for (old, new) in both {
        compare_operation(pair, old, new);
    }
}

/// The operations on both sides.
fn matched<'a>(before: &'a [Operation], after: &'a [Operation]) -> Vec<(&'a Operation, &'a Operation)> {
    type Same = fn(&Operation, &Operation) -> bool;
    let ways: [Same; 2] = [
        |old, new| old.src.page == new.src.page && old.kind == new.kind && shares_path(old, new),
        |old, new| shares_path(old, new),
    ];
    let mut both: Vec<(&Operation, &Operation)> = Vec::new();
    let last: Same = |old, new| old.src.page == new.src.page;
    for same in ways.into_iter().chain([last]) {
        for old in before {
            let is_taken = |operation: &Operation| {
                both.iter().any(|(old, new)| std::ptr::eq(*old, operation) || std::ptr::eq(*new, operation))
            };
            if is_taken(old) {
                continue;
            }
            let mut found = after.iter().filter(|new| old.method == new.method && !is_taken(new) && same(old, new));
            if let Some(new) = found.next() {
                both.push((old, new));
            }
        }
    }
    both
}

fn shares_path(old: &Operation, new: &Operation) -> bool {
    old.paths.iter().any(|path| new.paths.iter().any(|other| route(path) == route(other)))
}

/// A path without the names of its parameters.
fn route(path: &Path) -> String {
    let mut route = String::new();
    let mut depth = 0_usize;
    for c in path.template.chars() {
        match c {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 || c == '{' {
            route.push(c.to_ascii_lowercase());
        }
    }
    route
}

/// What an operation is called: its method and its first path.
pub(super) fn name(operation: &Operation) -> String {
    let path = operation.paths.first().map_or(operation.title.as_str(), |path| &path.template);
    format!("{} {path}", operation.method)
}

/// An operation on one side, with its title as the value.
fn state(view: &View<'_>, operation: &Operation) -> State {
    let rust = view.operation(operation);
    State {
        name: name(operation),
        value: operation.title.clone(),
        rust: rust.map(|rust| rust.path.clone()),
        signature: rust.map(|rust| rust.signature.clone()),
        place: Place::of(&operation.src),
    }
}

fn draft(rule: Rule, operation: &Operation) -> Draft {
    Draft::new(rule, ItemKind::Operation, operation.namespace.as_str())
}

/// An operation on both sides. All its changes go by its old name.
pub(super) struct Both<'a> {
    pub(super) old: &'a Operation,
    pub(super) new: &'a Operation,
}

impl Both<'_> {
    /// Reports a change of the operation itself.
    pub(super) fn report(&self, pair: &mut Pair<'_>, rule: Rule, values: [&str; 2]) {
        self.report_part(pair, rule, ItemKind::Operation, "", values);
    }

    /// Reports a change of a part of the operation, such as a parameter.
    pub(super) fn report_part(&self, pair: &mut Pair<'_>, rule: Rule, kind: ItemKind, part: &str, values: [&str; 2]) {
        let draft = self.draft_part(pair, rule, kind, part, values);
        pair.report(draft);
    }

    /// A change of a part of the operation, such as a parameter.
    pub(super) fn draft_part(
        &self,
        pair: &Pair<'_>,
        rule: Rule,
        kind: ItemKind,
        part: &str,
        [was, is]: [&str; 2],
    ) -> Draft {
        let name = if part.is_empty() { name(self.old) } else { format!("{} {part}", name(self.old)) };
        let side = |view: &View<'_>, operation: &Operation, value: &str| State {
            name: name.clone(),
            value: value.to_owned(),
            ..state(view, operation)
        };
        let (before, after) = (side(&pair.before, self.old, was), side(&pair.after, self.new, is));
        Draft::new(rule, kind, self.old.namespace.as_str()).before(before).after(after)
    }
}

fn compare_operation<'a>(pair: &mut Pair<'a>, old: &'a Operation, new: &'a Operation) {
    let first = pair.changes.len();
    let both = Both { old, new };
    rename(pair, &both);
    if old.namespace != new.namespace {
        both.report(pair, Rule::NamespaceChanged, [&old.namespace, &new.namespace]);
    }
    paths(pair, &both);
    contents(pair, &both);
    requests::compare(pair, &both);
    let same = pair.changes.len() == first;
    let texts = [texts(old), texts(new)];
    let side = |view: &View<'_>, operation: &Operation| State {
        name: name(old),
        value: String::new(),
        ..state(view, operation)
    };
    let states = [side(&pair.before, old), side(&pair.after, new)];
    items::compare_texts(pair, texts, &|rule| draft(rule, old), &states, same);
    if same && examples(old) != examples(new) {
        both.report(pair, Rule::ExampleChanged, ["", ""]);
    }
}

/// The operation's name in Rust, which comes from its title and from those of the others; a title that makes the same
/// name is a text.
fn rename(pair: &mut Pair<'_>, both: &Both<'_>) {
    let [old, new] = [&both.old.title, &both.new.title].map(|title| items::squeezed(title));
    let idents = pair.before.operation(both.old).zip(pair.after.operation(both.new));
    let idents = idents.map(|(old, new)| [old.ident.clone(), new.ident.clone()]);
    match idents {
        Some([was, is]) if was != is && old == new => both.report(pair, Rule::OperationRenamed, [&was, &is]),
        Some([was, is]) if was == is && old != new => both.report(pair, Rule::DescriptionChanged, [&old, &new]),
        _ if old != new => both.report(pair, Rule::OperationRenamed, [&old, &new]),
        _ => {}
    }
}

fn texts(operation: &Operation) -> Texts<'_> {
    Texts {
        description: &operation.description,
        deprecated: operation.deprecated.as_deref(),
        area: &operation.area,
        src: &operation.src,
    }
}

/// The examples without their places and their layout.
fn examples(operation: &Operation) -> Vec<(String, String)> {
    let texts = operation.examples.iter();
    texts.map(|example| (items::squeezed(&example.start_line), items::squeezed(&example.body))).collect()
}

fn paths(pair: &mut Pair<'_>, both: &Both<'_>) {
    let lacks = |operation: &Operation, path: &Path| !operation.paths.iter().any(|other| route(other) == route(path));
    for path in both.old.paths.iter().filter(|path| lacks(both.new, path)) {
        both.report(pair, Rule::OperationPathRemoved, [&path.template, ""]);
    }
    for path in both.new.paths.iter().filter(|path| lacks(both.old, path)) {
        let draft = both.draft_part(pair, Rule::OperationPathAdded, ItemKind::Operation, "", ["", &path.template]);
        // Of one path the parameters are fields, of several each has a constructor.
        let was_alone = both.old.paths.len() == 1;
        pair.report(if was_alone { draft.level(Level::SourceBreaking) } else { draft });
    }
}

/// What is sent and what comes back.
fn contents<'a>(pair: &mut Pair<'a>, both: &Both<'a>) {
    let sides = [
        (&both.old.body.content, &both.new.body.content, Rule::RequestBodyChanged),
        (&both.old.response.content, &both.new.response.content, Rule::ResponseChanged),
    ];
    for (was, is, rule) in sides {
        let follows = |name: &'a TypeName| pair.successor(name).is_none() || pair.renamed.contains_key(name);
        let came = |name: &'a TypeName| pair.predecessor(name).is_none();
        let is_cascade = was.named().is_some_and(follows) || is.named().is_some_and(came);
        if requests::translated(pair, was) != *is && !is_cascade {
            let (was, is) = (requests::describe(was), requests::describe(is));
            let draft = both.draft_part(pair, rule, ItemKind::Operation, "", [&was, &is]);
            // A struct of the listed rows stays what it is, whatever type they belong to.
            let has_rows = |operation: &Operation| !operation.body.properties.is_empty();
            let is_struct = rule == Rule::RequestBodyChanged && has_rows(both.old) && has_rows(both.new);
            pair.report(if is_struct { draft.level(Level::WireBreaking) } else { draft });
        }
    }
    let (was, is) = (both.old.response.status, both.new.response.status);
    if was != is {
        both.report(pair, Rule::ResponseStatusChanged, [&was.to_string(), &is.to_string()]);
    }
}
