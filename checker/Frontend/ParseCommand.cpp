//===-- Frontend/ParseCommand.cpp - from a compile command to facts -------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/FactsFile.h"
#include "Frontend/CompilerArguments.h"
#include "Frontend/Extract.h"
#include "Frontend/Suppressions.h"
#include "Frontend/Walk.h"
#include "Support/Compat.h"

#include "clang/Frontend/CompilerInstance.h"
#include "clang/Frontend/FrontendActions.h"
#include "clang/Lex/PreprocessorOptions.h"
#include "clang/Tooling/CompilationDatabase.h"

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

/// Absolute names of the files of a parse, sorted.
static std::vector<std::string>
filesRead(const clang::CompilerInstance &Instance, llvm::StringRef Directory) {
  std::vector<std::string> Files;
  const clang::SourceManager &SM = Instance.getSourceManager();
  for (auto It = SM.fileinfo_begin(); It != SM.fileinfo_end(); ++It) {
    llvm::SmallString<256> Name(It->first.getName());
    if (!llvm::sys::path::is_absolute(Name)) {
      Name = Directory;
      llvm::sys::path::append(Name, It->first.getName());
    }
    llvm::sys::path::remove_dots(Name, /*remove_dot_dot=*/true);
    Files.push_back(Name.str().str());
  }
  llvm::sort(Files);
  Files.erase(llvm::unique(Files), Files.end());
  return Files;
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
  Diagnostics.IgnoreWarnings = true; // What a pragma makes an error, too.
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

llvm::Expected<Unit> CommandParser::run() {
  if (std::error_code Code = FS->setCurrentWorkingDirectory(Command.Directory))
    return failed("working directory '" + Command.Directory +
                  "': " + Code.message());
  llvm::Expected<std::vector<std::string>> Arguments =
      compilerArguments(Command, *FS);
  if (!Arguments)
    return failed(llvm::toString(Arguments.takeError()));

  llvm::Expected<Unit> Result = parse(*Arguments);
  if (Result || llvm::none_of(*Arguments, choosesProcessor))
    return Result;
  llvm::erase_if(*Arguments, choosesProcessor);
  llvm::consumeError(Result.takeError());
  return parse(*Arguments);
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
  if (Options.Inputs && Instance->hasSourceManager())
    *Options.Inputs = filesRead(*Instance, Command.Directory);
  if (!Result)
    return failed(Errors.Errors.empty() ? "nothing was parsed" : Errors.text());
  return std::move(*Result);
}

llvm::Expected<Unit>
piiflow::extract(const clang::tooling::CompileCommand &Command,
                 const ExtractOptions &Options) {
  return CommandParser(Command, Options).run();
}
