//! The properties of an object that have no field: a map that costs eight bytes while empty.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Deserialize, Deserializer};
use serde::ser::{Serialize, Serializer};
use serde_json::{Map, Value};

/// Lists up to this length are searched for duplicates pair by pair.
const PAIRWISE: usize = 16;

type Entry = (Box<str>, Value);

/// A map from names to JSON values that keeps the order in which they came.
///
/// Made for the few annotations and undocumented properties of an object: a look-up tries each
/// entry. Comparing two maps ignores their order.
#[derive(Clone, Default)]
#[allow(clippy::box_collection, reason = "a thin pointer keeps every struct small")]
pub struct AdditionalProperties(Option<Box<Vec<Entry>>>);

impl AdditionalProperties {
    /// A map without entries; allocates nothing.
    #[must_use]
    #[inline]
    pub const fn new() -> Self {
        Self(None)
    }

    fn entries(&self) -> &[Entry] {
        self.0.as_ref().map_or(&[], |entries| entries.as_slice())
    }

    /// The number of entries.
    #[must_use]
    pub fn len(&self) -> usize {
        self.entries().len()
    }

    /// Whether there are no entries.
    #[must_use]
    #[inline]
    pub fn is_empty(&self) -> bool {
        self.0.as_ref().is_none_or(|entries| entries.is_empty())
    }

    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        self.entries().iter().find(|entry| *entry.0 == *name).map(|entry| &entry.1)
    }

    /// The value of a name, to change.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        let entries = self.0.as_mut()?;
        entries.iter_mut().find(|entry| *entry.0 == *name).map(|entry| &mut entry.1)
    }

    /// Whether the name has a value.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// Gives a name a value and returns the one it had.
    pub fn insert(&mut self, name: impl Into<Box<str>>, value: impl Into<Value>) -> Option<Value> {
        let (name, value) = (name.into(), value.into());
        if let Some(old) = self.get_mut(&name) {
            return Some(std::mem::replace(old, value));
        }
        self.append(name, value);
        None
    }

    /// Takes a name out and returns its value.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let entries = self.0.as_mut()?;
        let at = entries.iter().position(|entry| *entry.0 == *name)?;
        let value = entries.remove(at).1;
        if entries.is_empty() {
            self.0 = None;
        }
        Some(value)
    }

    /// Takes all entries out.
    pub fn clear(&mut self) {
        self.0 = None;
    }

    /// The entries in order.
    #[must_use]
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Value)> + '_ {
        self.entries().iter().map(|(name, value)| (&**name, value))
    }

    /// The names in order.
    #[must_use]
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> + '_ {
        self.entries().iter().map(|(name, _)| &**name)
    }

    /// Appends an entry whose name may be there already; [`Self::settle`] has to follow.
    pub(super) fn append(&mut self, name: Box<str>, value: Value) {
        self.0.get_or_insert_with(|| Box::new(Vec::with_capacity(1))).push((name, value));
    }

    /// Of entries with the same name, keeps the last.
    pub(super) fn settle(&mut self) {
        let Some(entries) = self.0.as_mut().filter(|entries| entries.len() > 1) else { return };
        if entries.len() <= PAIRWISE {
            let mut at = 0;
            while let Some((entry, later)) = entries.get(at..).and_then(|rest| rest.split_first()) {
                if later.iter().any(|other| other.0 == entry.0) {
                    entries.remove(at);
                } else {
                    at += 1;
                }
            }
            return;
        }
        let last: BTreeMap<Box<str>, usize> =
            entries.iter().enumerate().map(|(at, entry)| (entry.0.clone(), at)).collect();
        let mut at = 0;
        entries.retain(|entry| {
            at += 1;
            last.get(&entry.0) == Some(&(at - 1))
        });
    }
}

impl PartialEq for AdditionalProperties {
    fn eq(&self, other: &Self) -> bool {
        if self.len() != other.len() {
            return false;
        }
        if self.len() <= PAIRWISE {
            return self.iter().all(|(name, value)| other.get(name) == Some(value));
        }
        let names: BTreeMap<&str, &Value> = other.iter().collect();
        self.iter().all(|(name, value)| names.get(name) == Some(&value))
    }
}

impl fmt::Debug for AdditionalProperties {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

impl<N: Into<Box<str>>, V: Into<Value>> Extend<(N, V)> for AdditionalProperties {
    fn extend<I: IntoIterator<Item = (N, V)>>(&mut self, entries: I) {
        for (name, value) in entries {
            self.append(name.into(), value.into());
        }
        self.settle();
    }
}

impl<N: Into<Box<str>>, V: Into<Value>> FromIterator<(N, V)> for AdditionalProperties {
    fn from_iter<I: IntoIterator<Item = (N, V)>>(entries: I) -> Self {
        let mut map = Self::new();
        map.extend(entries);
        map
    }
}

impl From<Map<String, Value>> for AdditionalProperties {
    fn from(map: Map<String, Value>) -> Self {
        map.into_iter().collect()
    }
}

impl IntoIterator for AdditionalProperties {
    type Item = (Box<str>, Value);
    type IntoIter = std::vec::IntoIter<(Box<str>, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.map_or_else(Vec::new, |entries| *entries).into_iter()
    }
}

impl Serialize for AdditionalProperties {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.iter())
    }
}

impl<'de> Deserialize<'de> for AdditionalProperties {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Map::<String, Value>::deserialize(deserializer).map(Self::from)
    }
}
