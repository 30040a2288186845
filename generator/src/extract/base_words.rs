//! Base types that a text names without a link (`FORMAT.md`, section Base types).

/// Words that end the words for a type.
const TYPE_WORDS: [&str; 4] = ["type", "class", "resource", "entity"];

/// What the words at the start of `rest` may name: one in camel case or with markup is a name; `base policy type` means
/// `basePolicy` or `policyBase`. Words that name no type are dropped where names are looked up.
pub(super) fn read(rest: &str) -> Vec<String> {
    let end = rest.find([',', ';', '\n', '(']).unwrap_or(rest.len());
    let sentence = rest.get(..end).and_then(|rest| rest.split(". ").next()).unwrap_or("").trim_end_matches('.');
    let mut words = sentence.split_whitespace().filter(|word| !["the", "a", "an"].contains(word));
    let Some(first) = words.next() else { return Vec::new() };
    let bare = first.trim_matches(['*', '`', '_']);
    let camel = bare.chars().skip(1).any(|c| c.is_ascii_uppercase()) && bare.contains(|c: char| c.is_ascii_lowercase());
    if camel || bare.len() < first.len() {
        return vec![bare.to_owned()];
    }
    let phrase: Vec<&str> = std::iter::once(first).chain(words).take_while(|word| !TYPE_WORDS.contains(word)).collect();
    let ended = sentence.split_whitespace().any(|word| TYPE_WORDS.contains(&word));
    match phrase.as_slice() {
        ["base", rest @ ..] if ended && (1..=3).contains(&rest.len()) => {
            let rest = camel_case(rest);
            vec![camel_case(&["base", &rest]), format!("{rest}Base")]
        }
        words if ended && (2..=3).contains(&words.len()) => vec![camel_case(words)],
        _ => Vec::new(),
    }
}

/// Words joined as names are: `["base", "policy"]` → `basePolicy`.
fn camel_case(words: &[&str]) -> String {
    let mut joined = String::new();
    for word in words {
        let mut chars = word.chars();
        match chars.next() {
            Some(first) if !joined.is_empty() => joined.push(first.to_ascii_uppercase()),
            first => joined.extend(first),
        }
        joined.push_str(chars.as_str());
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn words_behind_inherits_from() {
        let check = |rest: &str, expected: &[&str]| assert_eq!(read(rest), expected, "{rest}");
        check(" storedLamp, as all do.", &["storedLamp"]);
        check(" the **lamp** resource.", &["lamp"]);
        check(" `lamp`.", &["lamp"]);
        check(" `namespace.of.lamp`. It shines.", &["namespace.of.lamp"]);
        check(" base lamp type, and always shines.", &["baseLamp", "lampBase"]);
        check(" the oil lamp class.", &["oilLamp"]);
        check(" a lamp.", &[]);
        check(" their ancestors' permissions.", &[]);
        check(" ISO 639-1.", &[]);
        check("", &[]);
    }
}
