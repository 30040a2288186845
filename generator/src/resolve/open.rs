//! Which types are open (`FORMAT.md`, section Open types).

use super::context::Context;
use super::evidence::Ground;
use super::inherit::{Drafts, ancestors};
use crate::facts::Hint;
use crate::schema::{Element, TypeName};
use crate::source::Span;

/// Claims for every type what speaks for it being open.
pub(super) fn claim(context: &Context<'_>, drafts: &mut Drafts<'_>) {
    let mut found: Vec<(TypeName, Ground, Span)> = Vec::new();
    for (name, draft) in drafts.iter() {
        let metadata = draft.facts.iter().filter_map(|(_, fact)| fact.metadata.as_ref());
        let stated = metadata.filter(|metadata| metadata.open == Some(true)).map(|metadata| metadata.span);
        found.extend(stated.map(|span| (name.clone(), Ground::MetadataOpen, span)));
        let worded = draft.hints().filter(|hint| hint.value == Hint::Open).map(|hint| hint.span);
        found.extend(worded.map(|span| (name.clone(), Ground::OpenWording, span)));
        found.extend(stand_in(context, drafts, name).map(|span| (name.clone(), Ground::ShowsAnother, span)));
        for property in draft.properties.iter().filter(|property| property.phrases.bag) {
            let Element::Named(bag) = &property.ty.element else { continue };
            let empty = drafts.get(bag).is_some_and(|draft| draft.properties.is_empty());
            found.extend(empty.then(|| (bag.clone(), Ground::PropertyBag, property.span)));
        }
    }
    for (name, ground, span) in found {
        if let Some(draft) = drafts.get_mut(&name) {
            draft.case.add("open", "yes", ground, Some(span));
        }
    }
}

/// Where the JSON representation of a type is an object of another, documented one that does not derive from it: then the
/// type stands for objects of any type.
fn stand_in(context: &Context<'_>, drafts: &Drafts<'_>, name: &TypeName) -> Option<Span> {
    let draft = drafts.get(name)?;
    draft.facts.iter().filter(|(_, fact)| fact.metadata.is_some()).find_map(|(_, fact)| {
        let shape = fact.shape.as_ref()?;
        let shown = context.index.qualified(shape.value.type_name.as_deref()?)?;
        let documented = drafts.get(shown).is_some_and(|draft| draft.home.is_some());
        let related =
            shown == name || ancestors(drafts, shown).contains(name) || ancestors(drafts, name).contains(shown);
        (documented && !related).then_some(shape.span)
    })
}
