"""Carriers of the language itself: objects, references, functions, exceptions.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from registry import any_type, carrier


@carrier("copy")
def copy(b, v):
    b.result(v.type, v.name, "copy", [v])


@carrier("move", any_type)
def move(b, v):
    if b.can_move(v):
        b.forget(v)
        b.result(v.type, f"std::move({v.name})", "move", [v])


@carrier("reference", any_type)
def reference(b, v):
    v.pinned = True
    name = b.fresh("r")
    const = v.const or b.rng.random() < 0.3
    b.line(f"{'const auto' if const else 'auto'} &{name} = {v.name};")
    alias = b.add(name, v.type, "reference", [v], const=const)
    alias.pinned = True


@carrier("reference to a member", any_type)
def member_reference(b, v):
    slots = [s for s in v.type.slots if s.writable and s.writes and not v.const]
    if not slots:
        return
    slot = b.rng.choice(slots)
    name = b.fresh("r")
    v.pinned = True
    b.line(f"auto &{name} = {b.way_in(v, [slot], writing=True)};")
    alias = b.add(name, slot.type, "reference to a member", [v])
    alias.pinned = True


@carrier("pointer")
def pointer(b, v):
    p = b.fresh("p")
    b.line(f"auto *{p} = &{v.name};")
    if b.rng.random() < 0.4:
        b.line(f"auto **{p}p = &{p};")
        b.result(v.type, f"**{p}p", "pointer to pointer", [v])
    else:
        b.result(v.type, f"*{p}", "pointer", [v])


@carrier("written through a pointer")
def write_through(b, v):
    name, p = b.fresh("v"), b.fresh("p")
    b.line(f"{v.type.name} {name}{{}};\n{v.type.name} *{p} = &{name};\n*{p} = {v.name};")
    b.add(name, v.type, "written through a pointer", [v])


@carrier("written through a reference")
def write_reference(b, v):
    name, p = b.fresh("v"), b.fresh("r")
    b.line(f"{v.type.name} {name}{{}};\n{v.type.name} &{p} = {name};\n{p} = {v.name};")
    b.add(name, v.type, "written through a reference", [v])


@carrier("chosen reference")
def chosen_reference(b, v):
    if v.const or not v.type.makeable:
        return
    name, p = b.fresh("v"), b.fresh("r")
    b.line(f"{v.type.name} {name} = {v.type.clean(b.rng)};")
    b.line(f"auto &{p} = choice() ? {v.name} : {name};")
    b.result(v.type, p, "chosen reference", [v])


@carrier("conditional operator")
def conditional(b, v):
    b.result(v.type, f"choice() ? {v.name} : {v.type.clean(b.rng)}", "conditional operator", [v])


@carrier("switch")
def switch(b, v):
    name = b.fresh("v")
    b.line(f"{v.type.name} {name} = {v.type.clean(b.rng)};")
    b.line(f"switch (int(choice()) * 2 + int(choice())) {{\ncase 1:\n  {name} = {v.name};")
    fall = b.rng.random() < 0.5
    b.line(f"  {'[[fallthrough]]' if fall else 'break'};\ncase 2:")
    b.line(f"  {name} = {v.type.clean(b.rng)};\n  break;\ndefault:\n  break;\n}}")
    b.add(name, v.type, "switch", [v], hot=v.hot and not fall)


@carrier("comma, parentheses, initialiser in if")
def odd_expressions(b, v):
    name = b.fresh("v")
    b.line(f"{v.type.name} {name} = {v.type.clean(b.rng)};")
    b.line(f"if (auto &held = {v.name}; always())\n  {name} = (void(0), (held));")
    b.add(name, v.type, "initialiser in if", [v])


@carrier("function by value", any_type)
def by_value(b, v):
    t, f = v.type.name, b.fresh("pass")
    returned = "std::move(x)" if b.rng.random() < 0.4 else "x"
    b.program.function(f"{t} {f}({t} x)", f"return {returned};")
    if not b.consumable(v):
        return
    b.result(v.type, f"{f}({b.use(v)})", "function by value", [v])


@carrier("function by const reference")
def by_const_reference(b, v):
    t, f = v.type.name, b.fresh("pass")
    b.program.function(f"{t} {f}(const {t} &x)", "return x;")
    b.result(v.type, f"{f}({v.name})", "function by const reference", [v])


@carrier("function by rvalue reference", any_type)
def by_rvalue(b, v):
    t, f = v.type.name, b.fresh("take")
    if not b.can_move(v):
        return
    b.program.function(f"{t} {f}({t} &&x)", f"{t} y = std::move(x);\nreturn y;")
    b.forget(v)
    b.result(v.type, f"{f}(std::move({v.name}))", "function by rvalue reference", [v])


@carrier("out-parameter")
def out_parameter(b, v):
    t, f, name = v.type.name, b.fresh("fill"), b.fresh("v")
    if b.rng.random() < 0.5:
        b.program.function(f"void {f}({t} &out, const {t} &x)", "out = x;")
        call = f"{f}({name}, {v.name});"
    else:
        b.program.function(f"bool {f}({t} *out, {t} x)", "*out = x;\nreturn true;")
        call = f"{f}(&{name}, {v.name});"
    b.line(f"{t} {name}{{}};\n{call}")
    b.add(name, v.type, "out-parameter", [v])


@carrier("returned reference")
def returned_reference(b, v):
    if v.const:
        return
    t, f = v.type.name, b.fresh("same")
    b.program.function(f"{t} &{f}({t} &x, bool)", "return x;")
    if b.rng.random() < 0.5:
        b.result(v.type, f"{f}({v.name}, true)", "returned reference", [v])
        return
    name = b.fresh("v")
    b.line(f"{t} {name}{{}};\n{f}({name}, false) = {v.name};")
    b.add(name, v.type, "assigned to a returned reference", [v])


@carrier("default argument and overload")
def default_argument(b, v):
    t, f = v.type.name, b.fresh("over")
    b.program.header(f"{t} {f}(const {t} &x, int times = 2);\n{t} {f}(int, const {t} &x);")
    b.program.text(
        f"{t} {f}(const {t} &x, int times) {{ return {f}(times, x); }}\n"
        f"{t} {f}(int, const {t} &x) {{ return x; }}"
    )
    b.result(v.type, f"{f}({v.name})", "default argument and overload", [v])


@carrier("recursion")
def recursion(b, v):
    t, f = v.type.name, b.fresh("again")
    if b.rng.random() < 0.5:
        body = f"return n == 0 ? x : {f}(x, n - 1);"
        b.program.function(f"{t} {f}(const {t} &x, int n)", body)
    else:
        b.program.header(f"{t} {f}(const {t} &x, int n);\n{t} {f}_other(const {t} &x, int n);")
        b.program.text(
            f"{t} {f}(const {t} &x, int n) {{\n  if (n > 0)\n    return {f}_other(x, n - 1);\n"
            f"  return x;\n}}"
        )
        b.program.text(f"{t} {f}_other(const {t} &x, int n) {{ return {f}(x, n); }}")
    b.result(v.type, f"{f}({v.name}, 3)", "recursion", [v])


@carrier("function template", any_type)
def function_template(b, v):
    f = b.fresh("through")
    b.program.header(
        f"template <typename T> T {f}(T &&x) {{\n  T y = std::forward<T>(x);\n  return y;\n}}"
        if not v.type.copyable
        else f"template <typename T> T {f}(const T &x) {{ return x; }}"
    )
    if v.type.copyable:
        b.result(v.type, f"{f}({v.name})", "function template", [v])
    elif b.can_move(v):
        b.forget(v)
        b.result(v.type, f"{f}(std::move({v.name}))", "function template", [v])


@carrier("parameter pack")
def parameter_pack(b, v):
    f, index = b.fresh("pack"), b.rng.randrange(2)
    arguments = [v.type.clean(b.rng), v.name][:: 1 if index else -1]
    style = b.rng.randrange(4)
    if style == 0:
        b.program.header(
            f"template <typename T> T {f}(T x) {{ return x; }}\n"
            f"template <typename T, typename... Rest> T {f}(T, Rest... rest) "
            f"{{ return {f}(rest...); }}"
        )
        expression = f"{f}({v.type.clean(b.rng)}, {v.name})"
    elif style == 1:
        b.program.header(
            f"template <typename... T> auto {f}(const T &...x) "
            f"{{ return std::get<{index}>(std::tie(x...)); }}"
        )
        expression = f"{f}({', '.join(arguments)})"
    elif style == 2:
        b.program.header(
            f"template <typename Out, typename... T> void {f}(Out &out, const T &...x) {{\n"
            f"  ((out = x), ...);\n}}"
        )
        name = b.fresh("v")
        b.line(f"{v.type.name} {name}{{}};\n{f}({name}, {v.type.clean(b.rng)}, {v.name});")
        b.add(name, v.type, "fold over comma", [v])
        return
    else:
        b.program.header(
            f"template <typename F, typename... T> auto {f}(F call, T &&...x) "
            f"{{ return call(std::forward<T>(x)...); }}"
        )
        t = v.type.name
        expression = f"{f}([](const {t} &x, int) {{ return x; }}, {v.name}, 1)"
    b.result(v.type, expression, "parameter pack", [v])


@carrier("exception")
def exception(b, v):
    t, f, name = v.type.name, b.fresh("fail"), b.fresh("v")
    wrapped = b.rng.random() < 0.5
    if wrapped:
        b.program.header(f"struct {f}_error {{\n  {t} data;\n  int code = 0;\n}};")
    thrown = f"{f}_error{{x, 1}}" if wrapped else "x"
    caught = f"{f}_error" if wrapped else t
    b.program.function(f"void {f}({t} x)", f"if (always())\n  throw {thrown};")
    call = f"{f}({v.name});"
    if b.rng.random() < 0.4:
        call = f"try {{\n    {call}\n  }} catch (const int &) {{\n  }} catch (...) {{\n    throw;\n  }}"
    by = b.rng.choice([f"const {caught} &", f"{caught} ", f"{caught} &"])
    b.line(f"{t} {name}{{}};\ntry {{\n  {call}\n}} catch ({by}e) {{")
    b.line(f"  {name} = {'e.data' if wrapped else 'e'};\n}}")
    b.add(name, v.type, "exception", [v])


@carrier("stored exception")
def stored_exception(b, v):
    t, p, name = v.type.name, b.fresh("p"), b.fresh("v")
    b.line(f"{t} {name}{{}};\nstd::exception_ptr {p};")
    b.line(f"try {{\n  throw {v.name};\n}} catch (...) {{\n  {p} = std::current_exception();\n}}")
    b.line(f"try {{\n  std::rethrow_exception({p});\n}} catch (const {t} &e) {{\n  {name} = e;\n}}")
    b.add(name, v.type, "stored exception", [v])


@carrier("global variable", once=True)
def global_variable(b, v):
    t, g = v.type.name, b.fresh("g")
    b.program.header(f"extern {t} {g};")
    b.program.text(f"{t} {g}{{}};")
    b.line(f"{g} = {v.name};")
    if b.rng.random() < 0.5:
        b.result(v.type, g, "global variable", [v])
        return
    b.program.function(f"{t} read_{g}()", f"return {g};")
    b.result(v.type, f"read_{g}()", "global variable", [v])


@carrier("static member", once=True)
def static_member(b, v):
    t, g = v.type.name, b.fresh("Shared")
    b.program.header(
        f"struct {g} {{\n  static {t} kept;\n  static void put(const {t} &x) {{ kept = x; }}\n"
        f"  static {t} get();\n}};"
    )
    b.program.text(f"{t} {g}::kept{{}};\n{t} {g}::get() {{ return kept; }}")
    b.line(f"{g}::put({v.name});")
    b.result(v.type, f"{g}::get()", "static member", [v])


@carrier("singleton", once=True)
def singleton(b, v):
    t, g = v.type.name, b.fresh("Registry")
    b.program.header(
        f"class {g} {{\npublic:\n  static {g} &instance();\n  void put({t} x) {{ kept = x; }}\n"
        f"  const {t} &get() const {{ return kept; }}\nprivate:\n  {t} kept{{}};\n}};"
    )
    b.program.text(f"{g} &{g}::instance() {{\n  static {g} one;\n  return one;\n}}")
    b.line(f"{g}::instance().put({v.name});")
    b.result(v.type, f"{g}::instance().get()", "singleton", [v])


@carrier("list of cells")
def cells(b, v):
    t, a = v.type.name, b.fresh("cell")
    b.line(f"Cell<{t}> {a}{{{v.name}}};\nCell<{t}> {a}h{{{v.name}, &{a}}};")
    name = b.fresh("v")
    b.line(f"{t} {name}{{}};")
    b.line(f"for (auto *at = &{a}h; at != nullptr; at = at->next)\n  {name} = at->value;")
    b.add(name, v.type, "list of cells", [v])


@carrier("array of C")
def c_array(b, v):
    t, a, index = v.type.name, b.fresh("a"), b.rng.randrange(3)
    b.line(f"{t} {a}[3]{{}};\n{a}[{index}] = {v.name};")
    if b.rng.random() < 0.5:
        b.line(f"auto *{a}p = {a};")
        b.result(v.type, f"{a}p[{index}]", "pointer to an array", [v])
    else:
        b.result(v.type, f"{a}[{index}]", "array", [v])


@carrier("coroutine")
def coroutine(b, v):
    t, f, name = v.type.name, b.fresh("make"), b.fresh("v")
    style = b.rng.randrange(3)
    if style == 0:
        b.program.function(f"Sequence<{t}> {f}({t} x)", "co_yield x;")
        b.line(f"auto {f}s = {f}({v.name});\n{t} {name}{{}};")
        b.line(f"while ({f}s.next())\n  {name} = {f}s.value();")
        b.add(name, v.type, "generator", [v])
        return
    if style == 1:
        b.program.function(f"Task<{t}> {f}({t} x)", "co_return x;")
    else:
        b.program.function(f"Task<{t}> {f}_inner({t} x)", "co_return x;")
        b.program.function(f"Task<{t}> {f}({t} x)", f"{t} y = co_await {f}_inner(x);\nco_return y;")
    b.result(v.type, f"{f}({v.name}).get()", "coroutine", [v])
