//===-- AtomicFileTest.cpp - all of a file or none ------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Support/AtomicFile.h"

#include "llvm/ADT/SmallString.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"

#include <gtest/gtest.h>

using namespace piiflow;
namespace fs = llvm::sys::fs;

namespace {

class AtomicFile : public ::testing::Test {
protected:
  void SetUp() override {
    ASSERT_FALSE(fs::createUniqueDirectory("piiflow-atomic", Folder));
  }
  void TearDown() override { fs::remove_directories(Folder); }

  std::string path(llvm::StringRef Name) const {
    return (Folder + "/" + Name).str();
  }
  static std::string content(llvm::StringRef Path) {
    auto Buffer = llvm::MemoryBuffer::getFile(Path);
    return Buffer ? (*Buffer)->getBuffer().str() : "(none)";
  }
  /// Temporary files that stayed would be counted.
  unsigned files() const {
    unsigned Count = 0;
    std::error_code EC;
    for (fs::directory_iterator It(Folder, EC), End; It != End && !EC;
         It.increment(EC))
      ++Count;
    return Count;
  }

  llvm::SmallString<128> Folder;
};

std::string message(llvm::Error E) { return llvm::toString(std::move(E)); }

} // namespace

TEST_F(AtomicFile, WritesAndReplaces) {
  ASSERT_EQ(message(writeAtomically(path("a"), "old")), "");
  EXPECT_EQ(content(path("a")), "old");
  ASSERT_EQ(message(writeAtomically(
                path("a"), [](llvm::raw_ostream &OS) { OS << "new " << 1; })),
            "");
  EXPECT_EQ(content(path("a")), "new 1");
  EXPECT_EQ(files(), 1u);
}

TEST_F(AtomicFile, AReaderOfTheOldFileKeepsIt) {
  const std::string Large(1 << 16, 'o');
  ASSERT_EQ(message(writeAtomically(path("a"), Large)), "");
  auto Mapped = llvm::MemoryBuffer::getFile(path("a"), /*IsText=*/false,
                                            /*RequiresNullTerminator=*/false);
  ASSERT_TRUE(bool(Mapped));
  ASSERT_EQ(message(writeAtomically(path("a"), "new")), "");
  EXPECT_EQ((*Mapped)->getBuffer(), Large);
}

TEST_F(AtomicFile, ErrorsNameThePathAndTheReason) {
  const std::string Missing = path("no/such/folder/a");
  EXPECT_EQ(message(writeAtomically(Missing, "x")),
            "cannot write '" + Missing + "': No such file or directory");
  const std::string Dir = path("dir");
  ASSERT_FALSE(fs::create_directory(Dir));
  EXPECT_EQ(message(writeAtomically(Dir, "x")),
            "cannot write '" + Dir + "': Is a directory");
  EXPECT_EQ(files(), 1u);
}

TEST_F(AtomicFile, AFullDiskIsAnError) {
  EXPECT_EQ(message(writeAtomically("/dev/full", "x")),
            "cannot write '/dev/full': No space left on device");
}

TEST_F(AtomicFile, DevicesAreWrittenToDirectly) {
  EXPECT_EQ(message(writeAtomically("/dev/null", "x")), "");
  EXPECT_TRUE(fs::exists("/dev/null"));
  EXPECT_FALSE(fs::is_regular_file("/dev/null"));
}

TEST_F(AtomicFile, ALinkStaysALink) {
  ASSERT_EQ(message(writeAtomically(path("target"), "old")), "");
  ASSERT_FALSE(fs::create_link(path("target"), path("link")));
  ASSERT_EQ(message(writeAtomically(path("link"), "new")), "");
  EXPECT_TRUE(fs::is_symlink_file(path("link")));
  EXPECT_EQ(content(path("target")), "new");
}
