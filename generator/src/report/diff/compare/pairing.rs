//! Which properties of a type are the same on both sides: by name, else by type and position.

use super::Pair;
use super::structs::Named;
use crate::schema::Property;

/// The own properties of a type, paired.
pub(super) struct Matched<'a> {
    /// Those on both sides; the names differ where one was renamed.
    pub(super) both: Vec<(&'a Property, &'a Property)>,
    /// Those that are gone.
    pub(super) removed: Vec<&'a Property>,
    /// Those that are new.
    pub(super) added: Vec<&'a Property>,
}

impl Matched<'_> {
    /// The name that a property has after the change.
    pub(super) fn renamed<'n>(&'n self, name: &'n str) -> &'n str {
        self.both.iter().find(|(old, _)| old.name == name).map_or(name, |(_, new)| &new.name)
    }
}

/// Pairs the own properties of a type.
pub(super) fn properties<'a>(pair: &Pair<'a>, (_, was): Named<'a>, (new, is): Named<'a>) -> Matched<'a> {
    // What a base or a derived type declares under its old name has moved there.
    let has_moved = |old: &Property| {
        let owners = pair.after.derived(new).iter().filter_map(|name| pair.after.schema.structure(name));
        let mut declared = owners.flat_map(|owner| &owner.properties);
        pair.after.inherited(new, &old.name).is_some() || declared.any(|found| found.name == old.name)
    };
    rows(&was.properties, &is.properties, &|old, new| {
        pair.translated(&old.ty) == new.ty && old.navigation == new.navigation && !has_moved(old)
    })
}

/// Pairs rows by name, and those left over where both stand between the same neighbours and are alike.
pub(super) fn rows<'a>(
    was: &'a [Property],
    is: &'a [Property],
    alike: &dyn Fn(&Property, &Property) -> bool,
) -> Matched<'a> {
    let find = |rows: &'a [Property], name: &str| rows.iter().find(|row| row.name == name);
    let mut both: Vec<_> = was.iter().filter_map(|old| Some((old, find(is, &old.name)?))).collect();
    let mut removed: Vec<_> = was.iter().filter(|old| find(is, &old.name).is_none()).collect();
    let mut added: Vec<_> = is.iter().filter(|new| find(was, &new.name).is_none()).collect();
    for old in removed.clone() {
        let fits = |new: &&&Property| {
            alike(old, new)
                && (old.name.eq_ignore_ascii_case(&new.name) || neighbours(was, is, old) == neighbours(is, was, new))
        };
        let mut found = added.iter().filter(fits);
        let (Some(new), None) = (found.next().copied(), found.next()) else { continue };
        let rivals =
            removed.iter().filter(|other| alike(other, new) && neighbours(was, is, other) == neighbours(is, was, new));
        if rivals.count() > 1 {
            continue;
        }
        both.push((old, new));
        removed.retain(|other| other.name != old.name);
        added.retain(|other| other.name != new.name);
    }
    Matched { both, removed, added }
}

/// The nearest rows before and after that the other side has too.
fn neighbours<'a>(rows: &'a [Property], other: &[Property], row: &Property) -> [Option<&'a str>; 2] {
    let is_common = |found: &&Property| other.iter().any(|other| other.name == found.name);
    let at = rows.iter().position(|found| found.name == row.name).unwrap_or(0);
    let (before, after) = rows.split_at(at);
    let name = |found: &'a Property| found.name.as_str();
    [before.iter().rev().find(is_common).map(name), after.iter().find(is_common).map(name)]
}
