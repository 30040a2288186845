//! Shapes that the embedded documentation does not show, as the generator writes them.

mod everything;
mod update_body;

use super::support;

pub(super) use everything::Sample;
pub(super) use update_body::UpdateSampleBody;
