//! What a builder says when it is asked for what cannot be.

#![expect(clippy::disallowed_methods, reason = "tests set up folders of their own")]

use std::fmt::Write as _;
use std::fs;

use msgraph_docgen::source::ApiVersion;
use msgraph_docgen::{Builder, schema};

use crate::docs::Docs;

/// A mistake: what it is, and a builder that makes it.
type Case = (&'static str, fn(&Docs, Builder) -> Builder);

const CASES: &[Case] = &[
    ("no input", |docs, _| Builder::new().out_dir(docs.path("out"))),
    ("no output", |docs, _| Builder::new().docs(docs.path("docs"))),
    ("unknown type", |_, good| good.include(["wigdet"])),
    ("include that excludes itself", |_, good| good.include(["gadget"]).exclude(["gad*"])),
    ("include that stops at itself", |_, good| good.include(["widget"]).stop_at(["microsoft.graph.widget"])),
    ("empty result", |_, good| good.exclude(["*"])),
    ("unwritable folder", |docs, good| good.out_dir(docs.path("docs/v1.0/resources/widget.md"))),
    ("no such folder", |docs, good| good.docs(docs.path("no-such"))),
    ("folder without pages", |docs, good| good.docs(docs.path("empty"))),
    ("folder without the version", |docs, good| {
        good.docs(docs.path("only")).api_version(ApiVersion::V1).api_version(ApiVersion::Beta)
    }),
    ("schema of another version", |docs, good| good.schema(docs.path("schema.json")).api_version(ApiVersion::Beta)),
    ("two includes with one path", |docs, good| {
        let good = good.schema(docs.path("twins.json"));
        good.include(["microsoft.graph.dataSource", "microsoft.graph.DataSource"])
    }),
    ("replaced and included", |_, good| good.include(["widget"]).replace("widget", "crate::Widget")),
    ("replaced by something relative", |_, good| good.replace("widget", "Widget")),
    ("replaced by no type", |_, good| good.replace("widget", "crate::W; fn main() {}")),
    ("unknown type replaced", |_, good| good.replace("wigdet", "crate::Widget")),
    ("unknown property", |_, good| good.attribute("widget.sise", "#[deprecated]")),
    ("no attribute", |_, good| good.attribute("widget.size", "deprecated")),
    ("attribute and more", |_, good| good.attribute("widget", "#[allow(x)] fn main() {}")),
    ("no trait", |_, good| good.derive("widget", "Hash)] #[x(")),
    ("property that derives", |_, good| good.derive("widget.size", "Hash")),
    ("no schema", |docs, good| good.schema(docs.path("docs/v1.0/resources/widget.md"))),
    ("overrides of a schema", |docs, good| good.schema(docs.path("schema.json")).overrides("fix.yaml")),
    ("no such overrides", |docs, good| good.overrides(docs.path("fix.yaml"))),
    ("bad name of a module", |_, good| good.module("my models")),
    ("keyword as a module", |_, good| good.module("type")),
    ("bad name of a file", |_, good| good.include_file("../lib.rs")),
    ("file that is the module", |_, good| good.include_file("msgraph.rs")),
];

#[test]
fn every_misuse_has_its_message() {
    let docs = Docs::new();
    fs::create_dir_all(docs.path("empty/v1.0")).unwrap();
    docs.put("../only/v1.0/resources/widget.md", &crate::docs::page("widget", "size"));
    let good = Builder::new().docs(docs.path("docs")).out_dir(docs.path("out"));
    let schemas = good.run().unwrap().schemas;
    fs::write(docs.path("schema.json"), schema::to_json(&schemas[0])).unwrap();

    let complex = r#"{"kind": "complex", "src": "resources/a.md:1"}"#;
    let twins = format!(
        r#"{{"version": "v1.0", "types": {{"microsoft.graph.DataSource": {complex}, "microsoft.graph.dataSource": {complex}}}}}"#
    );
    fs::write(docs.path("twins.json"), twins).unwrap();

    let here = docs.path("").display().to_string();
    let mut out = String::new();
    for (name, build) in CASES {
        let error = build(&docs, good.clone()).generate().unwrap_err();
        assert_eq!(format!("{error:?}"), error.to_string());
        let text = error.to_string().replace(&here, "TEMP/");
        // What the operating system says differs between them.
        let text = if text.contains("(os error") { text.rsplit_once(": ").unwrap().0 } else { &text };
        let _ = writeln!(out, "{name}:\n  {text}");
    }
    assert!(!docs.path("out").exists());
    insta::assert_snapshot!(out.trim_end());
}

#[test]
fn errors_cross_threads() {
    fn check<T: Send + Sync + std::error::Error + 'static>() {}
    check::<msgraph_docgen::Error>();
}

/// A schema that was written and read back gives the same files as the pages.
#[test]
fn a_schema_gives_what_its_pages_gave() {
    let docs = Docs::new();
    let pages = crate::workspace::root().join("spec-docs");
    let from_pages = Builder::new().docs(pages).include(["user", "/me/messages", "microsoft.graph.callRecords"]);
    let generated = from_pages.run().unwrap();
    fs::write(docs.path("schema.json"), schema::to_json(&generated.schemas[0])).unwrap();
    let from_schema = from_pages.clone().schema(docs.path("schema.json")).run().unwrap();
    assert_eq!(from_schema.schemas, generated.schemas);
    assert_eq!(from_schema.selected, generated.selected);
    let (mut left, mut right) = (from_schema.output, generated.output);
    let locks = (left.files.remove("docgen.lock"), right.files.remove("docgen.lock"));
    assert_ne!(locks.0, locks.1);
    assert!(left == right && left.files.len() > 50);
    // What was selected is enough to select the same from.
    fs::write(docs.path("schema.json"), schema::to_json(&generated.selected[0].schema)).unwrap();
    let mut again = from_pages.schema(docs.path("schema.json")).run().unwrap().output;
    again.files.remove("docgen.lock");
    assert!(again == right);
}
