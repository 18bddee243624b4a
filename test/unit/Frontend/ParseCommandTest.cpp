//===-- ParseCommandTest.cpp - compile commands and NOLINT comments -------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactsFile.h"
#include "Frontend/Suppressions.h"
#include "Parsed.h"

#include <thread>

using namespace piiflow;

static std::string suppression(const Unit &U, const Suppression &S) {
  const auto Place = [](uint32_t Line, uint32_t Column) {
    return std::to_string(Line) + ":" +
           (Column == Suppression::LineEnd ? "" : std::to_string(Column));
  };
  return (U.Strings[U.Files[S.File.Value]] + ":" +
          Place(S.BeginLine, S.BeginColumn) + "-" +
          Place(S.EndLine, S.EndColumn) + " (" + U.Strings[S.Checks] + ") " +
          U.Strings[S.Reason])
      .str();
}

/// "Kind(checks)" of each, without brackets when there are none.
static std::string directives(llvm::StringRef Text) {
  static constexpr llvm::StringLiteral Kinds[] = {"Line", "NextLine", "Begin",
                                                  "End"};
  std::string Result;
  for (const NolintDirective &D : nolintDirectives(Text))
    Result += (Result.empty() ? "" : " ") + Kinds[D.Kind].str() +
              (D.HasBrackets ? "(" + D.Checks.str() + ")" : "");
  return Result;
}

TEST(Nolint, WordsAreReadAsClangTidyReadsThem) {
  EXPECT_EQ(directives("NOLINTs NOLINTNEXTLINEX NOLINTnextline nolint"), "");
  EXPECT_EQ(directives("NOLINT_X NOLINT2 MY_NOLINT NOLINT"),
            "Line Line Line Line");
  EXPECT_EQ(directives("NOLINTBEGIN(a) NOLINTEND( a )NOLINTNEXTLINE()"),
            "Begin(a) End(a) NextLine()");
  EXPECT_EQ(directives("NOLINT(not closed\n) NOLINT (a)"), "Line Line");
  EXPECT_EQ(directives("NOLINT(NOLINT(a)"), "Line(NOLINT(a)");
  EXPECT_EQ(directives("call(\"NOLINT(a)\")"), "Line(a)");
}

TEST(Nolint, BlocksCloseInReverseOrder) {
  Project P;
  P.write("main.cpp", "// NOLINTBEGIN(a, b)\n"
                      "// NOLINTBEGIN(c)\n"
                      "// NOLINTEND(a,b): too early\n"
                      "// NOLINTEND(c)\n"
                      "/**/ // NOLINTEND(a,b)\n");
  llvm::Expected<Unit> U = P.extract({"clang++", "-c", "main.cpp"});
  ASSERT_TRUE(bool(U)) << llvm::toString(U.takeError());
  ASSERT_EQ(U->Suppressions.size(), 2u);
  EXPECT_EQ(suppression(*U, U->Suppressions[0]), "main.cpp:2:4-4:4 (c) ");
  EXPECT_EQ(suppression(*U, U->Suppressions[1]), "main.cpp:1:4-5:9 (a, b) ");
}

TEST(Nolint, DirectivesOfAComment) {
  auto D = nolintDirectives("// NOLINT(pii-log): a demo");
  ASSERT_EQ(D.size(), 1u);
  EXPECT_EQ(D[0].Kind, NolintDirective::Line);
  EXPECT_EQ(D[0].Checks, "pii-log");
  EXPECT_EQ(D[0].Reason, "a demo");
  D = nolintDirectives("/* NOLINTNEXTLINE : why */");
  ASSERT_EQ(D.size(), 1u);
  EXPECT_EQ(D[0].Kind, NolintDirective::NextLine);
  EXPECT_FALSE(D[0].HasBrackets);
  EXPECT_EQ(D[0].Reason, "why");
  EXPECT_TRUE(nolintDirectives("// NOLINTS are words").empty());
}

TEST(Nolint, CoversLinesOfUserFiles) {
  Project P;
  P.write("inc/user.h", "int a; // NOLINT(pii-log): in a header\n");
  P.write("src/main.cpp", "#include \"../inc/user.h\"\n"
                          "// NOLINTBEGIN(pii-*): block\n"
                          "int b;\n"
                          "// NOLINTEND(pii-*)\n"
                          "// NOLINTNEXTLINE\n"
                          "int c;\n"
                          "// NOLINTBEGIN(pii-log)\n"
                          "int d; // NOLINT()\n"
                          "const char *e = \"NOLINT\";\n");
  llvm::Expected<Unit> U = P.extract({"clang++", "-c", "src/main.cpp"});
  ASSERT_TRUE(bool(U)) << llvm::toString(U.takeError());
  ASSERT_EQ(U->Suppressions.size(), 4u);
  EXPECT_EQ(suppression(*U, U->Suppressions[0]),
            "src/main.cpp:2:4-4:4 (pii-*) block");
  EXPECT_EQ(suppression(*U, U->Suppressions[1]), "src/main.cpp:6:0-6: () ");
  EXPECT_EQ(suppression(*U, U->Suppressions[2]), "src/main.cpp:9:0-9: () ");
  EXPECT_EQ(suppression(*U, U->Suppressions[3]),
            "inc/user.h:1:0-1: (pii-log) in a header");
}

TEST(ParseCommand, ToleratesOtherCompilersOptions) {
  Project P;
  P.write("main.cpp", "int f() { int x{3.5}; return x; }");
  llvm::Expected<Unit> U = P.extract(
      {"ccache", "g++", "-O2", "-fno-fat-lto-objects", "-Wno-no-such-warning",
       "-Werror", "-fmodule-mapper=x", "-MD", "-MF", "main.d", "-Xclang",
       "-include-pch", "-Xclang", "no-such.pch", "-save-temps", "-c", "-o",
       "main.o", "main.cpp"});
  ASSERT_TRUE(bool(U)) << llvm::toString(U.takeError());
  EXPECT_TRUE(U->Problems.empty()) << U->Problems[0].Message;
  EXPECT_EQ(U->Bodies.size(), 1u);
  EXPECT_FALSE(llvm::sys::fs::exists(P.path("main.o")));
  EXPECT_FALSE(llvm::sys::fs::exists(P.path("main.d")));
}

TEST(ParseCommand, OpensResponseFiles) {
  Project P;
  P.write("flags.rsp", "-DVALUE=4 -std=c++20");
  P.write("main.cpp", "int f() { return VALUE; }");
  llvm::Expected<Unit> U = P.extract({"g++", "@flags.rsp", "-c", "main.cpp"});
  ASSERT_TRUE(bool(U)) << llvm::toString(U.takeError());
  EXPECT_TRUE(U->Problems.empty());
}

TEST(ParseCommand, ToleratesUnknownProcessorsAndMissingResponseFiles) {
  Project P;
  P.write("main.cpp", "int f() { return 1; }");
  llvm::Expected<Unit> U = P.extract(
      {"g++", "-march=znver99", "@CMakeFiles/main.modmap", "-c", "main.cpp"});
  ASSERT_TRUE(bool(U)) << llvm::toString(U.takeError());
  EXPECT_TRUE(U->Problems.empty());
  EXPECT_EQ(U->Bodies.size(), 1u);
}

TEST(ParseCommand, CrossCompilersNameTheTarget) {
  Project P;
  P.write("main.c", "#ifndef __aarch64__\n#error host\n#endif\n");
  llvm::Expected<Unit> U = P.extract({"aarch64-linux-gnu-gcc", "-c", "main.c"});
  ASSERT_TRUE(bool(U)) << llvm::toString(U.takeError());
  EXPECT_TRUE(U->Problems.empty());
}

TEST(ParseCommand, RefusesAssembly) {
  Project P;
  P.write("start.S", "nop\n");
  llvm::Expected<Unit> U = P.extract({"gcc", "-c", "start.S"});
  ASSERT_FALSE(bool(U));
  EXPECT_EQ(llvm::toString(U.takeError()), "start.S: assembly is not analysed");
}

TEST(ParseCommand, KeepsWhatAnErrorLeaves) {
  Project P;
  P.write("main.cpp", "#include \"missing.h\"\n"
                      "template <class T> T id(T t) { return t; }\n"
                      "int good() { return id(1); }\n"
                      "int bad() { return undeclared(3); }\n");
  llvm::Expected<Unit> U = P.extract({"g++", "-c", "main.cpp"});
  ASSERT_TRUE(bool(U)) << llvm::toString(U.takeError());
  ASSERT_EQ(U->Problems.size(), 3u);
  EXPECT_EQ(U->Problems[0].Message, "'missing.h' file not found");
  EXPECT_EQ(U->Problems[0].Range.BeginLine, 1u);
  EXPECT_EQ(U->Problems[2].Message,
            "function 'bad' is not analysed, because it has errors");
  EXPECT_EQ(U->Bodies.size(), 2u) << "good and id<int>";
}

TEST(ParseCommand, SaysWhyNothingCouldBeHad) {
  Project P;
  llvm::Expected<Unit> U = P.extract({"g++", "-c", "missing.cpp"});
  ASSERT_FALSE(bool(U));
  EXPECT_NE(llvm::toString(U.takeError()).find("missing.cpp"),
            std::string::npos);
  U = P.extract({"g++", "-c", "missing.cpp"}, "no/such/folder");
  ASSERT_FALSE(bool(U));
  EXPECT_NE(llvm::toString(U.takeError()).find("no/such/folder"),
            std::string::npos);
}

TEST(ParseCommand, NamesFilesBelowTheRootWhereverItRuns) {
  Project P;
  P.write("inc/user.h", "struct User { int phone; };");
  P.write("src/main.cpp", "#include \"../src/../inc/user.h\"\n");
  P.write("build/marker", "");
  llvm::Expected<Unit> FromRoot = P.extract({"g++", "-c", "src/main.cpp"});
  llvm::Expected<Unit> FromBuild =
      P.extract({"g++", "-c", "../src/main.cpp"}, "build");
  llvm::Expected<Unit> Absolute =
      P.extract({"g++", "-c", P.path("src/main.cpp")}, "build");
  for (auto *U : {&FromRoot, &FromBuild, &Absolute}) {
    ASSERT_TRUE(bool(*U)) << llvm::toString(U->takeError());
    EXPECT_EQ((*U)->Strings[(*U)->MainFile], "src/main.cpp");
    EXPECT_TRUE((*U)->Strings.find("inc/user.h").valid());
  }
}

TEST(ParseCommand, ParallelRunsGiveTheSameBytes) {
  Project P;
  for (const char *Folder : {"a", "b", "c", "d"})
    P.write(std::string(Folder) + "/main.cpp",
            "#include <map>\n#include <string>\n"
            "std::map<std::string, int> m;\n"
            "int f(int n) { return [n] { return [=] { return n; }(); }(); }\n"
            "const char *when() { return __DATE__ __TIME__; }\n");
  auto Bytes = [&](llvm::StringRef Folder) {
    llvm::Expected<Unit> U =
        P.extract({"g++", "-std=c++20", "-c", "main.cpp"}, Folder);
    return U ? encode(*U) : llvm::toString(U.takeError());
  };
  const std::vector<std::string> Folders{"a", "b", "c", "d"};
  std::vector<std::string> Serial, Parallel(Folders.size());
  for (const std::string &Folder : Folders)
    Serial.push_back(Bytes(Folder));
  std::vector<std::thread> Threads;
  for (size_t I = 0; I < Folders.size(); ++I)
    Threads.emplace_back([&, I] { Parallel[I] = Bytes(Folders[I]); });
  for (std::thread &T : Threads)
    T.join();
  EXPECT_EQ(Serial, Parallel);
  EXPECT_NE(Serial[0], Serial[1]) << "the main file is part of the facts";
}
