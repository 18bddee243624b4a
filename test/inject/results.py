"""What became of flows, and their recall by carrier, length and crossing of files.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from dataclasses import dataclass
from pathlib import Path

LENGTHS = {"1 call": (1, 1), "2": (2, 2), "3–4": (3, 4), "5–8": (5, 8)}


@dataclass
class Result:
    project: str
    flow: str
    carrier: str
    length: int
    crossing: bool
    is_virtual: bool
    sink: str
    confidence: str  # Of the finding; empty when there is none.
    noise: list  # Findings of the twin.

    @classmethod
    def of(cls, project, flow, findings, noise, root):
        file, line = flow.sink
        file = str(Path(file).relative_to(root))
        at = [f for f in findings if (f["location"]["file"], f["location"]["line"]) == (file, line)]
        order = ("high", "medium", "low")
        best = min((f["confidence"] for f in at), key=order.index, default="")
        seen = [f"{f['location']['file']}:{f['location']['line']}" for f in noise
                if f["confidence"] != "low"]  # fmt: skip
        return cls(
            project, flow.name, flow.carrier, flow.length, flow.crossing, flow.is_virtual,
            f"{file}:{line}", best, seen,
        )  # fmt: skip

    @property
    def found(self):
        return self.confidence in ("high", "medium")

    @property
    def silent(self):
        return not self.noise

    def complaints(self):
        what = f"{self.flow} ({self.carrier}, {self.length} calls, sink {self.sink})"
        if not self.found:
            yield f"{'guessed' if self.confidence else 'missed'}: {what}"
        if self.noise:
            yield f"noise: {what}: {', '.join(self.noise)}"


def cell(results):
    if not results:
        return "–"
    found = sum(r.found for r in results)
    return f"{found}/{len(results)}"


def row(name, results):
    columns = [
        [r for r in results if low <= r.length <= high and r.crossing == crossing]
        for crossing in (False, True)
        for low, high in LENGTHS.values()
    ]
    silent = sum(r.silent for r in results)
    cells = [*map(cell, columns), cell(results), f"{silent}/{len(results)}"]
    return f"| {name} | " + " | ".join(cells) + " |"


def table(results):
    """Markdown: found of injected, in one file and across files, by the length."""
    heads = [f"{length}{place}" for place in ("", ", files") for length in LENGTHS]
    lines = ["| carrier | " + " | ".join(heads) + " | all | silent twins |", "|---" * 11 + "|"]
    names = sorted({r.carrier for r in results})
    lines += [row(n, [r for r in results if r.carrier == n]) for n in names]
    lines.append(row("through virtual calls", [r for r in results if r.is_virtual]))
    for project in sorted({r.project for r in results}):
        lines.append(row(project, [r for r in results if r.project == project]))
    lines.append(row("all", results))
    count = max(len(results), 1)
    found, silent = sum(r.found for r in results), sum(r.silent for r in results)
    guessed = sum(r.confidence == "low" for r in results)
    lines.append("")
    lines.append(
        f"{len(results)} flows: {found} found ({100 * found / count:.1f} %), {guessed} more as"
        f" guesses; {silent} twins silent ({100 * silent / count:.1f} %)"
    )
    return "\n".join(lines)
