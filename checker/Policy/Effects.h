//===-- Policy/Effects.h - what a modelled function does --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_POLICY_EFFECTS_H
#define PIIFLOW_POLICY_EFFECTS_H

#include "Model/AccessPath.h"

#include <optional>
#include <string>
#include <vector>

namespace piiflow {

/// One step of a port: a selector, by name, whose key may come from the call.
/// `Element[Argument[0]]` is the element whose key is argument 0: a constant
/// key selects that element only, any other key all elements.
struct PortSelector {
  SelectorKind Kind = SelectorKind::Any;
  std::string Field;     ///< Field: qualified name, `std::pair::first`.
  std::string Constant;  ///< Const: the literal key, `Element[0]`.
  int KeyArgument = -1;  ///< Element[Argument[n]]
  int KeyTemplate = -1;  ///< Element[TemplateArgument[n]]
  int KeyType = -1;      ///< Element[TypeOfArgument[n]]
  bool KeyIndex = false; ///< Element[i]: the i of `Argument[i]`.
  /// Referent: a Deref where a reference is kept, and no step elsewhere.
  bool OnlyReference = false;
  /// Range: a Deref to the object and to all elements around it.
  bool IsRange = false;
  /// Item: to what a range shows, wherever objects of its class keep that.
  bool IsItem = false;
};

/// A place of a call that effects speak about, such as `Argument[0].Element`,
/// `This`, `Return.std::pair::second`. References are seen through: for a
/// reference parameter, and for the receiver, the port is the object.
struct Port {
  enum RootT : uint8_t { This, Return, Argument, Exception };
  RootT Root = Return;
  /// Arguments First…Last, from 0, inclusive; Last = INT_MAX for `[0..]`.
  int First = 0, Last = 0;
  /// `Argument[i]`: all arguments, each with its own i.
  bool EachArgument = false;
  std::vector<PortSelector> Selectors;
};

/// A number of declared parameters, or that many and more.
struct Arity {
  unsigned Least = 0;
  bool OrMore = false;
  bool admits(unsigned Parameters) const {
    return OrMore ? Parameters >= Least : Parameters == Least;
  }
};

/// Data movement through a call.
struct Flow {
  enum KindT : uint8_t {
    Copy,   ///< To becomes From with everything below it (strong).
    Derive, ///< To becomes something that depends on all below From (strong).
    Append, ///< To additionally holds what derives from From (weak).
    Insert, ///< To additionally holds a copy of From (weak; push_back).
    Alias,  ///< To becomes a pointer or reference to From.
    Give,   ///< Alias where To is a reference, and Insert otherwise.
    Concatenate, ///< The elements of To are those of From's arguments in turn.
    Create,      ///< To becomes a pointer to a new object; From is ignored.
    Kill,        ///< To is re-initialised and holds nothing; From is ignored.
    Swap,        ///< To and From exchange values.
    Step, ///< To becomes the pointer or iterator From, moved on in its range.
    Overwrite, ///< As Insert; of a whole range, each element becomes a copy.
  };
  KindT Kind = Derive;
  Port From, To;
  /// `if Argument[n] is TEXT`: only in calls with these constant arguments.
  struct Condition {
    int Argument;
    /// A literal, or the name of a global. `<whole>`: the argument is the
    /// beginning of a whole range, and the next one its end; `<part>`: not so.
    std::string Text;
  };
  std::vector<Condition> If;
};

/// Writing Arguments of the call out of the program.
struct SinkEffect {
  /// "log", "network", "export", a custom kind; or "object": whatever sink
  /// Object is (a stream or FILE*), as found by Policy::sinkOfObject.
  std::string Kind;
  std::string Destination; ///< "file", "database", "stdout", "http", "syslog"…
  std::vector<Port> Arguments;
  std::optional<Port> Object;
  /// printf-style: index of the format argument, or -1. Arguments printed
  /// with %p leak nothing. Functions that end in an ellipsis need none.
  int FormatArgument = -1;
};

/// Personal data coming out of a call.
struct SourceEffect {
  Port To;
  std::vector<std::string> Categories;
};

/// A transformation that makes data safe: how, for what, how strong.
struct SanitizerEffect {
  std::string Kind; ///< drop tokenize aggregate encrypt keyed_hash hash
                    ///< truncate mask encode
  std::vector<std::string> Categories; ///< Empty: all.
  std::vector<std::string> Facts;      ///< "keep=4", "precision=0.1", "keyed"
  std::vector<Port> From; ///< Empty: the arguments and the receiver.
  Port To;                ///< Return, or an out-parameter (`Argument[1]`).
  /// What is in To after the call is safe, wherever it came from.
  bool InPlace = false;
};

/// A callable that the function calls.
struct CallbackEffect {
  Port Callee;
  std::vector<Port> Arguments; ///< A port `Argument[2..]` spreads.
  std::vector<Port> Results;   ///< Where its result goes.
  /// The callable is kept and called later: what it throws is not thrown here,
  /// unless it has a result, whose owner gets that too.
  bool Later = false;
  /// Arguments are passed by address (range elements) and not by value.
  bool ByReference = false;
  /// An element of an object that has one for each type is passed to a
  /// callable that takes that type, and to no other: alternatives of a variant.
  bool ByType = false;
};

/// A library asks the program how to convert values of its types: it calls a
/// customisation point, a function that the program declares for the type.
/// Without such a function nothing is said.
struct ConversionEffect {
  /// Qualified names (`fmt::formatter::format`); a name without scope is that
  /// of a free function in any namespace (`to_json`).
  std::vector<std::string> By;
  /// What is converted. For the other effects of the call it is what the
  /// conversion made of it, unless there is a To.
  Port Of;
  std::optional<Port> To; ///< The object that is made of it.
  unsigned Value = 0;     ///< The parameter of By that takes the value.
  int Into = -1;          ///< The one that it writes to; -1: it returns.
};

/// Establishes a guard of a kind ("authorize", "audit", "consent"…).
struct GuardEffect {
  std::string Kind;
};

/// All that is known about one function, merged from every rule that matches
/// it. A function with a model is not treated as unknown: it does what is
/// listed and nothing else.
struct FunctionModel {
  /// "model spdlog: spdlog::info" or ".piiflow.json:12:5"; one each rule.
  std::vector<std::string> Origins;
  std::vector<Flow> Flows;
  std::vector<SinkEffect> Sinks;
  std::vector<SourceEffect> Sources;
  std::vector<SanitizerEffect> Sanitizers;
  std::vector<CallbackEffect> Callbacks;
  std::vector<ConversionEffect> Conversions;
  std::vector<GuardEffect> Guards;
  /// A body, when there is one, is analysed as well (a policy rule that only
  /// adds a sink or guard to a function of the program).
  bool KeepBody = false;
};

/// What is said of the objects of a class, or of a class template: where they
/// keep what they hold or show, and what becomes of that in a copy.
struct ClassModel {
  std::vector<Port> Items; ///< Below This.
  /// What the arguments of the template are the types of.
  enum ArgumentsT : uint8_t {
    Content,  ///< The first: of all items.
    Pair,     ///< The first two: of the fields that the items are.
    KeyValue, ///< The first two: of the fields of the pairs that items are.
    Each,     ///< All: of one element each.
  } Arguments = Content;
  enum CopiesT : uint8_t {
    Unknown,
    Own,    ///< What is written to a copy is not in the original.
    Shared, ///< A copy leads to what the original leads to.
  } Copies = Unknown;
  bool IsText = false; ///< Characters; other arguments say nothing.
};

/// The sink that an object of a type, or a named global, is: `std::cerr` is a
/// log, a `std::ofstream` a file export.
struct SinkObject {
  std::string Kind;
  std::string Destination;
  std::string Model; ///< The shipped model that says so; empty: the policy.
  std::string Where; ///< ".piiflow.json:12:5"
};

} // namespace piiflow

#endif // PIIFLOW_POLICY_EFFECTS_H
