//! What a configuration adds to or puts in the place of generated items.

use std::collections::{BTreeMap, BTreeSet};

use super::syntax::{RustAttribute, RustPath};
use crate::config::{Addition, Config, Misuse};
use crate::near;
use crate::schema::{Schema, TypeDef, TypeName};
use crate::select::Pattern;

/// How many similar names an error lists.
const NEAREST: usize = 3;

/// Traits that every generated struct has.
const STRUCT_TRAITS: [&str; 6] = ["Clone", "Debug", "Default", "Deserialize", "PartialEq", "Serialize"];

/// Traits that every generated enumeration has.
const ENUM_TRAITS: [&str; 6] = ["Clone", "Copy", "Debug", "Eq", "Hash", "PartialEq"];

/// For one schema, what its items get.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Extras {
    /// By the item's name: `microsoft.graph.user`, `microsoft.graph.user.mail`.
    attributes: BTreeMap<String, Vec<RustAttribute>>,
    replaced: BTreeMap<TypeName, RustPath>,
}

impl Extras {
    /// The additions to a type, or to one of its properties or members.
    pub(super) fn attributes(&self, name: &TypeName, part: Option<&str>) -> Vec<RustAttribute> {
        let item = part.map_or_else(|| name.0.clone(), |part| format!("{name}.{part}"));
        self.attributes.get(&item).cloned().unwrap_or_default()
    }

    /// All types that take the place of others.
    pub(super) fn replacements(&self) -> impl Iterator<Item = &RustPath> {
        self.replaced.values()
    }

    /// What takes the place of a type.
    pub(super) fn replacement(&self, name: &TypeName) -> Option<&RustPath> {
        self.replaced.get(name)
    }
}

/// Finds the items that a configuration means in each schema, of which the types in the second part are not generated.
///
/// # Errors
/// Every text that is no Rust, and every target that nothing matches.
pub fn resolve(parts: &[(&Schema, &BTreeSet<TypeName>)], config: &Config) -> Result<Vec<Extras>, Vec<Misuse>> {
    let mut all: Vec<Extras> = parts.iter().map(|_| Extras::default()).collect();
    let mut misuses = Vec::new();
    for replacement in &config.replacements {
        let not_rust = |reason| Misuse::NotRust { option: "replace", text: replacement.path.clone(), reason };
        match (RustPath::parse(&replacement.path), Pattern::parse("replace", &replacement.name)) {
            (Ok(path), Ok(pattern)) => {
                for ((schema, _), extras) in parts.iter().zip(&mut all) {
                    let names = pattern.types(schema).unwrap_or_default().into_iter().cloned();
                    extras.replaced.extend(names.map(|name| (name, path.clone())));
                }
            }
            (path, pattern) => misuses.extend(path.err().map(not_rust).into_iter().chain(pattern.err())),
        }
    }
    for attribute in &config.attributes {
        if let Err(misuse) = attach(parts, &mut all, &attribute.target, &attribute.addition) {
            misuses.push(misuse);
        }
    }
    if misuses.is_empty() { Ok(all) } else { Err(misuses) }
}

fn attach(
    parts: &[(&Schema, &BTreeSet<TypeName>)],
    all: &mut [Extras],
    target: &str,
    addition: &Addition,
) -> Result<(), Misuse> {
    let (option, text) = match addition {
        Addition::Derive(text) => ("derive", text),
        Addition::Attribute(text) => ("attribute", text),
    };
    let not_rust = |reason| Misuse::NotRust { option, text: text.clone(), reason };
    let (attribute, derived) = match addition {
        Addition::Derive(_) => RustAttribute::derive(text).map(|(attribute, name)| (attribute, Some(name))),
        Addition::Attribute(_) => RustAttribute::parse(text).map(|attribute| (attribute, None)),
    }
    .map_err(not_rust)?;
    let mut matched = false;
    for ((schema, absent), extras) in parts.iter().zip(all) {
        for (item, def) in items(schema, absent, option, target)? {
            if derived.is_some() && def.is_none() {
                return Err(not_rust(format!("`{target}` is not a type, and only types derive")));
            }
            matched = true;
            let has = def.zip(derived.as_deref()).is_some_and(|(def, name)| already_has(def, name));
            if !has {
                extras.attributes.entry(item).or_default().push(attribute.clone());
            }
        }
    }
    if matched { Ok(()) } else { Err(no_match(parts, option, target)?) }
}

/// The misuse of a target that nothing matches: near it are the parts of the types that it names, else types.
fn no_match(parts: &[(&Schema, &BTreeSet<TypeName>)], option: &'static str, target: &str) -> Result<Misuse, Misuse> {
    let mut near = Vec::new();
    if let Some((owner, _)) = target.rsplit_once('.') {
        for (schema, _) in parts {
            for name in Pattern::parse(option, owner)?.types(schema)? {
                near.extend(parts_of(schema, name).into_iter().map(|wire| format!("{name}.{wire}")));
            }
        }
    }
    if near.is_empty() {
        let schemas: Vec<Schema> = parts.iter().map(|(schema, _)| (*schema).clone()).collect();
        return Ok(Pattern::parse(option, target)?.no_match(&schemas));
    }
    let nearest = near::nearest(target, near.iter().map(String::as_str), NEAREST);
    let nearest = nearest.into_iter().map(str::to_owned).collect();
    Ok(Misuse::NoMatch { option, pattern: target.to_owned(), nearest })
}

fn already_has(def: &TypeDef, name: &str) -> bool {
    match def {
        TypeDef::Struct(_) => STRUCT_TRAITS.contains(&name),
        TypeDef::Enum(_) => ENUM_TRAITS.contains(&name),
    }
}

/// The generated items that a target means, types with their definition: types if it names any, else the properties or
/// members after its last dot of the types before it.
fn items<'s>(
    schema: &'s Schema,
    absent: &BTreeSet<TypeName>,
    option: &'static str,
    target: &str,
) -> Result<Vec<(String, Option<&'s TypeDef>)>, Misuse> {
    let generated = |text: &str| -> Result<Vec<&'s TypeName>, Misuse> {
        let found = Pattern::parse(option, text)?.types(schema)?;
        Ok(found.into_iter().filter(|name| !absent.contains(*name)).collect())
    };
    let types = generated(target)?;
    if !types.is_empty() {
        return Ok(types.into_iter().map(|name| (name.0.clone(), schema.types.get(name))).collect());
    }
    let Some((owner, part)) = target.rsplit_once('.').filter(|_| !target.contains('/')) else { return Ok(Vec::new()) };
    let mut found = Vec::new();
    for name in generated(owner)? {
        let parts = parts_of(schema, name).into_iter().filter(|wire| Pattern::is_like(part, wire));
        found.extend(parts.map(|wire| (format!("{name}.{wire}"), None)));
    }
    Ok(found)
}

/// The wire names of a type's properties, inherited ones too, or of its members.
fn parts_of<'s>(schema: &'s Schema, name: &'s TypeName) -> Vec<&'s str> {
    if let Some(found) = schema.enumeration(name) {
        return found.members.iter().map(|member| member.name.as_str()).collect();
    }
    let properties = schema.chain(name).into_iter().flat_map(|(_, structure)| &structure.properties);
    properties.map(|property| property.name.as_str()).collect::<BTreeSet<_>>().into_iter().collect()
}
