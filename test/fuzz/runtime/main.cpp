// The instrumented run: labels what the sources give, tells what reaches the sinks,
// and runs every entry of the program on every way that its choices allow.
//
// A value is personal when it carries a label, or when its text holds a marker:
// the markers survive where the library's binary copies without instrumentation.
//
// Part of piiflow, under the Apache License v2.0 with LLVM Exceptions.
// SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
#include "instrumented.h"
#include <sanitizer/dfsan_interface.h>
#include <sys/wait.h>
#include <unistd.h>

bool run(int entry);

namespace {

constexpr const char *TextMarker = "PII_";
constexpr const char *NumberMarker = "7700";
constexpr unsigned MaxRuns = 300, MaxSamples = 64, MaxChoices = 24, Exhausted = 255;
constexpr dfsan_label Personal = 1;

unsigned char Bits[MaxChoices];
unsigned Used = 0;

bool has_marker(std::string_view text) {
  return text.find(TextMarker) != text.npos || text.find(NumberMarker) != text.npos;
}

void report(int id, bool tainted) {
  char line[32];
  int size = snprintf(line, sizeof line, "%d %d\n", id, int(tainted));
  if (write(1, line, size) != size)
    _exit(Exhausted);
}

void report(int id, std::string_view text) {
  bool labelled = !text.empty() && dfsan_read_label(text.data(), text.size()) != 0;
  report(id, labelled || has_marker(text));
}

// Runs an entry with the current bits; how many choices it made, or `Exhausted`
// when there is no such entry.
unsigned run_once(int entry) {
  Used = 0;
  pid_t child = fork();
  if (child == 0) {
    bool exists = run(entry);
    _exit(exists ? Used : Exhausted);
  }
  int status = 0;
  waitpid(child, &status, 0);
  if (!WIFEXITED(status)) {
    fprintf(stderr, "entry %d crashed\n", entry);
    _exit(1);
  }
  return WEXITSTATUS(status);
}

// All ways through an entry. The odometer over the choices: the last one that was
// not taken is taken next, and those after it start anew.
bool run_all(int entry, bool &complete) {
  memset(Bits, 0, sizeof Bits);
  complete = false;
  for (unsigned runs = 0; !complete && runs < MaxRuns; ++runs) {
    unsigned used = run_once(entry);
    if (used == Exhausted)
      return false;
    if (used >= MaxChoices)
      break;
    while (used > 0 && Bits[used - 1])
      Bits[--used] = 0;
    complete = used == 0;
    if (!complete)
      Bits[used - 1] = 1;
  }
  return true;
}

// Too many ways: a fixed sequence of samples.
void run_samples(int entry) {
  std::uint64_t state = 1;
  for (unsigned runs = 0; runs < MaxSamples; ++runs) {
    for (unsigned char &bit : Bits) {
      state = state * 6364136223846793005u + 1442695040888963407u;
      bit = (state >> 60) & 1;
    }
    run_once(entry);
  }
}

void finish(const char *verdict) {
  if (write(1, verdict, strlen(verdict)) < 0)
    _exit(1);
}

} // namespace

bool choice() { return Used < MaxChoices && Bits[Used++]; }

bool always() { return true; }

std::string labelled_text(int number) {
  std::string text = "PII_" + std::to_string(number) + "_";
  text += "a text that is longer than the small buffer";
  dfsan_set_label(Personal, text.data(), text.size());
  return text;
}
std::int64_t labelled_number(int number) {
  std::int64_t value = 77000000 + number;
  dfsan_set_label(Personal, &value, sizeof value);
  return value;
}
std::string source_text(int number) { return labelled_text(number); }
std::int64_t source_number(int number) { return labelled_number(number); }
bool find_text(int number, std::string &out) {
  out = labelled_text(number);
  return true;
}

void sink(int id, const std::string &value) { report(id, value); }
void sink_text(int id, const char *value) { report(id, std::string_view(value)); }
void sink_view(int id, std::string_view value) { report(id, value); }
void sink(int id, std::int64_t value) {
  report(id, dfsan_get_label(value) != 0 || has_marker(std::to_string(value)));
}

std::string scrub(const std::string &) { return "***"; }
std::int64_t scrub_number(std::int64_t) { return 0; }

int main() {
  bool complete = false;
  for (int entry = 0; run_all(entry, complete); ++entry) {
    if (!complete)
      run_samples(entry);
    finish(complete ? "all\n" : "sampled\n");
  }
}
