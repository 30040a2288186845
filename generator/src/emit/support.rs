//! The support module: hand-written Rust that every generated crate carries, embedded file by file.

use std::borrow::Cow;

use crate::config::Conversion;
use crate::plan::CratePlan;

/// The files of the module, below its folder. Conversions that do not depend on a feature of the crate are on or off
/// for good, as nobody's crate has to have features for them.
pub(super) fn files(plan: &CratePlan) -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    FILES.iter().map(|(path, source)| {
        let mut text = Cow::Borrowed(*source);
        for conversion in Conversion::ALL {
            let condition = format!("feature = \"{}\"", conversion.as_str());
            let settled = if plan.conversions.contains(&conversion) { ON } else { OFF };
            if (plan.is_module || settled == ON) && text.contains(&condition) {
                text = Cow::Owned(text.replace(&condition, settled));
            }
        }
        (*path, text)
    })
}

/// Conditions that always and never hold; the first has no shorter form that clippy lets pass.
const ON: &str = "not(any())";
const OFF: &str = "any()";

macro_rules! embed {
    ($($path:literal,)*) => {
        /// Path below the module's folder and text, sorted by path.
        const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../../support/", $path)))),*];
    };
}

embed! {
    "additional_properties.rs",
    "collection.rs",
    "descriptor.rs",
    "enums.rs",
    "family.rs",
    "field.rs",
    "flags.rs",
    "list_field.rs",
    "macros.rs",
    "mod.rs",
    "model.rs",
    "patch.rs",
    "read.rs",
    "read_field.rs",
    "read_list.rs",
    "read_object.rs",
    "read_value.rs",
    "reader.rs",
    "reflect.rs",
    "scalar.rs",
    "slot.rs",
    "values/binary.rs",
    "values/dates.rs",
    "values/duration.rs",
    "values/guid.rs",
    "values/mod.rs",
    "values/number.rs",
    "values/text.rs",
    "write.rs",
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::FILES;

    /// The paths of all Rust files below `folder`.
    fn list(folder: &Path, prefix: &str, found: &mut Vec<String>) {
        for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
            let name = entry.file_name().to_string_lossy().into_owned();
            if entry.path().is_dir() {
                list(&entry.path(), &format!("{prefix}{name}/"), found);
            } else if entry.path().extension().is_some_and(|extension| extension == "rs") {
                found.push(format!("{prefix}{name}"));
            }
        }
    }

    #[test]
    fn every_file_is_embedded() {
        let mut found = Vec::new();
        list(&Path::new(env!("CARGO_MANIFEST_DIR")).join("support"), "", &mut found);
        found.sort();
        assert_eq!(FILES.iter().map(|(path, _)| *path).collect::<Vec<_>>(), found);
    }
}
