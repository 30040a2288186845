//! `--dump`: what one stage knows about one page or type.

use crate::config::Config;
use crate::source::SourceSet;

/// Until the stages can be dumped, a message that says so.
pub(super) fn dump(_: &SourceSet, _: &Config, stage: &str, target: &str) -> Result<String, String> {
    Err(format!("the stage `{stage}` cannot be dumped yet, and neither can `{target}`"))
}
