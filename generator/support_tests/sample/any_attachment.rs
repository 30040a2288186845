use super::super::support::{self, polymorphic};
use super::{Attachment, FileAttachment, ItemAttachment};

/// An [`Attachment`] or one of the types that derive from it.
pub enum AnyAttachment {
    /// `microsoft.graph.attachment`, or a type that is not documented.
    Attachment(Box<Attachment>),
    /// `microsoft.graph.fileAttachment`
    FileAttachment(Box<FileAttachment>),
    /// `microsoft.graph.itemAttachment`
    ItemAttachment(Box<ItemAttachment>),
}

polymorphic! {
    AnyAttachment: Attachment = "microsoft.graph.attachment";
    FileAttachment = "microsoft.graph.fileAttachment" => as_file_attachment, into_file_attachment;
    ItemAttachment = "microsoft.graph.itemAttachment" => as_item_attachment, into_item_attachment;
}
