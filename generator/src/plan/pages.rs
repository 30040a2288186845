//! What the documentation of each generated item says: the cleaned description, remarks, the wire name, the page.

use super::docs::{clean, remark};
use super::ident::RustIdent;
use crate::config::DocLevel;
use crate::schema::{EnumType, Member, Property, Provenance, StructType, TypeName};

/// The documentation of a struct.
pub(super) fn struct_docs(name: &TypeName, structure: &StructType, level: DocLevel) -> Vec<String> {
    let mut docs = Docs::new(&structure.description, structure.deprecated.as_deref(), level);
    docs.type_facts(name, structure.base.as_ref(), &structure.src);
    docs.lines
}

/// The documentation of an enumeration.
pub(super) fn enum_docs(name: &TypeName, enumeration: &EnumType, level: DocLevel) -> Vec<String> {
    let mut docs = Docs::new(&enumeration.description, enumeration.deprecated.as_deref(), level);
    if enumeration.flags {
        docs.paragraph("Several members may be combined.");
    }
    docs.type_facts(name, None, &enumeration.src);
    docs.lines
}

/// The documentation of the enum over a family.
pub(super) fn family_docs(base: &TypeName, ident: &RustIdent) -> Vec<String> {
    let mut docs = Docs { lines: Vec::new() };
    docs.paragraph(&format!("[`{ident}`], or one of the types that derive from it."));
    docs.paragraph(&format!("Wire name: {}, or that of a derived type.", code(&base.0)));
    docs.lines
}

/// The documentation of a field.
pub(super) fn property_docs(property: &Property, level: DocLevel) -> Vec<String> {
    let mut docs = Docs::new(&property.description, property.usage.deprecated.as_deref(), level);
    docs.paragraph(&format!("Wire name: {}.", code(&property.name)));
    docs.lines
}

/// The documentation of an enumeration's member.
pub(super) fn member_docs(member: &Member, level: DocLevel) -> Vec<String> {
    let mut docs = Docs::new(&member.description, None, level);
    docs.paragraph(&format!("Wire name: {}.", code(&member.name)));
    docs.lines
}

/// A wire name that a search in the documentation should find though the field's name differs; rustdoc accepts no
/// quotes and no white space in it.
pub(super) fn alias(wire: &str, ident: &RustIdent) -> Option<String> {
    let is_plain = wire.chars().all(|c| c.is_ascii_alphanumeric() || "_.-@#$".contains(c));
    (is_plain && !wire.is_empty() && wire != ident.unraw()).then(|| wire.to_owned())
}

/// A text as a code span, whatever ticks it holds.
fn code(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.trim().is_empty() {
        return "(empty)".to_owned();
    }
    if !text.contains('`') {
        return format!("`{text}`");
    }
    let ticks = "`".repeat(text.split(|c| c != '`').map(str::len).max().unwrap_or(0) + 1);
    format!("{ticks} {text} {ticks}")
}

/// Paragraphs in the making.
struct Docs {
    lines: Vec<String>,
}

impl Docs {
    fn new(description: &str, deprecated: Option<&str>, level: DocLevel) -> Self {
        let mut docs = Self { lines: clean(description, level) };
        if let Some(note) = deprecated {
            let note = clean(note, level.min(DocLevel::Summary)).join(" ");
            let mark = if note.is_empty() { "**Deprecated.**" } else { "**Deprecated:**" };
            docs.paragraph(&format!("{mark} {note}"));
        }
        docs
    }

    fn paragraph(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(remark(text));
    }

    fn type_facts(&mut self, name: &TypeName, base: Option<&TypeName>, src: &Provenance) {
        let base = base.map(|base| format!("; base type: {}", code(&base.0))).unwrap_or_default();
        let page = if src.page.is_empty() { String::new() } else { format!("; page: {}", code(&src.page)) };
        self.paragraph(&format!("Wire name: {}{base}{page}.", code(&name.0)));
    }
}
