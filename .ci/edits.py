"""Edits a copy of a documentation folder and compares: every edit must be found as what it is, and nothing else.

    edits.py DOCS COPY        edits are those of edits.json beside this file
"""
import json
import re
import shutil
import subprocess
import sys
from pathlib import Path


def apply(folder, edit):
    for step in edit["steps"]:
        page = folder / step["page"]
        if "text" in step:
            page.write_text("\n".join(step["text"]) + "\n", encoding="utf-8")
        elif "rename" in step:
            page.rename(folder / step["rename"])
        elif "row" in step:
            change_row(page, step)
        elif step.get("remove"):
            page.unlink()
        else:
            text = page.read_bytes().decode("utf-8-sig")
            if text.count(step["from"]) != step.get("times", 1):
                sys.exit(f"{step['page']} has {step['from']!r} {text.count(step['from'])} times")
            page.write_bytes(text.replace(step["from"], step["to"]).encode("utf-8"))


def change_row(page, step):
    """Removes the table row that starts like this, replaces a part of it, or adds to its last cell."""
    lines = page.read_bytes().decode("utf-8-sig").split("\n")
    rows = [at for at, line in enumerate(lines) if line.startswith(step["row"])]
    if len(rows) != 1:
        sys.exit(f"{step['page']} has {len(rows)} rows {step['row']!r}")
    line = lines[rows[0]]
    if step.get("remove"):
        changed = []
    elif "append" in step:
        cell, pipe, rest = line.rpartition("|")
        changed = [cell.rstrip() + step["append"] + pipe + rest]
    else:
        if line.count(step["from"]) != 1:
            sys.exit(f"{step['page']} has {step['from']!r} {line.count(step['from'])} times in {step['row']!r}")
        changed = [line.replace(step["from"], step["to"])]
    lines[rows[0] : rows[0] + 1] = changed
    page.write_bytes("\n".join(lines).encode("utf-8"))


def found(report):
    # The item and the rule of a change stand on two lines.
    return sorted(re.findall(r"^[•✓] (.+?) \[v1\.0\]: .*\n  ([a-z-]+) \(", report, re.MULTILINE))


def main():
    docs, copy = map(Path, sys.argv[1:])
    edits = json.loads(Path(__file__).with_name("edits.json").read_text(encoding="utf-8"))
    shutil.rmtree(copy, ignore_errors=True)
    shutil.copytree(docs, copy)
    for edit in edits:
        apply(copy / "v1.0", edit)
    command = ["cargo", "xtask", "diff", "--docs-base", str(docs), "--docs-head", str(copy), "--api-version", "v1.0"]
    report = subprocess.run(command, stdout=subprocess.PIPE, text=True, encoding="utf-8", check=True).stdout
    expected = sorted((edit["item"], edit["rule"]) for edit in edits)
    actual = found(report)
    missing = [row for row in expected if row not in actual]
    surplus = [row for row in actual if row not in expected]
    for name, rows in (("not found", missing), ("found beside them", surplus)):
        for item, rule in rows:
            print(f"{name}: {rule} {item}")
    print(f"{len(edits)} edits, {len(actual)} changes")
    sys.exit(bool(missing or surplus or len(expected) != len(actual)))


if __name__ == "__main__":
    main()
