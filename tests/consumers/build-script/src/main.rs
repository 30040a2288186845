//! Reads a message and prepares an update of a user.

// What a careful crate asks of its own code is not asked of the generated module.
#![deny(warnings, missing_docs, unreachable_pub, clippy::pedantic)]

include!(concat!(env!("OUT_DIR"), "/docgen.rs"));

use msgraph::ModelExt as _;
use msgraph::v1_0::{AnyAttachment, BodyType, Message, User};

const MESSAGE: &str = r##"{
    "subject": "Minutes",
    "body": { "contentType": "html", "content": "<p>Hello</p>" },
    "from": { "emailAddress": { "name": "Adele Vance", "address": "adele@contoso.com" } },
    "attachments": [{ "@odata.type": "#microsoft.graph.fileAttachment", "name": "notes.txt", "contentBytes": "SGk=" }],
    "notDocumented": true
}"##;

fn main() -> Result<(), serde_json::Error> {
    let message: Message = serde_json::from_str(MESSAGE)?;
    let kind = message.body.as_ref().and_then(|body| body.content_type.as_ref()?.known());
    assert_eq!(kind, Some(BodyType::Html));
    let attachment = message.attachments.as_ref().and_then(|all| all.first());
    assert!(attachment.and_then(AnyAttachment::as_file_attachment).is_some_and(|file| file.content_bytes.is_some()));

    let mut update = User { job_title: Some("Engineer".to_owned()), ..User::default() };
    update.set_null("mobilePhone");
    assert_eq!(serde_json::to_string(&update)?, r#"{"jobTitle":"Engineer","mobilePhone":null}"#);
    println!("{}", serde_json::to_string(&message)?);
    Ok(())
}
