//! Lists and the fields that hold them, behind traits that hide the type of the items.

use std::any::Any;

use super::{Model, Patch, Scalar, Slot, Token};

/// A list of single values that are not objects.
pub trait ScalarList: Any {
    /// How many items there are.
    fn count(&self) -> usize;
    /// An item.
    fn get(&self, index: usize) -> Option<&dyn Scalar>;
}

/// A list of objects.
pub trait ObjectList: Any {
    /// How many items there are.
    fn count(&self) -> usize;
    /// An item.
    fn get(&self, index: usize) -> Option<&dyn Model>;
}

/// Both kinds of list. (Plain matches, here and below, since every list type of a program is compiled with its
/// own copy.)
macro_rules! lists {
    ($($list:ident: $item:ident,)*) => {
        $(
            impl<T: $item> $list for Vec<T> {
                #[inline]
                fn count(&self) -> usize {
                    self.len()
                }

                #[inline]
                fn get(&self, index: usize) -> Option<&dyn $item> {
                    match self.as_slice().get(index) {
                        Some(item) => Some(item),
                        None => None,
                    }
                }
            }
        )*
    };
}

lists! {
    ScalarList: Scalar,
    ObjectList: Model,
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
pub trait ScalarsField {
    /// What the field holds.
    fn slot(&self) -> Slot<'_>;
    /// Appends an item and says whether the list can hold it.
    fn push(&mut self, token: Token<'_>) -> bool;
    /// Brings the list into a state and says whether it can be so.
    fn reset(&mut self, state: Reset) -> bool;
}

/// A field for a list of objects: `Option<Vec<T>>`, `Patch<Vec<T>>` or `Vec<T>`.
pub trait ObjectsField {
    /// What the field holds.
    fn slot(&self) -> Slot<'_>;
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

/// Both kinds of list field for one place a list can live in: what it holds, given the variant of [`Slot`], the
/// list to change, and how it comes into a state.
macro_rules! list_fields {
    ($place:ty, $this:ident, $kind:ident, $state:ident, $slot:expr, $list:expr, $reset:expr $(,)?) => {
        impl<T: Scalar> ScalarsField for $place {
            #[inline]
            fn slot(&self) -> Slot<'_> {
                use Slot::Scalars as $kind;
                let $this = self;
                $slot
            }

            #[inline]
            fn push(&mut self, token: Token<'_>) -> bool {
                let $this = self;
                if let (Some(list), Some(item)) = ($list, T::read(token)) {
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
            fn slot(&self) -> Slot<'_> {
                use Slot::Objects as $kind;
                let $this = self;
                $slot
            }

            #[inline]
            fn push(&mut self) -> Option<&mut dyn Model> {
                let $this = self;
                let list = grow($list?);
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
    List,
    state,
    match this {
        Some(list) => List(list),
        None => Slot::Absent,
    },
    this.as_mut(),
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
    List,
    state,
    match this {
        Patch::Set(list) => List(list),
        Patch::Null => Slot::Null,
        Patch::Keep => Slot::Absent,
    },
    this.as_mut(),
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

list_fields!(Vec<T>, this, List, state, List(this), Some(this), {
    if state == Reset::Full {
        this.shrink_to_fit();
    } else {
        this.clear();
    }
    state != Reset::Null
},);
