//! Points in time: `Edm.DateTimeOffset`, `Edm.Date` and `Edm.TimeOfDay`.

use super::super::read_value::scalar;
use super::super::{read_foreign, Foreign, Scalar, Token};
use super::text::{foreign_text, text_value, ValueError};

text_value! {
    /// A point in time, such as `2014-01-06T09:04:30.4737618Z`.
    ///
    /// Kept as the service wrote it, whatever number of digits it used. With the features `chrono`,
    /// `time` and `jiff` it converts from and to their types. Order is that of the text.
    DateTimeOffset, "date and time"
}

text_value! {
    /// A day, such as `2014-01-06`.
    Date, "date"
}

text_value! {
    /// A time of day, such as `09:04:30.4737618`.
    TimeOfDay, "time of day"
}

/// Conversions by way of text: what a type parses, and how it is written.
macro_rules! convert {
    (($($cfg:tt)+), $value:ident, $target:ty, $parse:expr, $write:expr) => {
        #[cfg($($cfg)+)]
        impl TryFrom<&$value> for $target {
            type Error = ValueError;

            fn try_from(value: &$value) -> Result<Self, ValueError> {
                let parse: fn(&str) -> Option<$target> = $parse;
                parse(value.as_str()).ok_or_else(|| value.mismatch())
            }
        }

        #[cfg($($cfg)+)]
        impl From<$target> for $value {
            fn from(value: $target) -> Self {
                let write: fn(&$target) -> String = $write;
                Self::from(write(&value))
            }
        }

        #[cfg($($cfg)+)]
        foreign_text!($target, $value);
    };
}

convert!(
    (feature = "chrono"),
    DateTimeOffset,
    chrono::DateTime<chrono::FixedOffset>,
    |text| chrono::DateTime::parse_from_rfc3339(text).ok(),
    |value| value.to_rfc3339_opts(chrono::SecondsFormat::AutoSi, true)
);
convert!((feature = "chrono"), Date, chrono::NaiveDate, |text| text.parse().ok(), ToString::to_string);
convert!((feature = "chrono"), TimeOfDay, chrono::NaiveTime, |text| text.parse().ok(), ToString::to_string);

convert!(
    (feature = "time"),
    DateTimeOffset,
    time::OffsetDateTime,
    |text| time::OffsetDateTime::parse(text, &time::format_description::well_known::Rfc3339).ok(),
    |value| value.format(&time::format_description::well_known::Rfc3339).unwrap_or_default()
);

convert!((feature = "jiff"), DateTimeOffset, jiff::Timestamp, |text| text.parse().ok(), ToString::to_string);
convert!((feature = "jiff"), Date, jiff::civil::Date, |text| text.parse().ok(), ToString::to_string);
convert!((feature = "jiff"), TimeOfDay, jiff::civil::Time, |text| text.parse().ok(), ToString::to_string);
