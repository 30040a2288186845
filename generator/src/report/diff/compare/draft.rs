//! A change in the making.

use crate::report::diff::{Change, Fingerprint, ItemKind, Level, Origin, Rule, State};
use crate::schema::TypeName;
use crate::source::ApiVersion;

/// What a comparison says of a change; the rest follows from the rule.
pub(in crate::report::diff) struct Draft {
    rule: Rule,
    kind: ItemKind,
    namespace: String,
    level: Level,
    before: Option<State>,
    after: Option<State>,
    affects: Vec<String>,
}

impl Draft {
    /// A change of the rule's usual level to an item of this namespace.
    pub(in crate::report::diff) fn new(rule: Rule, kind: ItemKind, namespace: impl Into<String>) -> Self {
        let level = rule.about().levels.first().copied().unwrap_or(Level::BehaviourRisk);
        let namespace = namespace.into();
        Self { rule, kind, namespace, level, before: None, after: None, affects: Vec::new() }
    }

    /// A change to a type.
    pub(in crate::report::diff) fn of_type(rule: Rule, name: &TypeName) -> Self {
        Self::new(rule, ItemKind::Type, name.namespace())
    }

    pub(in crate::report::diff) fn before(self, state: State) -> Self {
        Self { before: Some(state), ..self }
    }

    pub(in crate::report::diff) fn after(self, state: State) -> Self {
        Self { after: Some(state), ..self }
    }

    /// Another level of the rule than the usual one.
    pub(in crate::report::diff) fn level(self, level: Level) -> Self {
        debug_assert!(self.rule.about().levels.contains(&level), "{} is never {level}", self.rule.id());
        Self { level, ..self }
    }

    /// The values on both sides, where they are not what the states have.
    pub(in crate::report::diff) fn values(mut self, before: impl Into<String>, after: impl Into<String>) -> Self {
        if let Some(state) = &mut self.before {
            state.value = before.into();
        }
        if let Some(state) = &mut self.after {
            state.value = after.into();
        }
        self
    }

    pub(in crate::report::diff) fn affects(self, items: impl IntoIterator<Item = String>) -> Self {
        let mut affects: Vec<String> = items.into_iter().collect();
        affects.sort();
        affects.dedup();
        Self { affects, ..self }
    }

    pub(in crate::report::diff) fn finish(self, version: ApiVersion) -> Change {
        let about = self.rule.about();
        let [old, new] = [&self.before, &self.after].map(|state| state.as_ref().map_or("", |state| &state.name));
        let values = [&self.before, &self.after].map(|state| state.as_ref().map_or("", |state| &state.value));
        let item = if old.is_empty() { new } else { old };
        let [was, is] = values;
        let fingerprint = Fingerprint::of(&[about.id, version.as_str(), item, new, was, is]);
        let summary = summary(self.rule, [old, new], values);
        let item = item.to_owned();
        Change {
            fingerprint,
            rule: self.rule,
            level: self.level,
            also: about.also.into_iter().filter(|also| *also > self.level).collect(),
            version,
            kind: self.kind,
            item,
            namespace: self.namespace,
            summary,
            reason: about.reason.to_owned(),
            before: self.before,
            after: self.after,
            affects: self.affects,
            origin: Origin::Unknown,
            evidence: Vec::new(),
            acknowledged: None,
            used_by: Vec::new(),
        }
    }
}

/// The names of a rename, else the values of both sides, else the rule in words.
fn summary(rule: Rule, [old, new]: [&str; 2], [before, after]: [&str; 2]) -> String {
    let is_rename = !old.is_empty() && !new.is_empty() && old != new;
    let [from, to] = if is_rename { renaming(old, new) } else { [before, after] };
    if from == to {
        return rule.id().replace('-', " ");
    }
    if from.is_empty() || to.is_empty() { format!("{from}{to}") } else { format!("{from} → {to}") }
}

/// Both names, without the owner that they share.
fn renaming<'n>(old: &'n str, new: &'n str) -> [&'n str; 2] {
    match (old.rsplit_once('.'), new.rsplit_once('.')) {
        (Some((owner, old)), Some((other, new))) if owner == other => [old, new],
        _ => [old, new],
    }
}
