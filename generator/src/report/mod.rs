//! Stage 8: what a run says about itself: why the schema is as it is, what of the pages went into it, and how two
//! schemas differ.

mod coverage;
pub mod diff;
mod explain;
pub mod roundtrip;

pub use coverage::{Coverage, Regression, coverage};
pub use explain::{Unknown, explain};
