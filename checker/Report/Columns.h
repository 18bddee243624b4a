//===-- Report/Columns.h - columns that others count ------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_REPORT_COLUMNS_H
#define PIIFLOW_REPORT_COLUMNS_H

#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringRef.h"
#include "llvm/Support/MemoryBuffer.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace piiflow {

/// How many UTF-16 code units stand before the byte `Bytes` of a line; a byte
/// that is no UTF-8 counts as one.
unsigned utf16Length(llvm::StringRef Line, unsigned Bytes);

/// Columns of places are bytes, from 1. This turns them into UTF-16 code units,
/// as editors count them, by reading the source. Where the source is not there,
/// or has no such line any more, a column stays what it is.
class Utf16Columns {
public:
  /// Relative file names are below Root.
  explicit Utf16Columns(std::string Root) : Root(std::move(Root)) {}

  unsigned at(llvm::StringRef File, unsigned Line, unsigned Column);

private:
  struct Source {
    std::unique_ptr<llvm::MemoryBuffer> Text; ///< Null: cannot be read.
    std::vector<llvm::StringRef> Lines;
  };
  const Source &source(llvm::StringRef File);

  std::string Root;
  llvm::StringMap<Source> Sources;
};

} // namespace piiflow

#endif // PIIFLOW_REPORT_COLUMNS_H
