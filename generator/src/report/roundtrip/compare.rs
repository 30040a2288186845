//! How what was written differs from what was read.

use serde_json::{Map, Value};

/// What became of an example.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The same text, but for white space.
    Exact,
    /// The same keys, values and order of list items; numbers, escapes or the order of keys are written otherwise.
    Equal,
    /// Something is missing, new or different.
    Lossy(Vec<Loss>),
}

/// A difference with its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Loss {
    /// What it is.
    pub reason: Reason,
    /// A path such as `/value/0/id`.
    pub path: String,
}

/// The kinds of differences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// A key was not written.
    LostKey,
    /// A key was written that nobody had read.
    NewKey,
    /// A value is another one.
    ChangedValue,
    /// The items of a list are in another order.
    ListOrder,
}

impl Reason {
    /// The reason in words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::LostKey => "lost key",
            Self::NewKey => "new key",
            Self::ChangedValue => "changed value",
            Self::ListOrder => "list order",
        }
    }
}

/// Compares JSON texts; `read` has no white space between its tokens. Unless nulls were kept, members that are null
/// do not count.
pub fn compare(read: &str, written: &str, nulls_kept: bool) -> Verdict {
    if read == written {
        return Verdict::Exact;
    }
    let parse = |text: &str| serde_json::from_str::<Value>(text).unwrap_or_default();
    let (mut before, mut after) = (parse(read), parse(written));
    if !nulls_kept {
        drop_nulls(&mut before);
        drop_nulls(&mut after);
    }
    let mut losses = Vec::new();
    walk(&before, &after, "", &mut losses);
    if losses.is_empty() { Verdict::Equal } else { Verdict::Lossy(losses) }
}

fn drop_nulls(value: &mut Value) {
    match value {
        Value::Object(map) => {
            map.retain(|_, value| !value.is_null());
            map.values_mut().for_each(drop_nulls);
        }
        Value::Array(items) => items.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}

fn walk(before: &Value, after: &Value, path: &str, losses: &mut Vec<Loss>) {
    let mut lose = |reason| losses.push(Loss { reason, path: path.to_owned() });
    match (before, after) {
        (Value::Object(before), Value::Object(after)) => walk_members(before, after, path, losses),
        (Value::Array(old), Value::Array(new)) if old.len() == new.len() => {
            let sorted = |items: &[Value]| {
                let mut texts: Vec<String> = items.iter().map(Value::to_string).collect();
                texts.sort();
                texts
            };
            if old != new && old.len() > 1 && sorted(old) == sorted(new) {
                return lose(Reason::ListOrder);
            }
            for (at, (old, new)) in old.iter().zip(new).enumerate() {
                walk(old, new, &format!("{path}/{at}"), losses);
            }
        }
        (Value::Number(old), Value::Number(new)) if old.as_f64() == new.as_f64() && is_safe(old, new) => {}
        _ if before == after => {}
        _ => lose(Reason::ChangedValue),
    }
}

/// Whether two numbers that are the same as floating point numbers are the same.
fn is_safe(old: &serde_json::Number, new: &serde_json::Number) -> bool {
    old == new || old.is_f64() || new.is_f64()
}

fn walk_members(before: &Map<String, Value>, after: &Map<String, Value>, path: &str, losses: &mut Vec<Loss>) {
    for (key, old) in before {
        let path = format!("{path}/{key}");
        match after.get(key) {
            Some(new) => walk(old, new, &path, losses),
            None => losses.push(Loss { reason: Reason::LostKey, path }),
        }
    }
    let new = after.keys().filter(|key| !before.contains_key(*key));
    losses.extend(new.map(|key| Loss { reason: Reason::NewKey, path: format!("{path}/{key}") }));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn losses(read: &str, written: &str, nulls: bool) -> String {
        match compare(read, written, nulls) {
            Verdict::Exact => "exact".to_owned(),
            Verdict::Equal => "equal".to_owned(),
            Verdict::Lossy(losses) => {
                let losses: Vec<_> =
                    losses.iter().map(|loss| format!("{} {}", loss.reason.as_str(), loss.path)).collect();
                losses.join(", ")
            }
        }
    }

    #[test]
    fn what_counts_as_a_loss() {
        for (read, written, expected) in [
            (r#"{"a":1}"#, r#"{"a":1}"#, "exact"),
            (r#"{"a":1.50,"b":2}"#, r#"{"b":2.0,"a":1.5}"#, "equal"),
            (r#"{"a":"\u00e9"}"#, r#"{"a":"é"}"#, "equal"),
            (r#"{"a":{"b":1}}"#, r#"{"a":{}}"#, "lost key /a/b"),
            (r#"{"a":[{"b":1}]}"#, r#"{"a":[{"b":2,"c":3}]}"#, "changed value /a/0/b, new key /a/0/c"),
            (r#"{"a":[1,2]}"#, r#"{"a":[2,1]}"#, "list order /a"),
            (r#"{"a":[1,2]}"#, r#"{"a":[1]}"#, "changed value /a"),
            (r#"{"a":1}"#, r#"{"a":"1"}"#, "changed value /a"),
            (r#"{"a":9007199254740993}"#, r#"{"a":9007199254740992}"#, "changed value /a"),
            (r#"{"a":null}"#, "{}", "lost key /a"),
        ] {
            assert_eq!(losses(read, written, true), expected, "{read} {written}");
        }
        assert_eq!(losses(r#"{"a":{"b":null},"c":[null]}"#, r#"{"a":{},"c":[null]}"#, false), "equal");
    }
}
