// A compiler without the attribute sees nothing of the annotations.
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: gcc -E -P -std=c11 %header %s | FileCheck %s
// RUN: g++ -x c++ -E -P -std=c++17 -DPLAIN %header %s | FileCheck %s
// CHECK-NOT: pii
// CHECK-NOT: annotate{{[^d]}}
// CHECK: struct Card { char *number ; };
// CHECK-NEXT: void log_text(const char *text , ...) ;
// CHECK-NOT: pii
#include "piiflow/annotations.h"
struct Card { char *number PII(payment_card); };
void log_text(const char *text PII_SINK(log), ...) PII_SINK(log);
