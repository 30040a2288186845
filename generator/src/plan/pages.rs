//! What the documentation of each generated item says: the cleaned description, remarks, the wire name, the page.

use super::areas::Feature;
use super::docs::{clean, remark};
use super::ident::RustIdent;
use super::layout::{Home, Key, Map};
use super::operations::PathPlan;
use crate::config::DocLevel;
use crate::schema::{EnumType, Member, Operation, Parameter, Property, Provenance, StructType, TypeName};

/// The documentation of a struct.
pub(super) fn struct_docs(map: &Map<'_>, name: &TypeName, structure: &StructType, level: DocLevel) -> Vec<String> {
    let mut description = lead(&structure.description);
    if structure.base.is_some() {
        description = description.split("\n\n").filter(|text| !is_inheritance(text)).collect::<Vec<_>>().join("\n\n");
    }
    let mut docs = Docs::new(&description, structure.deprecated.as_deref(), level);
    if let Some(family) = link(map, name, Key::Family(name)) {
        docs.paragraph(&format!("Properties hold {family}, which can be any type derived from this one."));
    }
    let base = structure.base.as_ref();
    let base = base.map(|base| link(map, name, Key::Type(base)).unwrap_or_else(|| code(&base.0)));
    docs.type_facts(name, base, &structure.src);
    docs.feature(map.homes.get(&Key::Type(name)).and_then(|home| home.feature.as_ref()));
    docs.lines
}

/// Whether a paragraph says nothing but what the type inherits from, which stands below anyway.
fn is_inheritance(paragraph: &str) -> bool {
    let text = paragraph.trim().trim_end_matches('.');
    text.starts_with("Inherits from ") && text.split_whitespace().count() == 3
}

/// A link from the documentation of a type to another one.
fn link(map: &Map<'_>, from: &TypeName, to: Key<'_>) -> Option<String> {
    let (from, to) = (map.homes.get(&Key::Type(from))?, map.homes.get(&to)?);
    let namespace = if from.namespace == to.namespace { String::new() } else { format!("super::{}::", to.namespace) };
    Some(format!("[`{ident}`](super::{namespace}{ident})", ident = to.ident))
}

/// The text that introduces a type, without sentences that lead to a list that is not part of it.
fn lead(description: &str) -> String {
    let paragraphs: Vec<&str> = description.split("\n\n").collect();
    let leads_on = |at: usize| {
        let next = paragraphs.get(at + 1).and_then(|next| next.chars().next());
        next.is_some_and(|next| "-*+•`~|<>".contains(next) || next.is_ascii_digit())
    };
    let kept = paragraphs.iter().enumerate().filter_map(|(at, paragraph)| {
        if !paragraph.trim_end().ends_with(':') || leads_on(at) {
            return Some(*paragraph);
        }
        let start = [". ", ".\n"].iter().filter_map(|end| paragraph.rfind(end)).max()?;
        paragraph.get(..=start)
    });
    let kept: Vec<&str> = kept.collect();
    if kept.is_empty() { format!("{}.", description.trim_end_matches([':', ' ', '\n'])) } else { kept.join("\n\n") }
}

/// The documentation of an enumeration.
pub(super) fn enum_docs(name: &TypeName, enumeration: &EnumType, home: &Home, level: DocLevel) -> Vec<String> {
    let mut docs = Docs::new(&lead(&enumeration.description), enumeration.deprecated.as_deref(), level);
    if enumeration.flags {
        docs.paragraph("Several members may be combined.");
    }
    docs.type_facts(name, None, &enumeration.src);
    docs.feature(home.feature.as_ref());
    docs.lines
}

/// The documentation of the enum over a family.
pub(super) fn family_docs(base: &TypeName, ident: &RustIdent, home: &Home) -> Vec<String> {
    let mut docs = Docs { lines: Vec::new() };
    docs.paragraph(&format!("[`{ident}`], or one of the types that derive from it."));
    docs.paragraph(&format!("Wire name: {}, or that of a derived type.", code(&base.0)));
    docs.feature(home.feature.as_ref());
    docs.lines
}

/// The documentation of a field.
pub(super) fn property_docs(property: &Property, feature: Option<&Feature>, level: DocLevel) -> Vec<String> {
    let mut docs = Docs::new(&property.description, property.usage.deprecated.as_deref(), level);
    docs.paragraph(&format!("Wire name: {}.", code(&property.name)));
    docs.feature(feature);
    docs.lines
}

/// The documentation of an enumeration's member.
pub(super) fn member_docs(member: &Member, level: DocLevel) -> Vec<String> {
    let mut docs = Docs::new(&member.description, None, level);
    docs.paragraph(&format!("Wire name: {}.", code(&member.name)));
    docs.lines
}

/// The documentation of an operation: the page's words, its paths, the page.
pub(super) fn operation_docs(
    operation: &Operation,
    paths: &[PathPlan],
    features: &[Feature],
    level: DocLevel,
) -> Vec<String> {
    let mut description = lead(&operation.description);
    if description.trim_matches('.').is_empty() {
        description.clone_from(&operation.title);
    }
    let mut docs = Docs::new(&description, operation.deprecated.as_deref(), level);
    let line = |path: &PathPlan| code(&format!("{} {}", operation.method, path.template));
    if let [path] = paths {
        docs.paragraph(&line(path));
    } else {
        docs.lines.extend((!docs.lines.is_empty()).then(String::new));
        docs.lines.extend(paths.iter().map(|path| format!("- {}", line(path))));
    }
    docs.paragraph(&format!("Page: {}.", code(&operation.src.page)));
    for feature in features {
        docs.feature(Some(feature));
    }
    docs.lines
}

/// The documentation of the struct of a request body.
pub(super) fn body_docs(operation: &RustIdent, owner: Option<&TypeName>, patch: bool) -> Vec<String> {
    let mut docs = Docs { lines: Vec::new() };
    docs.paragraph(&format!("The body of [`{operation}`]."));
    if patch {
        docs.paragraph("A property is left alone unless it is set to a value or to null.");
    }
    if let Some(owner) = owner {
        docs.paragraph(&format!("Wire name: {}.", code(&owner.0)));
    }
    docs.lines
}

/// The documentation of a path's parameter.
pub(super) fn parameter_docs(name: &str, known: Option<&Parameter>, level: DocLevel) -> Vec<String> {
    let mut docs = Docs::new(known.map_or("", |parameter| &parameter.description), None, level);
    docs.paragraph(&format!("{} of the path.", code(&format!("{{{name}}}"))));
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
            let is_bare = note.trim_matches(['.', '*', ' ', '\\', '[', ']']).eq_ignore_ascii_case("deprecated");
            docs.paragraph(&if is_bare || note.is_empty() {
                "**Deprecated.**".to_owned()
            } else {
                format!("**Deprecated:** {note}")
            });
        }
        docs
    }

    fn paragraph(&mut self, text: &str) {
        if !self.lines.is_empty() {
            self.lines.push(String::new());
        }
        self.lines.extend(remark(text));
    }

    /// A further line of the last paragraph, where a feature is needed.
    fn feature(&mut self, feature: Option<&Feature>) {
        self.lines.extend(feature.into_iter().flat_map(|feature| remark(&format!("Feature: `{feature}`."))));
    }

    /// A paragraph whose sentences have a line each, so that a diff shows which of them changed.
    fn type_facts(&mut self, name: &TypeName, base: Option<String>, src: &Provenance) {
        self.paragraph(&format!("Wire name: {}.", code(&name.0)));
        self.lines.extend(base.into_iter().flat_map(|base| remark(&format!("Base type: {base}."))));
        if !src.page.is_empty() {
            self.lines.extend(remark(&format!("Page: {}.", code(&src.page))));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::lead;

    #[test]
    fn sentences_that_lead_to_nothing_are_dropped() {
        for (description, expected) in [
            ("A thing. Base of these types:\n\nInherits from entity.", "A thing.\n\nInherits from entity."),
            ("A thing.\n\nThis resource supports:", "A thing."),
            ("A thing:\n\n- a\n- b", "A thing:\n\n- a\n- b"),
            ("Represents one of:", "Represents one of."),
            ("", ""),
        ] {
            assert_eq!(lead(description), expected);
        }
    }
}
