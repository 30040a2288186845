use super::super::support::{self, DateTimeOffset, Evolvable, AdditionalProperties, model};
use super::{AnyAttachment, BodyType};

/// A message in a mailbox.
pub struct Message {
    /// `id`
    pub id: Option<String>,
    /// `attachments`
    pub attachments: Option<Vec<AnyAttachment>>,
    /// `contentType`
    #[doc(alias = "contentType")]
    pub content_type: Option<Evolvable<BodyType>>,
    /// `receivedDateTime`
    #[doc(alias = "receivedDateTime")]
    pub received_date_time: Option<DateTimeOffset>,
    /// `subject`
    pub subject: Option<String>,
    /// What the service sent and this type does not name.
    pub additional_properties: AdditionalProperties,
}

model! {
    Message: "microsoft.graph.message", ["microsoft.graph.outlookItem", "microsoft.graph.entity"];
    id: "id" => String,
    attachments: "attachments" => Objects,
    content_type: "contentType" => Scalar,
    received_date_time: "receivedDateTime" => Scalar,
    subject: "subject" => String,
}
