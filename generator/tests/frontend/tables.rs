//! Type cells, phrases, lists of values and lenient JSON: a line of data each, and one table of what was made of it.

use std::fmt::Write as _;

use msgraph_docgen::markdown::json::{self, Node, Value};

use crate::support::Page;

const TYPE_CELLS: &str = include_str!("../../test_data/type_cells.txt");
const PHRASES: &str = include_str!("../../test_data/phrases.txt");
const POSSIBLE_VALUES: &str = include_str!("../../test_data/possible_values.txt");
const LENIENT_JSON: &str = include_str!("../../test_data/lenient_json.txt");

/// `input` and what `read` makes of it, line by line.
fn table(data: &str, read: impl Fn(&str) -> String) -> String {
    let mut out = String::new();
    for line in data.lines().filter(|line| !line.starts_with('#')) {
        writeln!(out, "{line}\n    {}", read(line)).unwrap();
    }
    out
}

fn check(name: &str, text: &str) {
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!(name, text);
    });
}

/// The line of the dump that starts with `lead`, without its position.
fn dumped(page: &Page, lead: &str) -> Option<String> {
    let text = page.stage("extract");
    let line = text.lines().find_map(|line| line.trim_start().strip_prefix(lead))?;
    Some(line.rsplit_once(" @").map_or(line, |(line, _)| line).to_owned())
}

/// The codes that `stages` report, without remarks on the page as a whole.
fn codes(page: &Page, prefixes: &[&str]) -> String {
    let found = page.run().diagnostics.into_iter().map(|diagnostic| diagnostic.code.id());
    let found = found.filter(|id| prefixes.iter().any(|prefix| id.starts_with(prefix)));
    found.map(|id| format!("  {id}")).collect::<Vec<_>>().concat()
}

#[test]
fn type_cells() {
    let read = |cell: &str| {
        let page = Page::with_rows(&format!("| glow | {cell} | How bright it is. |"));
        dumped(&page, "property glow: ").unwrap_or_default() + &codes(&page, &["TYP0", "TBL"])
    };
    check("type_cells", &table(TYPE_CELLS, read));
}

#[test]
fn phrases() {
    let read = |text: &str| {
        let page = Page::with_rows(&format!("| glow | String | {text} |"));
        dumped(&page, "says ").unwrap_or_else(|| "-".to_owned()) + &codes(&page, &["DESC"])
    };
    check("phrases", &table(PHRASES, read));
}

#[test]
fn possible_values() {
    let read = |text: &str| {
        let page = Page::with_rows(&format!("| glow | String | {text} |"));
        let said = dumped(&page, "says ").unwrap_or_default();
        let values = said.split_once("values=").map_or("-", |(_, values)| values);
        values.to_owned() + &codes(&page, &["ENUM00"])
    };
    check("possible_values", &table(POSSIBLE_VALUES, read));
}

#[test]
fn lenient_json() {
    let read = |text: &str| {
        let text = text.replace("\\n", "\n");
        let parsed = json::read(&text);
        let mut out = parsed.node.as_ref().map_or_else(|| "nothing".to_owned(), strict);
        parsed.lenient.iter().for_each(|(what, at)| write!(out, "  {what} at {at}").unwrap());
        parsed.broken.iter().for_each(|(what, at)| write!(out, "  BROKEN: {what} at {at}").unwrap());
        out
    };
    check("lenient_json", &table(LENIENT_JSON, read));
}

/// The value as strict JSON, words without quotes in angle brackets.
fn strict(node: &Node<'_>) -> String {
    match &node.value {
        Value::Null => "null".to_owned(),
        Value::Bool(value) => value.to_string(),
        Value::Number(text) => (*text).to_owned(),
        Value::String(text) => format!("{text:?}"),
        Value::Word(text) => format!("<{text}>"),
        Value::Array(items) => format!("[{}]", items.iter().map(strict).collect::<Vec<_>>().join(", ")),
        Value::Object(members) => {
            let members = members.iter().map(|member| {
                let comment = member.comment.map(|comment| format!("/* {comment} */ ")).unwrap_or_default();
                format!("{comment}{:?}: {}", member.key, strict(&member.node))
            });
            format!("{{{}}}", members.collect::<Vec<_>>().join(", "))
        }
    }
}
