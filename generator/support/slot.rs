//! A field of a model, borrowed: shared to look at, mutable to fill.

use serde_json::Value;

use super::{Model, ObjectField, ObjectList, ObjectsField, Reset, Scalar, ScalarField, ScalarList, ScalarsField, Token};

/// What a field holds. The first variants stand for the field itself, whose type is always the same; the others
/// for the value in it, so that a field without one is [`Absent`](Self::Absent) whatever its type.
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
    Scalar(&'a dyn Scalar),
    /// A list of such values
    Scalars(&'a dyn ScalarList),
    /// A model, or a polymorphic enum
    Object(&'a dyn Model),
    /// A list of models or polymorphic enums
    Objects(&'a dyn ObjectList),
    /// An explicit null
    Null,
    /// Nothing
    Absent,
}

/// What stands behind `=>` in a `model!` table, as functions that look at a field.
#[allow(non_snake_case, reason = "named like the kinds")]
pub mod kinds {
    pub use super::Slot::{Any, Bool, Int32, String, Strings};
    use super::{ObjectField, ObjectsField, ScalarField, ScalarsField, Slot};

    macro_rules! kinds {
        ($($kind:ident: $trait:ident,)*) => {
            $(
                #[doc = concat!("A field of the kind `", stringify!($kind), "`.")]
                #[inline]
                pub fn $kind<F: $trait>(field: &F) -> Slot<'_> {
                    field.slot()
                }
            )*
        };
    }

    kinds! {
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
            Self::Scalar(_) | Self::Scalars(_) | Self::Object(_) | Self::Objects(_) | Self::Null => true,
            Self::Absent => false,
        }
    }

    /// Whether the field itself holds an explicit null, as only a `Patch` can.
    #[must_use]
    pub const fn is_null(&self) -> bool {
        matches!(self, Self::Null)
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
