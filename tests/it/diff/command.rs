//! The command `diff`: inputs, exit codes, acknowledgements, uses; and what the report owes to its readers.

#![expect(clippy::disallowed_methods, reason = "tests set up files of their own")]

use std::fs;

use msgraph_docgen::cli::Status;
use msgraph_docgen::report::diff::{Report, compare};
use serde_json::Value;

use super::cases;
use crate::docs::{Docs, Output, page, run};

/// Documentation before and after: `widget` loses `size`, `sprocket` is new; with the schemas of both.
fn docs() -> Docs {
    let docs = Docs::new();
    docs.generate("--api-version v1.0 --schema @before.json");
    for (page_path, text) in [
        ("v1.0/resources/widget.md", page("widget", "height")),
        ("v1.0/resources/gadget.md", page("gadget", "weight").replace("A figure", "Another figure")),
        ("v1.0/resources/sprocket.md", page("sprocket", "teeth")),
    ] {
        let file = docs.path("head").join(page_path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }
    docs
}

/// Runs `diff` with arguments in which `@name` stands for a path of the test's own.
fn diff(docs: &Docs, args: &str) -> Output {
    let path = |name: &str| docs.path(name).display().to_string();
    let args: Vec<String> =
        args.split_whitespace().map(|arg| arg.strip_prefix('@').map_or(arg.to_owned(), path)).collect();
    let args: Vec<&str> = std::iter::once("diff").chain(args.iter().map(String::as_str)).collect();
    let output = run(&args);
    let here = path("");
    Output { status: output.status, out: output.out.replace(&here, ""), err: output.err.replace(&here, "") }
}

#[test]
fn a_schema_against_documentation() {
    let output = diff(&docs(), "@before.json @head --api-version v1.0");
    assert_eq!((output.status, output.err.as_str()), (Status::Fine, ""));
    insta::assert_snapshot!(output.out);
}

#[test]
fn the_level_decides_the_exit_code() {
    let docs = docs();
    let base = "--docs-base @docs --docs-head @head --api-version v1.0";
    for (level, expected) in [("source-breaking", Status::Findings), ("docs-only", Status::Findings)] {
        assert_eq!(diff(&docs, &format!("{base} --fail-on {level}")).status, expected, "{level}");
    }
    let same = diff(&docs, "--docs-base @docs --docs-head @docs --fail-on docs-only");
    assert_eq!((same.status, same.out.lines().last()), (Status::Fine, Some("no changes")));
}

#[test]
fn the_changelog_is_written_beside_the_report() {
    let docs = docs();
    let base = "@before.json @head --api-version v1.0";
    let section = diff(&docs, &format!("{base} --format changelog")).out;
    let plain = diff(&docs, base);
    // Findings do not keep it from being written; what the file held before is gone.
    docs.put("../notes/new.md", "of old");
    let both = diff(&docs, &format!("{base} --changelog @notes/new.md --fail-on source-breaking"));
    assert_eq!((both.status, &both.out), (Status::Findings, &plain.out), "{}", both.err);
    let written = fs::read_to_string(docs.path("notes/new.md")).unwrap();
    assert!(written.starts_with("## [Unreleased]\n"), "{written}");
    assert_eq!(written.replace(&docs.path("").display().to_string(), ""), section);
    // A folder cannot be written to.
    let failed = diff(&docs, &format!("{base} --changelog @notes"));
    assert_eq!((failed.status, failed.out.as_str()), (Status::Failure, ""));
    assert!(failed.err.starts_with("error: cannot "), "{}", failed.err);
}

#[test]
fn wrong_usage_ends_with_2() {
    let docs = docs();
    fs::write(docs.path("bad.yaml"), "- { fingerprint: x, reason: y }").unwrap();
    fs::write(docs.path("no.json"), "{}").unwrap();
    let cases = [
        ("", "nothing to compare"),
        ("nowhere @head", "nowhere is neither a file nor a folder"),
        ("@no.json @head", "not a schema"),
        ("@before.json @head --ack @bad.yaml", "`x` is no fingerprint"),
        ("@before.json @head --ack @none.yaml", "cannot read"),
        ("@before.json @head --format nonsense", "possible values"),
        ("@before.json @head --fail-on nonsense", "possible values"),
        ("@before.json --docs-base @docs @head", "cannot be used with"),
    ];
    for (args, expected) in cases {
        let output = diff(&docs, args);
        assert_eq!(output.status, Status::Failure, "{args}: {output:?}");
        assert!(output.err.contains(expected), "{args}: {}", output.err);
    }
}

#[test]
fn what_is_acknowledged_does_not_fail_until_it_expires() {
    let docs = docs();
    let base = "@before.json @head --api-version v1.0 --fail-on source-breaking";
    let refused = diff(&docs, base);
    assert_eq!(refused.status, Status::Findings);
    // Every line to paste, with a reason filled in.
    let lines = |text: &str| -> String {
        let lines = text.lines().filter_map(|line| line.trim().strip_prefix("to accept: "));
        lines.fold(String::new(), |all, line| all + &line.replace("\"\"", "\"known\"") + "\n")
    };
    let entries = lines(&refused.out);
    fs::write(docs.path("ack.yaml"), &entries).unwrap();
    let accepted = diff(&docs, &format!("{base} --ack @ack.yaml"));
    assert_eq!(accepted.status, Status::Fine, "{}", accepted.out);
    assert!(accepted.out.contains("acknowledged: known"), "{}", accepted.out);

    let expired = entries.replace("\"known\"", "\"known\", expires: 2001-01-31");
    let stray = "- { fingerprint: \"000000000000\", reason: \"of old\" }\n";
    fs::write(docs.path("ack.yaml"), expired + stray).unwrap();
    let late = diff(&docs, &format!("{base} --ack @ack.yaml"));
    assert_eq!(late.status, Status::Findings);
    assert!(late.out.contains("has expired: known"), "{}", late.out);
    assert!(late.out.contains("000000000000 matches no change: of old"), "{}", late.out);
}

#[test]
fn uses_are_marked() {
    let docs = docs();
    fs::write(docs.path("uses.txt"), "# what we read\nwidget.size\nGadget\n").unwrap();
    fs::create_dir_all(docs.path("src")).unwrap();
    let source = "use msgraph_models::v1_0::Widget;\n\nfn size(widget: &Widget) -> Option<i32> {\n    widget.size\n}\n";
    fs::write(docs.path("src/main.rs"), source).unwrap();
    let output = diff(&docs, "@before.json @head --api-version v1.0 --uses @uses.txt --uses @src");
    let used: Vec<&str> = output.out.lines().filter(|line| line.contains("used by")).collect();
    assert_eq!(used, ["  used by: main.rs:3, main.rs:4, widget.size", "  used by: gadget"]);
}

#[test]
fn fingerprints_survive_other_changes() {
    let cases = cases::all();
    let find = |name: &str| cases.iter().find(|case| case.name == name).unwrap();
    let (one, two) = (find("property-removed"), find("enum-member-added back"));
    // Both sides of the second lie elsewhere in the pages: lines, and other changes, are all that differs.
    let alone = one.report();
    let both = compare(two.before.schema(), one.after.schema());
    let found = both.changes.iter().find(|change| change.fingerprint == alone.changes[0].fingerprint);
    assert!(both.changes.len() > alone.changes.len() && found.is_some());
}

#[test]
fn equal_inputs_give_equal_bytes_that_can_be_read_back() {
    let cases = cases::all();
    let case = cases.iter().find(|case| case.name == "subtype-removed").unwrap();
    let [first, second] = [case.report(), case.report()].map(|report| serde_json::to_string(&report).unwrap());
    assert_eq!(first, second);
    assert_eq!(serde_json::from_str::<Report>(&first).unwrap(), case.report());
    assert!(serde_json::from_str::<Value>(&first).is_ok());
}
