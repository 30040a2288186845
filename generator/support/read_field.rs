//! Reading the value of one property into a slot of whatever kind.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::read::{fill, Context};
use super::read_list::{read_list, List};
use super::read_value::ValueSeed;
use super::{SlotMut, Token};

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
