//===-- Solve/Interpreter.h - one body, abstractly executed -----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SOLVE_INTERPRETER_H
#define PIIFLOW_SOLVE_INTERPRETER_H

#include "Solve/Callees.h"
#include "Solve/CellFields.h"
#include "Solve/Demand.h"
#include "Solve/Memory.h"
#include "Solve/Places.h"
#include "Solve/Summary.h"
#include "Solve/ThrownClasses.h"

#include <set>

namespace piiflow {

/// What all interpreters of a program share.
struct Engine {
  const Program &P;
  const Policy &Rules;
  const LibraryClasses &Classes;
  ProtectionTable &Protections;
  SourceTable &Sources;
  CalleeTable &Callees;
  SinkTable &Sinks;
  const Demand &Needed;
  const CellFields &Fields;
  const ThrownClasses &Thrown;
  /// Whether data of low confidence is followed.
  bool Guesses = false;
};

/// Where an interpreter gets the summaries of callees.
class SummaryProvider {
public:
  virtual ~SummaryProvider() = default;
  /// Null while nothing is known, as on the first round of a recursion.
  virtual const Summary *summaryOf(const Instance &Callee,
                                   const Instance &Caller) = 0;
  /// Whether the function may be analysed under these callables as well.
  virtual bool mayBind(const Instance &Bound) = 0;
  /// Whether data cannot get to the function: it is not interpreted.
  virtual bool ignores(StringId Symbol) const = 0;
  /// Whether calls that name the function are cut: they lead to its junction.
  virtual bool isCut(StringId Named) const = 0;
  /// Tells that a call that leads to the junction may run the target.
  virtual void noteCut(StringId Junction, StringId Target) = 0;
  /// The level of precision on which the instance was interpreted.
  virtual unsigned levelOf(const Instance &Which) = 0;
};

/// Scratch locations of a call that are none of its arguments, which are
/// numbered from 0: its receiver's address, the result of a callable that a
/// model calls, and what arguments were converted to.
enum Slot : uint32_t { ThisSlot = 1000, ResultSlot, ConvertedSlot = 2000 };

/// The part of a Fresh root for what a model's call creates, above the numbers
/// of what summaries do.
constexpr uint32_t NewObject = 1u << 20;

/// A call being interpreted.
struct CallSite {
  const Instruction *I = nullptr;
  uint32_t Number = 0; ///< Of the instruction, in block order.
  unsigned Nesting = 0;
  StringId Target; ///< The function called now, of those that may be.
  /// What the call may run is not looked into: the function that names the
  /// junction that all of it leads to. Invalid for others.
  StringId Junction;
  /// Where the value of each argument is stored, as the callee's parameter
  /// sees it: for a reference parameter, where the pointer is.
  std::vector<LocSet> Arguments;
  /// The same with references seen through, as ports of models see it.
  std::vector<LocSet> Objects;
  /// Literal text of arguments, invalid for others.
  std::vector<StringId> Literals;
  LocSet This;     ///< Where the receiver's address is.
  LocSet Receiver; ///< The receiver.
  LocSet Result;   ///< Where the result goes; may be empty.
  bool ReturnsReference = false;
};

/// Interprets one body over symbolic states until nothing changes, and says
/// what a call of it does (a Summary) and which personal data reaches sinks
/// in it. A forward worklist in reverse post-order.
class Interpreter {
public:
  /// `Level`: of budget::Levels, how finely locations are told apart.
  Interpreter(const Engine &E, SummaryProvider &Provider,
              const Program::Function &F, const Body &B, const Instance &Which,
              unsigned Level);

  /// Nothing when it is too much work on this level.
  std::optional<Summary> run();
  /// Runs again and tells `Watcher` about the recording pass.
  void replay(Observer &Watcher);

  /// Whether the instruction starts what goes on later.
  bool isDeferred(uint32_t Number) const { return Deferred.count(Number) != 0; }
  Frame &frame() { return F; }
  ValueTable &values() { return V; }

private:
  // Interpreter.cpp: blocks and simple instructions.
  void setUpEntry(State &S);
  void iterate();
  void record();
  void interpretBlock(uint32_t Index);
  bool mayFailFirst(const Instruction &I) const;
  void flowTo(BlockId To, const State &S);
  void bindPorts(State &S);
  const Instruction &instruction(uint32_t Number) const;
  uint32_t instructionCount() const {
    return FirstNumber.back() + uint32_t(B.Blocks.back().Instructions.size());
  }
  void step(State &S, const Instruction &I, uint32_t Number);
  LocSet locate(const State &S, PathId Path);
  ValueId addressOf(llvm::ArrayRef<LocId> Where);
  ValueId constant(StringId Text);
  ValueId functionValue(StringId Symbol);
  ValueId deepOperand(const State &S, const Operand &O);
  void store(State &S, llvm::ArrayRef<LocId> To, const Operand &O);
  ValueId computed(ValueId Data);
  void derive(State &S, const Instruction &I);
  void lookup(State &S, const Instruction &I);
  void closure(State &S, const Instruction &I);
  void visit(State &S, const Instruction &I);
  std::vector<StringId> caughtBefore(const Instruction &Handler);
  void catchException(State &S, const Instruction &I);
  void leaveByException(const State &S, const Block &B);
  bool holdsNoData(llvm::ArrayRef<LocId> Where);

  // Threads.cpp: what goes on after a call.
  void iterateWithThreads();
  void meetLater(State &S, const Instruction &I, uint32_t Number);
  bool startsForCallers() const;

  // Members.cpp: pointers to members.
  bool isMember(StringId Callable) const;
  std::vector<StringId> targetsOf(StringId Function) const;
  bool isMemberPointer(LocId Where);
  bool isNobodys(LocId Port) const;
  bool noteCallable(LocId Port);
  void member(State &S, const Instruction &I, uint32_t Number);
  std::vector<StringId> membersAt(const State &S, llvm::ArrayRef<LocId> Where,
                                  bool &Open);
  LocSet memberOf(const State &S, llvm::ArrayRef<LocId> Objects,
                  StringId Member);
  void callMember(State &S, const CallSite &Outer, StringId Member,
                  llvm::ArrayRef<LocId> Object, llvm::ArrayRef<LocId> Result,
                  bool WholeResult);
  LocSet receiverOf(const State &S, llvm::ArrayRef<LocId> Object,
                    StringId Class);

  // Calls.cpp: callees.
  CallSite makeCall(State &S, const Instruction &I, uint32_t Number,
                    unsigned FirstArgument, bool HasReceiver);
  void addArgument(State &S, CallSite &C, const Operand &O);
  void endCall(State &S, const CallSite &C);
  void call(State &S, const Instruction &I, uint32_t Number);
  void indirectCall(State &S, const Instruction &I, uint32_t Number);
  struct CallablesFound {
    std::vector<std::pair<StringId, LocId>> Known;
    /// Others may be in what only callers know, or in a table of constants.
    bool AtPort = false, InTable = true;
  };
  StringId exactClass(LocId Object);
  std::vector<StringId> overriders(const State &S, const CallSite &C,
                                   std::vector<StringId> All);
  bool isInConstant(LocId Where) const;
  CallablesFound callablesAt(const State &S, llvm::ArrayRef<LocId> Where);
  void invoke(State &S, CallSite &C, llvm::ArrayRef<LocId> Callable);
  void applyAny(State &S, const CallSite &C, llvm::ArrayRef<StringId> Targets);
  void apply(State &S, const CallSite &C, StringId Symbol);

  // Unknown.cpp: functions without body or model.
  void applyUnknown(State &S, const State &Before, const CallSite &C,
                    const Callee &Target);
  /// Data that an unknown function was given: what it likely passes on; what
  /// is in objects of the program, and likely in a text made of them; and what
  /// is in the object that it is called for.
  struct Passed {
    ValueId Likely, AsText, Guessed;
  };
  void leaveUnknown(State &S, const State &Before, const CallSite &C,
                    const Callee &Target, const Passed &Data);
  LocSet seenAs(llvm::ArrayRef<LocId> Objects, StringId Class);
  LocSet seenInArgument(const State &S, const CallSite &C, const Callee &Target,
                        size_t K);
  bool leadsToOwnObject(const State &S, const CallSite &C, size_t K);
  TypeId parameterType(const CallSite &C, const Callee &Target, size_t K);
  ValueId dataGiven(const State &Before, llvm::ArrayRef<LocId> Where,
                    bool &Personal);
  void callBack(State &S, const CallSite &Outer, llvm::ArrayRef<LocId> Where);

  void returnValue(State &S, const CallSite &C, ValueId Value);

  // Binding.cpp: summaries of callees.
  struct Binder;
  void applySummary(State &S, const State &Before, const CallSite &C,
                    const Callee &Target);
  /// `Nobodys`: a pointer to a member is passed that is not known here and
  /// stands for any.
  Binding passedAt(const State &S, Binder &Bind, LocId Port, bool &Nobodys);
  const Summary *bindCallables(const State &S, const CallSite &C,
                               const Callee &Target, const Summary *Plain,
                               Instance &Bound);
  void buildSummary(Summary &Out);

  // Junctions.cpp: cut calls.
  bool isTooMuch(llvm::ArrayRef<StringId> Targets);
  StringId junctionOf(llvm::ArrayRef<StringId> Targets);
  bool isOnlyCut(const CallSite &C, StringId Target) const;
  void cutCall(State &S, const State &Before, const CallSite &C,
               StringId Junction);
  bool hasCellField(LocId Place) const;
  LocId keptPlace(LocId Place);
  void noteEscape(LocId Object, LocId Place);
  void leave(State &S, LocId Junction, const State &Before, LocId From);
  void takeFrom(State &S, LocId Junction, llvm::ArrayRef<LocId> Into);
  void takeBehind(State &S, LocId Junction, const State &Before, LocId Pointer,
                  bool Writable);
  void exchangeElsewhere(State &S, const State &Before);
  std::vector<LocId> exposed(const State &S);

  // Addresses.cpp: what is printed as an address.
  bool isVoidPointer(const Callee &Target, int Argument) const;
  void dropPrintedAddresses(const State &S, CallSite &C, const Callee &Target);

  // Items.cpp: what ranges show.
  LocSet itemsOf(const State &S, const CallSite &C, const LocSet &Ranges);
  bool refersToItems(LocId Range);
  bool isAllItems(const CallSite &C, const Port &P);
  void viewItems(State &S, const State &Before, const CallSite &C,
                 const Flow &Fl, llvm::ArrayRef<LocId> From,
                 llvm::ArrayRef<LocId> To);

  // Effects.cpp: models.
  StringId literalOf(const State &S, const CallSite &C, int Argument);
  StringId templateKey(StringId Target, unsigned Argument,
                       llvm::ArrayRef<LocId> Object);
  TypeId taggedType(const Program::Function &Fun) const;
  static TypeId argumentType(const Program &P, StringId Target, int Argument);
  StringId typeKey(TypeId Of, llvm::ArrayRef<LocId> Object);
  void declareAs(llvm::ArrayRef<LocId> Where, StringId Function, int Parameter);
  LocSet portLocations(const State &S, const CallSite &C, const Port &P,
                       int EachIndex = -1);
  LocSet portStep(const State &S, const CallSite &C, const LocSet &Where,
                  const PortSelector &Step, int EachIndex);
  void applyFlows(State &S, const State &Before, const CallSite &C,
                  const FunctionModel &M);
  std::optional<unsigned> elementCount(TypeId T) const;
  void concatenate(State &S, const State &Before, const CallSite &C,
                   const Flow &Fl, llvm::ArrayRef<LocId> To);
  void createObject(State &S, const CallSite &C, llvm::ArrayRef<LocId> To);
  void applyFlow(State &S, const State &Before, const CallSite &C,
                 const Flow &Fl, llvm::ArrayRef<LocId> From,
                 llvm::ArrayRef<LocId> To);
  bool isAtEach(const State &S, const CallSite &C, int Argument);
  bool happens(const State &S, const CallSite &C, const Flow &Fl);
  void applySinks(const State &Before, const CallSite &C, const Callee &Target);
  void applySources(State &S, const CallSite &C, const Callee &Target);
  void applySanitizers(State &S, const State &Before, const CallSite &C,
                       const Callee &Target);
  ValueId resultSoFar(const State &S, const CallSite &C);

  // Callbacks.cpp: callables that models call.
  void applyCallbacks(State &S, const CallSite &C, const FunctionModel &M);
  void bindObjects(State &S, CallSite &C, StringId Function,
                   llvm::ArrayRef<LocSet> Objects);
  void callWith(State &S, const CallSite &Outer, llvm::ArrayRef<LocId> Callable,
                llvm::ArrayRef<LocSet> Passed, llvm::ArrayRef<LocId> Result,
                bool WholeResult, bool Itself, bool ByType = false);
  std::vector<LocSet> passedByType(llvm::ArrayRef<LocSet> Passed,
                                   StringId Function,
                                   llvm::ArrayRef<StringId> Overloads);
  void callObject(State &S, const CallSite &Outer, LocId Object,
                  llvm::ArrayRef<LocSet> Passed, llvm::ArrayRef<LocId> Result);
  void callOne(State &S, const CallSite &Outer, StringId Junction,
               StringId Function, LocId Object, llvm::ArrayRef<LocSet> Passed,
               llvm::ArrayRef<LocId> Result, bool WholeResult, bool Itself);
  void forgetException(State &S, const State &Before);
  void applyFlowsOfCallees(State &S, const CallSite &C, const FunctionModel &M);
  void fillArguments(State &S, CallSite &C, const Program::Function *Fun);

  // Construct.cpp: objects that libraries construct.
  TypeId namedClass(StringId Target, bool Tagged) const;
  TypeId typePassed(const CallSite &C, const Port &At, LocId Object);
  bool wraps(State &S, const State &Before, llvm::ArrayRef<LocId> To,
             llvm::ArrayRef<LocId> From, TypeId Passed, bool Replaces);
  bool constructs(State &S, const State &Before, const CallSite &C,
                  const Flow &Fl, llvm::ArrayRef<LocId> To);
  void construct(State &S, const CallSite &Outer, llvm::ArrayRef<LocId> To,
                 StringId Record, llvm::ArrayRef<LocSet> Objects,
                 llvm::ArrayRef<StringId> Literals);
  bool constructByModel(State &S, const CallSite &Outer,
                        llvm::ArrayRef<LocId> To, StringId Record,
                        llvm::ArrayRef<LocSet> Objects);

  // Bound.cpp: arguments that callables keep.
  std::vector<LocSet> withBound(State &S, StringId Function, LocId Callable,
                                llvm::ArrayRef<LocSet> Passed);
  bool isPlaceholder(const State &S, LocId Where, unsigned &Argument);
  LocSet meantFor(const State &S, StringId Function, size_t Parameter,
                  const LocSet &Given);
  bool callOwnOperator(State &S, const CallSite &Outer, LocId Object,
                       llvm::ArrayRef<LocSet> Passed);

  // Conversions.cpp: functions of the program that libraries ask for.
  void convertArguments(State &S, CallSite &C, const FunctionModel &M);
  void convertResults(State &S, const CallSite &C, const FunctionModel &M);
  void dropConverted(State &S, const CallSite &C);
  StringId conversionOf(const ConversionEffect &How, LocId Subject);
  bool converts(const ConversionEffect &How, LocId Subject, unsigned Depth);
  void convert(State &S, const CallSite &Outer, const ConversionEffect &How,
               const LocSet &From, const LocSet &To, unsigned Depth);
  void callConversion(State &S, const CallSite &Outer,
                      const ConversionEffect &How, StringId By,
                      const LocSet &From, const LocSet &To);

  // Reaching.cpp: what reaches sinks.
  struct StreamKinds;
  /// A sink inside a callee: where its summary says so, and its name there.
  struct Inside {
    const Instance *Callee = nullptr;
    const Summary *Effect = nullptr;
    const Atom *What = nullptr;
    SinkId Site;
    bool Later = false;
  };
  void reach(SinkId Site, ValueId Data, const CallSite &C, Inside From);
  /// `Given`: the call passes the stream itself, and is the sink.
  void writeToStream(const State &S, llvm::ArrayRef<LocId> Stream, ValueId Data,
                     const CallSite &C, StringId Api, Inside From, bool Given);
  StringId sinkField(LocId Where);
  bool anySinkField(llvm::ArrayRef<LocId> Where);
  /// Data written below a field that is a sink.
  void writeToFields(llvm::ArrayRef<LocId> To, ValueId Data, const CallSite &C);
  void writeToFields(const State &S, const Instruction &I, uint32_t Number);
  SinkId withKind(SinkId Site, const std::pair<std::string, std::string> &Kind);
  const SinkObject *sinkObject(LocId Where);
  void findStreams(const State &S, LocId Where, StreamKinds &Out,
                   unsigned Depth);
  SinkId siteAt(const CallSite &C, llvm::StringRef Kind,
                llvm::StringRef Destination, StringId Api);

  const Engine &E;
  SummaryProvider &Provider;
  const Program::Function &Fn;
  const Body &B;
  const Instance &Which;
  unsigned Level;
  Frame F;
  ValueTable V;
  Memory M;
  LocationTable &L;

  std::vector<State> In;             ///< By block.
  std::vector<uint32_t> FirstNumber; ///< Of each block's instructions.
  std::set<uint32_t> Changed;        ///< Blocks that learnt something new.
  State Exit, ExceptionalExit;
  /// Whether it may be left by an exception of the program.
  bool FailsMidway = false;
  /// Instructions that start what goes on later (threads, handlers that are
  /// kept), and all that holds at any time in the body: what they may meet.
  std::set<uint32_t> Deferred;
  State AnyTime;
  /// Where what an instruction started has written something.
  std::map<uint32_t, std::set<LocId>> Left;
  /// Of these, where objects are that come into being later: what is left there
  /// is there once they were handed over.
  std::set<LocId> Awaited;
  State LeftThere;
  /// Objects of the body, and the places of junctions that lead to them.
  std::map<LocId, LocSet> Escaped;
  bool InLater = false;
  /// A pass that gathers AnyTime, and whether it found more; in what is
  /// started.
  bool Gathering = false, MetMore = false, Meeting = false;
  bool CallsLater = false; ///< A callable at a port, that is.
  bool Recording = false;
  Observer *Watch = nullptr;
  bool CutShort = false, Exhausted = false;
  /// Results of the recording pass.
  std::vector<Summary::LocalFlow> Flows;
  std::vector<Summary::PortSink> PortSinks;
  std::vector<Summary::StreamWrite> StreamWrites;
  std::vector<LocId> Callables;
  std::map<std::string, unsigned> Unknown;
  unsigned UnresolvedCalls = 0;
};

} // namespace piiflow

#endif // PIIFLOW_SOLVE_INTERPRETER_H
