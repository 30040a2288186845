//! The body of an operation.

use super::Sample;
use super::support::{self, AdditionalProperties, Decimal, Patch, body};

/// An update of a sample.
pub(crate) struct UpdateSampleBody {
    /// Whether it is in use.
    pub(crate) enabled: Patch<bool>,
    /// Phone numbers.
    pub(crate) phones: Patch<Vec<String>>,
    /// The name.
    pub(crate) name: Patch<String>,
    /// A value of its own type.
    pub(crate) price: Patch<Decimal>,
    /// A list of objects.
    pub(crate) children: Patch<Vec<Sample>>,
    /// An object.
    pub(crate) child: Patch<Box<Sample>>,
    /// What no other field holds.
    pub(crate) additional_properties: AdditionalProperties,
}

body! {
    (support::Patch::Keep)
    UpdateSampleBody: "test.sample", [];
    enabled: "enabled" => Scalar,
    phones: "phones" => Scalars,
    name: "name" => Scalar,
    price: "price" => Scalar,
    children: "children" => Objects,
    child: "child" => Object,
}
