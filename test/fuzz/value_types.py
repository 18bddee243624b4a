"""The types of a generated program: what holds data, and how one gets at it.

A type has a *shape* besides its C++ name: how many elements, which alternative.
Every variable keeps its shape as long as it lives, so that reading a slot is
always defined and says exactly one thing: `v[1]` of a vector of two.

Elements are told apart by constant indices and keys only, as docs/limitations.md
says ("Elements"): `front()`, iterators and the like are used on containers that
have one element.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""


class Slot:
    """A place within an object. `reads` are the spellings that lead there, `writes`
    those after which nothing else is there: `front()` is any element."""

    def __init__(
        self, type_, *reads, const_reads=None, writes=None, writable=True, is_source=False
    ):
        self.type = type_
        self.reads = reads
        self.writes = reads if writes is None else writes
        self.const_reads = const_reads or reads
        self.writable = writable
        self.is_source = is_source


class Type:
    """A C++ type of a certain shape. Equal keys mean equal shapes."""

    is_leaf = False
    copyable = True
    # Whether assigning the whole may free what references lead to.
    leads = False
    makeable = True

    def __init__(self, name, key, slots=()):
        self.name, self.key, self.slots = name, key, list(slots)
        self.copyable = all(slot.type.copyable for slot in self.slots)
        self.makeable = all(slot.type.makeable for slot in self.slots)

    def __eq__(self, other):
        return self.key == other.key

    def __hash__(self):
        return hash(self.key)

    def make(self, values):
        """An expression for an object whose slots hold these expressions."""
        return f"{self.name}{{{', '.join(values)}}}"

    def clean(self, rng):
        """An expression for an object that holds only constants."""
        return self.make([slot.type.clean(rng) for slot in self.slots])

    def leaves(self):
        """All ways to leaf types: lists of slots."""
        for slot in self.slots:
            if slot.type.is_leaf:
                yield [slot]
            else:
                for rest in slot.type.leaves():
                    yield [slot, *rest]


class Leaf(Type):
    is_leaf = True

    def clean(self, rng):
        number = rng.randrange(10, 100)
        return f'std::string("w{number}")' if self is TEXT else f"std::int64_t{{{number}}}"


TEXT = Leaf("std::string", "S")
NUMBER = Leaf("std::int64_t", "I")


class Sequence(Type):
    """vector, deque, list and array with a constant number of elements."""

    def __init__(self, template, element, count):
        extent = f", {count}" if template == "array" else ""
        name = f"std::{template}<{element.name}{extent}>"
        slots = []
        for index in range(count):
            reads = [] if template == "list" else [f"{{}}[{index}]", f"{{}}.at({index})"]
            writes = list(reads)
            if count == 1:
                reads += ["{}.front()", "{}.back()", "(*{}.begin())"]
            if count == 1 and template in ("vector", "array"):
                reads += ["{}.data()[0]"]
            slots.append(Slot(element, *reads, writes=writes))
        super().__init__(name, f"{template}{count}<{element.key}>", slots)
        self.template, self.count, self.element = template, count, element
        self.leads = template != "array"

    def make(self, values):
        braces = "{{{}}}" if self.template == "array" else "{}"
        return f"{self.name}{{{braces.format(', '.join(values))}}}"


class Keyed(Type):
    """map and unordered_map with two constant keys."""

    leads = True

    def __init__(self, template, element):
        slots = []
        for key in ("first", "other"):
            common = [f'{{}}.at("{key}")', f'{{}}.find("{key}")->second']
            slots.append(Slot(element, *common, f'{{}}["{key}"]', const_reads=common))
        super().__init__(
            f"std::{template}<std::string, {element.name}>", f"{template}<{element.key}>", slots
        )
        self.element = element

    def make(self, values):
        return f'{self.name}{{{{"first", {values[0]}}}, {{"other", {values[1]}}}}}'


class Product(Type):
    """pair and tuple."""

    def __init__(self, elements):
        pair = len(elements) == 2
        template = "pair" if pair else "tuple"
        slots = []
        for index, element in enumerate(elements):
            reads = [f"std::get<{index}>({{}})"]
            if pair:
                reads.append("{}." + ("first", "second")[index])
            slots.append(Slot(element, *reads))
        names = ", ".join(element.name for element in elements)
        keys = ",".join(element.key for element in elements)
        super().__init__(f"std::{template}<{names}>", f"{template}<{keys}>", slots)


class Optional(Type):
    def __init__(self, element):
        reads = ["(*{})", "{}.value()"]
        super().__init__(
            f"std::optional<{element.name}>", f"optional<{element.key}>", [Slot(element, *reads)]
        )
        # Assignment may destroy the content, and with it what references lead to.
        self.leads = True


class Variant(Type):
    """A variant whose second alternative is the one that is there."""

    leads = True

    def __init__(self, element):
        reads = ["std::get<1>({})", "(*std::get_if<1>(&{}))"]
        super().__init__(
            f"std::variant<std::monostate, {element.name}>",
            f"variant<{element.key}>",
            [Slot(element, *reads)],
        )


class Any(Type):
    leads = True

    def __init__(self, element):
        name = element.name
        slot = Slot(
            element,
            f"std::any_cast<{name} &>({{}})",
            f"(*std::any_cast<{name}>(&{{}}))",
            const_reads=[f"std::any_cast<const {name} &>({{}})"],
        )
        super().__init__("std::any", f"any<{element.key}>", [slot])

    def make(self, values):
        return f"std::any(std::in_place_type<{self.slots[0].type.name}>, {values[0]})"


class Expected(Type):
    """A value, or the error in its place."""

    leads = True

    def __init__(self, element, is_error):
        if is_error:
            name, slot = f"std::expected<int, {element.name}>", Slot(element, "{}.error()")
        else:
            name = f"std::expected<{element.name}, int>"
            slot = Slot(element, "(*{})", "{}.value()")
        super().__init__(name, f"expected{is_error}<{element.key}>", [slot])
        self.is_error = is_error

    def make(self, values):
        if self.is_error:
            return f"{self.name}(std::unexpect, {values[0]})"
        return f"{self.name}({values[0]})"


class Pointer(Type):
    """unique_ptr, shared_ptr and the plain pointer, always to an object."""

    leads = True

    def __init__(self, kind, element):
        plain = kind == "plain"
        name = f"Plain<{element.name}>" if plain else f"std::{kind}_ptr<{element.name}>"
        reads = ["(*{})"] if plain else ["(*{})", "(*{}.get())"]
        super().__init__(name, f"{kind}<{element.key}>", [Slot(element, *reads)])
        self.kind, self.element = kind, element
        self.copyable = kind != "unique"

    def make(self, values):
        if self.kind == "plain":
            return f"new {self.element.name}({values[0]})"
        return f"std::make_{self.kind}<{self.element.name}>({values[0]})"


class Function(Type):
    """A std::function that returns what its closure holds."""

    leads = True

    def __init__(self, element):
        super().__init__(
            f"std::function<{element.name}()>",
            f"function<{element.key}>",
            [Slot(element, "{}()", writable=False)],
        )

    def make(self, values):
        return f"{self.name}([kept = {values[0]}] {{ return kept; }})"


class Box(Type):
    """The program's own class template, with accessors instead of a field."""

    def __init__(self, element):
        reads = ["{}.get()", "(*{})", "{}.value"]
        super().__init__(f"Box<{element.name}>", f"Box<{element.key}>", [Slot(element, *reads)])


class Class(Type):
    """A class of the program; `fields` are names, `accessors` calls for them."""

    def __init__(self, name, members, accessors, base=None):
        slots = list(base.slots) if base else []
        for field, type_ in members:
            slots.append(Slot(type_, f"{{}}.{field}()" if accessors else f"{{}}.{field}"))
        super().__init__(name, name, slots)
        self.base, self.members = base, members

    def make(self, values):
        if self.base is None:
            return super().make(values)
        split = len(self.base.slots)
        return f"{self.name}{{{', '.join([self.base.make(values[:split]), *values[split:]])}}}"


class Record(Type):
    """A class with annotated fields. Objects come from its source function; what
    an annotated field holds is personal whatever was written to it, so nothing is."""

    makeable = False

    def __init__(self, name, loader, members):
        slots = [
            Slot(type_, f"{{}}.{field}", writable=not personal, is_source=personal)
            for field, type_, personal in members
        ]
        super().__init__(name, name, slots)
        self.makeable, self.loader = False, loader

    def clean(self, rng):
        return self.make([])

    def make(self, values):
        return f"{self.loader}()"
