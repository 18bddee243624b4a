//===-- Model/Finding.h - what a user is told -------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_MODEL_FINDING_H
#define PIIFLOW_MODEL_FINDING_H

#include <cstdint>
#include <string>
#include <tuple>
#include <vector>

namespace piiflow {

/// A place in a named file; File is relative to the project root.
struct Place {
  std::string File;
  uint32_t Line = 0, Column = 0, EndLine = 0, EndColumn = 0;
  std::string Macro; ///< Name of the macro whose expansion this is; or empty.
  friend auto operator<=>(const Place &, const Place &) = default;
};

enum class Severity : uint8_t { Note, Warning, Error };
/// How sure a flow is.
enum class Confidence : uint8_t { Low, Medium, High };
constexpr const char *confidenceName(Confidence C) {
  return C == Confidence::High     ? "high"
         : C == Confidence::Medium ? "medium"
                                   : "low";
}

/// One step of a trace, from source to sink.
struct TraceStep {
  enum KindT : uint8_t { Source, Flow, Call, Return, Sanitizer, Sink, Remark };
  KindT Kind = Flow;
  Place Where;
  std::string Message;
  std::vector<std::string> Doubts = {}; ///< Why it may not be so.
  friend auto operator<=>(const TraceStep &, const TraceStep &) = default;
};

/// A report: a rule broken at a sink by one source declaration.
struct Finding {
  std::string Rule; ///< "pii-log"
  Severity Level = Severity::Warning;
  Confidence Trust = Confidence::High;
  std::vector<std::string> Doubts; ///< Why Trust is not high; in order.
  Place Where;                     ///< The sink.
  std::string Message;             ///< Without location, severity and rule.
  std::vector<TraceStep> Trace;

  std::string SourceName;   ///< "Customer.phone"
  std::string SourceEntity; ///< Qualified: "model::Customer::phone"
  Place SourcePlace;
  std::vector<std::string> Categories; ///< Sorted.
  std::string Tier;                    ///< Highest of Categories.
  std::string SinkKind;                ///< "log"; empty for pii-annotation.
  std::string SinkDestination;
  std::string SinkApi;                  ///< "spdlog::info"
  std::string SinkFunction;             ///< Function that contains the sink.
  std::vector<std::string> Protections; ///< Kinds applied, sorted.

  /// Stable identity: source declaration, sink API and function, categories
  /// and rule; no lines. Set by Check.
  std::string Fingerprint;

  bool Suppressed = false;
  std::string SuppressionReason;
  /// A NOLINT comment names this rule here and does not count: it gives no
  /// reason, which is what the finding says.
  bool Insistent = false;

  /// Report order: place, rule, message, then the rest.
  auto key() const {
    return std::tie(Where, Rule, Message, SourceEntity, Fingerprint, Trace);
  }
};

/// What a run covered; nothing is dropped in silence.
struct Coverage {
  unsigned Units = 0;
  unsigned Functions = 0;
  /// Of these, functions that personal data or a sink object can get to.
  unsigned Needed = 0;
  struct FailedUnit {
    std::string File;
    std::string Message;
  };
  std::vector<FailedUnit> Failed; ///< Sorted by file.
  /// Functions without body or model that personal data entered, and how
  /// often; sorted by count, then name.
  std::vector<std::pair<std::string, unsigned>> Unknown;
  unsigned BudgetCutOffs = 0;     ///< Functions whose analysis was cut short.
  unsigned UnresolvedCalls = 0;   ///< Indirect calls without any target.
  unsigned LowConfidence = 0;     ///< Flows of less confidence than reported.
  std::vector<std::string> Notes; ///< Policy rules that match nothing, ODR…
};

/// The outcome of a run.
struct Result {
  std::vector<Finding> Findings; ///< Sorted by Finding::key, suppressed too.
  Coverage Covered;
};

} // namespace piiflow

#endif // PIIFLOW_MODEL_FINDING_H
