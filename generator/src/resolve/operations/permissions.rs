//! Permissions of a page and of the pages that it includes.

use super::page::Page;
use crate::diag::Code;
use crate::facts::PermissionFact;
use crate::schema::AccountPermissions;

impl Page<'_> {
    /// The permissions per account type and subject, in order of appearance.
    pub(super) fn permissions(&mut self) -> Vec<AccountPermissions> {
        let mut found: Vec<AccountPermissions> = Vec::new();
        let mut missing = false;
        let mut rows: Vec<&PermissionFact> = self.facts.permissions.iter().collect();
        for include in &self.facts.includes {
            let included = self.known.context.links.included(self.at, &include.value);
            if let Some(page) = included.and_then(|page| self.known.context.facts.get(page)) {
                rows.extend(&page.permissions);
            } else {
                missing = true;
                self.report(Code::Inc001, include.span, format!("`{}` is not there", include.value));
            }
        }
        for row in &rows {
            add(&mut found, row);
        }
        if rows.is_empty() && !missing {
            self.report(Code::Perm002, self.facts.title.span, "the page has no table of permissions");
        }
        found
    }
}

/// Adds a row; what is said twice of an account type and subject is united.
fn add(found: &mut Vec<AccountPermissions>, row: &PermissionFact) {
    let same = |known: &&mut AccountPermissions| known.account == row.account.value && known.subject == row.subject;
    if let Some(known) = found.iter_mut().find(same) {
        for scope in &row.scopes {
            if !known.scopes.contains(scope) {
                known.scopes.push(scope.clone());
            }
        }
        known.unsupported &= row.unsupported;
        return;
    }
    found.push(AccountPermissions {
        account: row.account.value.clone(),
        subject: row.subject.clone(),
        scopes: row.scopes.clone(),
        unsupported: row.unsupported,
    });
}
