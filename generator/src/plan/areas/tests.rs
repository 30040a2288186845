//! The areas of small schemas, one type or operation per line.
//!
//! `user @users page:a.md < entity mailbox ~message = users`: the type of this name with the area and page its front
//! matter states, its base, structural and navigation properties, and the feature it should get, `-` for none. A
//! leading `enum` makes it an enumeration. `GET message @outlook` is an operation.

use serde_json::{Map, Value, json};

use super::{Areas, Names};
use crate::schema::{Schema, TypeName, from_json};

fn qualified(name: &str) -> String {
    if name.contains('.') { name.to_owned() } else { format!("microsoft.graph.{name}") }
}

fn type_of(words: &[&str]) -> (String, Value) {
    let (kind, words) = if words[0] == "enum" { ("enum", &words[1..]) } else { ("entity", words) };
    let mut def = json!({ "kind": kind, "src": format!("resources/{}.md:1", words[0]) });
    if kind == "enum" {
        def["members"] = json!({ "one": 0 });
    }
    let mut properties = Map::new();
    let mut rest = words[1..].iter();
    while let Some(word) = rest.next() {
        if let Some(area) = word.strip_prefix('@') {
            def["area"] = area.replace('_', " ").into();
        } else if let Some(page) = word.strip_prefix("page:") {
            def["src"] = format!("resources/{page}:1").into();
        } else if *word == "<" {
            def["base"] = qualified(rest.next().unwrap()).into();
        } else {
            let target = word.trim_start_matches('~');
            let property = json!({ "type": qualified(target), "navigation": word.starts_with('~') });
            properties.insert(format!("p{}", properties.len()), property);
        }
    }
    def["properties"] = properties.into();
    (qualified(words[0]), def)
}

fn operation_of(words: &[&str]) -> Value {
    json!({
        "title": "Get it", "namespace": "microsoft.graph", "kind": "get", "method": "GET", "paths": [],
        "body": { "content": "none" }, "response": { "status": 200, "content": { "one": qualified(words[1]) } },
        "area": words[2].trim_start_matches('@'), "src": "api/get.md:1",
    })
}

/// The schema of the lines, and the expected feature of each type.
fn read(lines: &str) -> (Schema, Vec<(TypeName, String)>) {
    let (mut types, mut operations, mut expected) = (Map::new(), Vec::new(), Vec::new());
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let (facts, feature) = line.split_once(" = ").unwrap_or((line, ""));
        let words: Vec<&str> = facts.split_whitespace().collect();
        if words[0] == "GET" {
            operations.push(operation_of(&words));
        } else {
            let (name, def) = type_of(&words);
            expected.push((TypeName(name.clone()), feature.to_owned()));
            types.insert(name, def);
        }
    }
    let schema = json!({ "version": "v1.0", "types": types, "operations": operations });
    (from_json(&schema.to_string()).unwrap(), expected)
}

/// Checks the features, and that they hold all that their types need.
fn check(lines: &str) {
    let (schema, expected) = read(lines);
    let schemas = [schema];
    let areas = Areas::new(&schemas[0], &Names::new(&schemas));
    for (name, feature) in &expected {
        let found = areas.feature(name).map_or("-", |feature| feature.as_str());
        assert_eq!(found, feature, "{name}");
    }
    for (name, needed) in super::Graph::new(&schemas[0]).needs() {
        let there = areas.feature(needed);
        assert!(there.is_none() || there == areas.feature(name), "{name} needs {needed}");
    }
}

#[test]
fn pages_state_areas() {
    check(
        "entity @applications = -
         user @users < entity ~message = users
         message @outlook < entity ~user = outlook",
    );
}

#[test]
fn spellings_of_an_area_are_one() {
    check(
        "team @microsoft-teams = teams
         chat @Microsoft_Teams = teams
         channel @microsoft-teams = teams
         notebook @OneNote = onenote
         page @onenote = onenote
         section @onenotes = onenote
         resource @onenote = onenote
         todo @**TODO:_state_the_area** < team = teams",
    );
}

#[test]
fn what_one_area_needs_belongs_to_it() {
    check(
        "message @outlook body enum = outlook
         body kind = outlook
         enum kind = outlook
         enum enum @lists page:lists.md = outlook
         enum other @lists page:lists.md = graph
         enum lonely @search = search",
    );
}

#[test]
fn what_several_areas_need_is_always_there() {
    check(
        "identity = -
         identitySet identity = -
         drive @files identitySet = files
         plan @planner identitySet identity = planner
         drivePart @files = -
         planPart @planner drivePart = planner",
    );
}

/// Areas that need each other would be one; what they need of each other is always there instead.
#[test]
fn cycles_of_areas_and_of_types() {
    check(
        "user @users mailbox = users
         mailbox @outlook = -
         message @outlook sender = outlook
         sender @users = -
         left @one right = -
         right @two left = -
         up @three down = three
         down up = three",
    );
}

#[test]
fn a_type_without_an_area_goes_where_its_operations_or_leads_are() {
    check(
        "site @sharepoint < base ~list = sharepoint
         list ~column = sharepoint
         column < part = sharepoint
         part = sharepoint
         base = sharepoint
         derived < base = sharepoint
         score = security
         photo = -
         user @users ~photo = users
         GET score @security
         GET photo @groups
         group @groups = groups",
    );
}

#[test]
fn without_front_matter_the_namespace_counts() {
    check(
        "user status = graph
         enum status = -
         microsoft.graph.callRecords.session status = call-records
         microsoft.graph.callRecords.segment = call-records",
    );
}

#[test]
fn both_versions_share_their_features() {
    let versions = ["user @user = users", "user @users = users\n group @users = users"];
    let schemas = versions.map(|lines| read(lines).0);
    let names = Names::new(&schemas);
    for (schema, lines) in schemas.iter().zip(versions) {
        for (name, feature) in read(lines).1 {
            assert_eq!(Areas::new(schema, &names).feature(&name).unwrap().as_str(), feature);
        }
    }
}
