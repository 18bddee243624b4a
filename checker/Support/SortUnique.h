//===-- Support/SortUnique.h - sets as sorted vectors -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SUPPORT_SORTUNIQUE_H
#define PIIFLOW_SUPPORT_SORTUNIQUE_H

#include "llvm/ADT/STLExtras.h"

namespace piiflow {

/// Makes a set of a vector: sorted, each element once.
template <typename Vector> void sortUnique(Vector &Of) {
  llvm::sort(Of);
  Of.erase(llvm::unique(Of), Of.end());
}

} // namespace piiflow

#endif // PIIFLOW_SUPPORT_SORTUNIQUE_H
