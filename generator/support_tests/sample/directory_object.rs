use super::super::support::{self, AdditionalProperties, model};

/// Anything in a directory.
pub struct DirectoryObject {
    /// `id`
    pub id: Option<String>,
    /// What the service sent and this type does not name.
    pub additional_properties: AdditionalProperties,
}

model! {
    DirectoryObject: "microsoft.graph.directoryObject", ["microsoft.graph.entity"];
    id: "id" => String,
}
