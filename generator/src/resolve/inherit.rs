//! Base types and what they take from their derived types (`FORMAT.md`, section Base types).

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::draft::Draft;
use super::evidence::{Case, Ground};
use crate::diag::{Code, Diagnostic};
use crate::facts::Spanned;
use crate::schema::{Element, TypeName, TypeRef};

pub(super) type Drafts<'f> = BTreeMap<TypeName, Draft<'f>>;

/// Decides the base of every type.
pub(super) fn decide_bases<'f>(context: &mut Context<'f>, drafts: &mut Drafts<'f>) {
    for (name, draft) in drafts.iter_mut() {
        draft.claim_bases(context, name);
    }
    claim_derived(context, drafts);
    let tentative: BTreeMap<TypeName, TypeName> = drafts
        .iter()
        .filter_map(|(name, draft)| Some((name.clone(), TypeName(draft.case.decide("base")?.to_owned()))))
        .collect();
    for (name, draft) in drafts.iter_mut() {
        draft.base = nearest(name, &draft.case, &tentative);
    }
    break_cycles(context, drafts);
    report_disagreements(context, drafts);
}

/// Pages that list the types derived from theirs.
fn claim_derived<'f>(context: &mut Context<'f>, drafts: &mut Drafts<'f>) {
    let mut claims = Vec::new();
    for (base, draft) in drafts.iter() {
        for (page, fact) in &draft.facts {
            for derived in &fact.derived {
                let reference = Spanned { value: &derived.value, span: derived.span };
                let found = context.resolve(*page, &reference, None);
                claims.extend(found.filter(|name| name != base).map(|name| (name, base.clone(), derived.span)));
            }
        }
    }
    for (name, base, span) in claims {
        if let Some(draft) = drafts.get_mut(&name) {
            draft.case.add("base", base.0, Ground::DerivedList, Some(span));
        }
    }
}

/// The best claim; where another claim names a type derived from it, that one is nearer and says more.
fn nearest(name: &TypeName, case: &Case, tentative: &BTreeMap<TypeName, TypeName>) -> Option<TypeName> {
    let mut best = TypeName(case.decide("base")?.to_owned());
    for row in case.rows.iter().filter(|row| row.slot == "base") {
        let other = TypeName(row.claim.clone());
        if other != *name && is_ancestor(&best, &other, tentative) && !is_ancestor(name, &other, tentative) {
            best = other;
        }
    }
    Some(best)
}

/// Whether `ancestor` is above `name` by the tentative bases.
fn is_ancestor(ancestor: &TypeName, name: &TypeName, bases: &BTreeMap<TypeName, TypeName>) -> bool {
    let mut next = bases.get(name);
    for _ in 0..bases.len().min(64) {
        match next {
            Some(base) if base == ancestor => return true,
            Some(base) => next = bases.get(base),
            None => return false,
        }
    }
    false
}

/// Drops the base that closes a cycle.
fn break_cycles(context: &mut Context<'_>, drafts: &mut Drafts<'_>) {
    let names: Vec<TypeName> = drafts.keys().cloned().collect();
    for name in names {
        let mut seen = vec![name.clone()];
        let mut next = drafts.get(&name).and_then(|draft| draft.base.clone());
        while let Some(base) = next {
            if seen.contains(&base) {
                let last = seen.pop().unwrap_or(name);
                if let Some(draft) = drafts.get_mut(&last) {
                    draft.base = None;
                    let message = format!("`{last}` derives from itself through `{base}`");
                    context.diagnostics.push(Diagnostic::new(Code::Type012, draft.span, message));
                }
                break;
            }
            next = drafts.get(&base).and_then(|draft| draft.base.clone());
            seen.push(base);
        }
    }
}

fn report_disagreements(context: &mut Context<'_>, drafts: &Drafts<'_>) {
    for (name, draft) in drafts {
        let above = ancestors(drafts, name);
        // A claim that names a base of the base is no disagreement, only further away.
        let further = |claim: &str| above.iter().skip(1).any(|base| base.0 == claim);
        let mut claims = draft.case.rows.iter().filter(|row| row.slot == "base" && !further(&row.claim));
        let Some(first) = claims.next() else { continue };
        if let Some(other) = claims.find(|row| row.claim != first.claim)
            && let Some(base) = &draft.base
        {
            let message =
                format!("one place names `{}` as base, another `{}`; `{base}` was taken", first.claim, other.claim);
            let span = other.span.or(first.span).unwrap_or(draft.span);
            context.diagnostics.push(Diagnostic::new(Code::Type010, span, message));
        }
    }
}

/// How many types must repeat the properties of another, and how many properties.
const REPEATS: usize = 3;

/// Gives types that say nothing of a base the one whose properties they repeat: the two names must end in the same word,
/// several types must repeat several properties, and the base must have no methods of its own.
pub(super) fn infer_shared(drafts: &mut Drafts<'_>) {
    let mut candidates: BTreeMap<String, Vec<Candidate>> = BTreeMap::new();
    for candidate in drafts.iter().filter_map(|(name, draft)| Candidate::new(name, draft)) {
        candidates.entry(last_word(&candidate.name).to_lowercase()).or_default().push(candidate);
    }
    let mut fitting: BTreeMap<TypeName, Vec<TypeName>> = BTreeMap::new();
    for (name, draft) in drafts.iter() {
        let Some(candidates) = candidates.get(&last_word(name).to_lowercase()) else { continue };
        if !says_nothing_of_base(draft) {
            continue;
        }
        let own = signature(draft);
        let found: Vec<&Candidate> = candidates.iter().filter(|candidate| candidate.fits(name, &own)).collect();
        // Siblings that add nothing repeat the base as well; the base has the most general, shortest name.
        let fewest = found.iter().map(|candidate| candidate.words()).min();
        let mut shortest = found.iter().filter(|candidate| Some(candidate.words()) == fewest);
        if let (Some(only), None) = (shortest.next(), shortest.next()) {
            fitting.entry(only.name.clone()).or_default().push(name.clone());
        }
    }
    for candidate in candidates.into_values().flatten() {
        let Some(names) = fitting.remove(&candidate.name) else { continue };
        if names.len() < REPEATS {
            continue;
        }
        for name in names {
            if let Some(draft) = drafts.get_mut(&name) {
                draft.case.add("base", candidate.name.0.clone(), Ground::SharedProperties, None);
                draft.base = Some(candidate.name.clone());
            }
        }
    }
}

/// A type whose properties others may repeat.
struct Candidate {
    name: TypeName,
    properties: Vec<(String, TypeRef)>,
}

impl Candidate {
    fn new(name: &TypeName, draft: &Draft<'_>) -> Option<Self> {
        let properties = signature(draft);
        let has_methods = draft.facts.iter().any(|(_, fact)| !fact.methods.is_empty());
        (properties.len() >= REPEATS && !has_methods).then(|| Self { name: name.clone(), properties })
    }

    fn words(&self) -> usize {
        words(&self.name)
    }

    fn fits(&self, name: &TypeName, own: &[(String, TypeRef)]) -> bool {
        self.name != *name
            && own.len() >= self.properties.len()
            && self.words() <= words(name)
            && self.properties.iter().all(|wanted| own.contains(wanted))
    }
}

/// How many words a camel-case name has.
fn words(name: &TypeName) -> usize {
    1 + name.short().chars().skip(1).filter(char::is_ascii_uppercase).count()
}

pub(super) fn says_nothing_of_base(draft: &Draft<'_>) -> bool {
    let only_root = draft.base.as_ref().is_none_or(|base| *base == TypeName::entity());
    only_root && !draft.case.rows.iter().any(|row| row.slot == "base" && row.ground == Ground::ProseBase)
}

/// The properties beside `id`.
fn signature(draft: &Draft<'_>) -> Vec<(String, TypeRef)> {
    let others = draft.properties.iter().filter(|property| property.name != "id");
    others.map(|property| (property.name.to_owned(), property.ty.clone())).collect()
}

/// The last word of a camel-case name, without `Base`.
fn last_word(name: &TypeName) -> &str {
    let short = name.short();
    let short = short.strip_suffix("Base").unwrap_or(short);
    short.rfind(|c: char| c.is_ascii_uppercase()).and_then(|at| short.get(at..)).unwrap_or(short)
}

/// A choice of types is the nearest type that all of them derive from, if there is one beside `entity`.
pub(super) fn settle_choices(drafts: &mut Drafts<'_>) {
    let mut settled = Vec::new();
    for (name, draft) in drafts.iter() {
        for property in draft.properties.iter().filter(|property| !property.choice.is_empty()) {
            let mut chains = property.choice.iter().map(|choice| {
                let mut chain = vec![choice.clone()];
                chain.extend(ancestors(drafts, choice));
                chain
            });
            let Some(mut common) = chains.next() else { continue };
            for chain in chains {
                common.retain(|base| chain.contains(base));
            }
            let nearest = common.into_iter().next().filter(|base| *base != TypeName::entity());
            settled.extend(nearest.map(|base| (name.clone(), property.name.to_owned(), base)));
        }
    }
    for (name, property, base) in settled {
        let found = drafts.get_mut(&name).and_then(|draft| draft.properties.iter_mut().find(|p| p.name == property));
        if let Some(property) = found {
            property.ty.element = Element::Named(base);
        }
    }
}

/// The ancestors of a type, nearest first.
pub(super) fn ancestors(drafts: &Drafts<'_>, name: &TypeName) -> Vec<TypeName> {
    let mut found: Vec<TypeName> = Vec::new();
    let mut next = drafts.get(name).and_then(|draft| draft.base.clone());
    while let Some(base) = next {
        if found.contains(&base) {
            break;
        }
        next = drafts.get(&base).and_then(|draft| draft.base.clone());
        found.push(base);
    }
    found
}

/// Removes properties that an ancestor declares.
pub(super) fn drop_inherited(drafts: &mut Drafts<'_>) {
    let names: Vec<TypeName> = drafts.keys().cloned().collect();
    for name in names {
        let above = ancestors(drafts, &name);
        if above.is_empty() {
            continue;
        }
        let declared: BTreeSet<&str> = above
            .iter()
            .filter_map(|base| drafts.get(base))
            .flat_map(|draft| draft.properties.iter())
            .map(|property| property.name)
            .collect();
        let entity = above.contains(&TypeName::entity());
        let Some(draft) = drafts.get_mut(&name) else { continue };
        draft.properties.retain(|property| !(declared.contains(property.name) || entity && property.name == "id"));
    }
}
