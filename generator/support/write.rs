//! Writing a model: annotations first, then the fields that are present, then all else.

use serde::ser::{Error, Serialize, SerializeMap, Serializer};
use serde_json::Value;

use super::model::{look, ODATA_TYPE};
use super::{AdditionalProperties, Descriptor, Family, Model, Scalar, Slot};

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
        let base = self.0.family().map(Family::base);
        look(self.0, |descriptor, slots, extra| {
            let derived = base.is_some_and(|base| base != descriptor.wire_name());
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
        // Most fields are absent, and most others text: these branches are predicted better than a jump for the kind.
        match slot {
            Slot::Absent | Slot::String(None) => {}
            Slot::String(Some(text)) => map.serialize_entry(name, text)?,
            _ => write_slot(name, slot, map)?,
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

/// Writes a field of a rarer kind if it is present, looking at it only once.
fn write_slot<M: SerializeMap>(name: &'static str, slot: &Slot<'_>, map: &mut M) -> Result<(), M::Error> {
    match slot {
        Slot::Bool(Some(value)) => map.serialize_entry(name, value),
        Slot::Int32(Some(value)) => map.serialize_entry(name, value),
        Slot::Strings(Some(value)) => map.serialize_entry(name, value),
        Slot::Any(Some(value)) => map.serialize_entry(name, value),
        Slot::Scalar(value) => map.serialize_entry(name, &value.token()),
        Slot::Object(model) => map.serialize_entry(name, &Whole(*model)),
        Slot::Scalars(_) | Slot::Objects(_) | Slot::String(Some(_)) | Slot::Null => map.serialize_entry(name, slot),
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
            Self::Scalar(value) => value.token().serialize(serializer),
            Self::Scalars(list) => {
                serializer.collect_seq((0..list.count()).filter_map(|index| list.get(index)).map(Scalar::token))
            }
            Self::Object(model) => Whole(*model).serialize(serializer),
            Self::Objects(list) => {
                serializer.collect_seq((0..list.count()).filter_map(|index| list.get(index)).map(Whole))
            }
            Self::Null | Self::Absent => serializer.serialize_none(),
        }
    }
}
