//! What only belongs to the preview (`FORMAT.md`, section Page kinds).
//!
//! Pages are moved from one version to the other, some too early. One among those of v1.0 that says it is about the API
//! under `/beta` defines nothing there, unless a page that does not say so refers to it, or it asks for `/v1.0/` itself:
//! then the remark is what was left behind.

use std::collections::BTreeSet;

use super::context::Context;
use super::enums::Enums;
use super::index::bare_type;
use super::inherit::Drafts;
use crate::diag::{Code, Diagnostic};
use crate::facts::{PageFacts, Sample, Shape};
use crate::schema::{Element, TypeName};
use crate::source::ApiVersion;

/// Whether a page of this version is about the other one.
pub(super) fn is_foreign(page: &PageFacts, version: ApiVersion) -> bool {
    let asks = || page.api.iter().flat_map(|api| &api.exchanges).any(|one| one.start_line.value.contains("/v1.0/"));
    page.preview && version == ApiVersion::V1 && !asks()
}

/// Drops the types that only such pages define and that nothing else refers to.
pub(super) fn drop_foreign(context: &mut Context<'_>, version: ApiVersion, drafts: &mut Drafts<'_>, enums: &mut Enums) {
    let facts = context.facts;
    let foreign = |page: usize| facts.get(page).is_some_and(|page| is_foreign(page, version));
    for page in facts.iter().filter(|page| page.api.is_some() && is_foreign(page, version)) {
        let message = "the page is about the API under `/beta`, so that it is no operation of v1.0";
        context.diagnostics.push(Diagnostic::new(Code::Kind008, page.title.span, message));
    }
    let structured = drafts.iter().filter(|(_, draft)| !draft.facts.is_empty());
    let mut doomed: BTreeSet<TypeName> = structured
        .filter(|(_, draft)| draft.facts.iter().all(|(page, _)| foreign(*page)))
        .map(|(name, _)| name.clone())
        .collect();
    let listed = context.index.enums.iter().filter(|(name, _)| enums.contains_key(*name));
    doomed.extend(
        listed.filter(|(_, places)| places.iter().all(|(page, _)| foreign(*page))).map(|(name, _)| name.clone()),
    );
    if doomed.is_empty() {
        return;
    }
    for page in facts.iter().filter(|page| !is_foreign(page, version)) {
        for sample in page.api.iter().flat_map(|api| &api.samples) {
            let metadata = sample.metadata.as_ref().and_then(|metadata| metadata.type_name.as_ref());
            spare(&mut doomed, metadata.map(|name| name.value.as_str()));
            spare_shown(&mut doomed, &sample.shape.value);
        }
    }
    let mut left: Vec<&TypeName> = drafts.keys().filter(|name| !doomed.contains(*name)).collect();
    while let Some(draft) = left.pop().and_then(|name| drafts.get(name)) {
        let elements = draft.properties.iter().filter_map(|property| match &property.ty.element {
            Element::Named(name) => Some(name),
            Element::Primitive(_) => None,
        });
        let spared: Vec<TypeName> = elements.chain(&draft.base).filter_map(|name| doomed.take(name)).collect();
        left.extend(spared.iter().filter_map(|name| drafts.get_key_value(name).map(|(name, _)| name)));
    }
    for name in doomed {
        let page = match drafts.remove(&name) {
            Some(draft) => draft.facts.first().map(|(page, _)| *page),
            None => context.index.enums.get(&name).and_then(|places| places.first()).map(|(page, _)| *page),
        };
        enums.remove(&name);
        if let Some(page) = page.and_then(|page| facts.get(page)) {
            let message = format!("the page is about the API under `/beta`, so that `{name}` is no type of v1.0");
            context.diagnostics.push(Diagnostic::new(Code::Kind008, page.title.span, message));
        }
    }
}

/// Keeps a type that is named.
fn spare(doomed: &mut BTreeSet<TypeName>, name: Option<&str>) {
    let Some(name) = name.map(bare_type) else { return };
    doomed.retain(|other| !other.0.eq_ignore_ascii_case(name));
}

/// Keeps the types that an example names.
fn spare_shown(doomed: &mut BTreeSet<TypeName>, shape: &Shape) {
    spare(doomed, shape.type_name.as_deref());
    for member in &shape.members {
        match &member.sample {
            Sample::Object(inner) => spare_shown(doomed, inner),
            Sample::List(Some(item)) => {
                if let Sample::Object(inner) = item.as_ref() {
                    spare_shown(doomed, inner);
                }
            }
            _ => {}
        }
    }
}
