//! What is known about a type before any value of it exists: its names, and a fast way to find one.

use std::sync::OnceLock;

/// Names up to this many are found by trying each.
const SCAN_LIMIT: usize = 6;

/// The static description of a model type.
///
/// The lists of names come as one text each, with a comma behind every name, which compiles faster
/// than a thousand arrays; they are taken apart when a type is first used. Only where some names
/// depend on features is there an array.
#[derive(Debug)]
pub struct Descriptor {
    wire_name: &'static str,
    rust_name: &'static str,
    ancestors: &'static str,
    properties: Properties,
    names: OnceLock<Names>,
}

/// The names of a type's properties, as they come.
#[derive(Debug)]
enum Properties {
    /// With a comma behind each.
    Text(&'static str),
    List(&'static [&'static str]),
}

/// The names of a type's properties.
#[derive(Debug)]
pub(super) struct Names {
    list: Box<[&'static str]>,
    table: Box<[u16]>,
}

impl Descriptor {
    /// Describes a type by its wire name (`microsoft.graph.user`), its Rust name, the wire names of
    /// its base types (nearest first) and those of its properties, in the order of its slots.
    #[must_use]
    pub const fn new(
        wire_name: &'static str,
        rust_name: &'static str,
        ancestors: &'static str,
        properties: &'static str,
    ) -> Self {
        Self { wire_name, rust_name, ancestors, properties: Properties::Text(properties), names: OnceLock::new() }
    }

    /// Like [`Self::new`], with the wire names of the properties in an array.
    #[must_use]
    pub const fn listed(
        wire_name: &'static str,
        rust_name: &'static str,
        ancestors: &'static str,
        properties: &'static [&'static str],
    ) -> Self {
        Self { wire_name, rust_name, ancestors, properties: Properties::List(properties), names: OnceLock::new() }
    }

    /// The qualified name the service uses, such as `microsoft.graph.user`.
    #[must_use]
    pub const fn wire_name(&self) -> &'static str {
        self.wire_name
    }

    /// The name of the Rust type.
    #[must_use]
    pub const fn rust_name(&self) -> &'static str {
        self.rust_name
    }

    /// The qualified names of the base types, nearest first.
    pub fn ancestors(&self) -> impl Iterator<Item = &'static str> + use<> {
        parts(self.ancestors)
    }

    /// The wire names of the properties, in documented order.
    #[must_use]
    pub fn properties(&self) -> &[&'static str] {
        &self.names().list
    }

    /// Whether the type is, or derives from, the type of this qualified name.
    #[must_use]
    pub fn is_a(&self, wire_name: &str) -> bool {
        self.wire_name == wire_name || self.ancestors().any(|ancestor| ancestor == wire_name)
    }

    /// The position of a property, by its exact wire name.
    #[must_use]
    pub fn find(&self, property: &str) -> Option<usize> {
        self.names().find(property)
    }

    #[inline]
    pub(super) fn names(&self) -> &Names {
        self.names.get_or_init(|| {
            let list: Box<[&str]> = match self.properties {
                Properties::Text(text) => parts(text).collect(),
                Properties::List(list) => list.into(),
            };
            let table = if list.len() <= SCAN_LIMIT { Box::default() } else { build(&list) };
            Names { list, table }
        })
    }
}

/// The names of a text in which a comma follows each.
fn parts(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split_terminator(',')
}

impl Names {
    /// Whether the property at this position has this name.
    #[inline]
    pub(super) fn is_at(&self, index: usize, property: &str) -> bool {
        self.list.get(index).is_some_and(|name| *name == property)
    }

    /// The name of the property at this position.
    pub(super) fn get(&self, index: usize) -> &'static str {
        self.list.get(index).copied().unwrap_or_default()
    }

    pub(super) fn find(&self, property: &str) -> Option<usize> {
        if self.table.is_empty() {
            return self.list.iter().position(|name| *name == property);
        }
        let mut at = bucket(property, self.table.len());
        loop {
            let entry = usize::from(*self.table.get(at)?).checked_sub(1)?;
            if self.is_at(entry, property) {
                return Some(entry);
            }
            at = (at + 1) & (self.table.len() - 1);
        }
    }
}

/// An open-addressed hash table: property position plus one, or zero for a free place. At least
/// half of the places are free, so every search ends.
fn build(properties: &[&str]) -> Box<[u16]> {
    let size = (properties.len() * 2).next_power_of_two();
    let mut table = vec![0_u16; size].into_boxed_slice();
    for (entry, name) in (1_u16..).zip(properties) {
        let mut at = bucket(name, size);
        while table.get(at).is_some_and(|taken| *taken != 0) {
            at = (at + 1) & (size - 1);
        }
        if let Some(place) = table.get_mut(at) {
            *place = entry;
        }
    }
    table
}

/// The place to start searching, for a table whose size is a power of two.
#[inline]
fn bucket(name: &str, size: usize) -> usize {
    const FACTOR: u64 = 0x9e37_79b9_7f4a_7c15;
    let bytes = name.as_bytes();
    let (head, tail) = match (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) {
        (Some(head), Some(tail)) => (u64::from_le_bytes(*head), u64::from_le_bytes(*tail)),
        _ => (bytes.iter().fold(0, |sum, byte| sum << 8 | u64::from(*byte)), 0),
    };
    let mixed = (head ^ tail.rotate_left(23)).wrapping_add(bytes.len() as u64).wrapping_mul(FACTOR);
    #[allow(clippy::cast_possible_truncation, reason = "only the low bits are used")]
    let place = (mixed >> 40) as usize;
    place & (size - 1)
}
