"""cli_page.py PAGE PIIFLOW: every subcommand and option that the tool's help
lists stands in the page, and the page lists no option that the tool lacks.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import re
import subprocess
import sys
from pathlib import Path

page = Path(sys.argv[1]).read_text()
piiflow = sys.argv[2]


def help_of(*command):
    run = subprocess.run([piiflow, *command, "--help"], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"piiflow {' '.join(command)} --help: exit code {run.returncode}")
    return run.stdout


def options(text):
    return set(re.findall(r"(?<![\w-])(--?[a-zA-Z][\w-]*)", text))


overview = help_of()
commands = re.findall(r"^ +(?:piiflow )?([a-z]+) ", overview, flags=re.M)
commands = [c for c in dict.fromkeys(commands) if f"piiflow {c}" in page]
expected = {"check", "index", "link", "explain"}
faults = [f"subcommand {c} is not in the page" for c in sorted(expected - set(commands))]

offered = options(overview)
for command in commands:
    offered |= options(help_of(command))
# Options of other programs that help texts and the page show in examples.
foreign = {"-std", "-DNAME", "-I"}
documented = options("\n".join(re.findall(r"`([^`\n]+)`", page)))
faults += [f"option {o} is not in the page" for o in sorted(offered - documented - foreign)]
faults += [f"option {o} of the page is unknown" for o in sorted(documented - offered - foreign)]

print("\n".join(faults) if faults else f"{len(commands)} subcommands, {len(offered)} options")
sys.exit(1 if faults else 0)
