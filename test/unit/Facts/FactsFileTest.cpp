//===-- FactsFileTest.cpp - facts on disk ---------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactsFile.h"
#include "Facts/Envelope.h"
#include "Facts/Payload.h"
#include "RichUnit.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"

#include <gtest/gtest.h>

#include <functional>
#include <random>

using namespace piiflow;
using namespace piiflow::test;

namespace {

llvm::Expected<Unit> decoded(llvm::StringRef Bytes) {
  return decode(llvm::MemoryBufferRef(Bytes, "x.pfx"));
}

/// The message of a failed decoding; empty when it succeeded.
std::string whyNot(llvm::StringRef Bytes) {
  llvm::Expected<Unit> U = decoded(Bytes);
  return U ? std::string() : llvm::toString(U.takeError());
}

/// What reading says about the rich unit after `Spoil` changed it.
std::string whyNotSpoilt(const std::function<void(Unit &)> &Spoil) {
  Unit U = RichUnit().take();
  Spoil(U);
  llvm::StringRef Why = "";
  const std::string Message = whyNot(encode(U));
  Why = Message;
  Why.consume_front("x.pfx: facts file is corrupt: ");
  return Why.str();
}

std::string payload() { return encodePayload(RichUnit().take()); }

} // namespace

TEST(FactsFile, RoundTrip) {
  const Unit Before = RichUnit().take();
  llvm::Expected<Unit> After = decoded(encode(Before));
  ASSERT_TRUE(bool(After)) << llvm::toString(After.takeError());
  EXPECT_EQ(dumped(*After), dumped(Before));
  ASSERT_EQ(After->Bodies.size(), Before.Bodies.size());
  for (size_t I = 0; I < Before.Bodies.size(); ++I)
    EXPECT_EQ(After->Bodies[I].Hash, Before.Bodies[I].Hash);
  // Whatever the dump leaves out: the bytes are the same again.
  EXPECT_EQ(encode(*After), encode(Before));
}

TEST(FactsFile, RoundTripOfNothing) {
  llvm::Expected<Unit> After = decoded(encode(Unit()));
  ASSERT_TRUE(bool(After)) << llvm::toString(After.takeError());
  EXPECT_EQ(dumped(*After), "unit \n");
}

TEST(FactsFile, RoundTripOfOddRanges) {
  Unit U;
  const FileId File(0);
  U.Files = {U.Strings.intern("a.cpp")};
  const StringId Macro = U.Strings.intern("M");
  const uint32_t Max = ~0u;
  const SourceRange Ranges[] = {{File, Max, Max, Max, Max, Macro},
                                {},
                                {File, 1, 1, 1, 1, {}},
                                {File, 5, 80, 4, 2, Macro},
                                {FileId(), 3, 3, 3, 3, Macro},
                                {File, Max, 0, 0, Max, {}}};
  for (const SourceRange &R : Ranges)
    U.Problems.push_back({"", R});
  llvm::Expected<Unit> After = decoded(encode(U));
  ASSERT_TRUE(bool(After)) << llvm::toString(After.takeError());
  ASSERT_EQ(After->Problems.size(), std::size(Ranges));
  for (size_t I = 0; I < std::size(Ranges); ++I)
    EXPECT_EQ(After->Problems[I].Range, Ranges[I]) << I;
}

TEST(FactsFile, TheSameFactsAreTheSameBytes) {
  EXPECT_EQ(encode(RichUnit().take()), encode(RichUnit().take()));
}

TEST(FactsFile, BytesAtAnyAddress) {
  const std::string Bytes = encode(RichUnit().take());
  for (unsigned Shift = 0; Shift < 8; ++Shift) {
    const std::string Shifted = std::string(Shift, '\0') + Bytes;
    EXPECT_EQ(whyNot(llvm::StringRef(Shifted).drop_front(Shift)), "");
  }
}

TEST(FactsFile, EveryTruncationIsAnError) {
  const std::string Bytes = encode(RichUnit().take());
  for (size_t Length = 0; Length < Bytes.size(); ++Length) {
    // A copy of this length, so that a sanitizer sees what is read beyond.
    const std::vector<char> Short(Bytes.begin(), Bytes.begin() + Length);
    const std::string Why = whyNot({Short.data(), Short.size()});
    const std::string Expected =
        Length < 12 ? "x.pfx: not a facts file"
                    : "x.pfx: facts file is truncated: it has " +
                          std::to_string(Length) + " of " +
                          std::to_string(Bytes.size()) + " bytes";
    ASSERT_EQ(Why, Expected);
  }
}

TEST(FactsFile, EveryFlippedBitIsAnError) {
  const std::string Bytes = encode(RichUnit().take());
  for (size_t Bit = 0; Bit < Bytes.size() * 8; ++Bit) {
    std::string Flipped = Bytes;
    Flipped[Bit / 8] ^= char(1 << (Bit % 8));
    // Padding between the fields may change; nothing is made of it.
    if (llvm::Expected<Unit> U = decoded(Flipped))
      ASSERT_EQ(encode(*U), Bytes) << "bit " << Bit;
    else
      ASSERT_NE(llvm::toString(U.takeError()), "") << "bit " << Bit;
  }
}

// Whoever writes a bad payload can also write its checksum.
TEST(FactsFile, SealedGarbageNeverCrashes) {
  const std::string Good = payload();
  std::mt19937 Random(20240607);
  unsigned Refused = 0;
  for (unsigned Round = 0; Round < 6000; ++Round) {
    std::string Bad = Good;
    for (unsigned Flips = 1 + Random() % 4; Flips; --Flips)
      if (Random() % 2)
        Bad[Random() % Bad.size()] ^= char(1 << (Random() % 8));
      else
        Bad[Random() % Bad.size()] = char(Random());
    llvm::Expected<Unit> U = decoded(seal(Bad));
    if (!U) {
      ++Refused;
      llvm::consumeError(U.takeError());
      continue;
    }
    // What was accepted can be used.
    EXPECT_FALSE(dumped(*U).empty());
    hashBodies(*U);
    EXPECT_EQ(whyNot(encode(*U)), "");
  }
  EXPECT_GT(Refused, 1000u);
}

TEST(FactsFile, SealedTruncationsNeverCrash) {
  const std::string Good = payload();
  for (size_t Length = 0; Length < Good.size(); ++Length) {
    llvm::Expected<Unit> U =
        decoded(seal(llvm::StringRef(Good).take_front(Length)));
    // The last bytes are padding.
    if (U)
      EXPECT_GE(Length + 4, Good.size());
    else
      EXPECT_NE(llvm::toString(U.takeError()), "");
  }
}

TEST(FactsFile, ForeignFiles) {
  EXPECT_EQ(whyNot(""), "x.pfx: not a facts file");
  EXPECT_EQ(whyNot("#include <string>\nint main() {}\n"),
            "x.pfx: not a facts file");
  EXPECT_EQ(whyNot(encode(Unit()) + "more"),
            "x.pfx: facts file is corrupt: 4 bytes follow its end");
}

TEST(FactsFile, ForeignVersions) {
  EXPECT_EQ(whyNot(seal("whatever it holds", FormatVersion + 2)),
            "x.pfx: facts file of format " + std::to_string(FormatVersion + 2) +
                ", this piiflow reads format " + std::to_string(FormatVersion) +
                ": run `piiflow index` again");
}

TEST(FactsFile, StringsAppearOnce) {
  Unit U;
  U.Strings.intern("one");
  U.Strings.intern("two");
  std::string Bytes = encodePayload(U);
  const size_t At = Bytes.find("two");
  ASSERT_NE(At, std::string::npos);
  Bytes.replace(At, 3, "one");
  EXPECT_EQ(whyNot(seal(Bytes)),
            "x.pfx: facts file is corrupt: a string appears twice");
}

// A small file whose lists are all one large list would be a huge unit.
TEST(FactsFile, ListsCannotShareTheirEntries) {
  Unit U;
  for (const char *Text : {"a", "b", "c", "d", "e", "f", "g", "h"})
    U.Strings.intern(Text);
  U.Functions.resize(100);
  for (FunctionDecl &F : U.Functions) {
    F.Symbol = StringId(0);
    F.Overrides = {StringId(7)};
  }
  U.Functions[0].Overrides.assign(2048, StringId(6));
  std::string Bytes = encodePayload(U);
  ASSERT_EQ(whyNot(seal(Bytes)), "");
  const std::string Short("\1\0\0\0\7\0\0\0", 8);
  const size_t Large = Bytes.find(std::string("\0\x8\0\0\6\0\0\0", 8));
  ASSERT_NE(Large, std::string::npos);
  unsigned Patched = 0;
  for (size_t I = 0; I + 4 < Large; I += 4) {
    uint32_t Offset;
    memcpy(&Offset, &Bytes[I], 4);
    if (Offset % 4 == 0 && Offset < Large - I &&
        llvm::StringRef(Bytes).substr(I + Offset).starts_with(Short)) {
      Offset = uint32_t(Large - I);
      memcpy(&Bytes[I], &Offset, 4);
      ++Patched;
    }
  }
  ASSERT_GE(Patched, 99u);
  EXPECT_EQ(whyNot(seal(Bytes)),
            "x.pfx: facts file is corrupt: lists that share their entries");
}

TEST(FactsFile, IdsOutOfRange) {
  const StringId NoString(999);
  const char *const String = "a string id is out of range";
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) { U.MainFile = NoString; }), String);
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) { U.Files[0] = StringId(); }), String);
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) { U.Records[0].Name = StringId(); }),
            String);
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) { U.Records[0].Bases[0] = NoString; }),
            String);
  EXPECT_EQ(
      whyNotSpoilt([&](Unit &U) { U.Records[0].Marks[0].Form = NoString; }),
      String);
  EXPECT_EQ(
      whyNotSpoilt([&](Unit &U) { U.Functions[0].Overrides[0] = NoString; }),
      String);
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) { U.Bodies[0].Function = StringId(); }),
            String);
  EXPECT_EQ(whyNotSpoilt(
                [&](Unit &U) { U.Bodies[0].Paths[6].Index = NoString.Value; }),
            String);
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) {
              U.Bodies[0].Blocks[0].Instructions[0].Range.Macro = NoString;
            }),
            String);
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) { U.Globals[0].Type = TypeId(99); }),
            "a type id is out of range");
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) { U.Bodies[0].Temps[0] = TypeId(99); }),
            "a type id is out of range");
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) { U.Suppressions[0].File = FileId(); }),
            "a file id is out of range");
  EXPECT_EQ(whyNotSpoilt([&](Unit &U) { U.Bodies[0].Range.File = FileId(7); }),
            "a file id is out of range");
}

TEST(FactsFile, IndicesOfABodyOutOfRange) {
  const auto With = [](const std::function<void(Body &)> &Spoil) {
    return whyNotSpoilt([&](Unit &U) { Spoil(U.Bodies[0]); });
  };
  EXPECT_EQ(With([](Body &B) { B.Paths[0].Index = 4; }),
            "a local is out of range");
  // The third is what the ellipsis stands for.
  EXPECT_EQ(With([](Body &B) { B.Paths[2].Index = 2; }), "");
  EXPECT_EQ(With([](Body &B) { B.Paths[2].Index = 3; }),
            "a parameter is out of range");
  EXPECT_EQ(With([](Body &B) { B.Paths[8].Index = 2; }),
            "a temporary is out of range");
  EXPECT_EQ(With([](Body &B) { B.Blocks.clear(); }), "a body has no blocks");
  EXPECT_EQ(With([](Body &B) { B.Blocks[0].Handler = BlockId(3); }),
            "a handler is out of range");
  EXPECT_EQ(With([](Body &B) { B.Blocks[0].Successors[0].To = BlockId(); }),
            "a block id is out of range");
  EXPECT_EQ(
      With([](Body &B) { B.Blocks[0].Successors[0].Condition = PathId(50); }),
      "a path id is out of range");
  EXPECT_EQ(With([](Body &B) {
              B.Blocks[0].Instructions[0].Operands[0].Path = PathId();
            }),
            "a path id is out of range");
  EXPECT_EQ(
      With([](Body &B) { B.Blocks[0].Instructions[0].Destination = PathId(); }),
      "a destination is out of range");
  EXPECT_EQ(With([](Body &B) { B.Blocks[0].Instructions[0].Operands.clear(); }),
            "an instruction lacks operands");
  for (size_t I : {6, 8}) // A member and a lookup.
    EXPECT_EQ(
        With([&](Body &B) { B.Blocks[2].Instructions[I].Operands.resize(1); }),
        "an instruction lacks operands");
  EXPECT_EQ(With([](Body &B) {
              B.Blocks[2].Instructions[7].Operands[1].Text = StringId();
            }),
            "a string id is out of range");
  EXPECT_EQ(With([](Body &B) { B.Blocks[0].Instructions[0].Flags = 64; }),
            "an instruction has unknown flags");
  EXPECT_EQ(With([](Body &B) { B.Paths[0].Selectors.resize(5000); }),
            "a path is too long");
}

TEST(FactsFile, ParametersOfAFunctionWithoutPrototype) {
  const auto WithIndex = [](uint32_t Index) {
    return whyNotSpoilt([&](Unit &U) {
      U.Functions[0].Parameters.clear();
      U.Functions[0].Flags &= ~FunctionDecl::Variadic;
      U.Bodies[0].Paths[2].Index = Index;
    });
  };
  EXPECT_EQ(WithIndex(3), "");
  EXPECT_EQ(WithIndex(~0u), "a parameter is out of range");
}

TEST(FactsFile, UnknownKinds) {
  const char *const Message = "an entry of an unknown kind";
  EXPECT_EQ(whyNotSpoilt([](Unit &U) { U.Types[0].Kind = TypeKind(13); }),
            Message);
  EXPECT_EQ(whyNotSpoilt([](Unit &U) {
              U.Bodies[0].Blocks[0].Instructions[0].Op = Opcode(26);
            }),
            Message);
  EXPECT_EQ(whyNotSpoilt([](Unit &U) {
              U.Bodies[0].Blocks[0].Instructions[0].Operands[0].Kind =
                  Operand::KindT(6);
            }),
            Message);
  EXPECT_EQ(
      whyNotSpoilt([](Unit &U) { U.Bodies[0].Paths[0].Root = RootKind(7); }),
      Message);
  EXPECT_EQ(whyNotSpoilt([](Unit &U) {
              U.Bodies[0].Paths[1].Selectors[0].Kind = SelectorKind(200);
            }),
            Message);
}

TEST(FactsFile, TypesHaveNoCycles) {
  const char *const Message = "a type has a part that does not come before it";
  EXPECT_EQ(whyNotSpoilt([](Unit &U) { U.Types[3].Element = TypeId(3); }),
            Message);
  EXPECT_EQ(whyNotSpoilt([](Unit &U) { U.Types[6].Arguments = {TypeId(9)}; }),
            Message);
}

TEST(FactsFile, TypesHaveABoundedSize) {
  Unit Deep;
  for (uint32_t I = 0; I < 5000; ++I) {
    Deep.Types.emplace_back();
    if (I)
      Deep.Types[I].Element = TypeId(I - 1);
  }
  EXPECT_EQ(whyNot(encode(Deep)),
            "x.pfx: facts file is corrupt: a type is nested too deeply");
  // Few types, but 2^64 of them when written out.
  Unit Wide;
  for (uint32_t I = 0; I < 64; ++I) {
    Wide.Types.emplace_back();
    if (I)
      Wide.Types[I].Arguments = {TypeId(I - 1), TypeId(I - 1)};
  }
  EXPECT_EQ(whyNot(encode(Wide)),
            "x.pfx: facts file is corrupt: a type is nested too deeply");
}

//===----------------------------------------------------------------------===//
// Files
//===----------------------------------------------------------------------===//

namespace {
class FactsOnDisk : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(llvm::sys::fs::createUniqueDirectory("piiflow-facts", Folder));
  }
  void TearDown() override { llvm::sys::fs::remove_directories(Folder); }
  llvm::SmallString<128> Folder;
};
} // namespace

TEST_F(FactsOnDisk, WriteAndRead) {
  const std::string Path = (Folder + "/a.pfx").str();
  const Unit U = RichUnit().take();
  ASSERT_FALSE(bool(writeFactsFile(U, Path)));
  llvm::Expected<Unit> After = readFactsFile(Path);
  ASSERT_TRUE(bool(After)) << llvm::toString(After.takeError());
  EXPECT_EQ(dumped(*After), dumped(U));
}

TEST_F(FactsOnDisk, ErrorsNameThePath) {
  const std::string Missing = (Folder + "/no.pfx").str();
  EXPECT_EQ(llvm::toString(readFactsFile(Missing).takeError()),
            Missing + ": No such file or directory");
  const std::string Nowhere = (Folder + "/no/a.pfx").str();
  EXPECT_EQ(llvm::toString(writeFactsFile(Unit(), Nowhere)),
            "cannot write '" + Nowhere + "': No such file or directory");
  EXPECT_EQ(llvm::toString(writeFactsFile(RichUnit().take(), "/dev/full")),
            "cannot write '/dev/full': No space left on device");
  EXPECT_NE(llvm::toString(readFactsFile(Folder).takeError()), "");
}

TEST_F(FactsOnDisk, InconsistentFactsAreNotWritten) {
  const std::string Path = (Folder + "/a.pfx").str();
  Unit U = RichUnit().take();
  U.Bodies[0].Blocks.clear();
  EXPECT_EQ(llvm::toString(writeFactsFile(U, Path)),
            "cannot write '" + Path +
                "': the facts are inconsistent: a body has no blocks");
  EXPECT_FALSE(llvm::sys::fs::exists(Path));
}
