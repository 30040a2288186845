//! Permission tables in all their forms (`FORMAT.md`, section Permission tables).
//!
//! Rows of account types with one column of names, with a column for the least and one for the higher privileged ones,
//! or with a column per case; and rows of resources with a column per account type.

use super::text;
use crate::diag::{Code, Diagnostic};
use crate::facts::{PermissionFact, Spanned};
use crate::markdown::inline;
use crate::markdown::{BlockKind, Cell, Document, Row, Sections, Table};

/// Words that begin a cell that denies support.
const UNSUPPORTED: &[&str] =
    &["not supported", "not applicable", "not available", "none", "n/a", "unsupported", "no permission"];

/// Words of placeholders, in capitals.
const PLACEHOLDERS: [&str; 2] = ["TODO", "TBD"];

/// The most rows and names that are read of a table and of a cell.
const MAX_ROWS: usize = 256;
const MAX_SCOPES: usize = 256;

/// The cells of one table; `subject` is what the text above it says that it is about.
pub(super) fn read(
    document: &Document<'_>,
    table: &Table<'_>,
    subject: &str,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<PermissionFact> {
    let header: Vec<String> = table.header.iter().map(|cell| inline::plain(&cell.text)).collect();
    let Some((first, rest)) = header.split_first() else { return Vec::new() };
    let mut reader = Reader { document, diagnostics, found: Vec::new() };
    if rest.iter().any(|title| is_account(title)) && !first.to_lowercase().contains("permission") {
        for row in table.rows.iter().take(MAX_ROWS) {
            reader.transposed(row, rest);
        }
    } else if header.iter().any(|title| title.to_lowercase().contains("permission")) {
        reader.rows(table, rest, subject);
    }
    reader.found
}

struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    diagnostics: &'d mut Vec<Diagnostic>,
    found: Vec<PermissionFact>,
}

impl Reader<'_, '_> {
    /// A row of a resource; `accounts` are the other columns' titles.
    fn transposed(&mut self, row: &Row<'_>, accounts: &[String]) {
        let Some((name, cells)) = row.cells.split_first() else { return };
        for (account, cell) in accounts.iter().zip(cells) {
            let account = Spanned { value: account_name(account), span: self.document.span(cell.range.clone()) };
            self.add(account, inline::plain(&name.text), std::slice::from_ref(cell), false);
        }
    }

    /// Rows of account types; an indented row is about a part of the row above it.
    fn rows(&mut self, table: &Table<'_>, titles: &[String], subject: &str) {
        let reversed = titles.iter().any(|title| title.to_lowercase().contains("most to least"));
        let ranked = titles.iter().any(|title| title.to_lowercase().contains("least privileged"));
        let mut account = String::new();
        for (at, row) in table.rows.iter().enumerate().take(MAX_ROWS) {
            let Some((name, cells)) = row.cells.split_first() else { continue };
            let plain = inline::plain(&name.text);
            let part = is_part(&name.text) && !account.is_empty();
            let parts_follow = table.rows.get(at + 1).and_then(|row| row.cells.first());
            let parts_follow = !part && parts_follow.is_some_and(|cell| is_part(&cell.text));
            if !part {
                account = account_name(&plain);
            }
            if parts_follow && cells.iter().all(|cell| scopes(&cell.text).is_empty()) || plain.is_empty() {
                continue;
            }
            let span = self.document.span(name.range.clone());
            let spanned = || Spanned { value: account.clone(), span };
            let subject = if part { plain } else { subject.to_owned() };
            if ranked || cells.len() < 2 {
                self.add(spanned(), subject, cells, reversed);
            } else {
                for (title, cell) in titles.iter().zip(cells) {
                    self.add(spanned(), title.clone(), std::slice::from_ref(cell), reversed);
                }
            }
        }
    }

    fn add(&mut self, account: Spanned<String>, subject: String, cells: &[Cell<'_>], reversed: bool) {
        let mut names: Vec<String> = Vec::new();
        for name in cells.iter().flat_map(|cell| scopes(&cell.text)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        if reversed {
            names.reverse();
        }
        let placeholder = cells.iter().find(|cell| is_placeholder(&cell.text));
        if let Some(cell) = placeholder {
            let span = self.document.span(cell.range.clone());
            self.diagnostics.push(Diagnostic::new(Code::Perm001, span, "the permissions are a placeholder"));
        }
        let denied = cells.first().is_some_and(|cell| denies(&cell.text));
        self.found.push(PermissionFact {
            account,
            subject,
            unsupported: names.is_empty() && denied,
            placeholder: placeholder.is_some(),
            scopes: names,
        });
    }
}

/// Whether a column's title names an account type.
fn is_account(title: &str) -> bool {
    let lower = title.to_lowercase();
    lower.starts_with("delegated") || lower.starts_with("application")
}

/// The name of an account type; its bracket is often left open.
fn account_name(text: &str) -> String {
    let text = text.trim_end_matches([':', '.', '*', ' ']);
    if text.matches('(').count() > text.matches(')').count() { format!("{text})") } else { text.to_owned() }
}

/// Whether a row is indented below the one before it.
fn is_part(text: &str) -> bool {
    text.starts_with("&nbsp;") || text.starts_with("&emsp;")
}

fn is_placeholder(text: &str) -> bool {
    PLACEHOLDERS.iter().any(|word| text.contains(word))
}

fn denies(text: &str) -> bool {
    let plain = inline::plain(text).to_lowercase();
    let plain = plain.trim_matches(['.', '-', '_', ' ']);
    UNSUPPORTED.iter().any(|word| plain.starts_with(word)) || plain.is_empty() && text.contains('-')
}

/// The permission names of a cell: words with a dot inside, and the few that have none.
pub(super) fn scopes(text: &str) -> Vec<String> {
    const PLAIN: [&str; 4] = ["openid", "profile", "email", "offline_access"];
    if is_placeholder(text) {
        return Vec::new();
    }
    let plain = inline::plain(text);
    let part = |c: char| c.is_ascii_alphanumeric() || "._-".contains(c);
    let words = plain.split(|c: char| !part(c)).map(|word| word.trim_matches(['.', '-', '_']));
    let mut found: Vec<String> = Vec::new();
    for word in words.filter(|word| is_scope(word) || PLAIN.contains(word)).take(MAX_SCOPES) {
        if !found.iter().any(|known| known == word) {
            found.push(word.to_owned());
        }
    }
    found
}

fn is_scope(word: &str) -> bool {
    let parts = word.split('.');
    let known = ["microsoft.graph", "graph.microsoft", "odata."].iter().any(|start| word.starts_with(start));
    word.contains('.')
        && !known
        && parts.clone().all(|part| !part.is_empty())
        && word.starts_with(|c: char| c.is_ascii_alphabetic())
        && parts.clone().any(|part| part.starts_with(|c: char| c.is_ascii_uppercase()))
}

/// What the table in block `at` is about: the heading above it unless it is that of all permissions, else the short
/// paragraph above it where the section has several tables.
pub(super) fn subject(document: &Document<'_>, sections: &Sections, at: usize) -> String {
    let Some(section) = sections.of_block(at).and_then(|at| sections.list.get(at)) else { return String::new() };
    let title = section.title.to_lowercase();
    if section.level > 2 && !title.contains("permission") && !title.contains("prerequisite") {
        return section.title.clone();
    }
    let blocks = document.blocks.get(section.own.clone()).unwrap_or(&[]);
    if blocks.iter().filter(|block| matches!(block.kind, BlockKind::Table(_))).count() < 2 {
        return String::new();
    }
    let above = document.blocks.get(section.own.start..at).and_then(|blocks| blocks.last());
    match above.map(|block| &block.kind) {
        Some(BlockKind::Paragraph(text)) if text.len() < 120 => {
            inline::plain(text).trim_end_matches([':', '.']).to_owned()
        }
        _ => String::new(),
    }
}

/// The targets of the `[!INCLUDE [label](target)]` lines in the sections on permissions.
pub(super) fn includes(document: &Document<'_>, sections: &Sections) -> Vec<Spanned<String>> {
    let mut found = Vec::new();
    for section in sections.titled(|title| title == "permissions" || title == "prerequisites") {
        for (paragraph, offset) in text::prose(document, section, true) {
            for (at, _) in paragraph.match_indices("[!INCLUDE") {
                let rest = paragraph.get(at..).unwrap_or("");
                let rest = rest.get(..rest.find('\n').unwrap_or(rest.len())).unwrap_or("");
                let Some((_, target)) = rest.split_once("](") else { continue };
                let Some((target, _)) = target.split_once(')') else { continue };
                if target.to_lowercase().contains("permission") {
                    let span = document.span(offset + at..offset + at + rest.len());
                    found.push(Spanned { value: target.trim().to_owned(), span });
                }
            }
        }
    }
    found
}
