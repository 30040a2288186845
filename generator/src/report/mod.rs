//! Stage 8: what a run says about itself: why the schema is as it is, what of
//! the pages went into it, and why a type is generated.

mod closure;
mod coverage;
mod explain;
pub mod roundtrip;

pub use closure::{Cost, closure};
pub use coverage::{Coverage, Regression, coverage};
pub use explain::{Unknown, explain};
