//! What an operation does, from title, method and path.

use super::page::Page;
use super::paths::Request;
use crate::schema::{Content, Method, OperationKind, Response};

/// First words of titles, with the kind they announce and the methods that fit it.
const VERBS: &[(&str, OperationKind, &[Method])] = &[
    ("list", OperationKind::List, &[Method::Get]),
    ("get", OperationKind::Get, &[Method::Get]),
    ("create", OperationKind::Create, &[Method::Post, Method::Put]),
    ("add", OperationKind::Create, &[Method::Post, Method::Put]),
    ("post", OperationKind::Create, &[Method::Post]),
    ("update", OperationKind::Update, &[Method::Patch, Method::Put, Method::Post]),
    ("delete", OperationKind::Delete, &[Method::Delete]),
    ("remove", OperationKind::Delete, &[Method::Delete]),
];

impl Page<'_> {
    pub(super) fn kind(&self, method: Method, requests: &[&Request], response: &Response) -> OperationKind {
        let title = self.facts.title.value.to_lowercase();
        let links = requests.iter().all(|request| request.path.template.ends_with("/$ref"));
        if links && matches!(method, Method::Post | Method::Put) {
            return OperationKind::Other;
        }
        let calls = title.contains(": ") || title.ends_with(" action") || title.ends_with(" function");
        let first = title.split_whitespace().next().unwrap_or("");
        let verb = VERBS.iter().find(|(verb, _, methods)| *verb == first && methods.contains(&method));
        match (verb, method) {
            (Some((_, kind, _)), _) if !calls => *kind,
            (_, Method::Get | Method::Head | Method::Options) if calls || is_call(requests) => OperationKind::Function,
            (_, Method::Get) if matches!(response.content, Content::Collection(_)) => OperationKind::List,
            (_, Method::Get) => OperationKind::Get,
            (_, Method::Patch) => OperationKind::Update,
            (_, Method::Delete) => OperationKind::Delete,
            (_, Method::Post) => OperationKind::Action,
            _ => OperationKind::Other,
        }
    }
}

/// Whether the last segment of every path calls a function.
fn is_call(requests: &[&Request]) -> bool {
    requests.iter().all(|request| {
        let last = request.path.template.rsplit('/').next().unwrap_or("");
        last.ends_with(')') || last.starts_with("microsoft.graph.") || last == "delta"
    })
}
