//===-- Check/WeakSanitizer.cpp - pii-weak-sanitizer ------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Check/Verdict.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"

using namespace piiflow;

namespace {
/// Personal data that was sanitised on its way to a sink, but not well enough
/// for its category there.
class WeakSanitizerRule : public Rule {
public:
  llvm::StringRef name() const override { return "pii-weak-sanitizer"; }

  void run(const RuleContext &C, std::vector<Finding> &Out) const override {
    for (const FlowToSink &F : C.Solved.ToSinks)
      for (const Verdict &V : judge(F, C.Rules, C.Least))
        if (V.Outcome == Adequacy::Weak)
          Out.push_back(makeFinding(name(), F, V, C.Rules, problem(V)));
  }

private:
  /// "protected only by hash ('sha1')".
  static std::string problem(const Verdict &V) {
    std::vector<std::string> Applied;
    for (const Protection &P : V.Evidence->Applied)
      Applied.push_back(P.Kind + " ('" + P.Name + "')");
    return "protected only by " + llvm::join(Applied, ", ") +
           ", which is not enough";
  }
};
} // namespace

std::unique_ptr<Rule> piiflow::makeWeakSanitizerRule() {
  return std::make_unique<WeakSanitizerRule>();
}
