//===-- Facts/Validate.cpp - whether a unit can be trusted ----------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Payload.h"
#include "Facts/Ranges.h"

#include "llvm/ADT/Twine.h"

#include <algorithm>

using namespace piiflow;

namespace {

/// Far beyond what programs have; they bound the depth of recursions and the
/// length of walks of whoever uses the facts.
constexpr size_t MaxSelectors = 1024;
constexpr uint32_t MaxTypeDepth = 2048;
constexpr uint64_t MaxTypeSize = 1 << 20;
constexpr uint32_t MaxUndeclaredParameters = 1024;

/// Checks one unit; the first thing found wrong is kept.
class Validator {
public:
  explicit Validator(const Unit &U) : U(U), ParameterCounts(U.Strings.size()) {}
  llvm::Error run();

private:
  void fail(const llvm::Twine &What) {
    if (Wrong.empty())
      Wrong = What.str();
  }
  void require(bool Holds, const char *What) {
    if (!Holds)
      fail(What);
  }
  bool isIn(uint32_t Index, size_t Size) const { return Index < Size; }
  /// A string, or none.
  void string(StringId S) {
    require(!S.valid() || isIn(S.Value, U.Strings.size()),
            "a string id is out of range");
  }
  void strings(const std::vector<StringId> &Of) {
    for (StringId S : Of)
      name(S);
  }
  /// A string that has to be there.
  void name(StringId S) {
    require(isIn(S.Value, U.Strings.size()), "a string id is out of range");
  }
  void type(TypeId T) {
    require(!T.valid() || isIn(T.Value, U.Types.size()),
            "a type id is out of range");
  }
  void file(FileId F) {
    require(isIn(F.Value, U.Files.size()), "a file id is out of range");
  }
  void range(const SourceRange &R) {
    if (R.File.valid())
      file(R.File);
    string(R.Macro);
  }
  void marks(const std::vector<Mark> &Of) {
    for (const Mark &M : Of) {
      name(M.Form);
      strings(M.Arguments);
    }
  }
  template <typename T> void variables(const std::vector<T> &Of) {
    for (const T &V : Of) {
      string(V.Name);
      type(V.Type);
      marks(V.Marks);
    }
  }
  void types();
  void declarations();
  void function(const FunctionDecl &F);
  void body(const Body &B);
  void path(const Body &B, const AccessPath &P);
  void block(const Body &B, const Block &Blk);
  void instruction(const Body &B, const Instruction &I);
  void operand(const Body &B, const Operand &O);

  const Unit &U;
  std::vector<uint32_t> ParameterCounts; ///< By symbol.
  std::string Wrong;
};

} // namespace

/// Parts come before the whole, so that nothing goes round in circles, and
/// whoever walks a type is done soon.
void Validator::types() {
  struct Extent {
    uint32_t Depth;
    uint64_t Size;
  };
  std::vector<Extent> Extents;
  Extents.reserve(U.Types.size());
  for (uint32_t I = 0; I < U.Types.size() && Wrong.empty(); ++I) {
    const Type &T = U.Types[I];
    require(T.Kind <= TypeKind::Other, "a type is of an unknown kind");
    string(T.Name);
    Extent E{1, 1};
    const auto Part = [&](TypeId P) {
      if (!isIn(P.Value, I))
        return fail("a type has a part that does not come before it");
      E.Depth = std::max(E.Depth, Extents[P.Value].Depth + 1);
      E.Size += Extents[P.Value].Size;
    };
    if (T.Element.valid())
      Part(T.Element);
    for (TypeId A : T.Arguments)
      Part(A);
    require(E.Depth <= MaxTypeDepth && E.Size <= MaxTypeSize,
            "a type is nested too deeply");
    Extents.push_back(E);
  }
}

void Validator::function(const FunctionDecl &F) {
  name(F.Symbol);
  string(F.Name);
  string(F.Class);
  string(F.Signature);
  type(F.ReturnType);
  variables(F.Parameters);
  strings(F.TemplateArguments);
  strings(F.Overrides);
  marks(F.Marks);
  if (isIn(F.Symbol.Value, ParameterCounts.size())) {
    // What takes the place of an ellipsis is one parameter more.
    const uint32_t Own =
        uint32_t(F.Parameters.size()) + F.is(FunctionDecl::Variadic);
    uint32_t &Count = ParameterCounts[F.Symbol.Value];
    Count = std::max(Count, Own);
  }
}

void Validator::declarations() {
  string(U.MainFile);
  strings(U.Files);
  types();
  for (const Record &R : U.Records) {
    name(R.Name);
    strings(R.Bases);
    for (const Field &F : R.Fields)
      name(F.Name);
    variables(R.Fields);
    marks(R.Marks);
  }
  for (const FunctionDecl &F : U.Functions)
    function(F);
  for (const Global &G : U.Globals) {
    name(G.Symbol);
    string(G.Name);
    type(G.Type);
    marks(G.Marks);
  }
  for (const Suppression &S : U.Suppressions) {
    file(S.File);
    string(S.Checks);
    string(S.Reason);
    require(std::tie(S.BeginLine, S.BeginColumn) <=
                std::tie(S.EndLine, S.EndColumn),
            "a suppression ends before it begins");
  }
  forEachDeclarationRange(U, [&](const SourceRange &R) { range(R); });
}

void Validator::path(const Body &B, const AccessPath &P) {
  switch (P.Root) {
  case RootKind::Local:
    require(isIn(P.Index, B.Locals.size()), "a local is out of range");
    break;
  case RootKind::Temp:
    require(isIn(P.Index, B.Temps.size()), "a temporary is out of range");
    break;
  case RootKind::Global:
    name(StringId(P.Index));
    break;
  case RootKind::Param: {
    // A C declaration without a prototype declares none.
    const uint32_t Declared = ParameterCounts[B.Function.Value];
    require(isIn(P.Index, Declared ? Declared : MaxUndeclaredParameters),
            "a parameter is out of range");
    break;
  }
  case RootKind::This:
  case RootKind::Return:
  case RootKind::Exception:
    break;
  default:
    fail("a path has an unknown root");
  }
  require(P.Selectors.size() <= MaxSelectors, "a path is too long");
  for (const Selector &S : P.Selectors) {
    require(S.Kind <= SelectorKind::Any, "a selector is of an unknown kind");
    if (S.Kind == SelectorKind::Field || S.Kind == SelectorKind::Const)
      name(S.Payload);
    else
      string(S.Payload);
  }
}

void Validator::operand(const Body &B, const Operand &O) {
  string(O.Text);
  type(O.Type);
  switch (O.Kind) {
  case Operand::Value:
  case Operand::AddressOf:
    require(isIn(O.Path.Value, B.Paths.size()), "a path id is out of range");
    return;
  case Operand::Constant:
  case Operand::Function:
  case Operand::Member:
    name(O.Text);
    break;
  case Operand::None:
    break;
  default:
    fail("an operand is of an unknown kind");
  }
  require(!O.Path.valid() || isIn(O.Path.Value, B.Paths.size()),
          "a path id is out of range");
}

/// How many operands an instruction of a kind cannot do without.
static size_t leastOperands(const Instruction &I) {
  switch (I.Op) {
  case Opcode::Copy:
  case Opcode::Load:
  case Opcode::Store:
  case Opcode::Move:
  case Opcode::Addr:
  case Opcode::Bind:
  case Opcode::Const:
  case Opcode::Cast:
  case Opcode::Visited:
  case Opcode::Step:
    return 1;
  case Opcode::Member:
  case Opcode::Lookup:
  case Opcode::Visit:
    return 2;
  case Opcode::IndirectCall:
    return I.Flags & Instruction::MemberPointer ? 2 : 1;
  default:
    return 0;
  }
}

static bool needsDestination(Opcode Op) {
  switch (Op) {
  case Opcode::Call:
  case Opcode::VirtualCall:
  case Opcode::IndirectCall:
  case Opcode::Return:
  case Opcode::Throw:
  case Opcode::Catch:
  case Opcode::Await:
  case Opcode::Yield:
  case Opcode::CoReturn:
    return false;
  default:
    return true;
  }
}

static bool needsCallee(Opcode Op) {
  return Op == Opcode::Call || Op == Opcode::VirtualCall ||
         Op == Opcode::Closure;
}

void Validator::instruction(const Body &B, const Instruction &I) {
  constexpr uint8_t AllFlags = Instruction::ReturnsReference |
                               Instruction::MemberPointer |
                               Instruction::Implicit;
  if (I.Op > Opcode::Step)
    return fail("an instruction is of an unknown kind");
  require((I.Flags & ~AllFlags) == 0, "an instruction has unknown flags");
  require((!needsDestination(I.Op) && !I.Destination.valid()) ||
              isIn(I.Destination.Value, B.Paths.size()),
          "a destination is out of range");
  string(I.Callee);
  if (needsCallee(I.Op))
    name(I.Callee);
  require(I.Operands.size() >= leastOperands(I),
          "an instruction lacks operands");
  for (const Operand &O : I.Operands)
    operand(B, O);
}

void Validator::block(const Body &B, const Block &Blk) {
  require(!Blk.Handler.valid() || isIn(Blk.Handler.Value, B.Blocks.size()),
          "a handler is out of range");
  for (const Edge &E : Blk.Successors) {
    require(isIn(E.To.Value, B.Blocks.size()), "a block id is out of range");
    require(!E.Condition.valid() || isIn(E.Condition.Value, B.Paths.size()),
            "a path id is out of range");
  }
  for (const Instruction &I : Blk.Instructions)
    instruction(B, I);
}

void Validator::body(const Body &B) {
  if (!isIn(B.Function.Value, U.Strings.size()))
    return fail("a string id is out of range");
  require(!B.Blocks.empty(), "a body has no blocks");
  variables(B.Locals);
  for (TypeId T : B.Temps)
    type(T);
  for (const AccessPath &P : B.Paths)
    path(B, P);
  for (const Block &Blk : B.Blocks)
    block(B, Blk);
  forEachBodyRange(B, [&](const SourceRange &R) { range(R); });
}

llvm::Error Validator::run() {
  declarations();
  for (const Body &B : U.Bodies)
    if (Wrong.empty())
      body(B);
  if (Wrong.empty())
    return llvm::Error::success();
  return llvm::createStringError(llvm::inconvertibleErrorCode(), Wrong);
}

llvm::Error piiflow::validate(const Unit &U) { return Validator(U).run(); }
