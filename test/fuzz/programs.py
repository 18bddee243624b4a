"""A random program: its types, functions and files. The same seed gives the same
program.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import random

import value_types as types
from bodies import Body
from statements import some
from value_types import NUMBER, TEXT

MAX_DEPTH = 3
CATEGORIES = ["name", "phone", "email", "address"]


class Function:
    def __init__(self, name, parameters, result, choices):
        self.name, self.parameters, self.result, self.choices = name, parameters, result, choices


class Program:
    def __init__(self, seed, size=420):
        self.rng = random.Random(seed)
        self.size = size
        self.headers, self.files = [], [[] for _ in range(self.rng.choice([2, 2, 2, 3, 3, 4]))]
        self.count = self.sources = self.written = 0
        self.functions, self.classes, self.records = [], [], []
        self.sinks = {}
        self.entries = []
        self.depth = 0
        self.generate()

    # What bodies ask for.

    def fresh(self, stem):
        self.count += 1
        return f"{stem}{self.count}"

    def header(self, text):
        self.headers.append(text)

    def text(self, text):
        self.rng.choice(self.files).append(text)
        self.written += text.count("\n") + 1

    def function(self, signature, body):
        self.header(signature + ";")
        indented = "\n".join("  " + line for line in body.split("\n"))
        self.text(f"{signature} {{\n{indented}\n}}")

    def sink_number(self, variable):
        number = len(self.sinks) + 1
        self.sinks[number] = variable.chain()
        return number

    def next_source(self):
        self.sources += 1
        return self.sources

    def lines_left(self):
        return self.size - self.written

    # Types.

    def any_type(self, depth=2):
        """A type that holds something; the deeper, the simpler."""
        rng = self.rng
        if depth == 0 or rng.random() < 0.15:
            return TEXT if rng.random() < 0.65 else NUMBER
        if rng.random() < 0.3:
            return self.some_class()
        inner = self.any_type(depth - 1)
        plain = inner if inner.copyable else TEXT
        makers = [
            lambda: types.Sequence(rng.choice(["vector", "vector", "deque", "array"]), plain,
                                   rng.randrange(1, 3)),
            lambda: types.Sequence("list", plain, 1),
            lambda: types.Keyed(rng.choice(["map", "unordered_map"]), plain),
            lambda: types.Product([inner, self.any_type(depth - 1)]),
            lambda: types.Product([TEXT, inner, NUMBER]),
            lambda: types.Optional(inner),
            lambda: types.Variant(inner),
            lambda: types.Any(plain),
            # Whether an expected can be made from an any depends on itself.
            lambda: types.Expected(
                TEXT if isinstance(inner, types.Any) else inner, rng.random() < 0.3
            ),
            lambda: types.Pointer(rng.choice(["unique", "shared", "plain"]), inner),
            lambda: types.Function(plain),
            lambda: types.Box(inner),
        ]
        return rng.choice(makers)()

    def some_class(self):
        if self.classes and (len(self.classes) >= 5 or self.rng.random() < 0.6):
            return self.rng.choice(self.classes)
        name = self.fresh("Data")
        members = [(self.fresh("m"), self.any_type(1)) for _ in range(self.rng.randrange(2, 4))]
        if all(not type_.is_leaf for _, type_ in members):
            members.append((self.fresh("m"), TEXT))
        accessors = self.rng.random() < 0.35
        bases = [c for c in self.classes if c.base is None and not c.accessors and c.makeable]
        base = self.rng.choice(bases) if bases and not accessors and self.rng.random() < 0.4 else None
        made = types.Class(name, members, accessors, base)
        made.accessors = accessors
        self.header(self.class_text(made))
        if accessors:
            for field, type_ in members:
                self.text(f"{type_.name} &{name}::{field}() {{ return {field}_; }}")
                self.text(f"const {type_.name} &{name}::{field}() const {{ return {field}_; }}")
        self.classes.append(made)
        return made

    @staticmethod
    def class_text(made):
        if not made.accessors:
            base = f" : {made.base.name}" if made.base else ""
            fields = "".join(f"  {t.name} {field}{{}};\n" for field, t in made.members)
            return f"struct {made.name}{base} {{\n{fields}}};"
        parameters = ", ".join(f"{t.name} {field}" for field, t in made.members)
        starts = ", ".join(f"{field}_(std::move({field}))" for field, _ in made.members)
        methods = "".join(
            f"  {t.name} &{field}();\n  const {t.name} &{field}() const;\n" for field, t in made.members
        )
        fields = "".join(f"  {t.name} {field}_{{}};\n" for field, t in made.members)
        return (
            f"class {made.name} {{\npublic:\n  {made.name}() = default;\n"
            f"  {made.name}({parameters})\n      : {starts} {{}}\n{methods}private:\n{fields}}};"
        )

    def record(self):
        """A class with annotated fields, and the function that loads one."""
        if self.records and (len(self.records) > 1 or self.rng.random() < 0.7):
            return self.rng.choice(self.records)
        name = self.fresh("Record")
        text, number, note = self.fresh("m"), self.fresh("m"), self.fresh("m")
        self.header(
            f"struct {name} {{\n  std::string {text} PII({self.rng.choice(CATEGORIES)});\n"
            f"  std::string {note} PII_NONE;\n  std::int64_t {number} PII(phone);\n}};"
        )
        loader = f"load_{name}"
        self.function(
            f"{name} {loader}()",
            f"{name} loaded;\nloaded.{text} = labelled_text({self.next_source()});\n"
            f'loaded.{note} = "note";\nloaded.{number} = labelled_number({self.next_source()});\n'
            f"return loaded;",
        )
        made = types.Record(
            name, loader, [(text, TEXT, True), (note, TEXT, False), (number, NUMBER, True)]
        )
        self.records.append(made)
        return made

    # Functions.

    def some_function(self, b):
        """One that exists, or a new one for what the body has at hand."""
        known = [f for f in self.functions if f.choices <= max(b.choices_left(), 0)]
        if known and self.rng.random() < 0.45:
            return self.rng.choice(known)
        if b.depth >= MAX_DEPTH or self.lines_left() < 40:
            return self.rng.choice(known) if known else None
        modes = ["value", "value", "const", "const", "reference", "pointer"]
        parameters = []
        for _ in range(self.rng.randrange(1, 4)):
            variable = b.pick(lambda v: v.type.makeable)
            use_known = variable is not None and self.rng.random() < 0.7
            type_ = variable.type if use_known else self.any_type()
            mode = self.rng.choice(modes)
            parameters.append((type_, mode))
        result = self.any_type() if self.rng.random() < 0.4 else parameters[0][0]
        return self.generated(parameters, result, b.depth + 1)

    def generated(self, parameters, result, depth):
        name = self.fresh("f")
        body = Body(self, self.rng, depth, once=False)
        spellings = {
            "value": "{t} {n}", "const": "const {t} &{n}", "reference": "{t} &{n}", "pointer": "{t} *{n}"
        }
        declared = []
        for type_, mode in parameters:
            parameter = self.fresh("x")
            declared.append(spellings[mode].format(t=type_.name, n=parameter))
            if mode == "pointer":
                body.line(f"auto &{parameter}r = *{parameter};")
                parameter += "r"
            added = body.add(parameter, type_, f"parameter of {name}", [], mode == "const", hot=True)
            # What a caller owns is not moved away.
            added.pinned = mode in ("reference", "pointer")
        # Callers may refer into what they lend: it is changed in its leaves only.
        some(body, self.rng.randrange(3, 8))
        expression, _ = body.value(result)
        body.line(f"return {expression};")
        signature = f"{result.name} {name}({', '.join(declared)})"
        self.header(signature + ";")
        self.text(f"{signature} {{\n" + "\n".join(body.lines) + "\n}")
        function = Function(name, parameters, result, body.choices())
        self.functions.append(function)
        return function

    def entry(self):
        """A function that runs once; one with an annotated parameter at times."""
        name = self.fresh("entry")
        body = Body(self, self.rng, 0, once=True)
        parameter, argument = "", ""
        if self.rng.random() < 0.3:
            parameter = f"const std::string &given PII({self.rng.choice(CATEGORIES)})"
            argument = f"labelled_text({self.next_source()})"
            body.add("given", TEXT, "source parameter", [], const=True, hot=True)
        else:
            body.source()
        construct_first = self.any_type()
        expression, parents = body.value(construct_first)
        body.result(construct_first, expression, f"construct {construct_first.key}", parents)
        some(body, self.rng.randrange(10, 20))
        body.check()
        self.header(f"void {name}({parameter});")
        self.text(f"void {name}({parameter}) {{\n" + "\n".join(body.lines) + "\n}")
        self.entries.append(f"{name}({argument});")

    def generate(self):
        while self.lines_left() > 0:
            self.entry()
        cases = "".join(
            f"  case {index}:\n    {call}\n    return true;\n" for index, call in enumerate(self.entries)
        )
        self.header("bool run(int entry);")
        body = f"  switch (entry) {{\n{cases}  default:\n    return false;\n  }}"
        self.files[0].append(f"bool run(int entry) {{\n{body}\n}}")

    # Files.

    def written_files(self):
        """Name and text of every file."""
        head = "#ifndef PROGRAM_DECLARATIONS_H\n#define PROGRAM_DECLARATIONS_H\n\n#include \"program.h\"\n\n"
        yield "declarations.h", head + "\n\n".join(self.headers) + "\n\n#endif\n"
        for index, parts in enumerate(self.files):
            yield f"part{index}.cpp", '#include "declarations.h"\n\n' + "\n\n".join(parts) + "\n"
