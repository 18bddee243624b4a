"""schema.py PART TOP PIIFLOW: holds the policy schema against the reader.

Parts: shipped     the models, the policies of the applications and what the
                   pages of the documentation show are valid;
       keys        every key that the reader accepts is in the schema, and none
                   beyond, object by object;
       agreement   of all policies in the tests, the reader refuses exactly those
                   that the schema refuses, but for what no schema can say;
       references  "$schema" of the files leads to the schema, and the schema's
                   lists of known words are the shipped ones.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import functools
import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path

import jsonschema

PART, TOP, PIIFLOW = sys.argv[1], Path(sys.argv[2]).resolve(), sys.argv[3]
SCHEMA_FILE = TOP / "checker/Policy/schema/piiflow-policy.schema.json"
SCHEMA = json.loads(SCHEMA_FILE.read_text())
MODELS = sorted((TOP / "checker/Policy/models").glob("*.json"))
POLICIES = sorted((TOP / "test/apps").glob("*/.piiflow.json"))

# What a schema cannot say: which names there are, what is a tree, a key given
# twice. Policies that the reader refuses with these words alone.
BEYOND = re.compile(
    r"expected a category, found|expected one of the kinds |expected a parent that is not below"
    r"|expected each key once|expected a last argument not below the first"
)
# Comments are let through by the reader alone.
LENIENT = {"slashes.jsonc of test/lit/policy/comments.test"}


def validator():
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    return jsonschema.Draft202012Validator(SCHEMA)


def valid(policy):
    return [
        f"{'/'.join(map(str, e.absolute_path))}: {e.message[:200]}"
        for e in validator().iter_errors(policy)
    ]


@functools.cache
def tool_says(text):
    """Nothing when the tool takes a policy, else what it says is wrong."""
    with tempfile.NamedTemporaryFile("wb", suffix=".json") as file:
        file.write(text.encode())
        file.flush()
        run = subprocess.run(
            [PIIFLOW, "explain", "pii-log", "--policy", file.name],
            capture_output=True,
            text=True,
        )
    if run.returncode not in (0, 2):
        sys.exit(f"exit code {run.returncode} for a policy: {text[:200]}\n{run.stderr}")
    return run.stderr if run.returncode else ""


def shipped():
    documented = []
    for page in [TOP / "README.md", *sorted((TOP / "docs").rglob("*.md"))]:
        for block in re.findall(r"^```json\n(.*?)^```", page.read_text(), flags=re.M | re.S):
            documented.append((page, block))
    files = [(f, f.read_text()) for f in [*MODELS, *POLICIES]] + documented
    for path, text in files:
        for fault in valid(json.loads(text)):
            yield f"{path.relative_to(TOP)}: {fault}"
        if complaint := tool_says(text):
            yield f"{path.relative_to(TOP)}: {complaint}"
    if not MODELS or not POLICIES or not documented:
        yield "no models, no policies or no examples found"


# For each kind of object, a policy with one that has a key which nobody knows.
UNKNOWN = "no_such_key_anywhere"
PROBES = {
    "": {UNKNOWN: 1},
    "kinds": {"kinds": {UNKNOWN: 1}},
    "suppressions": {"suppressions": {UNKNOWN: 1}},
    "category": {"categories": {"phone": {UNKNOWN: 1}}},
    "tierByProfile": {"categories": {"phone": {"tier": {UNKNOWN: 1}}}},
    "approval": {"approved": [{"kinds": "mask", UNKNOWN: 1}]},
    "fieldSource": {"sources": [{"field": "A::b", "categories": "phone", UNKNOWN: 1}]},
    "globalSource": {"sources": [{"global": "a", "categories": "phone", UNKNOWN: 1}]},
    "typeSource": {"sources": [{"type": "A", "categories": "phone", UNKNOWN: 1}]},
    "functionSource": {"sources": [{"function": "f", "categories": "phone", UNKNOWN: 1}]},
    "fieldSink": {"sinks": [{"field": "A::b", "kind": "log", UNKNOWN: 1}]},
    "functionSink": {"sinks": [{"function": "f", "kind": "log", UNKNOWN: 1}]},
    "sinkObject": {"sink_objects": [{"type": "A", "kind": "log", UNKNOWN: 1}]},
    "typeSanitizer": {"sanitizers": [{"type": "A", "kind": "mask", UNKNOWN: 1}]},
    "functionSanitizer": {"sanitizers": [{"function": "f", "kind": "mask", UNKNOWN: 1}]},
    "propagator": {"propagators": [{"function": "f", "flows": [], UNKNOWN: 1}]},
    "callback": {"callbacks": [{"function": "f", "callee": "This", UNKNOWN: 1}]},
    "conversion": {"conversions": [{"function": "f", "by": "g", "of": "This", UNKNOWN: 1}]},
    "placeholders": {"placeholders": [{"globals": "a", UNKNOWN: 1}]},
    "class": {"classes": [{"type": "A", UNKNOWN: 1}]},
    "guard": {"guards": [{"function": "f", "kind": "audit", UNKNOWN: 1}]},
}


def keys():
    objects = {"": SCHEMA, **{n: d for n, d in SCHEMA["$defs"].items() if "properties" in d}}
    for name in sorted(set(objects) ^ set(PROBES)):
        yield f"'{name}' is an object of the schema or of this test, but not of both"
    for name in sorted(set(objects) & set(PROBES)):
        said = tool_says(json.dumps(PROBES[name]))
        found = re.search(r"expected one of the keys (.*), found \"" + UNKNOWN, said)
        if not found:
            yield f"{name}: the reader takes an unknown key: {said}"
            continue
        if objects[name].get("additionalProperties") is not False:
            yield f"{name}: the schema takes unknown keys"
        reader = set(found.group(1).split(", ")) | {"$comment"}
        schema = set(objects[name]["properties"])
        for key in sorted(reader - schema):
            yield f"{name}: the schema lacks '{key}', which the reader accepts"
        for key in sorted(schema - reader):
            yield f"{name}: the reader refuses '{key}', which the schema has"
        if not valid(PROBES[name]):
            yield f"{name}: the schema takes an unknown key in {PROBES[name]}"


def policies_of_tests():
    """Name and text of each policy that a lit test splits off or writes."""
    for test in sorted((TOP / "test/lit").rglob("*")):
        if test.suffix not in (".test", ".cpp", ".c"):
            continue
        parts = re.split(r"^(?://|#)--- (.*)\n", test.read_text(), flags=re.M)[1:]
        for name, text in zip(parts[::2], parts[1::2]):
            policy = test.parent.name == "policy" or '"version"' in text
            if name.strip().endswith((".json", ".jsonc")) and policy:
                yield f"{name.strip()} of {test.relative_to(TOP)}", text


def pieces(policy):
    """The policy, and each of its entries as a policy of its own: of several
    mistakes in one file, every one has to be seen."""
    yield policy
    for key, value in policy.items() if isinstance(policy, dict) else []:
        yield {key: value}
        if isinstance(value, list):
            yield from ({key: [item]} for item in value)
        elif key == "categories" and isinstance(value, dict):
            yield from ({key: {name: entry}} for name, entry in value.items())


def disagreement(policy):
    said = tool_says(json.dumps(policy))
    lines = [line for line in said.splitlines() if not BEYOND.search(line)]
    against_schema = valid(policy)
    if against_schema and not said:
        return f"only the schema refuses {json.dumps(policy)}: {against_schema[0]}"
    if lines and not against_schema:
        return f"only the reader refuses {json.dumps(policy)}: {said}"
    return ""


def agreement():
    count = refused = 0
    for name, text in policies_of_tests():
        try:
            policy = json.loads(text)
        except json.JSONDecodeError:
            if not tool_says(text) and name not in LENIENT:
                yield f"{name}: no JSON, and the reader takes it"
            continue
        for piece in pieces(policy):
            count += 1
            refused += bool(tool_says(json.dumps(piece)))
            if fault := disagreement(piece):
                yield f"{name}: {fault}"
    if count < 100 or refused < 50:
        yield f"only {count} policies found in the tests, {refused} of them bad"


def references():
    for path in [*MODELS, *POLICIES]:
        named = json.loads(path.read_text()).get("$schema", "")
        if (path.parent / named).resolve() != SCHEMA_FILE:
            yield f"{path.relative_to(TOP)}: $schema is '{named}', which is not the schema"
    known = SCHEMA["$defs"]["categoryId"]["anyOf"][0]["enum"]
    shipped_ids = json.loads((TOP / "checker/Policy/models/categories.json").read_text())
    if sorted(known) != sorted(shipped_ids["categories"]):
        yield "the schema's list of categories is not the shipped one"
    for what, probe in {
        "sinkKind": {"sink_objects": [{"type": "A", "kind": UNKNOWN}]},
        "sanitizerKind": {"sanitizers": [{"type": "A", "kind": UNKNOWN}]},
        "guardKind": {"guards": [{"function": "f", "kind": UNKNOWN}]},
    }.items():
        kinds = re.search(r"one of the kinds (.*), found", tool_says(json.dumps(probe)))
        if not kinds or kinds.group(1).split(", ") != SCHEMA["$defs"][what]["anyOf"][0]["enum"]:
            yield f"the schema's list of {what} is not the reader's"


faults = list(globals()[PART]())
print("\n".join(faults) if faults else f"{PART}: the schema and the reader agree")
sys.exit(1 if faults else 0)
