//! Descriptions as rustdoc text: markdown in, lines of harmless markdown out.
//!
//! Descriptions come from table cells and paragraphs of pages that were written for another renderer. What leaves
//! this module keeps its words, emphasis, code, lists and absolute links, and gives neither rustdoc, doctest nor clippy
//! anything to say: other links become their text, HTML becomes markdown or is escaped, brackets are escaped,
//! identifiers become code, every code block is `text`, and nothing is indented by accident.

mod blocks;
mod html;
mod inline;
mod link;
mod word;
mod wrap;

use blocks::Block;

use crate::config::DocLevel;

/// The lines of a description at the wanted level, without trailing blank ones.
pub(super) fn clean(markdown: &str, level: DocLevel) -> Vec<String> {
    let blocks = match level {
        DocLevel::None => Vec::new(),
        DocLevel::Summary => blocks::split(markdown).into_iter().take(1).map(first_sentence).collect(),
        DocLevel::Full => blocks::split(markdown),
    };
    let mut lines = Vec::new();
    let mut previous = None;
    for block in &blocks {
        let text = render(block);
        if text.iter().all(String::is_empty) {
            continue;
        }
        if previous.is_some_and(|previous: &Block| !previous.is_same_list(block)) {
            lines.push(String::new());
        }
        lines.extend(text);
        previous = Some(block);
    }
    lines
}

/// The lines of a remark that is markdown already.
pub(super) fn remark(text: &str) -> Vec<String> {
    wrap::paragraph(text)
}

fn render(block: &Block) -> Vec<String> {
    match block {
        Block::Paragraph(text) => wrap::paragraph(&inline::clean(text)),
        Block::Item { marker, text } => wrap::item(marker, &inline::clean(text)),
        Block::Code(code) => fence(code),
    }
}

/// A fenced block that no tool takes for Rust; longer fences inside cannot end it.
fn fence(code: &[String]) -> Vec<String> {
    let ticks = code.iter().map(|line| line.chars().take_while(|c| *c == '`').count()).max().unwrap_or(0);
    let ticks = "`".repeat(ticks.max(2) + 1);
    let code = code.iter().map(|line| line.replace('\t', "    ").trim_end().to_owned());
    std::iter::once(format!("{ticks}text")).chain(code).chain([ticks.clone()]).collect()
}

/// The first sentence of a block: up to a full stop that a capital letter follows, outside of code.
fn first_sentence(block: Block) -> Block {
    match block {
        Block::Paragraph(text) => {
            let end = sentence_end(&text).unwrap_or(text.len());
            Block::Paragraph(text.get(..end).unwrap_or_default().to_owned())
        }
        other => other,
    }
}

fn sentence_end(text: &str) -> Option<usize> {
    let is_end = |at: usize| {
        let mut after = text.get(at + 1..).unwrap_or_default().chars();
        let before = text.get(..at).unwrap_or_default();
        after.next() == Some(' ')
            && after.next().is_some_and(|c| c.is_uppercase() || "[*`".contains(c))
            && before.matches('`').count() % 2 == 0
            && !before.ends_with("e.g")
            && !before.ends_with("i.e")
    };
    inline::reach(text).match_indices('.').map(|(at, _)| at).find(|at| is_end(*at)).map(|at| at + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markdown: &str, expected: &str) {
        assert_eq!(clean(markdown, DocLevel::Full).join("\n"), expected, "{markdown:?}");
    }

    #[test]
    fn relative_links_become_their_text() {
        check("The [user](user.md) or [group](../group.md#x).", "The user or group.");
        check("See [docs](https://example.com/a_b?x=1).", "See [docs](https://example.com/a_b?x=1).");
        check("![An icon](icon.png) here", "An icon here");
        check("A [link [nested](x.md) text](y.md)", "A link nested text");
        check("A [list][] or [item][list item].", "A list or item.");
        check("Cut [here](x.md", r"Cut \[here\](x.md");
    }

    #[test]
    fn brackets_and_tags_are_escaped() {
        check("Range [0, 1] of a[x].b and a[1][2]", r"Range \[0, 1\] of a\[x\].b and a\[1\]\[2\]");
        check("The <tenant> of Collection<T>", r"The \<tenant> of Collection\<T>");
        check("{@link Foo} and {id}", "{@link Foo} and {id}");
        check("a<=b & c &lt;d&gt; &nbsp;e", r"a<=b & c \<d> e");
        check("<!-- hidden --> shown", "shown");
    }

    #[test]
    fn html_becomes_markdown() {
        check("One.<br/>Two.<br><br>Three.", "One.\n\nTwo.\n\nThree.");
        check("Either:<ul><li>`a`</li><li>b</li></ul>Then.", "Either:\n\n- `a`\n- b\n\nThen.");
        check("A <b>bold</b> <code>x<y</code> <a href=\"z\">z</a>", "A bold `x<y` z");
        check("`<br>` stays", "`<br>` stays");
    }

    #[test]
    fn identifiers_become_code() {
        check("Set displayName or user_id, not iOS.", "Set `displayName` or `user_id`, not iOS.");
        check("**displayName** and **True**", "`displayName` and **True**");
        check("A #microsoft.graph.user with @odata.type", "A #`microsoft.graph.user` with `@odata.type`");
        check("Call isOk() or std::mem", "Call `isOk()` or `std::mem`");
        check("_emphasis_ and snake_case_", "emphasis and `snake_case`");
    }

    #[test]
    fn urls_become_links() {
        check("At https://a.example/b_c.", "At <https://a.example/b_c>.");
        check("At http://localhost:80/{id}/x y", "At `http://localhost:80/{id}/x` y");
        check("<https://a.example>", "<https://a.example>");
        check("See:https://a.example or x.http://a.example", "See:<https://a.example> or x.<http://a.example>");
    }

    #[test]
    fn unbalanced_markup_is_text() {
        check("A ` tick and * star and ** two", r"A \` tick and \* star and \*\* two");
        check("`` `a` `` and `b", r"`` `a` `` and \`b");
        check("*a* **b** ***c***", "*a* **b** ***c***");
        check("2 * 3 * 4", r"2 \* 3 \* 4");
        check(r"C:\dir \_x\_ \| a | b", r"C:\\dir \_x\_ \| a \| b");
    }

    #[test]
    fn blocks_are_separated() {
        check(
            "# Title\ntext\n- a\n  more\n- b\nafter?\n\n1. one\n2) two",
            "Title\n\ntext\n\n- a more\n- b after?\n\n1. one\n2. two",
        );
        check("> [!NOTE]\n> Careful.", "**Note:**\n\nCareful.");
        check("    indented\n\n\ttab", "indented\n\ntab");
        check("| a | b |\n|---|---|\n| 1 | [x](y) |", "- a: b\n- 1: x");
        check("text\n---\n=====\nmore", "text\n\nmore");
    }

    #[test]
    fn fences_are_text_and_closed() {
        check("x\n```rust\nfn f() {}\n```\ny", "x\n\n```text\nfn f() {}\n```\n\ny");
        check("~~~\na", "```text\na\n```");
        check("````\n```\n````", "````text\n```\n````");
    }

    #[test]
    fn paragraphs_never_start_like_something_else() {
        check("2021. A year", r"2021\. A year");
        check("+ 3 is", "- 3 is");
        check("=== x", r"\=== x");
        check("#tag", r"\#tag");
    }

    #[test]
    fn long_lines_are_wrapped_where_nothing_changes() {
        let text = format!("{} - # 1. x", "word ".repeat(21).trim_end());
        check(&text, &format!("{} - # 1.\nx", "word ".repeat(21).trim_end()));
        let item = format!("- {}", "word ".repeat(25));
        check(&item, &format!("- {}\n  {}", "word ".repeat(21).trim_end(), "word ".repeat(4).trim_end()));
    }

    #[test]
    fn levels_cut() {
        let text = "Does e.g. this. Then [that](x.md).\n\nMore.";
        assert_eq!(clean(text, DocLevel::Summary), ["Does e.g. this."]);
        assert!(clean(text, DocLevel::None).is_empty());
    }

    /// Whatever the input, the output has no line that rustdoc could take for indented code.
    #[test]
    fn noise_is_survived() {
        const PIECES: [&str; 22] = [
            "a",
            "B_c",
            " ",
            "\n",
            "`",
            "``",
            "*",
            "**",
            "_",
            "[",
            "]",
            "(",
            ")",
            "<",
            ">",
            "&lt;",
            "\\",
            "http://x.y/z",
            "- ",
            "\t",
            "|",
            "é",
        ];
        let mut state = 7_u32;
        for _ in 0..5_000 {
            let mut text = String::new();
            for _ in 0..14 {
                state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
                text.push_str(PIECES.get((state >> 16) as usize % PIECES.len()).copied().unwrap_or(""));
            }
            let lines = clean(&text, DocLevel::Full);
            let has_code = lines.iter().any(|line| line.starts_with("```"));
            for line in lines {
                assert!(has_code || !line.starts_with("    ") && !line.contains('\n'), "{text:?} gave {line:?}");
            }
        }
    }
}
