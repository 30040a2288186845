//! Generates the module `msgraph` from the documentation.

fn main() -> Result<(), msgraph_docgen::Error> {
    msgraph_docgen::generate("../../../spec-docs", ["user", "message", "fileAttachment"])
}
