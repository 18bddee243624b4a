"""tools.py SOURCE TO: installs what SOURCE/package-lock.json lists into TO, when
that is not there yet.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import shutil
import subprocess
import sys
from pathlib import Path

source, to = Path(sys.argv[1]), Path(sys.argv[2])
lock = (source / "package-lock.json").read_bytes()
stamp = to / "installed"
if stamp.exists() and stamp.read_bytes() == lock:
    print("installed already")
    sys.exit()
to.mkdir(parents=True, exist_ok=True)
for name in ("package.json", "package-lock.json"):
    shutil.copy(source / name, to)
command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
if subprocess.run(command, cwd=to).returncode:
    sys.exit("npm could not install the validator of SARIF")
# What its install script would do.
(to / "node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool").chmod(0o755)
stamp.write_bytes(lock)
