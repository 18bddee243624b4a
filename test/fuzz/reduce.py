"""reduce.py SEED SINK [--piiflow PATH] [--compiler PATH] [--seconds N]

Makes the program of a seed small: a single file from which everything was deleted
that is not needed for the analyzer and the run to disagree about that sink check
as they do. What is left is printed.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import argparse
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from comparison import reported_places, sink_places, write_program
from oracle import INSTRUMENTED, LANGUAGE, Oracle, OracleError

TOP = Path(__file__).resolve().parents[2]
NAME = "reduced.cpp"
DATABASE = '[{"directory": "%s", "file": "%s", "arguments": %s}]'


class Reducer:
    def __init__(self, folder, oracle, piiflow, sink, seconds):
        self.folder, self.oracle, self.piiflow, self.sink = folder, oracle, piiflow, sink
        self.deadline = time.monotonic() + seconds
        arguments = str(["clang++", *LANGUAGE, "-c", NAME]).replace("'", '"')
        (folder / "compile_commands.json").write_text(DATABASE % (folder, NAME, arguments))
        self.wanted = None

    def disagreement(self, lines):
        """'missed', 'imprecise', or None when the two agree or it does not compile."""
        path = self.folder / NAME
        path.write_text("\n".join(lines) + "\n")
        places = sink_places(self.folder, [NAME])
        if self.sink not in places or not self.compiles(path):
            return None
        try:
            reported = places[self.sink] in reported_places(self.piiflow, self.folder)
            if reported and self.wanted == "missed" or not reported and self.wanted == "imprecise":
                return None
            truth = self.oracle.truth(self.folder, [NAME])
        except (OracleError, subprocess.TimeoutExpired):
            return None
        if self.sink in truth.tainted:
            return None if reported else "missed"
        certain = self.sink in truth.reached and self.sink not in truth.sampled
        return "imprecise" if reported and certain else None

    def compiles(self, path):
        command = [self.oracle.compiler, *LANGUAGE, *INSTRUMENTED, "-fsyntax-only"]
        command += ["-Werror=return-type", "-include-pch", str(self.oracle.headers), str(path)]
        return subprocess.run(command, stderr=subprocess.DEVNULL).returncode == 0

    def shrink(self, parts, joined):
        """Deletes runs of parts, long ones first, as long as the disagreement stays."""
        length = max(len(parts) // 2, 1)
        while length and time.monotonic() < self.deadline:
            start = 0
            while start < len(parts) and time.monotonic() < self.deadline:
                fewer = parts[:start] + parts[start + length :]
                if fewer and self.disagreement(joined(fewer)) == self.wanted:
                    parts = fewer
                else:
                    start += length
            length //= 2
        return parts

    def reduce(self, text):
        blocks = self.few_entries(text)
        if self.wanted is None:
            sys.exit("reduce.py: the analyzer and the run agree about this sink check")
        blocks = self.shrink(blocks, split_blocks)
        lines = split_blocks(blocks)
        while time.monotonic() < self.deadline:
            before = len(lines)
            lines = self.shrink(lines, lambda kept: kept)
            rest = split_blocks(reachable("\n".join(lines).split("\n\n")))
            if self.disagreement(rest) == self.wanted:
                lines = rest
            if len(lines) == before:
                break
        return lines

    def few_entries(self, text):
        """The blocks that one entry needs, when that shows the disagreement; else
        those of the entries that cannot be left out."""
        cases = CASE.findall(text)
        for case in cases:
            blocks = with_cases(text, [case])
            self.wanted = self.disagreement(split_blocks(blocks))
            if self.wanted:
                return blocks
        self.wanted = self.disagreement(split_blocks(with_cases(text, cases)))
        if self.wanted:
            for case in list(cases):
                fewer = [other for other in cases if other != case]
                if self.disagreement(split_blocks(with_cases(text, fewer))) == self.wanted:
                    cases = fewer
        return with_cases(text, cases)


CASE = re.compile(r"(  case \d+:\n.*\n    return true;\n)")
NAME_OF_BLOCK = re.compile(r"(?:struct|class|extern .*?) (\w+\d\w*)|(\w*\d\w*)(?:::|\()|(\w+)\{\};$")


def with_cases(text, cases):
    """The text with these entries alone, which are numbered from 0 again."""
    numbers = {case: number for number, case in enumerate(cases)}

    def replace(found):
        case = found.group(1)
        return re.sub(r"\d+", str(numbers[case]), case, count=1) if case in numbers else ""

    return reachable(CASE.sub(replace, text).split("\n\n"))


def split_blocks(blocks):
    return "\n\n".join(blocks).splitlines()


def names_of(block):
    """What the lines at the margin declare or define."""
    names = set()
    for line in block.splitlines():
        if not line or line[0] in " }#/":
            continue
        shorter = None
        while shorter != line:
            shorter, line = line, re.sub(r"<[^<>]*>", "", line)
        found = NAME_OF_BLOCK.search(line)
        names |= {group for group in (found.groups() if found else ()) if group}
    return {name for name in names if any(c.isdigit() for c in name)}


def reachable(blocks):
    """The blocks whose names are mentioned in those that `run` needs."""
    by_name, always = {}, []
    for index, block in enumerate(blocks):
        names = names_of(block)
        for name in names:
            by_name.setdefault(name, []).append(index)
        if not names:
            always.append(index)
    kept, pending = set(), list(always)
    while pending:
        index = pending.pop()
        if index in kept:
            continue
        kept.add(index)
        for word in set(re.findall(r"\w+", blocks[index])):
            pending += by_name.get(word, [])
            # Loaders and readers are named after what they give.
            pending += by_name.get(word.partition("_")[0], [])
    return [block for index, block in enumerate(blocks) if index in kept]


def single_file(program):
    """The entries as they are, the other declarations before them."""
    files = dict(program.written_files())
    header = files.pop("declarations.h").replace("#ifndef PROGRAM_DECLARATIONS_H\n", "")
    header = header.replace("#define PROGRAM_DECLARATIONS_H\n", "").replace("#endif\n", "")
    rest = "\n".join(files.values()).replace('#include "declarations.h"\n', "")
    return header + rest


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("seed", type=int)
    parser.add_argument("sink", type=int)
    parser.add_argument("--piiflow", default=str(TOP / "build/release/bin/piiflow"))
    parser.add_argument("--compiler", default="clang++-22")
    parser.add_argument("--seconds", type=int, default=300)
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="piiflow-reduce-") as scratch:
        folder = Path(scratch)
        oracle = Oracle(chosen.compiler, Path(tempfile.gettempdir()) / "piiflow-fuzz-common")
        program, _ = write_program(chosen.seed, folder / "whole")
        reducer = Reducer(folder, oracle, chosen.piiflow, chosen.sink, chosen.seconds)
        lines = reducer.reduce(single_file(program))
    print(f"// {reducer.wanted}: sink {chosen.sink}")
    print("\n".join(lines))


if __name__ == "__main__":
    main()
