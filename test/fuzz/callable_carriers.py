"""Carriers that call something: lambdas, std::function, pointers, bound calls.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from registry import any_type, carrier


@carrier("lambda by value")
def by_value(b, v):
    f = b.fresh("f")
    capture = b.rng.choice([v.name, "=", f"kept = {v.name}"])
    inside = "kept" if capture.startswith("kept") else v.name
    b.line(f"auto {f} = [{capture}] {{ return {inside}; }};")
    b.result(v.type, f"{f}()", "lambda by value", [v])


@carrier("lambda by reference")
def by_reference(b, v):
    f, name = b.fresh("f"), b.fresh("v")
    b.line(f"{v.type.name} {name}{{}};")
    capture = b.rng.choice(["&", f"&{name}, &{v.name}"])
    b.line(f"auto {f} = [{capture}] {{ {name} = {v.name}; }};\n{f}();")
    b.add(name, v.type, "lambda by reference", [v])


@carrier("mutable lambda", any_type)
def mutable_lambda(b, v):
    f = b.fresh("f")
    if not b.consumable(v):
        return
    b.line(f"auto {f} = [kept = {b.use(v)}]() mutable {{ return std::move(kept); }};")
    b.result(v.type, f"{f}()", "mutable lambda", [v])


@carrier("stateful lambda")
def stateful_lambda(b, v):
    f, t = b.fresh("f"), v.type.name
    b.line(f"auto {f} = [kept = {t}{{}}]({t} next) mutable {{")
    b.line(f"  std::swap(kept, next);\n  return next;\n}};\n{f}({v.name});")
    b.result(v.type, f"{f}({t}{{}})", "stateful lambda", [v])


@carrier("generic lambda")
def generic_lambda(b, v):
    f = b.fresh("f")
    b.line(f"auto {f} = [](const auto &...x) {{ return std::get<0>(std::tie(x...)); }};")
    b.result(v.type, f"{f}({v.name}, 1)", "generic lambda", [v])


@carrier("nested lambda")
def nested_lambda(b, v):
    f = b.fresh("f")
    b.line(f"auto {f} = [x = {v.name}] {{ return [y = x] {{ return y; }}; }};")
    b.result(v.type, f"{f}()()", "nested lambda", [v])


@carrier("std::function")
def std_function(b, v):
    f, t = b.fresh("f"), v.type.name
    style = b.rng.randrange(3)
    if style == 0:
        b.line(f"std::function<{t}({t})> {f} = []({t} x) {{ return x; }};")
    elif style == 1:
        b.program.function(f"{t} {f}_target(const {t} &x)", "return x;")
        b.line(f"std::function<{t}({t})> {f} = {f}_target;")
    else:
        b.line(f"std::function<{t}({t})> {f} = []({t} x) {{ return x; }};\nauto {f}c = {f};")
        f += "c"
    b.result(v.type, f"{f}({v.name})", "std::function", [v])


@carrier("callback")
def callback(b, v):
    """A function of another file calls what it is given."""
    t, f, name = v.type.name, b.fresh("each"), b.fresh("v")
    b.line(f"{t} {name}{{}};")
    style = b.rng.randrange(4)
    if style == 0:
        signature = f"void {f}(const std::function<void(const {t} &)> &call, const {t} &x)"
        b.program.function(signature, "call(x);")
        b.line(f"{f}([&](const {t} &x) {{ {name} = x; }}, {v.name});")
    elif style == 1:
        b.program.function(f"void {f}(void (*call)(void *, const {t} &), void *user, {t} x)",
                           "call(user, x);")
        b.line(f"{f}([](void *user, const {t} &x) {{ *static_cast<{t} *>(user) = x; }},")
        b.line(f"    &{name}, {v.name});")
    elif style == 2:
        b.program.header(
            f"template <typename F> void {f}(F &&call, const {v.type.name} &x) "
            f"{{ std::forward<F>(call)(x, 0); }}"
        )
        b.line(f"{f}([&{name}](const auto &x, int) {{ {name} = x; }}, {v.name});")
    else:
        b.program.function(f"void {f}(std::function<{t}()> get, {t} *out)", "*out = get();")
        b.line(f"{f}([&] {{ return {v.name}; }}, &{name});")
    b.add(name, v.type, "callback", [v])


@carrier("user data of a callback")
def user_data(b, v):
    t, f, name = v.type.name, b.fresh("walk"), b.fresh("v")
    b.program.header(
        f"struct {f}_context {{\n  const {t} *from;\n  {t} *to;\n}};\nvoid {f}_step(void *user);"
    )
    b.program.text(
        f"void {f}_step(void *user) {{\n  auto *context = static_cast<{f}_context *>(user);\n"
        f"  *context->to = *context->from;\n}}"
    )
    b.program.function(f"void {f}(void (*step)(void *), void *user)", "step(user);")
    b.line(f"{t} {name}{{}};\n{f}_context {f}c{{&{v.name}, &{name}}};\n{f}({f}_step, &{f}c);")
    b.add(name, v.type, "user data of a callback", [v])


@carrier("function pointer")
def function_pointer(b, v):
    t, f = v.type.name, b.fresh("target")
    b.program.function(f"{t} {f}({t} x)", "return x;")
    b.line(f"{t} (*{f}p)({t}) = {b.rng.choice(['&', ''])}{f};")
    b.result(v.type, f"{b.rng.choice([f'{f}p', f'(*{f}p)'])}({v.name})", "function pointer", [v])


@carrier("table of functions")
def function_table(b, v):
    t, f = v.type.name, b.fresh("entry")
    b.program.function(f"{t} {f}_same(const {t} &x)", "return x;")
    b.program.function(f"{t} {f}_none([[maybe_unused]] const {t} &x)",
                       f"return {v.type.clean(b.rng)};")
    style = b.rng.randrange(3)
    if style == 0:
        b.line(f"static {t} (*const {f}[])(const {t} &) = {{{f}_none, {f}_same}};")
        b.result(v.type, f"{f}[choice()]({v.name})", "table of functions", [v])
    elif style == 1:
        b.line(f"std::map<std::string, std::function<{t}(const {t} &)>> {f};")
        b.line(f'{f}["same"] = {f}_same;\n{f}["none"] = {f}_none;')
        b.result(v.type, f'{f}.at("same")({v.name})', "map of functions", [v])
    else:
        b.program.header(f"struct {f}_ops {{\n  {t} (*first)(const {t} &);\n  int rank;\n}};")
        b.line(f"const {f}_ops {f}{{choice() ? {f}_same : {f}_none, 1}};")
        b.result(v.type, f"{f}.first({v.name})", "struct of functions", [v])


@carrier("pointers to members")
def member_pointers(b, v):
    t, c, o = v.type.name, b.fresh("Part"), b.fresh("o")
    b.program.header(
        f"struct {c} {{\n  {t} held{{}};\n  int rank = 0;\n  {t} get(int) const {{ return held; }}\n"
        f"  void put(const {t} &x) {{ held = x; }}\n}};"
    )
    b.line(f"{c} {o};")
    write = b.rng.choice([
        f"void ({c}::*{o}w)(const {t} &) = &{c}::put;\n({o}.*{o}w)({v.name});",
        f"{t} {c}::*{o}w = &{c}::held;\n{o}.*{o}w = {v.name};",
        f"std::invoke(&{c}::put, {o}, {v.name});",
    ])
    b.line(write)
    read = b.rng.choice([
        f"({o}.*(&{c}::get))(1)",
        f"std::invoke(&{c}::held, {o})",
        f"std::mem_fn(&{c}::get)({o}, 0)",
        f"(&{o})->*(&{c}::held)",
    ])
    b.result(v.type, read, "pointers to members", [v])


@carrier("bound arguments")
def bound(b, v):
    t, f = v.type.name, b.fresh("bind")
    b.program.function(f"{t} {f}(const {t} &x, int)", "return x;")
    expression = b.rng.choice([
        f"std::bind({f}, {v.name}, 1)()",
        f"std::bind({f}, std::placeholders::_1, 1)({v.name})",
        f"std::bind_front({f}, {v.name})(2)",
        f"std::invoke({f}, {v.name}, 3)",
        f"std::apply({f}, std::make_tuple({v.name}, 4))",
        f"std::bind({f}, std::cref({v.name}), 1)()",
    ])
    b.result(v.type, expression, "bound arguments", [v])


@carrier("kept handlers")
def kept_handlers(b, v):
    t, f, name = v.type.name, b.fresh("handlers"), b.fresh("v")
    b.line(f"{t} {name}{{}};\nstd::vector<std::function<void(const {t} &)>> {f};")
    b.line(f"{f}.push_back([&{name}](const {t} &x) {{ {name} = x; }});")
    b.line(f"for (const auto &call : {f})\n  call({v.name});")
    b.add(name, v.type, "kept handlers", [v])


@carrier("queued tasks")
def queued_tasks(b, v):
    t, c, name = v.type.name, b.fresh("Queue"), b.fresh("v")
    b.program.header(
        f"class {c} {{\npublic:\n  void post(std::function<void()> task);\n  void drain();\n"
        f"private:\n  std::deque<std::function<void()>> tasks;\n}};"
    )
    b.program.text(f"void {c}::post(std::function<void()> task) {{ tasks.push_back(std::move(task)); }}")
    b.program.text(
        f"void {c}::drain() {{\n  while (!tasks.empty()) {{\n    auto task = std::move(tasks.front());\n"
        f"    tasks.pop_front();\n    task();\n  }}\n}}"
    )
    b.line(f"{t} {name}{{}};\n{c} {name}q;\n{name}q.post([&{name}, x = {v.name}] {{ {name} = x; }});")
    b.line(f"{name}q.drain();")
    b.add(name, v.type, "queued tasks", [v])


@carrier("function object")
def function_object(b, v):
    t, c = v.type.name, b.fresh("Functor")
    b.program.header(
        f"struct {c} {{\n  {t} kept;\n  {t} operator()(int) const {{ return kept; }}\n}};"
    )
    call = b.rng.choice([f"{c}{{{v.name}}}(1)", f"std::function<{t}(int)>({c}{{{v.name}}})(2)"])
    b.result(v.type, call, "function object", [v])
