"""The mix of statements that a body is made of.

What docs/limitations.md lists as imprecise is not written: conditions that are
correlated (every choice is one of its own), globals that are overwritten, loops
that change elements at a running index, containers whose elements are told apart
by anything but constants.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import callable_carriers  # noqa: F401 (these fill the tables)
import class_carriers  # noqa: F401
import language_carriers  # noqa: F401
import library_carriers  # noqa: F401
import operations  # noqa: F401
from registry import CARRIERS, OPERATIONS
from value_types import NUMBER, TEXT

MAX_NESTING = 3
# Carriers that ask for choices.
CHOOSING = {
    "chosen reference",
    "conditional operator",
    "switch",
    "virtual call",
    "table of functions",
    "expected",
}


def carry(b):
    variable = b.pick()
    if variable is None:
        return
    fitting = [c for c in CARRIERS if c[2](variable.type) and (b.once or not c[3])]
    if b.choices_left() < 2:
        fitting = [c for c in fitting if c[0] not in CHOOSING]
    b.rng.choice(fitting)[1](b, variable)


def operate(b):
    b.rng.choice(OPERATIONS)[1](b)


def construct(b):
    type_ = b.program.any_type()
    expression, parents = b.value(type_)
    b.result(type_, expression, f"construct {type_.key}", parents)


def project(b):
    """What a slot of an object holds, into a variable of its own."""
    variable = b.pick(lambda v: v.type.slots)
    if variable is None:
        return
    slots = [b.rng.choice(variable.type.slots)]
    while slots[-1].type.slots and b.rng.random() < 0.5:
        slots.append(b.rng.choice(slots[-1].type.slots))
    if slots[-1].type.copyable:
        label = f"read from {variable.type.key}"
        b.result(slots[-1].type, b.way_in(variable, slots), label, [variable])


def assign_leaf(b):
    """One leaf of an object is overwritten, with data or with a constant."""
    variable = b.pick(lambda v: not v.const and b.leaf_way(v, writable=True) is not None)
    if variable is None:
        return
    way = b.leaf_way(variable, writable=True)
    leaf = way[-1].type if way else variable.type
    if b.rng.random() < 0.5:
        expression, parents = leaf.clean(b.rng), []
    else:
        expression, parents = b.read(leaf)
    b.line(f"{b.way_in(variable, way, writing=True)} = {expression};")
    if not way:
        b.assigned(variable, "assigned", parents)
    elif any(parent.hot for parent in parents):
        variable.hot = True
        variable.label = f"{variable.label}, then a leaf assigned"
        variable.parents += [p for p in parents if p is not variable]


def kill(b):
    """An object is emptied and filled with constants."""
    variable = b.pick(b.assignable)
    if variable is None:
        return
    t, name, clean = variable.type, variable.name, variable.type.clean(b.rng)
    ways = [f"{name} = {clean};"]
    if t == TEXT:
        ways += [
            f'{name}.clear();\n{name} += "w";',
            f'{name}.assign("w");',
            f'{name} = {{}};\n{name}.append("w");',
            f"{name} = scrub({name});",
            f'{name}.erase();\n{name}.push_back(char(119));',
            f'std::string({name}).swap({name});\n{name} = "w";',
        ]
    elif t == NUMBER:
        ways += [f"{name} = scrub_number({name});"]
    elif t.key.startswith(("vector1", "deque1", "list1")):
        ways += [
            f"{name}.clear();\n{name}.push_back({t.element.clean(b.rng)});",
            f"{name}.assign(1, {t.element.clean(b.rng)});",
        ] if t.copyable else []
    elif t.key.startswith(("map", "unordered_map")) and t.copyable:
        other = t.element.clean(b.rng)
        ways += [
            f'{name}.clear();\n{name}["first"] = {t.element.clean(b.rng)};\n{name}["other"] = {other};',
            f'{name}.erase("first");\n{name}["first"] = {other};\n{name}["other"] = {other};',
        ]
    elif t.key.startswith(("optional", "shared", "unique")):
        inner = t.slots[0].type.clean(b.rng)
        remake = f"{name}.emplace({inner});" if t.key.startswith("optional") else f"{name} = {clean};"
        ways += [f"{name}.reset();\n{remake}"]
    b.line(b.rng.choice(ways))
    b.assigned(variable, "overwritten", [])


def sanitize(b):
    type_ = b.rng.choice([TEXT, TEXT, NUMBER])
    expression, parents = b.read(type_)
    function = "scrub" if type_ == TEXT else "scrub_number"
    made = b.declare(type_, f"{function}({expression})", "sanitizer", parents)
    made.hot = False


def call(b):
    """A generated function, an existing one when it fits, with what is at hand."""
    function = b.program.some_function(b)
    if function is None:
        return
    arguments, parents, outputs = [], [], []
    for type_, mode in function.parameters:
        if mode in ("reference", "pointer"):
            target = b.pick(lambda v: v.type == type_ and b.assignable(v) and not v.pinned
                            and v not in outputs and v not in parents)
            if target is None:
                target = b.declare(type_, type_.clean(b.rng), "constant", [])
            outputs.append(target)
            arguments.append(target.name if mode == "reference" else f"&{target.name}")
            continue
        expression, used = b.value(type_)
        if any(v in outputs for v in used):
            expression, used = type_.clean(b.rng), []
        arguments.append(expression)
        parents += used
    expression = f"{function.name}({', '.join(arguments)})"
    b.result(function.result, expression, f"call of {function.name}", parents + outputs)
    b.called_choices += function.choices
    for target in outputs:
        target.hot = target.hot or any(p.hot for p in parents)
        target.parents = target.parents + [p for p in parents if p is not target]


def branch(b):
    shape = b.rng.random()
    with b.block("if (choice()) {", "}" if shape < 0.5 else "} else {"):
        some(b, b.rng.randrange(1, 4))
    if shape >= 0.5:
        b.lines.pop()
        with b.block("} else {"):
            some(b, b.rng.randrange(1, 3))


def loop(b):
    i = b.fresh("i")
    with b.block(f"for (int {i} = 0; {i} < 2 && choice(); ++{i}) {{"):
        some(b, b.rng.randrange(1, 4))


def attempt(b):
    """What was done before the throw stays done, what comes after is not. The
    exception is one that nothing but the throw throws, least of all the library."""
    head = "try {"
    with b.block(head, "} catch (const Stopped &) {"):
        some(b, b.rng.randrange(1, 3))
        b.line('if (choice())\n  throw Stopped{};')
        some(b, b.rng.randrange(0, 2))
    b.lines.pop()
    with b.block("} catch (const Stopped &) {"):
        some(b, b.rng.randrange(0, 2))


def immediate_lambda(b):
    with b.block("[&] {", "}();"):
        some(b, b.rng.randrange(1, 3))


def kept_lambda(b):
    """Called later than it is made, with the variables as they are by then."""
    f = b.fresh("f")
    with b.block(f"auto {f} = [&] {{", "};"):
        some(b, 1)
    b.line(f"{f}();")


BLOCKS = [(branch, 6), (loop, 2), (attempt, 2), (immediate_lambda, 1), (kept_lambda, 1)]
STATEMENTS = [
    (carry, 30),
    (operate, 8),
    (construct, 10),
    (project, 8),
    (assign_leaf, 8),
    (kill, 3),
    (sanitize, 2),
    (call, 9),
    (lambda b: b.source(), 4),
    (lambda b: b.check(), 16),
]


def some(b, count):
    """That many statements."""
    for _ in range(count):
        if b.program.lines_left() <= 0:
            return
        table = STATEMENTS
        if len(b.blocks) < MAX_NESTING and b.choices_left() > 1 and b.rng.random() < 0.12:
            table = BLOCKS
        functions, weights = zip(*table)
        b.rng.choices(functions, weights)[0](b)
