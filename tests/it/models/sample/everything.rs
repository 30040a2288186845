//! A struct.

use super::support::{self, AdditionalProperties, Decimal, Int64, TimeOfDay, model};

/// Values that are rare in the documentation.
pub(crate) struct Sample {
    /// A decimal number.
    pub(crate) price: Option<Decimal>,
    /// Decimal numbers.
    pub(crate) prices: Option<Vec<Decimal>>,
    /// A time of day.
    pub(crate) start_time: Option<TimeOfDay>,
    /// Times of day.
    pub(crate) start_times: Option<Vec<TimeOfDay>>,
    /// Integers of 64 bits.
    pub(crate) counts: Option<Vec<Int64>>,
    /// Anything.
    pub(crate) part: Option<serde_json::Value>,
    /// A list of anything.
    pub(crate) parts: Option<Vec<serde_json::Value>>,
    /// What no other field holds.
    pub(crate) additional_properties: AdditionalProperties,
}

model! {
    Sample: "test.sample", [];
    price: "price" => Scalar,
    prices: "prices" => Scalars,
    start_time: "startTime" => Scalar,
    start_times: "startTimes" => Scalars,
    counts: "counts" => Scalars,
    part: "part" => Any,
    parts: "parts" => Scalars,
}
