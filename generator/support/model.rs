//! The trait every generated struct implements, and what it gives to users for free.

use std::any::Any;

use serde_json::Value;

use super::{reflect, AdditionalProperties, Descriptor, Family, Slot, SlotMut};

/// A type that can show its description and its fields.
///
/// Generated code implements it with the `model!` table; there is rarely a reason to do so by hand.
/// The number and order of the slots is that of [`Descriptor::properties`].
pub trait Model: Any {
    /// Calls `look` once with the description of the value's type, every field, and the properties that have none.
    fn slots<'a>(&'a self, look: &mut dyn Look<'a>);

    /// The same, to change what it sees.
    fn slots_mut<'a>(&'a mut self, look: &mut dyn LookMut<'a>);

    /// The types this value can be of, where it stands for a base type and all that derive from it.
    #[inline]
    fn family(&self) -> Option<&'static Family> {
        None
    }

    /// Makes this an empty value of a derived type, by its position in the [`Family`].
    #[inline]
    fn retype(&mut self, _member: usize) {}
}

/// Sees the fields of a model. (A trait of its own, since calls of closures compile slower.)
pub trait Look<'a> {
    /// Takes the description of the type, all fields, and the properties that have none.
    fn see(&mut self, of: &'static Descriptor, slots: &[Slot<'a>], extra: &'a AdditionalProperties);
}

/// Sees the fields of a model, to change them.
pub trait LookMut<'a> {
    /// Takes the description of the type, all fields, and the properties that have none.
    fn see(&mut self, of: &'static Descriptor, slots: &mut [SlotMut<'a>], extra: &'a mut AdditionalProperties);
}

/// A closure that sees fields.
struct See<F>(F);

impl<'a, F: FnMut(&'static Descriptor, &[Slot<'a>], &'a AdditionalProperties)> Look<'a> for See<F> {
    #[inline]
    fn see(&mut self, of: &'static Descriptor, slots: &[Slot<'a>], extra: &'a AdditionalProperties) {
        (self.0)(of, slots, extra);
    }
}

impl<'a, F: FnMut(&'static Descriptor, &mut [SlotMut<'a>], &'a mut AdditionalProperties)> LookMut<'a> for See<F> {
    #[inline]
    fn see(&mut self, of: &'static Descriptor, slots: &mut [SlotMut<'a>], extra: &'a mut AdditionalProperties) {
        (self.0)(of, slots, extra);
    }
}

/// Calls a closure with the fields of a model.
#[inline]
pub(super) fn look<'a, M: Model + ?Sized>(
    model: &'a M,
    see: impl FnMut(&'static Descriptor, &[Slot<'a>], &'a AdditionalProperties),
) {
    model.slots(&mut See(see));
}

/// Calls a closure with the fields of a model, to change them.
#[inline]
pub(super) fn look_mut<'a, M: Model + ?Sized>(
    model: &'a mut M,
    see: impl FnMut(&'static Descriptor, &mut [SlotMut<'a>], &'a mut AdditionalProperties),
) {
    model.slots_mut(&mut See(see));
}

/// Describes nothing; for a model written by hand that shows no fields.
static NOTHING: Descriptor = Descriptor::new("", "", "", "");

/// Access to a model's properties by their wire names, and to explicit nulls.
pub trait ModelExt: Model {
    /// The static description of the value's type.
    fn descriptor(&self) -> &'static Descriptor {
        let mut found = &NOTHING;
        look(self, |descriptor, _, _| found = descriptor);
        found
    }

    /// The value of a property if it is present and of this type: `user.get::<String>("mail")`.
    /// Lists are asked for as `Vec<T>`, objects as `T`.
    fn get<T: Any>(&self, wire_name: &str) -> Option<&T> {
        let mut found = None;
        look(self, |descriptor, slots, _| found = slot(descriptor, slots, wire_name).copied());
        found?.downcast()
    }

    /// Removes a property's value and asks for an explicit `null` to be written in its place.
    /// A value assigned to the field later wins over the null.
    fn set_null(&mut self, wire_name: &str) {
        look_mut(self, |descriptor, slots, extra| {
            if let Some(slot) = descriptor.find(wire_name).and_then(|index| slots.get_mut(index)) {
                slot.clear();
            }
            extra.insert(wire_name, Value::Null);
        });
    }

    /// Whether an explicit `null` would be written for this property.
    fn is_null(&self, wire_name: &str) -> bool {
        let mut null = false;
        look(self, |descriptor, slots, extra| {
            let slot = slot(descriptor, slots, wire_name);
            null = slot.is_some_and(Slot::is_null)
                || (extra.get(wire_name) == Some(&Value::Null) && !slot.is_some_and(Slot::is_present));
        });
        null
    }

    /// Takes back an explicit `null`, and says whether there was one.
    fn clear_null(&mut self, wire_name: &str) -> bool {
        let null = self.is_null(wire_name);
        if null {
            look_mut(self, |descriptor, slots, extra| {
                extra.remove(wire_name);
                if let Some(slot) = descriptor.find(wire_name).and_then(|index| slots.get_mut(index)) {
                    slot.clear();
                }
            });
        }
        null
    }

    /// The value of `@odata.type` as it was read or set, with its `#` if it has one.
    fn odata_type(&self) -> Option<&str> {
        let mut found = None;
        look(self, |_, _, extra| found = extra.get(ODATA_TYPE).and_then(Value::as_str));
        found
    }

    /// Sets `@odata.type` to the value's own type, as requests for a derived type need it.
    fn set_odata_type(&mut self) {
        look_mut(self, |descriptor, _, extra| {
            extra.insert(ODATA_TYPE, Value::String(format!("#{}", descriptor.wire_name())));
        });
    }

    /// The value as its base type: every property the base has, and all additional ones, cloned.
    fn to_base<B: Model + Default>(&self) -> B
    where
        Self: Sized,
    {
        reflect::project(self)
    }
}

impl<M: Model + ?Sized> ModelExt for M {}

/// The slot of a property.
fn slot<'s, 'a>(descriptor: &Descriptor, slots: &'s [Slot<'a>], wire_name: &str) -> Option<&'s Slot<'a>> {
    slots.get(descriptor.find(wire_name)?)
}

/// The annotation that names a value's type.
pub(super) const ODATA_TYPE: &str = "@odata.type";

impl<'a> Slot<'a> {
    /// The value in the slot, if present and of this type.
    #[must_use]
    pub fn downcast<T: Any>(self) -> Option<&'a T> {
        let value: &dyn Any = match self {
            Self::Bool(field) => field.as_ref()?,
            Self::Int32(field) => field.as_ref()?,
            Self::String(field) => field.as_ref()?,
            Self::Strings(field) => field.as_ref()?,
            Self::Any(field) => field.as_ref()?,
            Self::Scalar(value) => value,
            Self::Scalars(list) => list,
            Self::Object(model) => model,
            Self::Objects(list) => list,
            Self::Null | Self::Absent => return None,
        };
        value.downcast_ref()
    }
}
