//! Reading a model: one visitor for all types.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::descriptor::Names;
use super::model::{look, look_mut, ODATA_TYPE};
use super::read_list::{read_list, List};
use super::read_value::ValueSeed;
use super::write::Whole;
use super::{AdditionalProperties, Family, Model, SlotMut, Token};

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

/// Why reading an object's properties stopped.
enum Stop {
    /// The object ended.
    End,
    /// The object turned out to be of this member of its family.
    Retype(usize, Value),
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
    let descriptor = model.descriptor();
    let family = model.family().filter(|family| family.base() == descriptor.wire_name());
    let mut outcome = Ok(Stop::End);
    look_mut(model, |slots, extra| {
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
    look(model, |slots, extra| {
        empty = extra.is_empty() && !slots.iter().any(super::Slot::is_present);
    });
    let before = if empty { Value::Null } else { serde_json::to_value(Whole(model))? };
    model.retype(member);
    let depth = context.depth.saturating_sub(1);
    RootVisitor(model, Context { depth, ..context }).deserialize(before)?;
    look_mut(model, |_, extra| {
        extra.insert(ODATA_TYPE, text.clone());
    });
    Ok(())
}

/// A model while its properties are read.
struct Open<'o, 'a, 'c> {
    names: &'o Names,
    /// The types the object may turn out to be of, as long as it is of their base type.
    family: Option<&'static Family>,
    slots: &'o mut [SlotMut<'a>],
    extra: &'o mut AdditionalProperties,
    /// Whether the value of some known property was put among the unknown ones.
    misfits: bool,
    context: Context<'c>,
}

impl Open<'_, '_, '_> {
    fn read<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<Stop, A::Error> {
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

/// What became of a value that was offered to a field.
pub(super) enum Fit {
    /// The field holds it.
    Set,
    /// It is null, and the field is absent now.
    Null,
    /// The field cannot hold it.
    Misfit(Value),
}

/// Reads a value into a field.
pub(super) struct FieldSeed<'s, 'a, 'c> {
    pub slot: &'s mut SlotMut<'a>,
    pub context: Context<'c>,
}

impl FieldSeed<'_, '_, '_> {
    /// Offers a value that is neither list nor object.
    fn offer(self, token: Token<'_>) -> Fit {
        match (self.slot, token) {
            (slot, Token::Null) => {
                if slot.set_null() {
                    Fit::Set
                } else {
                    Fit::Null
                }
            }
            (SlotMut::Bool(field), Token::Bool(value)) => {
                **field = Some(value);
                Fit::Set
            }
            (SlotMut::Int32(field), Token::Int(value)) if i32::try_from(value).is_ok() => {
                **field = i32::try_from(value).ok();
                Fit::Set
            }
            (SlotMut::String(field), Token::Text(value)) => {
                **field = Some(value.to_owned());
                Fit::Set
            }
            (SlotMut::Any(field), token) => {
                **field = Some(token.to_value());
                Fit::Set
            }
            (SlotMut::Scalar(field), token) => {
                if field.set(Some(token)) {
                    Fit::Set
                } else {
                    Fit::Misfit(token.to_value())
                }
            }
            (_, token) => Fit::Misfit(token.to_value()),
        }
    }

    /// Offers a list or an object that the kind of field does not read by itself.
    fn offer_value(self, value: Value) -> Fit {
        match (self.slot, Token::from(&value)) {
            (SlotMut::Any(field), _) => {
                **field = Some(value);
                Fit::Set
            }
            (SlotMut::Scalar(field), token) => {
                if field.set(Some(token)) {
                    Fit::Set
                } else {
                    Fit::Misfit(value)
                }
            }
            (slot, token @ (Token::Int(_) | Token::Unsigned(_) | Token::Float(_))) => {
                FieldSeed { slot, context: self.context }.offer(token)
            }
            _ => Fit::Misfit(value),
        }
    }
}

impl<'de> DeserializeSeed<'de> for FieldSeed<'_, '_, '_> {
    type Value = Fit;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fit, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for FieldSeed<'_, '_, '_> {
    type Value = Fit;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Fit, E> {
        Ok(self.offer(Token::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Fit, E> {
        Ok(self.offer(Token::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Fit, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Fit, E> {
        Ok(self.offer(Token::Bool(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Fit, E> {
        Ok(self.offer(Token::Int(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Fit, E> {
        Ok(self.offer(i64::try_from(value).map_or(Token::Unsigned(value), Token::Int)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Fit, E> {
        Ok(self.offer(Token::Float(value)))
    }

    #[inline]
    fn visit_str<E: Error>(self, value: &str) -> Result<Fit, E> {
        if let SlotMut::String(field) = self.slot {
            **field = Some(value.to_owned());
            return Ok(Fit::Set);
        }
        Ok(self.offer(Token::Text(value)))
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Fit, E> {
        if let SlotMut::String(field) = self.slot {
            **field = Some(value);
            return Ok(Fit::Set);
        }
        Ok(self.offer(Token::Text(&value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Fit, A::Error> {
        let list = match self.slot {
            SlotMut::Strings(field) => List::Strings(field.insert(Vec::new())),
            SlotMut::Scalars(field) => List::Scalars(*field),
            SlotMut::Objects(field) => List::Objects(*field),
            _ => {
                let value = ValueSeed(self.context).visit_seq(seq)?;
                return Ok(self.offer_value(value));
            }
        };
        read_list(list, seq, self.context.deeper()?)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Fit, A::Error> {
        if let SlotMut::Object(field) = self.slot {
            if let Some(model) = field.make() {
                fill(model, &mut map, self.context.deeper()?)?;
                return Ok(Fit::Set);
            }
        }
        let value = ValueSeed(self.context).visit_map(map)?;
        Ok(self.offer_value(value))
    }
}
