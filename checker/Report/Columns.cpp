//===-- Report/Columns.cpp - columns that others count --------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Report/Columns.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/ConvertUTF.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"

#include <algorithm>

using namespace piiflow;
using llvm::StringRef;

unsigned piiflow::utf16Length(StringRef Line, unsigned Bytes) {
  const auto *At = reinterpret_cast<const llvm::UTF8 *>(Line.bytes_begin());
  const auto *End = reinterpret_cast<const llvm::UTF8 *>(Line.bytes_end());
  const auto *Stop = At + std::min<size_t>(Bytes, Line.size());
  unsigned Units = 0;
  while (At < Stop) {
    const bool Legal = llvm::isLegalUTF8Sequence(At, End);
    const unsigned Length = Legal ? llvm::getNumBytesForUTF8(*At) : 1;
    Units += Length == 4 ? 2 : 1; // A surrogate pair.
    At += Length;
  }
  return Units;
}

const Utf16Columns::Source &Utf16Columns::source(StringRef File) {
  const auto [It, New] = Sources.try_emplace(File);
  Source &S = It->second;
  llvm::SmallString<256> Path(File);
  if (!llvm::sys::path::is_absolute(File)) {
    Path = Root;
    llvm::sys::path::append(Path, File);
  }
  if (!New || !llvm::sys::fs::is_regular_file(Path))
    return S;
  auto Text = llvm::MemoryBuffer::getFile(Path);
  if (!Text)
    return S;
  S.Text = std::move(*Text);
  StringRef Rest = S.Text->getBuffer();
  while (!Rest.empty()) {
    const auto [Line, After] = Rest.split('\n');
    S.Lines.push_back(Line);
    Rest = After;
  }
  return S;
}

unsigned Utf16Columns::at(StringRef File, unsigned Line, unsigned Column) {
  if (Column <= 1)
    return Column;
  const Source &S = source(File);
  if (Line == 0 || Line > S.Lines.size())
    return Column;
  StringRef Text = S.Lines[Line - 1];
  unsigned Bytes = Column - 1;
  if (Bytes > Text.size())
    return Column;
  // The mark at the start of a file is not part of its first line.
  if (Line == 1 && Bytes >= 3 && Text.consume_front("\xEF\xBB\xBF"))
    Bytes -= 3;
  return 1 + utf16Length(Text, Bytes);
}
