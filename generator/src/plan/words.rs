//! Wire names as text that splits into the right words: brands, plural acronyms, symbols, other scripts.

use std::fmt::Write as _;

/// What happens to characters that are neither letters nor digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spelling {
    /// They separate words; they are spelled out only when nothing else is left.
    Plain,
    /// They are words of their own, except those that commonly separate.
    Symbols,
}

/// Spellings that are one word though their capitals say otherwise; the first letter may be of either case.
const BRANDS: [&str; 26] = [
    "eBook",
    "eDiscovery",
    "eSim",
    "gHz",
    "iBooks",
    "iCal",
    "iCloud",
    "iMessage",
    "iOS",
    "iPSec",
    "iPad",
    "iPadOS",
    "iPhone",
    "iPod",
    "iPv",
    "iTunes",
    "kHz",
    "mHz",
    "macOS",
    "oAuth",
    "oData",
    "tvOS",
    "uId",
    "utF",
    "visionOS",
    "watchOS",
];

/// Symbols by name.
const SYMBOLS: [(char, &str); 32] = [
    ('!', "exclamation"),
    ('"', "quote"),
    ('#', "hash"),
    ('$', "dollar"),
    ('%', "percent"),
    ('&', "and"),
    ('\'', "apostrophe"),
    ('(', "open_paren"),
    (')', "close_paren"),
    ('*', "asterisk"),
    ('+', "plus"),
    (',', "comma"),
    ('-', "minus"),
    ('.', "dot"),
    ('/', "slash"),
    (':', "colon"),
    (';', "semicolon"),
    ('<', "less"),
    ('=', "equals"),
    ('>', "greater"),
    ('?', "question"),
    ('@', "at"),
    ('[', "open_bracket"),
    ('\\', "backslash"),
    (']', "close_bracket"),
    ('^', "caret"),
    ('_', "underscore"),
    ('`', "backtick"),
    ('{', "open_brace"),
    ('|', "pipe"),
    ('}', "close_brace"),
    ('~', "tilde"),
];

/// Symbols that never count as words while there are others.
const SEPARATORS: [char; 3] = ['_', ' ', '.'];

/// Letters with accents, grouped by what they become.
const ACCENTS: [(&str, &str); 20] = [
    ("àáâãåā", "a"),
    ("ÀÁÂÃÅĀ", "A"),
    ("äæ", "ae"),
    ("ÄÆ", "Ae"),
    ("çćč", "c"),
    ("ÇĆČ", "C"),
    ("èéêëē", "e"),
    ("ÈÉÊËĒ", "E"),
    ("ìíîïī", "i"),
    ("ÌÍÎÏĪ", "I"),
    ("ñ", "n"),
    ("Ñ", "N"),
    ("òóôõøö", "o"),
    ("ÒÓÔÕØÖ", "O"),
    ("ùúûüū", "u"),
    ("ÙÚÛÜŪ", "U"),
    ("ýÿ", "y"),
    ("ß", "ss"),
    ("š", "s"),
    ("ž", "z"),
];

/// The name in ASCII letters, digits and underscores, never without a letter or digit.
pub(super) fn spell(wire: &str, spelling: Spelling) -> String {
    let wire = join_brands(wire);
    let has_word = wire.chars().any(char::is_alphanumeric);
    let mut out = String::with_capacity(wire.len());
    for c in wire.chars() {
        match c {
            c if c.is_ascii_alphanumeric() => out.push(c),
            c if c.is_alphanumeric() => spell_letter(&mut out, c),
            c if has_word && (spelling == Spelling::Plain || SEPARATORS.contains(&c)) => out.push('_'),
            c => spell_symbol(&mut out, c),
        }
    }
    if out.chars().any(|c| c.is_ascii_alphanumeric()) { out } else { "empty".to_owned() }
}

fn spell_letter(out: &mut String, c: char) {
    match ACCENTS.iter().find(|(letters, _)| letters.contains(c)) {
        Some((_, plain)) => out.push_str(plain),
        None => spell_code_point(out, c),
    }
}

fn spell_symbol(out: &mut String, c: char) {
    match SYMBOLS.iter().find(|(symbol, _)| *symbol == c) {
        Some((_, name)) => {
            let _ = write!(out, "_{name}_");
        }
        None if c.is_whitespace() || c.is_control() => out.push('_'),
        None => spell_code_point(out, c),
    }
}

fn spell_code_point(out: &mut String, c: char) {
    let _ = write!(out, "_u{:x}_", u32::from(c));
}

/// Writes brands and plural acronyms so that only their first letter may be a capital.
fn join_brands(wire: &str) -> String {
    let chars: Vec<char> = wire.chars().collect();
    let mut out = String::with_capacity(wire.len());
    let mut at = 0;
    let mut previous = None;
    while let Some(&c) = chars.get(at) {
        let rest = chars.get(at..).unwrap_or_default();
        let length = if starts_word(previous, c) { joined_length(rest) } else { 1 };
        out.push(c);
        out.extend(rest.iter().take(length).skip(1).map(char::to_ascii_lowercase));
        previous = rest.get(length - 1).copied();
        at += length;
    }
    out
}

/// Whether a word starts at `c`.
fn starts_word(previous: Option<char>, c: char) -> bool {
    previous.is_none_or(|p| !p.is_alphanumeric() || !p.is_uppercase() && c.is_uppercase())
}

/// How many characters from here are one word in spite of their capitals; at least 1.
fn joined_length(rest: &[char]) -> usize {
    let brand = BRANDS.iter().filter(|brand| is_brand(rest, brand)).map(|brand| brand.len()).max();
    brand.or_else(|| plural_acronym(rest)).unwrap_or(1)
}

fn is_brand(rest: &[char], brand: &str) -> bool {
    let mut rest = rest.iter();
    let mut brand = brand.chars();
    let first = rest.next().zip(brand.next()).is_some_and(|(a, b)| a.eq_ignore_ascii_case(&b));
    first && brand.all(|b| rest.next() == Some(&b)) && ends_word(rest.as_slice())
}

/// Whether no lower-case letter follows, but for the `s` of a plural.
fn ends_word(rest: &[char]) -> bool {
    match rest {
        ['s', after, ..] => !after.is_lowercase(),
        ['s'] | [] => true,
        [next, ..] => !next.is_lowercase(),
    }
}

/// The length of `IDs` in `IDsOfUsers`: two or more capitals and an `s` that ends the word.
fn plural_acronym(rest: &[char]) -> Option<usize> {
    let capitals = rest.iter().take_while(|c| c.is_ascii_uppercase()).count();
    let plural = rest.get(capitals) == Some(&'s') && rest.get(capitals + 1).is_none_or(|c| !c.is_lowercase());
    (capitals >= 2 && plural).then_some(capitals + 1)
}
