"""expect.py N COMMAND…: succeeds when COMMAND exits with exactly N.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import subprocess
import sys

wanted = int(sys.argv[1])
got = subprocess.run(sys.argv[2:]).returncode
if got != wanted:
    sys.exit(f"exit code {got}, not {wanted}, of: {' '.join(sys.argv[2:])}")
