//! `roundtrip`: the JSON examples of the pages with their root types, and what became of them on their way through the
//! generated types and back.
//!
//! Nothing here runs generated code: whoever has it compiled hands in what it wrote.

mod checks;
mod compare;
mod examples;
mod exchanges;
mod tally;
mod template;

pub use checks::Checks;
pub use compare::{Loss, Reason, Verdict, compare};
pub use examples::{Example, Examples, Kind, Root};
pub use exchanges::{Check, Exchanges, Finding, operation_root};
pub use tally::{Tally, Text, Written};
