//! Stage 2: which kind of page a [`Document`] is, decided by its content (`FORMAT.md`, section Page kinds).

use crate::diag::{Code, Diagnostic};
use crate::markdown::{BlockKind, Document, Section, Sections};
use crate::source::Span;

/// The kinds of pages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PageKind {
    /// Defines an entity or complex type.
    Resource,
    /// Defines one enumeration.
    Enum,
    /// Defines several enumerations, one per heading.
    EnumList,
    /// Describes an operation.
    Api,
    /// Holds nothing for the schema.
    Conceptual,
    /// A piece of text that pages include.
    Include,
}

impl PageKind {
    /// All kinds, in the order of reports.
    pub const ALL: [Self; 6] = [Self::Resource, Self::Enum, Self::EnumList, Self::Api, Self::Conceptual, Self::Include];

    /// A readable name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Resource => "resource",
            Self::Enum => "enum",
            Self::EnumList => "enum list",
            Self::Api => "api",
            Self::Conceptual => "conceptual",
            Self::Include => "include",
        }
    }
}

/// What `doc_type` values announce; anything else is unknown.
const DOC_TYPES: [(&str, &[PageKind]); 5] = [
    ("resourcePageType", &[PageKind::Resource]),
    ("apiPageType", &[PageKind::Api]),
    ("enumPageType", &[PageKind::Enum, PageKind::EnumList]),
    ("conceptualPageType", &[PageKind::Conceptual]),
    ("conceptualDocType", &[PageKind::Conceptual]),
];

/// Decides the kind of a page from its headings, tables, comments and code blocks.
///
/// `path` only tells includes from pages; `doc_type` and folder never decide.
pub fn classify(document: &Document<'_>, sections: &Sections, path: &str) -> (PageKind, Vec<Diagnostic>) {
    if path.split('/').any(|part| part == "includes") {
        return (PageKind::Include, Vec::new());
    }
    let signals = Signals::new(document, sections);
    let kind = signals.kind(path.split('/').any(|part| part == "api"));
    (kind, remarks(document, kind, &signals))
}

/// What a page shows of each kind.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
struct Signals {
    title: String,
    enum_title: bool,
    member_table: bool,
    members: bool,
    value_headings: usize,
    properties: bool,
    json_heading: bool,
    resource_block: bool,
    request_line: bool,
    request_heading: bool,
    permissions: bool,
    api_heading: bool,
    localised: bool,
}

impl Signals {
    fn new(document: &Document<'_>, sections: &Sections) -> Self {
        let titles: Vec<&str> = sections.list.iter().map(|section| section.key.as_str()).collect();
        let has = |names: &[&str]| titles.iter().any(|title| names.contains(title));
        let title = page_title(sections).to_owned();
        let lower = title.to_lowercase();
        let value_sections = sections.list.iter().filter(|section| listed_enumeration(document, section).is_some());
        let member_table = document.blocks.iter().any(|block| is_member_table(&block.kind));
        Self {
            enum_title: is_enum_title(&lower),
            member_table,
            members: has(&["members"]) && member_table,
            value_headings: value_sections.count(),
            properties: has(&["properties", "relationships"]),
            json_heading: titles.iter().any(|title| title.starts_with("json")),
            resource_block: document.blocks.iter().any(|block| is_resource_comment(&block.kind)),
            request_line: document.blocks.iter().any(|block| has_request_line(&block.kind)),
            request_heading: titles.iter().any(|title| title.starts_with("http request")),
            permissions: has(&["permissions", "prerequisites"]),
            api_heading: has(&["response", "request body", "request headers"]),
            localised: document.text.contains("data-ttu-id"),
            title,
        }
    }

    fn kind(&self, in_api_folder: bool) -> PageKind {
        let is_api = self.request_line
            && (self.request_heading || self.permissions)
            && (in_api_folder || self.permissions || self.api_heading);
        if self.localised {
            PageKind::Conceptual
        } else if (self.enum_title && !self.resource_block) || self.members {
            PageKind::Enum
        } else if self.is_enum_list() && !is_api && !self.resource_block {
            PageKind::EnumList
        } else if is_api && (in_api_folder || !self.resource_block) {
            PageKind::Api
        } else if self.resource_block || self.properties && self.json_heading || is_resource_title(&self.title) {
            PageKind::Resource
        } else if in_api_folder && (self.request_heading || self.permissions) {
            PageKind::Api
        } else {
            PageKind::Conceptual
        }
    }

    /// Headings of enumerations and none of properties; a single one needs a table of members below it.
    fn is_enum_list(&self) -> bool {
        !self.properties && (self.value_headings >= 2 || self.value_headings == 1 && self.member_table)
    }
}

fn remarks(document: &Document<'_>, kind: PageKind, signals: &Signals) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let span = document.front_matter_range.unwrap_or(Span::file(document.file));
    match document.front_matter.get("doc_type") {
        None if document.front_matter_range.is_none() => {
            found.push(Diagnostic::new(Code::Fm001, span, "the page has no front matter"));
        }
        None => found.push(Diagnostic::new(Code::Kind002, span, "the page has no `doc_type`")),
        Some(doc_type) => match DOC_TYPES.iter().find(|(name, _)| *name == doc_type) {
            None => found.push(Diagnostic::new(Code::Fm005, span, format!("`doc_type` is `{doc_type}`"))),
            Some((_, kinds)) if !kinds.contains(&kind) && !signals.localised => {
                let message =
                    format!("`doc_type` is `{doc_type}`, the content that of a page of kind {}", kind.as_str());
                found.push(Diagnostic::new(Code::Kind001, span, message));
            }
            Some(_) => {}
        },
    }
    if kind == PageKind::Conceptual && !signals.localised {
        found.push(Diagnostic::new(Code::Kind003, span, "the page defines no type and no operation"));
    }
    if kind == PageKind::Resource && !signals.resource_block {
        found.push(Diagnostic::new(Code::Kind004, span, "the page has no metadata comment for its type"));
    }
    if signals.localised {
        found.push(Diagnostic::new(Code::Kind007, span, "the page is machine-translated"));
    }
    found
}

/// What some titles end with.
const SITE: &str = " - Microsoft Graph";

/// The text of the first heading of level 1.
pub fn page_title(sections: &Sections) -> &str {
    let title = sections.list.iter().find(|section| section.level == 1).map_or("", |section| section.title.as_str());
    let end = if title.contains(SITE) { title.find(SITE) } else { None };
    end.and_then(|end| title.get(..end)).unwrap_or(title).trim()
}

/// The enumeration whose members a heading announces: `bodyType values`, `bodyType enum type`, `Possible values for bodyType`.
pub fn values_heading(title: &str) -> Option<&str> {
    // Most headings have none of the words.
    if !["value", "enum"].iter().any(|word| contains_ignoring_case(title, word)) {
        return None;
    }
    // Behind it: `(preview)`, or an anchor in braces.
    let title = title.split(['(', '{']).next().unwrap_or("").trim_end().trim_end_matches(':');
    let lower = title.to_lowercase();
    let words: Vec<&str> = lower.split_whitespace().filter(|word| *word != "the").collect();
    let (name, behind) = match words.as_slice() {
        [name, "value" | "values" | "enum" | "enumeration"]
        | [name, "property" | "enumeration" | "enum" | "type" | "possible", "value" | "values"]
        | [name, "enum" | "enumeration", "type" | "members"]
        | [name, "enum" | "enumeration", "type", "values"] => (name, false),
        ["values", "of" | "for", name, ..] | ["possible", "values", "of" | "for", name, ..] => (name, true),
        _ => return None,
    };
    let mut written = title.split_whitespace().skip_while(|word| behind && !word.eq_ignore_ascii_case(name));
    written.next().filter(|_| !NO_ENUMERATIONS.contains(name))
}

/// The enumeration whose members a section lists: its heading announces them, or is a name above a table of members.
pub fn listed_enumeration<'s>(document: &Document<'_>, section: &'s Section) -> Option<&'s str> {
    values_heading(&section.title).or_else(|| {
        let title = section.title.as_str();
        let named = title.starts_with(|c: char| c.is_ascii_lowercase())
            && title.chars().all(|c| c.is_ascii_alphanumeric() || c == '_')
            && !NO_ENUMERATIONS.contains(&title);
        let blocks = document.blocks.get(section.own.clone()).unwrap_or(&[]);
        (named && blocks.iter().any(|block| is_member_table(&block.kind))).then_some(title)
    })
}

/// Words that name no enumeration where one is expected.
const NO_ENUMERATIONS: [&str; 16] = [
    "possible",
    "supported",
    "property",
    "allowed",
    "valid",
    "enum",
    "enumeration",
    "default",
    "return",
    "the",
    "an",
    "this",
    "other",
    "member",
    "members",
    "values",
];

fn contains_ignoring_case(text: &str, word: &str) -> bool {
    text.as_bytes().windows(word.len()).any(|part| part.eq_ignore_ascii_case(word.as_bytes()))
}

/// Titles such as `lampMode enum type`, `lampMode enum (deprecated)`.
fn is_enum_title(lower: &str) -> bool {
    ["enum type", "enumeration type"].iter().any(|end| lower.contains(end))
        || matches!(
            lower.split_whitespace().collect::<Vec<_>>().as_slice(),
            [_, "enum" | "enumeration"] | [_, "enum" | "enumeration", "(deprecated)" | "(preview)"]
        )
}

fn is_member_table(kind: &BlockKind<'_>) -> bool {
    let BlockKind::Table(table) = kind else { return false };
    table.header.first().is_some_and(|cell| cell.text.trim_matches('*').to_lowercase().starts_with("member"))
}

fn is_resource_comment(kind: &BlockKind<'_>) -> bool {
    let BlockKind::Comment(text) = kind else { return false };
    text.split_once("\"blockType\"")
        .is_some_and(|(_, rest)| rest.trim_start_matches([':', ' ', '\n', '\t']).starts_with("\"resource\""))
}

fn has_request_line(kind: &BlockKind<'_>) -> bool {
    let BlockKind::Fence { body, .. } = kind else { return false };
    body.lines().any(|line| request_method(line).is_some())
}

/// The HTTP method that starts a request line, in capitals, with the rest of the line.
pub fn request_method(line: &str) -> Option<(crate::schema::Method, &str)> {
    use crate::schema::Method;
    let line = line.trim_start();
    if !line.starts_with(['G', 'H', 'O', 'P', 'D', 'g', 'h', 'o', 'p', 'd']) {
        return None;
    }
    Method::ALL.into_iter().find_map(|method| {
        let name = method.as_str();
        let (head, rest) = line.split_at_checked(name.len())?;
        let follows = rest.starts_with([' ', '\t', '/']) && !rest.trim().is_empty();
        (head.eq_ignore_ascii_case(name) && follows).then(|| (method, rest.trim()))
    })
}

/// Titles such as `user resource type`, `photo facet`; one word before, so that sentences do not match.
fn is_resource_title(title: &str) -> bool {
    let words: Vec<String> = title.split_whitespace().map(str::to_lowercase).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let ends = |word: &str| ["type", "type:", "tye"].contains(&word);
    match words.as_slice() {
        [_, "resource" | "resouce" | "complex" | "entity", last, ..] if ends(last) => true,
        [_, "facet" | "resource"] => true,
        _ => false,
    }
}
