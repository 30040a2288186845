//! Writing a model: annotations first, then the fields that are present, then all else.

use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::model::{look, ODATA_TYPE};
use super::{AdditionalProperties, Count, Descriptor, Family, Model, ObjectsField, Presence, ScalarsField, Slot};

/// Writes a model; the body of every generated `Serialize`.
///
/// # Errors
/// Fails where the serializer does.
#[inline]
pub fn write<S: Serializer>(model: &dyn Model, serializer: S) -> Result<S::Ok, S::Error> {
    Whole(model).serialize(serializer)
}

/// A model to be written.
pub(super) struct Whole<'m>(pub &'m dyn Model);

impl Serialize for Whole<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut outcome = Ok(());
        let descriptor = self.0.descriptor();
        let base = self.0.family().map(Family::base);
        let derived = base.is_some_and(|base| base != descriptor.wire_name());
        look(self.0, |slots, extra| {
            outcome = write_object(descriptor, derived, slots, extra, &mut map);
        });
        outcome?;
        map.end()
    }
}

fn write_object<M: SerializeMap>(
    descriptor: &'static Descriptor,
    derived: bool,
    slots: &[Slot<'_>],
    extra: &AdditionalProperties,
    map: &mut M,
) -> Result<(), M::Error> {
    if derived && !extra.contains_key(ODATA_TYPE) {
        map.serialize_entry(ODATA_TYPE, &format_args!("#{}", descriptor.wire_name()))?;
    }
    let plain = extra.is_empty();
    if !plain {
        write_extra(extra.iter().filter(|entry| entry.0.starts_with('@')), map)?;
    }
    for (name, slot) in descriptor.properties().iter().zip(slots) {
        // Most fields are absent: this branch is predicted better than the jump for the kind.
        if !matches!(slot, Slot::Absent) {
            write_slot(name, slot, map)?;
        }
    }
    if plain {
        return Ok(());
    }
    let free = |name: &str| {
        let slot = descriptor.find(name).and_then(|index| slots.get(index));
        !slot.is_some_and(Slot::is_present)
    };
    write_extra(extra.iter().filter(|entry| !entry.0.starts_with('@') && free(entry.0)), map)
}

/// Writes a field if it is present, looking at it only once.
#[inline]
fn write_slot<M: SerializeMap>(name: &'static str, slot: &Slot<'_>, map: &mut M) -> Result<(), M::Error> {
    match slot {
        Slot::Bool(Some(value)) => map.serialize_entry(name, value),
        Slot::Int32(Some(value)) => map.serialize_entry(name, value),
        Slot::String(Some(value)) => map.serialize_entry(name, value),
        Slot::Strings(Some(value)) => map.serialize_entry(name, value),
        Slot::Any(Some(value)) => map.serialize_entry(name, value),
        Slot::Scalar(field) => match field.token() {
            Some(token) => map.serialize_entry(name, &token),
            None => Ok(()),
        },
        Slot::Object(field) => match field.get() {
            Presence::Here(model) => map.serialize_entry(name, &Whole(model)),
            Presence::Null => map.serialize_entry(name, &()),
            Presence::Absent => Ok(()),
        },
        Slot::Scalars(_) | Slot::Objects(_) | Slot::Empty if slot.is_present() => map.serialize_entry(name, slot),
        _ => Ok(()),
    }
}

fn write_extra<'e, M: SerializeMap>(
    mut entries: impl Iterator<Item = (&'e str, &'e Value)>,
    map: &mut M,
) -> Result<(), M::Error> {
    entries.try_for_each(|(name, value)| map.serialize_entry(name, value))
}

impl Serialize for Slot<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Bool(field) => field.serialize(serializer),
            Self::Int32(field) => field.serialize(serializer),
            Self::String(field) => field.serialize(serializer),
            Self::Strings(field) => field.serialize(serializer),
            Self::Any(field) => field.serialize(serializer),
            Self::Scalar(field) => field.token().serialize(serializer),
            Self::Scalars(field) => write_scalars(*field, serializer),
            Self::Object(field) => match field.get() {
                Presence::Here(model) => Whole(model).serialize(serializer),
                Presence::Absent | Presence::Null => serializer.serialize_none(),
            },
            Self::Objects(field) => write_objects(*field, serializer),
            Self::Empty => serializer.collect_seq::<[(); 0]>([]),
            Self::Absent => serializer.serialize_none(),
        }
    }
}

fn write_scalars<S: Serializer>(field: &dyn ScalarsField, serializer: S) -> Result<S::Ok, S::Error> {
    let Count::Items(count) = field.count() else { return serializer.serialize_none() };
    serializer.collect_seq((0..count).filter_map(|index| field.token(index)))
}

fn write_objects<S: Serializer>(field: &dyn ObjectsField, serializer: S) -> Result<S::Ok, S::Error> {
    let Count::Items(count) = field.count() else { return serializer.serialize_none() };
    serializer.collect_seq((0..count).filter_map(|index| field.get(index)).map(Whole))
}
