//! Which crates the types of values come from.

/// The types of fields that hold dates, times and durations.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum DateTypes {
    /// Types of the generated code that keep the text as the service wrote it and convert on demand.
    #[default]
    Text,
    /// `chrono`: `DateTime<FixedOffset>`, `NaiveDate`, `NaiveTime`, `TimeDelta`.
    Chrono,
    /// `time`: `OffsetDateTime` and `Duration`; days and times of day stay text.
    Time,
    /// `jiff`: `Timestamp`, `civil::Date`, `civil::Time`, `SignedDuration`.
    Jiff,
}

impl DateTypes {
    /// All choices.
    pub const ALL: [Self; 4] = [Self::Text, Self::Chrono, Self::Time, Self::Jiff];

    /// `text`, or the name of the crate.
    pub fn as_str(self) -> &'static str {
        self.conversion().map_or("text", Conversion::as_str)
    }

    /// The crate that the types come from.
    pub fn conversion(self) -> Option<Conversion> {
        match self {
            Self::Text => None,
            Self::Chrono => Some(Conversion::Chrono),
            Self::Time => Some(Conversion::Time),
            Self::Jiff => Some(Conversion::Jiff),
        }
    }
}

/// A crate to and from whose types the value types convert, or the operations in the case of `http`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "the names are those of the crates")]
pub enum Conversion {
    Base64,
    Chrono,
    Http,
    Jiff,
    RustDecimal,
    Time,
    Uuid,
}

impl Conversion {
    /// All of them, in order of names.
    pub const ALL: [Self; 7] =
        [Self::Base64, Self::Chrono, Self::Http, Self::Jiff, Self::RustDecimal, Self::Time, Self::Uuid];

    /// The name of the crate.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Base64 => "base64",
            Self::Chrono => "chrono",
            Self::Http => "http",
            Self::Jiff => "jiff",
            Self::RustDecimal => "rust_decimal",
            Self::Time => "time",
            Self::Uuid => "uuid",
        }
    }
}
