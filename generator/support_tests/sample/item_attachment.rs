use super::super::support::{self, AdditionalProperties, model};
use super::Message;

/// A message added to a message.
pub struct ItemAttachment {
    /// `id`
    pub id: Option<String>,
    /// `name`
    pub name: Option<String>,
    /// `size`
    pub size: Option<i32>,
    /// `item`
    pub item: Option<Box<Message>>,
    /// What the service sent and this type does not name.
    pub additional_properties: AdditionalProperties,
}

model! {
    ItemAttachment: "microsoft.graph.itemAttachment", ["microsoft.graph.attachment", "microsoft.graph.entity"];
    id: "id" => String,
    name: "name" => String,
    size: "size" => Int32,
    item: "item" => Object,
}
