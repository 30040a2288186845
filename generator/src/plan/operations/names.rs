//! Names of operations.
//!
//! An operation is called by the words of its page's title, without articles, what stands in parentheses, and a last word
//! that only says what it is: `Update segment` is `UpdateSegment`, `Add member to a chat` is `AddMemberToChat`, `call: answer`
//! is `CallAnswer`. Where several operations of a namespace would be called the same, each of them gets, until all differ:
//!
//! 1. after the first word, what comes before the last part of its path: `List events` at `/groups/{group_id}/events` is
//!    `ListGroupEvents`;
//! 2. at the end, those words of its page's file name that not all of them have;
//! 3. at the end, the method;
//! 4. a number.
//!
//! What has nothing to add keeps its name, as long as it is alone with it.

use std::collections::{BTreeMap, BTreeSet};

use super::super::ident::{Role, RustIdent};
use super::super::layout::RESERVED_TYPES;
use super::super::scope::name_all;
use crate::schema::Operation;

/// Words of a title that name nothing.
const ARTICLES: [&str; 3] = ["a", "an", "the"];

/// Last words of a title that only say what the page describes.
const KINDS: [&str; 2] = ["action", "function"];

/// More words of a title than these are left out.
const MAX_WORDS: usize = 12;

/// A name for each operation of a namespace, in their order.
pub(super) fn names(operations: &[&Operation]) -> Vec<RustIdent> {
    let mut words: Vec<Vec<String>> = operations.iter().map(|operation| title(operation)).collect();
    for refine in [below as Refine, file, method] {
        for group in equal(&words) {
            let shared: Vec<&Operation> = group.iter().filter_map(|at| operations.get(*at).copied()).collect();
            for at in &group {
                if let (Some(words), Some(operation)) = (words.get_mut(*at), operations.get(*at)) {
                    refine(words, operation, &shared);
                }
            }
        }
    }
    let texts: Vec<String> = words.iter().map(|words| words.join(" ")).collect();
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    name_all(Role::Type, &RESERVED_TYPES, &texts).into_iter().map(|named| named.ident).collect()
}

/// A way to tell an operation from others of the same name.
type Refine = fn(&mut Vec<String>, &Operation, &[&Operation]);

/// The positions of names that give the same identifier.
fn equal(words: &[Vec<String>]) -> Vec<Vec<usize>> {
    let mut groups: BTreeMap<RustIdent, Vec<usize>> = BTreeMap::new();
    for (at, words) in words.iter().enumerate() {
        groups.entry(RustIdent::new(Role::Type, &words.join(" "))).or_default().push(at);
    }
    groups.into_values().filter(|group| group.len() > 1).collect()
}

fn title(operation: &Operation) -> Vec<String> {
    let text = without_parentheses(&operation.title).replace("'s ", " ").replace("\u{2019}s ", " ");
    let mut words: Vec<String> = split(&text).into_iter().filter(|word| !is_in(&ARTICLES, word)).collect();
    if words.len() > 1 && words.last().is_some_and(|last| is_in(&KINDS, last)) {
        words.pop();
    }
    words.truncate(MAX_WORDS);
    if words.is_empty() { split(stem(operation)) } else { words }
}

fn is_in(list: &[&str], word: &str) -> bool {
    list.iter().any(|known| known.eq_ignore_ascii_case(word))
}

fn without_parentheses(text: &str) -> String {
    let mut depth = 0_u32;
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '(' => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            c if depth == 0 => out.push(c),
            _ => {}
        }
    }
    out
}

fn split(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric() && c != '_');
    words.filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The file name of the operation's page without extension.
fn stem(operation: &Operation) -> &str {
    let file = operation.src.page.rsplit('/').next().unwrap_or_default();
    file.strip_suffix(".md").unwrap_or(file)
}

fn below(words: &mut Vec<String>, operation: &Operation, _: &[&Operation]) {
    let owners: Vec<&str> = operation.paths.iter().filter_map(|path| owner(&path.template)).collect();
    let owner = owners.iter().find(|owner| **owner != CALLER).or_else(|| owners.first());
    if let Some(owner) = owner.filter(|owner| !words.iter().any(|word| word.eq_ignore_ascii_case(owner))) {
        words.insert(words.len().min(1), (*owner).to_owned());
    }
}

/// The segment that stands for the user who calls; another path says more.
const CALLER: &str = "me";

/// What stands before the last segment that is no parameter; of a parameter the name without `_id`.
fn owner(template: &str) -> Option<&str> {
    let mut segments = template.split('/').rev().filter(|segment| !segment.is_empty() && !segment.starts_with('$'));
    segments.by_ref().find(|segment| !segment.contains('{'))?;
    let before = segments.next()?;
    let name = before.strip_prefix('{').and_then(|rest| rest.strip_suffix('}'));
    Some(name.map_or(before, |name| name.strip_suffix("_id").unwrap_or(name)))
}

fn file(words: &mut Vec<String>, operation: &Operation, shared: &[&Operation]) {
    let of = |operation: &Operation| split(stem(operation)).into_iter().collect::<BTreeSet<_>>();
    let sets: Vec<BTreeSet<String>> = shared.iter().map(|operation| of(operation)).collect();
    let own = split(stem(operation)).into_iter();
    words.extend(own.filter(|word| !sets.iter().all(|set| set.contains(word))));
}

fn method(words: &mut Vec<String>, operation: &Operation, shared: &[&Operation]) {
    if shared.iter().any(|other| other.method != operation.method) {
        words.push(operation.method.as_str().to_lowercase());
    }
}
