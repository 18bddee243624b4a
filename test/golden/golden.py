"""golden.py PIIFLOW TIDY BUILD GOLDEN APP [--update]

Checks one of the example applications and compares what is reported with its
golden file: one line a finding, as text without the trace. Does the
same with what the clang-tidy plugin (TIDY: the command with its options) shows
for each source file by itself, and GOLDEN with .plugin in its name.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import difflib
import json
import re
import shlex
import subprocess
import sys
from pathlib import Path

piiflow, tidy, build, golden, app = sys.argv[1:6]
update = "--update" in sys.argv[6:]
source = Path(app).resolve()

subprocess.run(
    ["cmake", "-G", "Ninja", "-S", app, "-B", build, "-DBUILD_TESTING=OFF",
     "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", "--log-level=WARNING"],
    check=True, stdout=subprocess.DEVNULL)
run = subprocess.run([piiflow, "check", "-p", build, "--format", "json"],
                     capture_output=True, text=True)
if run.returncode != 1:
    sys.exit(f"exit code {run.returncode}, expected 1\n{run.stderr}")
result = json.loads(run.stdout)
visible = [f for f in result["findings"] if not f["suppressed"]]


def line(f):
    at = f["location"]
    return f"{at['file']}:{at['line']}: {f['message']} [{f['rule']}]"


found = [line(f) + "\n" for f in visible]
def compare(name, lines):
    if update:
        Path(name).write_text("".join(lines))
    expected = Path(name).read_text().splitlines(keepends=True)
    if lines != expected:
        sys.stdout.writelines(difflib.unified_diff(expected, lines, name, "found"))
        sys.exit(f"the findings differ from {name}")


compare(golden, found)

# The plugin sees one unit at a time: what lies in one file, with its headers.
database = json.loads((Path(build) / "compile_commands.json").read_text())
shown = set()
for file in sorted({entry["file"] for entry in database}):
    out = subprocess.run([*shlex.split(tidy), "--quiet", "-header-filter=src/", "-p", build, file],
                         capture_output=True, text=True).stdout
    for match in re.finditer(r"^(\S+?):(\d+):\d+: warning: (.* \[pii-[a-z-]+\])$", out, flags=re.M):
        where = Path(match[1]).resolve().relative_to(source).as_posix()
        shown.add((where, int(match[2]), match[3]))
in_units = [f"{file}:{number}: {text}\n" for file, number, text in sorted(shown)]
compare(golden.replace(".txt", ".plugin.txt"), in_units)
print(f"{len(found)} findings of the program, {len(in_units)} of single units, as expected")
