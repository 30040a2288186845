//! Lengths of time: `Edm.Duration`.

use super::super::read_value::scalar;
use super::super::{read_foreign, Foreign, Scalar, Token};
use super::text::{foreign_text, text_value, ValueError};

text_value! {
    /// A length of time in ISO 8601 form, such as `PT1H30M`, `-PT15M` or
    /// `P11D23H59M59.999999999999S`.
    ///
    /// Kept as the service wrote it; [`Self::seconds`] reads it.
    Duration, "duration"
}

const DAY: i64 = 86_400;

impl Duration {
    /// The length as whole seconds and nanoseconds, both negative for a negative length. Digits
    /// beyond nanoseconds are cut off; the letter `T` may be missing, but without it an `M` before
    /// hours stands for months.
    ///
    /// # Errors
    /// Fails where the text is not a duration, names months or years (their length depends on the
    /// calendar), or is longer than 292 billion years.
    pub fn seconds(&self) -> Result<(i64, i32), ValueError> {
        parse(self.as_str()).ok_or_else(|| self.mismatch())
    }

    /// A duration of this many seconds and nanoseconds, which should have the same sign.
    #[must_use]
    pub fn from_seconds(seconds: i64, nanoseconds: i32) -> Self {
        let sign = if seconds < 0 || nanoseconds < 0 { "-" } else { "" };
        let fraction = format!("{:09}", nanoseconds.unsigned_abs());
        let fraction = fraction.trim_end_matches('0');
        let dot = if fraction.is_empty() { "" } else { "." };
        Self::from(format!("{sign}PT{}{dot}{fraction}S", seconds.unsigned_abs()))
    }
}

fn parse(text: &str) -> Option<(i64, i32)> {
    let (sign, rest) = text.strip_prefix('-').map_or((1, text), |rest| (-1, rest));
    let rest = rest.strip_prefix('P')?;
    let (mut seconds, mut nanoseconds) = (0_i64, 0_i32);
    let mut in_time = false;
    let mut number = "";
    let mut start = 0;
    let mut parts = 0;
    for (at, unit) in rest.char_indices() {
        match unit {
            '0'..='9' | '.' => {
                number = rest.get(start..=at)?;
                continue;
            }
            'T' if number.is_empty() && !in_time => in_time = true,
            _ => {
                let scale = match unit {
                    'W' if !in_time => 7 * DAY,
                    'D' if !in_time => DAY,
                    'H' => 3_600,
                    'M' if in_time => 60,
                    'S' => 1,
                    _ => return None,
                };
                let (whole, part) = amount(number, unit == 'S')?;
                seconds = seconds.checked_add(whole.checked_mul(scale)?)?;
                nanoseconds = part;
                in_time |= unit == 'H';
                number = "";
                parts += 1;
            }
        }
        start = at + 1;
    }
    (parts > 0 && number.is_empty()).then_some((sign * seconds, i32::try_from(sign).ok()? * nanoseconds))
}

/// The whole part of a number, and its fraction as nanoseconds where there may be one.
fn amount(number: &str, fraction: bool) -> Option<(i64, i32)> {
    let (whole, part) = number.split_once('.').unwrap_or((number, ""));
    if part.is_empty() {
        return Some((whole.parse().ok()?, 0));
    }
    let digits = part.get(..part.len().min(9))?;
    let nanoseconds = digits.parse::<i32>().ok()? * 10_i32.pow(9 - u32::try_from(digits.len()).ok()?);
    fraction.then_some((whole.parse().ok()?, nanoseconds))
}

impl From<std::time::Duration> for Duration {
    fn from(value: std::time::Duration) -> Self {
        let seconds = i64::try_from(value.as_secs()).unwrap_or(i64::MAX);
        Self::from_seconds(seconds, i32::try_from(value.subsec_nanos()).unwrap_or(0))
    }
}

impl TryFrom<&Duration> for std::time::Duration {
    type Error = ValueError;

    /// Fails for a negative length too.
    fn try_from(value: &Duration) -> Result<Self, ValueError> {
        let (seconds, nanoseconds) = value.seconds()?;
        let parts = u64::try_from(seconds).ok().zip(u32::try_from(nanoseconds).ok());
        parts.map(|(seconds, nanos)| Self::new(seconds, nanos)).ok_or_else(|| value.mismatch())
    }
}

#[cfg(feature = "chrono")]
impl TryFrom<&Duration> for chrono::TimeDelta {
    type Error = ValueError;

    fn try_from(value: &Duration) -> Result<Self, ValueError> {
        let (seconds, nanoseconds) = value.seconds()?;
        let whole = Self::try_seconds(seconds);
        whole
            .and_then(|whole| whole.checked_add(&Self::nanoseconds(i64::from(nanoseconds))))
            .ok_or_else(|| value.mismatch())
    }
}

#[cfg(feature = "chrono")]
impl From<chrono::TimeDelta> for Duration {
    fn from(value: chrono::TimeDelta) -> Self {
        Self::from_seconds(value.num_seconds(), value.subsec_nanos())
    }
}

#[cfg(feature = "time")]
impl TryFrom<&Duration> for time::Duration {
    type Error = ValueError;

    fn try_from(value: &Duration) -> Result<Self, ValueError> {
        value.seconds().map(|(seconds, nanoseconds)| Self::new(seconds, nanoseconds))
    }
}

#[cfg(feature = "time")]
impl From<time::Duration> for Duration {
    fn from(value: time::Duration) -> Self {
        Self::from_seconds(value.whole_seconds(), value.subsec_nanoseconds())
    }
}

#[cfg(feature = "jiff")]
impl TryFrom<&Duration> for jiff::SignedDuration {
    type Error = ValueError;

    fn try_from(value: &Duration) -> Result<Self, ValueError> {
        value.seconds().map(|(seconds, nanoseconds)| Self::new(seconds, nanoseconds))
    }
}

#[cfg(feature = "jiff")]
impl From<jiff::SignedDuration> for Duration {
    fn from(value: jiff::SignedDuration) -> Self {
        Self::from_seconds(value.as_secs(), value.subsec_nanos())
    }
}

#[cfg(feature = "chrono")]
foreign_text!(chrono::TimeDelta, Duration);

#[cfg(feature = "time")]
foreign_text!(time::Duration, Duration);

#[cfg(feature = "jiff")]
foreign_text!(jiff::SignedDuration, Duration);
