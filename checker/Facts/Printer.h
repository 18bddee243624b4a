//===-- Facts/Printer.h - facts as text -------------------------*- C++ -*-===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#ifndef PIIFLOW_FACTS_PRINTER_H
#define PIIFLOW_FACTS_PRINTER_H

#include "Facts/Unit.h"

#include "llvm/ADT/ArrayRef.h"
#include "llvm/Support/raw_ostream.h"

#include <map>
#include <string>

namespace piiflow {

/// Prints declarations and bodies, one fact a line, with every id spelled out:
/// the text of the same facts is the same however they are numbered.
///
/// Paths: a local by its name (`name#2`, its number, where the name alone is
/// not clear), `param0`, `this`, `ret`, `exc`, `t3` for a temporary and
/// `::ns::name` for a global; then `.field`, `->field` behind a pointer, `.*`
/// for what a pointer leads to, `[*]` for any element, `[0]` or `["key"]` for a
/// constant one, `.<alternative>`, `.<bytes>`, `.<any>`.
class FactsPrinter {
public:
  FactsPrinter(const StringTable &Strings, llvm::ArrayRef<StringId> Files,
               llvm::ArrayRef<Type> Types, llvm::ArrayRef<Global> Globals,
               llvm::raw_ostream &OS);

  void record(const Record &R);
  void function(const FunctionDecl &F);
  void global(const Global &G);
  void body(const Body &B);
  void suppression(const Suppression &S);
  void problem(const Problem &P);

private:
  std::string type(TypeId T) const;
  std::string pointer(const Type &T, const char *Sign) const;
  /// "file:line:column", preceded by `Before`; nothing for no place.
  void place(const SourceRange &R, const char *Before = " ");
  void marks(const std::vector<Mark> &Marks);
  void variable(llvm::StringRef Name, TypeId T, const std::vector<Mark> &Marks,
                const SourceRange &R);
  void flags(const FunctionDecl &F);

  /// The names of a body's locals, which depend on all of them.
  void nameLocals(const Body &B);
  std::string path(const Body &B, PathId P) const;
  std::string root(const AccessPath &P) const;
  std::string operand(const Body &B, const Operand &O) const;
  std::string operands(const Body &B, const Instruction &I, size_t From) const;
  void block(const Body &B, uint32_t Index);
  void instruction(const Body &B, const Instruction &I);
  void call(const Body &B, const Instruction &I);

  const StringTable &Strings;
  llvm::ArrayRef<StringId> Files;
  llvm::ArrayRef<Type> Types;
  llvm::raw_ostream &OS;
  std::map<uint32_t, StringId> GlobalNames; ///< By symbol.
  std::vector<std::string> LocalNames;
};

} // namespace piiflow

#endif // PIIFLOW_FACTS_PRINTER_H
