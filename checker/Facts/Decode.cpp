//===-- Facts/Decode.cpp - bytes to a unit --------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Envelope.h"
#include "Facts/Payload.h"
#include "Facts/Ranges.h"

#include "facts_generated.h"

#include "llvm/Support/MemoryBuffer.h"

#include <memory>

using namespace piiflow;

namespace {

using flatbuffers::Offset;

llvm::Error corrupt(const llvm::Twine &What) {
  return llvm::createStringError(llvm::inconvertibleErrorCode(), What);
}

/// The entries of a list one after the other, as counted by their owners.
template <typename T> class Cursor {
public:
  Cursor(const flatbuffers::Vector<const T *> *List) : List(List) {}
  size_t left() const { return (List ? List->size() : 0) - Next; }
  const T &next() { return *List->Get(Next++); }

private:
  const flatbuffers::Vector<const T *> *List;
  flatbuffers::uoffset_t Next = 0;
};

/// Reads one unit from a buffer that passed the FlatBuffers verifier.
class Decoder {
public:
  Decoder(const fb::Unit &In, size_t Size) : In(In), Budget(Size) {}
  llvm::Expected<Unit> run();

private:
  /// Many offsets may lead to one list, so that a small hostile file describes
  /// a huge unit. A file that nobody tampered with shares nothing: all its
  /// lists together are not larger than the file.
  template <typename T> bool afford(const flatbuffers::Vector<T> *List) {
    if (!List)
      return false;
    const size_t Bytes =
        List->size() * flatbuffers::IndirectHelper<T>::element_stride;
    Overdrawn |= Bytes > Budget;
    if (Overdrawn)
      return false;
    Budget -= Bytes;
    return true;
  }
  void fail(const llvm::Twine &What) {
    if (Wrong.empty())
      Wrong = What.str();
  }
  /// A kind is the last one, or comes before it.
  template <typename To, typename From> To kind(From K) {
    if (K > From::MAX) {
      fail("an entry of an unknown kind");
      return To();
    }
    return static_cast<To>(uint8_t(K));
  }
  template <typename Tag>
  void ids(std::vector<Id<Tag>> &To,
           const flatbuffers::Vector<uint32_t> *From) {
    if (!afford(From))
      return;
    To.reserve(From->size());
    for (uint32_t V : *From)
      To.push_back(Id<Tag>(V));
  }
  template <typename T, typename Table, typename Reader>
  void tables(std::vector<T> &To,
              const flatbuffers::Vector<Offset<Table>> *From, Reader Read) {
    if (!afford(From))
      return;
    To.reserve(From->size());
    for (const Table *Entry : *From) {
      To.emplace_back();
      Read(To.back(), *Entry);
    }
  }
  void marks(std::vector<Mark> &To,
             const flatbuffers::Vector<Offset<fb::Mark>> *From) {
    tables(To, From, [&](Mark &M, const fb::Mark &In) {
      M.Form = StringId(In.form());
      ids(M.Arguments, In.arguments());
    });
  }
  template <typename T>
  void variables(std::vector<T> &To,
                 const flatbuffers::Vector<Offset<fb::Variable>> *From) {
    tables(To, From, [&](T &V, const fb::Variable &In) {
      V.Name = StringId(In.name());
      V.Type = TypeId(In.type());
      marks(V.Marks, In.marks());
    });
  }
  void strings(StringTable &To);
  void type(Type &To, const fb::Type &From);
  void record(Record &To, const fb::Record &From);
  void function(FunctionDecl &To, const fb::FunctionDecl &From);
  void body(Body &To, const fb::Body &From);
  void paths(Body &To, const fb::Body &From);
  void blocks(Body &To, const fb::Body &From);
  template <typename T, typename Visit>
  void ranges(T &Of, const flatbuffers::Vector<uint8_t> *Packed, Visit Each);

  const fb::Unit &In;
  size_t Budget;
  bool Overdrawn = false;
  std::string Wrong;
};

} // namespace

void Decoder::strings(StringTable &To) {
  if (!afford(In.strings()))
    return;
  for (const flatbuffers::String *S : *In.strings()) {
    if (!afford(static_cast<const flatbuffers::Vector<char> *>(S)))
      return;
    const uint32_t Expected = uint32_t(To.size());
    if (To.intern({S->c_str(), S->size()}).Value != Expected)
      return fail("a string appears twice");
  }
}

void Decoder::type(Type &To, const fb::Type &From) {
  To.Kind = kind<TypeKind>(From.kind());
  To.Name = StringId(From.name());
  To.Element = TypeId(From.element());
  To.ConstElement = From.const_element();
  ids(To.Arguments, From.arguments());
}

void Decoder::record(Record &To, const fb::Record &From) {
  To.Name = StringId(From.name());
  ids(To.Bases, From.bases());
  variables(To.Fields, From.fields());
  marks(To.Marks, From.marks());
  To.IsSystem = From.is_system();
  To.IsInstantiated = From.is_instantiated();
}

void Decoder::function(FunctionDecl &To, const fb::FunctionDecl &From) {
  To.Symbol = StringId(From.symbol());
  To.Name = StringId(From.name());
  To.Class = StringId(From.class_name());
  To.Signature = StringId(From.signature());
  To.ReturnType = TypeId(From.return_type());
  variables(To.Parameters, From.parameters());
  ids(To.TemplateArguments, From.template_arguments());
  ids(To.Overrides, From.overrides());
  marks(To.Marks, From.marks());
  To.Flags = From.flags();
}

void Decoder::paths(Body &To, const fb::Body &From) {
  if (!afford(From.paths()))
    return;
  afford(From.selectors());
  Cursor<fb::Selector> Selectors(From.selectors());
  To.Paths.resize(From.paths()->size());
  for (uint32_t I = 0; I < To.Paths.size() && !Overdrawn; ++I) {
    const fb::Path &In = *From.paths()->Get(I);
    AccessPath &P = To.Paths[I];
    P.Root = kind<RootKind>(In.root());
    P.Index = In.index();
    if (In.selectors() > Selectors.left())
      return fail("a path has more selectors than there are");
    for (uint32_t K = 0; K < In.selectors(); ++K) {
      const fb::Selector &S = Selectors.next();
      P.Selectors.push_back(
          {kind<SelectorKind>(S.kind()), StringId(S.payload())});
    }
  }
  if (Selectors.left())
    fail("selectors belong to no path");
}

void Decoder::blocks(Body &To, const fb::Body &From) {
  if (!afford(From.blocks()))
    return;
  afford(From.instructions());
  afford(From.operands());
  afford(From.edges());
  if (Overdrawn)
    return;
  Cursor<fb::Instruction> Instructions(From.instructions());
  Cursor<fb::Operand> Operands(From.operands());
  Cursor<fb::Edge> Edges(From.edges());
  To.Blocks.resize(From.blocks()->size());
  for (uint32_t B = 0; B < To.Blocks.size(); ++B) {
    const fb::Block &In = *From.blocks()->Get(B);
    Block &Blk = To.Blocks[B];
    Blk.Handler = BlockId(In.handler());
    if (In.instructions() > Instructions.left() || In.edges() > Edges.left())
      return fail("a block has more instructions or edges than there are");
    Blk.Instructions.resize(In.instructions());
    for (Instruction &I : Blk.Instructions) {
      const fb::Instruction &Source = Instructions.next();
      I.Op = kind<Opcode>(Source.opcode());
      I.Flags = Source.flags();
      I.Destination = PathId(Source.destination());
      I.Callee = StringId(Source.callee());
      if (Source.operands() > Operands.left())
        return fail("an instruction has more operands than there are");
      I.Operands.resize(Source.operands());
      for (Operand &O : I.Operands) {
        const fb::Operand &S = Operands.next();
        O.Kind = kind<Operand::KindT>(S.kind());
        O.Path = PathId(S.path());
        O.Text = StringId(S.text());
        O.Type = TypeId(S.type());
      }
    }
    for (uint32_t K = 0; K < In.edges(); ++K) {
      const fb::Edge &S = Edges.next();
      Blk.Successors.push_back(
          {BlockId(S.to()), PathId(S.condition()), S.truth()});
    }
  }
  if (Instructions.left() || Operands.left() || Edges.left())
    fail("instructions, operands or edges belong to nothing");
}

template <typename T, typename Visit>
void Decoder::ranges(T &Of, const flatbuffers::Vector<uint8_t> *Packed,
                     Visit Each) {
  llvm::ArrayRef<uint8_t> Bytes;
  if (afford(Packed))
    Bytes = {Packed->data(), Packed->size()};
  RangeReader Reader(Bytes);
  Each(Of, [&](SourceRange &R) { R = Reader.next(); });
  if (Reader.broken() || !Reader.atEnd())
    fail("source ranges do not fit what they belong to");
}

void Decoder::body(Body &To, const fb::Body &From) {
  To.Function = StringId(From.function());
  To.Hash = From.hash();
  variables(To.Locals, From.locals());
  ids(To.Temps, From.temps());
  paths(To, From);
  blocks(To, From);
  ranges(To, From.ranges(),
         [](Body &B, auto Visit) { forEachBodyRange(B, Visit); });
}

llvm::Expected<Unit> Decoder::run() {
  Unit U;
  strings(U.Strings);
  U.MainFile = StringId(In.main_file());
  ids(U.Files, In.files());
  tables(U.Types, In.types(),
         [&](Type &T, const fb::Type &From) { type(T, From); });
  tables(U.Records, In.records(),
         [&](Record &R, const fb::Record &From) { record(R, From); });
  tables(U.Functions, In.functions(),
         [&](FunctionDecl &F, const fb::FunctionDecl &From) {
           function(F, From);
         });
  tables(U.Globals, In.globals(), [&](Global &G, const fb::Global &From) {
    G.Symbol = StringId(From.symbol());
    G.Name = StringId(From.name());
    G.Type = TypeId(From.type());
    G.IsConstant = From.constant();
    marks(G.Marks, From.marks());
  });
  tables(U.Bodies, In.bodies(),
         [&](Body &B, const fb::Body &From) { body(B, From); });
  tables(U.Suppressions, In.suppressions(),
         [&](Suppression &S, const fb::Suppression &From) {
           S.File = FileId(From.file());
           S.BeginLine = From.begin_line();
           S.BeginColumn = From.begin_column();
           S.EndLine = From.end_line();
           S.EndColumn = From.end_column();
           S.Checks = StringId(From.checks());
           S.Reason = StringId(From.reason());
         });
  tables(U.Problems, In.problems(),
         [&](Problem &P, const flatbuffers::String &From) {
           if (afford(static_cast<const flatbuffers::Vector<char> *>(&From)))
             P.Message.assign(From.c_str(), From.size());
         });
  ranges(U, In.ranges(),
         [](Unit &Of, auto Visit) { forEachDeclarationRange(Of, Visit); });
  if (Overdrawn)
    return corrupt("lists that share their entries");
  if (!Wrong.empty())
    return corrupt(Wrong);
  return U;
}

/// The verifier looks at every table that it is led to, however often; in a
/// file that shares nothing a table takes at least an offset to it, and one to
/// its layout.
static bool verify(llvm::StringRef Payload) {
  constexpr size_t SmallestTable =
      sizeof(flatbuffers::uoffset_t) + sizeof(flatbuffers::soffset_t);
  if (Payload.size() >= FLATBUFFERS_MAX_BUFFER_SIZE)
    return false;
  flatbuffers::Verifier::Options Limits;
  Limits.max_depth = 8;
  Limits.max_tables =
      flatbuffers::uoffset_t(Payload.size() / SmallestTable + 1);
  flatbuffers::Verifier V(Payload.bytes_begin(), Payload.size(), Limits);
  return V.VerifyBuffer<fb::Unit>(nullptr);
}

llvm::Expected<Unit> piiflow::decodePayload(llvm::StringRef Payload) {
  std::unique_ptr<llvm::MemoryBuffer> Aligned;
  if (!isAligned(Payload)) {
    Aligned = llvm::MemoryBuffer::getMemBufferCopy(Payload);
    Payload = Aligned->getBuffer();
  }
  if (!verify(Payload))
    return corrupt("its tables do not hold together");
  return Decoder(*flatbuffers::GetRoot<fb::Unit>(Payload.data()),
                 Payload.size())
      .run();
}
