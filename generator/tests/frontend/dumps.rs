//! `dump`: what it takes for a target, and what it says when there is none.

use msgraph_docgen::config::Config;
use msgraph_docgen::dump::dump;
use msgraph_docgen::source::{ApiVersion, SourceFile, SourceSet};

fn sources() -> SourceSet {
    let page = |version, path: &str, name: &str| {
        let text = format!(
            "# {name} resource type\n\n<!-- {{ \"blockType\": \"resource\", \"@odata.type\": \"microsoft.graph.{name}\" }} -->\n```json\n{{}}\n```\n"
        );
        SourceFile::decode(version, path, text.into_bytes())
    };
    SourceSet::new(vec![
        page(ApiVersion::V1, "resources/lantern.md", "lantern"),
        page(ApiVersion::V1, "resources/lights-wick.md", "lights.wick"),
        page(ApiVersion::V1, "resources/wick.md", "wick"),
        page(ApiVersion::V1, "api/wick.md", "wickApi"),
        page(ApiVersion::Beta, "resources/lantern.md", "lantern"),
        page(ApiVersion::Beta, "resources/torch.md", "torch"),
    ])
}

fn first_line(stage: &str, target: &str) -> String {
    match dump(&sources(), &Config::default(), stage, target) {
        Ok(text) => text
            .lines()
            .find(|line| line.contains("title") || line.contains("microsoft"))
            .unwrap_or("?")
            .trim()
            .to_owned(),
        Err(error) => format!("error: {error}"),
    }
}

#[test]
fn targets() {
    let asked = [
        ("page", "resources/lantern.md"),
        ("page", "resources/LANTERN"),
        ("page", "lantern"),
        ("page", "beta/lantern"),
        ("page", "torch"),
        ("page", "v1.0/torch"),
        ("page", "wick"),
        ("page", "microsoft.graph.lights.wick"),
        ("page", "lanter"),
        ("page", "resources/lantren.md"),
        ("page", ""),
        ("resolve", "Lantern"),
        ("resolve", "microsoft.graph.torch"),
        ("resolve", "wick"),
        ("resolve", "resources/lights-wick.md"),
        ("resolve", "micro"),
        ("plan", "lantern"),
        ("guess", "lantern"),
    ];
    let lines = asked.map(|(stage, target)| format!("{stage} {target}\n    {}\n", first_line(stage, target)));
    let text = lines.concat();
    insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
        insta::assert_snapshot!("dump_targets", text);
    });
}
