"""What personal data travels in: parameters that are added along a chain of calls.

Texts are filled in with {n}, a name of the flow's own, {src}, the data, and {t}, a
name at hand for what is inserted there.

Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Carrier:
    """A parameter that takes data to a callee (down) or back to a caller (up).

    `put` is where the data comes from: a statement of the first function (down) or of
    the last one (up); `get` is an expression of the text at the other end. `local`
    declares what the first function hands on.
    """

    name: str
    parameter: str
    default: str
    put: str
    get: str
    up: bool = False
    local: str = ""
    hand: str = "{n}"
    on: str = "{n}"
    hops: tuple = ()


@dataclass(frozen=True)
class Hop:
    """What a function on the way makes of what it hands on."""

    statement: str
    value: str


COPY = Hop("auto {t} = {n};", "{t}")
ALIAS = Hop("auto &{t} = {n};", "{t}")
MOVE = Hop("auto {t} = std::move({n});", "std::move({t})")
CALL = Hop("", "piiflow_inject::same({n})")
LAMBDA = Hop("auto {t} = [&]() -> decltype(auto) {{ return ({n}); }}();", "{t}")
ELEMENT = Hop("std::vector<std::decay_t<decltype({n})>> {t}; {t}.push_back({n});", "{t}.back()")
MEMBER = Hop(
    "struct {{ std::decay_t<decltype({n})> one, other; }} {t}; {t}.one = {n};", "{t}.one"
)
POINTER = Hop("auto *{t} = &{n};", "*{t}")
COPIES = (COPY, ALIAS, CALL, LAMBDA, ELEMENT, MEMBER, POINTER)
REFERENCES = (ALIAS, CALL, LAMBDA, POINTER)


def down(name, parameter, put, get, default="{{}}", hops=COPIES, **more):
    return Carrier(name, parameter, default, put, get, hops=hops, **more)


def up(name, parameter, local, put, get, default="", hops=REFERENCES, made="{{}}", **more):
    default = default or f"piiflow_inject::nowhere<{local}>()"
    local = f"{local} {{n}}{made};"
    return Carrier(name, parameter, default, put, get, up=True, local=local, hops=hops, **more)


CARRIERS = [
    down("string", "std::string {n}", "std::string {n} = {src};", "{n}"),
    down("const reference", "const std::string &{n}", "std::string {n} = {src};", "{n}"),
    down("rvalue", "std::string &&{n}", "std::string {n} = {src};", "{n}",
         hand="std::move({n})", on="std::move({n})", hops=(MOVE,)),
    down("pointer", "const std::string *{n}", "const std::string {n}_v = {src}; auto *{n} = &{n}_v;",
         "std::string({n} ? *{n} : std::string())", default="nullptr"),
    down("C string", "const char *{n}", "const std::string {n}_v = {src}; const char *{n} = {n}_v.c_str();",
         "std::string({n})", default='""'),
    down("string_view", "std::string_view {n}", "const std::string {n}_v = {src}; std::string_view {n} = {n}_v;",
         "std::string({n})"),
    down("struct", "piiflow_inject::Record {n}", "piiflow_inject::Record {n}; {n}.text = {src};", "{n}.text"),
    down("nested struct", "const piiflow_inject::Letter &{n}",
         "piiflow_inject::Letter {n}; {n}.to.text = {src};", "{n}.to.text"),
    down("class", "piiflow_inject::Person {n}", "piiflow_inject::Person {n}; {n}.call({src});", "{n}.called()"),
    down("interface", "const piiflow_inject::Named *{n}",
         "const piiflow_inject::Subscriber {n}_v({src}); const piiflow_inject::Named *{n} = &{n}_v;",
         "({n} ? {n}->name() : std::string())", default="nullptr"),
    down("vector", "std::vector<std::string> {n}", "std::vector<std::string> {n}; {n}.push_back({src});",
         '({n}.empty() ? "" : {n}.front())'),
    down("array", "std::array<std::string, 2> {n}", "std::array<std::string, 2> {n}; {n}[1] = {src};", "{n}[1]"),
    down("map value", "const std::map<std::string, std::string> &{n}",
         'std::map<std::string, std::string> {n}; {n}["phone"] = {src};',
         '({n}.count("phone") ? {n}.at("phone") : std::string())'),
    down("map key", "const std::unordered_map<std::string, int> &{n}",
         "std::unordered_map<std::string, int> {n}; {n}[{src}] = 1;",
         "({n}.empty() ? std::string() : {n}.begin()->first)"),
    down("list of pairs", "std::list<std::pair<int, std::string>> {n}",
         "std::list<std::pair<int, std::string>> {n}; {n}.emplace_back(1, {src});",
         "({n}.empty() ? std::string() : {n}.back().second)"),
    down("optional", "std::optional<std::string> {n}", "std::optional<std::string> {n} = {src};",
         '{n}.value_or("")'),
    down("variant", "std::variant<int, std::string> {n}", "std::variant<int, std::string> {n} = {src};",
         "(std::get_if<std::string>(&{n}) ? *std::get_if<std::string>(&{n}) : std::string())"),
    down("any", "std::any {n}", "std::any {n} = {src};", "({n}.has_value() ? std::any_cast<std::string>({n}) : std::string())"),
    down("tuple", "std::tuple<int, std::string> {n}", "auto {n} = std::make_tuple(1, {src});", "std::get<1>({n})"),
    down("unique_ptr", "std::unique_ptr<piiflow_inject::Record> {n}",
         "auto {n} = std::make_unique<piiflow_inject::Record>(); {n}->text = {src};",
         "({n} ? {n}->text : std::string())", default="nullptr",
         hand="std::move({n})", on="std::move({n})", hops=(MOVE,)),
    down("shared_ptr", "std::shared_ptr<std::string> {n}", "auto {n} = std::make_shared<std::string>({src});",
         "({n} ? *{n} : std::string())", default="nullptr"),
    down("function", "std::function<std::string()> {n}",
         "std::string {n}_v = {src}; std::function<std::string()> {n} = [{n}_v] {{ return {n}_v; }};",
         "({n} ? {n}() : std::string())"),
    down("function pointer and data", "std::pair<std::string (*)(void *), void *> {n}",
         "std::string {n}_v = {src}; std::pair<std::string (*)(void *), void *> {n}"
         "(&piiflow_inject::textAt, &{n}_v);",
         "({n}.first ? {n}.first({n}.second) : std::string())"),
    down("void pointer", "const void *{n}", "const std::string {n}_v = {src}; const void *{n} = &{n}_v;",
         "({n} ? *static_cast<const std::string *>({n}) : std::string())", default="nullptr"),
    down("character buffer", "piiflow_inject::Buffer {n}",
         'piiflow_inject::Buffer {n}; std::snprintf({n}.text, sizeof {n}.text, "%s", std::string({src}).c_str());',
         "std::string({n}.text)"),
    down("bytes", "std::vector<unsigned char> {n}",
         "const std::string {n}_v = {src}; std::vector<unsigned char> {n}({n}_v.begin(), {n}_v.end());",
         "std::string({n}.begin(), {n}.end())"),
    down("reference_wrapper", "const std::optional<std::reference_wrapper<const std::string>> &{n}",
         "const std::string {n}_v = {src}; std::optional<std::reference_wrapper<const std::string>> {n}(std::cref({n}_v));",
         "({n} ? {n}->get() : std::string())"),
    down("span", "std::span<const std::string> {n}",
         "const std::vector<std::string> {n}_v{{ {src} }}; std::span<const std::string> {n} = {n}_v;",
         "({n}.empty() ? std::string() : {n}[0])"),
    down("queue", "std::queue<std::string> {n}", "std::queue<std::string> {n}; {n}.push({src});",
         "({n}.empty() ? std::string() : {n}.front())"),
    down("future", "std::shared_future<std::string> {n}",
         "std::promise<std::string> {n}_v; {n}_v.set_value({src}); auto {n} = {n}_v.get_future().share();",
         "({n}.valid() ? {n}.get() : std::string())"),
    down("formatted text", "const std::string &{n}",
         'std::ostringstream {n}_v; {n}_v << "call " << {src} << " back"; std::string {n} = {n}_v.str();', "{n}"),
    down("number", "long {n}", "long {n} = std::stol({src});", "std::to_string({n})", default="0"),
    up("out reference", "std::string &{n}", "std::string", "{n} = {src};", "{n}"),
    up("out pointer", "std::string *{n}", "std::string", "if ({n}) *{n} = {src};", "{n}",
       default="nullptr", hand="&{n}", hops=(COPY, ALIAS, CALL, LAMBDA)),
    up("out struct", "piiflow_inject::Letter &{n}", "piiflow_inject::Letter", "{n}.to.text = {src};", "{n}.to.text"),
    up("out vector", "std::vector<std::string> &{n}", "std::vector<std::string>", "{n}.push_back({src});",
       '({n}.empty() ? "" : {n}.back())'),
    up("out map", "std::map<int, std::string> &{n}", "std::map<int, std::string>", "{n}.emplace(1, {src});",
       "({n}.empty() ? std::string() : {n}.begin()->second)"),
    up("out stream", "std::ostringstream &{n}", "std::ostringstream", "{n} << {src};", "{n}.str()"),
    up("out optional", "std::optional<piiflow_inject::Record> &{n}", "std::optional<piiflow_inject::Record>",
       "{n}.emplace(); {n}->text = {src};", "({n} ? {n}->text : std::string())"),
    up("out shared_ptr", "std::shared_ptr<piiflow_inject::Record> {n}", "std::shared_ptr<piiflow_inject::Record>",
       "if ({n}) {n}->text = {src};", "{n}->text", default="nullptr", made=" = std::make_shared<piiflow_inject::Record>()",
       hops=(COPY, ALIAS, CALL)),
    up("out buffer", "char *{n}", "piiflow_inject::Buffer",
       'if ({n}) std::strncpy({n}, std::string({src}).c_str(), 31);', "std::string({n}.text)",
       default="nullptr", hand="{n}.text", hops=(COPY, ALIAS)),
    up("callback", "const std::function<void(const std::string &)> &{n}", "std::string",
       "if ({n}) {n}({src});", "{n}", default="nullptr",
       hand="[&](const std::string &{n}_x) {{ {n} = {n}_x; }}", hops=(ALIAS, COPY)),
]

# What a place at the end writes a text to.
SINKS = {
    "annotated": "piiflow_inject::record({e});",
    "stream": "std::cerr << {e} << std::endl;",
    "printf": 'std::fprintf(stderr, "%s", std::string({e}).c_str());',
    "syslog": '::syslog(6, "%s", std::string({e}).c_str());',
    "file": '{{ std::ofstream {t}("trace"); {t} << {e}; }}',
    "send": "{{ const std::string {t} = {e}; ::send(0, {t}.data(), {t}.size(), 0); }}",
}

HEADER = """// What the flows are made of.
#ifdef __cplusplus
#include <any>
#include <array>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <functional>
#include <future>
#include <iostream>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <sstream>
#include <string>
#include <string_view>
#include <sys/socket.h>
#include <syslog.h>
#include <tuple>
#include <type_traits>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>
#if __cplusplus >= 202002L
#include <span>
#endif
#include <piiflow/annotations.h>
#ifndef PIIFLOW_INJECT
#define PIIFLOW_INJECT
namespace piiflow_inject {
struct Record { std::string title, text; };
struct Letter { Record from, to; };
struct Buffer { char text[32] = ""; };
class Person {
public:
  void call(std::string Name) { Called = std::move(Name); }
  const std::string &called() const { return Called; }
private:
  std::string Title, Called;
};
class Named {
public:
  virtual ~Named() = default;
  virtual std::string name() const = 0;
};
class Subscriber : public Named {
public:
  explicit Subscriber(std::string Name) : Name(std::move(Name)) {}
  std::string name() const override { return Name; }
private:
  std::string Name;
};
template <typename T> T &nowhere() { static T One; return One; }
template <typename T> T &same(T &One) { return One; }
inline std::string textAt(void *Text) { return *static_cast<std::string *>(Text); }
std::string mask(const std::string &Text) PII_SANITIZER(mask);
void record(const std::string &Text) PII_SINK(log);
%s} // namespace piiflow_inject
#endif
#endif
"""
