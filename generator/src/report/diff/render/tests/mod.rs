//! Every format on the report in `test_data/report.json`, and on reports that are too large or made to do harm.

mod changelog;
mod github;
mod html;
mod human;
mod json;
mod markdown;

use crate::report::diff::{Counts, Level, Report};

/// A report with a change of every level, and with everything that a change can have.
const SAMPLE: &str = include_str!("../../../../../test_data/report.json");

fn sample() -> Report {
    serde_json::from_str(SAMPLE).unwrap()
}

/// A report without changes.
fn nothing() -> Report {
    Report::new("a", "b", Vec::new())
}

/// Texts that mean something to some format.
const HOSTILE: &[&str] = &[
    "<script>alert(1)</script>",
    "</details></summary></article><h1>x",
    "<img src=x onerror=alert(1)>",
    "--><!--",
    "]]> &lt;b&gt; &#64;octocat &amp;",
    "@octocat and @org/team",
    "#123 GH-1 gh-2 a/b#4",
    "`a` ``b ``` c",
    "`",
    "``` \n```rust\nfn main() {}\n```",
    "a | b || c",
    "\n\n# heading\n\n- item\n1. one\n> quote\n\n---\n",
    "[text](https://example.com) ![image](//example.com/x.png) [x]: y",
    "https://example.com www.example.com WWW.example.com me@example.com",
    "**bold** _em_ ~~gone~~ $x$ $`y`$ [^1] \\",
    "::error file=x::y\r\n::set-output name=a::b %0A",
    "\u{1b}[2J\u{202e}evil\u{2066}\u{0}\u{7f}",
    "'\" onmouseover='alert(1)' \"><svg/onload=alert(1)>",
    "- [ ] task\n* star\n+ plus\n\t\tcode\n    code",
    "",
    "   ",
    "\u{feff}ünïcödé 🦀 \u{200b}",
];

/// Picks texts in an order that looks like none and is always the same.
struct Picker(u64);

impl Picker {
    fn next(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % below
    }

    fn text(&mut self) -> String {
        let parts = 1 + self.next(3);
        let mut text: String = (0..parts).map(|_| HOSTILE[self.next(HOSTILE.len())]).collect::<Vec<_>>().join(" ");
        if self.next(2_000) == 0 {
            text = text.repeat(500);
        }
        text
    }
}

/// A report with `count` changes like those of the sample, its texts replaced by what `text` gives.
fn report(count: usize, mut text: impl FnMut() -> String) -> Report {
    let mut report = sample();
    let changes = report.changes.clone();
    report.changes = changes.iter().cycle().take(count).cloned().collect();
    for change in &mut report.changes {
        let sides = [&mut change.before, &mut change.after].into_iter().flatten();
        let sides = sides.flat_map(|side| {
            let place = side.place.as_mut().map(|place| &mut place.page);
            let rust = [side.rust.as_mut(), side.signature.as_mut(), place].into_iter().flatten();
            [&mut side.name, &mut side.value].into_iter().chain(rust)
        });
        let own = [&mut change.item, &mut change.summary, &mut change.reason, &mut change.namespace];
        let lists = change.affects.iter_mut().chain(&mut change.evidence).chain(&mut change.used_by);
        let accepted = change.acknowledged.iter_mut().map(|accepted| &mut accepted.reason);
        for place in sides.chain(own).chain(lists).chain(accepted) {
            *place = text();
        }
    }
    report.changes.sort_by_key(|change| change.level);
    report.counts = Counts::of(&report.changes);
    report.open = Counts::of(report.changes.iter().filter(|change| change.acknowledged.is_none()));
    for place in [&mut report.base, &mut report.head, &mut report.docs]
        .into_iter()
        .chain(report.idle.iter_mut().map(|entry| &mut entry.reason))
    {
        *place = text();
    }
    report
}

/// A report of `count` changes whose texts are made to do harm.
fn hostile(count: usize, seed: u64) -> Report {
    let mut picker = Picker(seed);
    report(count, || picker.text())
}

#[test]
fn the_sample_has_every_level_and_right_counts() {
    let sample = sample();
    assert!(Level::ALL.into_iter().all(|level| sample.counts.get(level) > 0));
    assert_eq!(sample.counts, Counts::of(&sample.changes));
    assert_eq!(sample.open, Counts::of(sample.changes.iter().filter(|change| change.acknowledged.is_none())));
}
