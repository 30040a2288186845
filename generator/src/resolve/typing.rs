//! The type of a property: its cell, its values and the JSON beside it (`FORMAT.md`, section References).

use super::context::Context;
use super::samples::{self, Shown};
use crate::diag::{Code, Diagnostic};
use crate::facts::{Atom, PropertyFact, Sample, Spanned};
use crate::schema::{Edm, Element, TypeName, TypeRef};

/// A type, and the values that make an enumeration of it if no documented one fits.
pub(super) struct Typed {
    pub(super) ty: TypeRef,
    pub(super) values: Option<Vec<String>>,
    /// The name that the page gives to the enumeration.
    pub(super) wanted: Option<String>,
    /// The types that the cell lets choose from.
    pub(super) choice: Vec<TypeName>,
}

impl Typed {
    fn plain(element: Element, collection: bool) -> Self {
        Self { ty: TypeRef { element, collection }, values: None, wanted: None, choice: Vec::new() }
    }

    fn edm(edm: Edm, collection: bool) -> Self {
        Self::plain(Element::Primitive(edm), collection)
    }
}

/// Whether nothing is known of the type.
pub(super) fn is_untyped(ty: &TypeRef) -> bool {
    ty.element == Element::Primitive(Edm::Untyped)
}

/// The type of a table row; `sample` is the same key in the page's JSON.
pub(super) fn of_row(context: &mut Context<'_>, page: usize, row: &PropertyFact, sample: Option<&Sample>) -> Typed {
    let expr = &row.ty.value;
    let values = row.phrases.values.as_ref().filter(|values| !values.numeric && !values.items.is_empty());
    let values = values.map(|values| values.items.clone());
    let shown = sample.map(samples::read);
    let typed = match &expr.atom {
        Atom::Primitive(Edm::String) => {
            let choice = match &shown {
                Some((Shown::Choice(choice), _)) => Some(choice.clone()),
                _ => None,
            };
            Typed { values: values.or(choice), ..Typed::edm(Edm::String, expr.collection) }
        }
        // A set of pages may document the type of any JSON value itself.
        Atom::Primitive(Edm::Untyped) => match context.index.named(page, "Json") {
            Some(json) => Typed::plain(Element::Named(json.clone()), expr.collection),
            None => Typed::edm(Edm::Untyped, expr.collection),
        },
        Atom::Primitive(edm) => Typed::edm(*edm, expr.collection),
        Atom::Enumeration => Typed { values, ..Typed::edm(Edm::String, expr.collection) },
        Atom::Any => Typed::edm(Edm::Untyped, expr.collection),
        Atom::Choice(references) => {
            let resolved = references
                .iter()
                .filter_map(|reference| context.resolve(page, &Spanned { value: reference, span: row.ty.span }, None));
            let choice: Vec<TypeName> = resolved.collect();
            let choice = if choice.len() == references.len() { choice } else { Vec::new() };
            Typed { choice, ..Typed::edm(Edm::Untyped, expr.collection) }
        }
        Atom::Missing => match sample {
            Some(sample) => of_sample(context, page, sample),
            None => Typed::edm(Edm::Untyped, false),
        },
        Atom::Named(reference) => {
            let object = match &shown {
                Some((Shown::Object(name), _)) => *name,
                _ => None,
            };
            let reference = Spanned { value: reference, span: row.ty.span };
            match context.resolve(page, &reference, object) {
                Some(name) => Typed::plain(Element::Named(name), expr.collection),
                None => unresolved(context, page, row, sample, values),
            }
        }
    };
    compare(context, row, &typed, shown.as_ref().map(|(shown, list)| (shown, *list)));
    typed
}

/// A reference that leads nowhere: an enumeration if values are listed, else what the JSON shows.
fn unresolved(
    context: &mut Context<'_>,
    page: usize,
    row: &PropertyFact,
    sample: Option<&Sample>,
    values: Option<Vec<String>>,
) -> Typed {
    let Atom::Named(reference) = &row.ty.value.atom else { return Typed::edm(Edm::Untyped, false) };
    let collection = row.ty.value.collection;
    if values.is_some() {
        return Typed { values, wanted: Some(reference.text.clone()), ..Typed::edm(Edm::String, collection) };
    }
    let message = format!("no page defines `{}`", reference.text);
    context.diagnostics.push(Diagnostic::new(Code::Ref002, row.ty.span, message));
    match sample {
        Some(sample) if samples::is_text(sample) => Typed::edm(Edm::String, collection),
        Some(sample) => Typed {
            ty: TypeRef { collection, ..of_sample(context, page, sample).ty },
            ..Typed::edm(Edm::Untyped, false)
        },
        None => Typed::edm(Edm::Untyped, collection),
    }
}

/// The type that a sample shows.
pub(super) fn of_sample(context: &mut Context<'_>, page: usize, sample: &Sample) -> Typed {
    let (shown, list) = samples::read(sample);
    match shown {
        Shown::Nothing | Shown::Object(None) => Typed::edm(Edm::Untyped, list),
        Shown::Primitive(edm) => Typed::edm(edm, list),
        Shown::Choice(values) => Typed { values: Some(values), ..Typed::edm(Edm::String, list) },
        Shown::Object(Some(name)) => match named(context, page, name) {
            Some(name) => Typed::plain(Element::Named(name), list),
            None if samples::is_text(sample) => Typed::edm(Edm::String, list),
            None => Typed::edm(Edm::Untyped, list),
        },
    }
}

/// The type that a value in an example shows: a name in place of a value is one there.
pub(super) fn of_value(context: &mut Context<'_>, page: usize, sample: &Sample) -> Typed {
    match samples::read(sample) {
        (Shown::Object(Some(_)), list) if samples::is_text(sample) => Typed::edm(Edm::String, list),
        _ => of_sample(context, page, sample),
    }
}

fn named(context: &Context<'_>, page: usize, name: &str) -> Option<TypeName> {
    context.index.qualified(name).or_else(|| context.index.named(page, name)).cloned()
}

/// A remark where table and JSON show different kinds of values.
fn compare(context: &mut Context<'_>, row: &PropertyFact, typed: &Typed, shown: Option<(&Shown<'_>, bool)>) {
    let (Element::Primitive(edm), Some((Shown::Primitive(other), _))) = (&typed.ty.element, shown) else { return };
    let wire = |edm: Edm| match edm {
        Edm::Boolean => 0,
        Edm::Byte | Edm::SByte | Edm::Int16 | Edm::Int32 | Edm::Int64 | Edm::Single | Edm::Double | Edm::Decimal => 1,
        _ => 2,
    };
    if *edm != Edm::Untyped && wire(*edm) != wire(*other) {
        let message = format!("the table says {}, the JSON shows {}", edm.as_str(), other.as_str());
        context.diagnostics.push(Diagnostic::new(Code::Json006, row.ty.span, message));
    }
}
