//===-- Tidy/Loader.cpp - the plugin that clang-tidy loads ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "clang/Basic/Version.h"

#include <cstdio>
#include <cstdlib>
#include <dlfcn.h>
#include <string>

/// The plugin proper is a second library beside this one, which needs nothing
/// of its host but its version. A clang-tidy of another major version would
/// ignore a plugin that misses a symbol, or list its checks and find nothing,
/// with exit code 0 in both cases. This ends the process instead.
namespace {
[[noreturn]] void refuse(const std::string &Why) {
  std::fprintf(stderr, "piiflow: error: %s\n", Why.c_str());
  std::fflush(stderr);
  std::_Exit(2);
}

struct Loader {
  Loader() {
    const std::string Major = std::to_string(CLANG_VERSION_MAJOR);
    const std::string Host = clang::getClangToolFullVersion("clang-tidy");
    if (Host.find("version " + Major + ".") == std::string::npos)
      refuse("this plugin is for clang-tidy " + Major + " but was loaded by '" +
             Host + "'; load piiflow-tidy-<major>.so of that version");
    Dl_info Self;
    if (!dladdr(&Anchor, &Self) || !Self.dli_fname)
      refuse("the plugin cannot find its own folder");
    std::string Checks = Self.dli_fname;
    Checks.erase(
        Checks.rfind('/') == std::string::npos ? 0 : Checks.rfind('/') + 1);
    if (Checks.empty())
      Checks = "./";
    Checks += "libpiiflow-tidy-checks-" + Major + ".so";
    if (!dlopen(Checks.c_str(), RTLD_NOW | RTLD_GLOBAL))
      refuse(std::string("the plugin cannot load its checks: ") + dlerror());
  }
  static const char Anchor;
};
const char Loader::Anchor = 0;
const Loader Loaded;
} // namespace
