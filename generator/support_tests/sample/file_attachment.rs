use super::super::support::{self, Binary, DateTimeOffset, AdditionalProperties, model};

/// A file added to a message.
pub struct FileAttachment {
    /// `id`
    pub id: Option<String>,
    /// `lastModifiedDateTime`
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<DateTimeOffset>,
    /// `name`
    pub name: Option<String>,
    /// `size`
    pub size: Option<i32>,
    /// `contentBytes`
    #[doc(alias = "contentBytes")]
    pub content_bytes: Option<Binary>,
    /// What the service sent and this type does not name.
    pub additional_properties: AdditionalProperties,
}

model! {
    FileAttachment: "microsoft.graph.fileAttachment", ["microsoft.graph.attachment", "microsoft.graph.entity"];
    id: "id" => String,
    last_modified_date_time: "lastModifiedDateTime" => Scalar,
    name: "name" => String,
    size: "size" => Int32,
    content_bytes: "contentBytes" => Scalar,
}
