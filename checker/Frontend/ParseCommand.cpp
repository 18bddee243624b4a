//===-- Frontend/ParseCommand.cpp - from a compile command to facts -------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactsFile.h"
#include "Frontend/Extract.h"
#include "Frontend/Suppressions.h"
#include "Frontend/Walk.h"
#include "Support/Compat.h"

#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/CompilationDatabase.h"
#include "clang/Tooling/Tooling.h"

#include "llvm/Support/CommandLine.h"
#include "llvm/Support/FileSystem.h"
#include "llvm/Support/Path.h"
#include "llvm/Support/Program.h"
#include "llvm/Support/TargetSelect.h"
#include "llvm/Support/VirtualFileSystem.h"

using namespace piiflow;

namespace {

/// Keeps the errors of a parse; warnings are the compiler's business.
class ErrorCollector : public clang::DiagnosticConsumer {
public:
  struct Error {
    std::string Message;
    clang::SourceLocation Where;
  };

  void HandleDiagnostic(clang::DiagnosticsEngine::Level Level,
                        const clang::Diagnostic &Info) override {
    clang::DiagnosticConsumer::HandleDiagnostic(Level, Info);
    if (Level < clang::DiagnosticsEngine::Error)
      return;
    constexpr size_t Enough = 50;
    if (Errors.size() == Enough) {
      ++Left;
      return;
    }
    llvm::SmallString<128> Text;
    Info.FormatDiagnostic(Text);
    Errors.push_back({Text.str().str(), Info.getLocation()});
  }

  /// All in one line, for an error that nothing survives.
  std::string text() const {
    std::string Text;
    for (const Error &E : Errors)
      Text += (Text.empty() ? "" : "; ") + E.Message;
    return Text;
  }

  std::vector<Error> Errors;
  unsigned Left = 0; ///< How many more there were.
};

/// Extracts facts when the parse is over, whether or not it went well.
class ExtractConsumer : public clang::ASTConsumer {
public:
  ExtractConsumer(const ExtractOptions &Options, const ErrorCollector &Errors,
                  std::optional<Unit> &Result)
      : Options(Options), Errors(Errors), Result(Result) {}

  void HandleTranslationUnit(clang::ASTContext &Context) override {
    UnitBuilder B(Context, Options);
    for (const ErrorCollector::Error &E : Errors.Errors)
      B.problem(E.Message, E.Where);
    if (Errors.Left)
      B.problem(std::to_string(Errors.Left) + " more errors", {});
    addSuppressions(B);
    walk(B);
    hashBodies(B.unit());
    Result = B.take();
  }

private:
  const ExtractOptions &Options;
  const ErrorCollector &Errors;
  std::optional<Unit> &Result;
};

class ExtractAction : public clang::ASTFrontendAction {
public:
  ExtractAction(const ExtractOptions &Options, const ErrorCollector &Errors,
                std::optional<Unit> &Result)
      : Options(Options), Errors(Errors), Result(Result) {}

  std::unique_ptr<clang::ASTConsumer>
  CreateASTConsumer(clang::CompilerInstance &, llvm::StringRef) override {
    return std::make_unique<ExtractConsumer>(Options, Errors, Result);
  }

private:
  const ExtractOptions &Options;
  const ErrorCollector &Errors;
  std::optional<Unit> &Result;
};

} // namespace

/// The folder the executable is in; the marker is any function of it.
static std::string executableFolder() {
  static int Marker;
  std::string Path = llvm::sys::fs::getMainExecutable(nullptr, &Marker);
  return llvm::sys::path::parent_path(Path).str();
}

/// `<folder>/../<Relative>` when `Probe` exists below it, else `Otherwise`.
static std::string installed(llvm::StringRef Relative, llvm::StringRef Probe,
                             llvm::StringRef Otherwise) {
  llvm::SmallString<256> Folder(executableFolder());
  llvm::sys::path::append(Folder, "..", Relative);
  llvm::SmallString<256> File(Folder);
  llvm::sys::path::append(File, Probe);
  if (!llvm::sys::fs::exists(File))
    return Otherwise.str();
  llvm::sys::path::remove_dots(Folder, /*remove_dot_dot=*/true);
  return Folder.str().str();
}

/// Clang's own headers, which must be of the Clang linked in here.
static std::string resourceFolder() {
  const std::string Relative =
      "lib/clang/" + std::to_string(CLANG_VERSION_MAJOR);
  return installed(Relative, "include/stddef.h",
                   std::string(PIIFLOW_LLVM_PREFIX) + "/" + Relative);
}

static std::string annotationFolder() {
  return installed("include", "piiflow/annotations.h", PIIFLOW_INCLUDE_DIR);
}

static bool isLauncher(llvm::StringRef Program) {
  llvm::StringRef Name = llvm::sys::path::stem(Program);
  return Name == "ccache" || Name == "sccache" || Name == "distcc" ||
         Name == "icecc" || Name == "gomacc";
}

/// Takes `-Xclang -flag [-Xclang value]` off: precompiled headers and plugins
/// of the user's Clang do not load in this one.
static bool skipsXclang(llvm::ArrayRef<std::string> Arguments, size_t &I) {
  if (Arguments[I] != "-Xclang" || I + 1 >= Arguments.size())
    return false;
  llvm::StringRef Flag = Arguments[I + 1];
  if (Flag == "-emit-pch") {
    I += 1;
    return true;
  }
  if (Flag != "-include-pch" && Flag != "-load" && Flag != "-plugin" &&
      Flag != "-add-plugin")
    return false;
  I += I + 2 < Arguments.size() && Arguments[I + 2] == "-Xclang" ? 3 : 1;
  return true;
}

/// Makes the prefix of a cross compiler's name (`aarch64-linux-gnu-g++`) known
/// as a target.
static void registerTargets() {
  static const bool Registered = [] {
    llvm::InitializeAllTargetInfos();
    return true;
  }();
  (void)Registered;
}

/// The compiler with its folder, from which the driver finds the headers that
/// belong to it.
static std::string located(const std::string &Compiler) {
  if (llvm::sys::path::has_parent_path(Compiler))
    return Compiler;
  llvm::ErrorOr<std::string> Found = llvm::sys::findProgramByName(Compiler);
  return Found ? *Found : Compiler;
}

/// The command as this Clang wants it: without launcher, precompiled headers
/// of other compilers and side effects.
static std::vector<std::string>
adjusted(llvm::ArrayRef<std::string> Arguments) {
  if (Arguments.size() > 1 && isLauncher(Arguments[0]) &&
      !llvm::StringRef(Arguments[1]).starts_with("-"))
    Arguments = Arguments.drop_front();
  std::vector<std::string> Result{located(Arguments[0])};
  for (size_t I = 1; I < Arguments.size(); ++I) {
    llvm::StringRef A = Arguments[I];
    if (A == "--") { // Inputs follow.
      Result.insert(Result.end(), Arguments.begin() + I, Arguments.end());
      break;
    }
    if (A == "-include-pch" || A == "-resource-dir" || A == "-MJ" ||
        A == "--serialize-diagnostics" || A == "-serialize-diagnostics") {
      ++I;
      continue;
    }
    if (A.starts_with("-save-temps") || A.starts_with("--save-temps") ||
        A.starts_with("-resource-dir=") || A.starts_with("-fplugin") ||
        A.starts_with("-fpch-") || A == "-Winvalid-pch" || A == "-E" ||
        A == "-M" || A == "-MM" || A == "-S" || A == "-v" ||
        A.starts_with("@") || // A response file that is not there (yet).

        skipsXclang(Arguments, I))
      continue;
    Result.push_back(A.str());
  }
  auto End = llvm::find(Result, "--");
  Result.insert(
      End, {"-resource-dir", resourceFolder(), "-isystem", annotationFolder()});
  return Result;
}

/// Opens `@file` arguments.
static llvm::Error expandResponseFiles(std::vector<std::string> &Arguments,
                                       llvm::StringRef Directory,
                                       llvm::vfs::FileSystem &FS) {
  if (llvm::none_of(Arguments, [](llvm::StringRef A) {
        return A.size() > 1 && A.starts_with("@");
      }))
    return llvm::Error::success();
  llvm::BumpPtrAllocator Allocator;
  llvm::cl::ExpansionContext Expansion(Allocator,
                                       llvm::cl::TokenizeGNUCommandLine);
  Expansion.setVFS(&FS).setCurrentDir(Directory);
  llvm::SmallVector<const char *, 32> Pointers;
  for (const std::string &A : Arguments)
    Pointers.push_back(A.c_str());
  if (llvm::Error E = Expansion.expandResponseFiles(Pointers))
    return E;
  Arguments = std::vector<std::string>(Pointers.begin(), Pointers.end());
  return llvm::Error::success();
}

/// What the driver made of the command, turned into a parse without outputs.
static void makeQuiet(clang::CompilerInvocation &Invocation) {
  clang::FrontendOptions &Frontend = Invocation.getFrontendOpts();
  Frontend.ProgramAction = clang::frontend::ParseSyntaxOnly;
  Frontend.OutputFile.clear();
  Frontend.Plugins.clear();
  Frontend.AddPluginActions.clear();
  Frontend.DisableFree = false;
  Invocation.getDependencyOutputOpts() = clang::DependencyOutputOptions();
  clang::PreprocessorOptions &Preprocessor = Invocation.getPreprocessorOpts();
  Preprocessor.ImplicitPCHInclude.clear();
  // `__DATE__` and `__TIME__` would make every run's facts differ.
  if (!Preprocessor.SourceDateEpoch)
    Preprocessor.SourceDateEpoch = 0;
  clang::DiagnosticOptions &Diagnostics = Invocation.getDiagnosticOpts();
  Diagnostics.DiagnosticSerializationFile.clear();
  Diagnostics.DiagnosticLogFile.clear();
  // Also those warnings that are errors by default here and not in the
  // compiler the code is written for.
  Diagnostics.Warnings.clear();
  Diagnostics.Warnings.push_back("no-everything");
  Diagnostics.ErrorLimit = 0;
  Diagnostics.ShowCarets = false; // Nor a count of errors on stderr.
  Diagnostics.VerifyDiagnostics = false;
  Invocation.getLangOpts().SpellChecking = false;
}

namespace {

/// One compile command on its way to facts.
class CommandParser {
public:
  CommandParser(const clang::tooling::CompileCommand &Command,
                const ExtractOptions &Options)
      : Command(Command), Options(Options),
        FS(llvm::vfs::createPhysicalFileSystem()) {}

  llvm::Expected<Unit> run();

private:
  llvm::Expected<Unit> parse(llvm::ArrayRef<std::string> Arguments);
  llvm::Error failed(const llvm::Twine &Why) const {
    return llvm::createStringError(llvm::inconvertibleErrorCode(),
                                   llvm::Twine(Command.Filename) + ": " + Why);
  }

  const clang::tooling::CompileCommand &Command;
  const ExtractOptions &Options;
  /// With a working directory of its own: units are parsed in parallel, and
  /// the process has only one.
  llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS;
};

} // namespace

/// Whether an argument chooses a processor, by a name that this Clang may not
/// know.
static bool choosesProcessor(llvm::StringRef A) {
  return A.starts_with("-march=") || A.starts_with("-mtune=") ||
         A.starts_with("-mcpu=");
}

llvm::Expected<Unit> CommandParser::run() {
  if (std::error_code Code = FS->setCurrentWorkingDirectory(Command.Directory))
    return failed("working directory '" + Command.Directory +
                  "': " + Code.message());
  std::vector<std::string> Arguments = Command.CommandLine;
  if (llvm::Error E = expandResponseFiles(Arguments, Command.Directory, *FS))
    return failed(llvm::toString(std::move(E)));
  if (Arguments.empty())
    return failed("the compile command is empty");
  Arguments = adjusted(Arguments);
  const std::string Compiler = Arguments.front();
  registerTargets();
  clang::tooling::addTargetAndModeForProgramName(Arguments, Compiler);

  llvm::Expected<Unit> Result = parse(Arguments);
  if (Result || llvm::none_of(Arguments, choosesProcessor))
    return Result;
  llvm::erase_if(Arguments, choosesProcessor);
  llvm::consumeError(Result.takeError());
  return parse(Arguments);
}

llvm::Expected<Unit>
CommandParser::parse(llvm::ArrayRef<std::string> Arguments) {
  // The driver complains about options of other compilers, and goes on.
  ErrorCollector DriverErrors;
  compat::Diagnostics DriverDiagnostics(DriverErrors);
  std::vector<const char *> Pointers;
  for (const std::string &A : Arguments)
    Pointers.push_back(A.c_str());
  clang::CreateInvocationOptions Create;
  Create.Diags = DriverDiagnostics.pointer();
  Create.VFS = FS;
  Create.RecoverOnError = true;
  std::shared_ptr<clang::CompilerInvocation> Invocation =
      clang::createInvocation(Pointers, Create);
  if (!Invocation)
    return failed(DriverErrors.Errors.empty()
                      ? "the compile command compiles nothing"
                      : DriverErrors.text());
  makeQuiet(*Invocation);
  for (const clang::FrontendInputFile &Input :
       Invocation->getFrontendOpts().Inputs)
    if (Input.getKind().getLanguage() == clang::Language::Asm)
      return failed("assembly is not analysed");

  ErrorCollector Errors;
  std::unique_ptr<clang::CompilerInstance> Instance =
      compat::compilerInstance(std::move(Invocation), FS, Errors);
  // A missing header is fatal to Clang, which then stops instantiating.
  Instance->getDiagnostics().setFatalsAsError(true);
  std::optional<Unit> Result;
  ExtractAction Action(Options, Errors, Result);
  Instance->ExecuteAction(Action);
  if (!Result)
    return failed(Errors.Errors.empty() ? "nothing was parsed" : Errors.text());
  return std::move(*Result);
}

llvm::Expected<Unit>
piiflow::extract(const clang::tooling::CompileCommand &Command,
                 const ExtractOptions &Options) {
  return CommandParser(Command, Options).run();
}
