//! Reads and writes pages of users and messages with the table-driven models and with derived ones.
//! Prints a table row for each page, of medians over rounds in which both take turns.
#![recursion_limit = "512"]

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicIsize, Ordering::Relaxed};
use std::time::Instant;

use serde::{Deserialize, Serialize, de::DeserializeOwned};
use serde_json::{json, Value};

struct Counting;
static LIVE: AtomicIsize = AtomicIsize::new(0);
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, l: Layout) -> *mut u8 { LIVE.fetch_add(l.size() as isize, Relaxed); unsafe { System.alloc(l) } }
    unsafe fn dealloc(&self, p: *mut u8, l: Layout) { LIVE.fetch_sub(l.size() as isize, Relaxed); unsafe { System.dealloc(p, l) } }
    unsafe fn realloc(&self, p: *mut u8, l: Layout, n: usize) -> *mut u8 { LIVE.fetch_add(n as isize - l.size() as isize, Relaxed); unsafe { System.realloc(p, l, n) } }
}
#[global_allocator]
static A: Counting = Counting;

#[derive(Serialize, Deserialize)]
struct Page<T> {
    #[serde(rename = "@odata.context")]
    context: Option<String>,
    #[serde(rename = "@odata.nextLink")]
    next: Option<String>,
    value: Vec<T>,
}

fn guid(i: usize, k: usize) -> String { format!("{:08x}-8f93-4758-87c3-{:012x}", i * 2654435761 % 0xffff_ffff, k * 7919 + i) }

fn user(i: usize) -> Value {
    json!({
        "id": guid(i, 1), "deletedDateTime": null, "accountEnabled": true, "ageGroup": null,
        "businessPhones": [format!("+1 425 555 {:04}", i % 10000)], "city": "Redmond", "companyName": "Contoso",
        "consentProvidedForMinor": null, "country": "US", "createdDateTime": "2017-07-29T03:07:25Z", "creationType": null,
        "department": "Sales & Marketing", "displayName": format!("Employee Number {i}"), "employeeId": i.to_string(), "faxNumber": null,
        "givenName": "Employee", "imAddresses": [format!("e{i}@contoso.com")], "isResourceAccount": null, "jobTitle": "Marketing Assistant",
        "legalAgeGroupClassification": null, "mail": format!("e{i}@contoso.com"), "mailNickname": format!("e{i}"), "mobilePhone": null,
        "onPremisesDistinguishedName": null, "onPremisesDomainName": null, "onPremisesImmutableId": null, "onPremisesLastSyncDateTime": null,
        "onPremisesSamAccountName": null, "onPremisesSecurityIdentifier": null, "onPremisesSyncEnabled": null, "onPremisesUserPrincipalName": null,
        "otherMails": [], "passwordPolicies": "DisablePasswordExpiration", "officeLocation": "18/2111", "postalCode": "98052",
        "preferredDataLocation": null, "preferredLanguage": "en-US",
        "proxyAddresses": [format!("SMTP:e{i}@contoso.com"), format!("smtp:employee{i}@contoso.com")],
        "refreshTokensValidFromDateTime": "2017-07-29T02:16:20Z", "showInAddressList": null, "signInSessionsValidFromDateTime": "2017-07-29T02:16:20Z",
        "state": "WA", "streetAddress": "9256 Towne Center Dr., Suite 400", "surname": format!("Number {i}"), "usageLocation": "US",
        "userPrincipalName": format!("e{i}@contoso.com"), "externalUserState": null, "externalUserStateChangeDateTime": null, "userType": "Member",
        "assignedLicenses": [{"disabledPlans": [guid(i, 2)], "skuId": guid(i, 3)}],
        "assignedPlans": (0..8).map(|k| json!({"assignedDateTime": "2020-11-02T19:24:22Z", "capabilityStatus": "Enabled", "service": "exchange", "servicePlanId": guid(i, k)})).collect::<Vec<_>>(),
        "identities": [{"signInType": "userPrincipalName", "issuer": "contoso.com", "issuerAssignedId": format!("e{i}@contoso.com")}],
        "onPremisesExtensionAttributes": {"extensionAttribute1": null, "extensionAttribute2": "x", "extensionAttribute3": null},
        "onPremisesProvisioningErrors": [], "passwordProfile": null,
        "provisionedPlans": (0..8).map(|_| json!({"capabilityStatus": "Enabled", "provisioningStatus": "Success", "service": "SharePoint"})).collect::<Vec<_>>(),
    })
}

fn message(i: usize) -> Value {
    let person = |k: usize| json!({"emailAddress": {"name": format!("Employee {k}"), "address": format!("e{k}@contoso.com")}});
    json!({
        "@odata.etag": format!("W/\"CQAAABYAAADHcgC8Hl9tRZ/hc1wEUs1TAAA{i}\""), "id": format!("AAMkAGUAAAwTW09AAA{}", "x".repeat(80)),
        "createdDateTime": "2019-02-04T21:15:46Z", "lastModifiedDateTime": "2019-02-04T21:16:00Z", "changeKey": "CQAAABYAAADHcgC8Hl9tRZ", "categories": ["red"],
        "receivedDateTime": "2019-02-04T21:15:46Z", "sentDateTime": "2019-02-04T21:15:45Z", "hasAttachments": i % 3 == 0, "internetMessageId": format!("<{i}@contoso.com>"),
        "subject": format!("Message about topic {i}"), "bodyPreview": "We have planned the next steps and would like to hear from you. ".repeat(3),
        "importance": "normal", "parentFolderId": "AQMkAGUAAAAAAEJAAAA", "conversationId": guid(i, 9), "conversationIndex": "AQHTbWvKRzsFEdqV", "isDeliveryReceiptRequested": null,
        "isReadReceiptRequested": false, "isRead": true, "isDraft": false, "webLink": "https://outlook.office365.com/owa/?ItemID=AAMk", "inferenceClassification": "focused",
        "body": {"contentType": "html", "content": format!("<html>\r\n<body>{}</body>\r\n</html>", "<p>We have planned the \"next\" steps.</p>\r\n".repeat(20))},
        "sender": person(i), "from": person(i), "toRecipients": [person(1), person(2), person(i + 3)], "ccRecipients": [person(4)], "bccRecipients": [], "replyTo": [],
        "flag": {"flagStatus": "notFlagged"},
    })
}

fn sparse(i: usize) -> Value {
    json!({"businessPhones": [format!("+1 425 555 {:04}", i % 10000)], "displayName": format!("Employee Number {i}"), "givenName": "Employee", "jobTitle": "Marketing Assistant",
        "mail": format!("e{i}@contoso.com"), "mobilePhone": null, "officeLocation": "18/2111", "preferredLanguage": "en-US", "surname": format!("Number {i}"),
        "userPrincipalName": format!("e{i}@contoso.com"), "id": guid(i, 1)})
}

fn page(items: Vec<Value>) -> Vec<u8> {
    serde_json::to_vec(&json!({"@odata.context": "c", "@odata.nextLink": "n", "value": items})).unwrap()
}

/// Seconds for a read and for a write, one of each.
fn once<T: DeserializeOwned + Serialize>(text: &[u8]) -> (f64, f64) {
    let start = Instant::now();
    let page: T = serde_json::from_slice(text).unwrap();
    let read = start.elapsed().as_secs_f64();
    let start = Instant::now();
    let out = serde_json::to_vec(&page).unwrap();
    let write = start.elapsed().as_secs_f64();
    std::hint::black_box(&out);
    (read, write)
}

fn written<T: DeserializeOwned + Serialize>(text: &[u8]) -> usize {
    serde_json::to_vec(&serde_json::from_slice::<T>(text).unwrap()).unwrap().len()
}

fn live<T: DeserializeOwned>(text: &[u8]) -> f64 {
    let before = LIVE.load(Relaxed);
    let page: T = serde_json::from_slice(text).unwrap();
    let after = LIVE.load(Relaxed);
    drop(page);
    (after - before) as f64 / 1e6
}

fn median(mut v: Vec<f64>) -> f64 { v.sort_by(f64::total_cmp); v[v.len() / 2] }

fn compare<D: DeserializeOwned + Serialize, O: DeserializeOwned + Serialize>(name: &str, text: &[u8]) {
    let mb = text.len() as f64 / 1e6;
    let (mut d, mut o) = ((vec![], vec![]), (vec![], vec![]));
    for _ in 0..41 {
        let (r, w) = once::<D>(text); d.0.push(r); d.1.push(w);
        let (r, w) = once::<O>(text); o.0.push(r); o.1.push(w);
    }
    let (dr, dw, or, ow) = (median(d.0), median(d.1), median(o.0), median(o.1));
    let (dw_mb, ow_mb) = (written::<D>(text) as f64 / 1e6, written::<O>(text) as f64 / 1e6);
    let (dm, om) = (live::<D>(text), live::<O>(text));
    println!(
        "| {name} | {:.0} ({:.2}) | {:.0} ({:.2}) | {om:.1} MB ({:.2}) |",
        mb / or, dr / or, ow_mb / ow, (ow_mb / ow) / (dw_mb / dw), om / dm,
    );
}

fn main() {
    let users = page((0..1000).map(user).collect());
    let messages = page((0..800).map(message).collect());
    let few = page((0..4000).map(sparse).collect());
    compare::<Page<derived::v1_0::User>, msgraph_models::Collection<msgraph_models::v1_0::User>>("1,000 users", &users);
    compare::<Page<derived::v1_0::Message>, msgraph_models::Collection<msgraph_models::v1_0::Message>>("800 messages", &messages);
    compare::<Page<derived::v1_0::User>, msgraph_models::Collection<msgraph_models::v1_0::User>>("4,000 users of 11 properties", &few);
}
