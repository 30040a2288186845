//! Reports as text: a module per format, each with a function `render` from a [`Report`] to the whole text.
//!
//! A new format is a module here, a variant of [`Format`] and a row in its table.

mod human;

use super::Report;

/// The formats of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Human,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 1] = [Self::Human];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
        }
    }

    /// The format with this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == name)
    }
}

/// Writes a report in a format; ends in a line feed unless it is empty.
pub fn render(report: &Report, format: Format) -> String {
    match format {
        Format::Human => human::render(report),
    }
}
