// What each macro becomes for Clang: the raw forms that work without it.
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// RUN: %clang -E -P -std=c11 %header %s | FileCheck %s
// RUN: %clang -x c++ -E -P -std=c++17 %header %s | FileCheck %s
#include "piiflow/annotations.h"
// clang-format off
// CHECK: 01 __attribute__((annotate("pii::source")));
01 PII();
// CHECK: 02 __attribute__((annotate("pii::source" , "phone")));
02 PII(phone);
// CHECK: 03 __attribute__((annotate("pii::source" , "phone", "email")));
03 PII(phone, email);
// CHECK: 04 __attribute__((annotate("pii::none")));
04 PII_NONE;
// CHECK: 05 __attribute__((annotate("pii::sink" , "log")));
05 PII_SINK(log);
// A string literal is quoted once more; the reader of the attribute undoes it.
// CHECK: 06 __attribute__((annotate("pii::sanitizer" , "mask", "phone", "\"keep=4\"")));
06 PII_SANITIZER(mask, phone, "keep=4");
// CHECK: 07 __attribute__((annotate("pii::store" , "cards")));
07 PII_STORE(cards);
// CHECK: 08 __attribute__((annotate("pii::erases" , "cards")));
08 PII_ERASES(cards);
// CHECK: 09 __attribute__((annotate("pii::erasure_entry")));
09 PII_ERASURE_ENTRY;
// CHECK: 10 __attribute__((annotate("pii::guard" , "authorize")));
10 PII_GUARD(authorize);
