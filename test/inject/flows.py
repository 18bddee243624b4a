"""Flows from a source to a sink that are put into a chain of calls.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from dataclasses import dataclass, field

from carriers import CARRIERS, SINKS


@dataclass
class Flow:
    number: int
    carrier: str
    length: int
    crossing: bool
    is_virtual: bool
    functions: list
    sink: tuple = ()
    edits: list = field(default_factory=list)

    @property
    def name(self):
        return f"pii{self.number}"

    @property
    def files(self):
        return {file for file, _, _ in self.edits}

    def text(self, masked):
        """The edits, with the data as it is or with what masks it."""
        data = f"piiflow_inject::person{self.number}().phone"
        safe = f"piiflow_inject::mask({data})"
        return [(f, at, t.replace("%SOURCE%", safe if masked else data)) for f, at, t in self.edits]

    def declarations(self):
        person = f"Person{self.number}"
        return f"struct {person} {{ std::string phone PII(phone), title; }}; {person} person{self.number}();\n"


class Editor:
    """Puts one flow into a chain."""

    def __init__(self, program, flow, carrier, rng):
        self.program, self.flow, self.carrier, self.rng = program, flow, carrier, rng

    def fill(self, text, **more):
        return text.format(n=self.flow.name, src="%SOURCE%", **more)

    def insert(self, file, offset, text):
        self.flow.edits.append((file, offset, text))

    def at_start(self, function, text):
        self.insert(function.body["file"], function.body["offset"] + 1, f" {text} ")

    def somewhere(self, function, text):
        """At the start of a body or before one of its statements."""
        places = [
            (c["begin"]["file"], c["begin"]["offset"], c["begin"]["line"])
            for c in self.program.out.get(function.id, [])
            if "begin" in c
        ]
        body = function.body["file"], function.body["offset"] + 1, function.body["line"]
        file, offset, line = self.rng.choice([body, *places])
        self.insert(file, offset, f" {text} ")
        return file, line

    def parameters(self, targets):
        """Adds the parameter wherever a function of the chain, or one that it
        overrides or that overrides it, is declared."""
        names = set()
        for call, target in targets:
            for one in (call["callee"], target):
                names |= self.program.members[self.program.family(one)]
        for name in sorted(names):
            f = self.program.functions[name]
            for (file, offset), one in sorted(f.declarations.items()):
                default = f" = {self.carrier.default}" if one["first"] else ""
                text = self.fill(self.carrier.parameter + default)
                self.insert(file, offset, f", {text}" if one["parameters"] else text)

    def argument(self, call, text):
        self.insert(call["file"], call["offset"], f", {text}" if call["arguments"] else text)

    def hand_on(self, function):
        """The statement and the argument with which a function hands on."""
        if not self.carrier.hops or self.rng.random() < 0.4:
            return "", self.fill(self.carrier.on)
        hop = self.rng.choice(self.carrier.hops)
        t = f"{self.flow.name}_t"
        return self.fill(hop.statement, t=t), self.fill(hop.value, t=t)

    def write_out(self):
        sink = self.rng.choice(sorted(SINKS))
        return SINKS[sink].format(e=self.fill(self.carrier.get), t=f"{self.flow.name}_s")

    def run(self, first, calls):
        functions = [self.program.functions[n] for n in (first, *(t for _, t in calls))]
        self.parameters(calls)
        put = self.fill(self.carrier.put)
        self.at_start(functions[0], self.fill(self.carrier.local) if self.carrier.up else put)
        self.argument(calls[0][0], self.fill(self.carrier.hand))
        for function, (call, _) in zip(functions[1:-1], calls[1:]):
            statement, value = self.hand_on(function)
            if statement:
                self.at_start(function, statement)
            self.argument(call, value)
        if self.carrier.up:
            self.somewhere(functions[-1], put)
            after = calls[0][0]["after"]
            self.insert(after["file"], after["offset"], f" {self.write_out()} ")
            self.flow.sink = after["file"], after["line"]
        else:
            self.flow.sink = self.somewhere(functions[-1], self.write_out())


def same_line(chain):
    """Whether two calls of a chain would be told from each other no more."""
    places = [(call["file"], call["offset"]) for call, _ in chain]
    return len(places) != len(set(places))


class Planner:
    """Chooses flows so that no function takes part in two."""

    def __init__(self, program, rng, number):
        self.program, self.rng, self.number = program, rng, number
        self.refused = set()  # Functions that do not compile with one more parameter.

    def plan(self, count):
        flows, used = [], set(self.refused)
        starts = sorted(
            n for n, f in self.program.functions.items() if len(f.bodies) == 1 and n in self.program.out
        )
        turn = 0
        while len(flows) < count and turn < 60 * count:
            carrier = CARRIERS[(self.number + len(flows)) % len(CARRIERS)]
            # Long chains are rare in programs, so that they are looked for first.
            length = 8 - turn // 20 % 8 if turn % 2 else 1 + turn % 7
            turn += 1
            flow = self.flow(self.rng.choice(starts), carrier, length, used, self.number + len(flows))
            if flow:
                flows.append(flow)
        self.number += len(flows)
        return flows

    def flow(self, start, carrier, length, used, number):
        program = self.program
        if program.family(start) in used:
            return None
        chain = program.chain(
            start, length, used, self.rng.choice, lambda c: program.can_grow(c["callee"])
        )
        if not chain or same_line(chain) or (carrier.up and "after" not in chain[0][0]):
            return None
        functions = [start, *(t for _, t in chain)]
        files = {program.functions[f].body["file"] for f in functions}
        is_virtual = any(program.functions[c["callee"]].virtual for c, _ in chain)
        flow = Flow(number, carrier.name, length, len(files) > 1, is_virtual, functions)
        Editor(program, flow, carrier, self.rng).run(start, chain)
        used |= {program.family(f) for f in functions}
        return flow
