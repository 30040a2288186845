//! Request lines → path templates and parameters.

use std::collections::BTreeSet;

use super::super::words;
use super::page::Page;
use super::sheet::Sheet;
use super::{template, url};
use crate::diag::{Code, Diagnostic};
use crate::facts::{ApiFact, ParameterFact, Spanned};
use crate::schema::{Edm, Element, Method, Parameter, ParameterPlace, Path, TypeRef};

/// A request line that was understood.
pub(super) struct Request {
    pub(super) method: Method,
    pub(super) path: Path,
    /// OData query options that stand in it.
    pub(super) options: Vec<String>,
    /// Other names in its query part.
    pub(super) query: Vec<String>,
}

/// All request lines of a page that give a path, and those of its examples that only add another way to the same.
pub(super) fn read(api: &ApiFact, sheet: &Sheet<'_>, diagnostics: &mut Vec<Diagnostic>) -> Vec<Request> {
    let mut found: Vec<Request> = Vec::new();
    for request in &api.requests {
        let span = request.url.span;
        let shown = api
            .exchanges
            .iter()
            .any(|exchange| exchange.start_line.span.start <= span.start && span.end <= exchange.start_line.span.end);
        found.extend(line(sheet, request.method, &request.url, shown, diagnostics));
    }
    for exchange in &api.exchanges {
        let raw = exchange.start_line.value.split_once(char::is_whitespace).map_or("", |(_, url)| url.trim());
        let Some(method) = exchange.method.filter(|_| !url::is_foreign(&exchange.start_line.value)) else { continue };
        let relative = raw.starts_with('/');
        let raw = Spanned { value: raw.to_owned(), span: exchange.start_line.span };
        let request = line(sheet, method, &raw, true, &mut Vec::new());
        found.extend(request.filter(|request| found.iter().any(|known| is_variant(request, known, relative))));
    }
    found
}

/// One request line; `shown` says that it stands in an example.
fn line(
    sheet: &Sheet<'_>,
    method: Method,
    raw: &Spanned<String>,
    shown: bool,
    diagnostics: &mut Vec<Diagnostic>,
) -> Option<Request> {
    let mut report = |remarks: &[(Code, &'static str)]| {
        diagnostics.extend(remarks.iter().map(|(code, message)| Diagnostic::new(*code, raw.span, *message)));
    };
    let url = url::read(&raw.value);
    report(&url.remarks);
    if !url.valid {
        return None;
    }
    let template = template::read(&url.segments, shown);
    report(&template.remarks);
    if template.remarks.iter().any(|(code, _)| *code == Code::Http009) {
        return None;
    }
    let (options, query) = url::query_names(&url.query).partition(|name| name.starts_with('$'));
    let src = sheet.provenance(raw.span);
    let path = Path { template: template.text, raw: raw.value.clone(), src };
    Some(Request { method, path, options: known_options(options), query })
}

/// Whether a request differs from a known one only in how it addresses the same thing: by the arguments of the call it
/// ends with, by `me` in place of a user, or, when it is written without a host as request lines are, in what stands
/// before the last segment.
fn is_variant(request: &Request, known: &Request, relative: bool) -> bool {
    let (one, other) = (request.path.template.as_str(), known.path.template.as_str());
    let call = |template: &str| template.rsplit('/').next().and_then(|last| last.split('(').next()).map(str::to_owned);
    let ends_alike = call(one) == call(other) && call(one).is_some_and(|last| !last.contains('{'));
    let called = || {
        one.ends_with(')')
            && !other.ends_with(')')
            && shape(one.split_at(one.rfind('(').unwrap_or(0)).0) == shape(other)
    };
    let mine = || {
        let user = other.strip_prefix("/users/{user_id}");
        one.strip_prefix("/me").zip(user).is_some_and(|(one, other)| shape(one) == shape(other))
    };
    request.method == known.method && (ends_alike && (relative || called()) || mine())
}

/// A template without the names of its parameters and the quotes around them, which lines leave out at times.
fn shape(template: &str) -> String {
    let template = template.replace('\'', "");
    let mut parts = template.split('{');
    let mut out = parts.next().unwrap_or("").to_owned();
    for part in parts {
        out.push_str("{}");
        out.push_str(part.split_once('}').map_or("", |(_, rest)| rest));
    }
    out
}

fn known_options(options: Vec<String>) -> Vec<String> {
    options.into_iter().map(|option| option.to_lowercase()).collect()
}

/// The paths, the first of each template.
pub(super) fn unique(requests: &[&Request]) -> Vec<Path> {
    let mut found: Vec<Path> = Vec::new();
    for request in requests {
        if !found.iter().any(|path| path.template == request.path.template) {
            found.push(request.path.clone());
        }
    }
    found
}

/// The names of a template's parameters.
fn names(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

impl Page<'_> {
    /// The parameters that tables list, then those that only query parts show.
    pub(super) fn parameters(&mut self, requests: &[&Request]) -> Vec<Parameter> {
        let mut found: Vec<Parameter> = Vec::new();
        let mut seen = BTreeSet::new();
        let is_get = requests.iter().any(|request| request.method == Method::Get);
        let from_body = self.api.body.iter().filter(|_| is_get);
        let from_body = from_body.map(|row| ParameterFact { place: ParameterPlace::Function, row: row.clone() });
        let listed: Vec<ParameterFact> = self.api.parameters.iter().cloned().chain(from_body).collect();
        for ParameterFact { place, row } in &listed {
            let Some((name, place)) = placed(&row.name.value, *place, requests) else { continue };
            if !seen.insert(name.clone()) {
                continue;
            }
            let ty = self.row_type(row);
            let required = row.phrases.required || row.description.value.trim_end_matches('.').ends_with("Required");
            found.push(Parameter { name, place, ty, required, description: row.description.value.clone() });
        }
        for name in requests.iter().flat_map(|request| &request.query) {
            if !found.iter().any(|known| known.name.eq_ignore_ascii_case(name)) && !is_bare_option(name) {
                let required = requests.iter().all(|request| request.query.contains(name));
                let ty = Some(TypeRef { element: Element::Primitive(Edm::String), collection: false });
                let place = ParameterPlace::Query;
                found.push(Parameter { name: name.clone(), place, ty, required, description: String::new() });
            }
        }
        found
    }
}

/// Options of OData that lines write without their dollar sign.
fn is_bare_option(name: &str) -> bool {
    ["expand", "select", "filter", "top", "skip", "orderby", "search", "count", "format"].contains(&name)
}

/// The name and place of a listed parameter: where the templates have it, else in the query; parameters of a function
/// that no template has are none.
fn placed(name: &str, place: ParameterPlace, requests: &[&Request]) -> Option<(String, ParameterPlace)> {
    let snake = words::snake(name);
    let templated = requests.iter().any(|request| names(&request.path.template).any(|known| known == snake));
    let quoted = requests.iter().any(|request| request.path.template.contains(&format!("{name}=")));
    match place {
        _ if templated && quoted => Some((snake, ParameterPlace::Function)),
        ParameterPlace::Query if !templated => Some((name.to_owned(), place)),
        _ if templated => Some((snake, ParameterPlace::Path)),
        ParameterPlace::Function => {
            let queried =
                requests.iter().any(|request| request.query.iter().any(|query| query.eq_ignore_ascii_case(name)));
            queried.then(|| (name.to_owned(), ParameterPlace::Query))
        }
        _ => None,
    }
}
