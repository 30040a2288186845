//! The facts of a page, one line each; every line that was read from somewhere ends with its `line:column`.

use std::fmt::Write as _;

use super::{Lines, quoted};
use crate::facts::{
    ApiFact, Atom, BodyWords, EnumFact, EnumPlace, ExchangeFact, Group, Hint, Metadata, PageFacts, ParameterFact,
    PermissionFact, Phrases, PropertyFact, Reference, Role, Sample, SampleFact, Shape, Spanned, TableFact, TableUse,
    TypeExpr, TypeFact,
};

/// The facts of a page.
pub(super) fn text(facts: &PageFacts, lines: &Lines<'_>) -> String {
    let mut writer = Writer { out: String::new(), lines };
    writer.page(facts);
    writer.out
}

struct Writer<'a> {
    out: String,
    lines: &'a Lines<'a>,
}

impl Writer<'_> {
    fn line(&mut self, depth: usize, text: &str) {
        let _ = writeln!(self.out, "{}{}", "  ".repeat(depth), text.trim_end());
    }

    fn page(&mut self, facts: &PageFacts) {
        self.line(
            0,
            &format!("{} {} @{}", facts.kind.as_str(), quoted(&facts.title.value), self.lines.at(facts.title.span)),
        );
        if let Some(namespace) = &facts.namespace {
            self.line(0, &format!("namespace {} @{}", namespace.value, self.lines.at(namespace.span)));
        }
        for (name, value) in
            [("area", Some(&facts.area)), ("deprecated", facts.deprecated.as_ref()), ("lead", Some(&facts.lead))]
        {
            if let Some(value) = value.filter(|value| !value.is_empty()) {
                self.line(0, &format!("{name} {}", quoted(value)));
            }
        }
        facts.types.iter().for_each(|fact| self.type_fact(fact));
        facts.enums.iter().for_each(|fact| self.enum_fact(fact));
        if let Some(api) = &facts.api {
            self.api(api);
        }
        facts.permissions.iter().for_each(|fact| self.permission(fact));
        for include in &facts.includes {
            self.line(0, &format!("include {} @{}", include.value, self.lines.at(include.span)));
        }
        facts.tables.iter().for_each(|fact| self.table(fact));
    }

    fn type_fact(&mut self, fact: &TypeFact) {
        self.line(0, "type");
        if let Some(metadata) = &fact.metadata {
            self.line(1, &format!("metadata {} @{}", metadata_text(metadata), self.lines.at(metadata.span)));
        }
        for (what, list) in [("base", &fact.bases), ("derived", &fact.derived)] {
            for Spanned { value, span } in list {
                self.line(1, &format!("{what} {} @{}", reference(value), self.lines.at(*span)));
            }
        }
        for Spanned { value, span } in &fact.hints {
            self.line(1, &format!("hint {} @{}", hint(*value), self.lines.at(*span)));
        }
        fact.properties.iter().for_each(|property| self.property(property));
        if let Some(Spanned { value, span }) = &fact.shape {
            self.line(1, &format!("json {}@{}", shape_text(value), self.lines.at(*span)));
            self.shape(2, value);
        }
    }

    fn property(&mut self, property: &PropertyFact) {
        let role = match property.role {
            Role::Property => "property",
            Role::Relationship => "relationship",
        };
        let (name, ty) = (&property.name.value, type_text(&property.ty.value));
        self.line(1, &format!("{role} {name}: {ty} @{}", self.lines.at(property.name.span)));
        if !property.description.value.is_empty() {
            self.line(2, &quoted(&property.description.value));
        }
        let phrases = phrases_text(&property.phrases);
        if !phrases.is_empty() {
            self.line(2, &format!("says {phrases}"));
        }
    }

    fn shape(&mut self, depth: usize, shape: &Shape) {
        for member in &shape.members {
            let group = match member.group {
                Group::Own => "",
                Group::Relationships => " (relationships)",
                Group::Inherited => " (inherited)",
            };
            let sample = sample_text(&member.sample);
            let at = self.lines.at(member.name.span);
            self.line(depth, &format!("{}: {sample}{group} @{at}", member.name.value));
            if let Some(inner) = inner_shape(&member.sample) {
                self.shape(depth + 1, inner);
            }
        }
    }

    fn enum_fact(&mut self, fact: &EnumFact) {
        let place = match fact.place {
            EnumPlace::Page => "page",
            EnumPlace::List => "list",
            EnumPlace::Section => "section",
        };
        let marks = [(fact.flags, " flags"), (fact.evolvable, " evolvable")];
        let marks: String = marks.iter().filter(|(set, _)| *set).map(|(_, mark)| *mark).collect();
        self.line(0, &format!("enum {} ({place}){marks} @{}", fact.name.value, self.lines.at(fact.name.span)));
        if !fact.description.is_empty() {
            self.line(1, &quoted(&fact.description));
        }
        for member in &fact.members {
            let value = member.value.map(|value| format!(" = {value}")).unwrap_or_default();
            let text =
                if member.description.is_empty() { String::new() } else { format!(" {}", quoted(&member.description)) };
            self.line(1, &format!("{}{value}{text} @{}", quoted(&member.name.value), self.lines.at(member.name.span)));
        }
    }

    fn api(&mut self, api: &ApiFact) {
        self.line(0, "api");
        for request in &api.requests {
            self.line(1, &format!("{} {} @{}", request.method, request.url.value, self.lines.at(request.url.span)));
        }
        if api.no_body {
            self.line(1, "no body");
        }
        if let Some(Spanned { value, span }) = &api.body_type {
            self.line(1, &format!("body {} @{}", reference(value), self.lines.at(*span)));
        }
        api.body.iter().for_each(|property| self.property(property));
        self.words(api);
        for header in &api.headers {
            let required = if header.required { ", required" } else { "" };
            self.line(1, &format!("header {}{required} @{}", header.name.value, self.lines.at(header.name.span)));
        }
        for ParameterFact { place, row } in &api.parameters {
            let place = format!("{place:?}").to_lowercase();
            let (name, ty) = (&row.name.value, type_text(&row.ty.value));
            self.line(1, &format!("{place} parameter {name}: {ty} @{}", self.lines.at(row.name.span)));
        }
        api.exchanges.iter().for_each(|exchange| self.exchange(exchange));
        for SampleFact { metadata, shape } in &api.samples {
            let metadata = metadata.as_ref().map(metadata_text).unwrap_or_default();
            self.line(1, &format!("sample {metadata} {}@{}", shape_text(&shape.value), self.lines.at(shape.span)));
            self.shape(2, &shape.value);
        }
    }

    /// What the wording of an API page says.
    fn words(&mut self, api: &ApiFact) {
        let BodyWords { section: _, raw, list, reference: linked, parameters } = api.body_words;
        let said = [(raw, "bytes"), (list, "list"), (linked, "reference"), (parameters, "parameters")];
        let said: Vec<&str> = said.iter().filter(|(set, _)| *set).map(|(_, word)| *word).collect();
        if !said.is_empty() {
            self.line(1, &format!("body says {}", said.join(" ")));
        }
        if !api.options.is_empty() {
            self.line(1, &format!("options {}", api.options.join(" ")));
        }
        let response = &api.response;
        let mut said: Vec<String> = response.status.iter().map(|status| status.value.to_string()).collect();
        said.extend(response.types.iter().map(|ty| reference(&ty.value)));
        said.extend(response.primitive.map(|edm| edm.as_str().to_owned()));
        let flags = [(response.collection, "collection"), (response.nothing, "nothing"), (response.raw, "bytes")];
        said.extend(flags.iter().filter(|(set, _)| *set).map(|(_, word)| (*word).to_owned()));
        if !said.is_empty() {
            self.line(1, &format!("response says {}", said.join(" ")));
        }
    }

    fn exchange(&mut self, exchange: &ExchangeFact) {
        let kind = format!("{:?}", exchange.kind).to_lowercase();
        let body = exchange.body.map(|span| format!(", body @{}", self.lines.at(span))).unwrap_or_default();
        let at = self.lines.at(exchange.start_line.span);
        self.line(1, &format!("{kind} {} @{at}{body}", quoted(&exchange.start_line.value)));
    }

    fn permission(&mut self, fact: &PermissionFact) {
        let subject = if fact.subject.is_empty() { String::new() } else { format!(" for {}", quoted(&fact.subject)) };
        let says = match fact {
            PermissionFact { placeholder: true, .. } => "placeholder".to_owned(),
            PermissionFact { unsupported: true, .. } => "not supported".to_owned(),
            fact => fact.scopes.join(" "),
        };
        let at = self.lines.at(fact.account.span);
        self.line(0, &format!("permission {}{subject}: {says} @{at}", quoted(&fact.account.value)));
    }

    fn table(&mut self, fact: &TableFact) {
        let usage = match fact.usage {
            TableUse::Ignored(reason) => format!("ignored: {reason}"),
            usage => format!("{usage:?}").to_lowercase(),
        };
        let rows = if fact.rows == 1 { "1 row".to_owned() } else { format!("{} rows", fact.rows) };
        self.line(0, &format!("table {usage}, {rows} @{}", self.lines.at(fact.span)));
        for (span, reason) in &fact.skipped {
            self.line(1, &format!("skipped: {reason} @{}", self.lines.at(*span)));
        }
    }
}

fn hint(hint: Hint) -> String {
    format!("{hint:?}").to_lowercase()
}

fn metadata_text(metadata: &Metadata) -> String {
    let mut out = metadata.block_type.clone();
    for (key, value) in [("type", &metadata.type_name), ("base", &metadata.base), ("key", &metadata.key)] {
        if let Some(value) = value {
            let _ = write!(out, " {key}={}", value.value);
        }
    }
    let flags = [("open", metadata.open), ("abstract", metadata.is_abstract), ("collection", metadata.is_collection)];
    for (key, value) in flags {
        if let Some(value) = value {
            let _ = write!(out, " {key}={value}");
        }
    }
    if metadata.truncated {
        out.push_str(" truncated");
    }
    if !metadata.optional.is_empty() {
        let _ = write!(out, " optional={}", metadata.optional.join(","));
    }
    if let Some(name) = &metadata.name {
        let _ = write!(out, " name={name}");
    }
    out
}

fn reference(reference: &Reference) -> String {
    match &reference.target {
        Some(target) => format!("[{}]({target})", reference.text),
        None => reference.text.clone(),
    }
}

fn type_text(expr: &TypeExpr) -> String {
    let mut out = match &expr.atom {
        Atom::Primitive(edm) => edm.as_str().trim_start_matches("Edm.").to_owned(),
        Atom::Named(named) => reference(named),
        Atom::Enumeration => "enumeration".to_owned(),
        Atom::Choice(references) => format!("choice of {} types", references.len()),
        Atom::Any => "any value".to_owned(),
        Atom::Missing => "no type".to_owned(),
    };
    if expr.collection {
        out.push_str(" collection");
    }
    if let Some(size) = expr.max_length {
        let _ = write!(out, ", at most {size}");
    }
    out
}

fn phrases_text(phrases: &Phrases) -> String {
    let flags = [
        (phrases.nullable == Some(true), "nullable"),
        (phrases.nullable == Some(false), "not-nullable"),
        (phrases.contradictory, "contradictory"),
        (phrases.required, "required"),
        (phrases.optional, "optional"),
        (phrases.read_only, "read-only"),
        (phrases.key, "key"),
        (phrases.select_only, "select-only"),
        (phrases.default_returned, "returned-by-default"),
        (phrases.flags, "flags"),
        (phrases.evolvable, "evolvable"),
        (phrases.bag, "bag"),
    ];
    let mut said: Vec<String> = flags.iter().filter(|(set, _)| *set).map(|(_, name)| (*name).to_owned()).collect();
    if !phrases.query.is_empty() {
        said.push(format!("query={}", phrases.query.join(",")));
    }
    said.extend(phrases.default.as_ref().map(|value| format!("default={}", quoted(value))));
    said.extend(phrases.range.as_ref().map(|[from, to]| format!("range={from}..{to}")));
    said.extend(phrases.deprecated.as_ref().map(|note| format!("deprecated={}", quoted(note))));
    said.extend(phrases.inherited.as_ref().map(|from| format!("inherited={}", reference(from))));
    if let Some(values) = &phrases.values {
        said.push(if values.numeric {
            "values=numbers".to_owned()
        } else {
            format!("values={}", values.items.join("|"))
        });
    }
    said.join(" ")
}

fn shape_text(shape: &Shape) -> String {
    let name = shape.type_name.as_ref().map(|name| format!("{name} ")).unwrap_or_default();
    let annotations =
        if shape.annotations.is_empty() { String::new() } else { format!("({}) ", shape.annotations.join(", ")) };
    name + &annotations
}

fn sample_text(sample: &Sample) -> String {
    match sample {
        Sample::Null => "null".to_owned(),
        Sample::Bool => "bool".to_owned(),
        Sample::Integer => "integer".to_owned(),
        Sample::Float => "float".to_owned(),
        Sample::Text(text) => quoted(text),
        Sample::List(None) => "[]".to_owned(),
        Sample::List(Some(item)) => format!("[{}]", sample_text(item)),
        Sample::Object(shape) => format!("{{{}}}", shape_text(shape).trim_end()),
    }
}

fn inner_shape(sample: &Sample) -> Option<&Shape> {
    match sample {
        Sample::Object(shape) => Some(shape),
        Sample::List(Some(item)) => inner_shape(item),
        _ => None,
    }
}
