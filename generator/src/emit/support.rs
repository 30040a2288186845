//! The support module: hand-written Rust that every generated crate carries, embedded file by file.

use std::borrow::Cow;

use super::modules::GATE;
use crate::config::Conversion;
use crate::plan::CratePlan;

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
    "operation/failure.rs",
    "operation/http.rs",
    "operation/macros.rs",
    "operation/mod.rs",
    "operation/options.rs",
    "operation/path.rs",
    "operation/payload.rs",
    "operation/permissions.rs",
    "operation/reference.rs",
    "operation/single.rs",
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

/// The folder of what only operations need.
const OPERATION: &str = "operation/";

/// Conditions that always and never hold; the first has no shorter form that clippy lets pass.
const ON: &str = "not(any())";
const OFF: &str = "any()";

/// The files of the support module, with what operations need if there are any.
pub(super) fn files(plan: &CratePlan) -> impl Iterator<Item = (&'static str, Cow<'static, str>)> {
    let wanted = FILES.iter().filter(|(path, _)| plan.operations || !path.starts_with(OPERATION));
    wanted.map(|(path, source)| {
        let text = match *path {
            "mod.rs" if plan.operations => Cow::Owned(format!("{source}\n{GATE}pub mod operation;\n")),
            _ => Cow::Borrowed(*source),
        };
        (*path, settle(plan, text))
    })
}

/// Conversions that do not depend on a feature of the crate are on or off for good, as nobody's crate has to have
/// features for them.
fn settle<'t>(plan: &CratePlan, mut text: Cow<'t, str>) -> Cow<'t, str> {
    for conversion in Conversion::ALL {
        let condition = format!("feature = \"{}\"", conversion.as_str());
        let is_on = plan.conversions.contains(&conversion);
        if (plan.is_module || is_on) && text.contains(&condition) {
            text = Cow::Owned(text.replace(&condition, if is_on { ON } else { OFF }));
        }
    }
    text
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
