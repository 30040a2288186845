use serde_json::Value;

use super::super::support::{
    self, Binary, Date, DateTimeOffset, Decimal, Double, Duration, Evolvable, Flags, Guid, Int64,
    AdditionalProperties, TimeOfDay, model,
};
use super::{AnyDirectoryObject, BodyType, DeviceType, Message};

/// A person, with one property of every kind.
pub struct User {
    /// `id`
    pub id: Option<String>,
    /// `accountEnabled`
    #[doc(alias = "accountEnabled")]
    pub account_enabled: Option<bool>,
    /// `birthday`
    pub birthday: Option<Date>,
    /// `businessPhones`
    #[doc(alias = "businessPhones")]
    pub business_phones: Option<Vec<String>>,
    /// `createdDateTime`
    #[doc(alias = "createdDateTime")]
    pub created_date_time: Option<DateTimeOffset>,
    /// `devices`
    pub devices: Option<Flags<DeviceType>>,
    /// `displayName`
    #[doc(alias = "displayName")]
    pub display_name: Option<String>,
    /// `formats`
    pub formats: Option<Vec<Evolvable<BodyType>>>,
    /// `height`
    pub height: Option<Double>,
    /// `jobTitle`
    #[doc(alias = "jobTitle")]
    pub job_title: Option<String>,
    /// `logins`
    pub logins: Option<i32>,
    /// `mailFormat`
    #[doc(alias = "mailFormat")]
    pub mail_format: Option<Evolvable<BodyType>>,
    /// `manager`
    pub manager: Option<AnyDirectoryObject>,
    /// `messages`
    pub messages: Option<Vec<Message>>,
    /// `photo` (a stream)
    pub photo: Option<Value>,
    /// `pinned`
    pub pinned: Option<Box<Message>>,
    /// `price`
    pub price: Option<Decimal>,
    /// `quota`
    pub quota: Option<Int64>,
    /// `quotas`
    pub quotas: Option<Vec<Int64>>,
    /// `startTime`
    #[doc(alias = "startTime")]
    pub start_time: Option<TimeOfDay>,
    /// `tenant`
    pub tenant: Option<Guid>,
    /// `thumbprint`
    pub thumbprint: Option<Binary>,
    /// `workHours`
    #[doc(alias = "workHours")]
    pub work_hours: Option<Duration>,
    /// What the service sent and this type does not name.
    pub additional_properties: AdditionalProperties,
}

model! {
    User: "microsoft.graph.user", ["microsoft.graph.directoryObject", "microsoft.graph.entity"];
    id: "id" => String,
    account_enabled: "accountEnabled" => Bool,
    birthday: "birthday" => Scalar,
    business_phones: "businessPhones" => Strings,
    created_date_time: "createdDateTime" => Scalar,
    devices: "devices" => Scalar,
    display_name: "displayName" => String,
    formats: "formats" => Scalars,
    height: "height" => Scalar,
    job_title: "jobTitle" => String,
    logins: "logins" => Int32,
    mail_format: "mailFormat" => Scalar,
    manager: "manager" => Object,
    messages: "messages" => Objects,
    photo: "photo" => Any,
    pinned: "pinned" => Object,
    price: "price" => Scalar,
    quota: "quota" => Scalar,
    quotas: "quotas" => Scalars,
    start_time: "startTime" => Scalar,
    tenant: "tenant" => Scalar,
    thumbprint: "thumbprint" => Scalar,
    work_hours: "workHours" => Scalar,
}
