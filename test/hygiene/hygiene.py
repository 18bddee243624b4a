"""hygiene.py RULE TOP [TOOL]: checks one rule about the project's own files.

Rules: licence, size, machine-paths, unfinished, layout, check-pages, links,
known-wrong, examples, format. Prints every file that breaks the rule and exits with 1 if any does.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import os
import re
import subprocess
import sys
from pathlib import Path

MAX_LINES = 600
GENERATED_FOLDERS = {".git", ".cache", ".piiflow", "node_modules", "__pycache__"}
# Formats that have no comments, or that are data and not our text.
NO_LICENCE = re.compile(
    r"\.(md|json|jsonc|txt|patch|svg|png|pfx|sarif|xml|html|css|csv|seed|in|out|golden|"
    r"expected|lock|vsix)$|(^|/)(LICENSE|\.[a-z-]+|corpus/.*)$"
)
TEXT_LIMIT = 2_000_000


def project_files(top):
    for folder, folders, names in os.walk(top):
        folders[:] = sorted(
            f
            for f in folders
            if f not in GENERATED_FOLDERS
            and not (Path(folder) == top and f.startswith("build"))
        )
        for name in sorted(names):
            path = Path(folder) / name
            # A work tree beside the repository has a file of that name.
            if name == ".git":
                continue
            if path.is_file() and not path.is_symlink():
                yield path, path.relative_to(top).as_posix()


def text_of(path):
    data = path.read_bytes()[:TEXT_LIMIT]
    return None if b"\0" in data else data.decode("utf-8", errors="replace")


def lines_matching(top, pattern, where=lambda name: True):
    for path, name in project_files(top):
        text = text_of(path) if where(name) else None
        for number, line in enumerate((text or "").splitlines(), 1):
            if pattern.search(line):
                yield f"{name}:{number}: {line.strip()[:120]}"


def licence(top):
    for path, name in project_files(top):
        text = text_of(path)
        if not text or NO_LICENCE.search(name):
            continue
        # Inputs of tests start with what is tested.
        if name.startswith("test/") and not name.endswith((".py", ".txt", ".sh")):
            if name.startswith(("test/lit/", "test/apps/", "test/golden/", "test/fuzz/")):
                continue
        if "SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception" not in text[:2000]:
            yield f"{name}: no licence header"


def size(top):
    for path, name in project_files(top):
        if name.startswith("checker/") and name.endswith((".cpp", ".h", ".ts", ".py")):
            count = len(path.read_bytes().splitlines())
            if count > MAX_LINES:
                yield f"{name}: {count} lines, more than {MAX_LINES}"


def machine_paths(top):
    """Absolute paths of the machine that something was written on."""
    pattern = re.compile(r"(?<![\w.}/~*-])/(home|root|work|Users|mnt|src)/[\w.-]+")
    return lines_matching(top, pattern, lambda name: not name.startswith("test/hygiene/"))


def unfinished(top):
    """Marks of unfinished work in the product, tests that are switched off."""
    marks = re.compile(r"\b(TODO|FIXME|XXX|HACK|not implemented|unimplemented)\b")
    off = re.compile(
        r"^(//|#|;)? *([X]FAIL:|[U]NSUPPORTED: *\*|[R]EQUIRES: *never)|[D]ISABLED_[A-Z]|[G]TEST_SKIP"
    )
    yield from lines_matching(top, marks, lambda n: n.startswith(("checker/", "scripts/")))
    yield from lines_matching(
        top, off, lambda n: n.startswith("test/") and not n.startswith("test/hygiene/")
    )


def layout(top):
    allowed = {"checker", "test", "docs", "scripts"}
    for entry in sorted(top.iterdir()):
        hidden_or_build = entry.name.startswith((".", "build"))
        if entry.is_dir() and not hidden_or_build and entry.name not in allowed:
            yield f"{entry.name}/: a top-level folder beyond {', '.join(sorted(allowed))}"


def check_pages(top):
    """Every rule that the checker can report has a page, and the other way round."""
    known = set()
    for path, name in project_files(top):
        if name.startswith("checker/Check/") and name.endswith((".cpp", ".h")):
            known |= set(re.findall(r'"(pii-[a-z-]+[a-z])"', path.read_text()))
    pages = {page.stem for page in (top / "docs" / "checks").glob("pii-*.md")}
    if not known:
        yield "checker/Check: no rule found"
    for rule in sorted(known - pages):
        yield f"docs/checks/{rule}.md: missing"
    for rule in sorted(pages - known):
        yield f"docs/checks/{rule}.md: no such rule in checker/Check"


def known_wrong(top):
    """Functions of the tests that are wrong today are named in the limitations,
    and the other way round."""
    pattern = re.compile(r"\b(?:FN|FP)_\w+")
    tested = {}
    for path, name in project_files(top):
        if name.startswith("test/lit/") and name.endswith((".cpp", ".c", ".test")):
            for function in pattern.findall(path.read_text()):
                tested.setdefault(function, name)
    listed = set(pattern.findall((top / "docs" / "limitations.md").read_text()))
    for function in sorted(tested.keys() - listed):
        yield f"{tested[function]}: {function} is not named in docs/limitations.md"
    for function in sorted(listed - tested.keys()):
        yield f"docs/limitations.md: no test has a function {function}"


def links(top):
    """Relative links of Markdown pages lead to files, anchors to headings."""
    link = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
    for path, name in project_files(top):
        if not name.endswith(".md"):
            continue
        text = re.sub(r"```.*?```|`[^`\n]*`", "", path.read_text(), flags=re.S)
        for target in link.findall(text):
            if re.match(r"[a-z]+:", target):
                continue
            file, _, anchor = target.partition("#")
            found = (path.parent / file) if file else path
            if not found.exists():
                yield f"{name}: link to {target}, which does not exist"
            elif anchor and found.suffix == ".md" and anchor not in anchors(found):
                yield f"{name}: link to {target}, which has no such heading"


def anchors(page):
    headings = re.findall(r"^#+ +(.*)$", page.read_text(), flags=re.M)
    return {re.sub(r"[^\w\- ]", "", h.lower()).replace(" ", "-") for h in headings}


def format_(top, clang_format):
    files = [
        path
        for path, name in project_files(top)
        if name.startswith(("checker/", "test/unit/")) and name.endswith((".cpp", ".h"))
    ]
    run = subprocess.run(
        [clang_format, "--dry-run", "-Werror", *map(str, files)],
        stderr=subprocess.PIPE,
        text=True,
    )
    bad = sorted(set(re.findall(r"^(.*?):\d+:\d+: error", run.stderr, flags=re.M)))
    yield from (f"{Path(f).relative_to(top)}: not formatted" for f in bad)
    if run.returncode and not bad:
        yield run.stderr.strip()


def examples(top, compiler):
    """The C++ blocks of a page of the documentation compile, in their order."""
    prelude = (
        "#include <cstdint>\n#include <string>\n#include <piiflow/annotations.h>\n"
        "struct Session;\n"
    )
    for page in [top / "README.md", top / "docs" / "annotations.md"]:
        blocks = re.findall(r"^```cpp\n(.*?)^```", page.read_text(), flags=re.M | re.S)
        if not blocks:
            yield f"{page.relative_to(top)}: no C++ block found"
        run = subprocess.run(
            [compiler, "-std=c++20", "-fsyntax-only", "-Wall", "-Werror", "-x", "c++", "-"]
            + ["-I", str(top / "checker" / "include")],
            input=prelude + "\n".join(blocks),
            stderr=subprocess.PIPE,
            text=True,
        )
        if run.returncode:
            yield f"{page.relative_to(top)}: its C++ blocks do not compile:\n{run.stderr}"


def main():
    rule, top, tool = sys.argv[1], Path(sys.argv[2]).resolve(), sys.argv[3:]
    rules = {
        "licence": licence,
        "size": size,
        "machine-paths": machine_paths,
        "unfinished": unfinished,
        "layout": layout,
        "check-pages": check_pages,
        "links": links,
        "known-wrong": known_wrong,
        "examples": examples,
        "format": format_,
    }
    broken = list(rules[rule](top, *tool))
    print("\n".join(broken) if broken else f"{rule}: clean")
    return 1 if broken else 0


if __name__ == "__main__":
    sys.exit(main())
