//! Enums that stay open: values that are not documented are kept as they are.

use std::convert::Infallible;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use super::{read_value, Scalar, Token};

/// A documented enum: fieldless, with a table of its members in the order of declaration.
pub trait Member: Copy + Eq + fmt::Debug + Send + Sync + 'static {
    /// What the other constants are made of. (One constant, since each costs time in every enum.)
    const MEMBERS: Members<Self>;

    /// Every documented member.
    const ALL: &'static [Self] = Self::MEMBERS.all;

    /// The name and the number of every member, in the order of [`Self::ALL`].
    const TABLE: &'static [(&'static str, i64)] = Self::MEMBERS.table;

    /// The position in [`Self::ALL`]. (Searched for: a method of its own in every enum costs more to
    /// compile than the search takes in lists this short.)
    #[inline]
    #[must_use]
    fn position(self) -> usize {
        Self::ALL.iter().position(|member| *member == self).unwrap_or_default()
    }

    /// The name the service uses.
    #[inline]
    #[must_use]
    fn as_str(self) -> &'static str {
        entry(Self::TABLE, self.position()).0
    }

    /// The documented number.
    #[inline]
    #[must_use]
    fn number(self) -> i64 {
        entry(Self::TABLE, self.position()).1
    }

    /// The member of this name: the exact one, or else one that differs only in ASCII case.
    #[inline]
    #[must_use]
    fn find(name: &str) -> Option<Self> {
        Self::ALL.get(by_name(Self::TABLE, name)?).copied()
    }

    /// The member of this number.
    #[inline]
    #[must_use]
    fn with_number(number: i64) -> Option<Self> {
        Self::ALL.get(by_number(Self::TABLE, number)?).copied()
    }
}

/// The documented members of an enum, in the order of declaration.
#[derive(Debug)]
pub struct Members<E: 'static> {
    /// Every member.
    pub all: &'static [E],
    /// The name and the number of each.
    pub table: &'static [(&'static str, i64)],
}

/// A part of the table of members; the functions on it are compiled once for all enums.
type Table = &'static [(&'static str, i64)];

fn entry(table: Table, position: usize) -> (&'static str, i64) {
    table.get(position).copied().unwrap_or_default()
}

fn by_name(table: Table, name: &str) -> Option<usize> {
    let exact = table.iter().position(|member| member.0 == name);
    exact.or_else(|| table.iter().position(|member| member.0.eq_ignore_ascii_case(name)))
}

fn by_number(table: Table, number: i64) -> Option<usize> {
    table.iter().position(|member| member.1 == number)
}

/// The member a text stands for, by name or number, and whether it is the exact name.
fn by_text(table: Table, text: &str) -> (Option<usize>, bool) {
    let found = by_name(table, text).or_else(|| text.trim().parse().ok().and_then(|number| by_number(table, number)));
    (found, found.is_some_and(|position| entry(table, position).0 == text))
}

/// A value of the enum `E` as the service sends it: a documented member, or any other text.
///
/// ```text
/// body.content_type = Some(BodyType::Html.into());
/// match content_type.known() {
///     Some(BodyType::Html) => ..,
///     Some(_) | None => content_type.as_str(),
/// }
/// ```
///
/// What was read is written back as it was: unknown text, an unusual case, a number. Two values are
/// equal if they mean the same member, however they were spelled.
#[derive(Clone)]
pub struct Evolvable<E>(Open, PhantomData<E>);

/// A value of any enum. All that is done to values is compiled once here, for tables of members;
/// what is generic only hands over the table of its enum.
#[derive(Clone)]
enum Open {
    /// The name of the member at this position.
    Exact(usize),
    /// Anything else.
    Other(Box<Spelling>),
}

#[derive(Clone)]
struct Spelling {
    known: Option<usize>,
    number: Option<i64>,
    text: Box<str>,
}

impl Open {
    fn known(&self) -> Option<usize> {
        match self {
            Self::Exact(position) => Some(*position),
            Self::Other(other) => other.known,
        }
    }

    fn as_str(&self, table: Table) -> &str {
        match self.known() {
            Some(position) => entry(table, position).0,
            None => self.original(table),
        }
    }

    fn original(&self, table: Table) -> &str {
        match self {
            Self::Exact(position) => entry(table, *position).0,
            Self::Other(other) => &other.text,
        }
    }

    fn from_text(table: Table, text: &str) -> Self {
        match by_text(table, text) {
            (Some(position), true) => Self::Exact(position),
            (known, _) => Self::Other(Box::new(Spelling { known, number: None, text: text.into() })),
        }
    }

    fn from_token(table: Table, token: Token<'_>) -> Option<Self> {
        match token {
            Token::Text(text) => Some(Self::from_text(table, text)),
            Token::Int(number) => {
                let (known, text) = (by_number(table, number), number.to_string().into());
                Some(Self::Other(Box::new(Spelling { known, number: Some(number), text })))
            }
            _ => None,
        }
    }

    fn token(&self, table: Table) -> Token<'_> {
        match self {
            Self::Exact(position) => Token::Text(entry(table, *position).0),
            Self::Other(other) => other.number.map_or(Token::Text(&other.text), Token::Int),
        }
    }
}

impl<E: Member> Evolvable<E> {
    /// The documented member, if it is one.
    #[must_use]
    pub fn known(&self) -> Option<E> {
        E::ALL.get(self.0.known()?).copied()
    }

    /// Whether it is this member.
    #[must_use]
    pub fn is(&self, member: E) -> bool {
        self.known() == Some(member)
    }

    /// The documented name of a member; any other value as it was read.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str(E::TABLE)
    }

    /// The text as it was read and will be written; the digits of a number.
    #[must_use]
    pub fn original(&self) -> &str {
        self.0.original(E::TABLE)
    }

    /// Every documented member.
    #[must_use]
    pub fn all() -> impl ExactSizeIterator<Item = E> {
        E::ALL.iter().copied()
    }
}

impl<E: Member> Scalar for Evolvable<E> {
    #[inline]
    fn read(token: Token<'_>) -> Option<Self> {
        Open::from_token(E::TABLE, token).map(|open| Self(open, PhantomData))
    }

    #[inline]
    fn token(&self) -> Token<'_> {
        self.0.token(E::TABLE)
    }

    #[inline]
    fn canonical(&self) -> Token<'_> {
        Token::Text(self.as_str())
    }
}

impl<E: Member> From<E> for Evolvable<E> {
    fn from(member: E) -> Self {
        Self(Open::Exact(member.position()), PhantomData)
    }
}

impl<E: Member> From<&str> for Evolvable<E> {
    fn from(text: &str) -> Self {
        Self(Open::from_text(E::TABLE, text), PhantomData)
    }
}

impl<E: Member> FromStr for Evolvable<E> {
    type Err = Infallible;

    fn from_str(text: &str) -> Result<Self, Infallible> {
        Ok(text.into())
    }
}

impl<E: Member> PartialEq for Evolvable<E> {
    fn eq(&self, other: &Self) -> bool {
        self.as_str() == other.as_str()
    }
}

impl<E: Member> Eq for Evolvable<E> {}

impl<E: Member> PartialEq<E> for Evolvable<E> {
    fn eq(&self, other: &E) -> bool {
        self.is(*other)
    }
}

impl<E: Member> Hash for Evolvable<E> {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_str().hash(state);
    }
}

impl<E: Member> AsRef<str> for Evolvable<E> {
    fn as_ref(&self) -> &str {
        self.as_str()
    }
}

impl<E: Member> fmt::Display for Evolvable<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl<E: Member> fmt::Debug for Evolvable<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Open::Exact(position) => fmt::Debug::fmt(&E::ALL.get(position), f),
            Open::Other(ref other) => write!(f, "Unknown({:?})", other.text),
        }
    }
}

impl<E: Member> Serialize for Evolvable<E> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.token().serialize(serializer)
    }
}

impl<'de, E: Member> Deserialize<'de> for Evolvable<E> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        read_value::scalar(deserializer, "text or a number")
    }
}
