//! Stage 8: what a run says about itself: why the schema is as it is, what of the pages went into it, why a type is
//! generated, and how two schemas differ.

mod closure;
mod coverage;
pub mod diff;
mod explain;
pub mod roundtrip;

pub use closure::{Cost, closure};
pub use coverage::{Coverage, Regression, coverage};
pub use explain::{Unknown, explain};
