"""Reads exports with programs of others:
  pip install bibtexparser pylatexenc rispy jsonschema networkx
and, if it is in the folder that the second argument names, csl-data.json, the schema of
https://resource.citationstyles.org/schema/v1.0/input/json/csl-data.json.
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

schema = os.path.join(readers, "csl-data.json")
if os.path.exists(schema):
    with open(schema, encoding="utf-8") as f:
        schema = json.load(f)
    for name in "articles", "notes":
        with open(path(name + ".csl.json"), encoding="utf-8") as f:
            items = json.load(f)
        jsonschema.validate(items, schema)
        print(f"jsonschema: {len(items)} items of {name}.csl.json are valid")
else:
    print("skipped: jsonschema, for there is no", schema)

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
