//! Paths, query options and whole requests.

use msgraph_models::operation::{Argument, Failure, Operation, Options, literal, path};
use msgraph_models::v1_0::operations::{DeleteMessage, GetUser, ListUsers, UpdateUser, UpdateUserBody};
use msgraph_models::v1_0::{BodyType, Message, User};
use msgraph_models::{Date, Evolvable, Guid, Patch};

const ROOT: &str = "https://graph.example/v1.0/";

#[test]
fn arguments_are_encoded_where_they_stand() {
    let date = Date::from("2024-02-29");
    let guid = Guid::from("12345678-9abc-def0-1234-56789abcdef0");
    let html: Evolvable<BodyType> = BodyType::Html.into();
    let table: &[(&str, &[&dyn Argument], &str)] = &[
        ("/users/{id}", &[&"adele@contoso.example"], "/users/adele@contoso.example"),
        ("/users/{id}", &[&"a/b?c#d%e f"], "/users/a%2Fb%3Fc%23d%25e%20f"),
        ("/users/{id}", &[&"o'neil"], "/users/o%27neil"),
        ("/users/{id}/x/{id_2}", &[&"ä".to_owned(), &"AA=="], "/users/%C3%A4/x/AA%3D%3D"),
        ("/search(q='{q}')", &[&"it's a/b"], "/search(q='it''s%20a%2Fb')"),
        ("/near(radius={r},lit={lit})", &[&7, &true], "/near(radius=7,lit=true)"),
        ("/at(date={date},id={id})", &[&date, &guid], "/at(date=2024-02-29,id=12345678-9abc-def0-1234-56789abcdef0)"),
        ("/kind(of=a.b'{kind}')", &[&html], "/kind(of=a.b'html')"),
        ("/root:/{path}:/content", &[&"a b/c'd.txt"], "/root:/a%20b/c%27d.txt:/content"),
        ("/users", &[], "/users"),
        ("/users/{id}", &[], "/users/"),
    ];
    for (template, arguments, expected) in table {
        assert_eq!(path(template, arguments), *expected, "{template}");
    }
}

#[test]
fn one_operation_has_several_paths() {
    assert_eq!(GetUser::me().path(), "/me");
    assert_eq!(GetUser::users("a b").path(), "/users/a%20b");
    assert_eq!(GetUser::PATHS, ["/users/{user_id}", "/me"]);
    assert_eq!((GetUser::METHOD, GetUser::SUCCESS), ("GET", 200));
    assert_eq!((DeleteMessage::METHOD, DeleteMessage::SUCCESS), ("DELETE", 204));
}

#[test]
fn options_become_a_query() {
    let options = Options::new()
        .select([User::ID, User::DISPLAY_NAME])
        .expand([User::MANAGER])
        .filter(&format!("{} eq {} & x", User::DISPLAY_NAME, literal("O'Neil")))
        .search("\"displayName:a+b\"")
        .order_by(["displayName desc"])
        .top(5)
        .skip(10)
        .count()
        .parameter("startDateTime", "2024-01-01T00:00:00Z");
    let expected = "https://graph.example/v1.0/users?$select=id,displayName&$expand=manager\
        &$filter=displayName%20eq%20'O''Neil'%20%26%20x&$search=%22displayName:a%2Bb%22&$orderby=displayName%20desc\
        &$top=5&$skip=10&$count=true&startDateTime=2024-01-01T00:00:00Z";
    assert_eq!(ListUsers::new().url(ROOT, &options), expected);
    assert_eq!(ListUsers::new().url(ROOT, &Options::new()), "https://graph.example/v1.0/users");
    assert!(User::PROPERTIES.contains(&"displayName") && Message::PROPERTIES.contains(&Message::BODY));
}

#[test]
fn requests_are_those_of_the_crate_http() {
    let options = Options::new().header("Prefer", "return=minimal").header("accept", "application/json");
    let body = UpdateUserBody { given_name: Patch::Null, ..UpdateUserBody::default() };
    let request = UpdateUser::users("1").request(ROOT, &options, &body).unwrap();
    assert_eq!((request.method().as_str(), request.uri().to_string()), ("PATCH", format!("{ROOT}users/1")));
    assert_eq!(request.body(), br#"{"givenName":null}"#);
    let headers = request.headers();
    assert_eq!(headers["prefer"], "return=minimal");
    assert_eq!(
        (&headers["content-type"], &headers["accept"]),
        (&"application/json".parse().unwrap(), &"application/json".parse().unwrap())
    );
    let get = GetUser::me().request(ROOT, &Options::new(), &()).unwrap();
    assert!(get.body().is_empty() && !get.headers().contains_key("content-type"));
    let next = ListUsers::follow("https://graph.example/v1.0/users?$skiptoken=a%20b", &Options::new()).unwrap();
    assert_eq!(next.uri().query(), Some("$skiptoken=a%20b"));
    let response = http::Response::builder().status(200).body(br#"{"id": "1"}"#.to_vec()).unwrap();
    assert_eq!(GetUser::response(&response).unwrap().id.as_deref(), Some("1"));
}

#[test]
fn what_is_no_request_is_an_error() {
    for (root, name, value) in [("not a root", "a", "b"), (ROOT, "a b", "c"), (ROOT, "a", "b\r\nc: d")] {
        let options = Options::new().header(name, value);
        let failure = GetUser::me().request(root, &options, &()).unwrap_err();
        assert!(matches!(failure, Failure::Request(_)), "{root} {name} {value}");
        assert!(failure.to_string().starts_with("the request cannot be made: "));
    }
    assert!(ListUsers::follow("", &Options::new()).is_err());
}
