"""What reaches the sinks when a program runs, under LLVM's DataFlowSanitizer.

The library's templates are instrumented with the program; its binary is not. The
functions that the program takes from the binary have to be listed for the
sanitizer: runtime/uninstrumented.txt has those that programs usually need, and a
program that needs others is compiled a second time, with a list of its own.

No optimisation: from -O1 on, a branch may become arithmetic, and a condition that
carries a label would label what the branch assigns.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import hashlib
import subprocess
from pathlib import Path

RUNTIME = Path(__file__).resolve().parent / "runtime"
INCLUDES = Path(__file__).resolve().parents[2] / "checker" / "include"
# The standard is the first one that has std::expected.
LANGUAGE = ["-std=c++23", f"-I{RUNTIME}", f"-I{INCLUDES}"]
INSTRUMENTED = ["-O0", "-w", "-fsanitize=dataflow", "-mllvm", "-dfsan-ignore-personality-routine"]
RUN_SECONDS = 60


class OracleError(Exception):
    """The program does not compile or does not run: a fault of the generator."""


class Truth:
    """Numbers of sink checks. `sampled` are those that entries reach of which not
    all ways were run: what was not seen there may happen all the same."""

    def __init__(self, tainted, reached, sampled):
        self.tainted, self.reached, self.sampled = tainted, reached, sampled


def execute(command, what, seconds=300):
    run = subprocess.run(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, timeout=seconds
    )
    if run.returncode != 0:
        raise OracleError(f"{what}: exit code {run.returncode}\n{run.stderr[:4000]}")
    return run.stdout


class Oracle:
    def __init__(self, compiler, cache):
        self.compiler, self.cache = compiler, Path(cache)
        self.cache.mkdir(parents=True, exist_ok=True)
        self.headers = self.precompiled()

    def precompiled(self):
        """The header that all programs share, compiled once for each compiler."""
        version = execute([self.compiler, "--version"], "the compiler")
        texts = version + "".join(p.read_text() for p in sorted(RUNTIME.iterdir()))
        key = hashlib.sha256((texts + " ".join(LANGUAGE + INSTRUMENTED)).encode()).hexdigest()
        headers = self.cache / f"instrumented-{key[:16]}.pch"
        if not headers.exists():
            # Renamed when it is whole: other runs may look for it meanwhile.
            partial = headers.with_suffix(f".{id(self)}.tmp")
            source = str(RUNTIME / "instrumented.h")
            command = [self.compiler, *LANGUAGE, *INSTRUMENTED, "-x", "c++-header", source]
            execute([*command, "-o", str(partial)], "precompiling the common header")
            partial.rename(headers)
        return headers

    def truth(self, folder, parts):
        """Compiles the files of a program as one, and runs all ways through it."""
        whole = folder / "whole.cpp"
        names = [*parts, str(RUNTIME / "main.cpp")]
        whole.write_text("".join(f'#include "{name}"\n' for name in names))
        object_file, program = folder / "whole.o", folder / "program"
        lists = [RUNTIME / "uninstrumented.txt"]
        missing = self.compile(whole, object_file, lists)
        if missing:
            own = folder / "uninstrumented.txt"
            own.write_text(listing(missing))
            self.compile(whole, object_file, [*lists, own])
        link = [self.compiler, "-fsanitize=dataflow", str(object_file), "-o", str(program)]
        execute(link, "linking")
        return parse(execute([str(program)], "running", RUN_SECONDS))

    def compile(self, source, object_file, lists):
        """Compiles; returns the functions that neither the program nor a list has."""
        command = [self.compiler, *LANGUAGE, *INSTRUMENTED, "-include-pch", str(self.headers)]
        for path in lists:
            command += ["-mllvm", f"-dfsan-abilist={path}"]
        execute([*command, "-c", str(source), "-o", str(object_file)], "compiling")
        undefined = execute(["nm", "-u", str(object_file)], "nm").split()
        suffix = ".dfsan"
        return sorted({name[: -len(suffix)] for name in undefined if name.endswith(suffix)})


def listing(names):
    """A list for the sanitizer: what these functions return carries no label."""
    return "".join(f"fun:{n}=uninstrumented\nfun:{n}=discard\n" for n in names)


def parse(output):
    tainted, reached, sampled, of_entry = set(), set(), set(), set()
    for line in output.splitlines():
        number, _, flag = line.partition(" ")
        if not flag:
            if number == "sampled":
                sampled |= of_entry
            of_entry = set()
            continue
        of_entry.add(int(number))
        reached.add(int(number))
        if flag == "1":
            tainted.add(int(number))
    return Truth(tainted, reached, sampled)
