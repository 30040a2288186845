//! `schema.json`: a stable, sorted dump with one line per property, made for review and for reading back.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};

use serde::de::Error as _;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{
    EnumType, Member, Operation, Property, Provenance, Schema, StructKind, StructType, TypeDef, TypeName, is_false,
};
use crate::source::ApiVersion;

/// Why a schema could not be read back.
#[derive(Debug)]
pub struct ReadError(serde_json::Error);

impl fmt::Display for ReadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "not a schema: {}", self.0)
    }
}

impl std::error::Error for ReadError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        Some(&self.0)
    }
}

/// The file form of a schema.
#[derive(Deserialize)]
struct File {
    version: String,
    #[serde(default)]
    types: BTreeMap<TypeName, TypeFile>,
    #[serde(default)]
    operations: Vec<Operation>,
}

/// The file form of a type; `kind` tells which of the other keys apply.
#[expect(clippy::struct_excessive_bools, reason = "each is a fact of its own")]
#[derive(Serialize, Deserialize)]
struct TypeFile {
    kind: Kind,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    base: Option<TypeName>,
    #[serde(default, rename = "abstract", skip_serializing_if = "is_false")]
    is_abstract: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    open: bool,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    key: Vec<String>,
    #[serde(default, skip_serializing_if = "is_false")]
    flags: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    evolvable: bool,
    #[serde(default, skip_serializing_if = "is_false")]
    synthetic: bool,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    description: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    deprecated: Option<String>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    area: String,
    #[serde(default, skip_serializing_if = "Provenance::is_unknown")]
    src: Provenance,
    #[serde(default, skip_serializing_if = "Vec::is_empty", with = "named_properties")]
    properties: Vec<Property>,
    #[serde(default, skip_serializing_if = "Map::is_empty")]
    members: Map<String, Value>,
    #[serde(default, rename = "memberDescriptions", skip_serializing_if = "BTreeMap::is_empty")]
    member_descriptions: BTreeMap<String, String>,
}

#[derive(Clone, Copy, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Kind {
    Entity,
    Complex,
    Enum,
}

/// Writes a schema as JSON text, one line per property, member list and operation part; ends in a line feed.
pub fn to_json(schema: &Schema) -> String {
    let mut out = format!("{{\n  \"version\": \"{}\",\n  \"types\": {{", schema.version);
    for (at, (name, def)) in schema.types.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        let value = serde_json::to_value(TypeFile::from(def)).unwrap_or_default();
        let _ = write!(out, "    {}: ", Value::from(name.0.as_str()));
        write_item(&mut out, &value, 4);
    }
    out.push_str("\n  },\n  \"operations\": [");
    for (at, operation) in schema.operations.iter().enumerate() {
        out.push_str(if at == 0 { "\n    " } else { ",\n    " });
        let value = serde_json::to_value(operation).unwrap_or_default();
        write_item(&mut out, &value, 4);
    }
    out.push_str(if schema.operations.is_empty() { "]\n}\n" } else { "\n  ]\n}\n" });
    out
}

/// Keys whose entries get a line each; everything else stays on the line of its key.
const SPREAD: [&str; 6] = ["properties", "members", "paths", "parameters", "permissions", "examples"];

/// One item: each key on a line of its own, the entries of [`SPREAD`] keys too; objects with properties are items too.
fn write_item(out: &mut String, value: &Value, indent: usize) {
    let Value::Object(map) = value else {
        out.push_str(&value.to_string());
        return;
    };
    let pad = " ".repeat(indent + 2);
    out.push('{');
    for (at, (key, value)) in map.iter().enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        let _ = write!(out, "{pad}{}: ", Value::from(key.as_str()));
        match value {
            Value::Object(entries) if entries.contains_key("properties") => write_item(out, value, indent + 2),
            Value::Object(entries) if SPREAD.contains(&key.as_str()) => {
                let entries = entries.iter().map(|(key, value)| format!("{}: {value}", Value::from(key.as_str())));
                write_lines(out, '{', entries, '}', &pad);
            }
            Value::Array(entries) if SPREAD.contains(&key.as_str()) => {
                write_lines(out, '[', entries.iter().map(Value::to_string), ']', &pad);
            }
            value => out.push_str(&value.to_string()),
        }
    }
    let _ = write!(out, "\n{}}}", " ".repeat(indent));
}

fn write_lines(out: &mut String, open: char, lines: impl Iterator<Item = String>, close: char, pad: &str) {
    out.push(open);
    for (at, line) in lines.enumerate() {
        out.push_str(if at == 0 { "\n" } else { ",\n" });
        let _ = write!(out, "{pad}  {line}");
    }
    let _ = write!(out, "\n{pad}{close}");
}

/// Reads what [`to_json`] wrote; unknown keys are ignored.
///
/// # Errors
/// [`ReadError`] when the text is not JSON or not a schema.
pub fn from_json(text: &str) -> Result<Schema, ReadError> {
    let file: File = serde_json::from_str(text).map_err(ReadError)?;
    let version: ApiVersion =
        file.version.parse().map_err(|message: String| ReadError(serde_json::Error::custom(message)))?;
    let types = file.types.into_iter().map(|(name, item)| (name, TypeDef::from(item))).collect();
    Ok(Schema { version, types, operations: file.operations })
}

impl From<&TypeDef> for TypeFile {
    fn from(def: &TypeDef) -> Self {
        match def {
            TypeDef::Struct(item) => Self {
                kind: match item.kind {
                    StructKind::Entity => Kind::Entity,
                    StructKind::Complex => Kind::Complex,
                },
                base: item.base.clone(),
                is_abstract: item.is_abstract,
                open: item.open,
                key: item.key.clone(),
                properties: item.properties.clone(),
                ..Self::common(Kind::Complex, &item.description, item.deprecated.as_ref(), &item.area, &item.src)
            },
            TypeDef::Enum(item) => Self {
                flags: item.flags,
                evolvable: item.evolvable,
                synthetic: item.synthetic,
                members: item.members.iter().map(|m| (m.name.clone(), Value::from(m.value))).collect(),
                member_descriptions: item
                    .members
                    .iter()
                    .filter(|m| !m.description.is_empty())
                    .map(|m| (m.name.clone(), m.description.clone()))
                    .collect(),
                ..Self::common(Kind::Enum, &item.description, item.deprecated.as_ref(), &item.area, &item.src)
            },
        }
    }
}

impl TypeFile {
    fn common(kind: Kind, description: &str, deprecated: Option<&String>, area: &str, src: &Provenance) -> Self {
        Self {
            kind,
            base: None,
            is_abstract: false,
            open: false,
            key: Vec::new(),
            flags: false,
            evolvable: false,
            synthetic: false,
            description: description.to_owned(),
            deprecated: deprecated.cloned(),
            area: area.to_owned(),
            src: src.clone(),
            properties: Vec::new(),
            members: Map::new(),
            member_descriptions: BTreeMap::new(),
        }
    }
}

impl From<TypeFile> for TypeDef {
    fn from(file: TypeFile) -> Self {
        let kind = match file.kind {
            Kind::Entity => StructKind::Entity,
            Kind::Complex => StructKind::Complex,
            Kind::Enum => return Self::Enum(enum_from(file)),
        };
        Self::Struct(StructType {
            kind,
            base: file.base,
            is_abstract: file.is_abstract,
            open: file.open,
            key: file.key,
            properties: file.properties,
            description: file.description,
            deprecated: file.deprecated,
            area: file.area,
            src: file.src,
        })
    }
}

fn enum_from(file: TypeFile) -> EnumType {
    let mut descriptions = file.member_descriptions;
    let members = file.members.into_iter().map(|(name, value)| Member {
        value: value.as_i64().unwrap_or_default(),
        description: descriptions.remove(&name).unwrap_or_default(),
        name,
    });
    EnumType {
        flags: file.flags,
        evolvable: file.evolvable,
        synthetic: file.synthetic,
        members: members.collect(),
        description: file.description,
        deprecated: file.deprecated,
        area: file.area,
        src: file.src,
    }
}

/// Properties as an object from wire name to the rest, in documented order.
pub(super) mod named_properties {
    use serde::de::Error as _;
    use serde::ser::SerializeMap;
    use serde::{Deserialize, Deserializer, Serializer};
    use serde_json::{Map, Value};

    use crate::schema::Property;

    /// Writes `{name: property}`.
    pub(crate) fn serialize<S: Serializer>(properties: &[Property], serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(properties.len()))?;
        for property in properties {
            map.serialize_entry(&property.name, property)?;
        }
        map.end()
    }

    /// Reads `{name: property}`.
    pub(crate) fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Property>, D::Error> {
        let map = Map::<String, Value>::deserialize(deserializer)?;
        map.into_iter()
            .map(|(name, value)| {
                let property: Property = serde_json::from_value(value).map_err(D::Error::custom)?;
                Ok(Property { name, ..property })
            })
            .collect()
    }
}
