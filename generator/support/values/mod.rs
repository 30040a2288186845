//! Values that keep the form they were read in, so that they are written back exactly.

mod binary;
mod dates;
mod duration;
mod guid;
mod number;
mod text;

pub use binary::Binary;
pub use dates::{Date, DateTimeOffset, TimeOfDay};
pub use duration::Duration;
pub use guid::Guid;
pub use number::{Decimal, Double, Int64};
pub use text::ValueError;
