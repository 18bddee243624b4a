//===-- metamorphic/RenameVariables.cpp - other names -----------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Rewritings.h"

using namespace piiflow::metamorphic;
using namespace clang;

namespace {
/// Where each variable is named.
class Visitor : public OwnCode<Visitor> {
public:
  using OwnCode::OwnCode;

  bool VisitVarDecl(VarDecl *D) {
    name(*D, D->getLocation());
    return true;
  }
  bool VisitBindingDecl(BindingDecl *D) {
    name(*D, D->getLocation());
    return true;
  }
  bool VisitDeclRefExpr(DeclRefExpr *E) {
    name(*E->getDecl(), E->getLocation());
    return true;
  }
  bool TraverseLambdaCapture(LambdaExpr *E, const LambdaCapture *Capture,
                             Expr *Init) {
    if (Capture->isExplicit() && Capture->capturesVariable())
      name(*Capture->getCapturedVar(), Capture->getLocation());
    return OwnCode::TraverseLambdaCapture(E, Capture, Init);
  }

  void rename() {
    // What a macro names keeps its name.
    for (const auto &[Variable, Places] : Named)
      if (llvm::all_of(Places, [&](SourceLocation At) { return C.isOwn(At); }))
        for (SourceLocation At : Places)
          Out.main().InsertTextAfterToken(At, "_renamed");
  }

private:
  /// Annotated ones are named in what is found.
  static bool isRenamed(const ValueDecl &D) {
    if (!D.getIdentifier() || D.getName().starts_with("__"))
      return false;
    if (isa<BindingDecl>(D))
      return true;
    const auto *Var = dyn_cast<VarDecl>(&D);
    return Var && (Var->isLocalVarDeclOrParm() || Var->isInitCapture()) &&
           !Var->hasAttrs();
  }
  void name(const ValueDecl &D, SourceLocation At) {
    if (isRenamed(D))
      Named[&D].insert(At);
  }
  std::map<const ValueDecl *, std::set<SourceLocation>> Named;
};
} // namespace

void piiflow::metamorphic::renameVariables(const Code &C, Output &Out) {
  Visitor Names(C, Out);
  Names.run();
  Names.rename();
}
