"""install.py CMAKE BUILD MAJOR LIBDIR TIDY: installs the build, moves the tree, and
uses the tool and the plugin there, this with the clang-tidy TIDY.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

CMAKE, BUILD, MAJOR, LIBDIR, TIDY = sys.argv[1:]

LEAK = """#include <piiflow/annotations.h>
#include <stddef.h>
#include <string>
#if defined(FROM_TREE) && !(defined(TREE_ANNOTATIONS) && defined(TREE_STDDEF))
#error a header is not that of the installed tree
#endif
struct Customer { std::string phone PII(phone); };
void audit(const std::string &text) PII_SINK(log);
void leak(const Customer &customer) { audit(customer.phone); }
"""


def run(*command, expect=0, cwd=None):
    done = subprocess.run([str(c) for c in command], capture_output=True, text=True, cwd=cwd)
    if done.returncode != expect:
        sys.exit(
            f"exit code {done.returncode}, not {expect}, of {' '.join(map(str, command))}\n"
            f"{done.stdout[-2000:]}{done.stderr[-2000:]}"
        )
    return done.stdout


def check(condition, what):
    if not condition:
        sys.exit(what)


def main():
    with tempfile.TemporaryDirectory() as temporary:
        top = Path(temporary)
        run(CMAKE, "--install", BUILD, "--prefix", top / "first")
        (top / "elsewhere").mkdir()
        tree = top / "elsewhere" / "piiflow tree"
        os.rename(top / "first", tree)
        work = top / "work"
        work.mkdir()
        (work / "leak.cpp").write_text(LEAK)
        tool = tree / "bin" / "piiflow"

        # The headers come from the tree: annotations without -I, Clang's own.
        for header, mark in {
            "include/piiflow/annotations.h": "TREE_ANNOTATIONS",
            f"lib/clang/{MAJOR}/include/stddef.h": "TREE_STDDEF",
        }.items():
            with open(tree / header, "a") as file:
                file.write(f"\n#undef {mark}\n#define {mark}\n")
        command = [tool, "check", "leak.cpp", "--", "-std=c++20", "-DFROM_TREE"]
        found = run(*command, expect=1, cwd=work)
        check("leak.cpp:9:" in found and "[pii-log]" in found, f"no finding: {found}")
        run(tool, "index", "leak.cpp", "-o", "facts", "--", "-std=c++20", cwd=work)
        linked = run(tool, "link", "facts", expect=1, cwd=work)
        check(linked == found, f"link and check differ:\n{linked}{found}")
        page = run(tool, "explain", "pii-log", cwd=work)
        share = tree / "share" / "piiflow"
        check((share / "docs/checks/pii-log.md").read_text() == page, "the page differs")
        schema = share / "schema" / "piiflow-policy.schema.json"
        json.loads(schema.read_text())
        models = sorted((share / "models").glob("*.json"))
        check(models, "no models are installed")
        for model in models:
            named = json.loads(model.read_text())["$schema"]
            check((model.parent / named).resolve() == schema.resolve(), f"{model}: {named}")
        check((share / "docs/policy.md").is_file(), "docs are not installed")
        for page in sorted((share / "docs").rglob("*.md")):
            for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text()):
                check((page.parent / target).exists(), f"{page.name} links to {target}")
        check((share / "LICENSE").is_file(), "the licence is not installed")

        plugin = tree / LIBDIR / f"piiflow-tidy-{MAJOR}.so"
        tidy = [*shlex.split(TIDY), "-load", plugin, "-checks=-*,pii-*", "-config={}", "--quiet"]
        shown = run(*tidy, "leak.cpp", "--", "-std=c++20", "-I", tree / "include", cwd=work)
        check("leak.cpp:9:" in shown and "[pii-log]" in shown, f"no finding: {shown}")

        # Nothing in the tree names the folders that it was built or put in first.
        for path in [p for p in tree.rglob("*") if p.is_file()]:
            data = path.read_bytes()
            check(str(top / "first").encode() not in data, f"{path} names its first prefix")
    print("installed, moved, and works")


main()
