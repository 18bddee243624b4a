// What the generated programs share: sources of data, the sink, the sanitizer,
// and small templates. The analyzer and the instrumented run read the same text.
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#ifndef FUZZ_PROGRAM_H
#define FUZZ_PROGRAM_H

#include <algorithm>
#include <any>
#include <array>
#include <coroutine>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <deque>
#include <expected>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <span>
#include <sstream>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

#include <piiflow/annotations.h>

std::string source_text(int number) PII(name);
std::int64_t source_number(int number) PII(phone);
bool find_text(int number, std::string &out PII(email));
// The same data for arguments and variables that are annotated themselves.
std::string labelled_text(int number);
std::int64_t labelled_number(int number);

void sink(int id, const std::string &value PII_SINK(log));
void sink(int id, std::int64_t value PII_SINK(log));
void sink_text(int id, const char *value PII_SINK(log));
void sink_view(int id, std::string_view value PII_SINK(log));

std::string scrub(const std::string &text) PII_SANITIZER(drop);
std::int64_t scrub_number(std::int64_t number) PII_SANITIZER(drop);

// The next bit of the input: every way through the program is run.
bool choice();
// True, which the analyzer cannot know.
bool always();

struct Stopped {};

// A name for pointers, so that `const` before it is about the pointer.
template <typename T> using Plain = T *;

template <typename T> struct Box {
  T value;
  T &get() { return value; }
  const T &get() const { return value; }
  T &operator*() { return value; }
  const T &operator*() const { return value; }
  T *operator->() { return &value; }
  void set(T next) { value = std::move(next); }
};

template <typename T> struct Cell {
  T value;
  Cell *next = nullptr;
};

template <typename T> struct Sequence {
  struct promise_type {
    T current{};
    Sequence get_return_object() { return Sequence{Handle::from_promise(*this)}; }
    std::suspend_always initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    std::suspend_always yield_value(T value) {
      current = std::move(value);
      return {};
    }
    void return_void() {}
    void unhandled_exception() {}
  };
  using Handle = std::coroutine_handle<promise_type>;
  explicit Sequence(Handle handle) : handle(handle) {}
  Sequence(const Sequence &) = delete;
  ~Sequence() { handle.destroy(); }
  bool next() {
    handle.resume();
    return !handle.done();
  }
  T &value() { return handle.promise().current; }
  Handle handle;
};

template <typename T> struct Task {
  struct promise_type {
    T result{};
    Task get_return_object() { return Task{Handle::from_promise(*this)}; }
    std::suspend_never initial_suspend() { return {}; }
    std::suspend_always final_suspend() noexcept { return {}; }
    void return_value(T value) { result = std::move(value); }
    void unhandled_exception() {}
  };
  using Handle = std::coroutine_handle<promise_type>;
  explicit Task(Handle handle) : handle(handle) {}
  Task(const Task &) = delete;
  ~Task() { handle.destroy(); }
  bool await_ready() { return true; }
  void await_suspend(std::coroutine_handle<>) {}
  T await_resume() { return handle.promise().result; }
  T get() { return handle.promise().result; }
  Handle handle;
};

#endif // FUZZ_PROGRAM_H
