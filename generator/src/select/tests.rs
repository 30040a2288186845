//! Selections of a small schema.

use std::fmt::Write as _;

use super::{Reason, Selected, savings, select};
use crate::config::{Misuse, Navigation, Selection};
use crate::schema::{Schema, TypeDef, TypeName, from_json};

/// Mail: bases, derived types, navigation, operations.
const MAIL: &str = include_str!("../../test_data/schemas/mail.json");

fn schema() -> Schema {
    from_json(MAIL).unwrap()
}

fn texts(list: &str) -> Vec<String> {
    list.split_whitespace().map(str::to_owned).collect()
}

/// A selection from `include`, `exclude` and `stop_at`, each with blanks between its patterns.
fn selection(include: &str, exclude: &str, stop_at: &str) -> Selection {
    Selection { include: texts(include), exclude: texts(exclude), stop_at: texts(stop_at), ..Selection::default() }
}

fn select_one(selection: &Selection) -> Result<Selected, String> {
    let selected = select(&[schema()], selection);
    selected
        .map(|mut all| all.pop().unwrap())
        .map_err(|all| all.iter().map(Misuse::to_string).collect::<Vec<_>>().join("\n"))
}

/// The generated types, short, with the property or operation that brought each.
fn kept(selection: &Selection) -> String {
    let selected = select_one(selection).unwrap();
    let mut out = String::new();
    for (name, reason) in &selected.closure.reasons {
        let _ = match reason {
            Reason::Included { .. } => write!(out, "{} ", name.short()),
            Reason::Operation { operation, .. } => write!(out, "{}<{} ", name.short(), operation.replace(' ', ":")),
            Reason::Property { of, property } => write!(out, "{}<{}.{property} ", name.short(), of.short()),
            Reason::Derived { from } => write!(out, "{}<:{} ", name.short(), from.short()),
        };
    }
    if !selected.hidden.is_empty() {
        let hidden: Vec<&str> = selected.hidden.iter().map(TypeName::short).collect();
        let _ = write!(out, "({})", hidden.join(" "));
    }
    assert_resolved(&selected);
    out.trim_end().to_owned()
}

/// Every name in the smaller schema resolves, and nothing generated refers to what is not.
fn assert_resolved(selected: &Selected) {
    let generated = selected.schema.types.iter().filter(|(name, _)| selected.is_generated(name));
    for (name, def) in generated {
        assert!(selected.closure.reasons.contains_key(name), "{name}");
        let TypeDef::Struct(structure) = def else { continue };
        for property in &structure.properties {
            let target = TypeName(property.ty.element.as_str().to_owned());
            let is_known = target.0.starts_with("Edm.") || selected.is_generated(&target);
            assert!(is_known || selected.replaced.contains(&target), "{name}.{}: {target}", property.name);
        }
    }
}

#[test]
fn a_type_brings_what_its_properties_need_and_nothing_else() {
    let message = "attachment<message.attachments emailAddress<message.changedBy importance<message.importance \
                   message recipient<message.sender (entity outlookItem)";
    assert_eq!(kept(&selection("message", "", "")), message);
    assert_eq!(kept(&selection("microsoft.graph.message", "", "")), message);
    assert_eq!(kept(&selection("recipient", "", "")), "emailAddress<recipient.emailAddress recipient");
    assert_eq!(kept(&selection("entity", "", "")), "entity");
}

#[test]
fn derived_types_come_by_name_or_by_option() {
    let mut with_derived = selection("message", "", "outlookItem");
    with_derived.derived = true;
    let all = "attachment<message.attachments emailAddress<message.changedBy fileAttachment<:attachment \
               importance<message.importance itemAttachment<:attachment message recipient<message.sender \
               (entity outlookItem)";
    assert_eq!(kept(&with_derived), all);
    assert!(kept(&selection("message fileAttachment", "", "")).contains(" fileAttachment "));
}

#[test]
fn navigation_is_followed_shown_as_json_or_left_out() {
    let with = |navigation| Selection { navigation, ..selection("user", "", "") };
    assert!(kept(&with(Navigation::Follow)).contains("attachment<message.attachments"));
    for (navigation, types) in [
        (Navigation::Json, ["Edm.String", "microsoft.graph.user", "Edm.Untyped"].as_slice()),
        (Navigation::Omit, &["Edm.String", "microsoft.graph.user"]),
    ] {
        assert_eq!(kept(&with(navigation)), "user (entity)");
        let selected = select_one(&with(navigation)).unwrap();
        let user = selected.schema.structure(&TypeName("microsoft.graph.user".to_owned())).unwrap();
        let found: Vec<&str> = user.properties.iter().map(|property| property.ty.element.as_str()).collect();
        assert_eq!(found, types);
    }
}

#[test]
fn paths_pages_and_namespaces_bring_operations() {
    let count = |include: &str| select_one(&selection(include, "", "")).unwrap().schema.operations.len();
    for (include, operations) in [
        ("/me/messages", 1),
        ("/users/{id}/messages", 1),
        ("/users/*/messages", 1),
        ("/me/*", 2),
        ("/**", 2),
        ("api/user-*.md", 2),
        ("microsoft.graph", 2),
        ("message", 0),
        ("microsoft.graph.termStore", 0),
    ] {
        assert_eq!(count(include), operations, "{include}");
    }
    assert!(kept(&selection("/me/messages", "", "")).contains("message<GET:/me/messages"));
    assert!(kept(&selection("/me/sendMail", "", "")).contains("message<POST:/me/sendMail"));
    assert_eq!(kept(&selection("resources/recipient.md", "", "")), kept(&selection("recipient", "", "")));
    assert_eq!(select_one(&selection("", "/me/sendMail", "")).unwrap().schema.operations.len(), 1);
}

#[test]
fn references_end_where_they_are_told_to() {
    let stopped = kept(&selection("message", "", "recipient attachment"));
    assert_eq!(stopped, "emailAddress<message.changedBy importance<message.importance message (entity outlookItem)");
    assert_eq!(kept(&selection("message", "recipient attachment", "")), stopped);
    let properties = |selection: &Selection| {
        let selected = select_one(selection).unwrap();
        let message = selected.schema.structure(&TypeName("microsoft.graph.message".to_owned())).unwrap().clone();
        message.properties.iter().map(|property| property.ty.to_string()).collect::<Vec<_>>().join(" ")
    };
    let json = "Collection(Edm.Untyped) microsoft.graph.importance Edm.Untyped Collection(Edm.Untyped)";
    assert_eq!(properties(&selection("message", "", "recipient attachment")), json);
    assert_eq!(properties(&selection("message", "recipient attachment", "")), "microsoft.graph.importance");
    let replaced = Selection { replaced: texts("recipient"), ..selection("message", "", "attachment") };
    assert_eq!(kept(&replaced), stopped);
    assert!(properties(&replaced).contains("microsoft.graph.recipient"));
}

#[test]
fn a_selection_of_its_own_result_changes_nothing() {
    let mut selection = selection("message /me/sendMail", "attachment", "importance");
    let once = select_one(&selection).unwrap();
    selection.stop_at.clear();
    selection.exclude.clear();
    let twice = select(std::slice::from_ref(&once.schema), &selection).unwrap().pop().unwrap();
    assert_eq!((twice.schema, twice.hidden), (once.schema, once.hidden));
}

#[test]
fn a_chain_leads_from_what_is_included() {
    let selected = select_one(&selection("user", "", "")).unwrap();
    let chain = selected.closure.chain(&TypeName("microsoft.graph.emailAddress".to_owned()));
    let names: Vec<&str> = chain.iter().map(|(name, _)| name.short()).collect();
    assert_eq!(names, ["user", "message", "emailAddress"]);
}

#[test]
fn savings_count_what_only_one_type_brings() {
    let savings = savings(&schema(), &selection("user", "", "")).unwrap();
    let savings: Vec<String> = savings.iter().map(|(name, count)| format!("{} {count}", name.short())).collect();
    assert_eq!(savings.join(", "), "attachment 1, emailAddress 1, importance 1, message 5, recipient 1");
}

#[test]
fn misuse_is_told_with_the_nearest_name() {
    let cases = [
        selection("mesage", "", ""),
        selection("message /me/mesages resources/mesage.md microsoft.graph.termstore.* qqqqqqqqqq", "", ""),
        selection("message", "resipient", "atachment"),
        selection("message", "message", ""),
        selection("message recip*", "recipient", "message"),
        selection("group", "", ""),
        selection("a**b [x", "", ""),
        selection("", "* /**", ""),
        Selection { replaced: texts("recipent"), ..selection("message", "", "/me/messages") },
    ];
    let mut out = String::new();
    for case in cases {
        let lists = [("include", &case.include), ("exclude", &case.exclude), ("stop_at", &case.stop_at)];
        for (name, list) in lists.iter().filter(|(_, list)| !list.is_empty()) {
            let _ = write!(out, "{name} {} ", list.join(" "));
        }
        let _ = writeln!(out, "\n{}\n", select_one(&case).unwrap_err());
    }
    insta::assert_snapshot!(out.trim_end());
}
