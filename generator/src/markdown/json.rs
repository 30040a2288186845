//! A lenient reader for the JSON in comments and code blocks (`FORMAT.md`, section Lenient JSON).
//!
//! Trailing and missing commas, comments, unquoted keys and words, single quotes, raw control characters, leading
//! zeros, ellipses and one leading string are all read; each leniency is reported by its offset.

use std::borrow::Cow;
use std::ops::Range;

/// Values nested deeper than this end the reading.
const MAX_DEPTH: usize = 64;

/// A value with its byte range.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node<'a> {
    /// The value.
    pub value: Value<'a>,
    /// Its range in the text that was read.
    pub range: Range<usize>,
}

/// A JSON value; numbers keep their text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names are JSON's own")]
pub enum Value<'a> {
    Null,
    Bool(bool),
    Number(&'a str),
    String(Cow<'a, str>),
    Array(Vec<Node<'a>>),
    Object(Vec<Member<'a>>),
    /// A word without quotes.
    Word(&'a str),
}

/// A member of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// The key's range.
    pub range: Range<usize>,
    /// The value.
    pub node: Node<'a>,
    /// The text of the last comment before it in the same object.
    pub comment: Option<&'a str>,
}

/// What was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parsed<'a> {
    /// The first value; with what could be read of it where it is broken.
    pub node: Option<Node<'a>>,
    /// What strict JSON forbids: what it was, and where.
    pub lenient: Vec<(&'static str, usize)>,
    /// Whether the value ended before its time, with the reason and the place.
    pub broken: Option<(&'static str, usize)>,
    /// Offset behind the value.
    pub end: usize,
}

impl<'a> Node<'a> {
    /// The members, if it is an object.
    pub fn members(&self) -> &[Member<'a>] {
        match &self.value {
            Value::Object(members) => members,
            _ => &[],
        }
    }

    /// The value of the first member with this key.
    pub fn get(&self, key: &str) -> Option<&Node<'a>> {
        self.members().iter().find(|member| member.key == key).map(|member| &member.node)
    }

    /// The text, if it is a string or a bare word.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            Value::Word(text) => Some(text),
            _ => None,
        }
    }

    /// The truth value of a boolean, or of a string that spells one.
    pub fn as_bool(&self) -> Option<bool> {
        match &self.value {
            Value::Bool(value) => Some(*value),
            _ => self.as_str()?.to_ascii_lowercase().parse().ok(),
        }
    }
}

/// Reads the first value in `text`. Text behind it is left alone.
pub fn read(text: &str) -> Parsed<'_> {
    let mut reader = Reader { text, at: 0, parsed: Parsed::default(), comment: None };
    reader.space();
    let mut node = reader.value(0);
    let named = matches!(&node, Some(Node { value: Value::String(_), .. }));
    reader.space();
    if named && reader.peek() == Some(b'{') {
        reader.lenient("a string before the object");
        node = reader.value(0);
    }
    reader.parsed.end = reader.at;
    reader.parsed.node = node;
    reader.parsed
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    parsed: Parsed<'a>,
    comment: Option<&'a str>,
}

impl<'a> Reader<'a> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or("")
    }

    fn lenient(&mut self, what: &'static str) {
        self.parsed.lenient.push((what, self.at));
    }

    fn fail(&mut self, what: &'static str) {
        self.parsed.broken.get_or_insert((what, self.at));
    }

    /// Skips white space, comments and ellipses; remembers the last comment.
    fn space(&mut self) {
        loop {
            while self.peek().is_some_and(|byte| byte.is_ascii_whitespace()) {
                self.at += 1;
            }
            // Most often a value starts here: nothing else to look for.
            if !self.peek().is_some_and(|byte| byte == b'/' || byte == b'.' || !byte.is_ascii_graphic()) {
                return;
            }
            let rest = self.rest();
            let blank = rest.len() - rest.trim_start().len();
            self.at += blank;
            let rest = self.rest();
            if let Some(inner) = rest.strip_prefix("/*") {
                let end = inner.find("*/");
                self.comment = inner.get(..end.unwrap_or(inner.len())).map(str::trim);
                self.lenient("a comment");
                self.at += end.map_or(rest.len(), |end| end + 4);
            } else if let Some(inner) = rest.strip_prefix("//") {
                let end = inner.find('\n').unwrap_or(inner.len());
                self.comment = inner.get(..end).map(str::trim);
                self.lenient("a comment");
                self.at += end + 2;
            } else if rest.starts_with("...") {
                self.lenient("an ellipsis");
                self.at += 3;
            } else if rest.starts_with('…') {
                self.lenient("an ellipsis");
                self.at += '…'.len_utf8();
            } else {
                return;
            }
        }
    }

    fn value(&mut self, depth: usize) -> Option<Node<'a>> {
        let start = self.at;
        let value = match self.peek()? {
            b'{' | b'[' if depth >= MAX_DEPTH => {
                self.fail("the value is nested too deeply");
                return None;
            }
            b'{' => self.object(depth),
            b'[' => self.array(depth),
            quote @ (b'"' | b'\'') => Value::String(self.string(quote)),
            byte if byte == b'-' || byte.is_ascii_digit() => self.number(),
            byte if byte.is_ascii_alphabetic() || b"_@$<#".contains(&byte) => self.word(),
            _ => {
                self.fail("a value was expected");
                return None;
            }
        };
        Some(Node { value, range: start..self.at })
    }

    fn object(&mut self, depth: usize) -> Value<'a> {
        let mut members = Vec::new();
        let start = self.at;
        self.at += 1;
        let outer = self.comment.take();
        loop {
            self.space();
            match self.peek() {
                Some(b'}') => {
                    self.at += 1;
                    break;
                }
                Some(b',') => {
                    self.lenient("a surplus comma");
                    self.at += 1;
                    continue;
                }
                None => {
                    self.fail("the object is not closed");
                    break;
                }
                _ => {}
            }
            let begun = self.at;
            let member = self.member(depth);
            let read = member.is_some();
            members.extend(member);
            if !(read && self.separator(b'}') || self.next_line(start..begun)) {
                break;
            }
        }
        self.comment = outer;
        Value::Object(members)
    }

    /// Goes to the line behind a member that cannot be read, if the next one begins with a key or an end. `before` is what
    /// was read of the object: with a line feed in it, it is laid out in lines.
    fn next_line(&mut self, before: Range<usize>) -> bool {
        let in_lines = self.slice(before).contains('\n');
        let Some(end) = self.rest().find('\n').filter(|_| in_lines) else { return false };
        let next = self.at + end + 1;
        let goes_on = self.text.get(next..).is_some_and(|rest| rest.trim_start().starts_with(['"', '}']));
        if goes_on {
            self.at = next;
        }
        goes_on
    }

    fn member(&mut self, depth: usize) -> Option<Member<'a>> {
        let start = self.at;
        let comment = self.comment;
        let key = match self.peek()? {
            quote @ (b'"' | b'\'') => self.string(quote),
            _ => self.bare_key()?,
        };
        let range = start..self.at;
        self.space();
        if self.peek() == Some(b':') {
            self.at += 1;
            self.space();
        } else {
            self.fail("a colon was expected");
            return None;
        }
        let node = match self.peek() {
            Some(b',' | b'}') => {
                self.lenient("a missing value");
                Node { value: Value::Null, range: self.at..self.at }
            }
            _ => self.value(depth + 1)?,
        };
        Some(Member { key, range, node, comment })
    }

    fn bare_key(&mut self) -> Option<Cow<'a, str>> {
        let rest = self.rest();
        let length = rest.find(|c: char| c == ':' || c == '"' || c.is_whitespace()).unwrap_or(rest.len());
        if length == 0 {
            self.fail("a key was expected");
            return None;
        }
        self.lenient("a key without quotes");
        let key = self.slice(self.at..self.at + length);
        self.at += length;
        // A key that lost its opening quote only.
        if self.peek() == Some(b'"') {
            self.at += 1;
        }
        Some(Cow::Borrowed(key))
    }

    /// Behind an item: skips the comma, or does without; false when the container cannot go on.
    fn separator(&mut self, close: u8) -> bool {
        self.space();
        match self.peek() {
            Some(byte @ (b',' | b';')) => {
                if byte == b';' {
                    self.lenient("a semicolon for a comma");
                }
                self.at += 1;
                self.space();
                if self.peek() == Some(close) {
                    self.lenient("a trailing comma");
                }
                true
            }
            Some(byte) if byte == close => true,
            Some(b'"' | b'\'' | b'{' | b'[') => {
                self.lenient("a missing comma");
                true
            }
            Some(byte) if byte.is_ascii_alphanumeric() => {
                self.lenient("a missing comma");
                true
            }
            _ => {
                self.fail("a comma or the end of the value was expected");
                false
            }
        }
    }

    fn array(&mut self, depth: usize) -> Value<'a> {
        let mut items = Vec::new();
        self.at += 1;
        loop {
            self.space();
            match self.peek() {
                Some(b']') => {
                    self.at += 1;
                    break;
                }
                Some(b',') => {
                    self.lenient("a surplus comma");
                    self.at += 1;
                    continue;
                }
                None => {
                    self.fail("the array is not closed");
                    break;
                }
                _ => {}
            }
            let Some(item) = self.value(depth + 1) else { break };
            items.push(item);
            if !self.separator(b']') {
                break;
            }
        }
        Value::Array(items)
    }

    /// A string in either kind of quotes; an unescaped line feed is allowed, the end of the text closes it.
    fn string(&mut self, quote: u8) -> Cow<'a, str> {
        if quote == b'\'' {
            self.lenient("single quotes");
        }
        let start = self.at + 1;
        let bytes = self.text.as_bytes();
        let mut end = start;
        let mut plain = true;
        while let Some(&byte) = bytes.get(end) {
            match byte {
                b'\\' => {
                    plain = false;
                    end += 1;
                }
                b'\n' => self.parsed.lenient.push(("a line feed in a string", end)),
                byte if byte == quote => break,
                _ => {}
            }
            end += 1;
        }
        let end = end.min(self.text.len());
        if end == self.text.len() {
            self.fail("the string is not closed");
        }
        self.at = (end + 1).min(self.text.len());
        let raw = self.slice(start..end);
        if plain { Cow::Borrowed(raw) } else { Cow::Owned(unescape(raw)) }
    }

    fn number(&mut self) -> Value<'a> {
        let rest = self.rest();
        let length = rest.find(|c: char| !(c.is_ascii_alphanumeric() || "+-.:_/".contains(c))).unwrap_or(rest.len());
        let text = self.slice(self.at..self.at + length);
        let digits = text.trim_start_matches('-');
        let numeric = text.parse::<f64>().is_ok();
        if !numeric {
            self.lenient("a word without quotes");
        } else if digits.len() > 1 && digits.starts_with('0') && !digits.starts_with("0.") {
            self.lenient("a number with leading zeros");
        }
        self.at += length;
        if numeric { Value::Number(text) } else { Value::Word(text) }
    }

    fn word(&mut self) -> Value<'a> {
        let rest = self.rest();
        let length = rest.find([',', '}', ']', '\n', '"']).unwrap_or(rest.len());
        let text = rest.get(..length).unwrap_or("").trim_end();
        let value = match text {
            "null" => Value::Null,
            "true" => Value::Bool(true),
            "false" => Value::Bool(false),
            text => {
                self.lenient("a word without quotes");
                Value::Word(text)
            }
        };
        self.at += text.len().max(1);
        value
    }
}

/// Undoes JSON's escapes; unknown ones are kept as they are.
fn unescape(raw: &str) -> String {
    let mut out = String::with_capacity(raw.len());
    let mut chars = raw.chars();
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('n') => out.push('\n'),
            Some('t') => out.push('\t'),
            Some('r') => out.push('\r'),
            Some('b') => out.push('\u{8}'),
            Some('f') => out.push('\u{c}'),
            Some('u') => {
                let digits: String = chars.clone().take(4).collect();
                match u32::from_str_radix(&digits, 16).ok().and_then(char::from_u32) {
                    Some(decoded) => {
                        out.push(decoded);
                        chars.nth(3);
                    }
                    None => out.push_str("\\u"),
                }
            }
            Some(other) => out.push(other),
            None => out.push('\\'),
        }
    }
    out
}
