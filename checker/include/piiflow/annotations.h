/*===-- piiflow/annotations.h - personal-data annotations ---------*- C -*-===*\
|*                                                                            *|
|* Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.       *|
|* SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception                    *|
|*                                                                            *|
|*===----------------------------------------------------------------------===*|
|* Macros that tell piiflow what is personal data, where it must not go, and  *|
|* what makes it safe. They cost nothing at run time, and on a compiler that  *|
|* lacks the attribute they expand to nothing. Categories and kinds are       *|
|* words or string literals: PII(phone), PII_SINK(log),                       *|
|* PII_SANITIZER(mask, phone, "keep=4"), PII("phone").                        *|
|* Usable from C11 and C++17 upward.                                          *|
\*===----------------------------------------------------------------------===*/
#ifndef PIIFLOW_ANNOTATIONS_H
#define PIIFLOW_ANNOTATIONS_H

#if defined(__clang__) && defined(__has_attribute)
#if __has_attribute(annotate)
#define PIIFLOW_HAS_ANNOTATE 1
#endif
#endif

#ifdef PIIFLOW_HAS_ANNOTATE
/* Keeps -pedantic silent about __VA_OPT__, which Clang has in every mode. */
#pragma clang system_header

/* PII(phone, email) becomes annotate("pii::source", "phone", "email").
   The GNU spelling is accepted in every position (before or after a
   declarator, in C11 and in C++17); Clang reads it like [[clang::annotate]].
   Up to eight arguments; one that is already a string literal is quoted a
   second time, which the reader of the attribute undoes. */
#define PIIFLOW_ANNOTATE(...) __attribute__((annotate(__VA_ARGS__)))
#define PIIFLOW_OPTIONAL(...) __VA_OPT__(, PIIFLOW_QUOTE_EACH(__VA_ARGS__))
#define PIIFLOW_QUOTE_EACH(...)                                                \
  PIIFLOW_PICK(__VA_ARGS__, PIIFLOW_QUOTE_8, PIIFLOW_QUOTE_7, PIIFLOW_QUOTE_6, \
               PIIFLOW_QUOTE_5, PIIFLOW_QUOTE_4, PIIFLOW_QUOTE_3,              \
               PIIFLOW_QUOTE_2, PIIFLOW_QUOTE_1, )                             \
  (__VA_ARGS__)
#define PIIFLOW_PICK(A1, A2, A3, A4, A5, A6, A7, A8, QUOTE, ...) QUOTE
#define PIIFLOW_QUOTE_1(A) #A
#define PIIFLOW_QUOTE_2(A, ...) #A, PIIFLOW_QUOTE_1(__VA_ARGS__)
#define PIIFLOW_QUOTE_3(A, ...) #A, PIIFLOW_QUOTE_2(__VA_ARGS__)
#define PIIFLOW_QUOTE_4(A, ...) #A, PIIFLOW_QUOTE_3(__VA_ARGS__)
#define PIIFLOW_QUOTE_5(A, ...) #A, PIIFLOW_QUOTE_4(__VA_ARGS__)
#define PIIFLOW_QUOTE_6(A, ...) #A, PIIFLOW_QUOTE_5(__VA_ARGS__)
#define PIIFLOW_QUOTE_7(A, ...) #A, PIIFLOW_QUOTE_6(__VA_ARGS__)
#define PIIFLOW_QUOTE_8(A, ...) #A, PIIFLOW_QUOTE_7(__VA_ARGS__)
#endif

#ifdef PIIFLOW_HAS_ANNOTATE
/* Personal data of the given categories; without one, of `personal`, the root
   of all categories. On a field, variable, parameter, function (its return
   value) or type (every value of it). */
#define PII(...) PIIFLOW_ANNOTATE("pii::source" PIIFLOW_OPTIONAL(__VA_ARGS__))
/* Looked at and found not personal; differs from unannotated. */
#define PII_NONE PIIFLOW_ANNOTATE("pii::none")
/* A place personal data must not reach unprotected. On a parameter, or on a
   function for all its arguments, variadic ones included. */
#define PII_SINK(...)                                                          \
  PIIFLOW_ANNOTATE("pii::sink" PIIFLOW_OPTIONAL(__VA_ARGS__))
/* Makes its result (function), its pointee (out-parameter) or its content
   (wrapper type) safe for the named categories, or for all when none is
   named. Facts such as "keep=4", "precision=0.1" or "keyed" may follow. */
#define PII_SANITIZER(...)                                                     \
  PIIFLOW_ANNOTATE("pii::sanitizer" PIIFLOW_OPTIONAL(__VA_ARGS__))
/* A function that persists its arguments in the named store. */
#define PII_STORE(...)                                                         \
  PIIFLOW_ANNOTATE("pii::store" PIIFLOW_OPTIONAL(__VA_ARGS__))
/* A function that deletes from the named store. */
#define PII_ERASES(...)                                                        \
  PIIFLOW_ANNOTATE("pii::erases" PIIFLOW_OPTIONAL(__VA_ARGS__))
/* The function that ends a service or answers an erasure request. */
#define PII_ERASURE_ENTRY PIIFLOW_ANNOTATE("pii::erasure_entry")
/* A function whose call, or whose true result, authorises, audits or proves
   consent. */
#define PII_GUARD(...)                                                         \
  PIIFLOW_ANNOTATE("pii::guard" PIIFLOW_OPTIONAL(__VA_ARGS__))
#else
#define PII(...)
#define PII_NONE
#define PII_SINK(...)
#define PII_SANITIZER(...)
#define PII_STORE(...)
#define PII_ERASES(...)
#define PII_ERASURE_ENTRY
#define PII_GUARD(...)
#endif

#endif /* PIIFLOW_ANNOTATIONS_H */
