//! A request line's URL → its path segments and its query part (`FORMAT.md`, section Path templates).
//!
//! Repairs what is plainly a slip and reports it; what is no path gives nothing.

use crate::diag::Code;

/// The host of the service, as URLs without a scheme begin.
const HOST: &str = "graph.microsoft.com/";

/// URLs longer than this are none.
const MAX_URL: usize = 4096;

/// The path and query of a URL, with remarks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Url {
    /// The segments of the path, without empty ones.
    pub(super) segments: Vec<String>,
    /// What follows the question mark.
    pub(super) query: String,
    /// What was repaired, or why there is no path.
    pub(super) remarks: Vec<(Code, &'static str)>,
    /// Whether it is a path at all.
    pub(super) valid: bool,
}

/// Reads a URL as a request line has it.
pub(super) fn read(raw: &str) -> Url {
    let mut url = Url::default();
    if let Some((code, message)) = refusal(raw) {
        url.remarks.push((code, message));
        return url;
    }
    let path = if raw.contains('\\') {
        url.remarks.push((Code::Http004, "the URL holds backslashes"));
        raw.replace('\\', "/")
    } else {
        raw.to_owned()
    };
    let path = without_host(path.trim(), &mut url.remarks);
    let parts = Parts::new(path);
    url.query = parts.query.map(|at| path.get(at + 1..).unwrap_or("").trim().to_owned()).unwrap_or_default();
    if parts.open {
        url.remarks.push((Code::Http009, "a bracket or quote of the URL is not closed"));
        return url;
    }
    let segments = parts.segments.iter().filter_map(|range| path.get(range.clone())).map(str::trim);
    url.segments = segments.filter(|segment| !segment.is_empty()).map(str::to_owned).collect();
    drop_version(&mut url.segments);
    if url.segments.iter().any(|segment| segment.starts_with("...") || segment.starts_with('…')) {
        url.remarks.push((Code::Http006, "the URL is abbreviated"));
        return url;
    }
    url.valid = !url.segments.is_empty();
    if !url.valid {
        url.remarks.push((Code::Http009, "the URL has no path"));
    }
    url
}

/// Why a text cannot be a URL.
fn refusal(raw: &str) -> Option<(Code, &'static str)> {
    let says = |words: &str| raw.to_lowercase().contains(words);
    if raw.contains("**") || raw.contains(' ') && (says("not found") || says("todo")) {
        return Some((Code::Http002, "the URL is a placeholder"));
    }
    if raw.len() > MAX_URL {
        return Some((Code::Http009, "the URL is too long"));
    }
    None
}

/// The path of a URL without scheme and host.
fn without_host<'u>(url: &'u str, remarks: &mut Vec<(Code, &'static str)>) -> &'u str {
    let rest = match url.split_once("://") {
        Some((scheme, rest)) if scheme.eq_ignore_ascii_case("https") || scheme.eq_ignore_ascii_case("http") => rest,
        _ if url.get(..HOST.len()).is_some_and(|head| head.eq_ignore_ascii_case(HOST)) => url,
        _ => {
            if !url.starts_with('/') {
                remarks.push((Code::Http005, "the URL does not start with a slash"));
            }
            return url.strip_prefix('~').unwrap_or(url);
        }
    };
    remarks.push((Code::Http003, "the URL is absolute"));
    rest.find('/').and_then(|at| rest.get(at..)).unwrap_or("")
}

/// Whether a start line calls another service: its host is not that of Microsoft Graph.
pub(super) fn is_foreign(line: &str) -> bool {
    let rest = line.split_once("://").map(|(_, rest)| rest.to_ascii_lowercase());
    rest.is_some_and(|rest| !rest.starts_with("graph") && !rest.starts_with("dod-graph"))
        && line.split_whitespace().nth(1).is_some_and(|url| url.to_ascii_lowercase().starts_with("http"))
}

/// Drops the API version, and the folder that writers' tools put before the path.
fn drop_version(segments: &mut Vec<String>) {
    const VERSIONS: [&str; 4] = ["v1.0", "beta", "v1", "{version}"];
    let is = |segments: &[String], at: usize, names: &[&str]| {
        segments.get(at).is_some_and(|segment| names.iter().any(|name| segment.eq_ignore_ascii_case(name)))
    };
    if is(segments, 0, &VERSIONS) {
        segments.remove(0);
    }
    if is(segments, 0, &["docs"]) && is(segments, 1, &["api"]) {
        segments.drain(..2);
    }
}

/// Where a path is divided: slashes and the first question mark outside brackets and quotes.
struct Parts {
    segments: Vec<std::ops::Range<usize>>,
    query: Option<usize>,
    open: bool,
}

impl Parts {
    fn new(path: &str) -> Self {
        let mut parts = Self { segments: Vec::new(), query: None, open: false };
        let (mut braces, mut rounds, mut quoted) = (0_u32, 0_u32, false);
        let mut start = 0;
        let mut end = path.len();
        for (at, byte) in path.bytes().enumerate() {
            match byte {
                b'{' | b'<' => braces += 1,
                b'}' | b'>' => braces = braces.saturating_sub(1),
                _ if braces > 0 => {}
                b'\'' if rounds > 0 => quoted = !quoted,
                _ if quoted => {}
                b'(' => rounds += 1,
                b')' => rounds = rounds.saturating_sub(1),
                b'/' if rounds == 0 => {
                    parts.segments.push(start..at);
                    start = at + 1;
                }
                b'?' if rounds == 0 => {
                    parts.query = Some(at);
                    end = at;
                    break;
                }
                _ => {}
            }
        }
        parts.open = parts.query.is_none() && (braces > 0 || rounds > 0 || quoted);
        parts.segments.push(start..end);
        parts
    }
}

/// The names in a query part, in order, with `%24` read as the dollar sign.
pub(super) fn query_names(query: &str) -> impl Iterator<Item = String> + '_ {
    query.split('&').filter_map(|part| {
        let name = part.split('=').next().unwrap_or("").trim().replace("%24", "$");
        let plain = name.trim_start_matches('$');
        let valid = !plain.is_empty() && plain.chars().all(|c| c.is_ascii_alphanumeric() || "_-.".contains(c));
        valid.then_some(name)
    })
}
