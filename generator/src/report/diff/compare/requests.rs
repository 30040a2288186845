//! What a request is made of: parameters, query options, permissions, headers, the rows of the body.

use super::facts::{self, Scope, difference};
use super::operations::{Both, name};
use super::{Pair, pairing};
use crate::report::diff::{Change, ItemKind, Level, Rule};
use crate::schema::{AccountPermissions, Content, Header, Operation, Parameter, Property, TypeRef};

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
    body(pair, both);
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
    let find = |operation: &'_ Operation, wanted: &Parameter| {
        let mut all = operation.parameters.iter();
        all.find(|found| found.name == wanted.name && found.place == wanted.place).cloned()
    };
    let part = |parameter: &Parameter| format!("parameter {}", parameter.name);
    let ty = |parameter: &Parameter| parameter.ty.as_ref().map(ToString::to_string).unwrap_or_default();
    for was in &both.old.parameters {
        let Some(is) = find(both.new, was) else {
            both.report_part(pair, Rule::ParameterRemoved, ItemKind::Parameter, &part(was), [&ty(was), ""]);
            continue;
        };
        let translated = was.ty.as_ref().map(|ty| pair.translated(ty));
        if translated != is.ty {
            both.report_part(pair, Rule::ParameterTypeChanged, ItemKind::Parameter, &part(was), [&ty(was), &ty(&is)]);
        }
        if was.required != is.required {
            let rule = if is.required { Rule::ParameterBecameRequired } else { Rule::ParameterBecameOptional };
            both.report_part(pair, rule, ItemKind::Parameter, &part(was), ["", ""]);
        }
    }
    for is in both.new.parameters.iter().filter(|is| find(both.old, is).is_none()) {
        let draft = both.draft_part(Rule::ParameterAdded, ItemKind::Parameter, &part(is), ["", &ty(is)]);
        pair.report(if is.required { draft.level(Level::WireBreaking) } else { draft });
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
        let draft = both.draft_part(Rule::HeaderAdded, ItemKind::Header, &part(is), ["", ""]);
        pair.report(if is.required { draft.level(Level::WireBreaking) } else { draft });
    }
}

/// The rows of the body's table, unless the body is another one altogether.
fn body<'a>(pair: &mut Pair<'a>, both: &Both<'a>) {
    let owner = format!("{} body", name(both.old));
    if pair.changes.iter().any(|change| change.rule == Rule::RequestBodyChanged && change.item == name(both.old)) {
        return;
    }
    let scope = Scope::of_body(&both.old.namespace, [owner.clone(), owner]);
    let alike = |old: &Property, new: &Property| pair.translated(&old.ty) == new.ty;
    let matched = pairing::rows(&both.old.body.properties, &both.new.body.properties, &alike);
    let first = pair.changes.len();
    for (was, is) in &matched.both {
        facts::compare(pair, &scope, was, is);
    }
    follow_type(pair, &both.old.body.content, first);
    for was in matched.removed {
        let before = scope.before(pair, was);
        pair.report(scope.draft(Rule::PropertyRemoved).before(before));
    }
    for is in matched.added {
        let after = scope.after(pair, is);
        let draft = scope.draft(Rule::PropertyAdded).after(after);
        pair.report(if is.usage.required { draft.level(Level::WireBreaking) } else { draft });
    }
}

/// Where a row says what the page of its type says, both changed at once: that is one change, of the type's property.
fn follow_type(pair: &mut Pair<'_>, content: &Content, first: usize) {
    let Content::One(name) = content else { return };
    let owners: Vec<String> = pair.before.schema.chain(name).into_iter().map(|(owner, _)| owner.0.clone()).collect();
    let (of_types, of_rows) = pair.changes.split_at_mut(first);
    let mut followers = Vec::new();
    for row in of_rows {
        let property = row.item.rsplit('.').next().unwrap_or_default();
        let is_cause = |change: &&mut Change| {
            let owner = change.item.strip_suffix(property).and_then(|owner| owner.strip_suffix('.'));
            change.rule == row.rule && owner.is_some_and(|owner| owners.iter().any(|found| found == owner))
        };
        if let Some(cause) = of_types.iter_mut().find(is_cause) {
            cause.affects.push(row.item.clone());
            cause.affects.sort();
            followers.push(row.fingerprint.clone());
        }
    }
    pair.changes.retain(|change| !followers.contains(&change.fingerprint));
}
