"""Operations on texts and numbers. What they give depends on their operands, as
the value, never only on their size or on a comparison (docs/limitations.md,
"Implicit flows", "Sizes, counts, comparisons"). The run labels every character by
itself, the analyzer a text as a whole: single characters are taken from the middle,
where a constant that was put before or behind hardly reaches.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from registry import operation
from value_types import NUMBER, TEXT

# Expressions of a text {a}, a text {b} and a number {n}.
TEXT_EXPRESSIONS = [
    "{a} + {b}",
    '"<" + {a} + ">"',
    '{a} + "/" + std::to_string({n})',
    "std::to_string({n})",
    "std::string({a}.c_str())",
    "std::string({a}.data(), {a}.size())",
    "std::string({a}.begin(), {a}.end())",
    "std::string({a}.rbegin(), {a}.rend())",
    "{a}.substr(0)",
    "std::string(std::string_view({a}).substr(0))",
    "std::string(2, char({a}[{a}.size() / 2] + 1))",
    "std::string(1, {a}[{a}.size() / 2])",
    "std::string({a}).append({b})",
    "std::string({a}).insert(1, {b})",
    "std::string({b}).replace(0, 1, {a})",
    "std::string().assign({a})",
    "std::move({a} + {b})",
    "std::string{{{a}.at({a}.size() / 2), char(119)}}",
    "std::ostringstream().str() + {a}",
    "(std::stringstream() << {a} << '-' << {n}).str()",
]
# Statements that leave the result in {o}, a text that holds a constant before.
TEXT_STATEMENTS = [
    "{o} += {a};",
    "{o}.append({a}).append({b});",
    "{o}.push_back({a}[{a}.size() / 2]);",
    "{o}.insert(0, {a});",
    "{o}.assign({a}, 0, {a}.size());",
    "{o}.clear();\nfor (char c : {a})\n  {o} += c;",
    "for (char c : {a})\n  {o}.push_back(char(c + 1));",
    "std::transform({a}.begin(), {a}.end(), std::back_inserter({o}),\n"
    "               [](unsigned char c) {{ return char(c ^ 1); }});",
    "{o} = {a};\nfor (char &c : {o})\n  c = char(c + 1);",
    "{o} = {a};\nstd::reverse({o}.begin(), {o}.end());",
    "{o}.replace(0, 1, {a});",
    "std::ostringstream {t};\n{t} << {a} << ' ' << {b};\n{o} = {t}.str();",
    "std::ostringstream {t};\n{t} << {n};\n{o} = {t}.str();",
    "std::stringstream {t};\n{t} << {a};\n{t} >> {o};",
    "std::istringstream {t}({a});\nstd::getline({t}, {o});",
    'char {t}[256];\nstd::snprintf({t}, sizeof {t}, "%s/%lld", {a}.c_str(), (long long)({n}));\n'
    "{o} = {t};",
    "char {t}[256] = {{}};\nstd::strncpy({t}, {a}.c_str(), sizeof {t} - 1);\n{o} = {t};",
    "char {t}[256] = {{}};\nstd::memcpy({t}, {a}.data(), std::min<std::size_t>({a}.size(), 255));\n"
    "{o}.assign({t});",
    "std::string_view {t} = {a};\n{t}.remove_prefix(1);\n{o} = std::string({t});",
    "std::string_view {t} = {a};\n{o} = {t};",
    "const char *{t} = {a}.c_str();\n{o} = {t};",
    "const std::string &{t} = {a};\n{o} = {t} + {t};",
    "std::set<std::string> {t}{{{a}}};\nfor (const auto &x : {t})\n  {o} = x;",
    'std::map<std::string, int> {t};\n{t}[{a}] = 1;\n{o} = {t}.begin()->first;',
    "std::vector<char> {t}({a}.begin(), {a}.end());\n{o}.assign({t}.begin(), {t}.end());",
    "std::array<char, 4> {t}{{}};\nstd::copy_n({a}.begin() + {a}.size() / 2, 1, {t}.begin());\n{o} = {t}.data();",
    "{o} = std::accumulate({a}.begin(), {a}.end(), std::string(),\n"
    "                      [](std::string all, char c) {{ return all + c; }});",
    'try {{\n  throw std::runtime_error("bad " + {a});\n}} catch (const std::exception &e) {{\n'
    "  {o} = e.what();\n}}",
]
# Expressions of numbers {n}, {m} and a text {a}.
NUMBER_EXPRESSIONS = [
    "{n} + {m}",
    "{n} - 1",
    "{n} * 2 + 1",
    "{n} ^ {m}",
    "-{n}",
    "~{n}",
    "({n} << 1) | 1",
    "std::int64_t(double({n}) * 0.5)",
    "std::int64_t({a}[{a}.size() / 2])",
    "std::int64_t({a}.at({a}.size() / 2)) * 256 + {n}",
    "std::stoll(std::to_string({n}))",
    "std::strtoll(std::to_string({n}).c_str(), nullptr, 10)",
    "std::int64_t(static_cast<std::uint64_t>({n}) >> 1)",
    "static_cast<std::int64_t>(static_cast<int>({n}))",
    "std::accumulate({a}.begin(), {a}.end(), std::int64_t{{0}})",
    "std::int64_t((std::uint8_t)({n}))",
    "std::plus<>()({n}, {m})",
]
NUMBER_STATEMENTS = [
    "{o} += {n};",
    "{o} = {n};\n{o} <<= 1;",
    "for (char c : {a})\n  {o} = {o} * 31 + c;",
    "union {{\n  std::int64_t whole;\n  unsigned char bytes[8];\n}} {t};\n{t}.whole = {n};\n"
    "{o} = {t}.bytes[0] + {t}.bytes[1];",
    "std::memcpy(&{o}, &{n}, sizeof {o});",
    "std::int64_t {t}[2] = {{1, {n}}};\n{o} = {t}[1];",
    "std::int64_t *{t} = &{o};\n*{t} = {n};",
    "std::int64_t {t} = {n};\nstd::swap({t}, {o});",
    "std::vector<std::int64_t> {t}{{{n}, {m}}};\nfor (auto x : {t})\n  {o} += x;",
    "std::vector<std::int64_t> {t}{{{n}, {m}}};\n{o} = std::accumulate({t}.begin(), {t}.end(), {o});",
    "struct {{\n  unsigned low : 12;\n  unsigned high : 20;\n}} {t}{{unsigned({n}), 7}};\n{o} = {t}.low;",
    "std::istringstream {t}(std::to_string({n}));\n{t} >> {o};",
]


def operands(b):
    """Variables for the operands: they are mentioned more than once."""
    names, parents = {}, []
    for key, type_ in (("a", TEXT), ("b", TEXT), ("n", NUMBER), ("m", NUMBER)):
        variable = b.pick(lambda v: v.type == type_)
        if variable is None:
            variable = b.declare(type_, type_.clean(b.rng), "constant", [])
        names[key] = variable.name
        parents.append(variable)
    return names, parents


def used(template, names, parents):
    return [p for key, p in zip(("a", "b", "n", "m"), parents) if "{%s}" % key in template]


def expression_of(b, type_, templates):
    template = b.rng.choice(templates)
    names, parents = operands(b)
    b.result(type_, f"{type_.name}({template.format(**names)})", template, used(template, names, parents))


def statement_of(b, type_, templates):
    template = b.rng.choice(templates)
    names, parents = operands(b)
    output = b.declare(type_, type_.clean(b.rng), "constant", [])
    b.line(template.format(o=output.name, t=b.fresh("t"), **names))
    parents = used(template, names, parents)
    b.assigned(output, template.replace("\n", " "), parents)


@operation("text expression")
def text_expression(b):
    expression_of(b, TEXT, TEXT_EXPRESSIONS)


@operation("text statement")
def text_statement(b):
    statement_of(b, TEXT, TEXT_STATEMENTS)


@operation("number expression")
def number_expression(b):
    expression_of(b, NUMBER, NUMBER_EXPRESSIONS)


@operation("number statement")
def number_statement(b):
    statement_of(b, NUMBER, NUMBER_STATEMENTS)
