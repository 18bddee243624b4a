"""Carriers of classes: members, construction, operators, inheritance, dispatch.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from registry import any_type, carrier


@carrier("constructor and getter")
def constructor(b, v):
    t, c = v.type.name, b.fresh("Holder")
    inside = b.rng.random() < 0.4
    body = "{ held = std::move(x); }" if inside else ": held(std::move(x)) {}"
    b.program.header(
        f"class {c} {{\npublic:\n  explicit {c}({t} x) {body}\n  {c}({t} x, int) : {c}(x) {{}}\n"
        f"  const {t} &get() const {{ return held; }}\n  {t} twice() const;\n"
        f"  operator {t}() const {{ return held; }}\nprivate:\n  {t} held{{}};\n}};"
    )
    b.program.text(f"{t} {c}::twice() const {{ return this->get(); }}")
    o = b.fresh("o")
    b.line(f"{c} {o}({v.name}{b.rng.choice(['', ', 1'])});")
    call = b.rng.choice([f"{o}.get()", f"{o}.twice()", f"static_cast<{t}>({o})", f"{c}({o}).get()"])
    b.result(v.type, call, "constructor and getter", [v])


@carrier("setter", any_type)
def setter(b, v):
    t, c, o = v.type.name, b.fresh("Slot"), b.fresh("o")
    if not b.consumable(v):
        return
    b.program.header(
        f"struct {c} {{\n  {c} &set({t} x);\n  {c} &touch() {{\n    ++count;\n    return *this;\n  }}\n"
        f"  {t} held{{}};\n  int count = 0;\n}};"
    )
    b.program.text(f"{c} &{c}::set({t} x) {{\n  this->held = std::move(x);\n  return *this;\n}}")
    b.line(f"{c} {o};\n{o}.touch().set({b.use(v)}).touch();")
    if v.type.copyable:
        b.result(v.type, f"{o}.held", "setter", [v])
    else:
        b.result(v.type, f"std::move({o}.held)", "setter", [v])


@carrier("operators")
def operators(b, v):
    t, c, o = v.type.name, b.fresh("Op"), b.fresh("o")
    b.program.header(
        f"struct {c} {{\n  {t} held{{}};\n"
        f"  {c} &operator<<(const {t} &x) {{\n    held = x;\n    return *this;\n  }}\n"
        f"  {c} &operator=(const {t} &x) {{\n    held = x;\n    return *this;\n  }}\n"
        f"  {t} &operator[](int) {{ return held; }}\n  {t} operator()() const {{ return held; }}\n"
        f"  {t} *operator->() {{ return &held; }}\n"
        f"  friend {c} operator+(const {c} &, const {c} &right) {{ return right; }}\n}};"
    )
    write = b.rng.choice(["{o} << {v};", "{o} = {v};", "{o}[0] = {v};", "*{o}.operator->() = {v};"])
    b.line(f"{c} {o};\n" + write.format(o=o, v=v.name))
    read = b.rng.choice([f"{o}[0]", f"{o}()", f"({c}{{}} + {o}).held", f"*{o}.operator->()"])
    b.result(v.type, read, "operators", [v])


@carrier("destructor")
def destructor(b, v):
    t, c, name = v.type.name, b.fresh("Guard"), b.fresh("v")
    b.program.header(f"struct {c} {{\n  {t} &out;\n  {t} held;\n  ~{c}();\n}};")
    b.program.text(f"{c}::~{c}() {{ out = held; }}")
    b.line(f"{t} {name}{{}};\n{{\n  {c} guard{{{name}, {v.name}}};\n}}")
    b.add(name, v.type, "destructor", [v])


@carrier("base class")
def base_class(b, v):
    t, c, o = v.type.name, b.fresh("Derived"), b.fresh("o")
    b.program.header(
        f"struct {c}_base {{\n  explicit {c}_base(const {t} &x) : held(x) {{}}\n  {t} held;\n}};\n"
        f"struct {c} : {c}_base {{\n  using {c}_base::{c}_base;\n  {t} other{{}};\n"
        f"  {t} get() const {{ return held; }}\n}};"
    )
    b.line(f"{c} {o}({v.name});")
    sliced = f"static_cast<const {c}_base &>({o}).held"
    b.result(v.type, b.rng.choice([f"{o}.get()", f"{o}.held", sliced]), "base class", [v])


@carrier("virtual call")
def virtual_call(b, v):
    """Both overrides are called, as the call may go to either."""
    t, c, o = v.type.name, b.fresh("Shape"), b.fresh("o")
    b.program.header(
        f"struct {c} {{\n  virtual ~{c}() = default;\n  virtual {t} apply(const {t} &x) = 0;\n}};\n"
        f"struct {c}_first : {c} {{\n  {t} apply(const {t} &x) override;\n}};\n"
        f"struct {c}_other : {c} {{\n  {t} apply(const {t} &x) override;\n}};"
    )
    b.program.text(f"{t} {c}_first::apply(const {t} &x) {{ return x; }}")
    clean = v.type.clean(b.rng) if b.rng.random() < 0.5 else "x"
    b.program.text(f"{t} {c}_other::apply([[maybe_unused]] const {t} &x) {{ return {clean}; }}")
    b.line(f"std::unique_ptr<{c}> {o};\nif (choice())\n  {o} = std::make_unique<{c}_first>();")
    b.line(f"else\n  {o} = std::make_unique<{c}_other>();")
    b.result(v.type, f"{o}->apply({v.name})", "virtual call", [v])


@carrier("virtual state")
def virtual_state(b, v):
    t, c, o = v.type.name, b.fresh("State"), b.fresh("o")
    b.program.header(
        f"struct {c} {{\n  virtual ~{c}() = default;\n  virtual void put(const {t} &) {{}}\n"
        f"  virtual {t} get() const = 0;\n}};\n"
        f"struct {c}_real : {c} {{\n  void put(const {t} &x) override {{ held = x; }}\n"
        f"  {t} get() const override {{ return held; }}\n  {t} held{{}};\n}};"
    )
    b.program.function(f"std::unique_ptr<{c}> make_{c}()", f"return std::make_unique<{c}_real>();")
    b.line(f"auto {o} = make_{c}();\n{o}->put({v.name});")
    b.result(v.type, f"{o}->get()", "virtual state", [v])


@carrier("downcast")
def downcast(b, v):
    t, c, o, name = v.type.name, b.fresh("Node"), b.fresh("o"), b.fresh("v")
    b.program.header(
        f"struct {c} {{\n  virtual ~{c}() = default;\n}};\n"
        f"struct {c}_leaf : {c} {{\n  explicit {c}_leaf({t} x) : held(x) {{}}\n  {t} held;\n}};"
    )
    b.line(f"std::shared_ptr<{c}> {o} = std::make_shared<{c}_leaf>({v.name});\n{t} {name}{{}};")
    b.line(f"if (auto *leaf = dynamic_cast<{c}_leaf *>({o}.get()))\n  {name} = leaf->held;")
    b.add(name, v.type, "downcast", [v])


@carrier("static polymorphism")
def static_polymorphism(b, v):
    t, c = v.type.name, b.fresh("Crtp")
    b.program.header(
        f"template <typename D, typename T> struct {c} {{\n"
        f"  T run(const T &x) {{ return static_cast<D *>(this)->step(x); }}\n}};\n"
        f"struct {c}_real : {c}<{c}_real, {t}> {{\n  {t} step(const {t} &x) {{ return x; }}\n}};"
    )
    b.result(v.type, f"{c}_real().run({v.name})", "static polymorphism", [v])


@carrier("class template", any_type)
def class_template(b, v):
    o = b.fresh("o")
    if not b.consumable(v):
        return
    b.line(f"Box<{v.type.name}> {o}{{}};\n{o}.set({b.use(v)});")
    read = b.rng.choice(["{}.get()", "*{}", "*{}.operator->()"]).format(o)
    b.result(v.type, read if v.type.copyable else f"std::move({read})", "class template", [v])


@carrier("copied object")
def copied_object(b, v):
    t, c, o = v.type.name, b.fresh("Pod"), b.fresh("o")
    user = b.rng.random() < 0.5
    members = f"  {t} held{{}};\n  int rank = 0;\n"
    if user:
        members += (
            f"  {c}() = default;\n  {c}(const {c} &from) : held(from.held) {{}}\n"
            f"  {c} &operator=(const {c} &from) {{\n    held = from.held;\n    return *this;\n  }}\n"
        )
    b.program.header(f"struct {c} {{\n{members}}};")
    b.line(f"{c} {o}, {o}b;\n{o}.held = {v.name};\n{o}b = {o};\n{c} {o}c = {o}b;")
    b.result(v.type, f"{o}c.held", "copied object", [v])
