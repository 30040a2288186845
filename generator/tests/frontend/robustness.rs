//! Hostile pages: nothing panics, takes long, or makes a path that leaves the output folder.

use std::fmt::Write as _;
use std::path::{Component, Path, PathBuf};

use msgraph_docgen::config::Config;
use msgraph_docgen::dump::{STAGES, dump};
use msgraph_docgen::run;
use msgraph_docgen::schema::{self, TypeName};
use msgraph_docgen::source::{ApiVersion, SourceFile, SourceSet};

use crate::support::{PAGES, Page};

/// Takes a page to the schema, which survives being written and read.
fn survive(page: &Page) {
    let schema = page.resolve();
    assert_eq!(schema::from_json(&schema::to_json(&schema)).unwrap(), schema);
    assert!(schema.types.keys().all(TypeName::is_valid));
}

/// Takes a page through all stages; no path leaves the output folder.
fn survive_whole(page: &Page) {
    for path in page.run().output.files.keys() {
        let stays = Path::new(path).components().all(|part| matches!(part, Component::Normal(_)));
        assert!(stays && !path.contains('\\'), "`{path}` may leave the output folder");
    }
}

/// A resource page with `text` in every place where a page has text.
fn filled(text: &str) -> String {
    format!(
        "---\ntitle: {text}\ndoc_type: resourcePageType\n---\n\n# lantern {text}\n\nNamespace: {text}\n\n{text}\n\n\
         ## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| a{text} | {text} | {text} |\n| b | String | Possible values are: {text} |\n\n\
         ### x values\n\n| Member | Value |\n|:--|:--|\n| {text} | {text} |\n\n## JSON representation\n\n\
         <!-- {{ \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.{text}\", \"baseType\": \"{text}\" }} -->\n\
         ```json\n{{ \"a\": \"{text}\", \"{text}\": {text} }}\n```\n"
    )
}

/// Texts that are repeated until they hurt: openings without an end, nesting, and long runs of one mark.
const UNITS: [&str; 26] = [
    "[",
    "]",
    "(",
    ")",
    "[a](",
    "[[a]",
    "`",
    "``",
    "|",
    "\\",
    "*",
    "**",
    "_",
    "<",
    "<!--",
    "<a ",
    "{",
    "{\"a\":",
    "[{",
    "#",
    ">",
    "- ",
    "Collection(",
    "values: `",
    "Inherited from [",
    "// ",
];

#[test]
fn repeated_marks() {
    for unit in UNITS {
        survive(&Page::new("resources/lantern.md", filled(&unit.repeat(4_000 / unit.len()))));
        survive(&Page::new("resources/lantern.md", unit.repeat(20_000)));
    }
}

#[test]
fn a_hundred_kilobytes_of_each() {
    const PLACES: [(&str, &str); 5] = [
        ("## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| a | ", " | b |\n"),
        (
            "## Properties\n\n| Property | Type | Description |\n|:--|:--|:--|\n| a | String | Possible values are: ",
            " |\n",
        ),
        ("```json\n", "\n```\n"),
        ("<!-- { \"blockType\": \"resource\", \"@odata.type\": \"", "\" } -->\n```json\n{}\n```\n"),
        ("", ""),
    ];
    for (before, after) in PLACES {
        for unit in ["[", "`", "|", "{", "(", "[a](b", "\\", "<!-- "] {
            let body = unit.repeat(100_000 / unit.len());
            survive(&Page::new("resources/lantern.md", format!("# lantern resource type\n\n{before}{body}{after}")));
        }
    }
}

#[test]
fn deep_nesting() {
    let levels = 20_000;
    for (open, close) in [("{\"a\":", "}"), ("[", "]"), ("/* ", ""), ("\"a\" {", "}")] {
        let json = format!("{}1{}", open.repeat(levels), close.repeat(levels));
        survive(&Page::new("resources/lantern.md", format!("# lantern resource type\n\n```json\n{json}\n```\n")));
    }
    survive(&Page::new("resources/lantern.md", format!("# lantern resource type\n\n{}text\n", "> ".repeat(levels))));
    for open in ["{a: [", "- ", "? "] {
        let front = format!("---\ntitle: x\nlist: {}\n---\n# lantern resource type\n", open.repeat(levels));
        survive(&Page::new("resources/lantern.md", front));
    }
    let items = (0..500).map(|depth| format!("{}- item\n", "  ".repeat(depth))).collect::<Vec<_>>().concat();
    survive(&Page::new("resources/lantern.md", format!("# lantern resource type\n\n{items}")));
}

#[test]
fn many_small_things() {
    let mut rows = String::new();
    let mut sections = String::new();
    let mut keys = String::new();
    for at in 0..2_000 {
        writeln!(rows, "| p{at} | [x{at}](x{at}.md) | Possible values are: `a{at}`, `b`. |").unwrap();
        writeln!(sections, "### e{at} values\n\n- `a`\n").unwrap();
        write!(keys, "\"q{at}\": \"String\", ").unwrap();
    }
    survive(&Page::with_rows(&rows));
    survive(&Page::with_rows(&format!("{}\n{sections}", rows.lines().next().unwrap())));
    survive(&Page::new("resources/lantern.md", format!("# lantern resource type\n\n```json\n{{ {keys} }}\n```\n")));
}

#[test]
fn paths_stay_in_the_folder() {
    for name in [
        "../../../../etc/passwd",
        "/etc/passwd",
        "..\\..\\x",
        "C:\\x",
        "a/../../b",
        ".",
        "..",
        "con",
        "a\u{0}b",
        "$(x)",
    ] {
        let text = filled(name);
        survive_whole(&Page::new("resources/lantern.md", text.clone()));
        survive_whole(&Page::new(&format!("resources/{name}.md"), text));
    }
}

#[test]
fn a_long_chain_of_bases() {
    let page = |at: usize, base: usize| {
        let text = format!(
            "# t{at} resource type\n\n<!-- {{ \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.t{at}\", \
             \"baseType\": \"microsoft.graph.t{base}\" }} -->\n```json\n{{ \"p{at}\": 1 }}\n```\n"
        );
        SourceFile::decode(ApiVersion::V1, format!("resources/t{at}.md"), text.into_bytes())
    };
    let count = 100;
    let chain = SourceSet::new((0..count).map(|at| page(at, at + 1)).collect());
    assert_eq!(run(&chain, &Config::default()).schemas.first().unwrap().types.len(), count);
    let ring = SourceSet::new((0..count).map(|at| page(at, (at + 1) % count)).collect());
    let cycles = run(&ring, &Config::default()).diagnostics;
    assert_eq!(cycles.iter().filter(|found| found.code.id() == "TYPE012").count(), 1);
}

/// Every fixture.
fn fixtures() -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for folder in std::fs::read_dir(PAGES).unwrap() {
        for file in std::fs::read_dir(folder.unwrap().path()).unwrap() {
            let path = file.unwrap().path();
            let bytes = std::fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}

/// Numbers that look random and are the same in every run (xorshift).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % (bound as u64).max(1)).unwrap()
    }

    fn range(&mut self, length: usize) -> std::ops::Range<usize> {
        let (a, b) = (self.below(length + 1), self.below(length + 1));
        a.min(b)..a.max(b)
    }
}

/// A piece dropped, doubled, moved, replaced, or bytes of another page put in.
fn mutate(bytes: &[u8], other: &[u8], numbers: &mut Numbers) -> Vec<u8> {
    let mut out = bytes.to_vec();
    for _ in 0..=numbers.below(3) {
        let range = numbers.range(out.len());
        let piece = out[range.clone()].to_vec();
        let at = numbers.below(out.len() + 1);
        match numbers.below(6) {
            0 => drop(out.drain(range)),
            1 => drop(out.splice(at..at, piece)),
            2 => {
                let foreign = other[numbers.range(other.len())].to_vec();
                out.splice(at..at, foreign);
            }
            3 => {
                let unit = UNITS[numbers.below(UNITS.len())].as_bytes().to_vec();
                out.splice(at..at, unit);
            }
            4 => out.truncate(at),
            _ => {
                if let Some(byte) = out.get_mut(at) {
                    *byte = u8::try_from(numbers.below(256)).unwrap();
                }
            }
        }
    }
    out
}

#[test]
fn mutated_fixtures() {
    let fixtures = fixtures();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for round in 0..12 {
        for (path, bytes) in &fixtures {
            let (_, other) = &fixtures[numbers.below(fixtures.len())];
            let folder = if round % 4 == 0 { "api" } else { "resources" };
            let name = path.file_name().unwrap().to_str().unwrap();
            let page = Page::new(&format!("{folder}/{name}"), mutate(bytes, other, &mut numbers));
            survive(&page);
            if numbers.below(24) == 0 {
                survive_whole(&page);
            }
            for stage in &STAGES[..3] {
                dump(&page.sources, &Config::default(), stage, &format!("{folder}/{name}")).unwrap();
            }
        }
    }
}

#[test]
fn every_character_in_every_cell() {
    for c in (0..=0x2ff_u32).chain([0x200b, 0x2028, 0xfeff, 0xfffd, 0x1f600]).filter_map(char::from_u32) {
        survive(&Page::new("resources/lantern.md", filled(&format!("{c}x{c}"))));
    }
    let rows = (0..=0x2ff_u32)
        .filter_map(char::from_u32)
        .map(|c| format!("| p{} | {c}x{c} | Possible values are: `{c}`, `a{c}`. |\n", u32::from(c)))
        .collect::<Vec<_>>();
    survive_whole(&Page::with_rows(&rows.concat()));
}
