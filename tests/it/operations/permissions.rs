//! Every row of a permission table is an ordered list of names, or says that the account type is not supported.

use std::collections::BTreeSet;

use msgraph_docgen::config::Config;
use msgraph_docgen::diag::Code;
use msgraph_docgen::facts::PageFacts;
use msgraph_docgen::run;
use msgraph_docgen::source::load;

use crate::workspace::root;

fn has_table(facts: &PageFacts) -> bool {
    !facts.permissions.is_empty() || !facts.includes.is_empty()
}

#[test]
fn tables_give_permissions_or_say_that_there_are_none() {
    let sources = load(&root().join("spec-docs"), &[]).unwrap();
    let outcome = run(&sources, &Config::default());
    let remarked = outcome.diagnostics.iter().filter(|remark| remark.code == Code::Perm001);
    let remarked: BTreeSet<_> = remarked.map(|remark| remark.span.file).collect();
    let (mut listed, mut unsupported, mut placeholders) = (0, 0, 0);
    for schema in &outcome.schemas {
        for operation in &schema.operations {
            let page =
                outcome.pages.iter().position(|page| page.version == schema.version && page.path == operation.src.page);
            let (page, facts) = page.map(|at| (&outcome.pages[at], &outcome.facts[at])).unwrap();
            assert!(!has_table(facts) || !operation.permissions.is_empty(), "{}", operation.src);
            for account in &operation.permissions {
                assert!(account.scopes.iter().all(|scope| !scope.to_lowercase().contains("todo")), "{account:?}");
                match (account.scopes.is_empty(), account.unsupported) {
                    (false, false) => listed += 1,
                    (true, true) => unsupported += 1,
                    (true, false) if remarked.contains(&page.file) => placeholders += 1,
                    other => panic!("{}: {account:?}: {other:?}", operation.src),
                }
            }
        }
    }
    assert!(listed > 60 && unsupported > 15 && placeholders > 4, "{listed} {unsupported} {placeholders}");
}
