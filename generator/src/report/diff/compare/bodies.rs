//! The rows of the table of a request body.

use super::facts::{self, Scope};
use super::operations::{Both, name};
use super::{Pair, pairing};
use crate::report::diff::{Change, Level, Rule};
use crate::schema::{Content, Operation, OperationKind, Property};

/// The rows of the body's table, unless the body is another one altogether.
pub(super) fn compare<'a>(pair: &mut Pair<'a>, both: &Both<'a>) {
    let owner = format!("{} body", name(both.old));
    if pair.changes.iter().any(|change| change.rule == Rule::RequestBodyChanged && change.item == name(both.old)) {
        return;
    }
    let scope = Scope::of_body([both.old, both.new], [owner.clone(), owner]);
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
    for change in pair.changes.iter_mut().skip(first) {
        if breaks_body(change.rule, both) {
            change.level = Level::SourceBreaking;
            change.also = change.rule.about().also.into_iter().collect();
        }
    }
}

/// Whether a change of rows breaks the struct of the body: its fields are the rows that can be sent, and its
/// constructor takes those that are required, except in updates.
fn breaks_body(rule: Rule, both: &Both<'_>) -> bool {
    let is_update = both.old.kind == OperationKind::Update;
    let writes = is_update || both.old.kind == OperationKind::Create;
    let requires = |operation: &Operation| operation.body.properties.iter().any(|row| row.usage.required);
    match rule {
        // Without rows, the body is the type itself.
        Rule::PropertyAdded if both.old.body.properties.is_empty() => both.old.body.content != Content::None,
        Rule::PropertyAdded => !is_update && requires(both.old) && counts(both.old) != counts(both.new),
        Rule::PropertyBecameReadOnly => writes,
        Rule::PropertyBecameRequired => !is_update && requires(both.old),
        Rule::PropertyBecameOptional => !is_update,
        _ => false,
    }
}

/// How many rows are required.
fn counts(operation: &Operation) -> usize {
    operation.body.properties.iter().filter(|row| row.usage.required).count()
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
