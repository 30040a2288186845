//! What all items have: a state on each side, a Rust name, texts, a page.

use super::Pair;
use super::draft::Draft;
use crate::report::diff::view::View;
use crate::report::diff::{Place, Rule, State};
use crate::schema::{Provenance, StructKind, StructType, TypeDef, TypeName};

/// A type on one side.
pub(super) fn type_state(view: &View<'_>, name: &TypeName) -> State {
    let rust = view.rust(name);
    State {
        name: name.0.clone(),
        value: view.schema.types.get(name).map_or("", kind).to_owned(),
        rust: rust.map(|rust| rust.path.clone()),
        signature: rust.map(|rust| rust.signature.clone()),
        place: view.schema.types.get(name).and_then(|def| Place::of(def.src())),
    }
}

/// The kind of a type in words.
fn kind(def: &TypeDef) -> &'static str {
    match def {
        TypeDef::Struct(StructType { kind: StructKind::Entity, .. }) => "entity",
        TypeDef::Struct(_) => "complex type",
        TypeDef::Enum(_) => "enumeration",
    }
}

/// Whether a type is an enumeration that was made from the values of a property.
pub(super) fn is_synthetic(view: &View<'_>, name: &TypeName) -> bool {
    view.schema.enumeration(name).is_some_and(|item| item.synthetic)
}

/// What the documentation says about any item beside its structure.
#[derive(Clone, Copy)]
pub(super) struct Texts<'t> {
    pub(super) description: &'t str,
    pub(super) deprecated: Option<&'t str>,
    pub(super) area: &'t str,
    pub(super) src: &'t Provenance,
}

impl<'t> Texts<'t> {
    /// Those of a type.
    pub(super) fn of_type(def: &'t TypeDef) -> Self {
        let (description, deprecated, area, src) = match def {
            TypeDef::Struct(item) => (&item.description, &item.deprecated, &item.area, &item.src),
            TypeDef::Enum(item) => (&item.description, &item.deprecated, &item.area, &item.src),
        };
        Self { description, deprecated: deprecated.as_deref(), area, src }
    }
}

/// Reports what changed about the texts of an item. `states` gives both states with the given values, `draft` an empty
/// draft of a rule; a new text is not reported where something else about the item changed, since it says that.
pub(super) fn compare_texts(
    pair: &mut Pair<'_>,
    [old, new]: [Texts<'_>; 2],
    draft: &dyn Fn(Rule) -> Draft,
    states: &[State; 2],
    otherwise_same: bool,
) {
    let mut is_silent = otherwise_same;
    let report = |pair: &mut Pair<'_>, rule: Rule, values: [&str; 2]| {
        let [before, after] = states.clone();
        let [was, is] = values.map(str::to_owned);
        pair.report(draft(rule).before(State { value: was, ..before }).after(State { value: is, ..after }));
    };
    match (old.deprecated, new.deprecated) {
        (None, Some(note)) => report(pair, Rule::Deprecated, ["", note]),
        (Some(note), None) => report(pair, Rule::Undeprecated, [note, ""]),
        _ => {}
    }
    is_silent &= old.deprecated.is_some() == new.deprecated.is_some();
    if old.area != new.area {
        report(pair, Rule::AreaChanged, [old.area, new.area]);
    }
    if old.src.page != new.src.page && !old.src.is_unknown() && !new.src.is_unknown() {
        report(pair, Rule::PageMoved, [&old.src.page, &new.src.page]);
    }
    if is_silent && squeezed(old.description) != squeezed(new.description) {
        report(pair, Rule::DescriptionChanged, [old.description, new.description]);
    }
}

/// A text without what does not show: line breaks and runs of spaces.
pub(super) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
