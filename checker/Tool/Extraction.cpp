//===-- Tool/Extraction.cpp - facts of many units --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tool/Extraction.h"

#include "Frontend/Extract.h"

#include "clang/Tooling/JSONCompilationDatabase.h"
#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/ADT/StringMap.h"
#include "llvm/ADT/StringSet.h"
#include "llvm/Support/CrashRecoveryContext.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/JSON.h"
#include "llvm/Support/MemoryBuffer.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Process.h"
#include "llvm/Support/raw_ostream.h"
#include "llvm/Support/thread.h"
#include "llvm/Support/xxhash.h"

#include <atomic>
#include <csignal>
#include <memory>
#include <mutex>

using namespace piiflow;
using clang::tooling::CompileCommand;
namespace fs = llvm::sys::fs;
namespace path = llvm::sys::path;

namespace {
/// Expressions nest deeply in real code.
constexpr unsigned StackSize = 256u << 20;

/// A line on standard error that says how far a long run is.
class ProgressLine {
public:
  ProgressLine(When Wanted, size_t Total)
      : Total(Total), Bar(Wanted != When::Never &&
                          llvm::sys::Process::StandardErrIsDisplayed()),
        Lines(Wanted == When::Always && !Bar) {}

  void done(llvm::StringRef File) {
    const std::lock_guard<std::mutex> Lock(Mutex);
    ++Count;
    if (Bar)
      llvm::errs() << "\r\033[K[" << Count << "/" << Total << "] "
                   << path::filename(File);
    else if (Lines)
      llvm::errs() << "[" << Count << "/" << Total << "] " << File << '\n';
    if (Bar && Count == Total)
      llvm::errs() << "\r\033[K";
  }

private:
  std::mutex Mutex;
  size_t Count = 0, Total;
  bool Bar, Lines;
};

Unit failedUnit(const CompileCommand &Command, const std::string &Root,
                std::string Message) {
  Unit U;
  const std::string File = sourceOf(Command);
  llvm::StringRef Relative = File;
  if (Relative.consume_front(Root))
    Relative.consume_front("/");
  U.MainFile = U.Strings.intern(Relative);
  U.Problems.push_back({std::move(Message), {}});
  return U;
}

/// A stack for the handler of a crash, for a thread whose own has overflowed.
class CrashStack {
public:
  CrashStack() : Memory(new char[Size]) {
    stack_t New = {};
    New.ss_sp = Memory.get();
    New.ss_size = Size;
    sigaltstack(&New, &Old);
  }
  ~CrashStack() { sigaltstack(&Old, nullptr); }

private:
  static constexpr size_t Size = 256u << 10;
  std::unique_ptr<char[]> Memory;
  stack_t Old = {};
};

/// LLVM's handlers would run on the stack that overflowed, which ends the
/// process.
void enableCrashRecovery() {
  llvm::CrashRecoveryContext::Enable();
  for (const int Signal : {SIGSEGV, SIGBUS}) {
    struct sigaction Action;
    if (sigaction(Signal, nullptr, &Action) == 0) {
      Action.sa_flags |= SA_ONSTACK;
      sigaction(Signal, &Action, nullptr);
    }
  }
}

Extracted extractOne(const CompileCommand &Command, const std::string &Root) {
  Extracted Result;
  ExtractOptions Options;
  Options.ProjectRoot = Root;
  Options.Inputs = &Result.Inputs;
  std::string Failure = "the analyser crashed on this unit";
  llvm::CrashRecoveryContext Recovery;
  Recovery.RunSafely([&] {
    if (auto U = extract(Command, Options)) {
      Result.Facts = std::move(*U);
      Failure.clear();
    } else {
      Failure = llvm::toString(U.takeError());
    }
  });
  if (!Failure.empty())
    Result.Facts = failedUnit(Command, Root, Failure);
  return Result;
}
} // namespace

std::string piiflow::absolute(llvm::StringRef Path) {
  llvm::SmallString<256> Full(Path);
  // Without a current folder a name stays as it is.
  if (fs::make_absolute(Full))
    return Path.str();
  path::remove_dots(Full, /*remove_dot_dot=*/true);
  return Full.str().str();
}

std::string piiflow::sourceOf(const CompileCommand &Command) {
  return absolute(path::is_absolute(Command.Filename)
                      ? Command.Filename
                      : Command.Directory + "/" + Command.Filename);
}

std::string piiflow::buildFolder(llvm::StringRef Build) {
  if (Build.empty())
    return ".";
  if (fs::is_directory(Build))
    return Build.str();
  return path::parent_path(absolute(Build)).str();
}

std::vector<std::string>
piiflow::factsNames(llvm::ArrayRef<CompileCommand> Commands,
                    llvm::StringRef ProjectRoot) {
  llvm::StringMap<unsigned> Count;
  for (const CompileCommand &Command : Commands)
    ++Count[sourceOf(Command)];
  std::vector<std::string> Names;
  for (const CompileCommand &Command : Commands) {
    const std::string File = sourceOf(Command);
    llvm::StringRef Relative = File;
    if (Relative.consume_front(ProjectRoot))
      Relative.consume_front("/");
    std::string Identity = Relative.str();
    if (Count[File] > 1)
      Identity += "\n" + llvm::join(Command.CommandLine, "\n");
    Names.push_back(
        path::stem(File).str() + "-" +
        llvm::utohexstr(llvm::xxh3_64bits(Identity), /*LowerCase=*/true, 16) +
        ".pfx");
  }
  return Names;
}

/// Clang's reader takes what is nearly right, such as a list cut short, and
/// tells no place.
static llvm::Error checkDatabase(const std::string &Where,
                                 llvm::StringRef Text) {
  auto Parsed = llvm::json::parse(Text);
  if (Parsed && Parsed->getAsArray())
    return llvm::Error::success();
  if (Parsed)
    return llvm::createStringError(
        Where + ":1:1: expected a compilation database, an array of commands");
  // "[line:column, byte=n]: what was expected", columns from 0.
  const std::string Said = llvm::toString(Parsed.takeError());
  const auto [Place, Message] = llvm::StringRef(Said).split("]: ");
  const auto [Line, Rest] = Place.drop_front().split(':');
  unsigned Column = 0;
  Rest.split(',').first.getAsInteger(10, Column);
  return llvm::createStringError(
      Where + ":" + Line + ":" + llvm::Twine(Column + 1) +
      ": not a compilation database in JSON: " + Message);
}

/// The database that `-p` names. Where becomes the file that it is in.
static llvm::Expected<std::unique_ptr<clang::tooling::CompilationDatabase>>
loadDatabase(std::string &Where) {
  using namespace clang::tooling;
  if (fs::is_directory(Where)) {
    llvm::SmallString<256> File(Where);
    path::append(File, "compile_commands.json");
    Where = File.str().str();
  }
  if (!fs::exists(Where))
    return llvm::createStringError(
        Where + ": no compilation database there; expected a folder with "
                "compile_commands.json after -p, or flags after --");
  auto Text = llvm::MemoryBuffer::getFile(Where);
  if (!Text)
    return llvm::createStringError(
        Where + ": cannot be read: " + Text.getError().message());
  if (llvm::Error E = checkDatabase(Where, (*Text)->getBuffer()))
    return E;
  std::string Message;
  auto Loaded = JSONCompilationDatabase::loadFromFile(
      Where, Message, JSONCommandLineSyntax::AutoDetect);
  if (!Loaded)
    return llvm::createStringError(Where + ": " +
                                   llvm::StringRef(Message).trim().str());
  return Loaded;
}

/// The commands for one FILE of the command line.
static llvm::Expected<std::vector<CompileCommand>>
commandsFor(const std::string &File,
            const clang::tooling::CompilationDatabase &Database,
            const std::string &Where) {
  if (!fs::exists(File))
    return llvm::createStringError(File + ": no such file");
  if (fs::is_directory(File))
    return llvm::createStringError(
        File + ": is a folder; expected a source file (a build folder goes "
               "after -p)");
  std::vector<CompileCommand> Found =
      Database.getCompileCommands(absolute(File));
  if (Found.empty())
    return llvm::createStringError(File + ": not in the compilation database " +
                                   Where);
  return Found;
}

/// Takes out commands that are there already: FILEs named twice, and entries
/// that a database repeats.
static void dropRepeated(std::vector<CompileCommand> &Commands) {
  llvm::StringSet<> Seen;
  llvm::erase_if(Commands, [&](const CompileCommand &Command) {
    return !Seen.insert(Command.Directory + "\n" + Command.Filename + "\n" +
                        llvm::join(Command.CommandLine, "\n"))
                .second;
  });
}

llvm::Expected<std::vector<CompileCommand>>
piiflow::selectCommands(const CommandLine &C) {
  std::unique_ptr<clang::tooling::CompilationDatabase> Loaded;
  const clang::tooling::CompilationDatabase *Database = C.FixedFlags.get();
  std::string Where = C.Build.empty() ? "." : C.Build;
  if (!Database) {
    auto FromFile = loadDatabase(Where);
    if (!FromFile)
      return FromFile.takeError();
    Loaded = std::move(*FromFile);
    Database = Loaded.get();
  }
  std::vector<CompileCommand> Commands;
  if (C.Inputs.empty() && C.FixedFlags)
    return llvm::createStringError("no FILE before --: nothing to analyse");
  if (C.Inputs.empty()) {
    Commands = Database->getAllCompileCommands();
    if (Commands.empty())
      return llvm::createStringError(
          Where + ": the compilation database is empty: nothing to analyse");
  }
  for (const std::string &File : C.Inputs) {
    auto Found = commandsFor(File, *Database, Where);
    if (!Found)
      return Found.takeError();
    llvm::append_range(Commands, *Found);
  }
  dropRepeated(Commands);
  return Commands;
}

std::vector<Extracted>
piiflow::extractAll(llvm::ArrayRef<CompileCommand> Commands,
                    const std::string &ProjectRoot, const CommandLine &C) {
  std::vector<Extracted> Results(Commands.size());
  ProgressLine Progress(C.Progress, Commands.size());
  std::atomic<size_t> Next{0};
  enableCrashRecovery();
  const auto Work = [&] {
    const CrashStack Reserve;
    for (size_t I = Next++; I < Commands.size(); I = Next++) {
      Results[I] = extractOne(Commands[I], ProjectRoot);
      Progress.done(Commands[I].Filename);
    }
  };
  std::vector<llvm::thread> Threads;
  const size_t Count = std::min<size_t>(C.threads(), Commands.size());
  for (size_t I = 0; I < Count; ++I)
    Threads.emplace_back(std::optional<unsigned>(StackSize), Work);
  for (llvm::thread &T : Threads)
    T.join();
  llvm::CrashRecoveryContext::Disable();
  return Results;
}
