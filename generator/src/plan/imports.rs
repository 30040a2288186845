//! What a file imports, and under which name.

use std::collections::{BTreeMap, BTreeSet};

use super::areas::Feature;
use super::ident::{Role, RustIdent};
use super::items::ImportPlan;
use super::layout::{Home, Key, Map};

/// The names that one file uses.
#[derive(Debug)]
pub(super) struct Imports<'a> {
    locals: BTreeMap<Key<'a>, (RustIdent, Option<Feature>)>,
    /// The imports, sorted.
    pub(super) list: Vec<ImportPlan>,
    taken: BTreeSet<RustIdent>,
}

impl<'a> Imports<'a> {
    /// Names everything that the file of `own` refers to. A type keeps its name unless the file's own type or another
    /// import has it; those of other namespaces give way first, by putting their namespace in front.
    pub(super) fn new(map: &Map<'a>, own: Key<'a>, keys: impl IntoIterator<Item = Key<'a>>) -> Self {
        let mut new = Self { locals: BTreeMap::new(), list: Vec::new(), taken: BTreeSet::new() };
        let Some(home) = map.homes.get(&own) else { return new };
        new.taken.insert(home.ident.clone());
        new.locals.insert(own, (home.ident.clone(), None));
        let used = keys.into_iter().filter(|key| *key != own);
        new.add_all(map, &home.namespace, used, |there| home.gate(there));
        new
    }

    /// The same for a file of a namespace that declares `taken`, none of which is a type of the schema. The file as a whole
    /// needs the features of everything it names.
    pub(super) fn beside(
        map: &Map<'a>,
        namespace: &RustIdent,
        taken: BTreeSet<RustIdent>,
        keys: impl IntoIterator<Item = Key<'a>>,
    ) -> Self {
        let mut new = Self { locals: BTreeMap::new(), list: Vec::new(), taken };
        new.add_all(map, namespace, keys, |_| None);
        new
    }

    fn add_all(
        &mut self,
        map: &Map<'a>,
        namespace: &RustIdent,
        keys: impl IntoIterator<Item = Key<'a>>,
        gate: impl Fn(&Home) -> Option<Feature>,
    ) {
        let used: BTreeSet<Key<'a>> = keys.into_iter().collect();
        let mut used: Vec<(Key<'a>, &Home)> = used.iter().filter_map(|key| Some((*key, map.homes.get(key)?))).collect();
        used.sort_by_key(|(_, there)| (there.namespace != *namespace, &there.namespace, &there.ident));
        for (key, there) in used {
            self.add(key, there, there.namespace != *namespace, gate(there));
        }
        self.list.sort();
    }

    fn add(&mut self, key: Key<'a>, there: &Home, is_foreign: bool, feature: Option<Feature>) {
        let local = self.free_name(there);
        self.list.push(ImportPlan {
            namespace: is_foreign.then(|| there.namespace.clone()),
            ident: there.ident.clone(),
            alias: (local != there.ident).then(|| local.clone()),
            feature: feature.clone(),
        });
        self.taken.insert(local.clone());
        self.locals.insert(key, (local, feature));
    }

    fn free_name(&self, there: &Home) -> RustIdent {
        if !self.taken.contains(&there.ident) {
            return there.ident.clone();
        }
        let prefixed = RustIdent::joined(Role::Type, &[there.namespace.unraw(), there.ident.unraw()]);
        let numbered = (2..).map(|number| prefixed.numbered(Role::Type, number));
        std::iter::once(prefixed.clone()).chain(numbered).find(|name| !self.taken.contains(name)).unwrap_or(prefixed)
    }

    /// What the file calls a type, if it is generated at all.
    pub(super) fn local(&self, key: Key<'a>) -> Option<&RustIdent> {
        self.locals.get(&key).map(|(ident, _)| ident)
    }

    /// The feature that a type needs and the file does not.
    pub(super) fn feature(&self, key: Key<'a>) -> Option<&Feature> {
        self.locals.get(&key)?.1.as_ref()
    }

    /// Of the support names that the file uses, those that nothing else in it is called.
    pub(super) fn support(&self, names: impl IntoIterator<Item = &'static str>) -> Vec<&'static str> {
        let names: BTreeSet<&str> = names.into_iter().collect();
        names.into_iter().filter(|name| !self.taken.iter().any(|taken| taken.as_str() == *name)).collect()
    }
}
