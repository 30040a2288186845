//! Types and properties that no resource page defines, from JSON and API pages (`FORMAT.md`, section Sources).
//!
//! A page may refer to types whose own pages are missing. What JSON representations, request body tables and examples
//! show of them is all there is, and enough to read them.

use std::collections::{BTreeMap, BTreeSet};

use super::context::Context;
use super::draft::{Draft, Exhibit};
use super::index::{Index, bare_type};
use super::inherit::Drafts;
use crate::facts::{ApiFact, PageFacts, PropertyFact, Sample, Shape};
use crate::schema::{Element, Source, TypeName};

/// Everything that pages show of types beside their own tables, by lower-case qualified name.
#[derive(Default)]
pub(super) struct Exhibits<'f> {
    shapes: BTreeMap<String, Vec<Exhibit<'f>>>,
    bodies: BTreeMap<String, Vec<(usize, &'f PropertyFact)>>,
    /// The spelling of each name where it was seen first.
    names: BTreeMap<String, TypeName>,
    /// The types of whole bodies, in lower case.
    bodied: BTreeSet<String>,
}

impl<'f> Exhibits<'f> {
    /// Collects what all pages show.
    pub(super) fn new(facts: &'f [PageFacts], index: &Index) -> Self {
        let pages =
            crate::parallel::map(facts.iter().enumerate().collect(), |(page, fact)| Shown::new(index, page, fact));
        let mut found = Self::default();
        for Shown { page, shapes, body, whole } in pages {
            found.bodied.extend(whole.into_iter().map(str::to_lowercase));
            for (name, exhibit) in shapes {
                let key = found.known(name);
                found.shapes.entry(key).or_default().push(exhibit);
            }
            if let Some((name, rows)) = body {
                let key = found.known(name);
                found.bodies.entry(key).or_default().extend(rows.iter().map(|row| (page, row)));
            }
        }
        found
    }

    /// The key of a name, whose first spelling is kept.
    fn known(&mut self, name: TypeName) -> String {
        let key = name.0.to_lowercase();
        self.names.entry(key.clone()).or_insert(name);
        key
    }
}

/// What one page shows of types.
struct Shown<'f> {
    page: usize,
    shapes: Vec<(TypeName, Exhibit<'f>)>,
    body: Option<(TypeName, &'f [PropertyFact])>,
    whole: Vec<&'f str>,
}

impl<'f> Shown<'f> {
    fn new(index: &Index, page: usize, fact: &'f PageFacts) -> Self {
        let mut found = Self { page, shapes: Vec::new(), body: None, whole: Vec::new() };
        for shape in fact.types.iter().filter_map(|item| item.shape.as_ref()) {
            found.nested(&shape.value, Source::Json);
        }
        if let Some(api) = &fact.api {
            found.api(index, api);
        }
        found
    }

    fn api(&mut self, index: &Index, api: &'f ApiFact) {
        for sample in &api.samples {
            let metadata = sample.metadata.as_ref().and_then(|metadata| metadata.type_name.as_ref());
            let metadata = metadata.map(|name| bare_type(&name.value));
            let shape = unwrapped(&sample.shape.value);
            if let Some(name) = shape.type_name.as_deref().or(metadata) {
                self.whole.push(bare_type(name));
                self.shape(name, shape, Source::Example);
            }
            self.nested(shape, Source::Example);
        }
        let Some(body) = api.body_type.as_ref() else { return };
        let named = api.samples.iter().filter_map(|sample| sample.shape.value.type_name.as_deref());
        let fits =
            |name: &&str| name.rsplit('.').next().is_some_and(|short| short.eq_ignore_ascii_case(&body.value.text));
        let name = named.clone().find(fits).map(str::to_owned);
        let known = index.named(self.page, &body.value.text).cloned();
        let name = known.or(name.map(TypeName)).filter(TypeName::is_valid);
        self.body = name.map(|name| (name, api.body.as_slice()));
    }

    fn shape(&mut self, name: &str, shape: &'f Shape, source: Source) {
        let name = TypeName(bare_type(name).to_owned());
        if name.is_valid() {
            self.shapes.push((name, Exhibit { page: self.page, shape, source }));
        }
    }

    /// The typed objects inside a shape.
    fn nested(&mut self, shape: &'f Shape, source: Source) {
        for member in &shape.members {
            let object = match &member.sample {
                Sample::Object(shape) => shape,
                Sample::List(Some(item)) => match item.as_ref() {
                    Sample::Object(shape) => shape,
                    _ => continue,
                },
                _ => continue,
            };
            if let Some(name) = &object.type_name {
                self.shape(name, object, source);
            }
            self.nested(object, source);
        }
    }
}

impl<'f> Exhibits<'f> {
    /// Makes the shown types known that no page defines, and the conventional `entity`.
    ///
    /// Only types of namespaces that some page states count: examples show types of other services too.
    pub(super) fn declare(&self, index: &mut Index) {
        index.add(&TypeName::entity());
        let known: BTreeSet<&str> = index.types.keys().chain(index.enums.keys()).map(TypeName::namespace).collect();
        let missing: Vec<TypeName> = self
            .names
            .values()
            .filter(|name| known.contains(name.namespace()) && index.qualified(&name.0).is_none())
            .cloned()
            .collect();
        for name in missing {
            index.add(&name);
        }
    }

    /// The types that [`Exhibits::declare`] added, as far as anything refers to them.
    pub(super) fn drafts(&self, context: &mut Context<'f>, drafts: &mut Drafts<'f>) {
        let missing: Vec<TypeName> =
            context.index.types.keys().filter(|name| !drafts.contains_key(*name)).cloned().collect();
        for name in missing {
            let key = name.0.to_lowercase();
            let bodies = self.bodies.get(&key).map_or(&[][..], Vec::as_slice);
            let shapes = self.shapes.get(&key).map_or(&[][..], Vec::as_slice);
            if let Some(draft) = Draft::gap(context, bodies, shapes) {
                drafts.insert(name, draft);
            }
        }
    }

    /// Drops types that only examples show, and only below keys that nothing documents: no property leads to them, none of
    /// the examples is one, and `in_place` does not name them as the value of a documented property.
    pub(super) fn drop_unreached(&self, drafts: &mut Drafts<'f>, in_place: &BTreeSet<TypeName>) {
        let mut reached: BTreeSet<TypeName> = in_place.clone();
        for draft in drafts.values() {
            reached.extend(draft.base.clone());
            let elements = draft.properties.iter().map(|property| &property.ty.element);
            reached.extend(elements.filter_map(|element| match element {
                Element::Named(name) => Some(name.clone()),
                Element::Primitive(_) => None,
            }));
        }
        drafts.retain(|name, draft| {
            draft.home.is_some() || reached.contains(name) || !self.is_example(&name.0.to_lowercase())
        });
    }

    /// Whether examples show a type below some key, and nothing else shows it.
    fn is_example(&self, key: &str) -> bool {
        let shapes = self.shapes.get(key).map_or(&[][..], Vec::as_slice);
        let nested = shapes.iter().all(|exhibit| exhibit.source == Source::Example) && !self.bodied.contains(key);
        !shapes.is_empty() && nested && !self.bodies.contains_key(key)
    }

    /// The names of the properties that examples of a type show.
    pub(super) fn exemplified(&self, name: &TypeName) -> BTreeSet<&'f str> {
        self.examples(name).flat_map(|shape| &shape.members).map(|member| member.name.value.as_str()).collect()
    }

    /// The objects that examples show of a type.
    pub(super) fn examples(&self, name: &TypeName) -> impl Iterator<Item = &'f Shape> {
        let shapes = self.shapes.get(&name.0.to_lowercase()).map_or(&[][..], Vec::as_slice);
        shapes.iter().filter(|exhibit| exhibit.source == Source::Example).map(|exhibit| exhibit.shape)
    }

    /// Gives documented types without any property those of request body tables: examples and body tables also hold
    /// parameters and mistakes, so they only count where there is nothing better.
    pub(super) fn extend(&self, context: &mut Context<'f>, drafts: &mut Drafts<'f>) {
        for (name, draft) in drafts.iter_mut().filter(|(_, draft)| draft.properties.is_empty()) {
            for (page, row) in self.bodies.get(&name.0.to_lowercase()).map_or(&[][..], Vec::as_slice) {
                draft.body_row(context, *page, row);
            }
        }
    }
}

/// The item of a `{"value": [...]}` wrapper, else the shape itself.
pub(super) fn unwrapped(shape: &Shape) -> &Shape {
    let value = shape.members.iter().find(|member| member.name.value == "value");
    match value.map(|member| &member.sample) {
        Some(Sample::List(Some(item))) if shape.type_name.is_none() => match item.as_ref() {
            Sample::Object(inner) => inner,
            _ => shape,
        },
        Some(Sample::Object(inner)) if shape.type_name.is_none() && shape.members.len() == 1 => inner,
        _ => shape,
    }
}
