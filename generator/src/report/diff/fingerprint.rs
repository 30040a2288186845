//! Fingerprints: twelve hexadecimal digits that a decision about a change can refer to.

use std::fmt;

use serde::{Deserialize, Serialize};
use siphasher::sip::SipHasher24;

/// The number of digits.
const DIGITS: usize = 12;

/// The name of a change that stays while pages around it change: twelve hexadecimal digits over its rule, its API
/// version, its item and the values before and after. Neither lines nor other changes go into it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Fingerprint(String);

impl Fingerprint {
    /// The fingerprint of these parts; `SipHash` 2-4 with a key of zeros, the first 48 bits.
    pub fn of(parts: &[&str]) -> Self {
        // Lengths keep the parts apart.
        let parts: Vec<String> = parts.iter().map(|part| format!("{}:{part}", part.len())).collect();
        let hash = SipHasher24::new().hash(parts.concat().as_bytes());
        Self(format!("{hash:016x}").chars().take(DIGITS).collect())
    }

    /// The fingerprint that stands in a text, in any case.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim().to_ascii_lowercase();
        (text.len() == DIGITS && text.bytes().all(|digit| digit.is_ascii_hexdigit())).then_some(Self(text))
    }

    /// The digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_kept_apart() {
        assert_ne!(Fingerprint::of(&["ab", "c"]), Fingerprint::of(&["a", "bc"]));
        assert_ne!(Fingerprint::of(&["a", ""]), Fingerprint::of(&["a"]));
    }

    #[test]
    fn they_are_the_same_everywhere_and_always() {
        // Committed acknowledgements refer to them: a change here invalidates every one.
        assert_eq!(Fingerprint::of(&["type-removed", "v1.0", "microsoft.graph.user"]).as_str(), "f6ac87c512bf");
    }
}
