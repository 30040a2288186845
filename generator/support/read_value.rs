//! Reading plain JSON, with the same bound on depth as models have.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::read::{Context, Step};
use super::{Scalar, Token};

/// The key under which `serde_json` hands out numbers when its feature `arbitrary_precision` is on
/// (any crate of a build may switch it on for all).
pub(super) const NUMBER_TOKEN: &str = "$serde_json::private::Number";

/// Reads the rest of such a number.
///
/// # Errors
/// Fails where the text is not a number.
pub(super) fn number_from<'de, A: MapAccess<'de>>(map: &mut A) -> Result<Value, A::Error> {
    let text: String = map.next_value()?;
    text.parse::<Number>().map(Value::Number).map_err(A::Error::custom)
}

/// Reads any JSON value.
#[derive(Clone, Copy)]
pub(super) struct ValueSeed<'c>(pub Context<'c>);

impl<'de> DeserializeSeed<'de> for ValueSeed<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for ValueSeed<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_string<E: Error>(self, value: String) -> Result<Value, E> {
        Ok(Value::String(value))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Value, A::Error> {
        let context = self.0.deeper()?;
        let mut items = Vec::new();
        loop {
            match seq.next_element_seed(ValueSeed(context)) {
                Ok(Some(item)) => items.push(item),
                Ok(None) => return Ok(Value::Array(items)),
                Err(error) => return Err(context.note(error, Step::Item(items.len()))),
            }
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Value, A::Error> {
        let context = self.0.deeper()?;
        let mut object = Map::new();
        while let Some(name) = map.next_key::<String>()? {
            if object.is_empty() && name == NUMBER_TOKEN {
                return number_from(&mut map);
            }
            match map.next_value_seed(ValueSeed(context)) {
                Ok(value) => {
                    object.insert(name, value);
                }
                Err(error) => return Err(context.note(error, Step::Property(name))),
            }
        }
        Ok(Value::Object(object))
    }
}

/// Reads a single value on its own; the body of the values' `Deserialize`.
///
/// # Errors
/// Fails where the value is not what is `expected`.
pub(super) fn scalar<'de, T: Scalar, D: Deserializer<'de>>(deserializer: D, expected: &str) -> Result<T, D::Error> {
    let value = ValueSeed(Context::default()).deserialize(deserializer)?;
    T::read(Token::from(&value)).ok_or_else(|| D::Error::custom(format_args!("expected {expected}, found {value}")))
}
