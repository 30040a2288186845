//! The same program with structs made by hand for just this payload.
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct User {
    id: Option<String>,
    account_enabled: Option<bool>,
    business_phones: Option<Vec<String>>,
    city: Option<String>,
    company_name: Option<String>,
    country: Option<String>,
    created_date_time: Option<String>,
    department: Option<String>,
    display_name: Option<String>,
    employee_id: Option<String>,
    given_name: Option<String>,
    im_addresses: Option<Vec<String>>,
    job_title: Option<String>,
    mail: Option<String>,
    mail_nickname: Option<String>,
    mobile_phone: Option<String>,
    other_mails: Option<Vec<String>>,
    office_location: Option<String>,
    postal_code: Option<String>,
    preferred_language: Option<String>,
    proxy_addresses: Option<Vec<String>>,
    state: Option<String>,
    street_address: Option<String>,
    surname: Option<String>,
    usage_location: Option<String>,
    user_principal_name: Option<String>,
    user_type: Option<String>,
    assigned_licenses: Option<Vec<AssignedLicense>>,
    assigned_plans: Option<Vec<AssignedPlan>>,
    identities: Option<Vec<Identity>>,
    provisioned_plans: Option<Vec<ProvisionedPlan>>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct AssignedLicense {
    disabled_plans: Option<Vec<String>>,
    sku_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct AssignedPlan {
    assigned_date_time: Option<String>,
    capability_status: Option<String>,
    service: Option<String>,
    service_plan_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Identity {
    sign_in_type: Option<String>,
    issuer: Option<String>,
    issuer_assigned_id: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ProvisionedPlan {
    capability_status: Option<String>,
    provisioning_status: Option<String>,
    service: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Message {
    id: Option<String>,
    created_date_time: Option<String>,
    last_modified_date_time: Option<String>,
    change_key: Option<String>,
    categories: Option<Vec<String>>,
    received_date_time: Option<String>,
    sent_date_time: Option<String>,
    has_attachments: Option<bool>,
    internet_message_id: Option<String>,
    subject: Option<String>,
    body_preview: Option<String>,
    importance: Option<String>,
    parent_folder_id: Option<String>,
    conversation_id: Option<String>,
    conversation_index: Option<String>,
    is_read_receipt_requested: Option<bool>,
    is_read: Option<bool>,
    is_draft: Option<bool>,
    web_link: Option<String>,
    inference_classification: Option<String>,
    body: Option<ItemBody>,
    sender: Option<Recipient>,
    from: Option<Recipient>,
    to_recipients: Option<Vec<Recipient>>,
    cc_recipients: Option<Vec<Recipient>>,
    bcc_recipients: Option<Vec<Recipient>>,
    reply_to: Option<Vec<Recipient>>,
    flag: Option<Flag>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct ItemBody {
    content_type: Option<String>,
    content: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Recipient {
    email_address: Option<EmailAddress>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct EmailAddress {
    name: Option<String>,
    address: Option<String>,
}

#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Flag {
    flag_status: Option<String>,
}

#[derive(Deserialize)]
struct Page<T> {
    value: Vec<T>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let users: Page<User> = serde_json::from_slice(&std::fs::read("users.json")?)?;
    let messages: Page<Message> = serde_json::from_slice(&std::fs::read("messages.json")?)?;
    println!("{} {}", users.value.iter().filter(|u| u.mail.is_some()).count(), messages.value.iter().filter(|m| m.subject.is_some()).count());
    Ok(())
}
