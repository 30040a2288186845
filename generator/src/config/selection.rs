//! Which part of the schema is generated.

/// Which types and operations are generated, and where references to others end.
///
/// The lists hold patterns:
///
/// | Pattern | Matches |
/// |:---|:---|
/// | `user`, `microsoft.graph.user` | the type; a short name means the one in the outermost namespace |
/// | `microsoft.graph.callRecords` | the types of the namespace, and the operations whose pages state it |
/// | `calendar*`, `microsoft.graph.security.*` | the types whose short or qualified name matches |
/// | `/me/messages`, `/me/**` | the operations with such a path; `{…}` and `*` stand for one segment, `**` for any number |
/// | `resources/user.md`, `api/message-*.md` | what these pages define: types and operations |
///
/// A pattern that matches nothing is a [`Misuse`](super::Misuse) that names the nearest existing name.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Selection {
    /// What is generated, with everything it needs; empty for everything.
    pub include: Vec<String>,
    /// What is not generated even so; properties of such types are left out of structs.
    pub exclude: Vec<String>,
    /// Types that are not generated; references to them hold any JSON value.
    pub stop_at: Vec<String>,
    /// Types that somebody else provides: not generated, nor anything for their sake. A [`Config`](super::Config) fills
    /// it from its replacements.
    pub replaced: Vec<String>,
    /// Whether a type also brings the types derived from it. If not, a property of a base type still loses nothing:
    /// the base keeps what it does not know.
    pub derived: bool,
    /// What navigation properties bring.
    pub navigation: Navigation,
}

/// What a navigation property does to a selection. Those that lead to a type which is selected anyway always stay.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Navigation {
    /// Brings its type, as any other property does.
    #[default]
    Follow,
    /// Does not; the field holds any JSON value.
    Json,
    /// Does not; there is no field, and what the service sends stays in the additional properties.
    Omit,
}

impl Navigation {
    /// All choices.
    pub const ALL: [Self; 3] = [Self::Follow, Self::Json, Self::Omit];

    /// `follow`, `json` or `omit`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Follow => "follow",
            Self::Json => "json",
            Self::Omit => "omit",
        }
    }
}

impl Selection {
    /// Whether everything is generated as documented.
    pub fn is_all(&self) -> bool {
        let Self { include, exclude, stop_at, replaced, derived: _, navigation } = self;
        [include, exclude, stop_at, replaced].iter().all(|list| list.is_empty()) && *navigation == Navigation::Follow
    }
}
