//===-- Facts/Instruction.h - the instructions of a body --------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FACTS_INSTRUCTION_H
#define PIIFLOW_FACTS_INSTRUCTION_H

#include "Model/AccessPath.h"
#include "Model/SourceRange.h"

#include <vector>

namespace piiflow {

/// What an instruction does. `d` is the destination path, `s` operands.
enum class Opcode : uint8_t {
  Copy,   ///< d = s; the value with everything below it.
  Load,   ///< Copy whose source goes through a Deref.
  Store,  ///< Copy whose destination goes through a Deref.
  Move,   ///< Copy from an rvalue; the moved-from value is not assumed clean.
  Derive, ///< d depends on every s but is none of them (arithmetic, concat).
  Append, ///< d additionally holds what derives from s (`+=`, bit-or).
  Addr,   ///< d = address of s (pointer).
  Bind,   ///< d refers to s (reference or view); same effect as Addr.
  Kill,   ///< d is re-initialised to a value that holds nothing.
  Const,  ///< d = literal; operand 0 is its text (StringId).
  Call,   ///< d = Callee(operands); statically bound.
  VirtualCall,  ///< As Call; Callee is the statically named virtual method.
  IndirectCall, ///< d = (*operand 0)(operands 1…): pointer or callable object.
  Closure,      ///< d is a callable object whose body is Callee. Captures are
           ///< stored by the Copy/Bind instructions that follow it. Further
           ///< bodies (overloads, instantiations of a generic lambda) are
           ///< Function operands; an object that is a closure already
           ///< keeps what it had.
  Return,   ///< Leaves the function; the value is in Return already.
  Throw,    ///< Leaves by exception; the value is in Exception already.
  Catch,    ///< A handler starts; d (may be invalid) is bound to the
            ///< exception: operand 0 is `addressOf Exception` for a
            ///< by-reference handler, `Exception` for by-value. Below
            ///< Exception, the class thrown or caught is a Field.
  Await,    ///< d = result of co_await on s, when it has no resume call.
  Yield,    ///< co_yield s, when it has no promise call.
  CoReturn, ///< co_return s, when it has no promise call.
  Cast,     ///< d = s converted to d's type: conversions that a type
            ///< sanitizer or a downcast may care about. As Copy.
  Member,   ///< d = address of the member of operand 0 (AddressOf the object,
            ///< or Value of a pointer to it) that operand 1, a pointer to a
            ///< data member, names.
  Lookup,   ///< d = operand 0, an element of a table at the index operand 1.
            ///< As Copy; read from a table of constants, d derives from the
            ///< index as well.
  Visit,    ///< A round of a loop starts: d refers to an element of operand 1
            ///< that no other round is at. Operand 0, a literal, tells the
            ///< loops of a body apart.
  Visited,  ///< The loop of operand 0 ends, in which each element of d was
            ///< visited.
  Step,     ///< d = the pointer operand 0, moved on within its array by an
            ///< unknown distance.
};

/// An input of an instruction.
struct Operand {
  enum KindT : uint8_t {
    None,      ///< A value that carries nothing (nullptr, sizeof, a bool).
    Value,     ///< What is stored at Path.
    AddressOf, ///< The address of Path: reference parameters and receivers.
    Constant,  ///< A literal; Text is its text.
    Function,  ///< The address of function Text (its symbol).
    Member,    ///< A pointer to data member Text (as in Selector::field).
  };
  KindT Kind = None;
  PathId Path;
  StringId Text;
  /// Static type of the value (of the object, for AddressOf), if known.
  TypeId Type;

  friend auto operator<=>(const Operand &, const Operand &) = default;
};

/// One fact about a function body, in execution order within its block.
///
/// Calls: operand 0 is the receiver (`AddressOf` the object, or `Value` of a
/// pointer for `p->f()`), None for free functions and static members, the
/// callable for IndirectCall; arguments follow from operand 1, one for each
/// argument written or defaulted, variadic ones included. An argument bound to
/// a reference parameter is AddressOf its object. When the callee returns a
/// reference, the result `d` is the pointer and its uses carry a Deref.
/// A constructor call has the constructed object as receiver and no `d`. In a
/// variadic function, the parameter after the last named one stands for all
/// arguments passed in place of the ellipsis; va_start copies it to the list.
struct Instruction {
  Opcode Op = Opcode::Kill;
  enum FlagT : uint8_t {
    ReturnsReference = 1, ///< Call: `d` holds a pointer to the result.
    MemberPointer = 2,    ///< IndirectCall: operand 1 is the receiver.
    Implicit = 4,         ///< Written by the compiler (destructor, conversion).
  };
  uint8_t Flags = 0;
  PathId Destination;
  StringId Callee;
  std::vector<Operand> Operands;
  SourceRange Range;
};

/// An edge of the control-flow graph, with the condition known on it.
struct Edge {
  BlockId To;
  /// What holds on this edge: the value at Condition is Truth. Invalid when
  /// nothing is known.
  PathId Condition;
  bool Truth = true;
};

/// A basic block. One without successors that ends in neither Return nor Throw
/// ends in a call that does not return.
struct Block {
  std::vector<Instruction> Instructions;
  std::vector<Edge> Successors;
  /// The block that receives exceptions thrown here; invalid when they leave
  /// the function.
  BlockId Handler;
};

} // namespace piiflow

#endif // PIIFLOW_FACTS_INSTRUCTION_H
