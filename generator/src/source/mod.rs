//! Stage 0: the documentation files of one run, addressed by [`FileId`] and [`Span`].

mod load;
mod span;

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

pub use load::{LoadError, load, load_rust, read_text};
pub use span::{LineIndex, Position, Span};

/// One of the two API versions that Microsoft Graph documents side by side.
///
/// A version is a run of its own: nothing is merged across versions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ApiVersion {
    /// The generally available API, in the folder `v1.0`.
    V1,
    /// The preview API, in the folder `beta`.
    Beta,
}

impl ApiVersion {
    /// Both versions, in the order they are processed.
    pub const ALL: [Self; 2] = [Self::V1, Self::Beta];

    /// The spelling used in folders, URLs and on the command line: `v1.0` or `beta`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::V1 => "v1.0",
            Self::Beta => "beta",
        }
    }
}

impl fmt::Display for ApiVersion {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl Serialize for ApiVersion {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self.as_str())
    }
}

impl<'de> Deserialize<'de> for ApiVersion {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(serde::de::Error::custom)
    }
}

impl FromStr for ApiVersion {
    type Err = String;

    /// Reads `v1.0` or `beta`; anything else is an error that names both.
    fn from_str(text: &str) -> Result<Self, String> {
        Self::ALL
            .into_iter()
            .find(|version| version.as_str() == text)
            .ok_or_else(|| format!("`{text}` is not an API version; expected `v1.0` or `beta`"))
    }
}

/// The place of a file in its [`SourceSet`]; files are numbered in path order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(pub u32);

/// One documentation file after decoding (`FORMAT.md`, section Files).
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The API version the page belongs to.
    pub version: ApiVersion,
    /// Path below the version's folder with `/` separators, such as `resources/user.md`.
    pub path: String,
    /// Text with line feeds only, without byte order mark and invisible characters.
    pub text: String,
    /// What decoding had to repair, reported once the file is parsed.
    pub repairs: Vec<Repair>,
}

/// Something the decoder changed or noticed in a file (`FORMAT.md`, section Files).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Repair {
    /// A leading byte order mark was dropped.
    ByteOrderMark,
    /// The bytes were not UTF-8 and were read as Windows-1252.
    NotUtf8,
    /// The file holds nothing but white space.
    Empty,
    /// The file is larger than [`SourceSet::MAX_FILE_BYTES`] and its text was not kept.
    TooLarge,
}

/// All files of one run, in path order; the only input of the pipeline beside its configuration.
#[derive(Clone, Debug, Default)]
pub struct SourceSet {
    files: Vec<SourceFile>,
}

impl SourceSet {
    /// Larger files are reported as `FILE005` and not read.
    pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;

    /// Takes files in any order and numbers them by version and path; the first of equal paths is kept.
    pub fn new(mut files: Vec<SourceFile>) -> Self {
        files.sort_by(|a, b| (a.version, &a.path).cmp(&(b.version, &b.path)));
        files.dedup_by(|b, a| (a.version, &a.path) == (b.version, &b.path));
        Self { files }
    }

    /// The files with their ids, in id order.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        (0u32..).map(FileId).zip(&self.files)
    }

    /// The file with this id, if the id came from this set.
    pub fn get(&self, id: FileId) -> Option<&SourceFile> {
        self.files.get(id.0 as usize)
    }

    /// How many files the set has.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether the set has no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The versions that have at least one file, in order.
    pub fn versions(&self) -> Vec<ApiVersion> {
        ApiVersion::ALL.into_iter().filter(|v| self.files.iter().any(|file| file.version == *v)).collect()
    }
}

impl SourceFile {
    /// Whether the file holds overrides rather than a page.
    pub fn is_overrides(&self) -> bool {
        self.path.starts_with("overrides/")
    }

    /// Decodes the bytes of one file by the rules of `FORMAT.md`, section Files: never fails.
    pub fn decode(version: ApiVersion, path: impl Into<String>, bytes: Vec<u8>) -> Self {
        let mut repairs = Vec::new();
        if bytes.len() > SourceSet::MAX_FILE_BYTES {
            repairs.push(Repair::TooLarge);
            return Self { version, path: path.into(), text: String::new(), repairs };
        }
        let text = String::from_utf8(bytes).unwrap_or_else(|error| {
            repairs.push(Repair::NotUtf8);
            error.as_bytes().iter().map(|&byte| windows_1252(byte)).collect()
        });
        if text.starts_with('\u{feff}') {
            repairs.push(Repair::ByteOrderMark);
        }
        let text = if may_need_repair(&text) && text.contains(is_repaired) { repair(&text) } else { text };
        if text.trim().is_empty() {
            repairs.push(Repair::Empty);
        }
        Self { version, path: path.into(), text, repairs }
    }
}

/// Whether a byte occurs that starts one of the characters that [`repair`] changes. (Looks at whole chunks: a loop that
/// can end at any byte takes several times as long.)
fn may_need_repair(text: &str) -> bool {
    let is_odd = |byte: u8| byte < b' ' && byte != b'\n' && byte != b'\t';
    let starts = |byte: &u8| is_odd(*byte) || matches!(byte, 0x7f | 0xc2 | 0xe2 | 0xef);
    text.as_bytes().chunks(256).any(|chunk| chunk.iter().fold(false, |found, byte| found | starts(byte)))
}

/// Characters that [`repair`] changes.
fn is_repaired(c: char) -> bool {
    c.is_control() && c != '\n' && c != '\t'
        || matches!(c, '\u{a0}' | '\u{202f}' | '\u{200b}' | '\u{feff}')
        || is_direction(c)
}

/// Marks of the direction of text; compilers refuse those that embed, override or isolate, as they hide what code says.
fn is_direction(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Line ends become `\n`, odd spaces become spaces, control characters and invisible marks go.
fn repair(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' => {
                chars.next_if_eq(&'\n');
                out.push('\n');
            }
            '\u{a0}' | '\u{202f}' => out.push(' '),
            c if is_repaired(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// The upper half of code page 1252; the five unassigned bytes become U+FFFD.
fn windows_1252(byte: u8) -> char {
    const C1: [char; 32] = [
        '€', '\u{fffd}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{fffd}', 'Ž', '\u{fffd}',
        '\u{fffd}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{fffd}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9f => C1.get(usize::from(byte - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(byte),
    }
}
