//! What a request is made of: parameters, query options, permissions, headers, the rows of the body.

use super::operations::Both;
use super::usage::difference;
use super::{Pair, bodies};
use crate::report::diff::{ItemKind, Level, Rule};
use crate::schema::{AccountPermissions, Content, Edm, Element, Header, Operation, Parameter, ParameterPlace, TypeRef};

/// Compares the requests of an operation.
pub(super) fn compare<'a>(pair: &mut Pair<'a>, both: &Both<'a>) {
    parameters(pair, both);
    let (removed, added) = difference(&both.old.options, &both.new.options);
    if !removed.is_empty() {
        both.report(pair, Rule::OperationQueryOptionRemoved, [&removed, ""]);
    }
    if !added.is_empty() {
        both.report(pair, Rule::OperationQueryOptionAdded, ["", &added]);
    }
    permissions(pair, both);
    headers(pair, both);
    bodies::compare(pair, both);
}

/// A body with its types named as after all renames.
pub(super) fn translated(pair: &Pair<'_>, content: &Content) -> Content {
    match content {
        Content::One(name) => Content::One(pair.renamed.get(name).map_or(name, |new| new).clone()),
        Content::Value(ty) => Content::Value(pair.translated(ty)),
        Content::Collection(ty) => Content::Collection(pair.translated(ty)),
        other => other.clone(),
    }
}

/// A body in words.
pub(super) fn describe(content: &Content) -> String {
    match content {
        Content::None => "nothing".to_owned(),
        Content::Unknown => "unknown".to_owned(),
        Content::Inline => "an object of its own".to_owned(),
        Content::One(name) => name.to_string(),
        Content::Value(ty) => format!("value: {ty}"),
        Content::Collection(TypeRef { element, .. }) => format!("page of {}", element.as_str()),
        Content::Reference => "a reference".to_owned(),
        Content::Raw => "bytes".to_owned(),
    }
}

fn parameters(pair: &mut Pair<'_>, both: &Both<'_>) {
    let find = |operation: &Operation, wanted: &Parameter| {
        let mut all = operation.parameters.iter();
        all.find(|found| found.name == wanted.name && found.place == wanted.place).cloned()
    };
    for was in &both.old.parameters {
        if let Some(is) = find(both.new, was) {
            parameter(pair, both, was, &is);
        } else {
            let draft = both.draft_part(pair, Rule::ParameterRemoved, ItemKind::Parameter, &part(was), [&ty(was), ""]);
            let level = if is_typed(was) { Level::SourceBreaking } else { Level::WireBreaking };
            pair.report(draft.level(level));
        }
    }
    for is in both.new.parameters.iter().filter(|is| find(both.old, is).is_none()) {
        let draft = both.draft_part(pair, Rule::ParameterAdded, ItemKind::Parameter, &part(is), ["", &ty(is)]);
        pair.report(match (is_typed(is), is.required) {
            (true, _) => draft.level(Level::SourceBreaking),
            (false, true) => draft.level(Level::WireBreaking),
            (false, false) => draft,
        });
    }
}

fn part(parameter: &Parameter) -> String {
    format!("parameter {}", parameter.name)
}

fn ty(parameter: &Parameter) -> String {
    parameter.ty.as_ref().map(ToString::to_string).unwrap_or_default()
}

/// Whether the row gives a Rust argument its type: those of paths exist anyway, and hold text without a row; those of
/// queries are no arguments.
fn is_typed(parameter: &Parameter) -> bool {
    let text = Element::Primitive(Edm::String);
    parameter.place != ParameterPlace::Query && parameter.ty.as_ref().is_some_and(|ty| ty.element != text)
}

/// A parameter on both sides.
fn parameter(pair: &mut Pair<'_>, both: &Both<'_>, was: &Parameter, is: &Parameter) {
    let translated = was.ty.as_ref().map(|ty| pair.translated(ty));
    if translated != is.ty {
        let draft =
            both.draft_part(pair, Rule::ParameterTypeChanged, ItemKind::Parameter, &part(was), [&ty(was), &ty(is)]);
        let level = if is_typed(was) || is_typed(is) { Level::SourceBreaking } else { Level::WireBreaking };
        pair.report(draft.level(level));
    }
    if was.required != is.required {
        let rule = if is.required { Rule::ParameterBecameRequired } else { Rule::ParameterBecameOptional };
        both.report_part(pair, rule, ItemKind::Parameter, &part(was), ["", ""]);
    }
}

fn permissions(pair: &mut Pair<'_>, both: &Both<'_>) {
    let nothing =
        AccountPermissions { account: String::new(), subject: String::new(), scopes: Vec::new(), unsupported: false };
    let key = |row: &AccountPermissions| (row.account.clone(), row.subject.clone());
    let find = |operation: &Operation, wanted: &(String, String)| {
        operation.permissions.iter().find(|row| key(row) == *wanted).cloned()
    };
    let mut rows: Vec<_> = both.old.permissions.iter().chain(&both.new.permissions).map(key).collect();
    rows.sort();
    rows.dedup();
    for row in rows {
        let was = find(both.old, &row).unwrap_or_else(|| nothing.clone());
        let is = find(both.new, &row).unwrap_or_else(|| nothing.clone());
        let part = if row.1.is_empty() { format!("for {}", row.0) } else { format!("for {} on {}", row.0, row.1) };
        account(pair, both, &part, [&was, &is]);
    }
}

/// One kind of account: whether it is served at all, else the permissions that suffice.
fn account(pair: &mut Pair<'_>, both: &Both<'_>, part: &str, [was, is]: [&AccountPermissions; 2]) {
    let mut report = |rule, values| both.report_part(pair, rule, ItemKind::Permission, part, values);
    if was.unsupported != is.unsupported {
        let rule = if is.unsupported { Rule::AccountUnsupported } else { Rule::AccountSupported };
        return report(rule, [&was.scopes.join(", "), &is.scopes.join(", ")]);
    }
    let (removed, added) = difference(&was.scopes, &is.scopes);
    if !removed.is_empty() {
        report(Rule::PermissionRemoved, [&removed, ""]);
    }
    if !added.is_empty() {
        report(Rule::PermissionAdded, ["", &added]);
    }
}

fn headers(pair: &mut Pair<'_>, both: &Both<'_>) {
    let find = |operation: &Operation, wanted: &Header| {
        operation.headers.iter().find(|found| found.name.eq_ignore_ascii_case(&wanted.name)).cloned()
    };
    let part = |header: &Header| format!("header {}", header.name);
    for was in &both.old.headers {
        match find(both.new, was) {
            None => both.report_part(pair, Rule::HeaderRemoved, ItemKind::Header, &part(was), ["", ""]),
            Some(is) if was.required != is.required => {
                let rule = if is.required { Rule::HeaderBecameRequired } else { Rule::HeaderBecameOptional };
                both.report_part(pair, rule, ItemKind::Header, &part(was), ["", ""]);
            }
            Some(_) => {}
        }
    }
    for is in both.new.headers.iter().filter(|is| find(both.old, is).is_none()) {
        let draft = both.draft_part(pair, Rule::HeaderAdded, ItemKind::Header, &part(is), ["", ""]);
        pair.report(if is.required { draft.level(Level::WireBreaking) } else { draft });
    }
}
