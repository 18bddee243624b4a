//===-- Facts/Encode.cpp - a unit to bytes --------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Payload.h"
#include "Facts/Ranges.h"

#include "facts_generated.h"

using namespace piiflow;

// The schema repeats the enumerations; both have to end alike.
static_assert(uint8_t(fb::SelectorKind::MAX) == uint8_t(SelectorKind::Any));
static_assert(uint8_t(fb::RootKind::MAX) == uint8_t(RootKind::Temp));
static_assert(uint8_t(fb::OperandKind::MAX) == uint8_t(Operand::Member));
static_assert(uint8_t(fb::TypeKind::MAX) == uint8_t(TypeKind::Other));
static_assert(uint8_t(fb::Opcode::MAX) == uint8_t(Opcode::Step));

namespace {

using flatbuffers::Offset;
template <typename T> using Vector = Offset<flatbuffers::Vector<T>>;

/// Writes one unit. Empty lists are left out of the file.
class Encoder {
public:
  std::string run(const Unit &U);

private:
  template <typename T> Vector<T> vector(const std::vector<T> &Items) {
    return Items.empty() ? 0 : Builder.CreateVector(Items);
  }
  template <typename T> Vector<const T *> structs(const std::vector<T> &Items) {
    return Items.empty() ? 0 : Builder.CreateVectorOfStructs(Items);
  }
  template <typename Tag>
  Vector<uint32_t> ids(const std::vector<Id<Tag>> &Items) {
    std::vector<uint32_t> Values;
    Values.reserve(Items.size());
    for (Id<Tag> I : Items)
      Values.push_back(I.Value);
    return vector(Values);
  }
  /// A list of tables, each made by `Make`.
  template <typename T, typename Maker>
  auto tables(const std::vector<T> &Items, Maker Make) {
    std::vector<decltype(Make(Items.front()))> Offsets;
    Offsets.reserve(Items.size());
    for (const T &Item : Items)
      Offsets.push_back(Make(Item));
    return vector(Offsets);
  }

  Vector<Offset<fb::Mark>> marks(const std::vector<Mark> &Items) {
    return tables(Items, [&](const Mark &M) {
      return fb::CreateMark(Builder, M.Form.Value, ids(M.Arguments));
    });
  }
  template <typename T>
  Vector<Offset<fb::Variable>> variables(const std::vector<T> &Items) {
    return tables(Items, [&](const T &V) {
      return fb::CreateVariable(Builder, V.Name.Value, V.Type.Value,
                                marks(V.Marks));
    });
  }
  Offset<fb::Type> type(const Type &T);
  Offset<fb::Record> record(const Record &R);
  Offset<fb::FunctionDecl> function(const FunctionDecl &F);
  Offset<fb::Global> global(const Global &G);
  Offset<fb::Body> body(const Body &B);
  Offset<fb::Suppression> suppression(const Suppression &S);
  Vector<Offset<flatbuffers::String>> strings(const StringTable &S);

  flatbuffers::FlatBufferBuilder Builder{1 << 16};
};

} // namespace

Offset<fb::Type> Encoder::type(const Type &T) {
  return fb::CreateType(Builder, fb::TypeKind(T.Kind), T.ConstElement,
                        T.Name.Value, T.Element.Value, ids(T.Arguments));
}

Offset<fb::Record> Encoder::record(const Record &R) {
  const auto Bases = ids(R.Bases);
  const auto Fields = variables(R.Fields);
  const auto Marks = marks(R.Marks);
  return fb::CreateRecord(Builder, R.Name.Value, Bases, Fields, Marks,
                          R.IsSystem, R.IsInstantiated);
}

Offset<fb::FunctionDecl> Encoder::function(const FunctionDecl &F) {
  const auto Parameters = variables(F.Parameters);
  const auto Arguments = ids(F.TemplateArguments);
  const auto Overrides = ids(F.Overrides);
  const auto Marks = marks(F.Marks);
  return fb::CreateFunctionDecl(
      Builder, F.Symbol.Value, F.Name.Value, F.Class.Value, F.Signature.Value,
      F.ReturnType.Value, Parameters, Arguments, Overrides, Marks, F.Flags);
}

Offset<fb::Global> Encoder::global(const Global &G) {
  return fb::CreateGlobal(Builder, G.Symbol.Value, G.Name.Value, G.Type.Value,
                          marks(G.Marks), G.IsConstant);
}

Offset<fb::Body> Encoder::body(const Body &B) {
  RangeWriter Ranges;
  forEachBodyRange(B, [&](const SourceRange &R) { Ranges.add(R); });
  std::vector<fb::Path> Paths;
  std::vector<fb::Selector> Selectors;
  for (const AccessPath &P : B.Paths) {
    Paths.emplace_back(P.Index, uint32_t(P.Selectors.size()),
                       fb::RootKind(P.Root));
    for (const Selector &S : P.Selectors)
      Selectors.emplace_back(S.Payload.Value, fb::SelectorKind(S.Kind));
  }
  std::vector<fb::Block> Blocks;
  std::vector<fb::Instruction> Instructions;
  std::vector<fb::Operand> Operands;
  std::vector<fb::Edge> Edges;
  for (const Block &Blk : B.Blocks) {
    Blocks.emplace_back(uint32_t(Blk.Instructions.size()),
                        uint32_t(Blk.Successors.size()), Blk.Handler.Value);
    for (const Edge &E : Blk.Successors)
      Edges.emplace_back(E.To.Value, E.Condition.Value, E.Truth);
    for (const Instruction &I : Blk.Instructions) {
      Instructions.emplace_back(I.Destination.Value, I.Callee.Value,
                                uint32_t(I.Operands.size()), fb::Opcode(I.Op),
                                I.Flags);
      for (const Operand &O : I.Operands)
        Operands.emplace_back(O.Path.Value, O.Text.Value, O.Type.Value,
                              fb::OperandKind(O.Kind));
    }
  }
  const auto PackedRanges = vector(Ranges.bytes());
  const auto Locals = variables(B.Locals);
  const auto Temps = ids(B.Temps);
  const auto PathList = structs(Paths);
  const auto SelectorList = structs(Selectors);
  const auto BlockList = structs(Blocks);
  const auto InstructionList = structs(Instructions);
  const auto OperandList = structs(Operands);
  const auto EdgeList = structs(Edges);
  return fb::CreateBody(Builder, B.Function.Value, B.Hash, PackedRanges, Locals,
                        Temps, PathList, SelectorList, BlockList,
                        InstructionList, OperandList, EdgeList);
}

Offset<fb::Suppression> Encoder::suppression(const Suppression &S) {
  return fb::CreateSuppression(Builder, S.File.Value, S.BeginLine,
                               S.BeginColumn, S.EndLine, S.EndColumn,
                               S.Checks.Value, S.Reason.Value);
}

Vector<Offset<flatbuffers::String>>
Encoder::strings(const StringTable &Strings) {
  std::vector<Offset<flatbuffers::String>> Offsets;
  Offsets.reserve(Strings.size());
  for (uint32_t I = 0; I < Strings.size(); ++I) {
    const llvm::StringRef S = Strings[StringId(I)];
    Offsets.push_back(Builder.CreateString(S.data(), S.size()));
  }
  return vector(Offsets);
}

std::string Encoder::run(const Unit &U) {
  RangeWriter Ranges;
  forEachDeclarationRange(U, [&](const SourceRange &R) { Ranges.add(R); });
  const auto Strings = strings(U.Strings);
  const auto Files = ids(U.Files);
  const auto Types = tables(U.Types, [&](const Type &T) { return type(T); });
  const auto Records =
      tables(U.Records, [&](const Record &R) { return record(R); });
  const auto Functions =
      tables(U.Functions, [&](const FunctionDecl &F) { return function(F); });
  const auto Globals =
      tables(U.Globals, [&](const Global &G) { return global(G); });
  const auto Bodies = tables(U.Bodies, [&](const Body &B) { return body(B); });
  const auto Suppressions = tables(
      U.Suppressions, [&](const Suppression &S) { return suppression(S); });
  const auto Problems = tables(U.Problems, [&](const Problem &P) {
    return Builder.CreateString(P.Message);
  });
  const auto PackedRanges = vector(Ranges.bytes());
  Builder.Finish(fb::CreateUnit(Builder, Strings, U.MainFile.Value, Files,
                                Types, Records, Functions, Globals, Bodies,
                                Suppressions, Problems, PackedRanges));
  return {reinterpret_cast<const char *>(Builder.GetBufferPointer()),
          Builder.GetSize()};
}

std::string piiflow::encodePayload(const Unit &U) { return Encoder().run(U); }
