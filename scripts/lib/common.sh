# Shared by the scripts of this folder's parent; sourced, not run.
# Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception

# The project's top folder, from wherever the script was called.
top=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Says what happens next, with the seconds since the script started.
say() { printf '== [%3ds] %s\n' "$SECONDS" "$*" >&2; }

die() {
  printf '%s: %s\n' "$(basename "$0")" "$*" >&2
  exit 2
}

processors=$(nproc 2>/dev/null || echo 2)
