//! Clone, `PartialEq` and `Debug` for all models, through their slots.

use std::fmt;

use super::model::{look, look_mut};
use super::{
    AdditionalProperties, Count, Descriptor, Model, ObjectField, ObjectsField, Presence, Reset, ScalarsField, Slot,
    SlotMut, Token,
};

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
    let (source, target) = (model.descriptor(), to.descriptor());
    look(model, |slots, extra| {
        look_mut(to, |fields, rest| {
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
    if !std::ptr::eq(from.descriptor(), to.descriptor()) {
        let member = to.family().and_then(|family| family.find(from.descriptor().wire_name()));
        if let Some(member) = member {
            to.retype(member);
        }
    }
    look(from, |slots, extra| {
        look_mut(to, |fields, rest| {
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
            to.set(from.token());
        }
        (Slot::Scalars(from), SlotMut::Scalars(to)) => copy_scalars(from, *to),
        (Slot::Object(from), SlotMut::Object(to)) => copy_object(from, *to),
        (Slot::Objects(from), SlotMut::Objects(to)) => copy_objects(from, *to),
        _ => {}
    }
}

fn copy_scalars(from: &dyn ScalarsField, to: &mut dyn ScalarsField) {
    let count = from.count();
    to.reset(as_reset(count));
    if let Count::Items(count) = count {
        for token in (0..count).filter_map(|index| from.token(index)) {
            to.push(token);
        }
    }
}

fn copy_object(from: &dyn ObjectField, to: &mut dyn ObjectField) {
    match from.get() {
        Presence::Here(model) => {
            if let Some(new) = to.make() {
                copy_model(model, new);
            }
        }
        Presence::Absent => {
            to.clear(false);
        }
        Presence::Null => {
            to.clear(true);
        }
    }
}

fn copy_objects(from: &dyn ObjectsField, to: &mut dyn ObjectsField) {
    let count = from.count();
    to.reset(as_reset(count));
    if let Count::Items(count) = count {
        for model in (0..count).filter_map(|index| from.get(index)) {
            if let Some(new) = to.push() {
                copy_model(model, new);
            }
        }
    }
}

const fn as_reset(count: Count) -> Reset {
    match count {
        Count::Absent => Reset::Absent,
        Count::Null => Reset::Null,
        Count::Items(_) => Reset::Empty,
    }
}

/// Compares two models; the body of every generated `PartialEq`.
#[must_use]
pub fn equal(left: &dyn Model, right: &dyn Model) -> bool {
    if !std::ptr::eq(left.descriptor(), right.descriptor()) {
        return false;
    }
    let mut same = false;
    look(left, |lefts, extra| {
        look(right, |rights, other| {
            same = lefts.iter().zip(rights).all(|pair| equal_slot(*pair.0, *pair.1)) && extra == other;
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
            equal_items(left.count(), right.count(), |index| left.canonical(index) == right.canonical(index))
        }
        (Slot::Object(left), Slot::Object(right)) => match (left.get(), right.get()) {
            (Presence::Here(left), Presence::Here(right)) => equal(left, right),
            (Presence::Null, Presence::Null) | (Presence::Absent, Presence::Absent) => true,
            _ => false,
        },
        (Slot::Objects(left), Slot::Objects(right)) => equal_items(left.count(), right.count(), |index| {
            left.get(index).zip(right.get(index)).is_some_and(|pair| equal(pair.0, pair.1))
        }),
        (Slot::Empty, Slot::Empty) | (Slot::Absent, Slot::Absent) => true,
        _ => false,
    }
}

fn equal_items(left: Count, right: Count, same: impl FnMut(usize) -> bool) -> bool {
    left == right && if let Count::Items(count) = left { (0..count).all(same) } else { true }
}

/// Prints a model with only what is present; the body of every generated `Debug`.
///
/// # Errors
/// Fails where the formatter does.
pub fn debug(model: &dyn Model, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    let descriptor = model.descriptor();
    let mut outcome = Ok(());
    look(model, |slots, extra| outcome = debug_object(descriptor, slots, extra, f));
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
            Self::Scalar(field) => debug_token(field.token(), f),
            Self::Object(field) => match field.get() {
                Presence::Here(model) => debug(model, f),
                Presence::Absent | Presence::Null => f.write_str("null"),
            },
            Self::Scalars(field) => debug_items(field.count(), f, |list, index| {
                if let Some(token) = field.token(index) {
                    list.entry(&TokenText(token));
                }
            }),
            Self::Objects(field) => debug_items(field.count(), f, |list, index| {
                if let Some(model) = field.get(index) {
                    list.entry(&Nested(model));
                }
            }),
            Self::Empty => f.write_str("[]"),
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

fn debug_items(
    count: Count,
    f: &mut fmt::Formatter<'_>,
    mut entry: impl FnMut(&mut fmt::DebugList<'_, '_>, usize),
) -> fmt::Result {
    let Count::Items(count) = count else { return f.write_str("null") };
    let mut list = f.debug_list();
    (0..count).for_each(|index| entry(&mut list, index));
    list.finish()
}

fn debug_token(token: Option<Token<'_>>, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    fmt::Debug::fmt(&TokenText(token.unwrap_or(Token::Null)), f)
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
