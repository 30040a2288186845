//! Reading a model: one visitor for all types.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use super::model::{look, look_mut, ODATA_TYPE};
use super::read_object::{Open, Stop};
use super::write::Whole;
use super::{Model, ModelExt as _};

/// How deep objects and lists may be nested.
pub(super) const MAX_DEPTH: u8 = 128;

/// A step on the way from the root to the place of an error.
#[derive(Debug)]
pub(super) enum Step {
    /// Into a property.
    Property(String),
    /// Into an item of a list.
    Item(usize),
}

/// The way to an error, noted from the inside out while the error passes.
pub(super) type Trail = RefCell<Vec<Step>>;

/// What holds for everything read below a place.
#[derive(Clone, Copy, Default)]
pub(super) struct Context<'t> {
    /// Whether explicit nulls of known properties are kept.
    pub keep_nulls: bool,
    /// Where to note the way to an error.
    pub trail: Option<&'t Trail>,
    /// How many objects and lists are open.
    pub depth: u8,
}

impl Context<'_> {
    /// The context inside one more object or list.
    ///
    /// # Errors
    /// Refuses to go deeper than [`MAX_DEPTH`].
    pub(super) fn deeper<E: Error>(mut self) -> Result<Self, E> {
        if self.depth >= MAX_DEPTH {
            return Err(E::custom(format_args!("nested deeper than {MAX_DEPTH} levels")));
        }
        self.depth += 1;
        Ok(self)
    }

    /// Notes a step of the way to an error.
    #[cold]
    pub(super) fn note<E>(self, error: E, step: Step) -> E {
        if let Some(trail) = self.trail {
            trail.borrow_mut().push(step);
        }
        error
    }
}

/// Reads a model; the body of every generated `Deserialize`.
///
/// # Errors
/// Fails where the input is not an object (`null` gives an empty model), is malformed, or is nested
/// too deep.
#[inline]
pub fn read<'de, M, D>(deserializer: D) -> Result<M, D::Error>
where
    M: Model + Default,
    D: Deserializer<'de>,
{
    let mut model = M::default();
    deserializer.deserialize_any(RootVisitor(&mut model, Context::default()))?;
    Ok(model)
}

/// Fills the model a document consists of.
pub(super) struct RootVisitor<'s, 't>(pub &'s mut dyn Model, pub Context<'t>);

impl<'de> DeserializeSeed<'de> for RootVisitor<'_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for RootVisitor<'_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "an object of type {}", self.0.descriptor().wire_name())
    }

    fn visit_unit<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_none<E: Error>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        fill(self.0, &mut map, self.1.deeper()?)
    }
}

/// Reads all properties of an object into a model.
pub(super) fn fill<'de, A: MapAccess<'de>>(
    model: &mut dyn Model,
    map: &mut A,
    context: Context<'_>,
) -> Result<(), A::Error> {
    let mut stop = fill_until(model, map, context)?;
    while let Stop::Retype(member, text) = stop {
        convert(model, member, &text, context).map_err(A::Error::custom)?;
        stop = fill_until(model, map, context)?;
    }
    Ok(())
}

fn fill_until<'de, A: MapAccess<'de>>(
    model: &mut dyn Model,
    map: &mut A,
    context: Context<'_>,
) -> Result<Stop, A::Error> {
    let family = model.family();
    let mut outcome = Ok(Stop::End);
    look_mut(model, |descriptor, slots, extra| {
        let family = family.filter(|family| family.base() == descriptor.wire_name());
        let misfits = !extra.is_empty();
        let mut object = Open { names: descriptor.names(), family, slots, extra, misfits, context };
        outcome = object.read(map);
        object.extra.settle();
    });
    outcome
}

/// Turns a model into another member of its family, keeping what was read before `@odata.type`.
fn convert(model: &mut dyn Model, member: usize, text: &Value, context: Context<'_>) -> Result<(), serde_json::Error> {
    let mut empty = true;
    look(model, |_, slots, extra| {
        empty = extra.is_empty() && !slots.iter().any(super::Slot::is_present);
    });
    let before = if empty { Value::Null } else { serde_json::to_value(Whole(model))? };
    model.retype(member);
    let depth = context.depth.saturating_sub(1);
    RootVisitor(model, Context { depth, ..context }).deserialize(before)?;
    look_mut(model, |_, _, extra| {
        extra.insert(ODATA_TYPE, text.clone());
    });
    Ok(())
}
