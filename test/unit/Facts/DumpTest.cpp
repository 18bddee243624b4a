//===-- DumpTest.cpp - facts as text --------------------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "RichUnit.h"

#include <gtest/gtest.h>

using namespace piiflow;
using namespace piiflow::test;

TEST(Dump, SpellsEverythingOut) {
  EXPECT_EQ(dumped(RichUnit().take()), R"(unit src/a.cpp
problem "no such file" src/a.cpp:1:1
problem "two\nlines"
record model::Customer : model::Base, model::Other [instantiated] @pii::source(name, phone) src/customer.h:10:8
  field phone : std::basic_string<char> @pii::source(phone) src/customer.h:11:30
  field next : model::Customer * src/customer.h:12:13
record model::Base [system]
global src/a.cpp#_ZL5cache model::cache : std::map<std::basic_string<char>, model::Customer *> @pii::store(customers) src/a.cpp:1:30
function _Z3fooi model::Customer::foo<0, int>(const model::Customer &, ...) const -> bool [virtual, variadic, const, noreturn] @pii::sink(log) src/a.cpp:3:6
  class model::Customer
  overrides _Z4basei
  param 0 c : const model::Customer & @pii::none() src/a.cpp:3:31
  param 1 (unnamed) : int
function _Z4basei model::Base::foo() -> void [virtual, pure]
suppression src/customer.h:11:43-14:4 (pii-log,pii-export) "reviewed \"twice\""
body _Z3fooi src/a.cpp:3:1
  local user : model::Customer @pii::source(name) src/a.cpp:5:9
  local twice#1 : int src/a.cpp:6:9
  local twice#2 : int src/a.cpp:7:9
  local t0#3 : int src/a.cpp:8:9
  temp t0 : bool
  temp t1 : std::basic_string<char>
  block 0 (handler 2) -> 1 if t0, 2 if !t0
    9:5  user = copy param0->phone
    10:5  user.phone = load param1.*
    11:5  param1.* = store user.phone
    12:5  this->phone = move user
    13:5  t1.<alternative>.<bytes>.<any> = derive user.phone, "+49 \"x\"\n"
    14:5  ::model::cache[*]["key"][0] = append t1.<alternative>.<bytes>.<any>
    15:5  twice#2 = addr &user
    16:5  t0#3 = bind &::model::cache[*]["key"][0]
    17:5  kill t0#3
    18:5  t1.<alternative>.<bytes>.<any> = const ""
    19:5 in LOG  t0 = call _Z3bar(&user.phone, "lit", function _Z8callbackv) [reference]
  block 1 -> 2
    20:5  vcall _Z4basei(t1.<alternative>.<bytes>.<any>) on &user
    21:5  t0 = icall twice#2("1") on &user [implicit]
    22:5  t1.<alternative>.<bytes>.<any> = closure _Z6lambdav, function _Z5otherv
    src/customer.h:23:5  ret = copy t0
    -  return
  block 2
    25:5  t0#3 = catch &exc
    26:5  catch
    27:5  t0 = await user
    28:5  yield user
    29:5  coreturn user
    30:5  t1.<alternative>.<bytes>.<any> = cast user
    31:5  t0#3 = member &user, t1.<alternative>.<bytes>.<any>
    32:5  t0#3 = member t0#3, member model::Customer::phone
    33:5  t0 = lookup ::model::cache[*]["key"][0], twice#2
    34:5  t0#3 = visit twice#2, ::model::cache[*]["key"][0]
    35:5  t0#3 = visited twice#2
    36:5  t0 = step t0#3
    37:5  exc = copy none
    38:5  throw
body _Z4basei
  block 0
    src/a.cpp:39:5  return
)");
}

TEST(Dump, DoesNotDependOnNumbers) {
  EXPECT_EQ(dumped(RichUnit().take()), dumped(RichUnit(/*Shift=*/5).take()));
}
