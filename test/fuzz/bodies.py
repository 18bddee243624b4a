"""A function's body while it is written: variables in scope, what they hold, and
the statements so far.

Every variable stays usable until the end of its block. Those that something
refers to (`pinned`) are never assigned as a whole, so that no reference dangles;
those that were moved from are forgotten.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from contextlib import contextmanager

from value_types import NUMBER, TEXT

# How often a statement prefers a variable that may hold personal data.
PREFER_HOT = 0.55
# Choices of an entry and of another function: all ways are to be run.
MAX_CHOICES = [6, 2]


class Variable:
    """`hot` is a guess that balances the sink checks; the run tells the truth."""

    def __init__(self, name, type_, label, parents, block, hot, const=False):
        self.name, self.type, self.label, self.parents = name, type_, label, parents
        self.block, self.hot, self.const = block, hot, const
        self.pinned = False

    def chain(self):
        """The carriers that led here, one of each step, newest last."""
        steps, seen, current = [], set(), self
        while current is not None and id(current) not in seen and len(steps) < 16:
            seen.add(id(current))
            steps.append(current.label)
            parents = [parent for parent in current.parents if parent is not None]
            current = next((p for p in parents if p.hot), parents[0] if parents else None)
        return " > ".join(reversed(steps))


class Body:
    def __init__(self, program, rng, depth, once):
        self.program, self.rng, self.depth, self.once = program, rng, depth, once
        self.lines, self.variables = [], []
        self.called_choices = 0
        self.blocks = [0]
        self.next_block = 1

    def choices(self):
        """How many choices one run of the body makes, about."""
        return sum(line.count("choice()") for line in self.lines) + self.called_choices

    def choices_left(self):
        return MAX_CHOICES[min(self.depth, 1)] - self.choices()

    # Text.

    def line(self, text):
        indent = "  " * len(self.blocks)
        self.lines.extend(indent + part for part in text.split("\n"))

    def fresh(self, stem):
        return self.program.fresh(stem)

    @contextmanager
    def block(self, head, tail="}"):
        """Variables declared within are gone afterwards."""
        self.line(head)
        self.blocks.append(self.next_block)
        self.next_block += 1
        known = len(self.variables)
        yield
        self.variables = [v for v in self.variables[:known] if v.name]
        self.blocks.pop()
        self.line(tail)

    # Variables.

    def declare(self, type_, expression, label, parents, const=False):
        name = self.fresh("v")
        auto = self.rng.random() < 0.2
        self.line(f"{'auto' if auto else type_.name} {name} = {expression};")
        return self.add(name, type_, label, parents, const)

    def add(self, name, type_, label, parents, const=False, hot=None):
        if hot is None:
            hot = any(parent.hot for parent in parents)
        variable = Variable(name, type_, label, list(parents), self.blocks[-1], hot, const)
        self.variables.append(variable)
        return variable

    def result(self, type_, expression, label, parents):
        """Into a new variable, or over what another one held."""
        targets = [
            v
            for v in self.variables
            if v.type == type_ and self.assignable(v) and v not in parents
        ]
        if targets and self.rng.random() < 0.25:
            target = self.rng.choice(targets)
            self.line(f"{target.name} = {expression};")
            # In a branch the former content may be the one that stays.
            self.assigned(target, label, parents)
            return target
        return self.declare(type_, expression, label, parents)

    def assigned(self, target, label, parents):
        certain = target.block == self.blocks[-1]
        hot = any(parent.hot for parent in parents)
        former = [Variable(target.name, target.type, target.label, target.parents, 0, target.hot)]
        target.hot = hot or (target.hot and not certain)
        target.label = label
        target.parents = list(parents) + ([] if certain else former)

    def assignable(self, variable):
        if variable.const or not variable.type.makeable:
            return False
        return variable.type.is_leaf or not (variable.pinned and self.frees(variable.type))

    def frees(self, type_):
        return type_.leads or any(self.frees(slot.type) for slot in type_.slots)

    def forget(self, variable):
        self.variables.remove(variable)

    def can_move(self, variable):
        return not (
            variable.const or variable.pinned or variable.block != self.blocks[-1]
        )

    def use(self, variable):
        """The value of a variable, as an argument or initialiser."""
        if variable.type.copyable and (self.rng.random() < 0.8 or not self.can_move(variable)):
            return variable.name
        self.forget(variable)
        return f"std::move({variable.name})"

    def pick(self, wanted=lambda variable: True):
        """A variable that fits, or None; later ones and hot ones more often."""
        fitting = [v for v in self.variables if wanted(v)]
        if not fitting:
            return None
        hot = [v for v in fitting if v.hot]
        if hot and self.rng.random() < PREFER_HOT:
            fitting = hot
        if self.rng.random() < 0.5:
            fitting = fitting[-4:]
        return self.rng.choice(fitting)

    def consumable(self, variable):
        return variable.type.copyable or self.can_move(variable)

    # Expressions.

    def way_in(self, variable, slots, writing=False):
        """An expression for the place that these slots lead to."""
        expression = variable.name
        temporary = False
        for slot in slots:
            reads = slot.const_reads if variable.const else slot.reads
            if writing:
                reads = slot.writes
            if temporary:
                reads = [read for read in slot.const_reads if "&{}" not in read]
            temporary = temporary or not slot.writable and not slot.is_source
            expression = self.rng.choice(reads).format(expression)
        return expression

    def leaf_way(self, variable, type_=None, writable=False):
        """Slots from a variable to some leaf of it; None when there is none."""
        ways = [[]] if variable.type.is_leaf else list(variable.type.leaves())
        kept = []
        for way in ways:
            leaf = way[-1].type if way else variable.type
            if type_ is not None and leaf != type_:
                continue
            if writable and not all(slot.writable and slot.writes for slot in way):
                continue
            kept.append(way)
        return self.rng.choice(kept) if kept else None

    def read(self, type_):
        """(expression, variables) for a leaf that some variable holds."""
        if self.rng.random() < 0.1:
            return type_.clean(self.rng), []
        variable = self.pick(lambda v: self.leaf_way(v, type_) is not None)
        if variable is None:
            return type_.clean(self.rng), []
        return self.way_in(variable, self.leaf_way(variable, type_)), [variable]

    def value(self, type_):
        """(expression, variables) for an object of any type."""
        if type_.is_leaf:
            return self.read(type_)
        variable = self.pick(lambda v: v.type == type_ and self.consumable(v))
        if variable is not None and self.rng.random() < 0.6:
            return self.use(variable), [variable]
        if not type_.makeable:
            return type_.clean(self.rng), []
        values, parents = [], []
        for slot in type_.slots:
            expression, used = self.value(slot.type)
            values.append(expression)
            parents += used
        return type_.make(values), parents

    # Sinks.

    def check(self):
        """A sink check of a leaf, at a line of its own."""
        variable = self.pick(lambda v: self.leaf_way(v) is not None)
        if variable is None:
            return
        way = self.leaf_way(variable)
        leaf = way[-1].type if way else variable.type
        expression = self.way_in(variable, way)
        number = self.program.sink_number(variable)
        if leaf == NUMBER:
            self.line(f"sink({number}, {expression});")
            return
        shape = self.rng.random()
        if shape < 0.1:
            self.line(f"sink_text({number}, {expression}.c_str());")
        elif shape < 0.2:
            self.line(f"sink_view({number}, {expression});")
        else:
            self.line(f"sink({number}, {expression});")

    # Sources.

    def source(self):
        number = self.program.next_source()
        kind = self.rng.random()
        if kind < 0.45:
            return self.add_source(TEXT, f"source_text({number})", "source function")
        if kind < 0.65:
            return self.add_source(NUMBER, f"source_number({number})", "source function")
        if kind < 0.8:
            name = self.fresh("v")
            self.line(f"std::string {name};")
            self.line(f"find_text({number}, {name});")
            return self.add(name, TEXT, "source out-parameter", [], hot=True)
        record = self.program.record()
        return self.add_source(record, f"{record.loader}()", "source record")

    def add_source(self, type_, expression, label):
        variable = self.declare(type_, expression, label, [])
        variable.hot = True
        return variable
