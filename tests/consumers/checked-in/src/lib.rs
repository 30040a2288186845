//! Reads the mail of the signed-in user.

#![deny(warnings, missing_docs, clippy::pedantic)]

/// Models of Microsoft Graph.
pub mod msgraph;

use msgraph::Collection;
use msgraph::v1_0::Message;

/// The subjects in a page of messages, as `GET /me/messages` answers.
///
/// # Errors
/// Fails where the text is not such a page.
pub fn subjects(page: &str) -> Result<Vec<String>, serde_json::Error> {
    let page: Collection<Message> = serde_json::from_str(page)?;
    Ok(page.value.into_iter().filter_map(|message| message.subject).collect())
}

#[cfg(test)]
mod tests {
    #[test]
    fn subjects_of_a_page() {
        let page =
            r##"{"value": [{"subject": "a"}, {"@odata.type": "#microsoft.graph.eventMessage", "subject": "b"}]}"##;
        assert_eq!(super::subjects(page).unwrap(), ["a", "b"]);
    }
}
