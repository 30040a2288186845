//! The comment: short enough, honest, and inert.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{hostile, nothing, report, sample};
use crate::report::diff::render::{Format, MARKER, render};
use crate::report::diff::{Level, Report};

/// GitHub takes comments that are shorter than this.
const LIMIT: usize = 65_536;

fn markdown(report: &Report) -> String {
    render(report, Format::Markdown)
}

#[test]
fn the_sample() {
    insta::assert_snapshot!(markdown(&sample()));
}

#[test]
fn no_change() {
    assert_eq!(markdown(&nothing()), format!("**No API changes** between `a` → `b`\n\n{MARKER}\n"));
}

#[test]
fn it_starts_with_the_counts() {
    let text = markdown(&report(6_500, || "name".to_owned()));
    let first = "**6,500 API changes**: 2,000 source-breaking, 1,000 wire-breaking, 500 behaviour-risk, 2,000 additive, \
                 1,000 docs-only; 500 acknowledged; 500 of something that is used\n";
    assert!(text.starts_with(first), "{}", text.lines().next().unwrap());
}

/// Checks the length, and that what is shown and what is said to be left out make up what there is.
fn check_limit(report: &Report) {
    let text = markdown(report);
    assert!(text.len() < LIMIT, "{} bytes", text.len());
    assert!(text.ends_with(&format!("{MARKER}\n")));
    for level in Level::ALL.into_iter().filter(|level| report.counts.get(*level) > 0) {
        let group = text.split(&format!("{} (", level.title())).nth(1).unwrap();
        let group = group.split("\n### ").next().unwrap().split("\n<details><summary><b>").next().unwrap();
        let entries = |line: &&str| line.starts_with("- `") || line.starts_with("- ✓") || line.starts_with("-  v1");
        let shown = group.lines().filter(|line| entries(line) || line.starts_with("-  beta")).count();
        let more = group
            .split("\n… and ")
            .nth(1)
            .map_or(0, |more| more.split(' ').next().unwrap().replace(',', "").parse::<usize>().unwrap());
        assert_eq!(shown + more, report.counts.get(level), "{level}: {shown} shown and {more} more");
    }
}

#[test]
fn five_thousand_and_fifty_thousand_changes_fit() {
    check_limit(&report(5_000, || "microsoft.graph.user.mail".to_owned()));
    check_limit(&report(50_000, || "microsoft.graph.user.mail".to_owned()));
    (0..4).for_each(|seed| check_limit(&hostile(5_000, seed)));
    check_limit(&hostile(50_000, 100));
}

#[test]
fn every_level_keeps_a_share() {
    let text = markdown(&report(50_000, || "microsoft.graph.user.mail".to_owned()));
    for level in Level::ALL {
        let group = text.split(&format!("{} (", level.title())).nth(1).unwrap();
        let shown = group.lines().skip(2).take_while(|line| line.starts_with("- ")).count();
        assert!(shown >= 20, "{level}: {shown}");
    }
}

#[test]
fn texts_of_any_length_fit() {
    for text in ["x".repeat(100_000), "&<`|@".repeat(20_000), "🦀".repeat(50_000), "` ".repeat(50_000)] {
        for count in [1, 13, 60] {
            let report = report(count, || text.clone());
            let written = markdown(&report);
            assert!(written.len() < LIMIT, "{} bytes", written.len());
            assert!(written.starts_with("**"));
        }
    }
    let mut idle = sample();
    idle.idle = idle.idle.iter().cycle().take(10_000).cloned().collect();
    assert!(markdown(&idle).contains("… and 9,990 more"));
}

/// The elements of a text as GitHub would read it, without the texts in them.
fn elements(text: &str) -> Vec<String> {
    let events = Parser::new_ext(text, Options::all() - Options::ENABLE_SMART_PUNCTUATION);
    events
        .filter_map(|event| match event {
            Event::Start(Tag::CodeBlock(_)) => Some("code block".to_owned()),
            Event::Start(tag) => Some(format!("{tag:?}")),
            Event::End(tag) => Some(format!("{tag:?}")),
            Event::Html(html) | Event::InlineHtml(html) => Some(tags(&html)),
            Event::Rule | Event::TaskListMarker(_) | Event::InlineMath(_) | Event::DisplayMath(_) => {
                Some(format!("{event:?}"))
            }
            _ => None,
        })
        .collect()
}

/// The tags of a piece of HTML.
fn tags(html: &str) -> String {
    let tags = html.split('<').skip(1).map(|tag| tag.split('>').next().unwrap());
    tags.filter(|tag| !tag.ends_with("code")).collect::<Vec<_>>().join(" ")
}

/// The text outside of code that GitHub searches for mentions, references and addresses.
fn searched(text: &str) -> String {
    let mut out = String::new();
    let mut in_code = false;
    for event in Parser::new_ext(text, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
        match event {
            Event::Start(Tag::CodeBlock(_)) => in_code = true,
            Event::End(TagEnd::CodeBlock) => in_code = false,
            Event::Text(text) if !in_code => out.push_str(&text),
            Event::Html(html) => {
                let code = |part: &str| {
                    part.split_once("</code>").map_or_else(|| part.to_owned(), |(_, rest)| rest.to_owned())
                };
                out.extend(html.split("<code>").map(code));
            }
            Event::SoftBreak | Event::HardBreak | Event::End(_) | Event::Code(_) => out.push('\n'),
            _ => {}
        }
    }
    out
}

#[test]
fn no_text_becomes_markup() {
    // Texts that are not there leave out a code span, a line or a fact, so the tame report has none of those either.
    let mut tame = (0..).map(|number| if number % 7 == 0 { "a `b` c".to_owned() } else { "word".to_owned() });
    let expected = elements(&markdown(&report(13, || tame.next().unwrap())));
    for text in super::HOSTILE.iter().filter(|text| !text.trim().is_empty()) {
        let written = markdown(&report(13, || (*text).to_owned()));
        assert_eq!(elements(&written), expected, "{text:?}");
    }
}

#[test]
fn nothing_mentions_or_refers() {
    for seed in 0..50 {
        let text = searched(&markdown(&hostile(60, seed)));
        let chars: Vec<char> = text.chars().collect();
        for pair in chars.windows(2).filter(|pair| matches!(pair[0], '@' | '#')) {
            assert!(!pair[1].is_alphanumeric(), "{pair:?} in {text}");
        }
        let lower = text.to_lowercase();
        for address in ["://", "www.", "gh-1", "gh-2"] {
            assert!(!lower.contains(address), "{address} in {text}");
        }
    }
}
