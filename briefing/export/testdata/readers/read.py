"""Reads exports with programs of others:
  pip install bibtexparser pylatexenc rispy jsonschema networkx
and, if it is in the folder that the second argument names, csl-data.json, the schema of
https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json; if it is not, a
schema made of a table of what CSL 1.0.2 allows.
It prints what was read and fails at the first thing that is not understood."""

import csv
import json
import os
import sys

import bibtexparser
import jsonschema
import networkx
import rispy

exports, readers = sys.argv[1:3]


def path(name):
    return os.path.join(exports, name)


with open(path("articles.csl.json"), encoding="utf-8") as f:
    wanted = json.load(f)

# What CSL 1.0.2 allows in an item: its types, and the variables of each kind that a text about
# an article may have. No others are known.
TYPES = """article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection dataset
    document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case legislation manuscript map
    motion_picture musical_score pamphlet paper-conference patent performance periodical personal_communication post
    post-weblog regulation report review review-book software song speech standard thesis treaty webpage""".split()
WORDS = """abstract annote archive authority collection-title container-title container-title-short event genre keyword
    language medium note publisher publisher-place section source status title title-short URL version""".split()
NAMES = "author container-author contributor editor interviewer recipient translator".split()
DATES = "accessed available-date event-date issued original-date submitted".split()


def of(properties):
    return {"type": "object", "properties": properties, "additionalProperties": False}


def own_schema():
    word, part, flag = {"type": "string"}, {"type": ["string", "number"]}, {"type": ["string", "number", "boolean"]}
    name = of({k: word for k in "family given dropping-particle non-dropping-particle suffix literal".split()})
    day = {"type": "array", "items": part, "minItems": 1, "maxItems": 3}
    date = of({"date-parts": {"type": "array", "items": day, "minItems": 1, "maxItems": 2},
               "season": part, "circa": flag, "literal": word, "raw": word})
    item = of({k: word for k in WORDS}
              | {k: {"type": "array", "items": name} for k in NAMES}
              | {k: date for k in DATES}
              | {"type": {"enum": TYPES}, "id": part})
    return {"type": "array", "items": item | {"required": ["type", "id"]}}


schema = os.path.join(readers, "csl-data.json")
if os.path.exists(schema):
    with open(schema, encoding="utf-8") as f:
        schema = json.load(f)
else:
    print("CSL-JSON: by a table of what CSL 1.0.2 allows, for there is no", schema)
    schema = own_schema()
for name in "articles", "notes":
    with open(path(name + ".csl.json"), encoding="utf-8") as f:
        items = json.load(f)
    jsonschema.validate(items, schema)
    print(f"jsonschema: {len(items)} items of {name}.csl.json are valid")

for name in "articles", "notes":
    library = bibtexparser.parse_file(path(name + ".bib"))
    assert not library.failed_blocks, library.failed_blocks
    keys = [entry.key for entry in library.entries]
    assert len(set(keys)) == len(keys)
    if name == "articles":
        assert keys == [item["id"] for item in wanted], keys
    print(f"bibtexparser: {len(keys)} entries of {name}.bib: {', '.join(keys)}")
    with open(path(name + ".ris"), encoding="utf-8", newline="") as f:
        entries = rispy.load(f)
    assert [entry["id"] for entry in entries] == keys, entries
    titles = {item["id"]: item["title"] for item in wanted}
    for entry in entries:
        assert entry["title"] == titles[entry["id"]], entry
    print(f"rispy: {len(entries)} records of {name}.ris, titles as in CSL-JSON")

for name in "articles", "mentions", "notes":
    with open(path(name + ".csv"), encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, strict=True))
    assert all(None not in row and None not in row.values() for row in rows)
    print(f"csv: {len(rows)} records of {name}.csv")

graph = networkx.read_graphml(path("mentions.graphml"))
print(f"networkx: {graph.number_of_nodes()} nodes, {graph.number_of_edges()} edges:",
      ", ".join(f"{graph.nodes[a]['label']} - {graph.nodes[b]['label']} ({d['weight']})" for a, b, d in graph.edges(data=True)))
