//! Reports as text: a module per format, each with a function `render` from a [`Report`] to the whole text.
//!
//! A new format is a module here, a variant of [`Format`] and a row in its table. Texts come from pages, so every format
//! escapes them in its own way.

mod changelog;
mod github;
mod html;
mod human;
mod json;
mod markdown;
#[cfg(test)]
mod tests;
mod text;

pub use json::SCHEMA;
pub use markdown::MARKER;

use super::Report;

/// The formats of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// Plain text for a terminal.
    #[default]
    Human,
    /// A comment on a pull request, always shorter than GitHub's limit.
    Markdown,
    /// JSON in the form of [`SCHEMA`].
    Json,
    /// Workflow commands that annotate the lines of the documentation on GitHub.
    Github,
    /// A page for a browser that needs no other file.
    Html,
    /// A section in the form of Keep a Changelog.
    Changelog,
}

impl Format {
    /// All formats.
    pub const ALL: [Self; 6] = [Self::Human, Self::Markdown, Self::Json, Self::Github, Self::Html, Self::Changelog];

    /// The name on the command line.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Human => "human",
            Self::Markdown => "markdown",
            Self::Json => "json",
            Self::Github => "github",
            Self::Html => "html",
            Self::Changelog => "changelog",
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
        Format::Markdown => markdown::render(report),
        Format::Json => json::render(report),
        Format::Github => github::render(report),
        Format::Html => html::render(report),
        Format::Changelog => changelog::render(report),
    }
}
