//! A link to an object that exists.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::super::{reflect, AdditionalProperties, Descriptor, Look, LookMut, Model, Slot, SlotMut};

/// A link to an object that exists, as requests to paths that end in `$ref` send it.
#[derive(Default)]
pub struct Reference {
    /// `@odata.id`: the address of the object
    pub id: Option<String>,
    /// Everything else, such as `members@odata.bind` for several links at once
    pub additional_properties: AdditionalProperties,
}

impl Reference {
    /// A link to the object at this address.
    pub fn new(id: impl Into<String>) -> Self {
        Self { id: Some(id.into()), additional_properties: AdditionalProperties::new() }
    }
}

static DESCRIPTOR: Descriptor = Descriptor::new("reference", "Reference", "", "@odata.id,");

impl Model for Reference {
    fn slots<'a>(&'a self, look: &mut dyn Look<'a>) {
        look.see(&DESCRIPTOR, &[Slot::String(&self.id)], &self.additional_properties);
    }

    fn slots_mut<'a>(&'a mut self, look: &mut dyn LookMut<'a>) {
        look.see(&DESCRIPTOR, &mut [SlotMut::String(&mut self.id)], &mut self.additional_properties);
    }
}

impl Clone for Reference {
    fn clone(&self) -> Self {
        reflect::copy(self)
    }
}

impl PartialEq for Reference {
    fn eq(&self, other: &Self) -> bool {
        reflect::equal(self, other)
    }
}

impl fmt::Debug for Reference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        reflect::debug(self, f)
    }
}

impl Serialize for Reference {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        super::super::write(self, serializer)
    }
}

impl<'de> Deserialize<'de> for Reference {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        super::super::read(deserializer)
    }
}
