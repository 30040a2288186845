//! A single value that is no object, as OData sends it.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::{kinds, reflect, AdditionalProperties, Descriptor, Look, LookMut, Model, Scalar, Slot, SlotMut};

/// A text, number, flag or member of an enumeration, which stands in the member `value` of a body.
pub struct Single<T> {
    /// The value
    pub value: Option<T>,
    /// `@odata.context` and all other annotations
    pub additional_properties: AdditionalProperties,
}

impl<T> Single<T> {
    /// This value.
    #[must_use]
    pub const fn new(value: T) -> Self {
        Self { value: Some(value), additional_properties: AdditionalProperties::new() }
    }
}

static DESCRIPTOR: Descriptor = Descriptor::new("single", "Single", "", "value,");

impl<T: Scalar> Model for Single<T> {
    #[inline]
    fn slots<'a>(&'a self, look: &mut dyn Look<'a>) {
        look.see(&DESCRIPTOR, &[kinds::Scalar(&self.value)], &self.additional_properties);
    }

    #[inline]
    fn slots_mut<'a>(&'a mut self, look: &mut dyn LookMut<'a>) {
        look.see(&DESCRIPTOR, &mut [SlotMut::Scalar(&mut self.value)], &mut self.additional_properties);
    }
}

impl<T> Default for Single<T> {
    fn default() -> Self {
        Self { value: None, additional_properties: AdditionalProperties::new() }
    }
}

impl<T: Scalar> Clone for Single<T> {
    fn clone(&self) -> Self {
        reflect::copy(self)
    }
}

impl<T: Scalar> PartialEq for Single<T> {
    fn eq(&self, other: &Self) -> bool {
        reflect::equal(self, other)
    }
}

impl<T: Scalar> fmt::Debug for Single<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        reflect::debug(self, f)
    }
}

impl<T: Scalar> Serialize for Single<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::super::write(self, serializer)
    }
}

impl<'de, T: Scalar> Deserialize<'de> for Single<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::super::read(deserializer)
    }
}
