//! The error object parses whatever comes.

use msgraph_models::operation::{Failure, ODataError, Operation};
use msgraph_models::v1_0::operations::GetUser;

fn check(body: &str, code: &str, message: &str) {
    let error = ODataError::read(400, body.as_bytes());
    assert_eq!((error.status, error.code.as_str(), error.message.as_str()), (400, code, message), "{body}");
}

#[test]
fn errors_of_every_form() {
    check(r#"{"error": {"code": "itemNotFound", "message": "No."}}"#, "itemNotFound", "No.");
    check(r#"{"error": {"code": 5, "message": {"lang": "en", "value": "No."}}}"#, "5", "No.");
    check(r#"{"error": "invalid_grant", "error_description": "Expired."}"#, "invalid_grant", "Expired.");
    check(r#"{"code": "a", "message": null}"#, "a", "");
    check(r#"{"error": [1]}"#, "", "");
    check("\"No.\"", "", "No.");
    check("<html>502</html>\n", "", "<html>502</html>");
    check("[1]", "", "[1]");
    check("", "", "");
    let bytes = ODataError::read(500, &[0xff, b'a']);
    assert_eq!(bytes.message, "\u{fffd}a");
}

#[test]
fn the_details_are_kept() {
    let body = r#"{"error": {"code": "BadRequest", "message": "No.", "target": "mail", "new": 1,
        "details": [{"code": "b", "message": "c"}, "d"],
        "innerError": {"code": "inner", "request-id": "r", "innerError": {"code": "innermost"}}}}"#;
    let error = ODataError::read(400, body.as_bytes());
    assert_eq!((error.target.as_deref(), error.request_id()), (Some("mail"), Some("r")));
    assert_eq!((error.details[0].code.as_str(), error.details[1].message.as_str()), ("b", "d"));
    assert_eq!(error.innermost_code(), "innermost");
    assert_eq!(error.additional_properties["new"], 1);
    let deep = format!("{}{}", "{\"error\":".repeat(500), "}".repeat(500));
    assert!(ODataError::read(400, deep.as_bytes()).message.starts_with("{\"error\""));
}

#[test]
fn failures_say_what_happened() {
    let service = GetUser::read(403, b"{\"error\": {\"code\": \"Authorization_RequestDenied\"}}").unwrap_err();
    assert_eq!(service.to_string(), "status 403: Authorization_RequestDenied");
    let malformed = GetUser::read(200, b"{\"id\": ").unwrap_err();
    assert!(matches!(malformed, Failure::Read(_)) && malformed.to_string().starts_with("the response cannot be read"));
}
