"""A copy of a project that flows are put into.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import re
import shlex
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from carriers import HEADER
from program import Program

SECONDS = 600
C_PLUS_PLUS = (".cc", ".cpp", ".cxx", ".C", ".c++", ".cp")
PLACE = re.compile(r"^(/[^:\n]+):(\d+):\d+: ", re.M)
# What a command says about its outputs: the compiler only checks.
OUTPUT = {"-o", "-MF", "-MT", "-MQ"}


class Broken(Exception):
    """A project or a tool that does not do what is needed."""


@dataclass
class Tools:
    piiflow: Path
    survey: Path
    compiler: str
    include: Path
    jobs: int


class Project:
    def __init__(self, source, build, folder, tools):
        self.root, self.tools = folder / "project", tools
        source, build = source.resolve(), build.resolve()
        ignored = shutil.ignore_patterns(".git", ".piiflow", "*.o", "*.a", "*.so")
        shutil.copytree(source, self.root, symlinks=True, ignore=ignored)
        database = (build / "compile_commands.json").read_text()
        database = re.sub(re.escape(str(source)) + r"(?=[/\"\s\\])", str(self.root), database)
        self.header = folder / "inject.h"
        self.header.write_text(HEADER % "")
        self.policy = folder / "policy.json"
        self.policy.write_text('{"version": 1}\n')
        self.database = folder / "database"
        self.database.mkdir()
        self.units = {}
        for entry in json.loads(database):
            command = entry.get("arguments") or shlex.split(entry["command"])
            file = str((Path(entry["directory"]) / entry["file"]).resolve())
            if file.endswith(C_PLUS_PLUS) and file.startswith(f"{self.root}/"):
                more = ["-include", str(self.header), "-I", str(tools.include), "-w"]
                self.units[file] = {**entry, "arguments": [*command, *more], "file": file}
                self.units[file].pop("command", None)
        text = json.dumps(list(self.units.values()), indent=1)
        (self.database / "compile_commands.json").write_text(text)
        self.originals = {}

    def each(self, what, units):
        with ThreadPoolExecutor(self.tools.jobs) as pool:
            return list(zip(units, pool.map(what, units)))

    def survey(self):
        def one(unit):
            command = [str(self.tools.survey), "-p", str(self.database), "--root", f"{self.root}/", unit]
            return subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)

        program = Program()
        for unit, ended in self.each(one, sorted(self.units)):
            if ended.returncode == 0 and ended.stdout:
                program.add(unit, ended.stdout)
        if not program.units:
            raise Broken(f"no unit of {self.root} parses")
        program.finish()
        return program

    def write(self, flows, masked):
        """The project with these flows and no others."""
        for file, text in self.originals.items():
            Path(file).write_bytes(text)
        edits = {}
        for flow in flows:
            for file, offset, text in flow.text(masked):
                edits.setdefault(file, []).append((offset, text.encode()))
        for file, inserted in edits.items():
            text = self.originals.setdefault(file, Path(file).read_bytes())
            for offset, added in sorted(inserted, key=lambda e: e[0], reverse=True):
                text = text[:offset] + added + text[offset:]
            Path(file).write_bytes(text)
        self.header.write_text(HEADER % "".join(f.declarations() for f in flows))

    def errors(self, unit):
        """What the compiler says of a unit; empty when it takes it."""
        entry = self.units[unit]
        given, command = entry["arguments"], [self.tools.compiler]
        skip = False
        for argument in given[1:]:
            if not skip and argument not in OUTPUT and not re.match(r"-MM?D?P?$|-c$", argument):
                command.append(argument)
            skip = argument in OUTPUT
        command += ["-fsyntax-only", "-w", "-ferror-limit=200", "-fno-caret-diagnostics"]
        ended = subprocess.run(
            command, cwd=entry["directory"], capture_output=True, text=True, timeout=SECONDS
        )
        return ended.stderr if ended.returncode else ""

    def changed(self, flows, program):
        """The units that include what the flows change."""
        files = set().union(*(f.files for f in flows)) if flows else set()
        return [u for u in sorted(self.units) if program.files.get(u, set()) & files]

    def refused(self, flows, units, program):
        """The flows without which the rest may compile, and the units that do not."""
        bad, failed = set(), []
        for unit, text in self.each(self.errors, units):
            if text:
                failed.append(unit)
                bad |= self.named(text, flows) or {
                    f.name for f in flows if f.files & program.files[unit]
                }
        return [f for f in flows if f.name in bad], failed

    @staticmethod
    def named(text, flows):
        """The names of flows in the lines that the compiler complains of."""
        names = set(re.findall(r"\bpii\d+(?=\b|_)", text))
        for file, line in PLACE.findall(text):
            lines = Path(file).read_text(errors="replace").split("\n") if Path(file).exists() else []
            if int(line) <= len(lines):
                names |= set(re.findall(r"\bpii\d+(?=\b|_)", lines[int(line) - 1]))
        return names & {f.name for f in flows}

    def findings(self):
        """By the number of the flow whose source it is."""
        command = [
            str(self.tools.piiflow), "check", "-p", str(self.database), "-j", str(self.tools.jobs),
            "--format=json", "--min-confidence=low", "--policy", str(self.policy), "--project-root", str(self.root),
        ]  # fmt: skip
        ended = subprocess.run(command, capture_output=True, text=True, timeout=3 * SECONDS)
        if ended.returncode not in (0, 1, 2) or not ended.stdout:
            raise Broken(f"piiflow: exit code {ended.returncode}: {ended.stderr[-2000:]}")
        found, report = {}, json.loads(ended.stdout)
        self.incomplete = {u["file"] for u in report["coverage"]["failed"]}
        for finding in report["findings"]:
            number = re.fullmatch(r"piiflow_inject::Person(\d+)::phone", finding["source"]["entity"])
            if number:
                found.setdefault(int(number.group(1)), []).append(finding)
        return found
