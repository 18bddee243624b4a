"""The tables of carriers: ways on which a value moves from variable to variable.

A carrier is a function of a body and a variable; it writes statements and adds
the variables that hold the value afterwards.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

# (label, function, predicate of the variable's type, only in code that runs once)
CARRIERS = []
# Operations that take texts or numbers and give a text or a number.
OPERATIONS = []


def carrier(label, wanted=lambda type_: type_.copyable, once=False):
    def register(function):
        CARRIERS.append((label, function, wanted, once))
        return function

    return register


def operation(label):
    def register(function):
        OPERATIONS.append((label, function))
        return function

    return register


def any_type(_type):
    return True
