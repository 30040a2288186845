use super::super::support::{self, DateTimeOffset, AdditionalProperties, model};

/// Something added to a message.
pub struct Attachment {
    /// `id`
    pub id: Option<String>,
    /// `lastModifiedDateTime`
    #[doc(alias = "lastModifiedDateTime")]
    pub last_modified_date_time: Option<DateTimeOffset>,
    /// `name`
    pub name: Option<String>,
    /// `size`
    pub size: Option<i32>,
    /// What the service sent and this type does not name.
    pub additional_properties: AdditionalProperties,
}

model! {
    Attachment: "microsoft.graph.attachment", ["microsoft.graph.entity"];
    id: "id" => String,
    last_modified_date_time: "lastModifiedDateTime" => Scalar,
    name: "name" => String,
    size: "size" => Int32,
}
