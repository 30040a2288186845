//! Fields that hold a list, behind traits that hide the type of the items.

use std::any::Any;

use super::{Model, Patch, Scalar, Token};

/// How many items a list field holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Count {
    /// There is no list.
    Absent,
    /// There is an explicit null.
    Null,
    /// There is a list of this many items.
    Items(usize),
}

/// What to make of a list field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reset {
    /// No list.
    Absent,
    /// An explicit null.
    Null,
    /// A list without items.
    Empty,
    /// The list as it is, without room to spare.
    Trim,
}

/// A field for a list of single values: `Option<Vec<T>>`, `Patch<Vec<T>>` or `Vec<T>`.
pub trait ScalarsField: Any {
    /// How many items there are.
    fn count(&self) -> Count;
    /// What would be written for an item.
    fn token(&self, index: usize) -> Option<Token<'_>>;
    /// What to compare an item by.
    fn canonical(&self, index: usize) -> Option<Token<'_>>;
    /// Appends an item and says whether the list can hold it.
    fn push(&mut self, token: Token<'_>) -> bool;
    /// Brings the list into a state and says whether it can be so.
    fn reset(&mut self, state: Reset) -> bool;
}

/// A field for a list of objects: `Option<Vec<T>>`, `Patch<Vec<T>>` or `Vec<T>`.
pub trait ObjectsField: Any {
    /// How many items there are.
    fn count(&self) -> Count;
    /// An item.
    fn get(&self, index: usize) -> Option<&dyn Model>;
    /// Appends an empty object and gives it out to be filled.
    fn push(&mut self) -> Option<&mut dyn Model>;
    /// Brings the list into a state and says whether it can be so.
    fn reset(&mut self, state: Reset) -> bool;
}

/// Lists that waste no more bytes than this are left alone.
const WORTH_MOVING: usize = 128;

/// Gives back memory that a list does not need, where it is worth the move.
#[inline]
pub(super) fn trim<T>(list: &mut Vec<T>) {
    let spare = list.capacity() - list.len();
    if spare * size_of::<T>() > WORTH_MOVING {
        list.shrink_to_fit();
    }
}

/// Both kinds of list field for one place a list can live in: what a shared and a mutable look at
/// it give, and how it comes into a state. (Plain matches, since every list type of a program is
/// compiled with its own copy.)
macro_rules! list_fields {
    (
        $place:ty, $this:ident, $state:ident,
        $list:expr, $list_mut:expr, $reset:expr $(,)?
    ) => {
        impl<T: Scalar> ScalarsField for $place {
            #[inline]
            fn count(&self) -> Count {
                let $this = self;
                match $list {
                    Ok(list) => Count::Items(list.len()),
                    Err(state) => state,
                }
            }

            #[inline]
            fn token(&self, index: usize) -> Option<Token<'_>> {
                let $this = self;
                let Ok(list) = ($list) else { return None };
                Some(list.as_slice().get(index)?.token())
            }

            #[inline]
            fn canonical(&self, index: usize) -> Option<Token<'_>> {
                let $this = self;
                let Ok(list) = ($list) else { return None };
                Some(list.as_slice().get(index)?.canonical())
            }

            #[inline]
            fn push(&mut self, token: Token<'_>) -> bool {
                let $this = self;
                if let (Some(list), Some(item)) = ($list_mut, T::read(token)) {
                    list.push(item);
                    return true;
                }
                false
            }

            #[inline]
            fn reset(&mut self, $state: Reset) -> bool {
                let $this = self;
                $reset
            }
        }

        impl<T: Model + Default> ObjectsField for $place {
            #[inline]
            fn count(&self) -> Count {
                let $this = self;
                match $list {
                    Ok(list) => Count::Items(list.len()),
                    Err(state) => state,
                }
            }

            #[inline]
            fn get(&self, index: usize) -> Option<&dyn Model> {
                let $this = self;
                let Ok(list) = ($list) else { return None };
                Some(list.as_slice().get(index)?)
            }

            #[inline]
            fn push(&mut self) -> Option<&mut dyn Model> {
                let $this = self;
                let list = $list_mut?;
                list.push(T::default());
                Some(list.last_mut()?)
            }

            #[inline]
            fn reset(&mut self, $state: Reset) -> bool {
                let $this = self;
                $reset
            }
        }
    };
}

list_fields!(
    Option<Vec<T>>,
    this,
    state,
    match this {
        Some(list) => Ok(list),
        None => Err(Count::Absent),
    },
    this.as_mut(),
    {
        match (state, &mut *this) {
            (Reset::Trim, Some(list)) => trim(list),
            (Reset::Empty, Some(list)) => list.clear(),
            // Nothing is dropped here, which spares every type the code to do so.
            (Reset::Empty, None) => {
                this.get_or_insert_with(Vec::new);
            }
            (Reset::Absent | Reset::Null | Reset::Trim, _) => *this = None,
        }
        state != Reset::Null
    },
);

list_fields!(
    Patch<Vec<T>>,
    this,
    state,
    match this {
        Patch::Set(list) => Ok(list),
        Patch::Null => Err(Count::Null),
        Patch::Keep => Err(Count::Absent),
    },
    this.as_mut(),
    {
        match (state, &mut *this) {
            (Reset::Trim, Patch::Set(list)) => trim(list),
            (Reset::Empty, _) => *this = Patch::Set(Vec::new()),
            (Reset::Null, _) => *this = Patch::Null,
            (_, _) => *this = Patch::Keep,
        }
        true
    },
);

list_fields!(Vec<T>, this, state, if this.is_empty() { Err(Count::Absent) } else { Ok(this) }, Some(this), {
    if state == Reset::Trim {
        trim(this);
    } else {
        this.clear();
    }
    state != Reset::Null
},);
