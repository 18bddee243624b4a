// The annotation header compiles without a warning in every supported mode.
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
// DEFINE: %{strict} = -Wall -Wextra -pedantic -Werror -Wno-unused-function -fsyntax-only %header
// RUN: %clang -x c -std=c11 %{strict} %s
// RUN: %clang -x c -std=c17 %{strict} %s
// RUN: %clang -x c++ -std=c++17 %{strict} %s
// RUN: %clang -x c++ -std=c++20 %{strict} %s
// RUN: %clang -x c++ -std=c++23 %{strict} %s
// RUN: gcc -x c -std=c11 %{strict} %s
// RUN: gcc -x c -std=c17 %{strict} %s
// RUN: g++ -x c++ -std=c++17 %{strict} %s
// RUN: g++ -x c++ -std=c++20 %{strict} %s
#include "annotated.h"

int use(struct card *c) { return annotated_use(c); }
