//! A user's program: reads a page of users and one of messages with the generated models.
use msgraph_models::Collection;
use msgraph_models::v1_0::{Message, User};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let users: Collection<User> = serde_json::from_slice(&std::fs::read("users.json")?)?;
    let messages: Collection<Message> = serde_json::from_slice(&std::fs::read("messages.json")?)?;
    println!("{} {}", users.value.iter().filter(|u| u.mail.is_some()).count(), messages.value.iter().filter(|m| m.subject.is_some()).count());
    Ok(())
}
