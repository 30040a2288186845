//! Identifiers: `Edm.Guid`.

use super::super::read_value::scalar;
use super::super::{Scalar, Token};
use super::text::{text_value, ValueError};

text_value! {
    /// A globally unique identifier, such as `02bd9fd6-8f93-4758-87c3-1fb73740a315`.
    ///
    /// Kept as the service wrote it, case and braces included; comparisons are those of the text.
    /// With the feature `uuid` it converts from and to `uuid::Uuid`.
    Guid, "GUID"
}

impl Guid {
    /// The identifier as a number, written with or without hyphens and braces.
    ///
    /// # Errors
    /// Fails where the text does not have 32 hexadecimal digits.
    pub fn as_u128(&self) -> Result<u128, ValueError> {
        let text = self.as_str().trim_start_matches('{').trim_end_matches('}');
        let digits: String = text.chars().filter(|c| *c != '-').collect();
        let hexadecimal = digits.len() == 32 && digits.bytes().all(|c| c.is_ascii_hexdigit());
        let number = if hexadecimal { u128::from_str_radix(&digits, 16).ok() } else { None };
        number.ok_or_else(|| self.mismatch())
    }
}

#[cfg(feature = "uuid")]
impl TryFrom<&Guid> for uuid::Uuid {
    type Error = ValueError;

    fn try_from(value: &Guid) -> Result<Self, ValueError> {
        value.as_str().parse().map_err(|_| value.mismatch())
    }
}

#[cfg(feature = "uuid")]
impl From<uuid::Uuid> for Guid {
    fn from(value: uuid::Uuid) -> Self {
        Self::from(value.to_string())
    }
}
