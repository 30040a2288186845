//! Fields that hold one value, behind traits that hide the value's type.

use std::any::Any;

use super::{Model, Patch, Scalar, Token};

/// A field for a single value that is not an object: `Option<T>` or `Patch<T>`.
pub trait ScalarField: Any {
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool
    where
        Self: Sized;

    /// What would be written, or `None` where nothing would.
    fn token(&self) -> Option<Token<'_>>;

    /// What to compare fields by.
    fn canonical(&self) -> Option<Token<'_>>;

    /// Sets the field, or clears it with `None`; says whether it can hold the token. If it cannot,
    /// it is absent now.
    fn set(&mut self, token: Option<Token<'_>>) -> bool;
}

impl<T: Scalar> ScalarField for Option<T> {
    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn token(&self) -> Option<Token<'_>> {
        self.as_ref().map(Scalar::token)
    }

    #[inline]
    fn canonical(&self) -> Option<Token<'_>> {
        self.as_ref().map(Scalar::canonical)
    }

    #[inline]
    fn set(&mut self, token: Option<Token<'_>>) -> bool {
        *self = match token {
            None | Some(Token::Null) => None,
            Some(token) => T::read(token),
        };
        self.is_some()
    }
}

impl<T: Scalar> ScalarField for Patch<T> {
    #[inline]
    fn is_absent(&self) -> bool {
        self.is_keep()
    }

    #[inline]
    fn token(&self) -> Option<Token<'_>> {
        match self {
            Self::Keep => None,
            Self::Null => Some(Token::Null),
            Self::Set(value) => Some(value.token()),
        }
    }

    #[inline]
    fn canonical(&self) -> Option<Token<'_>> {
        match self {
            Self::Keep => None,
            Self::Null => Some(Token::Null),
            Self::Set(value) => Some(value.canonical()),
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

/// What an object field holds.
#[derive(Clone, Copy)]
pub enum Presence<'a> {
    /// Nothing.
    Absent,
    /// An explicit null.
    Null,
    /// A model.
    Here(&'a dyn Model),
}

/// A field for a single object: `Option<Box<T>>`, `Option<AnyT>`, or `Patch` of one.
pub trait ObjectField: Any {
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool
    where
        Self: Sized;

    /// What the field holds.
    fn get(&self) -> Presence<'_>;

    /// Puts an empty object into the field and gives it out to be filled.
    fn make(&mut self) -> Option<&mut dyn Model>;

    /// Makes the field absent or an explicit null, and says whether it can be so.
    fn clear(&mut self, null: bool) -> bool;
}

impl<O: Object> ObjectField for Option<O> {
    #[inline]
    fn is_absent(&self) -> bool {
        self.is_none()
    }

    #[inline]
    fn get(&self) -> Presence<'_> {
        match self {
            Some(object) => Presence::Here(object.model()),
            None => Presence::Absent,
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
    fn is_absent(&self) -> bool {
        self.is_keep()
    }

    #[inline]
    fn get(&self) -> Presence<'_> {
        match self {
            Self::Keep => Presence::Absent,
            Self::Null => Presence::Null,
            Self::Set(object) => Presence::Here(object.model()),
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
