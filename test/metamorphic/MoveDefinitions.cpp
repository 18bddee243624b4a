//===-- metamorphic/MoveDefinitions.cpp - definitions in other places *- C++
//-*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rewritings.h"

using namespace piiflow::metamorphic;
using namespace clang;

namespace {
/// The definitions of functions of a file, outside of classes.
class Definitions : public OwnCode<Definitions> {
public:
  using OwnCode::OwnCode;
  bool VisitFunctionDecl(FunctionDecl *F) {
    if (isOrdinary(C, *F) && F->getLexicalDeclContext()->isFileContext())
      Functions.push_back(F);
    return true;
  }
  bool VisitVarDecl(VarDecl *D) {
    if (D->isFileVarDecl() && !D->isStaticDataMember() && !D->isTemplated() &&
        !D->getType().isConstQualified() && !D->isConstexpr())
      Globals.push_back(D);
    if (D->isStaticDataMember() && D->isOutOfLine())
      Globals.push_back(D);
    return true;
  }
  std::vector<FunctionDecl *> Functions;
  std::vector<VarDecl *> Globals;
};

/// What is between braces, without what it says: lines stay.
std::string blank(const std::string &Text) {
  return std::string(llvm::count(Text, '\n'), '\n');
}

/// Takes the definition out of a file, and leaves its declaration.
bool declareOnly(const Code &C, Rewriter &Text, const FunctionDecl &F) {
  const SourceRange Body = F.getBody()->getSourceRange();
  if (isa<CXXMethodDecl>(F)) // Declared in its class.
    return !Text.ReplaceText(F.getSourceRange(),
                             blank(C.text(F.getSourceRange())));
  return !Text.ReplaceText(Body, ";" + blank(C.text(Body)));
}
} // namespace

void piiflow::metamorphic::reorderFunctions(const Code &C, Output &Out) {
  Definitions All(C, Out);
  All.run();
  std::string Moved;
  for (const FunctionDecl *F : All.Functions) {
    const bool HasDefaults =
        llvm::any_of(F->parameters(),
                     [](const ParmVarDecl *P) { return P->hasDefaultArg(); });
    if (!isOrdinaryFree(C, *F) || HasDefaults ||
        !F->getLexicalDeclContext()->isTranslationUnit())
      continue;
    Moved = "\n" + C.text(F->getSourceRange()) + Moved;
    declareOnly(C, Out.main(), *F);
  }
  if (!Moved.empty())
    Out.main().InsertText(
        C.sources().getLocForEndOfFile(C.sources().getMainFileID()), Moved);
}

void piiflow::metamorphic::splitFile(const Code &C, Output &Out) {
  Definitions All(C, Out);
  All.run();
  // Each file would have globals of its own.
  for (const VarDecl *D : All.Globals)
    if (D->getFormalLinkage() != Linkage::External || D->isInline() ||
        D->isThisDeclarationADefinition() != VarDecl::Definition ||
        D->isStaticDataMember() || !C.isOwn(D->getSourceRange()) ||
        D->getType()->isArrayType())
      return;
  std::vector<const FunctionDecl *> Spread;
  for (const FunctionDecl *F : All.Functions)
    if (F->getFormalLinkage() == Linkage::External && !F->isInlined())
      Spread.push_back(F);
  if (Spread.size() < 2)
    return;
  Rewriter &One = Out.file("one.cpp"), &Two = Out.file("two.cpp");
  for (size_t I = 0; I < Spread.size(); ++I)
    declareOnly(C, I % 2 ? One : Two, *Spread[I]);
  for (const VarDecl *D : All.Globals) {
    Two.InsertText(D->getBeginLoc(), "extern ");
    const SourceLocation After = C.after(D->getLocation());
    const SourceLocation End = C.after(D->getEndLoc());
    if (D->hasInit() && End != After)
      Two.ReplaceText(CharSourceRange::getCharRange(After, End), "");
  }
}

void piiflow::metamorphic::moveToHeader(const Code &C, Output &Out) {
  Definitions All(C, Out);
  All.run();
  if (All.Functions.empty())
    return;
  Rewriter &Header = Out.file("all.h");
  for (const FunctionDecl *F : All.Functions)
    if (F->getFormalLinkage() == Linkage::External && !F->isInlineSpecified())
      Header.InsertText(F->getBeginLoc(), "inline ");
  for (const VarDecl *D : All.Globals)
    if (D->getFormalLinkage() == Linkage::External &&
        D->isThisDeclarationADefinition() && !D->isInlineSpecified())
      Header.InsertText(D->getBeginLoc(), "inline ");
  Out.add("one.cpp", "#include \"all.h\"\n");
  Out.add("two.cpp", "#include \"all.h\"\n");
}
