"""One seed: its program, what the run says, what the analyzer says, the difference.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import re
import subprocess
from pathlib import Path

from oracle import LANGUAGE, OracleError
from programs import Program

ANALYSIS_SECONDS = 120
SINK_CALL = re.compile(r"^\s*sink(?:_text|_view)?\((\d+), ")
RULES = {"pii-log", "pii-weak-sanitizer"}


class Outcome:
    """Numbers of sink checks, by what was found out about them."""

    def __init__(self, seed, places, chains, truth, reported):
        self.seed, self.places, self.chains = seed, places, chains
        self.checks = sorted(truth.reached)
        self.tainted = sorted(truth.tainted)
        self.reported = sorted(reported & truth.reached)
        self.missed = sorted(truth.tainted - reported)
        self.imprecise = sorted((reported - truth.tainted) & truth.reached - truth.sampled)
        self.sampled = len(truth.sampled)

    def describe(self, number):
        return f"{self.places[number]}: sink {number}: {self.chains[number]}"


def write_program(seed, folder):
    """Writes the files of a seed; returns the program and the names of its parts."""
    folder.mkdir(parents=True, exist_ok=True)
    program = Program(seed)
    parts = []
    for name, text in program.written_files():
        (folder / name).write_text(text)
        if name.endswith(".cpp"):
            parts.append(name)
    arguments = ["clang++", *LANGUAGE]
    database = [
        {"directory": str(folder), "file": name, "arguments": [*arguments, "-c", name]}
        for name in parts
    ]
    (folder / "compile_commands.json").write_text(json.dumps(database, indent=1))
    return program, parts


def sink_places(folder, parts):
    """The line of every sink check: number -> 'part0.cpp:12'."""
    places = {}
    for name in parts:
        for line, text in enumerate((folder / name).read_text().splitlines(), 1):
            found = SINK_CALL.match(text)
            if found:
                places[int(found.group(1))] = f"{name}:{line}"
    return places


def reported_places(piiflow, folder):
    command = [piiflow, "check", "-p", str(folder), "--format", "json", "-j1"]
    run = subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=ANALYSIS_SECONDS
    )
    if run.returncode not in (0, 1):
        raise OracleError(f"piiflow: exit code {run.returncode}\n{run.stderr[:4000]}")
    report = json.loads(run.stdout)
    (folder / "report.json").write_text(run.stdout)
    return {
        f"{Path(finding['location']['file']).name}:{finding['location']['line']}"
        for finding in report["findings"]
        if finding["rule"] in RULES
    }


def compare(seed, folder, oracle, piiflow):
    program, parts = write_program(seed, folder)
    places = sink_places(folder, parts)
    truth = oracle.truth(folder, parts)
    found = reported_places(piiflow, folder)
    reported = {number for number, place in places.items() if place in found}
    return Outcome(seed, places, program.sinks, truth, reported)
