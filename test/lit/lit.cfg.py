# Configuration of the lit suite; the build's values come from lit.site.cfg.py.
# Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
# SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#
# Substitutions beyond lit's own:
#   %piiflow         the tool of this build
#   %tidy            clang-tidy of this build's LLVM with the plugin loaded and
#                    only the pii-* checks on
#   %clang_tidy      that clang-tidy alone, %plugin the plugin
#   %header          include flags: piiflow/annotations.h and Inputs/
#   %check_flows     runs the tool and the plugin on the test's file as C++20;
#                    both have to report what its CHECK lines say, in their
#                    order, and nothing else
#   %check_flows23   the same as C++23
#   %expect N CMD    CMD must exit with exactly N
#   %clang %clangxx  the compiler of this build's LLVM
#   %python          an interpreter

import os
import shlex
import sys

import lit.formats

config.name = "piiflow-llvm" + config.llvm_major
config.test_format = lit.formats.ShTest(execute_external=False)
config.suffixes = [".cpp", ".c", ".test"]
config.excludes = ["Inputs"]
config.test_source_root = os.path.join(config.source_root, "test", "lit")
config.available_features.add("llvm-" + config.llvm_major)
if config.sanitized:
    config.available_features.add("sanitized")

bin_dir = os.path.join(config.llvm_prefix, "bin")
inputs = os.path.join(config.test_source_root, "Inputs")
annotations = os.path.join(config.source_root, "checker", "include")

python = shlex.quote(sys.executable)
piiflow = os.path.join(config.tool_dir, "piiflow")
clang_tidy = os.path.join(bin_dir, "clang-tidy")
header = "-I {} -I {}".format(annotations, inputs)
host = config.plugin_host + clang_tidy
tidy = '{} -load {} -config={{}} "-checks=-*,pii-*"'.format(host, config.plugin)
expect = "{} {}".format(python, os.path.join(inputs, "expect.py"))
file_check = '{} %s --implicit-check-not=warning: "--implicit-check-not= error:"'.format(
    os.path.join(bin_dir, "FileCheck")
)


def check_flows(standard):
    # Both front doors, one set of expectations. The tool exits with 1 (it
    # found something), the plugin with 0 (they are warnings).
    flags = "-std={} {}".format(standard, header)
    return (
        "{expect} 1 {piiflow} check --color=never %s -- {flags} > %t.tool && "
        "{check} < %t.tool && "
        "{tidy} --quiet %s -- {flags} > %t.tidy && "
        "{check} < %t.tidy"
    ).format(expect=expect, piiflow=piiflow, check=file_check, tidy=tidy, flags=flags)


# A clang-tidy that this build's plugin is not for, if one is installed.
others = ["/usr/lib/llvm-{}/bin/clang-tidy".format(v) for v in (19, 22)]
others = [o for o in others if o != clang_tidy and os.path.exists(o)]
if others:
    config.available_features.add("other-clang-tidy")
    config.substitutions.append(("%other_clang_tidy", config.plugin_host + others[0]))

# Longer names first: a substitution is replaced wherever it is a prefix.
config.substitutions += [
    ("%check_flows23", check_flows("c++23")),
    ("%check_flows", check_flows("c++20")),
    ("%piiflow", piiflow),
    ("%clang_tidy", host),
    ("%clangxx", os.path.join(bin_dir, "clang++")),
    ("%clang", os.path.join(bin_dir, "clang")),
    ("%tidy", tidy),
    ("%plugin", config.plugin),
    ("%header", header),
    ("%annotations", annotations),
    ("%expect", expect),
    ("%python", python),
    ("%llvm_major", config.llvm_major),
    ("%source_root", config.source_root),
]

config.environment["PATH"] = os.pathsep.join(
    [bin_dir, config.environment.get("PATH", "/usr/bin:/bin")]
)
# Output must not depend on who runs the suite.
for name in ("CLICOLOR_FORCE", "NO_COLOR", "PIIFLOW_CACHE"):
    config.environment.pop(name, None)
config.environment["LC_ALL"] = "C.UTF-8"
