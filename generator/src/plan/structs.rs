//! Structs: inheritance flattened, fields named and shaped.

use std::collections::BTreeMap;

use super::ident::{Role, RustIdent};
use super::imports::Imports;
use super::items::{FieldPlan, ItemPlan, StructPlan, TypePlan};
use super::layout::{Home, Key, Map};
use super::scope::name_all;
use super::{Renamed, pages, shape};
use crate::config::DocLevel;
use crate::schema::{Property, StructType, TypeName};

/// The field that every struct has beside its properties.
pub(super) const RESERVED_FIELDS: [&str; 1] = ["additional_properties"];

/// The constant that lists the names of all properties.
const RESERVED_CONSTANTS: [&str; 1] = ["PROPERTIES"];

/// Plans a struct.
pub(super) fn plan<'a>(
    map: &Map<'a>,
    name: &'a TypeName,
    structure: &'a StructType,
    home: &Home,
    docs: DocLevel,
) -> (TypePlan, Vec<Renamed>) {
    let chain = map.schema.chain(name);
    let properties = flatten(&chain);
    let imports = Imports::new(map, Key::Type(name), properties.iter().filter_map(|p| shape::key(map, &p.ty.element)));
    let wires: Vec<&str> = properties.iter().map(|property| property.name.as_str()).collect();
    let named = name_all(Role::Field, &RESERVED_FIELDS, &wires);
    let renamed = named.iter().zip(&wires).filter_map(|(named, wire)| Renamed::of(named, format!("{name}.{wire}")));
    let renamed = renamed.collect();
    let fields = properties.iter().zip(named).map(|(property, named)| FieldPlan {
        attributes: map.extras.attributes(name, Some(&property.name)),
        ..field(map, &imports, property, named.ident, docs)
    });
    let fields: Vec<FieldPlan> = fields.collect();
    let constants =
        name_all(Role::Constant, &RESERVED_CONSTANTS, &wires).into_iter().map(|named| named.ident).collect();
    let support = fields.iter().filter_map(|field| shape::support(&field.element)).chain([shape::PROPERTIES]);
    let plan = TypePlan {
        wire: name.0.clone(),
        ident: home.ident.clone(),
        module: home.module.clone(),
        feature: home.feature.clone(),
        docs: pages::struct_docs(map, name, structure, docs),
        attributes: map.extras.attributes(name, None),
        support: imports.support(support),
        imports: imports.list,
        item: ItemPlan::Struct(StructPlan {
            ancestors: chain.iter().skip(1).map(|(base, _)| base.0.clone()).collect(),
            fields,
            constants,
        }),
    };
    (plan, renamed)
}

/// A property as a field.
pub(super) fn field<'a>(
    map: &Map<'a>,
    imports: &Imports<'a>,
    property: &'a Property,
    ident: RustIdent,
    docs: DocLevel,
) -> FieldPlan {
    let element = &property.ty.element;
    let feature = shape::key(map, element).and_then(|key| imports.feature(key)).cloned();
    FieldPlan {
        alias: pages::alias(&property.name, &ident),
        ident,
        wire: property.name.clone(),
        element: shape::element(map, imports, element),
        list: property.ty.collection,
        docs: pages::property_docs(property, feature.as_ref(), docs),
        feature,
        attributes: Vec::new(),
    }
}

/// All properties, those of the farthest base first. One that is declared again keeps its place and takes the
/// declaration nearest to the type.
fn flatten<'a>(chain: &[(&'a TypeName, &'a StructType)]) -> Vec<&'a Property> {
    let mut properties: Vec<&Property> = Vec::new();
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    for property in chain.iter().rev().flat_map(|(_, structure)| &structure.properties) {
        if let Some(place) = places.get(property.name.as_str()).and_then(|at| properties.get_mut(*at)) {
            *place = property;
        } else {
            places.insert(&property.name, properties.len());
            properties.push(property);
        }
    }
    properties
}
