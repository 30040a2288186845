//! One property on both sides: its name, its type, its source.

use super::draft::Draft;
use super::items::{self, Texts};
use super::{Pair, usage};
use crate::report::diff::direction::Direction;
use crate::report::diff::{ItemKind, Level, Place, Rule, State};
use crate::schema::{Operation, Property, Source, TypeName};

/// What a property belongs to: a type, or the body of a request.
pub(super) struct Scope<'a> {
    kind: ItemKind,
    namespace: String,
    /// The owner's name on both sides, which the property's follows after a dot.
    owners: [String; 2],
    /// The owner on both sides, if it is a type.
    types: Option<[&'a TypeName; 2]>,
    /// The operation on both sides, if it is a body.
    operations: Option<[&'a Operation; 2]>,
    /// Where values of it occur.
    pub(super) direction: Direction,
}

impl<'a> Scope<'a> {
    /// The properties of a type.
    pub(super) fn of_type(pair: &Pair<'a>, old: &'a TypeName, new: &'a TypeName) -> Self {
        Self {
            kind: ItemKind::Property,
            namespace: old.namespace().to_owned(),
            owners: [old.0.clone(), new.0.clone()],
            types: Some([old, new]),
            operations: None,
            direction: pair.after.direction(new),
        }
    }

    /// The rows of the table of a request body.
    pub(super) fn of_body(operations: [&'a Operation; 2], owners: [String; 2]) -> Self {
        Self {
            kind: ItemKind::BodyProperty,
            namespace: operations[0].namespace.clone(),
            owners,
            types: None,
            operations: Some(operations),
            direction: Direction::REQUEST,
        }
    }

    pub(super) fn draft(&self, rule: Rule) -> Draft {
        Draft::new(rule, self.kind, self.namespace.as_str())
    }

    /// The property before the change, with its type as the value.
    pub(super) fn before(&self, pair: &Pair<'_>, property: &Property) -> State {
        let field = || pair.before.body_field(self.operations?[0], &property.name);
        let rust = self.types.and_then(|[owner, _]| pair.before.part(owner, &property.name)).or_else(field);
        state(&self.owners[0], property, rust.map(|rust| (rust.path.clone(), rust.signature.clone())))
    }

    /// The property after the change, with its type as the value.
    pub(super) fn after(&self, pair: &Pair<'_>, property: &Property) -> State {
        let field = || pair.after.body_field(self.operations?[1], &property.name);
        let rust = self.types.and_then(|[_, owner]| pair.after.part(owner, &property.name)).or_else(field);
        state(&self.owners[1], property, rust.map(|rust| (rust.path.clone(), rust.signature.clone())))
    }

    /// Whether the field is of another Rust type.
    fn is_reshaped(&self, pair: &Pair<'_>, was: &Property, is: &Property) -> bool {
        let Some([old, new]) = self.types else { return true };
        let before = pair.before.part(old, &was.name).map(|part| part.shape.as_str());
        let after = pair.after.part(new, &is.name).map(|part| part.shape.as_str());
        let holds_type = before.is_some_and(|shape| shape.contains("a "));
        before != after || holds_type && pair.translated(&was.ty) != is.ty
    }
}

fn state(owner: &str, property: &Property, rust: Option<(String, String)>) -> State {
    let (rust, signature) = rust.unzip();
    State {
        name: format!("{owner}.{}", property.name),
        value: property.ty.to_string(),
        rust,
        signature,
        place: Place::of(&property.src),
    }
}

/// Compares everything about a property.
pub(super) fn compare(pair: &mut Pair<'_>, scope: &Scope<'_>, was: &Property, is: &Property) {
    let first = pair.changes.len();
    name(pair, scope, was, is);
    compare_type(pair, scope, was, is);
    let states = [scope.before(pair, was), scope.after(pair, is)];
    if was.source == is.source || [was.source, is.source].iter().all(|source| has_text(*source)) {
        usage::compare(pair, scope, [was, is], &states);
        let same = pair.changes.len() == first;
        let texts = [texts(was), texts(is)];
        items::compare_texts(pair, texts, &|rule| scope.draft(rule), &states, same);
    } else if pair.changes.len() == first {
        let [before, after] = states;
        let (before, after) = (said(before, was.source), said(after, is.source));
        pair.report(scope.draft(Rule::SourceChanged).before(before).after(after));
    }
}

/// Whether properties from this source have a description.
fn has_text(source: Source) -> bool {
    matches!(source, Source::Table | Source::BodyTable)
}

fn said(state: State, source: Source) -> State {
    let value = match source {
        Source::Table => "property table",
        Source::Path => "path of a request",
        Source::Json => "JSON representation",
        Source::BodyTable => "table of a request body",
        Source::Example => "example",
        Source::Convention => "convention",
        Source::Override => "override",
    };
    State { value: value.to_owned(), ..state }
}

/// A property's page is its type's page in all but name; that of the type is compared.
fn texts(property: &Property) -> Texts<'_> {
    const NOWHERE: &crate::schema::Provenance = &crate::schema::Provenance { page: String::new(), line: 0 };
    Texts {
        description: &property.description,
        deprecated: property.usage.deprecated.as_deref(),
        area: "",
        src: NOWHERE,
    }
}

fn name(pair: &mut Pair<'_>, scope: &Scope<'_>, was: &Property, is: &Property) {
    let idents = scope.types.and_then(|[old, new]| {
        Some((pair.before.part(old, &was.name)?.ident.clone(), pair.after.part(new, &is.name)?.ident.clone()))
    });
    let is_same_ident = idents.as_ref().is_some_and(|(old, new)| old == new);
    let (rule, level) = match (was.name == is.name, is_same_ident, idents) {
        (true, false, Some(_)) => (Rule::RustNameChanged, Level::SourceBreaking),
        (true, _, _) => return,
        (false, true, _) => (Rule::PropertyRenamed, Level::WireBreaking),
        (false, false, _) => (Rule::PropertyRenamed, Level::SourceBreaking),
    };
    let (before, after) = (scope.before(pair, was), scope.after(pair, is));
    pair.report(scope.draft(rule).level(level).before(before).after(after));
}

/// Compares the type alone, which is all there is to compare where a declaration moved along the inheritance.
pub(super) fn compare_type(pair: &mut Pair<'_>, scope: &Scope<'_>, was: &Property, is: &Property) {
    let ty = pair.translated(&was.ty);
    if ty == is.ty || pair.follows_from_type(&was.ty, &is.ty) {
        return;
    }
    let (before, after) = (scope.before(pair, was), scope.after(pair, is));
    let draft = if ty.element == is.ty.element {
        scope.draft(Rule::PropertyCardinalityChanged)
    } else {
        let level = if scope.is_reshaped(pair, was, is) { Level::SourceBreaking } else { Level::BehaviourRisk };
        scope.draft(Rule::PropertyTypeChanged).level(level)
    };
    pair.report(draft.before(before).after(after));
}
