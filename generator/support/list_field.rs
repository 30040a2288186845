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
    /// The list as it is, at its end; one that is a page of results gives back the room it does not need.
    Full,
}

/// A field for a list of single values: `Option<Vec<T>>`, `Patch<Vec<T>>` or `Vec<T>`.
pub trait ScalarsField: Any {
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool
    where
        Self: Sized;
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
    /// Whether there is nothing to write.
    fn is_absent(&self) -> bool
    where
        Self: Sized;
    /// How many items there are.
    fn count(&self) -> Count;
    /// An item.
    fn get(&self, index: usize) -> Option<&dyn Model>;
    /// Appends an empty object and gives it out to be filled.
    fn push(&mut self) -> Option<&mut dyn Model>;
    /// Brings the list into a state and says whether it can be so.
    fn reset(&mut self, state: Reset) -> bool;
}

/// Items up to this size, in bytes, are not worth a second allocation to save room for three more.
const SMALL: usize = 64;

/// Makes room for the first item of a list: for large ones no more than it needs, as most lists are
/// short, and what they have to spare is not given back.
#[inline]
pub(super) fn grow<T>(list: &mut Vec<T>) -> &mut Vec<T> {
    if size_of::<T>() > SMALL && list.capacity() == 0 {
        list.reserve_exact(1);
    }
    list
}

/// Both kinds of list field for one place a list can live in: what a shared and a mutable look at
/// it give, how many items there are, and how it comes into a state. (Plain matches, since every list
/// type of a program is compiled with its own copy.)
macro_rules! list_fields {
    (
        $place:ty, $this:ident, $state:ident,
        $absent:expr, $list:expr, $list_mut:expr, $count:expr, $reset:expr $(,)?
    ) => {
        impl<T: Scalar> ScalarsField for $place {
            #[inline]
            fn is_absent(&self) -> bool {
                let $this = self;
                $absent
            }

            #[inline]
            fn count(&self) -> Count {
                let $this = self;
                $count
            }

            #[inline]
            fn token(&self, index: usize) -> Option<Token<'_>> {
                let $this = self;
                match $list?.get(index) {
                    Some(item) => Some(item.token()),
                    None => None,
                }
            }

            #[inline]
            fn canonical(&self, index: usize) -> Option<Token<'_>> {
                let $this = self;
                match $list?.get(index) {
                    Some(item) => Some(item.canonical()),
                    None => None,
                }
            }

            #[inline]
            fn push(&mut self, token: Token<'_>) -> bool {
                let $this = self;
                if let (Some(list), Some(item)) = ($list_mut, T::read(token)) {
                    grow(list).push(item);
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
            fn is_absent(&self) -> bool {
                let $this = self;
                $absent
            }

            #[inline]
            fn count(&self) -> Count {
                let $this = self;
                $count
            }

            #[inline]
            fn get(&self, index: usize) -> Option<&dyn Model> {
                let $this = self;
                match $list?.get(index) {
                    Some(item) => Some(item),
                    None => None,
                }
            }

            #[inline]
            fn push(&mut self) -> Option<&mut dyn Model> {
                let $this = self;
                let list = grow($list_mut?);
                list.push(T::default());
                match list.last_mut() {
                    Some(item) => Some(item),
                    None => None,
                }
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
    this.is_none(),
    this.as_deref(),
    this.as_mut(),
    match this {
        Some(list) => Count::Items(list.len()),
        None => Count::Absent,
    },
    {
        if state != Reset::Full {
            *this = if state == Reset::Empty { Some(Vec::new()) } else { None };
        }
        state != Reset::Null
    },
);

list_fields!(
    Patch<Vec<T>>,
    this,
    state,
    this.is_keep(),
    match this {
        Patch::Set(list) => Some(list.as_slice()),
        Patch::Null | Patch::Keep => None,
    },
    this.as_mut(),
    match this {
        Patch::Set(list) => Count::Items(list.len()),
        Patch::Null => Count::Null,
        Patch::Keep => Count::Absent,
    },
    {
        match state {
            Reset::Full => {}
            Reset::Empty => *this = Patch::Set(Vec::new()),
            Reset::Null => *this = Patch::Null,
            Reset::Absent => *this = Patch::Keep,
        }
        true
    },
);

list_fields!(
    Vec<T>,
    this,
    state,
    this.is_empty(),
    Some(this.as_slice()),
    Some(this),
    if this.is_empty() { Count::Absent } else { Count::Items(this.len()) },
    {
        if state == Reset::Full {
            this.shrink_to_fit();
        } else {
            this.clear();
        }
        state != Reset::Null
    },
);
