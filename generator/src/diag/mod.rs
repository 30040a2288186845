//! Diagnostics: what is wrong with a page, where, and what was assumed instead.

mod codes;
mod render;

pub use codes::{Code, Level};
pub use render::{render, render_all};

use crate::source::Span;

/// One remark about one place of one page.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Diagnostic {
    /// The place.
    pub span: Span,
    /// The kind of remark.
    pub code: Code,
    /// What exactly was found and what was assumed, in one sentence without a full stop.
    pub message: String,
}

impl Diagnostic {
    /// A remark of the code's own level. The message is one line, whatever a text that it quotes holds.
    pub fn new(code: Code, span: Span, message: impl Into<String>) -> Self {
        let message: String = message.into();
        let message = if message.contains(char::is_control) { message.replace(char::is_control, " ") } else { message };
        Self { span, code, message }
    }

    /// The level of the remark.
    pub fn level(&self) -> Level {
        self.code.level()
    }
}
