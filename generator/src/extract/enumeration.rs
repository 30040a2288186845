//! Enumerations: pages, lists of sections, sections in other pages (`FORMAT.md`, section Enumerations).

use std::ops::Range;

use super::prose;
use super::table::Columns;
use super::vocabulary::Column;
use crate::diag::{Code, Diagnostic};
use crate::facts::{EnumFact, EnumPlace, MemberFact, Spanned, TableFact};
use crate::markdown::inline;
use crate::markdown::{BlockKind, Document, Section, Sections, Table};
use crate::page::{self, PageKind};

/// The enumerations a page defines.
pub(super) fn read(
    document: &Document<'_>,
    sections: &Sections,
    kind: PageKind,
    tables: &mut [TableFact],
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<EnumFact> {
    let mut found = Vec::new();
    let mut reader = Reader { document, sections, tables, diagnostics };
    for section in sections.list.iter().filter(|section| section.level != 1) {
        let (name, place) = match kind {
            PageKind::Enum if ["members", "values"].contains(&section.key.as_str()) => {
                (title_name(page::page_title(sections)), EnumPlace::Page)
            }
            _ => match (page::listed_enumeration(document, section), kind) {
                (None, _) => continue,
                (Some(name), PageKind::EnumList) => (name, EnumPlace::List),
                (Some(name), _) => (name, EnumPlace::Section),
            },
        };
        found.extend(reader.section(section, section.own.clone(), name, place));
    }
    // A page of its own with another heading above its table, or none.
    if kind == PageKind::Enum && found.is_empty() {
        let whole = sections.list.iter().find(|section| section.level == 1).or(sections.list.first());
        let name = title_name(page::page_title(sections));
        found.extend(whole.and_then(|section| reader.section(section, section.all.clone(), name, EnumPlace::Page)));
    }
    found
}

/// The first word of a title.
fn title_name(title: &str) -> &str {
    title.split_whitespace().next().unwrap_or("")
}

struct Reader<'d, 'a> {
    document: &'d Document<'a>,
    sections: &'d Sections,
    tables: &'d mut [TableFact],
    diagnostics: &'d mut Vec<Diagnostic>,
}

impl Reader<'_, '_> {
    fn section(&mut self, section: &Section, blocks: Range<usize>, name: &str, place: EnumPlace) -> Option<EnumFact> {
        let document = self.document;
        let blocks = document.blocks.get(blocks).unwrap_or(&[]);
        let listed = section.level != 1;
        let mut members: Vec<MemberFact> = Vec::new();
        let mut prose_text = Vec::new();
        for block in blocks {
            match &block.kind {
                BlockKind::Table(table) => self.table(table, block.range.start, &mut members),
                BlockKind::Paragraph(text) if members.is_empty() => prose_text.push(inline::collapse(text)),
                BlockKind::Item(text) if listed => self.item(text, block.range.start, &mut members),
                _ => {}
            }
        }
        if members.is_empty() || name.is_empty() {
            return None;
        }
        let description = prose_text.join("\n\n");
        let lead = if place == EnumPlace::Page { self.lead() } else { String::new() };
        let phrases = prose::read(document, &format!("{description}\n\n{lead}"));
        Some(EnumFact {
            name: Spanned { value: name.trim_matches('`').to_owned(), span: document.span(section.heading.clone()) },
            place,
            flags: phrases.flags,
            evolvable: phrases.evolvable || members.iter().any(|member| member.name.value == "unknownFutureValue"),
            members,
            description,
        })
    }

    /// The text between the page's title and its first section.
    fn lead(&self) -> String {
        let title = self.sections.list.iter().find(|section| section.level == 1).map(|section| section.own.clone());
        let blocks = title.and_then(|own| self.document.blocks.get(own)).unwrap_or(&[]);
        let paragraphs = blocks.iter().filter_map(|block| match block.kind {
            BlockKind::Paragraph(text) => Some(inline::collapse(text)),
            _ => None,
        });
        paragraphs.collect::<Vec<_>>().join("\n\n")
    }

    /// A member in a bullet list: `- PowerPoint`, or a code span with a remark.
    fn item(&mut self, text: &str, start: usize, members: &mut Vec<MemberFact>) {
        let text = text.trim_start_matches(['-', '*', ' ', '\t']).trim();
        let (name, rest) = match inline::code_at(text, 0) {
            Some(code) => (code.text, text.get(code.range.end..).unwrap_or("")),
            None if !text.contains(' ') => (text, ""),
            None => return,
        };
        let span = self.document.span(start..start + text.len());
        self.push(name, None, rest.trim_matches(['-', ':', ' ', '.']), span, members);
    }

    fn table(&mut self, table: &Table<'_>, start: usize, members: &mut Vec<MemberFact>) {
        let columns = Columns::new(table);
        let names = columns.find(Column::Member).unwrap_or(0);
        let values = columns.find(Column::Value).filter(|at| *at != names).or_else(|| second_member(table));
        let texts = columns.find(Column::Description);
        for row in &table.rows {
            let cell = |at: Option<usize>| at.and_then(|at| row.cells.get(at)).map_or("", |cell| cell.text.as_ref());
            let Some(first) = row.cells.get(names) else { continue };
            let name = member_name(&first.text);
            let span = self.document.span(first.range.clone());
            let value = inline::plain(cell(values)).trim().parse().ok();
            let skipped = self.push(&name, value, cell(texts), span, members);
            if let (Some(reason), Some(fact)) = (skipped, self.fact(start)) {
                fact.skipped.push((span, reason));
            }
        }
    }

    fn fact(&mut self, start: usize) -> Option<&mut TableFact> {
        self.tables.iter_mut().find(|fact| fact.span.start as usize == start)
    }

    /// Adds a member; returns why it was not added.
    fn push(
        &mut self,
        name: &str,
        value: Option<i64>,
        text: &str,
        span: crate::source::Span,
        members: &mut Vec<MemberFact>,
    ) -> Option<&'static str> {
        if name.is_empty() {
            return Some("empty row");
        }
        if name.eq_ignore_ascii_case("null") {
            self.diagnostics.push(Diagnostic::new(Code::Enum005, span, "null is no member"));
            return Some("null is no member");
        }
        if members.iter().any(|member| member.name.value == name) {
            self.diagnostics.push(Diagnostic::new(Code::Tbl013, span, format!("the member `{name}` is there twice")));
            return Some("duplicate row");
        }
        let name = Spanned { value: name.to_owned(), span };
        members.push(MemberFact { name, value, description: text.trim().to_owned() });
        None
    }
}

/// The wire text of a member cell.
fn member_name(text: &str) -> String {
    let plain = inline::plain(text);
    let plain = plain.split(" (").next().unwrap_or("").trim();
    plain.trim_matches(['"', '\'']).to_owned()
}

/// A second column headed `Member` holds the numbers.
fn second_member(table: &Table<'_>) -> Option<usize> {
    let header = table.header.get(1)?;
    header.text.to_lowercase().starts_with("member").then_some(1)
}
