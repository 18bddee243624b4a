"""The tools that rewrite a program and analyse it.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

SECONDS = 120
KNOWN_WRONG = re.compile(r"\bF[NP]_")


@dataclass(frozen=True, order=True)
class Found:
    """What has to be the same of a finding, and where it is."""

    rule: str
    entity: str
    file: str
    line: int
    function: str
    categories: tuple

    def __str__(self):
        return f"{self.file}:{self.line}: {self.entity} [{self.rule}]"


class Failure(Exception):
    """A program that does not parse, or a tool that fails."""


def run(command, codes, folder=None):
    """What a tool printed."""
    try:
        ended = subprocess.run(
            command, cwd=folder, capture_output=True, text=True, timeout=SECONDS
        )
    except subprocess.TimeoutExpired as late:
        raise Failure(str(late)) from late
    if ended.returncode not in codes:
        name = Path(command[0]).name
        raise Failure(f"{name}: exit code {ended.returncode}: {ended.stderr[:2000]}")
    return ended.stdout


class Tools:
    def __init__(self, top, build, only=None, sample=1):
        self.piiflow = build / "bin" / "piiflow"
        self.rewrite = build / "bin" / "piiflow-rewrite"
        self.inputs = top / "test" / "lit" / "Inputs"
        self.includes = [f"-I{top / 'checker/include'}", f"-I{self.inputs}"]
        self.only, self.sample = only, sample

    def rewrites(self, file, folder, flags):
        """The names of the rewritings that changed the file."""
        command = [str(self.rewrite), "-o", str(folder), str(file), "--", *flags]
        names = run(command, (0,)).split()
        return [n for n in names if self.only in (None, n)]

    def found(self, arguments, folder):
        command = [str(self.piiflow), "check", "--format=json", "-j1", *arguments]
        report = json.loads(run(command, (0, 1), folder))
        for failed in report["coverage"]["failed"]:
            raise Failure(f"does not parse: {failed['file']}: {failed['message']}")
        result = set()
        for finding in report["findings"]:
            if finding["rule"] == "pii-annotation":
                raise Failure(f"an annotation is wrong: {finding['message']}")
            if not (finding["suppressed"] or KNOWN_WRONG.search(finding["sink"]["function"])):
                place = finding["location"]
                result.add(
                    Found(
                        finding["rule"],
                        # What it is in may be another function then.
                        finding["source"]["entity"].rsplit("::", 1)[-1],
                        Path(place["file"]).name,
                        place["line"],
                        finding["sink"]["function"],
                        tuple(finding["categories"]),
                    )
                )
        return result
