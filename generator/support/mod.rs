//! The hand-written core behind the generated models.
//!
//! Generated types are plain structs and enums. Each struct describes itself through one small
//! object-safe trait, [`Model`]; reading, writing, comparing, cloning and printing are done here,
//! once for all types. Nothing the service sends is refused or dropped: what a field cannot hold
//! stays in `additional_properties` under its wire name and is written back from there.
#![forbid(unsafe_code)]
#![allow(dead_code, unused_imports, unused_macros, reason = "a selection of types may need only a part of the core")]

mod additional_properties;
mod collection;
mod descriptor;
mod enums;
mod family;
mod field;
mod flags;
mod list_field;
mod macros;
mod model;
mod patch;

mod read;
mod read_field;
mod read_list;
mod read_object;
mod read_value;
mod reader;
mod reflect;
mod scalar;
mod slot;
mod values;
mod write;

pub use additional_properties::AdditionalProperties;
pub use collection::{Collection, Item};
pub use descriptor::Descriptor;
pub use enums::{Evolvable, Member, Members};
pub use family::{fresh, Family};
pub use field::{Object, ObjectField, ScalarField};
pub use flags::Flags;
pub use list_field::{ObjectList, ObjectsField, Reset, ScalarList, ScalarsField};
pub use model::{Look, LookMut, Model, ModelExt};
pub use patch::Patch;
pub use read::read;
pub use reader::{from_slice, from_str, from_value, ReadError, Reader};
pub use reflect::{copy, debug, equal};
pub use scalar::{read_foreign, Foreign, Scalar, Token};
pub use slot::{kinds, Slot, SlotMut};
pub use values::{Binary, Date, DateTimeOffset, Decimal, Double, Duration, Guid, Int64, TimeOfDay, ValueError};
pub use write::write;

pub(crate) use macros::{body, evolvable, foreign, model, model_traits, polymorphic};
