//===-- Policy/FunctionIndex.h - which rules match a function ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_FUNCTIONINDEX_H
#define PIIFLOW_POLICY_FUNCTIONINDEX_H

#include "Policy/Rules.h"

namespace piiflow {

/// Finds the rules about a function by the last component of its name; globs
/// whose last component is one are tried one by one.
class FunctionIndex {
public:
  void add(const FunctionRule &R, uint32_t Number);
  /// Numbers of the rules for functions of that name, whatever the overload;
  /// ascending, each once.
  std::vector<uint32_t> named(const FunctionQuery &Q,
                              llvm::ArrayRef<FunctionRule> Rules) const;
  /// Numbers of the rules that match, ascending, each once.
  std::vector<uint32_t> find(const FunctionQuery &Q,
                             llvm::ArrayRef<FunctionRule> Rules) const;

private:
  struct Entry {
    std::string Scope; ///< May be a glob.
    std::string Last;  ///< Of a glob; empty when it is the key.
    uint32_t Rule;
  };
  llvm::StringMap<std::vector<Entry>> ByLast;
  std::vector<Entry> Globs;
};

/// Splits `ns::C::f` into `ns::C` and `f`; `operator ns::T` is one component.
std::pair<llvm::StringRef, llvm::StringRef>
splitLastComponent(llvm::StringRef Name);

} // namespace piiflow

#endif // PIIFLOW_POLICY_FUNCTIONINDEX_H
