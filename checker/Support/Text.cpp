//===-- Support/Text.cpp - globs and near misses --------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support/Text.h"

#include "llvm/ADT/SmallVector.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/raw_ostream.h"

#include <algorithm>

using namespace piiflow;
using llvm::StringRef;

/// Matches greedily and goes back to the last `*` on a mismatch: linear in
/// practice, and never worse than the product of the lengths.
bool piiflow::matchesGlob(StringRef Pattern, StringRef Text) {
  size_t P = 0, T = 0, Star = StringRef::npos, Mark = 0;
  while (T < Text.size()) {
    if (P < Pattern.size() && Pattern[P] == '*') {
      Star = P++;
      Mark = T;
    } else if (P < Pattern.size() && Pattern[P] == Text[T]) {
      ++P;
      ++T;
    } else if (Star != StringRef::npos) {
      P = Star + 1;
      T = ++Mark;
    } else {
      return false;
    }
  }
  return Pattern.substr(P).find_first_not_of('*') == StringRef::npos;
}

using Components = llvm::SmallVector<StringRef, 8>;

static Components components(StringRef Name) {
  Components Parts;
  Name.split(Parts, "::");
  return Parts;
}

bool piiflow::matchesName(StringRef Pattern, StringRef Name) {
  if (!Pattern.contains('*'))
    return Pattern == Name;
  const Components P = components(Pattern), N = components(Name);
  // The same going back as in matchesGlob, over components.
  size_t I = 0, K = 0, Star = StringRef::npos, Mark = 0;
  while (K < N.size()) {
    if (I < P.size() && P[I] == "**") {
      Star = I++;
      Mark = K;
    } else if (I < P.size() && matchesGlob(P[I], N[K])) {
      ++I;
      ++K;
    } else if (Star != StringRef::npos) {
      I = Star + 1;
      K = ++Mark;
    } else {
      return false;
    }
  }
  return std::all_of(P.begin() + I, P.end(),
                     [](StringRef Part) { return Part == "**"; });
}

CheckGlob::CheckGlob(StringRef List, Minus How) {
  llvm::SmallVector<StringRef, 8> Parts;
  llvm::SplitString(List, Parts, ",\n");
  for (StringRef Part : Parts) {
    Part = Part.trim();
    const bool Positive = !Part.consume_front("-");
    Part = Part.ltrim();
    if (!Part.empty() && (Positive || How == Minus::TakesOut))
      Items.push_back({Part.str(), Positive});
  }
}

bool CheckGlob::contains(StringRef Check) const {
  for (auto It = Items.rbegin(); It != Items.rend(); ++It)
    if (matchesGlob(It->Pattern, Check))
      return It->Positive;
  return false;
}

std::vector<std::string>
CheckGlob::unmatched(llvm::ArrayRef<StringRef> Known) const {
  std::vector<std::string> Result;
  for (const Item &I : Items)
    if (std::none_of(Known.begin(), Known.end(), [&](StringRef Check) {
          return matchesGlob(I.Pattern, Check);
        }))
      Result.push_back((I.Positive ? "" : "-") + I.Pattern);
  return Result;
}

StringRef piiflow::nearest(StringRef Word,
                           llvm::ArrayRef<StringRef> Candidates) {
  StringRef Best;
  // A third of the word (rounded up, so that two swapped letters of a short
  // one are found) may differ; more is another word.
  unsigned Limit = unsigned((Word.size() + 2) / 3) + 1;
  for (StringRef C : Candidates) {
    const unsigned Distance =
        Word.edit_distance_insensitive(C, /*AllowReplacements=*/true, Limit);
    if (Distance < Limit) {
      Limit = Distance;
      Best = C;
    }
  }
  return Best;
}

std::string piiflow::quoted(StringRef Text) {
  std::string Result;
  llvm::raw_string_ostream OS(Result);
  OS << '"';
  for (const char C : Text) {
    if (C == '"' || C == '\\')
      OS << '\\' << C;
    else if (C == '\n')
      OS << "\\n";
    else if (C == '\t')
      OS << "\\t";
    else if (uint8_t(C) < 0x20 || C == 0x7f)
      OS << "\\x" << llvm::hexdigit(uint8_t(C) >> 4, true)
         << llvm::hexdigit(uint8_t(C) & 15, true);
    else
      OS << C;
  }
  OS << '"';
  return Result;
}
