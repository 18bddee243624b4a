//===-- Facts/Ranges.cpp - packed source ranges ---------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Ranges.h"

#include <limits>

using namespace piiflow;

// A range is five numbers: the change of the begin line with two bits that say
// whether the file and the macro change; the change of the begin column; how
// many lines and columns further it ends. Then the new file, the new macro.
// Changes are "zigzag" numbers, small for small changes either way; file and
// macro are ids plus one, so that "none" is 0.

namespace {
enum : uint64_t { NewFile = 1, NewMacro = 2 };
constexpr unsigned FlagBits = 2;

uint64_t difference(uint32_t From, uint32_t To) {
  const int64_t D = int64_t(To) - int64_t(From);
  return D < 0 ? (uint64_t(-D) << 1) - 1 : uint64_t(D) << 1;
}

template <typename Tag> uint64_t plusOne(Id<Tag> I) {
  return I.valid() ? uint64_t(I.Value) + 1 : 0;
}
} // namespace

void RangeWriter::number(uint64_t N) {
  for (; N >= 0x80; N >>= 7)
    Bytes.push_back(uint8_t(N) | 0x80);
  Bytes.push_back(uint8_t(N));
}

void RangeWriter::add(const SourceRange &R) {
  uint64_t Flags = 0;
  if (R.File != Last.File)
    Flags |= NewFile;
  if (R.Macro != Last.Macro)
    Flags |= NewMacro;
  number(difference(Last.BeginLine, R.BeginLine) << FlagBits | Flags);
  number(difference(Last.BeginColumn, R.BeginColumn));
  number(difference(R.BeginLine, R.EndLine));
  number(difference(R.BeginColumn, R.EndColumn));
  if (Flags & NewFile)
    number(plusOne(R.File));
  if (Flags & NewMacro)
    number(plusOne(R.Macro));
  Last = R;
}

uint64_t RangeReader::number() {
  uint64_t N = 0;
  for (unsigned Shift = 0; Shift < 42; Shift += 7) {
    if (Rest.empty())
      break;
    const uint8_t Byte = Rest.front();
    Rest = Rest.drop_front();
    N |= uint64_t(Byte & 0x7f) << Shift;
    if (Byte < 0x80)
      return N;
  }
  Broken = true;
  return 0;
}

uint32_t RangeReader::apply(uint32_t Before, uint64_t Difference) {
  const int64_t D = Difference & 1 ? -int64_t((Difference + 1) >> 1)
                                   : int64_t(Difference >> 1);
  const int64_t After = int64_t(Before) + D;
  if (After < 0 || After > int64_t(std::numeric_limits<uint32_t>::max())) {
    Broken = true;
    return 0;
  }
  return uint32_t(After);
}

SourceRange RangeReader::next() {
  if (Broken)
    return {};
  const uint64_t Head = number();
  SourceRange R = Last;
  R.BeginLine = apply(Last.BeginLine, Head >> FlagBits);
  R.BeginColumn = apply(Last.BeginColumn, number());
  R.EndLine = apply(R.BeginLine, number());
  R.EndColumn = apply(R.BeginColumn, number());
  // "None" is the largest number plus one, which wraps back to it.
  if (Head & NewFile)
    R.File = FileId(uint32_t(number() - 1));
  if (Head & NewMacro)
    R.Macro = StringId(uint32_t(number() - 1));
  if (Broken)
    return {};
  Last = R;
  return R;
}
