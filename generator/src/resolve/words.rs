//! Words in names: snake case for path parameters, and the singular of a collection's name.

/// The longest name that is made of a placeholder.
const MAX_NAME: usize = 48;

/// Plural endings and what they become; the first that fits decides.
const SINGULARS: &[(&str, &str)] = &[
    ("series", "series"),
    ("news", "news"),
    ("statuses", "status"),
    ("analyses", "analysis"),
    ("people", "person"),
    ("children", "child"),
    ("shelves", "shelf"),
    ("ies", "y"),
    ("sses", "ss"),
    ("xes", "x"),
    ("ches", "ch"),
    ("shes", "sh"),
    ("ss", "ss"),
    ("us", "us"),
    ("is", "is"),
    ("s", ""),
];

/// A name in lower case with underscores; letters and digits of ASCII only, at most [`MAX_NAME`] of them.
pub(super) fn snake(text: &str) -> String {
    let mut out = String::new();
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        if out.len() >= MAX_NAME {
            break;
        }
        if !c.is_ascii_alphanumeric() {
            before = ' ';
            continue;
        }
        let next_lower = chars.peek().is_some_and(char::is_ascii_lowercase);
        let starts = c.is_ascii_uppercase()
            && (before.is_ascii_lowercase() || before.is_ascii_digit() || before.is_ascii_uppercase() && next_lower);
        if !out.is_empty() && (before == ' ' || starts) {
            out.push('_');
        }
        out.push(c.to_ascii_lowercase());
        before = c;
    }
    if out.starts_with(|c: char| c.is_ascii_digit()) { format!("value_{out}") } else { out }
}

/// The singular of a snake-case name: its last word's.
pub(super) fn singular(name: &str) -> String {
    let fits = SINGULARS.iter().find(|(end, _)| name.ends_with(end));
    let stem = fits.and_then(|(end, becomes)| Some(format!("{}{becomes}", name.strip_suffix(end)?)));
    stem.filter(|stem| !stem.is_empty()).unwrap_or_else(|| name.to_owned())
}

/// What the plural of a name in lower case may be.
pub(super) fn plurals(name: &str) -> [String; 2] {
    let irregular = match name.strip_suffix('y') {
        Some(stem) => format!("{stem}ies"),
        None => format!("{name}es"),
    };
    [irregular, format!("{name}s")]
}

/// The name of the placeholder's text: `id | userPrincipalName` → `id`.
pub(super) fn placeholder(text: &str) -> String {
    let first = text.split(['|', '/', ',']).next().unwrap_or(text);
    let first = first.split(" or ").next().unwrap_or(first);
    snake(first)
}

/// Whether a name says nothing of whose identifier it is.
pub(super) fn is_generic(name: &str) -> bool {
    matches!(name, "" | "id" | "identifier")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names() {
        let table = [
            ("callRecordId", "call_record_id"),
            ("user-id", "user_id"),
            ("ID", "id"),
            ("userID", "user_id"),
            ("tenant id", "tenant_id"),
            ("HTTPServer2Name", "http_server2_name"),
            ("id | userPrincipalName", "id"),
            ("team-id", "team_id"),
            ("1st", "value_1st"),
            ("—", ""),
        ];
        for (text, expected) in table {
            assert_eq!(placeholder(text), expected, "{text}");
        }
    }

    #[test]
    fn singulars() {
        let table = [
            ("mail_folders", "mail_folder"),
            ("policies", "policy"),
            ("classes", "class"),
            ("status", "status"),
            ("mailboxes", "mailbox"),
            ("access", "access"),
            ("devices", "device"),
            ("children", "child"),
            ("s", "s"),
        ];
        for (text, expected) in table {
            assert_eq!(singular(text), expected, "{text}");
        }
    }
}
