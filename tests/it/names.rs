//! The obstacle course of names: what no hand would write together must generate, and compile without a warning.

use std::path::Path;
use std::process::Command;

use msgraph_docgen::config::{Config, Layout};
use msgraph_docgen::{emit::emit, output, plan::plan, schema};

use crate::workspace::root;

#[test]
#[expect(clippy::disallowed_methods, reason = "the compiler is the judge")]
fn the_obstacle_course_compiles() {
    let names = root().join("generator/test_data/schemas/names.json");
    let schema = schema::from_json(&std::fs::read_to_string(names).unwrap()).unwrap();
    let config = {
        let mut config = Config::default();
        config.layout = Layout::Crate { name: "obstacle-course".to_owned(), standalone: true };
        config
    };
    let (plan, renamed) = plan(&[schema], &config);
    assert!(!renamed.is_empty());

    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("names");
    output::write(&emit(&plan), &folder).unwrap();
    // The versions of the workspace, so that nothing has to be fetched.
    std::fs::copy(root().join("Cargo.lock"), folder.join("Cargo.lock")).unwrap();
    let compiled = Command::new(env!("CARGO"))
        .args(["check", "--quiet", "--offline", "--target-dir"])
        .arg(folder.join("target"))
        .current_dir(&folder)
        .env("RUSTFLAGS", "-D warnings")
        .output()
        .unwrap();
    assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
}
