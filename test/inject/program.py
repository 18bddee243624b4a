"""What a project declares and calls, and chains of calls in it.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

import json
from dataclasses import dataclass, field


@dataclass
class Function:
    id: str
    name: str
    declarations: dict = field(default_factory=dict)
    bodies: dict = field(default_factory=dict)
    overridden: set = field(default_factory=set)
    owner: str = ""
    const: bool = False
    virtual: bool = False
    noexcept: bool = False

    @property
    def body(self):
        return next(iter(self.bodies.values()))


class Program:
    """The surveys of all units as one."""

    def __init__(self):
        self.functions, self.calls, self.classes, self.files = {}, {}, {}, {}
        self.units = 0

    def add(self, unit, text):
        survey = json.loads(text)
        self.units += 1
        self.files[unit] = set(survey["files"])
        for one in survey["functions"]:
            self.add_function(one)
        for call in survey["calls"]:
            self.calls[call["file"], call["offset"]] = call
        for one in survey["classes"]:
            self.classes.setdefault(one["id"], []).append(one)

    def add_function(self, one):
        f = self.functions.setdefault(one["id"], Function(one["id"], one["name"]))
        place = one["close"]["file"], one["close"]["offset"]
        known = f.declarations.setdefault(place, one)
        known["first"] = known["first"] or one["first"]
        if "body" in one:
            f.bodies[one["body"]["file"], one["body"]["offset"]] = one["body"]
        f.overridden |= set(one.get("overridden", ()))
        f.owner = one.get("class", "")
        f.const, f.noexcept = one.get("const", False), one["noexcept"]
        f.virtual = one.get("virtual", False)

    def finish(self):
        """Families of functions that override each other, and who calls whom."""
        self.families = {}
        for f in self.functions.values():
            for base in f.overridden:
                self.join(f.id, base)
        self.out, self.members = {}, {}
        for name in self.functions:
            self.members.setdefault(self.family(name), set()).add(name)
        for call in sorted(self.calls.values(), key=lambda c: (c["file"], c["offset"])):
            if call["caller"] in self.functions and call["callee"] in self.functions:
                self.out.setdefault(call["caller"], []).append(call)

    def family(self, name):
        while self.families.get(name, name) != name:
            name = self.families[name]
        return name

    def join(self, one, other):
        self.families[self.family(one)] = self.family(other)

    def can_grow(self, name):
        """Whether all that has to get the parameter is in the project."""
        family = self.family(name)
        return family in self.functions and all(
            self.functions[m].declarations and len(self.functions[m].bodies) < 2
            for m in self.members[family]
        )

    def overrides(self, name, base):
        """Whether a method is that of a base class, or overrides it."""
        return name == base or any(
            self.overrides(o, base) for o in self.functions[name].overridden if o in self.functions
        )

    def targets(self, name):
        """The bodies that a call of it may run."""
        names = self.members[self.family(name)] if self.functions[name].virtual else [name]
        return sorted(
            n for n in names if len(self.functions[n].bodies) == 1 and self.overrides(n, name)
        )

    def chain(self, start, length, used, choose, accept):
        """Calls, each from a body that the one before runs; None when there is none."""
        calls, at, seen = [], start, {self.family(start)}
        while len(calls) < length:
            options = [
                (call, target)
                for call in self.out.get(at, [])
                if accept(call)
                for target in self.targets(call["callee"])
                if self.family(target) not in seen and self.family(target) not in used
            ]
            if not options:
                return None
            call, at = choose(options)
            seen.add(self.family(at))
            calls.append((call, at))
        return calls
