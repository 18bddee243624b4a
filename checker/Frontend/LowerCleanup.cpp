//===-- Frontend/LowerCleanup.cpp - destructors of locals and temporaries -===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Frontend/Lowering.h"

using namespace clang;
using namespace piiflow;

void Lowering::pushCleanup(const AccessPath &Object, QualType T) {
  if (Class.isDestroyedByHand(T))
    Cleanups.push_back({Object, T});
}

void Lowering::pushTemporary(const AccessPath &Object, QualType T) {
  if (Class.isDestroyedByHand(T))
    Temporaries.push_back({Object, T});
}

void Lowering::destroyAll(llvm::ArrayRef<Cleanup> List, size_t Down) {
  const auto Returned = Variables.find(NotDestroyed);
  for (const Cleanup &C : llvm::reverse(List.drop_front(Down)))
    if (Returned == Variables.end() || !(Returned->second == C.Object))
      destroy(C.Object, C.Type, Here);
}

void Lowering::popCleanups(size_t Down) {
  destroyAll(Cleanups, Down);
  Cleanups.resize(Down);
}

void Lowering::popTemporaries(size_t Down) {
  destroyAll(Temporaries, Down);
  Temporaries.resize(Down);
}

void Lowering::destroy(const AccessPath &Object, QualType T, SourceRange Range,
                       bool Dynamic) {
  if (!Out.reachable() || T.isNull())
    return;
  if (const ArrayType *A = U.context().getAsArrayType(T))
    return destroy(element(Object), A->getElementType(), Range, Dynamic);
  const CXXRecordDecl *R = T->getAsCXXRecordDecl();
  if (R && R->hasDefinition())
    destroyAs(Object, R->getDefinition(), Range, Dynamic);
}

void Lowering::destroyAs(const AccessPath &Object, const CXXRecordDecl *R,
                         SourceRange Range, bool Dynamic) {
  const CXXDestructorDecl *D = R->getDestructor();
  const bool Virtual = Dynamic && D && D->isVirtual();
  const QualType T = compat::tagType(U.context(), R);
  if (!Virtual && !Class.isDestroyedByHand(T))
    return;
  if (Class.isSystem(R)) {
    if (const auto Owned = Classes::owned(R))
      destroy(with(Object, Owned->first), Owned->second, Range,
              Owned->first.Kind == SelectorKind::Deref);
    return;
  }
  if (!D || D->isDeleted())
    return;
  Instruction I;
  I.Op = Virtual ? Opcode::VirtualCall : Opcode::Call;
  I.Flags = Instruction::Implicit;
  I.Callee = U.function(D);
  I.Operands.push_back(Out.operand(receiver(Object, T)));
  I.Range = Range;
  Out.emit(std::move(I));
}
