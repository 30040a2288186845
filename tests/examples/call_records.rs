//! Lists call records page by page, and changes a segment of one.
//!
//! ```sh
//! cargo run -p integration-tests --example call_records -- https://graph.microsoft.com/beta "$TOKEN"
//! ```
//!
//! The operations send nothing themselves; here ureq does. Any client that knows the crate `http` takes its place.

use std::error::Error;

use msgraph_models::beta::call_records::CallRecord;
use msgraph_models::beta::call_records::operations::{ListCallRecords, UpdateSegment, UpdateSegmentBody};
use msgraph_models::operation::{Operation, Options};
use msgraph_models::{DateTimeOffset, Patch};

/// A service and what it takes to talk to it.
pub struct Service {
    agent: ureq::Agent,
    root: String,
    token: String,
}

impl Service {
    /// The service below `root`, which is asked with this token.
    #[must_use]
    pub fn new(root: &str, token: &str) -> Self {
        // An answer with an error is an answer: the operation makes a value of it.
        let agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
        Self { agent, root: root.to_owned(), token: token.to_owned() }
    }

    /// Sends a request and reads the answer to it.
    fn send<O: Operation>(&self, mut request: http::Request<Vec<u8>>) -> Result<O::Response, Box<dyn Error>> {
        let token = http::HeaderValue::from_str(&format!("Bearer {}", self.token))?;
        request.headers_mut().insert(http::header::AUTHORIZATION, token);
        let (parts, mut body) = self.agent.run(request)?.into_parts();
        Ok(O::response(&http::Response::from_parts(parts, body.read_to_vec()?))?)
    }

    /// All call records, of which only a few properties are asked for.
    pub fn call_records(&self) -> Result<Vec<CallRecord>, Box<dyn Error>> {
        let options = Options::new().select([CallRecord::ID, CallRecord::MODALITIES]).top(2);
        let mut request = ListCallRecords::new().request(&self.root, &options, &())?;
        let mut records = Vec::new();
        loop {
            let page = self.send::<ListCallRecords>(request)?;
            records.extend(page.value);
            let Some(next) = page.next_link else { return Ok(records) };
            // The token is for this service only.
            if !next.starts_with(&self.root) {
                return Err(format!("the next page is elsewhere: {next}").into());
            }
            request = ListCallRecords::follow(&next, &Options::new())?;
        }
    }

    /// Gives a segment another end and forgets why it failed; everything else stays as it is.
    pub fn end_segment(&self, segment: &UpdateSegment, end: &str) -> Result<(), Box<dyn Error>> {
        let body = UpdateSegmentBody {
            end_date_time: DateTimeOffset::new(end).into(),
            failure_info: Patch::Null,
            ..UpdateSegmentBody::default()
        };
        self.send::<UpdateSegment>(segment.request(&self.root, &Options::new(), &body)?)?;
        Ok(())
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(root), Some(token)) = (arguments.next(), arguments.next()) else {
        return Err("usage: call_records ROOT TOKEN [CALL_RECORD SESSION SEGMENT END]".into());
    };
    let service = Service::new(&root, &token);
    for record in service.call_records()? {
        println!("{} {:?}", record.id.as_deref().unwrap_or("?"), record.modalities);
    }
    let rest: Vec<String> = arguments.collect();
    if let [call_record, session, segment, end] = rest.as_slice() {
        service.end_segment(&UpdateSegment::new(call_record, session, segment), end)?;
    }
    Ok(())
}
