//! Enums of which several members can hold at once.

use std::fmt;
use std::marker::PhantomData;

use serde::{Deserialize, Deserializer, Serialize, Serializer};
use serde_json::Value;

use super::{read_value, Evolvable, Member, Scalar, Token};

/// A set of members of `E`, as the service sends it: `a,b`, a list, or a number.
///
/// What was read is written back as it was, unknown members included, until the set is changed;
/// then it is written as `a,b`. Two sets are equal if they have the same members in any order.
#[derive(Clone)]
pub struct Flags<E> {
    source: Value,
    members: PhantomData<E>,
}

impl<E: Member> Flags<E> {
    /// The set without members.
    #[must_use]
    pub const fn new() -> Self {
        Self::from_source(Value::String(String::new()))
    }

    const fn from_source(source: Value) -> Self {
        Self { source, members: PhantomData }
    }

    /// The members in the order in which they came, each once, unknown ones included.
    #[must_use]
    pub fn members(&self) -> Vec<Evolvable<E>> {
        let mut found = Vec::new();
        let mut add = |member: Evolvable<E>| {
            if !found.contains(&member) {
                found.push(member);
            }
        };
        match &self.source {
            Value::String(text) => split(text).for_each(|part| add(part.into())),
            Value::Array(items) => {
                for item in items {
                    match Token::from(item) {
                        Token::Text(text) => split(text).for_each(|part| add(part.into())),
                        token => Evolvable::read(token).into_iter().for_each(&mut add),
                    }
                }
            }
            Value::Number(number) => members_of(number.as_i64().unwrap_or(0)).for_each(add),
            _ => {}
        }
        found
    }

    /// Whether the member is in the set.
    #[must_use]
    pub fn contains(&self, member: E) -> bool {
        self.members().iter().any(|other| other.is(member))
    }

    /// Whether the set has no members.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members().is_empty()
    }

    /// Puts a member, known or not, into the set.
    pub fn insert(&mut self, member: impl Into<Evolvable<E>>) {
        let member = member.into();
        let mut members = self.members();
        if !members.contains(&member) {
            members.push(member);
            *self = members.into_iter().collect();
        }
    }

    /// Takes a member out of the set and says whether it was there.
    pub fn remove(&mut self, member: E) -> bool {
        let mut members = self.members();
        let before = members.len();
        members.retain(|other| !other.is(member));
        let removed = members.len() < before;
        if removed {
            *self = members.into_iter().collect();
        }
        removed
    }

    fn sorted(&self) -> Vec<Evolvable<E>> {
        let mut members = self.members();
        members.sort_by(|left, right| left.as_str().cmp(right.as_str()));
        members
    }
}

fn split(text: &str) -> impl Iterator<Item = &str> {
    text.split(',').map(str::trim).filter(|part| !part.is_empty())
}

/// The members whose bits make up a number.
fn members_of<E: Member>(number: i64) -> impl Iterator<Item = Evolvable<E>> {
    let members = E::ALL.iter().copied();
    members
        .filter(move |member| member.number() != 0 && number & member.number() == member.number())
        .map(Evolvable::from)
}

impl<E: Member> Scalar for Flags<E> {
    fn read(token: Token<'_>) -> Option<Self> {
        let fits = match token {
            Token::Text(_) | Token::Int(_) => true,
            Token::Json(Value::Array(items)) => items.iter().all(|item| item.is_string() || item.is_i64()),
            _ => false,
        };
        fits.then(|| Self::from_source(token.to_value()))
    }

    fn token(&self) -> Token<'_> {
        Token::from(&self.source)
    }
}

impl<E: Member> Default for Flags<E> {
    fn default() -> Self {
        Self::new()
    }
}

impl<E: Member, M: Into<Evolvable<E>>> FromIterator<M> for Flags<E> {
    fn from_iter<I: IntoIterator<Item = M>>(members: I) -> Self {
        let mut text = String::new();
        for member in members {
            if !text.is_empty() {
                text.push(',');
            }
            text.push_str(member.into().as_str());
        }
        Self::from_source(Value::String(text))
    }
}

impl<E: Member> From<E> for Flags<E> {
    fn from(member: E) -> Self {
        std::iter::once(member).collect()
    }
}

impl<E: Member> From<&str> for Flags<E> {
    fn from(text: &str) -> Self {
        Self::from_source(text.into())
    }
}

impl<E: Member> PartialEq for Flags<E> {
    fn eq(&self, other: &Self) -> bool {
        self.source == other.source || self.sorted() == other.sorted()
    }
}

impl<E: Member> Eq for Flags<E> {}

impl<E: Member> fmt::Display for Flags<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, member) in self.members().iter().enumerate() {
            let comma = if index == 0 { "" } else { "," };
            write!(f, "{comma}{member}")?;
        }
        Ok(())
    }
}

impl<E: Member> fmt::Debug for Flags<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(self.members()).finish()
    }
}

impl<E: Member> Serialize for Flags<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.source.serialize(serializer)
    }
}

impl<'de, E: Member> Deserialize<'de> for Flags<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_value::scalar(deserializer, "text, a number, or a list of them")
    }
}
