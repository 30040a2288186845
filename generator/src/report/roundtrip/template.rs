//! Whether the URL of an example is one of an operation's paths.

/// Whether the URL, absolute or not, is that of a template; letters in any case, as the service has it.
pub(super) fn matches(template: &str, url: &str) -> bool {
    // The same slips as in request lines.
    let url = url.to_ascii_lowercase().replace('\\', "/");
    fits(&template.to_ascii_lowercase(), path(&url).trim_end_matches('/'))
}

/// The URL without the segments at its end that ask for a count or name a derived type, if it has any.
pub(super) fn without_addition(url: &str) -> Option<&str> {
    let mut rest = before_query(url).trim_end_matches('/');
    let length = rest.len();
    while let Some((before, last)) = rest.rsplit_once('/') {
        if last != "$count" && !last.starts_with("microsoft.graph.") {
            break;
        }
        rest = before;
    }
    (rest.len() < length).then_some(rest)
}

/// The path of a URL in lower case below the service's version, or the folder that writers' tools put there.
fn path(url: &str) -> &str {
    let url =
        url.split_once("://").map_or(url, |(_, rest)| rest.find('/').map_or("", |at| rest.get(at..).unwrap_or("")));
    let path = before_query(url);
    for version in ["/v1.0", "/v1", "/beta", "/docs/api"] {
        if let Some(rest) = path.strip_prefix(version).filter(|rest| rest.starts_with('/')) {
            return rest;
        }
    }
    path
}

/// What stands before a question mark outside of brackets and quotes.
fn before_query(url: &str) -> &str {
    let mut depth = 0_u32;
    for (at, byte) in url.bytes().enumerate() {
        match byte {
            b'(' | b'{' => depth += 1,
            b')' | b'}' => depth = depth.saturating_sub(1),
            b'?' if depth == 0 => return url.get(..at).unwrap_or(url),
            _ => {}
        }
    }
    url
}

/// Whether a text is a template with something in the place of each parameter: no slash, but in the path of a file,
/// which follows `:/`, and between quotes.
fn fits(template: &str, text: &str) -> bool {
    let Some((before, behind)) = template.split_once('{') else { return template == text };
    let Some(text) = text.strip_prefix(before) else { return false };
    let rest = behind.split_once('}').map_or("", |(_, rest)| rest);
    let any = before.ends_with(":/") || before.ends_with('\'');
    let ends = text.char_indices().map(|(at, c)| at + c.len_utf8());
    let end = |at: &usize| any || !text.get(..*at).unwrap_or("").contains('/');
    ends.take_while(end).any(|at| fits(rest, text.get(at..).unwrap_or("")))
}

#[cfg(test)]
mod tests {
    use super::{matches, without_addition};

    #[test]
    fn additions_are_counts_and_types() {
        assert_eq!(without_addition("/users/$count?x=1"), Some("/users"));
        assert_eq!(without_addition("/users/microsoft.graph.guest/$count"), Some("/users"));
        assert_eq!(without_addition("/users"), None);
    }

    #[test]
    fn templates_match_what_stands_for_their_parameters() {
        let table = [
            ("/users/{id}", "https://graph.example/v1.0/users/a@b.example", true),
            ("/users/{id}", "/users/{id | userPrincipalName}?$select=id", true),
            ("/users/{id}", "/users/a/b", false),
            ("/users/{id}", "/users/", false),
            ("/users", "GRAPH/users", false),
            ("/users", "https://graph.example/V1.0/users", true),
            ("/users", "https://graph.example/docs\\api/users", true),
            ("/users", "/USERS/", true),
            ("/users/{id}/messages/{id_2}", "/users/1/messages/2", true),
            ("/search(q='{q}')", "/search(q='a/b?c')", true),
            ("/at(a={a},b={b})", "/at(a=1,b=2)", true),
            ("/at(a={a},b={b})", "/at(a=1)", false),
            ("/root:/{path}:/content", "/root:/a/b.txt:/content", true),
        ];
        for (template, url, expected) in table {
            assert_eq!(matches(template, url), expected, "{template} {url}");
        }
    }
}
