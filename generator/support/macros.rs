//! The tables generated code consists of.
//!
//! Every path in them starts with `support::`, which the file that uses them has to import.

/// Makes a struct a model: its wire name, its base types (nearest first), and for each property the
/// field, the wire name, and the kind of slot. A field that is not always there has its condition
/// in front. The table adds the static `DESCRIPTOR` to its module, which so has room for one table.
///
/// ```text
/// model! {
///     User: "microsoft.graph.user", ["microsoft.graph.directoryObject"];
///     display_name: "displayName" => String,
///     #[cfg(feature = "outlook")]
///     messages: "messages" => Objects,
/// }
/// ```
macro_rules! model {
    ($($table:tt)*) => {
        support::body! { (::std::option::Option::None) $($table)* }
    };
}

/// Like `model!`, for the body of an operation: the table is preceded by what an empty field is,
/// `(support::Patch::Keep)` where the fields are patches.
///
/// Most tables have no conditions and compile faster by the first rule, which makes one text of all
/// names.
macro_rules! body {
    (
        ($empty:expr)
        $name:ident: $wire:literal, [$($ancestor:literal),*];
        $($field:ident: $property:literal => $kind:ident,)*
    ) => {
        static DESCRIPTOR: support::Descriptor = support::Descriptor::new(
            $wire,
            stringify!($name),
            concat!($($ancestor, ","),*),
            concat!($($property, ","),*),
        );

        impl support::Model for $name {
            #[inline]
            fn slots<'a>(&'a self, look: &mut dyn support::Look<'a>) {
                look.see(&DESCRIPTOR, &[$(support::kinds::$kind(&self.$field)),*], &self.additional_properties);
            }

            #[inline]
            fn slots_mut<'a>(&'a mut self, look: &mut dyn support::LookMut<'a>) {
                look.see(
                    &DESCRIPTOR,
                    &mut [$(support::SlotMut::$kind(&mut self.$field)),*],
                    &mut self.additional_properties,
                );
            }
        }

        impl ::std::default::Default for $name {
            #[inline]
            fn default() -> Self {
                Self { $($field: $empty,)* additional_properties: support::AdditionalProperties::new() }
            }
        }

        support::model_traits!($name);
    };
    (
        ($empty:expr)
        $name:ident: $wire:literal, [$($ancestor:literal),*];
        $($(#[$gate:meta])? $field:ident: $property:literal => $kind:ident,)*
    ) => {
        static DESCRIPTOR: support::Descriptor = support::Descriptor::listed(
            $wire,
            stringify!($name),
            concat!($($ancestor, ","),*),
            &[$($(#[$gate])? $property),*],
        );

        impl support::Model for $name {
            #[inline]
            fn slots<'a>(&'a self, look: &mut dyn support::Look<'a>) {
                look.see(
                    &DESCRIPTOR,
                    &[$($(#[$gate])? support::kinds::$kind(&self.$field)),*],
                    &self.additional_properties,
                );
            }

            #[inline]
            fn slots_mut<'a>(&'a mut self, look: &mut dyn support::LookMut<'a>) {
                look.see(
                    &DESCRIPTOR,
                    &mut [$($(#[$gate])? support::SlotMut::$kind(&mut self.$field)),*],
                    &mut self.additional_properties,
                );
            }
        }

        impl ::std::default::Default for $name {
            #[inline]
            fn default() -> Self {
                Self {
                    $($(#[$gate])? $field: $empty,)*
                    additional_properties: support::AdditionalProperties::new(),
                }
            }
        }

        support::model_traits!($name);
    };
}

/// The traits that models and polymorphic enums hand on to the core.
macro_rules! model_traits {
    ($name:ident) => {
        impl ::std::clone::Clone for $name {
            #[inline]
            fn clone(&self) -> Self {
                support::copy(self)
            }
        }

        impl ::std::cmp::PartialEq for $name {
            #[inline]
            fn eq(&self, other: &Self) -> bool {
                support::equal(self, other)
            }
        }

        impl ::std::fmt::Debug for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                support::debug(self, f)
            }
        }

        impl ::serde::Serialize for $name {
            #[inline]
            fn serialize<S: ::serde::Serializer>(&self, serializer: S) -> ::std::result::Result<S::Ok, S::Error> {
                support::write(self, serializer)
            }
        }

        impl<'de> ::serde::Deserialize<'de> for $name {
            #[inline]
            fn deserialize<D: ::serde::Deserializer<'de>>(deserializer: D) -> ::std::result::Result<Self, D::Error> {
                support::read(deserializer)
            }
        }
    };
}

/// Makes a fieldless enum the members of an [`Evolvable`](super::Evolvable): each with its wire
/// name and its number, in the order of declaration.
///
/// ```text
/// evolvable! {
///     BodyType;
///     Text = "text": 0,
///     Html = "html": 1,
/// }
/// ```
macro_rules! evolvable {
    ($name:ident; $($member:ident = $wire:literal: $number:literal,)*) => {
        impl support::Member for $name {
            const MEMBERS: support::Members<Self> =
                support::Members { all: &[$(Self::$member),*], table: &[$(($wire, $number)),*] };
        }

        // A derive would add a function that checks fields, which there are none of.
        impl ::std::cmp::Eq for $name {}

        impl ::std::fmt::Display for $name {
            #[inline]
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.pad(support::Member::as_str(*self))
            }
        }
    };
}

/// Makes an enum of boxed models stand for a base type and all types derived from it. The first
/// variant is the base; each other one has the wire name of its type and the names of its
/// accessors, behind its condition if it is not always there.
///
/// ```text
/// polymorphic! {
///     AnyAttachment: Attachment = "microsoft.graph.attachment";
///     FileAttachment = "microsoft.graph.fileAttachment" => as_file_attachment, into_file_attachment;
/// }
/// ```
macro_rules! polymorphic {
    (
        $name:ident: $base:ident = $base_wire:literal;
        $($(#[$gate:meta])? $derived:ident = $wire:literal => $as:ident, $into:ident;)*
    ) => {
        impl support::Object for $name {
            #[inline]
            fn empty() -> Self {
                ::std::default::Default::default()
            }

            #[inline]
            fn model(&self) -> &dyn support::Model {
                self
            }

            #[inline]
            fn model_mut(&mut self) -> &mut dyn support::Model {
                self
            }
        }

        impl support::Model for $name {
            #[inline]
            fn slots<'a>(&'a self, look: &mut dyn support::Look<'a>) {
                let model: &dyn support::Model = match self {
                    Self::$base(model) => &**model,
                    $($(#[$gate])? Self::$derived(model) => &**model,)*
                };
                model.slots(look);
            }

            #[inline]
            fn slots_mut<'a>(&'a mut self, look: &mut dyn support::LookMut<'a>) {
                let model: &mut dyn support::Model = match self {
                    Self::$base(model) => &mut **model,
                    $($(#[$gate])? Self::$derived(model) => &mut **model,)*
                };
                model.slots_mut(look);
            }

            #[inline]
            fn family(&self) -> ::std::option::Option<&'static support::Family> {
                static FAMILY: support::Family = support::Family::new($base_wire, &[$($(#[$gate])? $wire),*]);
                ::std::option::Option::Some(&FAMILY)
            }

            #[inline]
            fn retype(&mut self, member: usize) {
                const MAKE: &[fn() -> $name] = &[$($(#[$gate])? support::fresh::<$derived, $name>),*];
                if let ::std::option::Option::Some(make) = MAKE.get(member) {
                    *self = make();
                }
            }
        }

        impl ::std::default::Default for $name {
            #[inline]
            fn default() -> Self {
                Self::$base(::std::boxed::Box::default())
            }
        }

        impl ::std::convert::From<$base> for $name {
            #[inline]
            fn from(model: $base) -> Self {
                Self::$base(::std::boxed::Box::new(model))
            }
        }

        $(
            $(#[$gate])?
            impl ::std::convert::From<$derived> for $name {
                #[inline]
                fn from(model: $derived) -> Self {
                    Self::$derived(::std::boxed::Box::new(model))
                }
            }
        )*

        impl $name {
            $(
                $(#[$gate])?
                #[doc = concat!("The value as a `", stringify!($derived), "`, if it is one.")]
                #[inline]
                #[must_use]
                pub fn $as(&self) -> ::std::option::Option<&$derived> {
                    if let Self::$derived(model) = self {
                        ::std::option::Option::Some(model)
                    } else {
                        ::std::option::Option::None
                    }
                }

                $(#[$gate])?
                #[doc = concat!("Turns into a `", stringify!($derived), "`, or comes back as it was.")]
                ///
                /// # Errors
                /// Gives the value back where it is of another type.
                #[inline]
                pub fn $into(self) -> ::std::result::Result<$derived, Self> {
                    if let Self::$derived(model) = self {
                        ::std::result::Result::Ok(*model)
                    } else {
                        ::std::result::Result::Err(self)
                    }
                }
            )*
        }

        support::model_traits!($name);
    };
}

/// Lets a type from elsewhere be a single value, by way of its own serde traits; it has to be
/// `Clone`. What it does not deserialize from stays an additional property; what it cannot
/// serialize is written as null.
macro_rules! foreign {
    ($type:ty) => {
        impl support::Foreign for $type {
            fn to_value(&self) -> ::serde_json::Value {
                ::serde_json::to_value(self).unwrap_or(::serde_json::Value::Null)
            }
        }

        impl support::Scalar for $type {
            fn read(token: support::Token<'_>) -> ::std::option::Option<Self> {
                support::read_foreign(token, |token| ::serde_json::from_value(token.to_value()).ok())
            }

            fn token(&self) -> support::Token<'_> {
                support::Token::Foreign(self)
            }
        }
    };
}

pub(crate) use {body, evolvable, foreign, model, model_traits, polymorphic};
