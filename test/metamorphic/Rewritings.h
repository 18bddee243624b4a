//===-- metamorphic/Rewritings.h - ways to write a program anew -*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_TEST_METAMORPHIC_REWRITINGS_H
#define PIIFLOW_TEST_METAMORPHIC_REWRITINGS_H

#include "Code.h"

namespace piiflow::metamorphic {

/// Makes another program of a unit. Statements stay on their lines unless it
/// says otherwise.
using Rewriting = void(const Code &, Output &);

// The same program: what is found in it has to stay the same.
Rewriting renameVariables;   ///< Locals and parameters get other names.
Rewriting nameArguments;     ///< f(g(x)) becomes auto &&t = g(x); f(t).
Rewriting deduceTypes;       ///< T x = f() becomes auto x = f().
Rewriting iterateByHand;     ///< A range-for becomes a loop over iterators.
Rewriting nameLambdas;       ///< A lambda becomes a class; bodies move.
Rewriting branchOnTernaries; ///< return a ? b : c becomes if and else.
Rewriting guardSinks;        ///< A sink is under a condition that nobody knows.
Rewriting wrapBodies;       ///< A body runs in a lambda that is called at once.
Rewriting outlineBodies;    ///< A body becomes a function of its own.
Rewriting inlineCalls;      ///< A call becomes the body of what it calls.
Rewriting reorderFunctions; ///< Definitions move to the end, in reverse.
Rewriting splitFile;        ///< Definitions are spread over two files.
Rewriting moveToHeader;     ///< All is a header that two files include.

// Another program: nothing may be found any more where it says so.
Rewriting sanitizeSinks;    ///< What is handed to a sink is masked.
Rewriting clearBeforeSinks; ///< A variable is cleared before a sink gets it.

} // namespace piiflow::metamorphic

#endif // PIIFLOW_TEST_METAMORPHIC_REWRITINGS_H
