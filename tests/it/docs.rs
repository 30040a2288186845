//! A small documentation set in a temporary folder, and the command line to run on it.

#![expect(clippy::disallowed_methods, reason = "tests set up folders of their own")]

use std::ffi::OsString;
use std::fs;
use std::path::PathBuf;

use msgraph_docgen::cli::{self, Console, Status};
use tempfile::TempDir;

/// A page that defines one entity with one property beside its key.
pub(crate) fn page(name: &str, property: &str) -> String {
    format!(
        "---\ntitle: \"{name} resource type\"\ndoc_type: resourcePageType\n---\n\n\
        # {name} resource type\n\nNamespace: microsoft.graph\n\nRepresents a {name}.\n\n\
        ## Properties\n\n|Property|Type|Description|\n|:---|:---|:---|\n\
        |id|String|Identifies the {name}. Read-only.|\n|{property}|Int32|A figure of the {name}.|\n\n\
        ## JSON representation\n\n\
        <!-- {{\n  \"blockType\": \"resource\",\n  \"keyProperty\": \"id\",\n  \
        \"@odata.type\": \"microsoft.graph.{name}\"\n}} -->\n\
        ```json\n{{\n  \"@odata.type\": \"#microsoft.graph.{name}\",\n  \
        \"id\": \"String (identifier)\",\n  \"{property}\": 1\n}}\n```\n"
    )
}

/// A documentation folder with two versions, beside which tests may write.
pub(crate) struct Docs {
    temp: TempDir,
}

impl Docs {
    /// `v1.0` defines `widget` and `gadget`, `beta` defines `widget`.
    pub(crate) fn new() -> Self {
        let docs = Self { temp: tempfile::tempdir().unwrap() };
        docs.put("v1.0/resources/widget.md", &page("widget", "size"));
        docs.put("v1.0/resources/gadget.md", &page("gadget", "weight"));
        docs.put("beta/resources/widget.md", &page("widget", "size"));
        docs
    }

    /// Writes a page.
    pub(crate) fn put(&self, path: &str, text: &str) {
        let file = self.path("docs").join(path);
        fs::create_dir_all(file.parent().unwrap()).unwrap();
        fs::write(file, text).unwrap();
    }

    /// Removes a page.
    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.path("docs").join(path)).unwrap();
    }

    /// A path beside the documentation folder, which is `docs`.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.temp.path().join(name)
    }

    /// Runs `generate --docs docs` with more arguments, in which `@name` stands for a path beside the folder.
    pub(crate) fn generate(&self, args: &str) -> Output {
        let args = format!("generate --docs @docs {args}");
        let args: Vec<String> = args
            .split_whitespace()
            .map(|arg| arg.strip_prefix('@').map_or(arg.to_owned(), |name| self.path(name).display().to_string()))
            .collect();
        let output = run(&args.iter().map(String::as_str).collect::<Vec<_>>());
        let here = self.temp.path().display().to_string();
        Output {
            status: output.status,
            out: output.out.replace(&here, "TEMP").replace('\\', "/"),
            err: output.err.replace(&here, "TEMP").replace('\\', "/"),
        }
    }
}

/// What a command printed and returned.
#[derive(Debug)]
pub(crate) struct Output {
    pub(crate) status: Status,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// Runs the command line in this process.
pub(crate) fn run(args: &[&str]) -> Output {
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let mut console = Console::new(&mut out, &mut err);
    let args = std::iter::once("msgraph-docgen").chain(args.iter().copied()).map(OsString::from);
    let status = cli::run(args, &mut console);
    let status = console.finish(status);
    Output { status, out: String::from_utf8(out).unwrap(), err: String::from_utf8(err).unwrap() }
}
