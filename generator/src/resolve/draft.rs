//! Types while they are being resolved: all pages of a type merged, with evidence still open.

use std::collections::BTreeMap;

use super::context::Context;
use super::evidence::{Case, Ground};
use super::index::Place;
use super::spelling::Written;
use super::typing;
use crate::diag::{Code, Diagnostic};
use crate::facts::{Group, Hint, Phrases, PropertyFact, Reference, Role, Sample, Shape, Spanned, TypeFact};
use crate::schema::{Source, TypeName, TypeRef};
use crate::source::Span;

/// A structured type with everything its pages say about it.
pub(super) struct Draft<'f> {
    /// The page the type is at home on, if it has one.
    pub(super) home: Option<usize>,
    /// Where it is defined.
    pub(super) span: Span,
    /// What each page says.
    pub(super) facts: Vec<(usize, &'f TypeFact)>,
    /// Properties in order of appearance, home page first.
    pub(super) properties: Vec<PropertyDraft<'f>>,
    /// Evidence about the type.
    pub(super) case: Case,
    /// The base, once decided.
    pub(super) base: Option<TypeName>,
    /// Entity rather than complex type, once decided.
    pub(super) entity: bool,
}

/// What a page says about where a property is inherited from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inherited {
    /// Nothing.
    Unsaid,
    /// That it is inherited, but not from a known type.
    Somewhere,
    /// From this type.
    From(TypeName),
}

/// A property with everything that is said about it.
pub(super) struct PropertyDraft<'f> {
    pub(super) name: &'f str,
    pub(super) page: usize,
    pub(super) span: Span,
    pub(super) role: Option<Role>,
    pub(super) ty: TypeRef,
    pub(super) phrases: Phrases,
    pub(super) description: &'f str,
    pub(super) source: Source,
    pub(super) group: Group,
    pub(super) max_length: Option<u32>,
    /// Evidence about the property.
    pub(super) case: Case,
    /// Whether, and from which type, the page says it is inherited.
    pub(super) inherited: Inherited,
    /// Values that make an enumeration, if no documented one fits.
    pub(super) values: Option<Vec<String>>,
    /// The name that the unresolved reference gives to such an enumeration.
    pub(super) wanted: Option<String>,
    /// The types that the cell lets choose from.
    pub(super) choice: Vec<TypeName>,
}

/// What a page shows of a type that is not its own.
#[derive(Clone, Copy)]
pub(super) struct Exhibit<'f> {
    pub(super) page: usize,
    pub(super) shape: &'f Shape,
    pub(super) source: Source,
}

impl<'f> Draft<'f> {
    fn empty(home: Option<usize>, span: Span, facts: Vec<(usize, &'f TypeFact)>) -> Self {
        Self { home, span, facts, properties: Vec::new(), case: Case::default(), base: None, entity: false }
    }

    /// A type without a page: the rows of request bodies first, then what JSON shows.
    pub(super) fn gap(
        context: &mut Context<'f>,
        bodies: &[(usize, &'f PropertyFact)],
        exhibits: &[Exhibit<'f>],
    ) -> Option<Self> {
        let first_row = bodies.first().map(|(_, row)| row.name.span);
        let first_member = || {
            let found = exhibits.iter().find_map(|exhibit| Some(exhibit.shape.members.first()?.name.span));
            found.or_else(|| Some(context.facts.get(exhibits.first()?.page)?.title.span))
        };
        let span = first_row.or_else(first_member)?;
        let mut draft = Self::empty(None, span, Vec::new());
        for (page, row) in bodies {
            draft.body_row(context, *page, row);
        }
        for Exhibit { page, shape, source } in exhibits {
            for member in &shape.members {
                let name = member.name.value.as_str();
                if !draft.properties.iter().any(|property| property.name.eq_ignore_ascii_case(name)) {
                    draft.shown(context, *page, name, member.name.span, &member.sample, member.group, *source);
                }
            }
        }
        Some(draft)
    }

    /// A row of a request body table, unless the property is known already.
    pub(super) fn body_row(&mut self, context: &mut Context<'f>, page: usize, row: &'f PropertyFact) {
        if !self.properties.iter().any(|property| property.name.eq_ignore_ascii_case(&row.name.value)) {
            self.row(context, page, row, None);
            if let Some(added) = self.properties.last_mut() {
                added.source = Source::BodyTable;
            }
        }
    }

    /// Merges what the pages at `places` say.
    pub(super) fn new(context: &mut Context<'f>, places: &[Place]) -> Option<Self> {
        let facts: Vec<(usize, &'f TypeFact)> =
            places.iter().filter_map(|(page, at)| Some((*page, context.facts.get(*page)?.types.get(*at)?))).collect();
        let (home, first) = *facts.first()?;
        let span = first.metadata.as_ref().map_or(context.facts.get(home)?.title.span, |metadata| metadata.span);
        let mut draft = Self::empty(Some(home), span, facts);
        draft.merge(context);
        Some(draft)
    }

    fn merge(&mut self, context: &mut Context<'f>) {
        for (page, fact) in self.facts.clone() {
            let shape = fact.shape.as_ref().map(|shape| &shape.value);
            for row in &fact.properties {
                self.row(context, page, row, shape);
            }
            if self.is_sample_of_open_type() {
                continue;
            }
            for member in shape.map_or(&[][..], |shape| &shape.members) {
                if let (Some(shape), Sample::List(_)) = (shape, &member.sample) {
                    self.take_plural(context, shape, &member.name);
                }
                self.member(context, page, member.name.value.as_str(), member.name.span, &member.sample, member.group);
            }
        }
    }

    /// The JSON of an open type that documents no property shows what its users may add.
    fn is_sample_of_open_type(&self) -> bool {
        let open =
            self.facts.iter().any(|(_, fact)| fact.metadata.as_ref().and_then(|metadata| metadata.open) == Some(true));
        let hinted = self.hints().any(|hint| hint.value == Hint::Open);
        (open || hinted) && self.properties.is_empty()
    }

    /// A table row; the first row of a name is kept, unless only a later one has a type.
    fn row(&mut self, context: &mut Context<'f>, page: usize, row: &'f PropertyFact, shape: Option<&'f Shape>) {
        let name = row.name.value.as_str();
        let known = self.properties.iter().position(|other| other.name == name);
        let member =
            shape.and_then(|shape| shape.members.iter().find(|member| member.name.value.eq_ignore_ascii_case(name)));
        if member.is_none() && row.role == Role::Property && shape.is_some_and(|shape| !shape.members.is_empty()) {
            let message = format!("the JSON representation does not show `{name}`");
            context.diagnostics.push(Diagnostic::new(Code::Json005, row.name.span, message));
        }
        let typed = typing::of_row(context, page, row, member.map(|member| &member.sample));
        let inherited = match &row.phrases.inherited {
            None => Inherited::Unsaid,
            Some(reference) => {
                let reference = Spanned { value: reference, span: row.description.span };
                context.resolve(page, &reference, None).map_or(Inherited::Somewhere, Inherited::From)
            }
        };
        let mut case = Case::default();
        case.add("type", typed.ty.to_string(), Ground::TypeCell, Some(row.ty.span));
        if let Some(member) = member {
            let shown = typing::of_sample(context, page, &member.sample).ty;
            case.add("type", shown.to_string(), Ground::JsonSample, Some(member.name.span));
        }
        let property = PropertyDraft {
            name,
            page,
            span: row.name.span,
            role: Some(row.role),
            ty: typed.ty,
            phrases: row.phrases.clone(),
            description: &row.description.value,
            source: Source::Table,
            group: member.map_or(Group::Own, |member| member.group),
            max_length: row.ty.value.max_length,
            case,
            inherited,
            values: typed.values,
            wanted: typed.wanted,
            choice: typed.choice,
        };
        match known.and_then(|at| self.properties.get_mut(at)) {
            None => self.properties.push(property),
            Some(known) => merge_rows(context, known, property),
        }
    }

    /// A list without a row, and one row of a list that the JSON does not show, called alike but for the plural: one
    /// property, in the plural.
    fn take_plural(&mut self, context: &mut Context<'f>, shape: &'f Shape, name: &'f Spanned<String>) {
        let is_shown = |name: &str| shape.members.iter().any(|member| member.name.value.eq_ignore_ascii_case(name));
        let singular = name.value.strip_suffix('s').unwrap_or("");
        let has = |wanted: &str| self.properties.iter().any(|row| row.name.eq_ignore_ascii_case(wanted));
        if has(&name.value) || is_shown(singular) {
            return;
        }
        let row = self.properties.iter_mut().find(|row| row.name == singular && row.ty.collection);
        if let Some(row) = row.filter(|row| row.source == Source::Table) {
            let message = format!("the table spells the property `{}`, the JSON `{}`", row.name, name.value);
            context.diagnostics.push(Diagnostic::new(Code::Tbl014, name.span, message));
            row.name = &name.value;
        }
    }

    /// A key of the JSON representation; one without a row is a property of its own.
    fn member(
        &mut self,
        context: &mut Context<'f>,
        page: usize,
        name: &'f str,
        span: Span,
        sample: &'f Sample,
        group: Group,
    ) {
        if let Some(row) = self.properties.iter_mut().find(|row| row.name.eq_ignore_ascii_case(name)) {
            if row.name != name && row.source == Source::Table {
                let message = format!("the table spells the property `{}`, the JSON `{name}`", row.name);
                context.diagnostics.push(Diagnostic::new(Code::Tbl014, span, message));
                row.name = better_spelling(row.name, name);
            }
            return;
        }
        context.diagnostics.push(Diagnostic::new(Code::Json003, span, format!("no table has the property `{name}`")));
        self.shown(context, page, name, span, sample, group, Source::Json);
    }

    /// Adds a property that only a sample shows.
    #[expect(clippy::too_many_arguments, reason = "the parts of a sample's member")]
    pub(super) fn shown(
        &mut self,
        context: &mut Context<'f>,
        page: usize,
        name: &'f str,
        span: Span,
        sample: &'f Sample,
        group: Group,
        source: Source,
    ) {
        let typed = match source {
            Source::Example => typing::of_value(context, page, sample),
            _ => typing::of_sample(context, page, sample),
        };
        let mut case = Case::default();
        case.add("type", typed.ty.to_string(), Ground::JsonSample, Some(span));
        self.properties.push(PropertyDraft {
            name,
            page,
            span,
            role: None,
            ty: typed.ty,
            phrases: Phrases::default(),
            description: "",
            source,
            group,
            max_length: None,
            case,
            inherited: if group == Group::Inherited { Inherited::Somewhere } else { Inherited::Unsaid },
            values: typed.values,
            wanted: typed.wanted,
            choice: typed.choice,
        });
    }

    /// A page lists what a relationship leads to, or has a key behind it: then it leads to several, whatever its cell
    /// says.
    pub(super) fn note_list(&mut self, name: &str, span: Span, ty: &TypeRef, ground: Option<Ground>) {
        let relationship = self.properties.iter_mut().find(|property| property.name == name);
        let relationship = relationship.filter(|property| property.role == Some(Role::Relationship));
        if let Some(property) = relationship.filter(|property| ty.collection && property.ty.element == ty.element) {
            let known = property.case.rows.iter().any(|row| Some(row.ground) == ground);
            if let Some(ground) = ground.filter(|_| !known) {
                property.case.add("type", ty.to_string(), ground, Some(span));
            }
            property.ty.collection = true;
        }
    }

    /// A path shows a relationship that no table has. If a table has just one to the same type that is called almost so,
    /// and no path or example writes that name, it is this one; returns whether it was renamed.
    pub(super) fn rename_misspelled(
        &mut self,
        context: &mut Context<'_>,
        name: &'f str,
        span: Span,
        ty: &TypeRef,
        written: &Written<'_>,
    ) -> bool {
        let mut fitting = self.properties.iter_mut().filter(|property| {
            property.role.is_some()
                && property.ty.element == ty.element
                && !written.contains_key(property.name)
                && is_misspelling(property.name, name)
        });
        let (Some(property), None) = (fitting.next(), fitting.next()) else { return false };
        let message = format!("the page spells the relationship `{}`, request paths `{name}`", property.name);
        context.diagnostics.push(Diagnostic::new(Code::Tbl014, property.span, message));
        property.case.add("name", name, Ground::WireSpelling, Some(span));
        property.name = name;
        true
    }

    /// Adds a relationship that a request path shows.
    pub(super) fn add_shown(&mut self, page: usize, name: &'f str, span: Span, ty: TypeRef, source: Source) {
        self.properties.push(PropertyDraft {
            name,
            page,
            span,
            role: Some(Role::Relationship),
            ty,
            phrases: Phrases::default(),
            description: "",
            source,
            group: Group::Own,
            max_length: None,
            case: Case::default(),
            inherited: Inherited::Unsaid,
            values: None,
            wanted: None,
            choice: Vec::new(),
        });
    }

    /// The property of this name.
    pub(super) fn property(&self, name: &str) -> Option<&PropertyDraft<'f>> {
        self.properties.iter().find(|property| property.name == name)
    }

    /// Hints of all pages.
    pub(super) fn hints(&self) -> impl Iterator<Item = &'f Spanned<Hint>> {
        self.facts.iter().flat_map(|(_, fact)| &fact.hints)
    }

    /// Base claims of metadata, text and rows.
    pub(super) fn claim_bases(&mut self, context: &mut Context<'f>, name: &TypeName) {
        for (page, fact) in self.facts.clone() {
            if let Some(base) = fact.metadata.as_ref().and_then(|metadata| metadata.base.as_ref()) {
                self.claim_metadata_base(context, name, page, base);
            }
            for base in &fact.bases {
                let reference = Spanned { value: &base.value, span: base.span };
                self.claim_base(context, name, page, &reference, Ground::ProseBase);
            }
        }
        self.claim_row_base(name);
    }

    fn claim_metadata_base(&mut self, context: &mut Context<'f>, name: &TypeName, page: usize, base: &Spanned<String>) {
        let reference = Reference { text: super::index::bare_type(&base.value).to_owned(), target: None };
        let reference = Spanned { value: &reference, span: base.span };
        if !self.claim_base(context, name, page, &reference, Ground::MetadataBase) {
            let message = format!("`baseType` names `{}`, which no page defines", base.value);
            context.diagnostics.push(Diagnostic::new(Code::Type011, base.span, message));
        }
    }

    fn claim_base(
        &mut self,
        context: &mut Context<'f>,
        name: &TypeName,
        page: usize,
        reference: &Spanned<&Reference>,
        ground: Ground,
    ) -> bool {
        match context.resolve(page, reference, None) {
            Some(base) if base != *name && context.is_structured(&base) => {
                let known =
                    self.case.rows.iter().any(|row| row.slot == "base" && row.ground == ground && row.claim == base.0);
                if !known {
                    self.case.add("base", base.0, ground, Some(reference.span));
                }
                true
            }
            Some(_) => true,
            None => false,
        }
    }

    /// The type most rows say they are inherited from; `entity` only if there is no other.
    fn claim_row_base(&mut self, name: &TypeName) {
        let mut counts: BTreeMap<&TypeName, (usize, Span)> = BTreeMap::new();
        for property in &self.properties {
            if let Inherited::From(from) = &property.inherited
                && from != name
            {
                counts.entry(from).or_insert((0, property.span)).0 += 1;
            }
        }
        let entity = TypeName::entity();
        let other = counts.keys().any(|from| **from != entity);
        let best = counts.iter().filter(|(from, _)| !other || ***from != entity).max_by_key(|(_, (count, _))| *count);
        if let Some((from, (_, span))) = best.map(|(from, found)| ((*from).clone(), *found)) {
            self.case.add("base", from.0, Ground::InheritedRows, Some(span));
        }
    }
}

/// Whether two names differ by one letter that is missing in either, apart from case.
fn is_misspelling(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let same = short.chars().zip(long.chars()).take_while(|(a, b)| a == b).map(|(a, _)| a.len_utf8()).sum();
    let mut rest = long.get(same..).unwrap_or("").chars();
    rest.next().is_some() && short.get(same..) == Some(rest.as_str())
}

/// The table's spelling; where it is all lower case and the JSON's is camel case, the JSON's.
fn better_spelling<'n>(table: &'n str, json: &'n str) -> &'n str {
    let has_upper = |name: &str| name.contains(|c: char| c.is_ascii_uppercase());
    let camel = json.starts_with(|c: char| c.is_ascii_lowercase()) && has_upper(json);
    if !has_upper(table) && camel { json } else { table }
}

/// The same property on another row: a known type beats an unknown one, a relationship a property; else the
/// first stays.
fn merge_rows(context: &mut Context<'_>, known: &mut PropertyDraft<'_>, other: PropertyDraft<'_>) {
    let same_page = known.page == other.page;
    if same_page {
        let message = format!("the property `{}` is there twice", other.name);
        context.diagnostics.push(Diagnostic::new(Code::Tbl013, other.span, message));
    } else if known.ty != other.ty && !typing::is_untyped(&other.ty) && !typing::is_untyped(&known.ty) {
        let message = format!("`{}` has another type on another page", other.name);
        context.diagnostics.push(Diagnostic::new(Code::Type007, other.span, message));
    }
    if typing::is_untyped(&known.ty) {
        known.ty = other.ty;
    }
    if other.role == Some(Role::Relationship) {
        known.role = other.role;
    }
}
