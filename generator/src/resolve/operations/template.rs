//! Path segments → a template whose parameters stand in braces, with unique names
//! (`FORMAT.md`, section Path templates).

use super::super::words;
use crate::diag::Code;

/// Paths with more parameters are none.
const MAX_PARAMETERS: usize = 32;

/// A template and what was odd about it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Template {
    /// `/users/{user_id}/messages`.
    pub(super) text: String,
    /// Remarks; [`Code::Http009`] means that there is no template.
    pub(super) remarks: Vec<(Code, &'static str)>,
    names: Vec<String>,
}

/// The template of a path; `shown` says that it is an example, whose identifiers count as parameters too.
pub(super) fn read(segments: &[String], shown: bool) -> Template {
    let mut template = Template::default();
    let mut before = String::new();
    for segment in segments {
        template.text.push('/');
        if is_sample(segment) || shown && is_identifier(segment) {
            template.parameter("", &before, true);
            before.clear();
        } else {
            before = template.segment(segment, &before);
        }
    }
    template
}

/// Whether a segment can only be a sample of an identifier: a GUID, Base64, or the name of a sample company.
fn is_sample(segment: &str) -> bool {
    let guid = segment.len() == 36
        && segment.bytes().enumerate().all(|(at, byte)| match at {
            8 | 13 | 18 | 23 => byte == b'-',
            _ => byte.is_ascii_hexdigit(),
        });
    let plain = !segment.contains(['{', '(', '<']);
    guid || plain && (segment.ends_with('=') && segment.len() > 16 || segment.contains("contoso"))
}

/// Whether a segment of an example looks like the identifier of something.
fn is_identifier(segment: &str) -> bool {
    let digits = segment.bytes().filter(u8::is_ascii_digit).count();
    let plain = segment.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_=:.@!,%".contains(&byte));
    plain && (digits >= 4 || segment.len() > 40 || digits > 0 && segment.contains([':', '@', '=', '-']))
}

impl Template {
    /// Writes a segment and returns the name of the collection it is, for the identifier behind it.
    fn segment(&mut self, segment: &str, before: &str) -> String {
        if let Some(inner) = enclosed(segment, '(', ')').filter(|inner| !inner.contains(['(', '='])) {
            self.parameter(inner.trim_matches('\''), before, true);
            return String::new();
        }
        let mut literal = String::new();
        let mut rest = segment;
        while let Some(at) = rest.find(['{', '<', '(']) {
            self.literal(rest.get(..at).unwrap_or(""), &mut literal);
            let open = rest.get(at..).unwrap_or("");
            let (close, odd) = match open.as_bytes().first() {
                Some(b'{') => ('}', false),
                Some(b'<') => ('>', true),
                _ => (')', false),
            };
            let Some(end) = closing(open, close) else {
                self.remarks.push((Code::Http009, "a bracket of the URL is not closed"));
                return String::new();
            };
            let inner = open.get(1..end).unwrap_or("");
            if close == ')' {
                self.arguments(inner, &literal);
            } else {
                let name = literal_name(&literal);
                let of = if name.is_empty() { before } else { &name };
                self.parameter(inner, of, odd);
            }
            rest = open.get(end + 1..).unwrap_or("");
        }
        self.literal(rest, &mut literal);
        if segment.contains(['{', '<', '(']) { String::new() } else { literal_name(&literal) }
    }

    fn literal(&mut self, text: &str, literal: &mut String) {
        let odd = |c: char| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, '"' | '`' | '^' | '|' | '{' | '}' | '<' | '>' | '*' | '#' | '\u{2026}')
        };
        if text.contains(odd) {
            self.remarks.push((Code::Http009, "the URL holds characters that no path has"));
        }
        self.text.push_str(text);
        literal.push_str(text);
    }

    /// Writes a parameter: by its own name, else by that of the collection before it.
    fn parameter(&mut self, inner: &str, before: &str, odd: bool) {
        if odd {
            self.remarks.push((Code::Http007, "a parameter of the URL does not stand in braces"));
        }
        let own = words::placeholder(inner.trim_matches(['{', '}', '<', '>', ' ', '"', '\'']));
        let unclear = words::is_generic(&own) || self.names.contains(&own) && own.ends_with("id");
        let of = unclear.then(|| format!("{}_id", words::singular(&words::snake(before))));
        let name = match of.filter(|of| of.len() > 3) {
            Some(of) => of,
            None if own.is_empty() => "id".to_owned(),
            None => own,
        };
        self.write(&name);
    }

    fn write(&mut self, name: &str) {
        if self.names.len() >= MAX_PARAMETERS {
            self.remarks.push((Code::Http009, "the URL has too many parameters"));
            return;
        }
        let mut unique = name.to_owned();
        let mut count = 2_u32;
        while self.names.contains(&unique) {
            unique = format!("{name}_{count}");
            count += 1;
        }
        self.text.push('{');
        self.text.push_str(&unique);
        self.text.push('}');
        self.names.push(unique);
    }

    /// Writes the arguments of the function or collection `of`.
    fn arguments(&mut self, inner: &str, of: &str) {
        self.text.push('(');
        for (at, argument) in split(inner).into_iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            let argument = argument.trim();
            match argument.split_once('=').filter(|(key, _)| is_key(key.trim())) {
                Some((key, value)) => {
                    self.text.push_str(key.trim());
                    self.text.push('=');
                    self.value(value.trim(), &words::snake(key));
                }
                None if argument.is_empty() => {}
                None => {
                    let own = words::placeholder(argument.trim_matches(['{', '}', '<', '>', ' ', '"', '\'']));
                    let of = format!("{}_id", words::singular(&words::snake(&literal_name(of))));
                    let generic = words::is_generic(&own) || own.starts_with("value_");
                    self.value(argument, if generic { &of } else { &own });
                }
            }
        }
        self.text.push(')');
    }

    /// Writes a value: the quotes and the type before them stay.
    fn value(&mut self, value: &str, name: &str) {
        if value.contains('<') {
            self.remarks.push((Code::Http007, "a parameter of the URL does not stand in braces"));
        }
        let name = if name.is_empty() { "value" } else { name };
        match value.split_once('\'') {
            Some((kind, _)) => {
                let kind = if kind.chars().all(|c| c.is_ascii_alphanumeric() || c == '.') { kind } else { "" };
                self.text.push_str(kind);
                self.text.push('\'');
                self.write(name);
                self.text.push('\'');
            }
            None => self.write(name),
        }
    }
}

/// The name that a literal gives to what it holds: the last part of a cast, without the colon of an address.
fn literal_name(literal: &str) -> String {
    let plain = literal.trim_matches([':', '$', '(', ')']);
    plain.rsplit('.').next().unwrap_or(plain).to_owned()
}

fn enclosed(text: &str, open: char, close: char) -> Option<&str> {
    text.strip_prefix(open)?.strip_suffix(close)
}

/// Where the bracket that `text` starts with is closed; quotes count inside round ones.
fn closing(text: &str, close: char) -> Option<usize> {
    let open = text.chars().next()?;
    let mut depth = 0_u32;
    let mut quoted = false;
    for (at, c) in text.char_indices() {
        match c {
            '\'' if open == '(' => quoted = !quoted,
            _ if quoted => {}
            c if c == open => depth += 1,
            c if c == close => {
                depth -= 1;
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

/// Arguments, divided at commas outside quotes and brackets.
fn split(inner: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let (mut start, mut depth, mut quoted) = (0, 0_u32, false);
    for (at, byte) in inner.bytes().enumerate() {
        match byte {
            b'\'' => quoted = !quoted,
            b'{' | b'<' | b'(' => depth += 1,
            b'}' | b'>' | b')' => depth = depth.saturating_sub(1),
            b',' if !quoted && depth == 0 => {
                found.push(inner.get(start..at).unwrap_or(""));
                start = at + 1;
            }
            _ => {}
        }
    }
    found.push(inner.get(start..).unwrap_or(""));
    found
}

fn is_key(key: &str) -> bool {
    !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || "_-@".contains(c))
}

#[cfg(test)]
mod tests {
    use super::super::url;
    use super::*;

    /// The template of a URL and the ids of what was remarked; nothing for what is no path.
    fn check(raw: &str) -> (String, Vec<&'static str>) {
        let url = url::read(raw);
        let template = read(&url.segments, false);
        let ids: Vec<&str> = url.remarks.iter().chain(&template.remarks).map(|(code, _)| code.id()).collect();
        let text = if url.valid && !ids.contains(&"HTTP009") { template.text } else { String::new() };
        (text, ids)
    }

    #[test]
    fn templates() {
        let table: &[(&str, &str, &[&str])] = &[
            ("/users/{id}/messages/{id}", "/users/{user_id}/messages/{message_id}", &[]),
            ("/users/{id | userPrincipalName}", "/users/{user_id}", &[]),
            ("/users/{userId}/x/{userId}", "/users/{user_id}/x/{x_id}", &[]),
            ("/shelves/{id}/shelves/{id}", "/shelves/{shelf_id}/shelves/{shelf_id_2}", &[]),
            ("/rooms/{room-id}/lamps/{lamp id}/", "/rooms/{room_id}/lamps/{lamp_id}", &[]),
            ("rooms/{id}", "/rooms/{room_id}", &["HTTP005"]),
            ("~/rooms/{id}", "/rooms/{room_id}", &["HTTP005"]),
            ("https://graph.microsoft.com/beta/rooms", "/rooms", &["HTTP003"]),
            ("https://graph.microsoft.com/docs\\api/rooms", "/rooms", &["HTTP004", "HTTP003"]),
            ("/v1.0/rooms", "/rooms", &[]),
            ("/rooms/<name>/(lamp-id)", "/rooms/{name}/{lamp_id}", &["HTTP007", "HTTP007"]),
            ("/rooms/12345678-9abc-def0-1234-56789abcdef0", "/rooms/{room_id}", &["HTTP007"]),
            ("/rooms/{id}/../lamps", "/rooms/{room_id}/../lamps", &[]),
            ("/rooms/{id}/.../lamps", "", &["HTTP006"]),
            ("** Collection URI for lamp not found", "", &["HTTP002"]),
            ("/rooms/{id", "", &["HTTP009"]),
            ("/rooms and lamps", "", &["HTTP009"]),
            ("", "", &["HTTP005", "HTTP009"]),
            ("/rooms/{id}?$filter=a eq 'b'&x={y", "/rooms/{room_id}", &[]),
            ("/rooms/{id}/lamps/$ref", "/rooms/{room_id}/lamps/$ref", &[]),
            ("/rooms/{id}/a.b.oilLamp/$count", "/rooms/{room_id}/a.b.oilLamp/$count", &[]),
            ("/root:/{item-path}:/content", "/root:/{item_path}:/content", &[]),
            ("/near(place='{p}',radius=10)", "/near(place='{place}',radius={radius})", &[]),
            ("/range(address='<address>')/x", "/range(address='{address}')/x", &["HTTP007"]),
            ("/zones(Kind=a.b'{c}')", "/zones(Kind=a.b'{kind}')", &[]),
            ("/rooms('7')/lamps()", "/rooms('{room_id}')/lamps()", &[]),
            ("/search(q='a/b, c')", "/search(q='{q}')", &[]),
        ];
        for (raw, template, remarks) in table {
            assert_eq!(check(raw), ((*template).to_owned(), remarks.to_vec()), "{raw}");
        }
    }

    #[test]
    fn names_are_unique_and_few() {
        let (text, ids) = check(&"/a/{id}".repeat(20));
        assert!(text.ends_with("/a/{a_id_20}") && ids.is_empty());
        assert_eq!(check(&"/{}".repeat(1000)).0, "");
        assert_eq!(check(&"/a(".repeat(2000)).0, "");
    }
}
