//! Fields that hold one value, behind traits that hide the value's type.

use super::{Model, Patch, Scalar, Slot, Token};

/// A field for a single value that is not an object: `Option<T>` or `Patch<T>`.
pub trait ScalarField {
    /// What the field holds.
    fn slot(&self) -> Slot<'_>
    where
        Self: Sized;

    /// Sets the field, or clears it with `None`; says whether it can hold the token. If it cannot,
    /// it is absent now.
    fn set(&mut self, token: Option<Token<'_>>) -> bool;
}

impl<T: Scalar> ScalarField for Option<T> {
    #[inline]
    fn slot(&self) -> Slot<'_> {
        match self {
            Some(value) => Slot::Scalar(value),
            None => Slot::Absent,
        }
    }

    #[inline]
    fn set(&mut self, token: Option<Token<'_>>) -> bool {
        let value = match token {
            None | Some(Token::Null) => None,
            Some(token) => T::read(token),
        };
        let set = value.is_some();
        *self = value;
        set
    }
}

impl<T: Scalar> ScalarField for Patch<T> {
    #[inline]
    fn slot(&self) -> Slot<'_> {
        match self {
            Self::Keep => Slot::Absent,
            Self::Null => Slot::Null,
            Self::Set(value) => Slot::Scalar(value),
        }
    }

    #[inline]
    fn set(&mut self, token: Option<Token<'_>>) -> bool {
        *self = match token {
            Some(Token::Null) => Self::Null,
            Some(token) => T::read(token).map_or(Self::Keep, Self::Set),
            None => Self::Keep,
        };
        !self.is_keep()
    }
}

/// Something that holds exactly one model: a box, or a polymorphic enum.
pub trait Object: Sized + 'static {
    /// Holds an empty model. (Not `Default`, whose code for boxes is several times as long.)
    fn empty() -> Self;

    /// The model in it.
    fn model(&self) -> &dyn Model;

    /// The model in it, to change.
    fn model_mut(&mut self) -> &mut dyn Model;
}

impl<M: Model + Default> Object for Box<M> {
    #[inline]
    fn empty() -> Self {
        Self::new(M::default())
    }

    #[inline]
    fn model(&self) -> &dyn Model {
        &**self
    }

    #[inline]
    fn model_mut(&mut self) -> &mut dyn Model {
        &mut **self
    }
}

/// A field for a single object: `Option<Box<T>>`, `Option<AnyT>`, or `Patch` of one.
pub trait ObjectField {
    /// What the field holds.
    fn slot(&self) -> Slot<'_>
    where
        Self: Sized;

    /// Puts an empty object into the field and gives it out to be filled.
    fn make(&mut self) -> Option<&mut dyn Model>;

    /// Makes the field absent or an explicit null, and says whether it can be so.
    fn clear(&mut self, null: bool) -> bool;
}

impl<O: Object> ObjectField for Option<O> {
    #[inline]
    fn slot(&self) -> Slot<'_> {
        match self {
            Some(object) => Slot::Object(object.model()),
            None => Slot::Absent,
        }
    }

    #[inline]
    fn make(&mut self) -> Option<&mut dyn Model> {
        *self = Some(O::empty());
        match self {
            Some(object) => Some(object.model_mut()),
            None => None,
        }
    }

    #[inline]
    fn clear(&mut self, null: bool) -> bool {
        *self = None;
        !null
    }
}

impl<O: Object> ObjectField for Patch<O> {
    #[inline]
    fn slot(&self) -> Slot<'_> {
        match self {
            Self::Keep => Slot::Absent,
            Self::Null => Slot::Null,
            Self::Set(object) => Slot::Object(object.model()),
        }
    }

    #[inline]
    fn make(&mut self) -> Option<&mut dyn Model> {
        *self = Self::Set(O::empty());
        self.as_mut().map(Object::model_mut)
    }

    #[inline]
    fn clear(&mut self, null: bool) -> bool {
        *self = if null { Self::Null } else { Self::Keep };
        true
    }
}
