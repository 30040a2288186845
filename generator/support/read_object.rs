//! Reading an object: each property into its field, or among those without one.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, Visitor};
use serde_json::Value;

use super::descriptor::Names;
use super::model::ODATA_TYPE;
use super::read::{Context, Step};
use super::read_field::{FieldSeed, Fit};
use super::read_value::ValueSeed;
use super::{AdditionalProperties, Family, SlotMut};

/// Why reading an object's properties stopped.
pub(super) enum Stop {
    /// The object ended.
    End,
    /// The object turned out to be of this member of its family.
    Retype(usize, Value),
}

/// A model while its properties are read.
pub(super) struct Open<'o, 'a, 'c> {
    pub(super) names: &'o Names,
    /// The types the object may turn out to be of, as long as it is of their base type.
    pub(super) family: Option<&'static Family>,
    pub(super) slots: &'o mut [SlotMut<'a>],
    pub(super) extra: &'o mut AdditionalProperties,
    /// Whether the value of some known property was put among the unknown ones.
    pub(super) misfits: bool,
    pub(super) context: Context<'c>,
}

impl Open<'_, '_, '_> {
    /// Reads properties until the object ends or turns out to be of another type.
    pub(super) fn read<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<Stop, A::Error> {
        let mut expected = 0;
        let names = self.names;
        while let Some(key) = map.next_key_seed(KeySeed { names, expected })? {
            match key {
                Key::Known(index) => {
                    self.known(index, map)?;
                    expected = index + 1;
                }
                Key::Unknown(name) => {
                    if let Some(stop) = self.unknown(name, map)? {
                        return Ok(stop);
                    }
                }
            }
        }
        Ok(Stop::End)
    }

    #[inline]
    fn known<'de, A: MapAccess<'de>>(&mut self, index: usize, map: &mut A) -> Result<(), A::Error> {
        let Some(slot) = self.slots.get_mut(index) else {
            return Err(A::Error::custom("a model has fewer slots than properties"));
        };
        let context = self.context;
        match map.next_value_seed(FieldSeed { slot, context }) {
            Ok(Fit::Set) if !self.misfits => Ok(()),
            Ok(Fit::Null) if !self.misfits && !context.keep_nulls => Ok(()),
            Ok(fit) => {
                self.misfit(index, fit);
                Ok(())
            }
            Err(error) => {
                let name = self.names.get(index);
                Err(context.note(error, Step::Property(name.to_owned())))
            }
        }
    }

    /// Keeps what a field could not hold, or drops what an earlier duplicate left.
    #[cold]
    fn misfit(&mut self, index: usize, fit: Fit) {
        let name = self.names.get(index);
        let kept = match fit {
            Fit::Set => None,
            Fit::Null => self.context.keep_nulls.then_some(Value::Null),
            Fit::Misfit(value) => Some(value),
        };
        let Some(value) = kept else {
            self.extra.remove(name);
            return;
        };
        if let Some(slot) = self.slots.get_mut(index) {
            slot.clear();
        }
        self.extra.append(name.into(), value);
        self.misfits = true;
    }

    /// Reads a property without a field; stops at an `@odata.type` that changes the type.
    fn unknown<'de, A: MapAccess<'de>>(&mut self, name: Box<str>, map: &mut A) -> Result<Option<Stop>, A::Error> {
        let context = self.context;
        let value = match map.next_value_seed(ValueSeed(context)) {
            Ok(value) => value,
            Err(error) => return Err(context.note(error, Step::Property(name.into()))),
        };
        if let Some(family) = self.family.filter(|_| *name == *ODATA_TYPE) {
            if let Some(member) = value.as_str().and_then(|text| family.find(text)) {
                return Ok(Some(Stop::Retype(member, value)));
            }
        }
        self.extra.append(name, value);
        Ok(None)
    }
}

/// A property name, looked up.
enum Key {
    Known(usize),
    Unknown(Box<str>),
}

#[derive(Clone, Copy)]
struct KeySeed<'n> {
    names: &'n Names,
    expected: usize,
}

impl<'de> DeserializeSeed<'de> for KeySeed<'_> {
    type Value = Key;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Key, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for KeySeed<'_> {
    type Value = Key;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a property name")
    }

    #[inline]
    fn visit_str<E: Error>(self, name: &str) -> Result<Key, E> {
        if self.names.is_at(self.expected, name) {
            return Ok(Key::Known(self.expected));
        }
        Ok(self.names.find(name).map_or_else(|| Key::Unknown(name.into()), Key::Known))
    }
}
