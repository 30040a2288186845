"""Reads the scores of a schema as JSON and fails where one is below its threshold.

    score.py --json ... | thresholds.py schema.json
"""
import json
import sys
from collections import Counter

# Recall in scope, percent.
RECALL = {"types": 96.4, "own_properties": 93.7, "property_types": 91.7, "enum_members": 94.5}
# Types and operations in the schema.
STRUCTS, ENUMS, OPERATIONS = 1000, 280, 2060


def main():
    scores = json.load(sys.stdin)["scores"]["in scope"]
    with open(sys.argv[1], encoding="utf-8") as file:
        schema = json.load(file)
    kinds = Counter(item["kind"] for item in schema["types"].values())
    rows = [(f"recall of {name}", 100 * scores[name]["recall"], least) for name, least in RECALL.items()]
    rows += [("structs", kinds["entity"] + kinds["complex"], STRUCTS), ("enums", kinds["enum"], ENUMS)]
    rows += [("operations", len(schema["operations"]), OPERATIONS)]
    for name, value, least in rows:
        print(f"{name:<28}{value:>9.1f}   at least {least:<7}{'ok' if value >= least else 'TOO LOW'}")
    sys.exit(any(value < least for _, value, least in rows))


if __name__ == "__main__":
    main()
