//===-- Frontend/Extract.cpp - from an AST to facts -----------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Extract.h"

#include "Facts/FactsFile.h"
#include "Frontend/Suppressions.h"
#include "Frontend/Walk.h"

using namespace piiflow;

Unit piiflow::extract(clang::ASTContext &Context,
                      const ExtractOptions &Options) {
  UnitBuilder B(Context, Options);
  addSuppressions(B);
  walk(B);
  hashBodies(B.unit());
  return B.take();
}
