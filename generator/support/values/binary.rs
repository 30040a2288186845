//! Bytes as text: `Edm.Binary`.

use super::super::read_value::scalar;
use super::super::{Scalar, Token};
use super::text::{text_value, ValueError};

text_value! {
    /// Bytes in base64, as the service writes them.
    ///
    /// With the feature `base64` it converts from and to bytes.
    Binary, "base64 text"
}

#[cfg(feature = "base64")]
impl Binary {
    /// Encodes bytes in the standard alphabet, with padding.
    pub fn from_bytes(bytes: impl AsRef<[u8]>) -> Self {
        use base64::Engine;
        Self::from(base64::engine::general_purpose::STANDARD.encode(bytes))
    }

    /// Decodes the text: the standard or the URL-safe alphabet, with or without padding.
    ///
    /// # Errors
    /// Fails where the text is not base64.
    pub fn to_bytes(&self) -> Result<Vec<u8>, ValueError> {
        use base64::engine::general_purpose::{STANDARD_NO_PAD, URL_SAFE_NO_PAD};
        use base64::Engine;
        let text = self.as_str().trim_end_matches('=');
        let decoded = STANDARD_NO_PAD.decode(text).or_else(|_| URL_SAFE_NO_PAD.decode(text));
        decoded.map_err(|_| self.mismatch())
    }
}
