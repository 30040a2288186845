//! Code that uses everything a schema gives: reads and writes every field, names every variant.

use std::fmt::Write as _;

use msgraph_docgen::config::Config;
use msgraph_docgen::plan::{ElementPlan, FieldPlan, ItemPlan, NamespacePlan, RustIdent, TypePlan, plan};
use msgraph_docgen::schema::Schema;

/// A function per type; `v1_0` and the types of the support module have to be in scope.
pub(super) fn of_everything(schema: &Schema) -> String {
    let (plan, _) = plan(std::slice::from_ref(schema), &Config::default());
    let mut code = String::new();
    for namespace in &plan.versions[0].namespaces {
        for ty in &namespace.types {
            let name = path(namespace, None, &ty.ident);
            let _ = writeln!(code, "mod {}_{} {{\n    use super::*;", namespace.module.unraw(), ty.module.unraw());
            body(&mut code, namespace, ty, &name);
            code.push_str("}\n");
        }
    }
    code
}

fn body(code: &mut String, namespace: &NamespacePlan, ty: &TypePlan, name: &str) {
    match &ty.item {
        ItemPlan::Struct(structure) => {
            for (at, field) in structure.fields.iter().enumerate() {
                let (ident, held) = (&field.ident, held(namespace, ty, field));
                let _ = writeln!(code, "    fn f{at}(value: {name}) -> Option<{held}> {{ value.{ident} }}");
                let set = format!("{name} {{ {ident}: Some(value), ..Default::default() }}");
                let _ = writeln!(code, "    fn s{at}(value: {held}) -> {name} {{ {set} }}");
            }
            let _ = writeln!(
                code,
                "    fn traits(value: &{name}) -> String {{ format!(\"{{value:?}}\", value = value.clone()) }}"
            );
        }
        ItemPlan::Enum(enumeration) => {
            let variants = enumeration.variants.iter();
            let arms: String =
                variants.fold(String::new(), |arms, variant| arms + name + "::" + variant.ident.as_str() + " => 1, ");
            let _ = writeln!(code, "    fn f(value: {name}) -> u8 {{ match value {{ {arms} _ => 0 }} }}");
        }
        ItemPlan::Family(family) => {
            let base = path_of(namespace, ty, &family.base.ident);
            let mut arms = format!("{name}::{}(value) => drop::<Box<{base}>>(value), ", family.base.ident);
            for derived in &family.derived {
                let (ident, held) = (&derived.member.ident, path_of(namespace, ty, &derived.member.ident));
                let _ = write!(arms, "{name}::{ident}(value) => drop::<Box<{held}>>(value), ");
                let _ =
                    writeln!(code, "    fn {0}(value: &{name}) -> Option<&{held}> {{ value.{0}() }}", derived.borrow);
                let _ = writeln!(
                    code,
                    "    fn {0}(value: {name}) -> Result<{held}, {name}> {{ value.{0}() }}",
                    derived.take
                );
            }
            let _ = writeln!(code, "    fn f(value: {name}) {{ match value {{ {arms} _ => () }} }}");
        }
    }
}

/// What a field holds, with whole paths.
fn held(namespace: &NamespacePlan, ty: &TypePlan, field: &FieldPlan) -> String {
    let path = |ident: &RustIdent| path_of(namespace, ty, ident);
    let element = match &field.element {
        ElementPlan::Bool => "bool".to_owned(),
        ElementPlan::Int32 => "i32".to_owned(),
        ElementPlan::String => "String".to_owned(),
        ElementPlan::Any => "serde_json::Value".to_owned(),
        ElementPlan::Value(name) => format!("models::support::{name}"),
        ElementPlan::Foreign(path) => path.as_str().to_owned(),
        ElementPlan::Enum(ident) => format!("Evolvable<{}>", path(ident)),
        ElementPlan::Flags(ident) => format!("Flags<{}>", path(ident)),
        ElementPlan::Model(ident) if !field.list => format!("Box<{}>", path(ident)),
        ElementPlan::Model(ident) | ElementPlan::Family(ident) => path(ident),
    };
    if field.list { format!("Vec<{element}>") } else { element }
}

/// The path of a type by the name that a file uses for it.
fn path_of(namespace: &NamespacePlan, ty: &TypePlan, local: &RustIdent) -> String {
    let import = ty.imports.iter().find(|import| import.alias.as_ref().unwrap_or(&import.ident) == local);
    import.map_or_else(
        || path(namespace, None, local),
        |import| path(namespace, import.namespace.as_ref(), &import.ident),
    )
}

fn path(namespace: &NamespacePlan, other: Option<&RustIdent>, ident: &RustIdent) -> String {
    match other {
        Some(other) if other.as_str() == "graph" => format!("v1_0::{ident}"),
        Some(other) => format!("v1_0::{other}::{ident}"),
        None if namespace.is_root => format!("v1_0::{ident}"),
        None => format!("v1_0::{}::{ident}", namespace.module),
    }
}
