//! Whole plans of small schemas.

use super::{BodyFieldPlan, CratePlan, ItemPlan, OperationPlan, PayloadPlan, Renamed, plan};
use crate::config::{Config, DocLevel};
use crate::schema::{Schema, from_json};

/// Types and properties of every shape.
const SMALL: &str = include_str!("../../test_data/schemas/small.json");

/// Names that collide with Rust, with each other, or with the generated code.
const NAMES: &str = include_str!("../../test_data/schemas/names.json");

/// Operations of every shape.
const OPERATIONS: &str = include_str!("../../test_data/schemas/operations.json");

fn plan_of(schema: &str, config: &Config) -> (CratePlan, Vec<Renamed>) {
    let schema: Schema = from_json(schema).unwrap();
    let (mut plan, renamed) = plan(&[schema], config);
    plan.versions.iter_mut().for_each(|version| version.schema.clear());
    (plan, renamed.into_iter().map(|(_, name)| name).collect())
}

#[test]
fn every_shape() {
    let (plan, renamed) = plan_of(SMALL, &Config::default());
    insta::assert_debug_snapshot!("small", (plan, renamed));
}

#[test]
fn operations() {
    let (plan, _) = plan_of(OPERATIONS, &Config::default());
    let mut lines = Vec::new();
    for namespace in plan.versions.iter().flat_map(|version| &version.namespaces) {
        for operation in &namespace.operations {
            let OperationPlan { ident, module, page, method, paths, response, types, .. } = operation;
            let types: Vec<String> = types.iter().map(ToString::to_string).collect();
            let folder = namespace.module.unraw();
            lines.push(format!(
                "{folder}/operations/{module}.rs: {ident} = {method} of {page}, with {}",
                types.join(", ")
            ));
            lines.extend(paths.iter().map(|path| {
                let parameters =
                    path.parameters.iter().map(|parameter| format!("{}: {:?}", parameter.ident, parameter.element));
                format!("    {} = {}({})", path.template, path.constructor, parameters.collect::<Vec<_>>().join(", "))
            }));
            match &operation.body {
                PayloadPlan::Own(body) => lines.extend(body.fields.iter().map(|BodyFieldPlan { field, required }| {
                    let (kind, mark) =
                        (if body.patch { "patch" } else { "option" }, if *required { ", required" } else { "" });
                    let list = if field.list { " list" } else { "" };
                    format!("    {}.{}: {kind} of {:?}{list}{mark}", body.ident, field.ident, field.element)
                })),
                other => lines.push(format!("    body: {other:?}")),
            }
            lines.push(format!("    response: {response:?}"));
        }
    }
    insta::assert_snapshot!("operations", lines.join("\n"));
}

#[test]
fn without_operations_nothing_is_left_of_them() {
    let config = Config { operations: false, ..Config::default() };
    let (plan, _) = plan_of(OPERATIONS, &config);
    let namespaces: Vec<_> = plan.versions.iter().flat_map(|version| &version.namespaces).collect();
    assert!(!plan.operations && namespaces.iter().all(|namespace| namespace.operations.is_empty()));
    assert_eq!(namespaces.len(), 1, "a namespace of operations alone is left out");
}

#[test]
fn the_order_of_operations_does_not_change_names() {
    let mut reversed: Schema = from_json(OPERATIONS).unwrap();
    reversed.operations.reverse();
    let names = |schema: Schema| {
        let (plan, _) = plan(&[schema], &Config::default());
        let operations =
            plan.versions.into_iter().flat_map(|version| version.namespaces).flat_map(|space| space.operations);
        let mut names: Vec<_> = operations.map(|operation| (operation.page, operation.ident)).collect();
        names.sort();
        names
    };
    assert_eq!(names(from_json(OPERATIONS).unwrap()), names(reversed));
}

#[test]
fn obstacle_course() {
    let (plan, renamed) = plan_of(NAMES, &Config::default());
    let renamed: Vec<String> =
        renamed.iter().map(|name| format!("{}: {} → {}", name.item, name.from, name.to)).collect();
    let files = plan.versions.iter().flat_map(|version| &version.namespaces).flat_map(|namespace| {
        let folder = namespace.module.unraw();
        namespace.types.iter().map(move |ty| format!("{folder}/{}.rs: {} = {}", ty.module, ty.ident, ty.wire))
    });
    insta::assert_snapshot!("names", [files.collect(), renamed].concat().join("\n"));
}

/// Paths that some file system takes for the same file.
#[test]
fn paths_are_unique_in_any_case() {
    let (plan, _) = plan_of(NAMES, &Config::default());
    let mut paths: Vec<String> = plan
        .versions
        .iter()
        .flat_map(|version| &version.namespaces)
        .flat_map(|space| space.types.iter().map(move |ty| format!("{}/{}", space.module.unraw(), ty.module.unraw())))
        .map(|path| path.to_ascii_lowercase())
        .collect();
    let count = paths.len();
    paths.sort();
    paths.dedup();
    assert_eq!(paths.len(), count);
}

#[test]
fn accessors_are_told_apart() {
    let (plan, _) = plan_of(NAMES, &Config::default());
    let types = plan.versions.iter().flat_map(|version| &version.namespaces).flat_map(|namespace| &namespace.types);
    let family = types.filter_map(|ty| match &ty.item {
        ItemPlan::Family(family) if ty.wire == "microsoft.graph.base" => Some(&family.derived),
        _ => None,
    });
    let odd = ["microsoft.graph.iter", "microsoft.graph.x_y", "microsoft.graph.xy"];
    let odd = family.flatten().filter(|item| odd.contains(&item.member.wire.as_str()));
    let odd: Vec<String> = odd.map(|item| format!("{}: {}, {}", item.member.ident, item.borrow, item.take)).collect();
    assert_eq!(odd, ["Iter: as_iter, into_iter_type", "XY: as_xy, into_xy", "Xy: as_xy_2, into_xy_2"]);
}

#[test]
fn the_order_of_properties_and_members_does_not_change_names() {
    let mut reversed: Schema = from_json(NAMES).unwrap();
    for def in reversed.types.values_mut() {
        match def {
            crate::schema::TypeDef::Struct(structure) => structure.properties.reverse(),
            crate::schema::TypeDef::Enum(enumeration) => enumeration.members.reverse(),
        }
    }
    let names = |schema: Schema| {
        let (plan, _) = plan(&[schema], &Config::default());
        let types = plan.versions.into_iter().flat_map(|version| version.namespaces).flat_map(|space| space.types);
        let mut names: Vec<String> = types.flat_map(|ty| item_names(&ty.wire, &ty.item)).collect();
        names.sort();
        names
    };
    assert_eq!(names(from_json(NAMES).unwrap()), names(reversed));
}

fn item_names(wire: &str, item: &ItemPlan) -> Vec<String> {
    match item {
        ItemPlan::Struct(item) => {
            item.fields.iter().map(|field| format!("{wire}.{}: {}", field.wire, field.ident)).collect()
        }
        ItemPlan::Enum(item) => {
            item.variants.iter().map(|item| format!("{wire}.{}: {}", item.wire, item.ident)).collect()
        }
        ItemPlan::Family(item) => item.derived.iter().map(|item| format!("{wire}: {}", item.member.ident)).collect(),
    }
}

#[test]
fn documentation_follows_its_level() {
    let lines = |level| {
        let (plan, _) = plan_of(SMALL, &Config { docs: level, ..Config::default() });
        let types = plan.versions.into_iter().flat_map(|version| version.namespaces).flat_map(|space| space.types);
        types.filter(|ty| ty.wire == "microsoft.graph.user").flat_map(|ty| ty.docs).collect::<Vec<_>>()
    };
    let (none, summary, full) = (lines(DocLevel::None), lines(DocLevel::Summary), lines(DocLevel::Full));
    let facts = ["Wire name: ", "Base type: ", "Page: ", "Feature: "];
    assert!(none.iter().all(|line| facts.iter().any(|fact| line.starts_with(fact))), "{none:?}");
    assert!(none.len() < summary.len() && summary.len() < full.len());
}
