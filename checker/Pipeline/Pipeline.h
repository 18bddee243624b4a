//===-- Pipeline/Pipeline.h - facts to findings -----------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_PIPELINE_PIPELINE_H
#define PIIFLOW_PIPELINE_PIPELINE_H

#include "Check/Check.h"
#include "Facts/Unit.h"
#include "Model/Finding.h"
#include "Policy/Policy.h"
#include "Solve/Flows.h"

#include <string>
#include <vector>

namespace piiflow {

struct AnalysisOptions {
  SolveOptions Solve;
  CheckOptions Check;
};

/// The whole story after extraction: link, solve, check.
Result analyse(std::vector<Unit> Units, const Policy &Rules,
               const AnalysisOptions &Options);

} // namespace piiflow

#endif // PIIFLOW_PIPELINE_PIPELINE_H
