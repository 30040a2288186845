//! Which of the types that are gone and of those that are new are the same under another name.

use std::collections::{BTreeMap, BTreeSet};

use crate::report::diff::view::View;
use crate::schema::{Schema, TypeDef, TypeName};

/// How much of both types has to agree, in hundredths, for them to be the same.
const ENOUGH: usize = 75;

/// How much is enough where the same page defines both.
const ENOUGH_ON_ONE_PAGE: usize = 50;

/// Fewer parts than this do not tell types apart, except where names or pages do.
const FEW: usize = 3;

/// Old names and new ones: first those that only changed their namespace, then the most alike. A type that is alike to
/// several is not guessed about.
pub(super) fn find<'a>(before: &View<'a>, after: &View<'a>) -> BTreeMap<&'a TypeName, &'a TypeName> {
    let mut gone = missing(before.schema, after.schema);
    let mut new = missing(after.schema, before.schema);
    let mut found = BTreeMap::new();
    let mut take =
        |gone: &mut Vec<&'a TypeName>, new: &mut Vec<&'a TypeName>, like: &dyn Fn(&TypeName, &TypeName) -> usize| {
            for old in gone.clone() {
                let Some(best) = favourite(old, new, like) else { continue };
                if favourite(best, gone, &|a, b| like(b, a)) == Some(old) {
                    gone.retain(|name| *name != old);
                    new.retain(|name| *name != best);
                    found.insert(old, best);
                }
            }
        };
    take(&mut gone, &mut new, &|old, new| {
        usize::from(old.short() == new.short() && likeness(before, after, old, new).is_some())
    });
    take(&mut gone, &mut new, &|old, new| likeness(before, after, old, new).unwrap_or(0));
    found
}

fn missing<'a>(from: &'a Schema, there: &Schema) -> Vec<&'a TypeName> {
    from.types.keys().filter(|name| !there.types.contains_key(*name)).collect()
}

/// The one that is most alike, unless there is a tie.
fn favourite<'a>(
    to: &TypeName,
    among: &[&'a TypeName],
    like: &dyn Fn(&TypeName, &TypeName) -> usize,
) -> Option<&'a TypeName> {
    let scores = || among.iter().map(|name| like(to, name));
    let best = scores().max().filter(|best| *best > 0)?;
    let mut bests = among.iter().zip(scores()).filter(|(_, score)| *score == best);
    let (first, second) = (bests.next(), bests.next());
    first.filter(|_| second.is_none()).map(|(name, _)| *name)
}

/// How much two types have in common, in hundredths; `None` where it is too little, or they are of different kinds.
fn likeness(before: &View<'_>, after: &View<'_>, old: &TypeName, new: &TypeName) -> Option<usize> {
    let (a, b) = (before.schema.types.get(old)?, after.schema.types.get(new)?);
    let (mine, other) = (parts(a), parts(b));
    if std::mem::discriminant(a) != std::mem::discriminant(b) {
        return None;
    }
    let (common, all) = (mine.intersection(&other).count(), mine.union(&other).count());
    let score = (common * 100).checked_div(all).unwrap_or(0);
    let same_page = a.src().page == b.src().page && matches!(a, TypeDef::Struct(_));
    let same_name = old.short() == new.short();
    let enough = if same_page { ENOUGH_ON_ONE_PAGE } else { ENOUGH };
    (score >= enough && (same_page || same_name || all >= FEW)).then_some(score)
}

/// What a type consists of, as far as it does not depend on the names of types.
fn parts(def: &TypeDef) -> BTreeSet<(&str, bool)> {
    match def {
        TypeDef::Struct(item) => item.properties.iter().map(|part| (part.name.as_str(), part.ty.collection)).collect(),
        TypeDef::Enum(item) => item.members.iter().map(|member| (member.name.as_str(), false)).collect(),
    }
}
