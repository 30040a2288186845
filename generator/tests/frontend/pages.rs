//! Every fixture: what is extracted of it and what is remarked; for malformed pages also the blocks that were found.

use std::path::Path;

use crate::support::{PAGES, Page};

fn check(file: &Path) {
    let page = Page::load(file);
    let outline = if file.parent().unwrap().ends_with("malformed") {
        format!("{}---\n", page.stage("markdown"))
    } else {
        String::new()
    };
    let text = format!("{outline}{}---\n{}", page.stage("extract"), page.remarks());
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("page", text);
    });
}

#[test]
fn pages() {
    insta::glob!(PAGES, "**/*.md", check);
}
