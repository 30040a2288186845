use super::super::support::{self, Evolvable, Patch, AdditionalProperties, body};
use super::{BodyType, Message};

/// The body of an update of a user: what stays `Patch::Keep` is not sent.
pub struct UpdateUserBody {
    /// `accountEnabled`
    #[doc(alias = "accountEnabled")]
    pub account_enabled: Patch<bool>,
    /// `businessPhones`
    #[doc(alias = "businessPhones")]
    pub business_phones: Patch<Vec<String>>,
    /// `displayName`
    #[doc(alias = "displayName")]
    pub display_name: Patch<String>,
    /// `mailFormat`
    #[doc(alias = "mailFormat")]
    pub mail_format: Patch<Evolvable<BodyType>>,
    /// `messages`
    pub messages: Patch<Vec<Message>>,
    /// `pinned`
    pub pinned: Patch<Box<Message>>,
    /// What this type does not name.
    pub additional_properties: AdditionalProperties,
}

body! {
    (support::Patch::Keep)
    UpdateUserBody: "microsoft.graph.user", [];
    account_enabled: "accountEnabled" => Scalar,
    business_phones: "businessPhones" => Scalars,
    display_name: "displayName" => Scalar,
    mail_format: "mailFormat" => Scalar,
    messages: "messages" => Objects,
    pinned: "pinned" => Object,
}
