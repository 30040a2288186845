//! A page of a list, with its links and counts.

use std::any::Any;
use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::{
    kinds, reflect, AdditionalProperties, Binary, Date, DateTimeOffset, Decimal, Descriptor, Double, Duration, Evolvable,
    Flags, Guid, Int64, Look, LookMut, Member, Model, Slot, SlotMut, TimeOfDay,
};

/// One page of a list, as the service sends it.
///
/// `value` is always written, even when it is empty. Items of a delta response that were removed
/// are items too; `@removed` is among their additional properties.
pub struct Collection<T> {
    /// `@odata.context`
    pub context: Option<String>,
    /// `@odata.count`
    pub count: Option<Int64>,
    /// `@odata.nextLink`: where the next page is
    pub next_link: Option<String>,
    /// `@odata.deltaLink`: where to ask later for what has changed
    pub delta_link: Option<String>,
    /// The items of the page
    pub value: Vec<T>,
    /// All other annotations and properties
    pub additional_properties: AdditionalProperties,
}

impl<T> Collection<T> {
    /// A page of these items.
    #[must_use]
    pub const fn new(value: Vec<T>) -> Self {
        Self {
            context: None,
            count: None,
            next_link: None,
            delta_link: None,
            value,
            additional_properties: AdditionalProperties::new(),
        }
    }
}

/// What can be an item of a [`Collection`].
pub trait Item: Sized + Any {
    /// A list of items as a slot.
    #[allow(clippy::ptr_arg, reason = "the slot is the list itself")]
    fn slot(list: &Vec<Self>) -> Slot<'_>;

    /// A list of items as a slot to fill.
    fn slot_mut(list: &mut Vec<Self>) -> SlotMut<'_>;
}

impl<M: Model + Default> Item for M {
    #[inline]
    fn slot(list: &Vec<Self>) -> Slot<'_> {
        Slot::Objects(list)
    }

    #[inline]
    fn slot_mut(list: &mut Vec<Self>) -> SlotMut<'_> {
        SlotMut::Objects(list)
    }
}

macro_rules! scalar_items {
    ($($item:ty $(where $member:ident)?),*) => {$(
        impl$(<$member: Member>)? Item for $item {
            #[inline]
            fn slot(list: &Vec<Self>) -> Slot<'_> {
                Slot::Scalars(list)
            }

            #[inline]
            fn slot_mut(list: &mut Vec<Self>) -> SlotMut<'_> {
                SlotMut::Scalars(list)
            }
        }
    )*};
}

scalar_items!(
    bool, i32, String, Value, Int64, Double, Decimal, DateTimeOffset, Date, TimeOfDay, Duration, Guid,
    Binary, Evolvable<E> where E, Flags<E> where E);

const VALUE: &str = "value";

static DESCRIPTOR: Descriptor = Descriptor::new(
    "collection",
    "Collection",
    "",
    "@odata.context,@odata.count,@odata.nextLink,@odata.deltaLink,value,",
);

impl<T: Item> Model for Collection<T> {
    #[inline]
    fn slots<'a>(&'a self, look: &mut dyn Look<'a>) {
        let extra = &self.additional_properties;
        // Always there, unless what came in its place was no list.
        let absent = self.value.is_empty() && extra.contains_key(VALUE);
        let value = if absent { Slot::Absent } else { T::slot(&self.value) };
        let slots = [
            Slot::String(&self.context),
            kinds::Scalar(&self.count),
            Slot::String(&self.next_link),
            Slot::String(&self.delta_link),
            value,
        ];
        look.see(&DESCRIPTOR, &slots, extra);
    }

    #[inline]
    fn slots_mut<'a>(&'a mut self, look: &mut dyn LookMut<'a>) {
        let mut slots = [
            SlotMut::String(&mut self.context),
            SlotMut::Scalar(&mut self.count),
            SlotMut::String(&mut self.next_link),
            SlotMut::String(&mut self.delta_link),
            T::slot_mut(&mut self.value),
        ];
        look.see(&DESCRIPTOR, &mut slots, &mut self.additional_properties);
    }
}

impl<T> Collection<T> {
    /// The items of the page.
    pub fn iter(&self) -> std::slice::Iter<'_, T> {
        self.value.iter()
    }
}

impl<T> Default for Collection<T> {
    fn default() -> Self {
        Self::new(Vec::new())
    }
}

impl<T: Item> Clone for Collection<T> {
    fn clone(&self) -> Self {
        reflect::copy(self)
    }
}

impl<T: Item> PartialEq for Collection<T> {
    fn eq(&self, other: &Self) -> bool {
        reflect::equal(self, other)
    }
}

impl<T: Item> fmt::Debug for Collection<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        reflect::debug(self, f)
    }
}

impl<T: Item> Serialize for Collection<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::write(self, serializer)
    }
}

impl<'de, T: Item> Deserialize<'de> for Collection<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::read(deserializer)
    }
}

impl<T> IntoIterator for Collection<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.value.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Collection<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;

    fn into_iter(self) -> Self::IntoIter {
        self.value.iter()
    }
}
