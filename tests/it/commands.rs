//! The command line: what it prints, what it writes, and its exit codes.

#![expect(clippy::disallowed_methods, reason = "tests start the command as a process and edit its files")]

use std::ffi::OsString;
use std::fs;
use std::process::{Command, Stdio};

use msgraph_docgen::cli::{Console, Frontend, GenerateArgs, Status, generate};
use msgraph_docgen::schema::{self, TypeName};

use crate::docs::{Docs, page, run};
use crate::workspace::{files, root};

#[test]
fn help_texts() {
    insta::assert_snapshot!("help", run(&["--help"]).out);
    insta::assert_snapshot!("help_generate", run(&["generate", "--help"]).out);
    assert_eq!(run(&["--help"]).status, Status::Fine);
}

#[test]
fn wrong_usage_and_missing_folders_end_with_2() {
    let docs = Docs::new();
    let cases = [
        ("", "required"),
        ("--crate @out --api-version v2.0", "possible values: v1.0, beta"),
        ("--crate @out --dump markdown widget", "cannot be used with"),
        ("--dump markdown", "2 values required"),
        ("--schema @schema.json", "add `--api-version v1.0`"),
        ("--dump nonsense widget", "nonsense"),
        ("--crate @out --include wigdet", "did you mean `microsoft.graph.widget`?"),
        ("--crate @out --module @out", "cannot be used with"),
        ("--crate @out --cost-of widget", "--explain-closure"),
        ("--dump markdown no-such-page", "no-such-page"),
    ];
    for (args, expected) in cases {
        let output = docs.generate(args);
        assert_eq!(output.status, Status::Failure, "{args}: {output:?}");
        assert!(output.err.contains(expected), "{args}: {}", output.err);
        assert_eq!(output.out, "", "{args}");
    }
    for args in [["generate", "--crate", "x"].as_slice(), &["generate", "--crate", "x", "--docs", "no-such-folder"]] {
        assert_eq!(run(args).status, Status::Failure, "{args:?}");
    }
    assert!(!docs.path("out").exists() && !docs.path("schema.json").exists());
}

#[test]
fn a_version_that_is_not_there_is_named() {
    let docs = Docs::new();
    docs.remove("beta/resources/widget.md");
    fs::remove_dir_all(docs.path("docs/beta")).unwrap();
    let output = docs.generate("--crate @out --api-version beta --api-version v1.0");
    assert_eq!((output.status, output.err.as_str()), (Status::Failure, "error: no pages of beta in TEMP/docs\n"));
}

#[test]
fn a_crate_is_written_once_and_then_up_to_date() {
    let docs = Docs::new();
    let first = docs.generate("--crate @out");
    assert_eq!(first.status, Status::Fine, "{first:?}");
    let written = files(&docs.path("out"), &[]);
    assert!(written.contains_key(".docgen-manifest") && written.contains_key("src/lib.rs"), "{:?}", written.keys());
    let check = docs.generate("--crate @out --check");
    assert_eq!(check.status, Status::Fine);
    assert!(check.out.starts_with("up to date\n"), "{}", check.out);
    let second = docs.generate("--crate @out");
    assert!(second.out.contains("0 added, 0 changed, 0 removed"), "{}", second.out);
    assert_eq!(files(&docs.path("out"), &[]), written);
}

#[test]
fn the_committed_crate_is_up_to_date() {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let workspace =
        Frontend::new("cargo xtask regen").with_workspace(root().join("spec-docs"), root().join("generated"));
    let args = GenerateArgs { check: true, ..GenerateArgs::default() };
    let status = generate(&args, &workspace, &mut Console::new(&mut out, &mut err));
    let text = [out, err].map(|text| String::from_utf8(text).unwrap());
    assert_eq!(status, Status::Fine, "{}", text.concat());
}

#[test]
fn check_lists_every_stale_file_and_the_command_that_mends_it() {
    let docs = Docs::new();
    docs.generate("--crate @out");
    let before = files(&docs.path("out"), &[]);
    docs.put("v1.0/resources/widget.md", &page("widget", "height"));
    docs.put("v1.0/resources/sprocket.md", &page("sprocket", "teeth"));
    docs.remove("v1.0/resources/gadget.md");
    let check = docs.generate("--crate @out --check");
    assert_eq!(check.status, Status::Findings);
    for (kind, name) in [("changed", "widget"), ("added", "sprocket"), ("removed", "gadget")] {
        let listed = check.out.lines().any(|line| line.starts_with(kind) && line.contains(name));
        assert!(listed, "{kind} {name}: {}", check.out);
    }
    let fix = "stale; to update: msgraph-docgen generate --docs TEMP/docs --crate TEMP/out\n";
    assert!(check.out.contains(fix), "{}", check.out);
    assert_eq!(files(&docs.path("out"), &[]), before, "--check writes nothing");

    assert_eq!(docs.generate("--crate @out").status, Status::Fine);
    assert_eq!(docs.generate("--crate @out --check").status, Status::Fine);
    let paths: Vec<_> = files(&docs.path("out"), &[]).into_keys().collect();
    assert!(!paths.iter().any(|path| path.contains("gadget")), "{paths:?}");
}

#[test]
fn a_file_of_somebody_else_stops_the_run() {
    let docs = Docs::new();
    fs::create_dir_all(docs.path("out/src")).unwrap();
    fs::write(docs.path("out/src/lib.rs"), "fn mine() {}").unwrap();
    let output = docs.generate("--crate @out");
    assert_eq!(output.status, Status::Failure);
    assert!(output.err.contains("TEMP/out/src/lib.rs exists and was not generated"), "{}", output.err);
    assert_eq!(files(&docs.path("out"), &[]).len(), 1);
}

#[test]
fn the_schema_of_one_version_can_be_written_and_checked() {
    let docs = Docs::new();
    let args = "--api-version v1.0 --schema @deep/schema.json";
    let check = docs.generate(&format!("{args} --check"));
    assert_eq!(check.status, Status::Findings);
    assert!(check.out.starts_with("added    TEMP/deep/schema.json\n1 file is stale"), "{}", check.out);
    assert!(!docs.path("deep").exists());

    assert_eq!(docs.generate(args).status, Status::Fine);
    let text = fs::read_to_string(docs.path("deep/schema.json")).unwrap();
    let schema = schema::from_json(&text).unwrap();
    assert_eq!(schema.version.as_str(), "v1.0");
    let names: Vec<_> = schema.types.keys().map(TypeName::short).collect();
    assert!(names.contains(&"widget") && names.contains(&"gadget"), "{names:?}");
    assert_eq!(docs.generate(&format!("{args} --check")).status, Status::Fine);
}

#[test]
fn one_version_s_folder_is_documentation_too() {
    let docs = Docs::new();
    let whole = docs.generate("--api-version beta --schema @a.json");
    let args = ["generate", "--docs", &docs.path("docs/beta").display().to_string()].map(str::to_owned);
    let file = docs.path("b.json").display().to_string();
    let part = run(&[&args[0], &args[1], &args[2], "--schema", &file]);
    assert_eq!((whole.status, part.status), (Status::Fine, Status::Fine), "{part:?}");
    assert_eq!(fs::read(docs.path("a.json")).unwrap(), fs::read(docs.path("b.json")).unwrap());
}

#[test]
fn every_stage_can_be_dumped() {
    let docs = Docs::new();
    for stage in ["markdown", "page", "extract", "resolve", "plan", "emit"] {
        let output = docs.generate(&format!("--api-version v1.0 --dump {stage} widget"));
        assert_eq!(output.status, Status::Fine, "{stage}: {output:?}");
        assert!(output.out.to_lowercase().contains("widget"), "{stage}: {}", output.out);
        assert!(output.out.ends_with('\n') && output.err.is_empty(), "{stage}: {output:?}");
    }
}

#[test]
fn the_summary_counts_by_version() {
    let output = Docs::new().generate("--crate @out");
    insta::with_settings!({filters => vec![
        (r"time .*", "time TIME"),
        (r"\d+ added", "N added"),
    ]}, {
        insta::assert_snapshot!(output.out);
    });
}

#[test]
fn timings_name_every_stage() {
    let output = Docs::new().generate("--crate @out --timings");
    let phases: Vec<_> = output.err.lines().filter(|line| line.ends_with(" s")).collect();
    let names: Vec<_> = phases.iter().filter_map(|line| line.split_whitespace().next()).collect();
    assert_eq!(names, ["load", "parse", "extract", "resolve", "plan", "emit", "write", "total"], "{}", output.err);
}

#[test]
fn a_page_that_gives_no_schema_makes_the_exit_code_1_but_the_rest_is_written() {
    let docs = Docs::new();
    docs.put("v1.0/resources/huge.md", &"too large\n".repeat(500_000));
    let output = docs.generate("--crate @out");
    assert_eq!(output.status, Status::Findings, "{output:?}");
    assert!(output.err.contains("v1.0/resources/huge.md:"), "{}", output.err);
    assert!(docs.path("out/src/lib.rs").exists());
    assert_eq!(docs.generate("--crate @out --check").status, Status::Findings);
}

/// The command as a process.
fn process(docs: &Docs, args: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_docgen"));
    let args = args.split_whitespace().map(|arg| match arg.strip_prefix('@') {
        Some(name) => docs.path(name).into_os_string(),
        None => OsString::from(arg),
    });
    command.arg("generate").arg("--docs").arg(docs.path("docs")).args(args);
    command.stdout(Stdio::null()).stderr(Stdio::null());
    command
}

#[test]
fn the_process_ends_with_the_documented_code() {
    let docs = Docs::new();
    for (args, code) in [("--crate @out --check", 1), ("--crate @out", 0), ("--crate @out --check", 0), ("--crate", 2)]
    {
        assert_eq!(process(&docs, args).status().unwrap().code(), Some(code), "{args}");
    }
}

#[test]
fn a_reader_that_goes_away_is_no_panic() {
    let docs = Docs::new();
    for (args, code) in [("--dump markdown widget --api-version v1.0", 0), ("--crate @out --check", 1)] {
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let errors = writer.try_clone().unwrap();
        let status = process(&docs, args).stdout(writer).stderr(errors).status().unwrap();
        assert_eq!(status.code(), Some(code), "{args}");
    }
}
