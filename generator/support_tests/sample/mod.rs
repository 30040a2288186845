//! A few types in the shape the generator writes, by hand.

mod any_directory_object;
mod attachment;
mod body_type;
mod device_type;
mod directory_object;
mod file_attachment;
mod item_attachment;
mod any_attachment;
mod message;
mod update_user_body;
mod user;

pub use any_attachment::AnyAttachment;
pub use any_directory_object::AnyDirectoryObject;
pub use attachment::Attachment;
pub use body_type::BodyType;
pub use device_type::DeviceType;
pub use directory_object::DirectoryObject;
pub use file_attachment::FileAttachment;
pub use item_attachment::ItemAttachment;
pub use message::Message;
pub use update_user_body::UpdateUserBody;
pub use user::User;
