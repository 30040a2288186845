//! Reading a list: typed as far as the items fit, as plain JSON once one does not.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use super::list_field::grow;
use super::read::{fill, Context, Step};
use super::read_field::Fit;
use super::read_value::ValueSeed;
use super::{ObjectsField, Reset, ScalarsField, Token};

/// A list to be filled.
pub(super) enum List<'s> {
    Strings(&'s mut Vec<String>),
    Scalars(&'s mut dyn ScalarsField),
    Objects(&'s mut dyn ObjectsField),
}

impl List<'_> {
    fn reset(&mut self, state: Reset) {
        match self {
            Self::Strings(_) if state == Reset::Full => {}
            Self::Strings(list) => list.clear(),
            Self::Scalars(field) => {
                field.reset(state);
            }
            Self::Objects(field) => {
                field.reset(state);
            }
        }
    }

    /// The items read so far, as plain JSON.
    fn take(&mut self) -> Result<Vec<Value>, serde_json::Error> {
        let slot = match self {
            Self::Strings(list) => {
                return Ok(std::mem::take(*list).into_iter().map(Value::String).collect());
            }
            Self::Scalars(field) => field.slot(),
            Self::Objects(field) => field.slot(),
        };
        let items = serde_json::to_value(slot)?;
        self.reset(Reset::Absent);
        Ok(if let Value::Array(items) = items { items } else { Vec::new() })
    }

    /// Appends a single value, or gives it back where it does not fit.
    fn push(&mut self, token: Token<'_>) -> Option<Value> {
        let fits = match (self, token) {
            (Self::Strings(list), Token::Text(text)) => {
                grow(list).push(text.to_owned());
                true
            }
            (Self::Scalars(field), token) => field.push(token),
            _ => false,
        };
        if fits {
            None
        } else {
            Some(token.to_value())
        }
    }

    /// Appends a list or an object, or gives it back where it does not fit.
    fn push_value(&mut self, value: Value) -> Option<Value> {
        let fits = if let Self::Scalars(field) = self { field.push(Token::from(&value)) } else { false };
        if fits {
            None
        } else {
            Some(value)
        }
    }
}

/// Reads a list into a field. An item that does not fit turns the whole list into a misfit, so
/// that it survives as it is.
pub(super) fn read_list<'de, A: SeqAccess<'de>>(
    mut list: List<'_>,
    mut seq: A,
    context: Context<'_>,
) -> Result<Fit, A::Error> {
    list.reset(Reset::Empty);
    let mut index = 0;
    loop {
        match seq.next_element_seed(ItemSeed { list: &mut list, context }) {
            Ok(Some(None)) => index += 1,
            Ok(None) => {
                list.reset(Reset::Full);
                return Ok(Fit::Set);
            }
            Ok(Some(Some(misfit))) => {
                let mut items = list.take().map_err(A::Error::custom)?;
                items.push(misfit);
                return read_rest(items, seq, context);
            }
            Err(error) => return Err(context.note(error, Step::Item(index))),
        }
    }
}

/// Reads the items after one that did not fit.
fn read_rest<'de, A: SeqAccess<'de>>(mut items: Vec<Value>, mut seq: A, context: Context<'_>) -> Result<Fit, A::Error> {
    loop {
        match seq.next_element_seed(ValueSeed(context)) {
            Ok(Some(item)) => items.push(item),
            Ok(None) => return Ok(Fit::Misfit(Value::Array(items))),
            Err(error) => return Err(context.note(error, Step::Item(items.len()))),
        }
    }
}

/// Reads one item into a list, or gives it back where it does not fit.
struct ItemSeed<'l, 's, 'c> {
    list: &'l mut List<'s>,
    context: Context<'c>,
}

impl<'de> DeserializeSeed<'de> for ItemSeed<'_, '_, '_> {
    type Value = Option<Value>;

    #[inline]
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ItemSeed<'_, '_, '_> {
    type Value = Option<Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(self.list.push(Token::Null))
    }

    fn visit_none<E: Error>(self) -> Result<Self::Value, E> {
        Ok(self.list.push(Token::Null))
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Self::Value, E> {
        Ok(self.list.push(Token::Bool(value)))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Self::Value, E> {
        Ok(self.list.push(Token::Int(value)))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Self::Value, E> {
        Ok(self.list.push(i64::try_from(value).map_or(Token::Unsigned(value), Token::Int)))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Self::Value, E> {
        Ok(self.list.push(Token::Float(value)))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Self::Value, E> {
        Ok(self.list.push(Token::Text(value)))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Self::Value, A::Error> {
        let value = ValueSeed(self.context).visit_seq(seq)?;
        Ok(self.list.push_value(value))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        if let List::Objects(field) = self.list {
            if let Some(model) = field.push() {
                fill(model, &mut map, self.context.deeper()?)?;
                return Ok(None);
            }
        }
        let value = ValueSeed(self.context).visit_map(map)?;
        Ok(self.list.push_value(value))
    }
}
