//===-- Facts/Printer.cpp - declarations as text --------------------------===//
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
//
//===----------------------------------------------------------------------===//

#include "Facts/Printer.h"

#include "Facts/FactsFile.h"
#include "Support/Text.h"

using namespace piiflow;
using llvm::StringRef;

FactsPrinter::FactsPrinter(const StringTable &Strings,
                           llvm::ArrayRef<StringId> Files,
                           llvm::ArrayRef<Type> Types,
                           llvm::ArrayRef<Global> Globals,
                           llvm::raw_ostream &OS)
    : Strings(Strings), Files(Files), Types(Types), OS(OS) {
  for (const Global &G : Globals)
    if (G.Symbol.valid())
      GlobalNames[G.Symbol.Value] = G.Name;
}

std::string FactsPrinter::pointer(const Type &T, const char *Sign) const {
  return (T.ConstElement ? "const " : "") + type(T.Element) + " " + Sign;
}

std::string FactsPrinter::type(TypeId Id) const {
  if (!Id.valid())
    return "?";
  const Type &T = Types[Id.Value];
  switch (T.Kind) {
  case TypeKind::Void:
    return "void";
  case TypeKind::Bool:
    return "bool";
  case TypeKind::Character:
    return "char";
  case TypeKind::Integer:
    return "int";
  case TypeKind::Floating:
    return "float";
  case TypeKind::Enum:
    return "enum " + Strings[T.Name].str();
  case TypeKind::Pointer:
    return pointer(T, "*");
  case TypeKind::Reference:
    return pointer(T, "&");
  case TypeKind::Array:
    return pointer(T, "[]");
  case TypeKind::Record: {
    std::string Text = Strings[T.Name].str();
    for (size_t I = 0; I < T.Arguments.size(); ++I)
      Text += (I ? ", " : "<") + type(T.Arguments[I]);
    return Text + (T.Arguments.empty() ? "" : ">");
  }
  case TypeKind::Function:
    return "function";
  case TypeKind::MemberPointer:
    return "member";
  case TypeKind::Other:
    return "?";
  }
  return "?";
}

void FactsPrinter::place(const SourceRange &R, const char *Before) {
  if (!R.valid())
    return;
  OS << Before << Strings[Files[R.File.Value]] << ':' << R.BeginLine << ':'
     << R.BeginColumn;
  if (R.Macro.valid())
    OS << " in " << Strings[R.Macro];
}

void FactsPrinter::marks(const std::vector<Mark> &Marks) {
  for (const Mark &M : Marks) {
    OS << " @" << Strings[M.Form] << '(';
    for (size_t I = 0; I < M.Arguments.size(); ++I)
      OS << (I ? ", " : "") << Strings[M.Arguments[I]];
    OS << ')';
  }
}

void FactsPrinter::variable(StringRef Name, TypeId T,
                            const std::vector<Mark> &Marks,
                            const SourceRange &R) {
  OS << (Name.empty() ? "(unnamed)" : Name) << " : " << type(T);
  marks(Marks);
  place(R);
  OS << '\n';
}

void FactsPrinter::record(const Record &R) {
  OS << "record " << Strings[R.Name];
  for (size_t I = 0; I < R.Bases.size(); ++I)
    OS << (I ? ", " : " : ") << Strings[R.Bases[I]];
  if (R.IsSystem)
    OS << " [system]";
  if (R.IsInstantiated)
    OS << " [instantiated]";
  marks(R.Marks);
  place(R.Range);
  OS << '\n';
  const std::string Scope = (Strings[R.Name] + "::").str();
  for (const Field &F : R.Fields) {
    StringRef Name = Strings[F.Name];
    Name.consume_front(Scope);
    OS << "  field ";
    variable(Name, F.Type, F.Marks, F.Range);
  }
}

void FactsPrinter::flags(const FunctionDecl &F) {
  static constexpr std::pair<FunctionDecl::FlagT, const char *> Names[] = {
      {FunctionDecl::Virtual, "virtual"},
      {FunctionDecl::PureVirtual, "pure"},
      {FunctionDecl::Static, "static"},
      {FunctionDecl::Constructor, "constructor"},
      {FunctionDecl::Destructor, "destructor"},
      {FunctionDecl::Variadic, "variadic"},
      {FunctionDecl::ConstMethod, "const"},
      {FunctionDecl::System, "system"},
      {FunctionDecl::AddressTaken, "address taken"},
      {FunctionDecl::CallOperator, "call operator"},
      {FunctionDecl::Coroutine, "coroutine"},
      {FunctionDecl::Implicit, "implicit"},
      {FunctionDecl::InternalLinkage, "internal"},
      {FunctionDecl::Main, "main"},
      {FunctionDecl::NoReturn, "noreturn"},
  };
  const char *Before = " [";
  for (const auto &[Flag, Name] : Names)
    if (F.is(Flag)) {
      OS << Before << Name;
      Before = ", ";
    }
  if (F.Flags)
    OS << ']';
}

void FactsPrinter::function(const FunctionDecl &F) {
  OS << "function " << Strings[F.Symbol] << ' ' << Strings[F.Name];
  for (size_t I = 0; I < F.TemplateArguments.size(); ++I)
    OS << (I ? ", " : "<") << Strings[F.TemplateArguments[I]];
  OS << (F.TemplateArguments.empty() ? "" : ">") << Strings[F.Signature]
     << " -> " << type(F.ReturnType);
  flags(F);
  marks(F.Marks);
  place(F.Range);
  OS << '\n';
  if (F.Class.valid())
    OS << "  class " << Strings[F.Class] << '\n';
  for (StringId Base : F.Overrides)
    OS << "  overrides " << Strings[Base] << '\n';
  for (size_t I = 0; I < F.Parameters.size(); ++I) {
    const Parameter &P = F.Parameters[I];
    OS << "  param " << I << ' ';
    variable(Strings[P.Name], P.Type, P.Marks, P.Range);
  }
}

void FactsPrinter::global(const Global &G) {
  OS << "global " << Strings[G.Symbol] << (G.IsConstant ? " constant " : " ");
  variable(Strings[G.Name], G.Type, G.Marks, G.Range);
}

void FactsPrinter::suppression(const Suppression &S) {
  OS << "suppression " << Strings[Files[S.File.Value]] << ':' << S.BeginLine;
  if (S.BeginColumn)
    OS << ':' << S.BeginColumn;
  OS << '-' << S.EndLine;
  if (S.EndColumn != Suppression::LineEnd)
    OS << ':' << S.EndColumn;
  OS << " (" << Strings[S.Checks] << ") " << quoted(Strings[S.Reason]) << '\n';
}

void FactsPrinter::problem(const Problem &P) {
  OS << "problem " << quoted(P.Message);
  place(P.Range);
  OS << '\n';
}

void piiflow::dump(const Unit &U, llvm::raw_ostream &OS) {
  FactsPrinter Print(U.Strings, U.Files, U.Types, U.Globals, OS);
  OS << "unit " << U.Strings[U.MainFile] << '\n';
  for (const Problem &P : U.Problems)
    Print.problem(P);
  for (const Record &R : U.Records)
    Print.record(R);
  for (const Global &G : U.Globals)
    Print.global(G);
  for (const FunctionDecl &F : U.Functions)
    Print.function(F);
  for (const Suppression &S : U.Suppressions)
    Print.suppression(S);
  for (const Body &B : U.Bodies)
    Print.body(B);
}
