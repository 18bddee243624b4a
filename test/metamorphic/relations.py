"""Programs, what is found in them, and how that may change when they are rewritten.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import re
from dataclasses import dataclass, field
from pathlib import Path

from tools import Failure

FLOW_RUN = re.compile(r"^// RUN: %check_flows(23)?$", re.M)
# Findings move with the text, so that only their number is compared.
MOVING = {"name-lambdas", "reorder-functions"}
# Findings go where sinks get nothing personal any more.
SILENCING = {"sanitize-sinks", "clear-before-sinks"}
CATEGORY = "change-category"


@dataclass
class Outcome:
    rewriting: str
    differences: list = field(default_factory=list)


def difference(before, after, key):
    """The lines that say what was found in one of two programs only."""
    old, new = {}, {}
    for findings, by_key in ((before, old), (after, new)):
        for one in findings:
            by_key.setdefault(key(one), []).append(one)
    lines = []
    for k in sorted(old.keys() | new.keys()):
        lost, more = old.get(k, []), new.get(k, [])
        # What two files have is found in both.
        if len(more) < len(lost) and (not more or key is anywhere):
            lines.append(f"lost: {lost[-1]}")
        elif len(more) > len(lost) and (not lost or key is anywhere):
            lines.append(f"new: {more[-1]}")
    return lines


def by_line(one):
    return (one.rule, one.entity, one.line)


def anywhere(one):
    return (one.rule, one.entity)


class Snippet:
    """A file of test/lit whose flows are checked."""

    def __init__(self, file, name, standard):
        self.file, self.name = file, name
        self.flags = [f"-std=c++{standard}"]

    def outcomes(self, tools, folder):
        folder.mkdir(parents=True, exist_ok=True)
        flags = [*self.flags, *tools.includes, f"-I{self.file.parent}"]
        try:
            before = tools.found([str(self.file), "--", *flags], self.file.parent)
            names = tools.rewrites(self.file, folder, flags)
        except Failure as problem:
            return [Outcome("none", [str(problem)])]
        outcomes = [self.outcome(tools, folder / n, n, before, flags) for n in names]
        text = self.file.read_text()
        by_macro = '"pii-test.h"' in text and "annotate" not in text
        if by_macro and tools.only in (None, CATEGORY):
            outcomes.append(self.other_category(tools, folder / CATEGORY, before, flags))
        return outcomes

    def outcome(self, tools, folder, name, before, flags):
        files = sorted(str(f) for f in folder.glob("*.cpp"))
        try:
            after = tools.found([*files, "--", *flags], folder)
        except Failure as problem:
            return Outcome(name, [str(problem)])
        if name in SILENCING:
            silent = {int(n) for n in (folder / "silent-lines.txt").read_text().split()}
            before = {one for one in before if one.line not in silent}
        return Outcome(name, difference(before, after, anywhere if name in MOVING else by_line))

    def other_category(self, tools, folder, before, flags):
        """All data is of a category for which no sanitizer of the snippets is made: what
        was found still is, and is that."""
        folder.mkdir(parents=True, exist_ok=True)
        changed = folder / self.file.name
        for file, text in (
            (changed, self.file.read_text()),
            (folder / "pii-test.h", (tools.inputs / "pii-test.h").read_text()),
        ):
            file.write_text(re.sub(r"\bPII\([^)]*\)", "PII(health)", text))
        try:
            after = tools.found([str(changed), "--", f"-I{folder}", *flags], folder)
        except Failure as problem:
            return Outcome(CATEGORY, [str(problem)])
        lines = []
        places = {(one.entity, one.line): one for one in after}
        for one in sorted(before):
            now = places.get((one.entity, one.line))
            if not now:
                lines.append(f"lost: {one}")
            elif now.categories != ("health",):
                lines.append(f"still {', '.join(now.categories)}: {now}")
        return Outcome(CATEGORY, lines)


class Application:
    """An example application: all of its files are rewritten together."""

    def __init__(self, name, folder, commands):
        self.name, self.folder, self.commands = name, folder, commands

    def outcomes(self, tools, folder):
        folder.mkdir(parents=True, exist_ok=True)
        try:
            before = self.found(tools, folder / "none", {})
            changed = {}
            for number, command in enumerate(self.commands):
                file = Path(command["file"])
                flags = [*flags_of(command), "-iquote", str(file.parent)]
                made = folder / str(number)
                for name in tools.rewrites(file, made, flags):
                    changed.setdefault(name, {})[str(file)] = sorted((made / name).glob("*.cpp"))
        except Failure as problem:
            return [Outcome("none", [str(problem)])]
        return [
            self.outcome(tools, folder / name, name, before, files)
            for name, files in sorted(changed.items())[:: tools.sample]
            if name not in SILENCING
        ]

    def outcome(self, tools, folder, name, before, files):
        try:
            after = self.found(tools, folder, files)
        except Failure as problem:
            return Outcome(name, [str(problem)])
        return Outcome(name, difference(before, after, anywhere if name in MOVING else by_line))

    def found(self, tools, folder, files):
        """What is found when some files are replaced by others."""
        folder.mkdir(parents=True, exist_ok=True)
        commands = []
        for command in self.commands:
            old = command["file"]
            for new in files.get(old, [old]):
                arguments = ["clang++", *flags_of(command), "-iquote", str(Path(old).parent)]
                commands.append(
                    {
                        "directory": command["directory"],
                        "file": str(new),
                        "arguments": [*arguments, "-c", str(new)],
                    }
                )
        (folder / "compile_commands.json").write_text(json.dumps(commands, indent=1))
        arguments = ["-p", str(folder), "--project-root", "/"]
        policy = self.folder / ".piiflow.json"
        if policy.exists():
            arguments += ["--policy", str(policy)]
        return tools.found(arguments, self.folder)


def flags_of(command):
    """The flags of a compile command that matter to a parser."""
    words = iter(command["command"].split()[1:])
    flags = []
    for word in words:
        if word in ("-isystem", "-I", "-iquote", "-include"):
            flags += [word, next(words)]
        elif word in ("-o", "-MF", "-MT", "-Xclang"):
            next(words, None)
        elif word.startswith(("-I", "-D", "-std=")):
            flags.append(word)
    return flags


def snippets(top):
    suite = top / "test" / "lit"
    for file in sorted(suite.rglob("*.cpp")):
        run = FLOW_RUN.search(file.read_text())
        if run:
            name = str(file.relative_to(suite).with_suffix(""))
            yield Snippet(file, name, run.group(1) or "20")


def applications(top, build):
    database = json.loads((Path(build) / "compile_commands.json").read_text())
    for folder in sorted((top / "test" / "apps").iterdir()):
        source = str(folder / "src") + "/"
        commands = [c for c in database if c["file"].startswith(source)]
        if commands:
            yield Application(folder.name, folder, commands)
