use super::super::support::{self, evolvable};

/// The type of the content.
///
/// In properties: `Evolvable<BodyType>`, which also holds values that are not listed here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum BodyType {
    /// `text`
    Text,
    /// `html`
    Html,
}

evolvable! {
    BodyType;
    Text = "text": 0,
    Html = "html": 1,
}
