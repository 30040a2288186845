//! The example `call_records`, against a server on the loopback interface.

use msgraph_models::beta::call_records::operations::UpdateSegment;
use msgraph_models::operation::Failure;
use serde_json::{Value, json};

use super::server::Server;

#[path = "../../examples/call_records.rs"]
#[allow(dead_code, unreachable_pub, reason = "the example is a program of its own")]
mod call_records;

const SEGMENT: &str = "PATCH /communications/callRecords/a%2Fb/sessions/s/segments/o%27neil";

fn answer(root: &str, line: &str) -> (u16, String) {
    let page = |ids: &[&str], next: Option<&str>| {
        let value: Vec<Value> = ids.iter().map(|id| json!({"id": id, "modalities": ["audio"], "new": 1})).collect();
        let next = next.map(|next| format!("{root}/communications/callRecords?$skiptoken={next}"));
        (200, json!({"@odata.context": "x", "value": value, "@odata.nextLink": next}).to_string())
    };
    match line {
        "GET /communications/callRecords?$select=id,modalities&$top=2" => page(&["1", "2"], Some("p2")),
        "GET /communications/callRecords?$skiptoken=p2" => page(&["3", "4"], Some("p3")),
        "GET /communications/callRecords?$skiptoken=p3" => page(&["5"], None),
        SEGMENT => (200, json!({"id": "o'neil"}).to_string()),
        _ => (404, json!({"error": {"code": "itemNotFound", "message": "No such segment"}}).to_string()),
    }
}

#[test]
fn call_records_are_listed_page_by_page() {
    let server = Server::start(answer);
    let records = call_records::Service::new(&server.root, "secret").call_records().unwrap();
    let ids: Vec<&str> = records.iter().map(|record| record.id.as_deref().unwrap()).collect();
    assert_eq!(ids, ["1", "2", "3", "4", "5"]);
    assert!(records.iter().all(|record| record.additional_properties.contains_key("new")));
    let received = server.received();
    assert_eq!(received.len(), 3);
    assert!(received.iter().all(|request| request.headers.contains(&"authorization: bearer secret".to_owned())));
}

#[test]
fn a_segment_is_changed() {
    let server = Server::start(answer);
    let service = call_records::Service::new(&server.root, "secret");
    service.end_segment(&UpdateSegment::new("a/b", "s", "o'neil"), "2024-02-08T12:07:31Z").unwrap();
    let request = server.received().remove(0);
    assert_eq!(request.line, SEGMENT);
    assert!(request.headers.contains(&"content-type: application/json".to_owned()), "{:?}", request.headers);
    let body: Value = serde_json::from_str(&request.body).unwrap();
    assert_eq!(body, json!({"endDateTime": "2024-02-08T12:07:31Z", "failureInfo": null}));
}

#[test]
fn what_the_service_says_is_kept() {
    let server = Server::start(answer);
    let service = call_records::Service::new(&server.root, "secret");
    let error = service.end_segment(&UpdateSegment::new("a", "b", "c"), "2024-02-08T12:07:31Z").unwrap_err();
    let Some(Failure::Service(error)) = error.downcast_ref::<Failure>() else { panic!("{error}") };
    assert_eq!((error.status, error.code.as_str()), (404, "itemNotFound"));
    assert_eq!(error.to_string(), "status 404: itemNotFound: No such segment");
}
