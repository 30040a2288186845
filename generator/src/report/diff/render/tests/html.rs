//! The page, as text; `tests/browser` opens it.

use std::collections::BTreeSet;

use base64::Engine as _;
use base64::prelude::BASE64_STANDARD;
use sha2::{Digest as _, Sha256};

use super::{HOSTILE, hostile, nothing, report, sample};
use crate::report::diff::Report;
use crate::report::diff::render::{Format, render};

fn html(report: &Report) -> String {
    render(report, Format::Html)
}

/// The page without its style and script.
fn body(report: &Report) -> String {
    let page = html(report);
    let (head, rest) = page.split_once("<style>").unwrap();
    let (_, rest) = rest.split_once("</style>").unwrap();
    let (body, rest) = rest.rsplit_once("<script>").unwrap();
    let (_, end) = rest.split_once("</script>").unwrap();
    [head, body, end].concat()
}

#[test]
fn the_sample() {
    let mut sample = sample();
    sample.changes.truncate(4);
    insta::assert_snapshot!(body(&sample));
}

#[test]
fn no_change() {
    let body = body(&nothing());
    assert!(body.contains("<h1>No API changes</h1>") && !body.contains("<form"));
}

#[test]
fn the_policy_admits_the_style_and_the_script() {
    let page = html(&nothing());
    let between = |start: &str, end: &str| page.split_once(start).unwrap().1.split_once(end).unwrap().0;
    let policy = between("content=\"default-src", "\">");
    for (directive, text) in [("style", between("<style>", "</style>")), ("script", between("<script>", "</script>"))] {
        let hash = BASE64_STANDARD.encode(Sha256::digest(text));
        assert!(policy.contains(&format!("{directive}-src 'sha256-{hash}'")), "{directive} is now sha256-{hash}");
    }
    assert!(policy.starts_with(" 'none';") && !policy.contains("unsafe"));
}

/// The tags of a page with the names of their attributes.
fn tags(page: &str) -> Vec<String> {
    let tags = page.split('<').skip(1).map(|tag| {
        let mut name = String::new();
        // Every other part is a quoted value.
        tag.split('>').next().unwrap().split('"').step_by(2).for_each(|part| name.push_str(part));
        name
    });
    tags.collect()
}

#[test]
fn no_text_becomes_markup() {
    let expected = tags(&body(&report(13, || "word".to_owned())));
    let pages = [HOSTILE.concat(), "a\"b'c<d>e&f".to_owned()];
    for text in HOSTILE.iter().map(|text| (*text).to_owned()).chain(pages) {
        let text = text.replace('`', "'");
        let found = tags(&body(&report(13, || if text.trim().is_empty() { "word".to_owned() } else { text.clone() })));
        // Addresses are made of plain names only, which these are not and neither is "word".
        assert_eq!(found, expected, "{text:?}");
    }
}

#[test]
fn only_known_elements_and_attributes_occur() {
    let known: BTreeSet<String> = tags(&body(&sample())).into_iter().collect();
    for seed in 0..50 {
        let found: BTreeSet<String> = tags(&body(&hostile(60, seed))).into_iter().collect();
        assert!(found.is_subset(&known), "{:?}", found.difference(&known));
    }
}
