//! A field of a model, borrowed: shared to look at, mutable to fill.

use serde_json::Value;

use super::{Count, ObjectField, ObjectsField, Presence, Reset, ScalarField, ScalarsField, Token};

/// A field to look at. The variant is the kind that stands behind `=>` in a `model!` table.
#[derive(Clone, Copy)]
pub enum Slot<'a> {
    /// `Option<bool>`
    Bool(&'a Option<bool>),
    /// `Option<i32>`
    Int32(&'a Option<i32>),
    /// `Option<String>`
    String(&'a Option<String>),
    /// `Option<Vec<String>>`
    Strings(&'a Option<Vec<String>>),
    /// `Option<serde_json::Value>`: streams and values without a documented type
    Any(&'a Option<Value>),
    /// Any other single value: enums, flags, dates, numbers that keep their text
    Scalar(&'a dyn ScalarField),
    /// A list of such values
    Scalars(&'a dyn ScalarsField),
    /// A model behind a box, or a polymorphic enum
    Object(&'a dyn ObjectField),
    /// A list of models or polymorphic enums
    Objects(&'a dyn ObjectsField),
    /// A list that is always written, empty now
    Empty,
    /// Nothing, whatever the kind
    Absent,
}

/// What stands behind `=>` in a `model!` table, as functions that look at a field. Of the common kinds it is
/// found out here, where the field's type is known, whether it is absent, and not once more for each use
/// of the slot.
#[allow(non_snake_case, reason = "named like the kinds")]
pub mod kinds {
    // Just the variants: these kinds are too rare to be worth the code.
    pub use super::Slot::{Any, Int32, Strings};
    use super::{ObjectField, ObjectsField, ScalarField, ScalarsField, Slot};

    macro_rules! plain {
        ($($kind:ident: $type:ty,)*) => {
            $(
                #[doc = concat!("A field of the kind `", stringify!($kind), "`.")]
                #[inline]
                #[must_use]
                pub const fn $kind(field: &Option<$type>) -> Slot<'_> {
                    if field.is_some() { Slot::$kind(field) } else { Slot::Absent }
                }
            )*
        };
    }

    macro_rules! hidden {
        ($($kind:ident: $trait:ident,)*) => {
            $(
                #[doc = concat!("A field of the kind `", stringify!($kind), "`.")]
                #[inline]
                pub fn $kind<F: $trait>(field: &F) -> Slot<'_> {
                    if field.is_absent() { Slot::Absent } else { Slot::$kind(field) }
                }
            )*
        };
    }

    plain! {
        Bool: bool,
        String: std::string::String,
    }

    hidden! {
        Scalar: ScalarField,
        Scalars: ScalarsField,
        Object: ObjectField,
        Objects: ObjectsField,
    }
}

impl Slot<'_> {
    /// Whether the field holds something to write (an explicit null included).
    #[inline]
    #[must_use]
    pub fn is_present(&self) -> bool {
        match self {
            Self::Bool(field) => field.is_some(),
            Self::Int32(field) => field.is_some(),
            Self::String(field) => field.is_some(),
            Self::Strings(field) => field.is_some(),
            Self::Any(field) => field.is_some(),
            Self::Scalar(field) => field.token().is_some(),
            Self::Scalars(field) => field.count() != Count::Absent,
            Self::Object(field) => !matches!(field.get(), Presence::Absent),
            Self::Objects(field) => field.count() != Count::Absent,
            Self::Empty => true,
            Self::Absent => false,
        }
    }

    /// Whether the field itself holds an explicit null, as only a `Patch` can.
    #[must_use]
    pub fn is_null(&self) -> bool {
        match self {
            Self::Scalar(field) => field.token() == Some(Token::Null),
            Self::Scalars(field) => field.count() == Count::Null,
            Self::Object(field) => matches!(field.get(), Presence::Null),
            Self::Objects(field) => field.count() == Count::Null,
            _ => false,
        }
    }
}

/// A field to fill; the same kinds as [`Slot`].
pub enum SlotMut<'a> {
    /// `Option<bool>`
    Bool(&'a mut Option<bool>),
    /// `Option<i32>`
    Int32(&'a mut Option<i32>),
    /// `Option<String>`
    String(&'a mut Option<String>),
    /// `Option<Vec<String>>`
    Strings(&'a mut Option<Vec<String>>),
    /// `Option<serde_json::Value>`
    Any(&'a mut Option<Value>),
    /// Any other single value
    Scalar(&'a mut dyn ScalarField),
    /// A list of such values
    Scalars(&'a mut dyn ScalarsField),
    /// A model behind a box, or a polymorphic enum
    Object(&'a mut dyn ObjectField),
    /// A list of models or polymorphic enums
    Objects(&'a mut dyn ObjectsField),
}

impl SlotMut<'_> {
    /// Makes the field absent.
    pub fn clear(&mut self) {
        match self {
            Self::Bool(field) => **field = None,
            Self::Int32(field) => **field = None,
            Self::String(field) => **field = None,
            Self::Strings(field) => **field = None,
            Self::Any(field) => **field = None,
            Self::Scalar(field) => {
                field.set(None);
            }
            Self::Scalars(field) => {
                field.reset(Reset::Absent);
            }
            Self::Object(field) => {
                field.clear(false);
            }
            Self::Objects(field) => {
                field.reset(Reset::Absent);
            }
        }
    }

    /// Makes the field an explicit null and says whether it can hold one; if not, it is absent now.
    pub fn set_null(&mut self) -> bool {
        match self {
            Self::Scalar(field) => field.set(Some(Token::Null)),
            Self::Scalars(field) => field.reset(Reset::Null),
            Self::Object(field) => field.clear(true),
            Self::Objects(field) => field.reset(Reset::Null),
            _ => {
                self.clear();
                false
            }
        }
    }
}
