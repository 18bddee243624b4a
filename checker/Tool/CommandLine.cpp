//===-- Tool/CommandLine.cpp - what the user asked for ---*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Tool/CommandLine.h"

#include "Check/Rule.h"
#include "Solve/Budget.h"
#include "Support/Text.h"

#include "llvm/ADT/STLExtras.h"
#include "llvm/ADT/StringExtras.h"
#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Threading.h"
#include "llvm/Support/raw_ostream.h"

using namespace piiflow;
namespace cl = llvm::cl;

/// "auto, always or never"
static std::string either(llvm::ArrayRef<llvm::StringRef> Words) {
  const std::string Last = Words.back().str();
  return Words.size() == 1
             ? Last
             : llvm::join(Words.drop_back(), ", ") + " or " + Last;
}

static std::string suggestion(const llvm::Twine &Near) {
  return ("; did you mean '" + Near + "'?").str();
}

namespace {
/// Reads one of a few words. LLVM's own parser does not say which there are.
template <typename T> class WordParser : public cl::parser<T> {
public:
  using cl::parser<T>::parser;

  bool parse(cl::Option &O, llvm::StringRef, llvm::StringRef Word, T &Value) {
    std::vector<llvm::StringRef> Known;
    for (const auto &Each : this->Values) {
      Known.push_back(Each.Name);
      if (Each.Name == Word) {
        Value = Each.V.getValue();
        return false;
      }
    }
    const llvm::StringRef Near = nearest(Word, Known);
    llvm::errs() << "piiflow: error: --" << O.ArgStr << " '" << Word
                 << "': expected " << either(Known)
                 << (Near.empty() ? "" : suggestion(Near)) << '\n';
    return true;
  }
};

/// Reads a number that there can be of threads.
class ThreadsParser : public cl::parser<unsigned> {
public:
  using cl::parser<unsigned>::parser;

  bool parse(cl::Option &, llvm::StringRef, llvm::StringRef Text,
             unsigned &Value) {
    constexpr unsigned MaxThreads = 1024;
    if (!Text.getAsInteger(10, Value) && Value >= 1 && Value <= MaxThreads)
      return false;
    llvm::errs() << "piiflow: error: -j '" << Text
                 << "': expected a number of threads from 1 to " << MaxThreads
                 << '\n';
    return true;
  }
};

/// The options, registered while one of these exists.
struct Options {
  cl::OptionCategory Category{"Options"};
  cl::SubCommand Check{"check", "Index what changed, link, report"};
  cl::SubCommand Index{"index", "Facts only, one .pfx file a translation unit"};
  cl::SubCommand Link{"link", "Solve and report from facts alone"};
  cl::SubCommand Explain{"explain",
                         "What a rule, a category or a function is, and why"};

  cl::list<std::string> Files{cl::Positional, cl::desc("[FILE...]"),
                              cl::sub(Check), cl::sub(Index),
                              cl::cat(Category)};
  cl::list<std::string> Facts{cl::Positional, cl::desc("DIR|FILE.pfx..."),
                              cl::sub(Link), cl::cat(Category)};
  cl::list<std::string> Name{cl::Positional,
                             cl::desc("RULE|CATEGORY|FUNCTION "
                                      "[DIR|FILE.pfx...]"),
                             cl::sub(Explain), cl::cat(Category)};
  cl::opt<std::string> Build{
      "p",
      cl::value_desc("BUILD"),
      cl::desc("Folder with compile_commands.json, or that file"),
      cl::sub(Check),
      cl::sub(Index),
      cl::sub(Explain),
      cl::cat(Category)};
  cl::opt<std::string> Output{"o", cl::value_desc("DIR"),
                              cl::desc("Where facts files go"), cl::sub(Index),
                              cl::cat(Category)};
  cl::opt<bool> Dump{"dump",
                     cl::desc("Print the facts of files instead of writing"),
                     cl::sub(Index), cl::cat(Category)};
  cl::opt<std::string> PolicyFile{
      "policy",
      cl::value_desc("FILE"),
      cl::desc("The policy, instead of the nearest .piiflow.json upward"),
      cl::sub(Check),
      cl::sub(Link),
      cl::sub(Explain),
      cl::cat(Category)};
  cl::opt<std::string> ProjectRoot{
      "project-root",
      cl::value_desc("DIR"),
      cl::desc("Folder that file names are relative to"),
      cl::sub(Check),
      cl::sub(Index),
      cl::sub(Link),
      cl::cat(Category)};
  cl::opt<std::string> CacheDir{
      "cache", cl::value_desc("DIR"),
      cl::desc("Where facts are kept, instead of .piiflow in the build folder"),
      cl::sub(Check), cl::cat(Category)};
  cl::list<std::string> Formats{"format",
                                cl::value_desc("FORMAT[=PATH]"),
                                cl::desc("text, json or sarif; repeatable"),
                                cl::sub(Check),
                                cl::sub(Link),
                                cl::cat(Category)};
  cl::opt<std::string> Baseline{
      "baseline",
      cl::value_desc("FILE"),
      cl::desc("Findings listed there are not reported"),
      cl::sub(Check),
      cl::sub(Link),
      cl::cat(Category)};
  cl::opt<std::string> WriteBaseline{
      "write-baseline",
      cl::value_desc("FILE"),
      cl::desc("Write the findings of this run as a baseline"),
      cl::sub(Check),
      cl::sub(Link),
      cl::cat(Category)};
  cl::opt<std::string> Only{"only",
                            cl::value_desc("GLOB"),
                            cl::desc("Checks to run: pii-*,-pii-network"),
                            cl::sub(Check),
                            cl::sub(Link),
                            cl::cat(Category)};
  cl::opt<Severity, false, WordParser<Severity>> MinSeverity{
      "min-severity",
      cl::value_desc("LEVEL"),
      cl::desc("Least severity that is reported:"),
      cl::init(Severity::Note),
      cl::values(clEnumValN(Severity::Note, "note", "everything"),
                 clEnumValN(Severity::Warning, "warning", "warnings, errors"),
                 clEnumValN(Severity::Error, "error", "errors only")),
      cl::sub(Check),
      cl::sub(Link),
      cl::cat(Category)};
  cl::opt<Confidence, false, WordParser<Confidence>> MinConfidence{
      "min-confidence",
      cl::value_desc("LEVEL"),
      cl::desc("Least confidence that is reported:"),
      cl::init(Confidence::Medium),
      cl::values(clEnumValN(Confidence::High, "high", "what is sure"),
                 clEnumValN(Confidence::Medium, "medium",
                            "what is likely, too (default)"),
                 clEnumValN(Confidence::Low, "low", "guesses, too")),
      cl::sub(Check),
      cl::sub(Link),
      cl::cat(Category)};
  cl::opt<unsigned, false, ThreadsParser> Threads{"j",
                                                  cl::value_desc("N"),
                                                  cl::desc("Threads"),
                                                  cl::init(0),
                                                  cl::Prefix,
                                                  cl::sub(Check),
                                                  cl::sub(Index),
                                                  cl::sub(Link),
                                                  cl::cat(Category)};
  cl::opt<When, false, WordParser<When>> Progress{
      "progress",           cl::value_desc("WHEN"), cl::desc("Show progress:"),
      cl::init(When::Auto), whenValues(),           cl::sub(Check),
      cl::sub(Index),       cl::cat(Category)};
  cl::opt<When, false, WordParser<When>> Color{"color",
                                               cl::value_desc("WHEN"),
                                               cl::desc("Use colours:"),
                                               cl::init(When::Auto),
                                               whenValues(),
                                               cl::sub(Check),
                                               cl::sub(Link),
                                               cl::cat(Category)};
  cl::opt<bool> Summaries{"dump-summaries",
                          cl::desc("Print what each function does to data"),
                          cl::sub(Check), cl::sub(Link), cl::cat(Category)};
  cl::opt<unsigned> Level{
      "level",        cl::desc("Start on this level of precision (for tests)"),
      cl::init(0),    cl::Hidden,
      cl::sub(Check), cl::sub(Link)};
  cl::opt<bool> Stats{"stats", cl::desc("Print what the run covered"),
                      cl::sub(Check), cl::sub(Link), cl::cat(Category)};

  static cl::ValuesClass whenValues() {
    return cl::values(clEnumValN(When::Auto, "auto", "on a terminal"),
                      clEnumValN(When::Always, "always", "in any case"),
                      clEnumValN(When::Never, "never", "not at all"));
  }
};

const char *const Overview = "piiflow: personal data and where it goes\n\n"
                             "  piiflow check [-p BUILD] [FILE...] [-- FLAGS]\n"
                             "  piiflow index -p BUILD [-o DIR] [FILE...]\n"
                             "  piiflow link DIR|FILE.pfx...\n"
                             "  piiflow explain RULE|CATEGORY|FUNCTION\n"
                             "                  [-p BUILD] [DIR|FILE.pfx...]\n";

void printVersion(llvm::raw_ostream &OS) {
  OS << "piiflow " << PIIFLOW_VERSION << " (LLVM " << PIIFLOW_LLVM_MAJOR
     << ")\n";
}

/// An option that is there and empty, as from a variable of a script that is
/// not set, is not the same as none.
bool checkGiven(llvm::ArrayRef<const cl::opt<std::string> *> Options) {
  for (const cl::opt<std::string> *O : Options) {
    if (O->getNumOccurrences() == 0 || !O->getValue().empty())
      continue;
    llvm::errs() << "piiflow: error: " << (O->ArgStr.size() > 1 ? "--" : "-")
                 << O->ArgStr << ": expected " << O->ValueStr
                 << ", and it is empty\n";
    return false;
  }
  return true;
}

bool checkFolder(const cl::opt<std::string> &Folder) {
  if (Folder.getNumOccurrences() == 0 ||
      llvm::sys::fs::is_directory(Folder.getValue()))
    return true;
  llvm::errs() << "piiflow: error: --" << Folder.ArgStr << " '"
               << Folder.getValue() << "': no such folder\n";
  return false;
}

/// A run without any check would find nothing, and a part of the list that
/// matches no check is misspelt.
bool checkGlob(const cl::opt<std::string> &Only) {
  if (Only.getNumOccurrences() == 0)
    return true;
  const CheckGlob Glob(Only.getValue());
  const std::vector<llvm::StringRef> Known = ruleNames();
  for (const std::string &Item : Glob.unmatched(Known)) {
    llvm::errs() << "piiflow: error: --only: '" << Item
                 << "' matches no check; expected some of "
                 << llvm::join(Known, ", ");
    const llvm::StringRef Near =
        nearest(llvm::StringRef(Item).ltrim('-'), Known);
    llvm::errs() << (Near.empty() ? "" : suggestion(Near)) << '\n';
    return false;
  }
  if (llvm::any_of(Known,
                   [&](llvm::StringRef Check) { return Glob.contains(Check); }))
    return true;
  llvm::errs() << "piiflow: error: --only: '" << Only.getValue()
               << "' selects no check\n";
  return false;
}

/// The first argument has to name a subcommand.
bool checkSubcommand(int Argc, const char **Argv) {
  static constexpr llvm::StringRef Known[] = {"check", "index", "link",
                                              "explain"};
  if (Argc < 2) {
    llvm::errs() << "piiflow: error: no command given; expected check, index, "
                    "link or explain (see piiflow --help)\n";
    return false;
  }
  const llvm::StringRef First = Argv[1];
  if (First.starts_with("-") || llvm::is_contained(Known, First))
    return true;
  llvm::errs() << "piiflow: error: unknown command '" << First << "'";
  if (const llvm::StringRef Near = nearest(First, Known); !Near.empty())
    llvm::errs() << suggestion(Near) << '\n';
  else
    llvm::errs() << "; expected check, index, link or explain\n";
  return false;
}

/// The option of a command that an argument names, with or without a value.
/// Those that LLVM's libraries have for themselves are in no command.
const cl::Option *findOption(cl::SubCommand &Command, llvm::StringRef Name) {
  const auto &Known = cl::getRegisteredOptions(Command);
  if (const auto It = Known.find(Name); It != Known.end())
    return It->second;
  // "-j4", but not "--json".
  const llvm::StringRef Number = Name.drop_front();
  const auto It = Known.find(Name.take_front());
  if (It != Known.end() && It->second->getFormattingFlag() == cl::Prefix &&
      !Number.empty() && llvm::all_of(Number, llvm::isDigit))
    return It->second;
  return nullptr;
}

/// The long options of a command, sorted.
std::vector<llvm::StringRef> longOptions(cl::SubCommand &Command) {
  std::vector<llvm::StringRef> Names;
  for (const auto &[Name, O] : cl::getRegisteredOptions(Command))
    if (Name.size() > 1 && O->getOptionHiddenFlag() == cl::NotHidden)
      Names.push_back(Name);
  llvm::sort(Names);
  return Names;
}

void unknownOption(llvm::StringRef Argument, cl::SubCommand &Command,
                   llvm::ArrayRef<cl::SubCommand *> All) {
  const llvm::StringRef Name = Argument.ltrim('-');
  std::vector<llvm::StringRef> Others;
  for (cl::SubCommand *Other : All)
    if (cl::getRegisteredOptions(*Other).count(Name))
      Others.push_back(Other->getName());
  const llvm::StringRef Near = nearest(Name, longOptions(Command));
  const std::string Of = Command.getName().str();
  llvm::errs() << "piiflow: error: unknown option '" << Argument << "'"
               << (Of.empty() ? "" : " of " + Of);
  if (!Others.empty())
    llvm::errs() << "; it is one of " << either(Others) << '\n';
  else if (!Near.empty())
    llvm::errs() << suggestion("--" + Near) << '\n';
  else
    llvm::errs() << " (see piiflow " << Of << (Of.empty() ? "" : " ")
                 << "--help)\n";
}

/// Whether there are all the options that are named. LLVM would take an unknown
/// one for a group of options of one letter first, and complain of each.
bool checkOptions(llvm::ArrayRef<const char *> Arguments,
                  llvm::ArrayRef<cl::SubCommand *> All) {
  cl::SubCommand *Command = &cl::SubCommand::getTopLevel();
  for (cl::SubCommand *Each : All)
    if (Each->getName() == Arguments.front())
      Command = Each;
  for (size_t I = 0; I < Arguments.size(); ++I) {
    const auto [Argument, Value] = llvm::StringRef(Arguments[I]).split('=');
    const llvm::StringRef Name = Argument.ltrim('-');
    // Two of LLVM's options are for every command, and in the list of none.
    if (Name == Argument || Name.empty() || Name == "h" || Name == "version")
      continue;
    const cl::Option *O = findOption(*Command, Name);
    if (!O) {
      unknownOption(Argument, *Command, All);
      return false;
    }
    // The next argument is its value, whatever it looks like.
    if (O->getValueExpectedFlag() == cl::ValueRequired && O->ArgStr == Name &&
        Argument.size() == llvm::StringRef(Arguments[I]).size())
      ++I;
  }
  return true;
}
} // namespace

unsigned CommandLine::threads() const {
  return Threads ? Threads
                 : llvm::hardware_concurrency().compute_thread_count();
}

AnalysisOptions CommandLine::analysis() const {
  AnalysisOptions Result;
  Result.Check = {Only, MinConfidence};
  Result.Solve.Guesses = MinConfidence == Confidence::Low;
  Result.Solve.Threads = threads();
  Result.Solve.Dump = Summaries ? &llvm::errs() : nullptr;
  Result.Solve.Level = std::min(Level, budget::LastLevel);
  return Result;
}

std::optional<CommandLine> piiflow::parseCommandLine(int Argc,
                                                     const char **Argv) {
  if (!checkSubcommand(Argc, Argv))
    return std::nullopt;
  CommandLine Result;
  std::string Message;
  // Takes `--` and what follows off the arguments.
  const char **const End = Argv + Argc;
  const char **const Dashes = std::find(Argv, End, llvm::StringRef("--"));
  Result.FixedFlags =
      clang::tooling::FixedCompilationDatabase::loadFromCommandLine(Argc, Argv,
                                                                    Message);
  // Clang gives up on flags such as -E and --precompile, which are no matter
  // here.
  if (!Result.FixedFlags && Dashes != End)
    Result.FixedFlags =
        std::make_unique<clang::tooling::FixedCompilationDatabase>(
            ".", std::vector<std::string>(Dashes + 1, End));
  Options O;
  cl::SubCommand *const Commands[] = {&O.Check, &O.Index, &O.Link, &O.Explain};
  if (!checkOptions({Argv + 1, size_t(Argc - 1)}, Commands))
    return std::nullopt;
  for (cl::SubCommand *Sub : Commands)
    cl::HideUnrelatedOptions(O.Category, *Sub);
  cl::HideUnrelatedOptions(O.Category);
  cl::SetVersionPrinter(printVersion);
  // LLVM's messages begin with it, whatever the binary is called.
  Argv[0] = "piiflow";
  std::string Complaint;
  llvm::raw_string_ostream Errors(Complaint);
  if (!cl::ParseCommandLineOptions(Argc, Argv, Overview, &Errors)) {
    llvm::StringRef Said(Complaint);
    // What is wrong with a value was printed already.
    if (Said.consume_front("piiflow: "))
      llvm::errs() << "piiflow: error: " << Said;
    return std::nullopt;
  }
  const auto Take = [&](CommandLine::CommandT Command,
                        cl::list<std::string> &Inputs) {
    Result.Command = Command;
    Result.Inputs.assign(Inputs.begin(), Inputs.end());
  };
  if (O.Check)
    Take(CommandLine::Check, O.Files);
  else if (O.Index)
    Take(CommandLine::Index, O.Files);
  else if (O.Link)
    Take(CommandLine::Link, O.Facts);
  else if (O.Explain)
    Take(CommandLine::Explain, O.Name);
  if (!checkGlob(O.Only) || !checkFolder(O.ProjectRoot) ||
      !checkGiven({&O.Build, &O.Output, &O.PolicyFile, &O.CacheDir, &O.Baseline,
                   &O.WriteBaseline}))
    return std::nullopt;
  Result.Build = O.Build;
  Result.Output = O.Output;
  Result.Dump = O.Dump;
  Result.PolicyFile = O.PolicyFile;
  Result.ProjectRoot = O.ProjectRoot;
  Result.CacheDir = O.CacheDir;
  Result.Formats.assign(O.Formats.begin(), O.Formats.end());
  Result.Baseline = O.Baseline;
  Result.WriteBaseline = O.WriteBaseline;
  Result.Only = O.Only;
  Result.MinSeverity = O.MinSeverity;
  Result.MinConfidence = O.MinConfidence;
  Result.Threads = O.Threads;
  Result.Progress = O.Progress;
  Result.Color = O.Color;
  Result.Summaries = O.Summaries;
  Result.Level = O.Level;
  Result.Stats = O.Stats;
  return Result;
}
