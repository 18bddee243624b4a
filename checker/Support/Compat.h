//===-- Support/Compat.h - differences between LLVM versions ----*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_SUPPORT_COMPAT_H
#define PIIFLOW_SUPPORT_COMPAT_H

#include "clang/AST/ASTContext.h"
#include "clang/AST/PrettyPrinter.h"
#include "clang/Basic/Diagnostic.h"
#include "clang/Basic/Version.h"
#include "clang/Frontend/CompilerInstance.h"
#if CLANG_VERSION_MAJOR >= 22
#include "clang/Driver/CreateInvocationFromArgs.h"
#else
#include "clang/Frontend/Utils.h"
#endif

#include <memory>

/// The header of clang-tidy that declares its registry of modules.
#if CLANG_VERSION_MAJOR >= 22
#define PIIFLOW_TIDY_REGISTRY_HEADER "clang-tidy/ClangTidyModule.h"
#else
#define PIIFLOW_TIDY_REGISTRY_HEADER "clang-tidy/ClangTidyModuleRegistry.h"
#endif

/// Everything that is spelled differently in LLVM 19 and in LLVM 22. No other
/// file looks at the version. Only for stages that see Clang's headers.
namespace piiflow::compat {

/// The canonical type of a class or enum.
inline clang::QualType tagType(const clang::ASTContext &Context,
                               const clang::TagDecl *D) {
#if CLANG_VERSION_MAJOR >= 22
  return Context.getCanonicalTagType(D);
#else
  return Context.getCanonicalType(Context.getTagDeclType(D));
#endif
}

/// Makes `P` leave out inline namespaces, and call an unnamed class the same in
/// every version.
inline void suppressInlineNamespaces(clang::PrintingPolicy &P) {
#if CLANG_VERSION_MAJOR >= 22
  P.SuppressTagKeywordInAnonNames = true;
  P.SuppressInlineNamespace = llvm::to_underlying(
      clang::PrintingPolicy::SuppressInlineNamespaceMode::All);
#else
  P.SuppressInlineNamespace = true;
#endif
}

/// A diagnostics engine that tells only `Consumer` (not owned), with the
/// options it needs to stay alive.
class Diagnostics {
public:
  explicit Diagnostics(clang::DiagnosticConsumer &Consumer)
#if CLANG_VERSION_MAJOR >= 22
      : Engine(new clang::DiagnosticsEngine(clang::DiagnosticIDs::create(),
                                            Options, &Consumer,
                                            /*ShouldOwnClient=*/false)){}
#else
      : Options(new clang::DiagnosticOptions),
        Engine(new clang::DiagnosticsEngine(new clang::DiagnosticIDs, Options,
                                            &Consumer,
                                            /*ShouldOwnClient=*/false)) {
  }
#endif
        clang::DiagnosticsEngine
        & engine() {
    return *Engine;
  }
  llvm::IntrusiveRefCntPtr<clang::DiagnosticsEngine> pointer() {
    return Engine;
  }

private:
#if CLANG_VERSION_MAJOR >= 22
  clang::DiagnosticOptions Options;
#else
  llvm::IntrusiveRefCntPtr<clang::DiagnosticOptions> Options;
#endif
  llvm::IntrusiveRefCntPtr<clang::DiagnosticsEngine> Engine;
};

/// A compiler instance for `Invocation` that reads through `FS` and tells
/// `Consumer` (not owned) what is wrong.
inline std::unique_ptr<clang::CompilerInstance>
compilerInstance(std::shared_ptr<clang::CompilerInvocation> Invocation,
                 llvm::IntrusiveRefCntPtr<llvm::vfs::FileSystem> FS,
                 clang::DiagnosticConsumer &Consumer) {
#if CLANG_VERSION_MAJOR >= 22
  auto Instance =
      std::make_unique<clang::CompilerInstance>(std::move(Invocation));
  Instance->setVirtualFileSystem(std::move(FS));
  Instance->createDiagnostics(&Consumer, /*ShouldOwnClient=*/false);
  Instance->createFileManager();
#else
  auto Instance = std::make_unique<clang::CompilerInstance>();
  Instance->setInvocation(std::move(Invocation));
  Instance->createDiagnostics(&Consumer, /*ShouldOwnClient=*/false);
  Instance->createFileManager(std::move(FS));
#endif
  return Instance;
}

} // namespace piiflow::compat

#endif // PIIFLOW_SUPPORT_COMPAT_H
