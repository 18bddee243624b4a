"""golden.py PIIFLOW TIDY BUILD GOLDEN APP [--update]

Checks one of the example applications and compares what is reported with its
golden file: one line a finding, as text without the trace. Then runs the
clang-tidy plugin (TIDY: the command with its options) over every file that a
finding lies in completely, and looks for that finding there.

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
if update:
    Path(golden).write_text("".join(found))
expected = Path(golden).read_text().splitlines(keepends=True)
if found != expected:
    sys.stdout.writelines(difflib.unified_diff(expected, found, golden, "found"))
    sys.exit("the findings differ from the golden file")


def single_file(f):
    files = {step["location"]["file"] for step in f["trace"]} | {f["location"]["file"]}
    return len(files) == 1 and f["location"]["file"].endswith(".cpp")


local = [f for f in visible if single_file(f)]
for file in sorted({f["location"]["file"] for f in local}):
    shown = subprocess.run([*shlex.split(tidy), "--quiet", "-p", build, str(source / file)],
                           capture_output=True, text=True).stdout
    for f in local:
        at = f["location"]
        if at["file"] == file and not re.search(
                rf":{at['line']}:{at['column']}: warning: {re.escape(f['message'])} \[{f['rule']}\]",
                shown):
            sys.exit(f"the plugin does not report {line(f)}\n{shown}")
print(f"{len(visible)} findings as expected, {len(local)} of them in the plugin too")
