"""Carriers of the standard library: containers, sum types, pointers, algorithms.

Not used, as docs/limitations.md lists them: swapped smart pointers, elements
written through a span in a callee, erased ranges, concatenated tuples.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from registry import any_type, carrier


def not_pointing(type_):
    """No smart pointer in it, and copyable."""
    if getattr(type_, "kind", "plain") != "plain":
        return False
    return type_.copyable and all(not_pointing(slot.type) for slot in type_.slots)


@carrier("std::swap", not_pointing)
def swap(b, v):
    if not b.assignable(v) or v.pinned:
        return
    name = b.fresh("v")
    b.line(f"{v.type.name} {name} = {v.type.clean(b.rng)};")
    b.line(b.rng.choice([f"std::swap({name}, {v.name});", f"std::swap({v.name}, {name});"]))
    b.add(name, v.type, "std::swap", [v])
    if v.block == b.blocks[-1]:
        v.hot = False


@carrier("std::exchange", any_type)
def exchange(b, v):
    if b.assignable(v) and not v.pinned:
        label = "std::exchange"
        b.declare(v.type, f"std::exchange({v.name}, {v.type.clean(b.rng)})", label, [v])


@carrier("push_back")
def push_back(b, v):
    t, c = v.type.name, b.fresh("c")
    template = b.rng.choice(["vector", "deque", "list"])
    insert = b.rng.choice([
        "{c}.push_back({v});",
        "{c}.emplace_back({v});",
        "{c}.insert({c}.end(), {v});",
        "*std::back_inserter({c}) = {v};",
        "{c}.assign(1, {v});",
        "{c}.resize(1);\n{c}.front() = {v};",
    ])
    b.line(f"std::{template}<{t}> {c};\n" + insert.format(c=c, v=v.name))
    reads = [
        "{c}.front()",
        "{c}.back()",
        "*{c}.begin()",
        "*{c}.cbegin()",
        "*{c}.rbegin()",
        "*std::prev({c}.end())",
        "*std::next({c}.begin(), 0)",
    ]
    b.result(v.type, b.rng.choice(reads).format(c=c), f"{template}, push_back", [v])


@carrier("range-for")
def range_for(b, v):
    t, c, name = v.type.name, b.fresh("c"), b.fresh("v")
    b.line(f"std::vector<{t}> {c}{{{v.name}}};\n{t} {name}{{}};")
    style = b.rng.randrange(4)
    if style == 0:
        b.line(f"for (const auto &x : {c})\n  {name} = x;")
    elif style == 1:
        b.line(f"for (auto it = {c}.begin(); it != {c}.end(); ++it)\n  {name} = *it;")
    elif style == 2:
        b.line(f"{c}[0] = {t}{{}};\nfor (auto &x : {c})\n  x = {v.name};\n{name} = {c}[0];")
    else:
        b.line(f"for (std::size_t i = 0; i < {c}.size(); ++i)\n  {name} = {c}[i];")
    b.add(name, v.type, "range-for", [v])


@carrier("map value")
def map_value(b, v):
    t, c = v.type.name, b.fresh("m")
    template = b.rng.choice(["map", "unordered_map"])
    insert = b.rng.choice([
        '{c}["k"] = {v};',
        '{c}.insert({{"k", {v}}});',
        '{c}.emplace("k", {v});',
        '{c}.insert_or_assign("k", {v});',
        '{c}.try_emplace("k", {v});',
    ])
    b.line(f"std::{template}<std::string, {t}> {c};\n" + insert.format(c=c, v=v.name))
    if b.rng.random() < 0.3:
        name = b.fresh("v")
        b.line(f"{t} {name}{{}};\nfor (const auto &[key, value] : {c})\n  {name} = value;")
        b.add(name, v.type, f"{template}, structured bindings", [v])
        return
    reads = ['{c}["k"]', '{c}.at("k")', '{c}.find("k")->second', "{c}.begin()->second"]
    b.result(v.type, b.rng.choice(reads).format(c=c), f"{template} value", [v])


@carrier("structured bindings")
def bindings(b, v):
    t, x = v.type.name, b.fresh("x")
    makers = [
        f"std::pair<{t}, int>({v.name}, 1)",
        f"std::make_pair({v.name}, 1)",
        f"std::make_tuple({v.name}, 1)",
    ]
    b.line(f"auto [{x}, {x}_rank] = {b.rng.choice(makers)};")
    b.result(v.type, x, "structured bindings", [v])


@carrier("std::tie")
def tie(b, v):
    name = b.fresh("v")
    b.line(f"{v.type.name} {name}{{}};\nint {name}_rank = 0;")
    b.line(f"std::tie({name}, {name}_rank) = std::make_tuple({v.name}, 1);")
    b.add(name, v.type, "std::tie", [v])


@carrier("optional", any_type)
def optional(b, v):
    t, o = v.type.name, b.fresh("o")
    if not b.consumable(v):
        return
    fill = b.rng.choice(["{o} = {v};", "{o}.emplace({v});"]).format(o=o, v=b.use(v))
    b.line(f"std::optional<{t}> {o};\n{fill}")
    reads = [f"*{o}", f"{o}.value()"]
    if v.type.copyable and v.type.makeable:
        reads.append(f"{o}.value_or({v.type.clean(b.rng)})")
    read = b.rng.choice(reads)
    b.result(v.type, read if v.type.copyable else f"std::move(*{o})", "optional", [v])


@carrier("variant")
def variant(b, v):
    t, o = v.type.name, b.fresh("o")
    b.line(f"std::variant<std::monostate, int, {t}> {o};")
    b.line(b.rng.choice([f"{o} = {v.name};", f"{o}.template emplace<2>({v.name});"]))
    style = b.rng.randrange(3)
    if style == 0:
        b.result(v.type, f"std::get<2>({o})", "variant", [v])
        return
    name = b.fresh("v")
    b.line(f"{t} {name}{{}};")
    if style == 1:
        b.line(f"std::visit([&](const auto &x) {{")
        b.line(f"  if constexpr (std::is_same_v<std::decay_t<decltype(x)>, {t}>)\n    {name} = x;")
        b.line(f"}}, {o});")
    else:
        b.line(f"if (const auto *x = std::get_if<{t}>(&{o}))\n  {name} = *x;")
    b.add(name, v.type, "variant", [v])


@carrier("any")
def any_value(b, v):
    t, o = v.type.name, b.fresh("o")
    # Assigning an any to an any copies it instead of nesting it.
    plain = f"{o} = {v.name};" if t != "std::any" else f"{o}.emplace<std::any>({v.name});"
    b.line(f"std::any {o};\n" + b.rng.choice([plain, f"{o}.emplace<{t}>({v.name});"]))
    reads = [f"std::any_cast<{t}>({o})", f"*std::any_cast<{t}>(&{o})"]
    b.result(v.type, b.rng.choice(reads), "any", [v])


@carrier("expected")
def expected(b, v):
    t, f = v.type.name, b.fresh("parse")
    b.program.function(
        f"std::expected<{t}, std::string> {f}(const {t} &x)",
        'if (choice())\n  return std::unexpected(std::string("bad"));\nreturn x;',
    )
    b.called_choices += 1
    name = b.fresh("v")
    b.line(f"{t} {name}{{}};\nif (auto parsed = {f}({v.name}))\n  {name} = *parsed;")
    b.line(f"else\n  {name} = {v.type.clean(b.rng)};")
    b.add(name, v.type, "expected", [v])


@carrier("shared_ptr")
def shared_pointer(b, v):
    t, p = v.type.name, b.fresh("p")
    b.line(f"auto {p} = std::make_shared<{t}>();\nauto {p}b = {p};\n*{p}b = {v.name};")
    weak = f"*std::weak_ptr<{t}>({p}).lock()"
    b.result(v.type, b.rng.choice([f"*{p}", f"*{p}.get()", weak]), "shared_ptr", [v])


@carrier("unique_ptr", any_type)
def unique_pointer(b, v):
    t, p = v.type.name, b.fresh("p")
    if not b.consumable(v):
        return
    b.line(f"std::unique_ptr<{t}> {p} = std::make_unique<{t}>({b.use(v)});")
    b.line(f"std::unique_ptr<{t}> {p}b;")
    b.line(b.rng.choice([f"{p}b = std::move({p});", f"{p}b.reset({p}.release());"]))
    b.result(v.type, f"*{p}b" if v.type.copyable else f"std::move(*{p}b)", "unique_ptr", [v])


@carrier("span")
def span(b, v):
    t, c, s = v.type.name, b.fresh("c"), b.fresh("s")
    b.line(f"std::vector<{t}> {c}(1);\nstd::span<{t}> {s}({c});")
    write = b.rng.choice(["{s}[0] = {v};", "{s}.front() = {v};", "{c}[0] = {v};"])
    b.line(write.format(s=s, c=c, v=v.name))
    read = b.rng.choice(["{s}[0]", "{s}.back()", "{c}[0]", "*{s}.begin()", "{s}.first(1)[0]"])
    b.result(v.type, read.format(s=s, c=c), "span", [v])


@carrier("algorithm")
def algorithm(b, v):
    t, c, d = v.type.name, b.fresh("c"), b.fresh("d")
    b.line(f"std::vector<{t}> {c}{{{v.name}}};\nstd::vector<{t}> {d};")
    style = b.rng.choice([
        "std::copy({c}.begin(), {c}.end(), std::back_inserter({d}));",
        "std::transform({c}.begin(), {c}.end(), std::back_inserter({d}),\n"
        "               [](const {t} &x) {{ return x; }});",
        "std::for_each({c}.begin(), {c}.end(), [&](const {t} &x) {{ {d}.push_back(x); }});",
        "{d}.insert({d}.end(), {c}.begin(), {c}.end());",
        "{d} = std::vector<{t}>({c}.begin(), {c}.end());",
        "{d}.resize(1);\nstd::fill({d}.begin(), {d}.end(), {c}.front());",
        "{d}.resize(1);\nstd::generate({d}.begin(), {d}.end(), [&] {{ return {v}; }});",
        "std::ranges::copy({c}, std::back_inserter({d}));",
        "{d}.resize(1);\nstd::copy_n({c}.begin(), 1, {d}.begin());",
        "std::move({c}.begin(), {c}.end(), std::back_inserter({d}));",
        "std::copy_if({c}.begin(), {c}.end(), std::back_inserter({d}),\n"
        "             [](const {t} &) {{ return true; }});",
        "{d} = {c};\nstd::reverse({d}.begin(), {d}.end());",
        "{d}.swap({c});",
        "{d}.push_back(*std::find_if({c}.begin(), {c}.end(),\n"
        "                            [](const {t} &) {{ return true; }}));",
    ])
    b.line(style.format(c=c, d=d, t=t, v=v.name))
    b.result(v.type, f"{d}.at(0)", "algorithm", [v])


@carrier("iterators given to a function")
def iterator_function(b, v):
    f, c, t = b.fresh("collect"), b.fresh("c"), v.type.name
    b.program.header(
        f"template <typename It> auto {f}(It from, It to) {{\n"
        f"  std::vector<typename std::iterator_traits<It>::value_type> all;\n"
        f"  for (; from != to; ++from)\n    all.push_back(*from);\n  return all;\n}}"
    )
    b.line(f"std::list<{t}> {c}{{{v.name}}};")
    b.result(v.type, f"{f}({c}.begin(), {c}.end()).front()", "iterators given to a function", [v])


@carrier("container built in a function")
def built_container(b, v):
    t, f = v.type.name, b.fresh("build")
    b.program.function(f"void {f}_add(std::vector<{t}> &to, const {t} &x)", "to.push_back(x);")
    b.program.function(
        f"std::vector<{t}> {f}(const {t} &x)",
        f"std::vector<{t}> all;\n{f}_add(all, x);\nreturn all;",
    )
    b.result(v.type, f"{f}({v.name})[0]", "container built in a function", [v])


@carrier("reference_wrapper")
def reference_wrapper(b, v):
    t, w = v.type.name, b.fresh("w")
    if b.rng.random() < 0.5:
        b.line(f"std::vector<std::reference_wrapper<const {t}>> {w}{{std::cref({v.name})}};")
        b.result(v.type, f"{w}[0].get()", "reference_wrapper", [v])
        return
    name = b.fresh("v")
    b.line(f"{t} {name}{{}};\nauto {w} = std::ref({name});\n{w}.get() = {v.name};")
    b.add(name, v.type, "reference_wrapper", [v])


@carrier("initializer_list")
def initializer_list(b, v):
    t, f = v.type.name, b.fresh("list")
    b.program.function(f"{t} {f}(std::initializer_list<{t}> all)", "return *all.begin();")
    b.result(v.type, f"{f}({{{v.name}}})", "initializer_list", [v])
