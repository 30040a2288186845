//! Stage 8: what a run says about itself: why the schema is as it is, and what of the pages went into it.

mod coverage;
mod explain;
pub mod roundtrip;

pub use coverage::{Coverage, Regression, coverage};
pub use explain::{Unknown, explain};
