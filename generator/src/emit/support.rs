//! The support module: hand-written Rust that every generated crate carries, embedded file by file.

macro_rules! embed {
    ($($path:literal,)*) => {
        /// Path below the module's folder and text, sorted by path.
        pub(super) const FILES: &[(&str, &str)] = &[$(($path, include_str!(concat!("../../support/", $path)))),*];
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
