//===-- Frontend/Locations.h - files and source ranges ----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FRONTEND_LOCATIONS_H
#define PIIFLOW_FRONTEND_LOCATIONS_H

#include "Facts/Unit.h"

#include "clang/Basic/LangOptions.h"
#include "clang/Basic/SourceManager.h"

#include "llvm/ADT/DenseMap.h"

#include <string>

namespace piiflow {

/// Turns Clang's source locations into ranges of files that are named relative
/// to the project root, each file once. `#line` directives are not followed:
/// a range is where the text really is.
class Locations {
public:
  Locations(const clang::SourceManager &SM, const clang::LangOptions &Lang,
            llvm::StringRef ProjectRoot, Unit &U);

  /// The outermost expansion's range when in a macro.
  SourceRange range(clang::SourceRange R);
  /// The whole of lines and columns between two offsets of a file.
  SourceRange range(clang::FileID File, unsigned Begin, unsigned End);
  FileId file(clang::FileID File);
  /// Whether declared in a system header, or by the compiler itself.
  bool inSystemHeader(clang::SourceLocation L) const;
  llvm::StringRef mainFile();

private:
  std::string relativeName(clang::FileEntryRef File) const;
  /// The identifier that starts at an offset: a macro's name, seen from the
  /// outermost expansion.
  llvm::StringRef identifierAt(clang::SourceLocation L) const;

  const clang::SourceManager &SM;
  const clang::LangOptions &Lang;
  Unit &U;
  std::string Root, RealRoot; ///< With a separator at the end; or empty.
  llvm::DenseMap<clang::FileID, FileId> Files;
  llvm::DenseMap<uint32_t, FileId> ByName;
};

} // namespace piiflow

#endif // PIIFLOW_FRONTEND_LOCATIONS_H
