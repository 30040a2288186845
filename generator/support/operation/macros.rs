//! The table of a type's property names.

/// Gives a model a constant per property, and a list of them.
///
/// ```text
/// properties! {
///     User;
///     DISPLAY_NAME = "displayName",
/// }
/// ```
macro_rules! properties {
    ($name:ident; $($constant:ident = $wire:literal,)*) => {
        impl $name {
            /// The wire names of all properties, for `$select`.
            pub const PROPERTIES: &'static [&'static str] = &[$(Self::$constant),*];
            $(
                #[doc = concat!("The wire name `", $wire, "`.")]
                pub const $constant: &'static str = $wire;
            )*
        }
    };
}

pub(crate) use properties;
