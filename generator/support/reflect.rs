//! Clone, `PartialEq` and `Debug` for all models, through their slots.

use std::fmt;

use super::model::{look, look_mut};
use super::{AdditionalProperties, Descriptor, Model, Reset, Slot, SlotMut, Token};

/// Copies a model; the body of every generated `Clone`.
#[must_use]
#[inline]
pub fn copy<M: Model + Default>(model: &M) -> M {
    let mut new = M::default();
    copy_model(model, &mut new);
    new
}

/// A base type's share of a model.
pub(super) fn project<B: Model + Default>(model: &dyn Model) -> B {
    let mut base = B::default();
    let to: &mut dyn Model = &mut base;
    look(model, |source, slots, extra| {
        look_mut(to, |target, fields, rest| {
            for (name, field) in target.properties().iter().zip(fields) {
                if let Some(slot) = source.find(name).and_then(|index| slots.get(index)) {
                    copy_slot(*slot, field);
                }
            }
            rest.clone_from(extra);
        });
    });
    base
}

fn copy_model(from: &dyn Model, to: &mut dyn Model) {
    look(from, |descriptor, slots, extra| {
        if let Some(member) = to.family().and_then(|family| family.find(descriptor.wire_name())) {
            to.retype(member);
        }
        look_mut(to, |_, fields, rest| {
            for (slot, field) in slots.iter().zip(fields) {
                copy_slot(*slot, field);
            }
            rest.clone_from(extra);
        });
    });
}

/// Copies a field into one that is absent.
fn copy_slot(from: Slot<'_>, to: &mut SlotMut<'_>) {
    match (from, to) {
        (Slot::Bool(from), SlotMut::Bool(to)) => to.clone_from(from),
        (Slot::Int32(from), SlotMut::Int32(to)) => to.clone_from(from),
        (Slot::String(from), SlotMut::String(to)) => to.clone_from(from),
        (Slot::Strings(from), SlotMut::Strings(to)) => to.clone_from(from),
        (Slot::Any(from), SlotMut::Any(to)) => to.clone_from(from),
        (Slot::Scalar(from), SlotMut::Scalar(to)) => {
            to.set(Some(from.token()));
        }
        (Slot::Scalars(from), SlotMut::Scalars(to)) => {
            to.reset(Reset::Empty);
            for item in (0..from.count()).filter_map(|index| from.get(index)) {
                to.push(item.token());
            }
        }
        (Slot::Object(from), SlotMut::Object(to)) => {
            if let Some(new) = to.make() {
                copy_model(from, new);
            }
        }
        (Slot::Objects(from), SlotMut::Objects(to)) => {
            to.reset(Reset::Empty);
            for item in (0..from.count()).filter_map(|index| from.get(index)) {
                if let Some(new) = to.push() {
                    copy_model(item, new);
                }
            }
        }
        (Slot::Null, to) => {
            to.set_null();
        }
        _ => {}
    }
}

/// Compares two models; the body of every generated `PartialEq`.
#[must_use]
pub fn equal(left: &dyn Model, right: &dyn Model) -> bool {
    let mut same = false;
    look(left, |descriptor, lefts, extra| {
        look(right, |other_descriptor, rights, other| {
            same = std::ptr::eq(descriptor, other_descriptor)
                && lefts.iter().zip(rights).all(|pair| equal_slot(*pair.0, *pair.1)) && extra == other;
        });
    });
    same
}

fn equal_slot(left: Slot<'_>, right: Slot<'_>) -> bool {
    match (left, right) {
        (Slot::Bool(left), Slot::Bool(right)) => left == right,
        (Slot::Int32(left), Slot::Int32(right)) => left == right,
        (Slot::String(left), Slot::String(right)) => left == right,
        (Slot::Strings(left), Slot::Strings(right)) => left == right,
        (Slot::Any(left), Slot::Any(right)) => left == right,
        (Slot::Scalar(left), Slot::Scalar(right)) => left.canonical() == right.canonical(),
        (Slot::Scalars(left), Slot::Scalars(right)) => {
            equal_items((left.count(), right.count()), |index| (left.get(index), right.get(index)), |left, right| {
                left.canonical() == right.canonical()
            })
        }
        (Slot::Object(left), Slot::Object(right)) => equal(left, right),
        (Slot::Objects(left), Slot::Objects(right)) => {
            equal_items((left.count(), right.count()), |index| (left.get(index), right.get(index)), equal)
        }
        (Slot::Null, Slot::Null) | (Slot::Absent, Slot::Absent) => true,
        _ => false,
    }
}

fn equal_items<T>(
    counts: (usize, usize),
    items: impl Fn(usize) -> (Option<T>, Option<T>),
    same: impl Fn(T, T) -> bool,
) -> bool {
    counts.0 == counts.1
        && (0..counts.0).all(|index| {
            let (left, right) = items(index);
            left.zip(right).is_some_and(|(left, right)| same(left, right))
        })
}

/// Prints a model with only what is present; the body of every generated `Debug`.
///
/// # Errors
/// Fails where the formatter does.
pub fn debug(model: &dyn Model, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let mut outcome = Ok(());
    look(model, |descriptor, slots, extra| outcome = debug_object(descriptor, slots, extra, f));
    outcome
}

fn debug_object(
    descriptor: &Descriptor,
    slots: &[Slot<'_>],
    extra: &AdditionalProperties,
    f: &mut fmt::Formatter<'_>,
) -> fmt::Result {
    let mut object = f.debug_struct(descriptor.rust_name());
    for (name, slot) in descriptor.properties().iter().zip(slots) {
        if slot.is_present() {
            object.field(name, slot);
        }
    }
    if !extra.is_empty() {
        object.field("additional_properties", extra);
    }
    object.finish()
}

/// A model inside another one that is being printed.
struct Nested<'m>(&'m dyn Model);

impl fmt::Debug for Nested<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        debug(self.0, f)
    }
}

impl fmt::Debug for Slot<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Bool(field) => debug_option(field.as_ref(), f),
            Self::Int32(field) => debug_option(field.as_ref(), f),
            Self::String(field) => debug_option(field.as_ref(), f),
            Self::Strings(field) => debug_option(field.as_ref(), f),
            Self::Any(field) => debug_option(field.as_ref(), f),
            Self::Scalar(value) => TokenText(value.token()).fmt(f),
            Self::Scalars(list) => {
                let items = (0..list.count()).filter_map(|index| list.get(index));
                f.debug_list().entries(items.map(|item| TokenText(item.token()))).finish()
            }
            Self::Object(model) => debug(*model, f),
            Self::Objects(list) => {
                let items = (0..list.count()).filter_map(|index| list.get(index));
                f.debug_list().entries(items.map(Nested)).finish()
            }
            Self::Null => f.write_str("null"),
            Self::Absent => f.write_str("None"),
        }
    }
}

fn debug_option(field: Option<&impl fmt::Debug>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    match field {
        Some(value) => value.fmt(f),
        None => f.write_str("null"),
    }
}

/// A token printed as the JSON it stands for.
struct TokenText<'t>(Token<'t>);

impl fmt::Debug for TokenText<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Token::Null => f.write_str("null"),
            Token::Bool(value) => value.fmt(f),
            Token::Int(value) => value.fmt(f),
            Token::Unsigned(value) => value.fmt(f),
            Token::Float(value) => value.fmt(f),
            Token::Text(value) => value.fmt(f),
            Token::Json(value) => fmt::Display::fmt(value, f),
            Token::Foreign(value) => fmt::Display::fmt(&value.to_value(), f),
        }
    }
}
