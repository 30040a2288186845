//! Types that API pages name, against the finished schema.

use std::collections::BTreeSet;

use super::page::Page;
use crate::diag::Code;
use crate::facts::{Atom, PropertyFact, Reference, Spanned, Values};
use crate::resolve::index::bare_type;
use crate::schema::{Edm, Element, Property, Source, TypeName, TypeRef, Usage};

impl<'a> Page<'a> {
    /// A type of the schema by a reference of this page, with or without remarks on its link.
    pub(super) fn named(&mut self, reference: &Spanned<Reference>, quiet: bool) -> Option<&'a TypeName> {
        let spanned = Spanned { value: &reference.value, span: reference.span };
        let context = self.known.context;
        let mut remarks = Vec::new();
        let name = context.index.resolve(self.at, &spanned, None, context.links, &mut remarks);
        if !quiet {
            self.diagnostics.extend(remarks);
        }
        self.in_schema(&name?)
    }

    pub(super) fn in_schema(&self, name: &TypeName) -> Option<&'a TypeName> {
        self.known.schema.types.get_key_value(name).map(|(name, _)| name)
    }

    /// A type of the schema by the name that metadata or JSON gives.
    pub(super) fn shown(&self, name: &str) -> Option<&'a TypeName> {
        let index = &self.known.context.index;
        let name = bare_type(name);
        let found = index.qualified(name).or_else(|| index.named(self.at, name))?;
        self.in_schema(found)
    }

    pub(super) fn is_structure(&self, name: &TypeName) -> bool {
        self.known.schema.structure(name).is_some()
    }

    /// The properties of a type and its bases, own ones first.
    fn properties_of(&self, owner: &TypeName) -> impl Iterator<Item = &'a Property> + use<'a> {
        let chain = self.in_schema(owner).map(|owner| self.known.schema.chain(owner)).unwrap_or_default();
        chain.into_iter().flat_map(|(_, item)| &item.properties)
    }

    /// A property of a type or its bases, in any case.
    pub(super) fn property_of(&self, owner: &TypeName, name: &str) -> Option<&'a Property> {
        self.properties_of(owner).find(|property| property.name.eq_ignore_ascii_case(name))
    }

    /// How many of these names a type or its bases have as properties, in any case.
    pub(super) fn count_properties<'n>(&self, owner: &TypeName, names: impl Iterator<Item = &'n str>) -> usize {
        let mut names = names.peekable();
        let properties: Vec<_> = names.peek().into_iter().flat_map(|_| self.properties_of(owner)).collect();
        names.filter(|name| find(&properties, name).is_some()).count()
    }

    /// The type of a row's cell; nothing when it has none.
    pub(super) fn row_type(&mut self, row: &PropertyFact) -> Option<TypeRef> {
        let expr = &row.ty.value;
        let text = |page: &Self| page.by_values(row.phrases.values.as_ref());
        let element = match &expr.atom {
            Atom::Primitive(Edm::String) | Atom::Enumeration => text(self),
            Atom::Primitive(edm) => Element::Primitive(*edm),
            Atom::Any | Atom::Choice(_) => Element::Primitive(Edm::Untyped),
            Atom::Missing => return None,
            Atom::Named(reference) => {
                let reference = Spanned { value: reference.clone(), span: row.ty.span };
                match self.named(&reference, false) {
                    Some(name) => Element::Named(name.clone()),
                    None if row.phrases.values.is_some() => text(self),
                    None => {
                        let message = format!("no page defines `{}`", reference.value.text);
                        self.report(Code::Ref002, row.ty.span, message);
                        Element::Primitive(Edm::Untyped)
                    }
                }
            }
        };
        Some(TypeRef { element, collection: expr.collection })
    }

    /// The enumeration that alone has these members, else a text.
    fn by_values(&self, values: Option<&Values>) -> Element {
        let mut items: Vec<&str> =
            values.map(|values| values.items.iter().map(String::as_str).collect()).unwrap_or_default();
        items.sort_unstable();
        let found = (items.len() > 1).then(|| self.known.enums.get(&items).copied().flatten()).flatten();
        found.map_or(Element::Primitive(Edm::String), |name| Element::Named(name.clone()))
    }

    /// The rows of body tables as properties; those that `owner` has too are typed as there.
    pub(super) fn properties(&mut self, owner: Option<&TypeName>) -> Vec<Property> {
        let mut found = Vec::new();
        let mut seen = BTreeSet::new();
        let on_owner: Vec<_> = owner.into_iter().flat_map(|owner| self.properties_of(owner)).collect();
        for row in &self.api.body {
            if !seen.insert(row.name.value.to_lowercase()) {
                continue;
            }
            let known = find(&on_owner, &row.name.value);
            let property = self.property(row, known);
            found.push(property);
        }
        found
    }

    fn property(&mut self, row: &PropertyFact, known: Option<&Property>) -> Property {
        let untyped = TypeRef { element: Element::Primitive(Edm::Untyped), collection: false };
        let ty = match known {
            Some(known) => known.ty.clone(),
            None => self.row_type(row).unwrap_or(untyped),
        };
        let phrases = &row.phrases;
        Property {
            name: known.map_or(&row.name.value, |known| &known.name).clone(),
            ty,
            navigation: known.is_some_and(|known| known.navigation),
            nullable: phrases.nullable.or(known.and_then(|known| known.nullable)),
            usage: Usage {
                required: phrases.required,
                // A convention is no page's word against the table.
                read_only: phrases.read_only
                    || known.is_some_and(|known| known.usage.read_only && known.source != Source::Convention),
                select_only: false,
                default_returned: false,
                query: Vec::new(),
                default: phrases.default.clone(),
                range: phrases.range.clone(),
                max_length: row.ty.value.max_length,
                deprecated: phrases.deprecated.clone(),
            },
            description: row.description.value.clone(),
            source: Source::BodyTable,
            src: self.sheet.provenance(row.name.span),
        }
    }

    /// How many rows of body tables a type has as properties, and how many there are.
    pub(super) fn coverage(&self, owner: &TypeName) -> (usize, usize) {
        let rows = &self.api.body;
        (self.count_properties(owner, rows.iter().map(|row| row.name.value.as_str())), rows.len())
    }
}

fn find<'a>(properties: &[&'a Property], name: &str) -> Option<&'a Property> {
    properties.iter().copied().find(|property| property.name.eq_ignore_ascii_case(name))
}
