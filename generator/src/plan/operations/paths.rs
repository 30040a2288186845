//! Paths of operations, and the functions that make an operation with one of them.
//!
//! Templates that differ only in the names of parameters are one path. The struct of an operation with one path has a
//! field per parameter, and a function `new`. With several paths, which have different parameters, it has a function for
//! each, called by the literal segments of its template without those that all templates end with, and begin with:
//! `/me/messages` and `/users/{user_id}/messages` give `me()` and `users(user_id)`. Where these are the same, the names
//! of the parameters follow after `by`, and where they are the same for all, those stand alone: `by_period(period)`, or
//! `plain()` where there are none.

use super::super::ident::{Role, RustIdent};
use super::super::imports::Imports;
use super::super::items::ElementPlan;
use super::super::layout::Map;
use super::super::scope::name_all;
use super::super::{pages, shape};
use super::items::{ParameterPlan, PathPlan};
use crate::config::DocLevel;
use crate::schema::{Operation, Parameter, ParameterPlace};

/// Names that functions of an operation have already, or that promise something else, such as a trait of the language.
const RESERVED: [&str; 10] =
    ["default", "follow", "from_iter", "from_str", "new", "path", "read", "request", "response", "url"];

/// The paths of an operation that differ in more than names, in documented order.
pub(super) fn plan<'a>(
    map: &Map<'a>,
    imports: &Imports<'a>,
    operation: &'a Operation,
    ident: &RustIdent,
    docs: DocLevel,
) -> Vec<PathPlan> {
    let templates = templates(operation);
    let constructors = constructors(&templates, ident);
    let parameters = templates.iter().map(|template| parameters(map, imports, operation, template, docs));
    let paths = templates.iter().zip(constructors).zip(parameters);
    let paths = paths.map(|((template, constructor), parameters)| PathPlan {
        template: (*template).to_owned(),
        constructor,
        parameters,
    });
    paths.collect()
}

fn templates(operation: &Operation) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for path in &operation.paths {
        if !found.iter().any(|known| shape_of(known) == shape_of(&path.template)) {
            found.push(&path.template);
        }
    }
    found
}

/// A template without the names of its parameters.
fn shape_of(template: &str) -> Vec<&str> {
    template.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect()
}

/// The names of a template's parameters.
fn names(template: &str) -> impl Iterator<Item = &str> {
    template.split('{').skip(1).filter_map(|rest| Some(rest.split_once('}')?.0))
}

/// The parameters of the operation that stand in its paths and have a type.
pub(super) fn typed(operation: &Operation) -> impl Iterator<Item = &Parameter> {
    operation.parameters.iter().filter(|parameter| parameter.place != ParameterPlace::Query)
}

fn parameters<'a>(
    map: &Map<'a>,
    imports: &Imports<'a>,
    operation: &'a Operation,
    template: &str,
    docs: DocLevel,
) -> Vec<ParameterPlan> {
    let names: Vec<&str> = names(template).collect();
    let idents = name_all(Role::Field, &[], &names).into_iter();
    let plans = names.iter().zip(idents).map(|(name, named)| {
        let known = typed(operation).find(|parameter| parameter.name == **name);
        ParameterPlan {
            ident: named.ident,
            element: element(map, imports, known),
            docs: pages::parameter_docs(name, known, docs),
        }
    });
    plans.collect()
}

/// A single value of the parameter's type; text where it is none or not known.
fn element<'a>(map: &Map<'a>, imports: &Imports<'a>, parameter: Option<&'a Parameter>) -> ElementPlan {
    let ty = parameter.and_then(|parameter| parameter.ty.as_ref()).filter(|ty| !ty.collection);
    match ty.map(|ty| shape::element(map, imports, &ty.element)) {
        Some(ElementPlan::Model(_) | ElementPlan::Family(_) | ElementPlan::Any) | None => ElementPlan::String,
        Some(single) => single,
    }
}

/// The names of the functions that make the operation `ident`.
fn constructors(templates: &[&str], ident: &RustIdent) -> Vec<RustIdent> {
    if let [_] = templates {
        return vec![RustIdent::new(Role::Field, "new")];
    }
    let own = distinct(templates);
    let words: Vec<String> = own.iter().map(|segments| literals(segments)).collect();
    let all_same = words.iter().all(|other| words.first() == Some(other));
    let ident = RustIdent::new(Role::Field, ident.unraw());
    let reserved: Vec<&str> = RESERVED.into_iter().chain([ident.unraw()]).collect();
    let wires = words.iter().zip(&own).zip(templates).map(|((plain, own), template)| {
        let mut by: Vec<&str> = own.iter().flat_map(|segment| names(segment)).collect();
        if by.is_empty() {
            by = names(template).collect();
        }
        let wire = match words.iter().filter(|other| *other == plain).count() {
            1 => plain.clone(),
            _ if all_same && by.is_empty() => "plain".to_owned(),
            _ if all_same => format!("by {}", by.join(" and ")),
            _ if by.is_empty() => plain.clone(),
            _ => format!("{plain} by {}", by.join(" and ")),
        };
        let is_taken = reserved.contains(&RustIdent::new(Role::Field, &wire).unraw());
        if is_taken { format!("{wire} path") } else { wire }
    });
    let wires: Vec<String> = wires.collect();
    let wires: Vec<&str> = wires.iter().map(String::as_str).collect();
    name_all(Role::Field, &reserved, &wires).into_iter().map(|named| named.ident).collect()
}

/// The segments of each template without those that all of them begin or end with; at least one of each is left.
fn distinct<'t>(templates: &[&'t str]) -> Vec<Vec<&'t str>> {
    let mut all: Vec<Vec<&str>> = templates
        .iter()
        .map(|template| template.split('/').filter(|segment| !segment.is_empty()).collect::<Vec<_>>())
        .collect();
    let shared = |all: &[Vec<&'t str>], end: fn(&[&'t str]) -> Option<&'t str>| {
        let first = all.first().and_then(|segments| end(segments)).map(shape_of);
        all.iter().all(|segments| segments.len() > 1 && end(segments).map(shape_of) == first)
    };
    while shared(&all, |segments| segments.last().copied()) {
        for segments in &mut all {
            segments.pop();
        }
    }
    while shared(&all, |segments| segments.first().copied()) {
        for segments in &mut all {
            segments.remove(0);
        }
    }
    all
}

/// The words of segments without parameters and arguments.
fn literals(segments: &[&str]) -> String {
    let literal = |segment: &&str| {
        let plain = segment.split('(').next().unwrap_or_default();
        let plain: Vec<&str> =
            plain.split('{').map(|part| part.split_once('}').map_or(part, |(_, rest)| rest)).collect();
        plain.concat()
    };
    let words: Vec<String> =
        segments.iter().map(literal).filter(|word| word.chars().any(char::is_alphanumeric)).collect();
    if words.is_empty() { "at".to_owned() } else { words.join(" ") }
}

#[cfg(test)]
mod tests {
    use super::{Role, RustIdent, constructors};

    #[test]
    fn functions_are_called_by_what_differs() {
        let table: &[(&[&str], &[&str])] = &[
            (&["/users"], &["new"]),
            (&["/me", "/users/{user_id}"], &["me", "users"]),
            (&["/me/messages/{id}", "/users/{u}/messages/{id}"], &["me", "users"]),
            (&["/me/messages/{id}", "/me/mailFolders/{f}/messages/{id}"], &["me", "me_mail_folders"]),
            (&["/drive/items/{id}", "/me/drive/items/{id}"], &["drive", "me_drive"]),
            (&["/reports/a(period='{period}')", "/reports/a(date={date})"], &["by_period", "by_date"]),
            (&["/x/{a}/y", "/x/{a}/y/{b}", "/x/z"], &["y_by_a", "y_by_a_and_b", "z"]),
            (&["/x/find", "/x/find(q='{q}')"], &["plain", "by_q"]),
            (&["/{a}", "/new", "/getIt"], &["at", "new_path", "get_it_path"]),
            (&["/default", "/fromStr/{text}"], &["default_path", "from_str_path"]),
        ];
        for (templates, expected) in table {
            let found: Vec<String> =
                constructors(templates, &RustIdent::new(Role::Type, "getIt")).iter().map(ToString::to_string).collect();
            assert_eq!(found, *expected, "{templates:?}");
        }
    }
}
