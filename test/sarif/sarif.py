"""sarif.py TOP PIIFLOW TOOLS: reports of many sorts are valid SARIF 2.1.0, and hold
what viewers and code-scanning services read.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

TOP, PIIFLOW, TOOLS = (Path(argument).resolve() for argument in sys.argv[1:])
MULTITOOL = TOOLS / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool"

SOURCES = {
    "src/desk/leak.cpp": """#include "pii-test.h"
#define LOG(text) log_line(text)
std::string pick(const User &user, bool both) {
  return both ? user.name + user.phone : user.email;
}
void leak(const User &user) { log_line(pick(user, true)); }
void macro(const User &user) { LOG(user.phone); }
void accepted(const User &user) { log_line(user.phone); } // NOLINT(pii-log): shown to the user
void bare(const User &user) { log_line(user.name); } // NOLINT
std::string encode(const std::string &text) PII_SANITIZER(encode);
void weak(const User &user) { log_line(encode(user.phone)); }
""",
    "src/with space/naïve #1.cpp": """#include "pii-test.h"
struct Card { std::string number PII(pone); };
void leak(const User &user) { /* ü😀 */ log_line(user.phone); }
""",
    "src/broken.cpp": "int f() { return nowhere; }\n",
    ".piiflow.json": """{
  "version": 1,
  "sinks": [{"function": "no::such", "kind": "log"}],
  "suppressions": {"require_reason": true}
}
""",
}
faults = []


def check(condition, what):
    if not condition:
        faults.append(what)


def report(folder, arguments, expect):
    out = folder / "o.sarif"
    run = subprocess.run(
        [PIIFLOW, "check", *arguments, "--format", f"sarif={out}", "--", "-std=c++20"]
        + ["-I", str(TOP / "checker/include"), "-I", str(TOP / "test/lit/Inputs")],
        cwd=folder,
        capture_output=True,
        text=True,
    )
    if run.returncode != expect:
        sys.exit(f"piiflow check {arguments}: exit code {run.returncode}\n{run.stderr}")
    return out


def validate(path):
    """What the validator finds wrong; it exits with 0 in any case."""
    out = path.with_suffix(".validated.json")
    run = subprocess.run(
        [MULTITOOL, "validate", path, "--output", out, "--log", "ForceOverwrite"],
        env={**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"},
        capture_output=True,
        text=True,
    )
    if not out.exists():
        sys.exit(f"the validator wrote nothing:\n{run.stdout}{run.stderr}")
    results = json.loads(out.read_text(encoding="utf-8-sig"))["runs"][0]["results"]
    return [
        f"{r['ruleId']}: {json.dumps(r['message'])[:300]}"
        for r in results
        if r.get("level", "warning") in ("error", "warning")
    ]


def look_at(run):
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    bases = run["originalUriBaseIds"]
    check(len(rules) == len(set(rules)), "a rule is listed twice")
    check(bases["PROJECTROOT"]["uri"].endswith("/"), "the base is no folder")
    for result in run["results"]:
        what = f"{result['ruleId']} at {json.dumps(result['locations'])[:200]}"
        check(rules[result["ruleIndex"]] == result["ruleId"], f"{what}: ruleIndex")
        check(result["level"] in ("note", "warning", "error"), f"{what}: level")
        check(result["partialFingerprints"]["primaryLocationLineHash"], f"{what}: fingerprint")
        flows = result.get("codeFlows", [])
        check(len(flows) <= 1, f"{what}: several code flows")
        check(flows or result["ruleId"] == "pii-annotation", f"{what}: no code flow")
        locations = list(result["locations"])
        for flow in flows:
            check(len(flow["threadFlows"]) == 1, f"{what}: several thread flows")
            locations += [step["location"] for step in flow["threadFlows"][0]["locations"]]
        for location in locations:
            check(location["message"]["text"], f"{what}: a location without message")
            artifact = location["physicalLocation"]["artifactLocation"]
            if artifact["uri"].startswith("file://"):
                continue  # Outside of the project.
            check(not artifact["uri"].startswith("/"), f"{what}: absolute path")
            check(artifact["uriBaseId"] in bases, f"{what}: {artifact} has no base")


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        for name, text in SOURCES.items():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(text)
        files = [name for name in SOURCES if name.endswith(".cpp")]
        whole = report(folder, files, expect=1)
        document = json.loads(whole.read_text())
        run = document["runs"][0]
        look_at(run)
        # Viewers count UTF-16 code units: two for the face, one for the umlaut.
        line = SOURCES["src/with space/naïve #1.cpp"].splitlines()[2]
        before = line[: line.index("log_line")].encode("utf-16-le")
        regions = [
            location["physicalLocation"]["region"]
            for location in (result["locations"][0] for result in run["results"])
            if "na%C3%AFve" in location["physicalLocation"]["artifactLocation"]["uri"]
        ]
        check(run["columnKind"] == "utf16CodeUnits", f"columns are {run['columnKind']}")
        columns = [r["startColumn"] for r in regions if r["startLine"] == 3]
        check(columns == [len(before) // 2 + 1], f"columns after wide characters: {columns}")
        by_rule = {r["ruleId"] for r in run["results"]}
        check({"pii-log", "pii-annotation"} <= by_rule, f"only {by_rule}")
        reasons = [s for r in run["results"] for s in r.get("suppressions", [])]
        check(len(reasons) == 2, f"suppressions: {reasons}")
        check(all(s["kind"] == "inSource" for s in reasons), f"suppressions: {reasons}")
        check(not run["invocations"][0]["executionSuccessful"], "the broken unit is not told")
        told = json.dumps(run["invocations"][0]["toolExecutionNotifications"])
        check("src/broken.cpp" in told and "no::such" in told, f"notifications: {told}")
        faults.extend(validate(whole))
        (folder / "src/broken.cpp").write_text("int f() { return 0; }\n")
        faults.extend(validate(report(folder, ["src/broken.cpp"], expect=0)))

        # The validator does see mistakes.
        document["runs"][0]["results"][0]["grave"] = True
        (folder / "bad.sarif").write_text(json.dumps(document))
        check(validate(folder / "bad.sarif"), "the validator lets an unknown property through")
    print("\n".join(faults) if faults else f"valid: {len(run['results'])} results")
    return 1 if faults else 0


sys.exit(main())
