//! Front matter that needs no YAML reader: lines `key: value` whose text is their value.
//!
//! Nearly all pages are like that, and the full reader takes as long for these few lines as a tenth of all work. What is
//! accepted here means the same in YAML; anything else is left to its reader.

use std::collections::BTreeMap;

/// YAML gives up on keys whose colon is further away than this.
const MAX_KEY: usize = 128;

/// The keys and values of a block of such lines; nothing if it has any other line, or none.
pub(super) fn read(block: &str) -> Option<BTreeMap<String, String>> {
    let mut values = BTreeMap::new();
    for line in block.lines().filter(|line| !line.is_empty()) {
        let (key, value) = entry(line)?;
        if values.insert(key.to_owned(), value.to_owned()).is_some() {
            return None;
        }
    }
    (!values.is_empty()).then_some(values)
}

fn entry(line: &str) -> Option<(&str, &str)> {
    let (key, value) = line.split_once(": ")?;
    let is_key = key.len() <= MAX_KEY
        && key.starts_with(|c: char| c.is_ascii_alphabetic())
        && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'.' | b'-'));
    let is_printable = value.bytes().all(|byte| matches!(byte, b' '..=b'~'));
    (is_key && is_printable).then_some(())?;
    let value = value.trim_matches(' ');
    Some((key, quoted(value).or_else(|| plain(value))?))
}

/// The inside of double quotes, if it is the text as it stands.
fn quoted(value: &str) -> Option<&str> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    (!inner.bytes().any(|byte| matches!(byte, b'"' | b'\\'))).then_some(inner)
}

/// Text without quotes that YAML takes for nothing else: no comment, map, number, truth value or null.
fn plain(value: &str) -> Option<&str> {
    let is_text = value.starts_with(|c: char| c.is_ascii_alphabetic())
        || value.starts_with(|c: char| c.is_ascii_digit()) && value.contains('/');
    let is_word = ["true", "false", "null"].iter().any(|word| value.eq_ignore_ascii_case(word));
    (is_text && !is_word && !value.bytes().any(|byte| matches!(byte, b':' | b'#'))).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::super::front_matter::read_yaml;
    use super::*;

    const KEYS: &str = "title¦ms.date¦doc_type¦a-b¦A1¦y¦no¦true¦null¦x ¦1¦_x¦-¦- x¦x: y¦é¦\"x\"¦'x'¦?¦? x¦&x¦*x¦<<\
        ¦#x¦ x¦\tx¦¦%x¦---¦...¦x#¦[x]";

    const VALUES: &str = "¦x¦some words¦it's¦a \"b\" c¦a  ¦  a¦true¦True¦TRUE¦tRUE¦false¦False¦null¦Null¦NULL¦nULL¦~¦yes¦no¦on¦off\
        ¦\"quoted\"¦\"\"¦\"  spaced \"¦\"a: b # c\"¦\"a\\n\"¦\"a\\\"b\"¦\"open¦\"a\" b¦\"a\" # c¦\"\"\"¦\"¦'single'¦'it''s'¦'¦''\
        ¦nan¦inf¦NaN¦infinity¦.nan¦.inf¦-.inf¦1¦-1¦+1¦1.5¦1e3¦e3¦0x1f¦0o17¦0b11¦1_000¦017¦12345678901234567890123¦v1.0\
        ¦01/02/2024¦1/2¦0x1/2¦2024-01-02¦2024/01/02T00:00:00¦12:30¦a:b¦a: b¦a:¦a #b¦a#b¦#b¦a,b¦[a, b]¦{a: b}¦a [b]¦a {b}¦a]\
        ¦|¦>¦| x¦&anchor¦&anchor x¦*alias¦!tag x¦!!str 1¦%x¦@x¦`x`¦- x¦-x¦? x¦?x¦: x¦a - b¦a ? b¦a & b¦a * b¦a | b¦a > b\
        ¦a ! b¦a % b¦a @ b¦a ` b¦a \\ b¦a\t¦\ta¦a\tb¦\"a\"\t¦\"a\tb\"¦a\u{7f}b¦\"a\u{1}\"¦été¦a ’ b¦\"’\"¦\u{feff}a¦a\u{85}b\
        ¦a\u{2028}b¦\"a\u{2028}b\"¦a\rb¦a\r¦---¦--- a¦...¦... a¦a\n b¦a\n  b: c¦\n- a¦\n  - a¦a\n\nb¦a\n\n¦\"a\n b\"¦a\n# c\
        ¦a\n---¦a\n...¦a\n}";

    /// Blocks in which keys, separators and values meet.
    fn blocks() -> Vec<String> {
        let values: Vec<&str> = VALUES.split('¦').collect();
        let mut blocks = Vec::new();
        for (key, value) in KEYS.split('¦').flat_map(|key| values.iter().map(move |value| (key, value))) {
            for separator in [": ", ":", ":  ", ":\t", " : ", "= "] {
                let entry = format!("{key}{separator}{value}");
                blocks.extend([
                    format!("{entry}\n\nb: c\n\n"),
                    format!("\n{entry}\nTitle: x"),
                    format!(" {entry}"),
                    entry,
                ]);
            }
        }
        for (one, other) in values.iter().flat_map(|one| values.iter().map(move |other| (one, other))) {
            blocks.push(format!("title: {one}\nauthor: {other}\n"));
        }
        blocks.extend([100, 128, 129, 1024, 5000].map(|length| format!("{}: x", "k".repeat(length))));
        blocks.extend(["", "\n", " ", "x", "x: y\n  ", "x: y\n \n", "x: y\nx: z"].map(str::to_owned));
        blocks
    }

    #[test]
    fn values_are_those_of_yaml() {
        let mut plain = 0;
        for block in blocks() {
            if let Some(values) = read(&block) {
                plain += 1;
                assert_eq!(read_yaml(&block).ok(), Some(values), "{block:?}");
            }
        }
        assert!(plain > 1000, "only {plain} blocks were read");
    }

    #[test]
    fn usual_pages_need_no_yaml() {
        let block =
            "title: \"lamp resource type\"\nauthor: some-one\nms.date: 01/02/2024\ndoc_type: resourcePageType\n";
        assert_eq!(read(block).map(|values| values.len()), Some(4));
        for other in ["title: a # b", "title: 'a'", "title:\n  - a", "title: 12", "title: yes\ntitle: no", "", "# a: b"]
        {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
