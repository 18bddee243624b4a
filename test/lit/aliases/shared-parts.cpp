// RUN: %check_flows
// Objects that hold references or pointers to others; two names of one object across calls.
#include "pii-test.h"

#include <functional>
#include <memory>
#include <mutex>
#include <span>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

struct Context {
  std::string &line;
  const User *user = nullptr;
};

void step(Context context) { context.line += context.user->phone; }

void referenceMemberBad(const User &user) {
  std::string line = "start ";
  step(Context{line, &user});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

class Writer {
public:
  explicit Writer(std::string &out) : out(out) {}
  Writer &field(const std::string &name, const std::string &value) {
    out += name + "=" + value + ";";
    return *this;
  }

private:
  std::string &out;
};

void writerBad(const User &user) {
  std::string row;
  Writer(row).field("city", user.city).field("mail", user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(row);
}

void writerOk(const User &user) {
  std::string row, other;
  Writer writer(row), second(other);
  writer.field("mail", user.email);
  second.field("city", user.city);
  log_line(other);
}

void writerWeakBad(const User &user) {
  std::string row;
  Writer writer(row);
  writer.field("tel", hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(row);
}

struct View {
  std::string *text;
};

void sharedTargetBad(const User &user) {
  std::string text;
  View one{&text}, two{&text};
  *one.text = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*two.text);
}

void sharedTargetOk(const User &user) {
  std::string text = user.phone;
  View one{&text}, two{&text};
  one.text->assign("-");
  log_line(*two.text);
}

void copiedViewBad(const User &user) {
  std::string text;
  View one{&text};
  View two = one;
  two.text->append(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void repointedViewOk(const User &user) {
  std::string text, other;
  View one{&text};
  one.text = &other;
  *one.text = user.phone;
  log_line(text);
}

void sameObjectTwice(std::string &to, const std::string &from) {
  to = "prefix ";
  to += from;
}

void aliasedArgumentsBad(const User &user) {
  std::string a, b = user.phone;
  sameObjectTwice(a, b);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(a);
}

const std::string &longer(const std::string &a, const std::string &b) {
  return a.size() > b.size() ? a : b;
}

void longerBad(const User &user) {
  const std::string &text = longer(user.city, user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(text);
}

void longerOk(const User &user) {
  const std::string &text = longer(user.city, "unknown");
  log_line(text);
}

std::string &pick(std::string &a, std::string &b, bool first) { return first ? a : b; }

void pickedThenWrittenBad(const User &user, bool first) {
  std::string a, b;
  std::string &target = pick(a, b, first);
  target = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(b);
}

void pickedThenClearedBad(const User &user, bool first) {
  std::string a = user.phone, b = user.phone;
  pick(a, b, first).clear();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(a);
}

class Guarded {
public:
  template <typename F> void with(F &&f) {
    std::lock_guard<std::mutex> lock(mutex);
    f(value);
  }
  std::string snapshot() const {
    std::lock_guard<std::mutex> lock(mutex);
    return value;
  }

private:
  mutable std::mutex mutex;
  std::string value;
};

void guardedBad(const User &user) {
  Guarded guarded;
  guarded.with([&](std::string &value) { value = user.phone; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(guarded.snapshot());
}

void guardedOk(const User &user) {
  Guarded guarded;
  guarded.with([&](std::string &value) { value = user.city; });
  log_line(guarded.snapshot());
}

class Tracker {
public:
  void watch(std::string *slot) { slots.push_back(slot); }
  void update(const std::string &value) {
    for (std::string *slot : slots)
      *slot = value;
  }

private:
  std::vector<std::string *> slots;
};

void trackedBad(const User &user) {
  std::string shown;
  Tracker tracker;
  tracker.watch(&shown);
  tracker.update(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shown);
}

void trackedLaterOk(const User &user) {
  std::string shown, other;
  Tracker tracker;
  tracker.watch(&shown);
  tracker.update(user.phone);
  log_line(other);
}

void pointersInMapBad(const User &user) {
  std::string shown;
  std::unordered_map<std::string, std::string *> slots{{"shown", &shown}};
  if (auto it = slots.find("shown"); it != slots.end())
    *it->second = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(shown);
}

void referencesInVectorBad(const User &user) {
  std::string first, second;
  std::vector<std::reference_wrapper<std::string>> slots{first, second};
  for (std::string &slot : slots)
    slot = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(second);
}

struct Owner {
  std::vector<std::string> rows;
  std::vector<std::string> &mutableRows() { return rows; }
  std::string *find(const std::string &key) {
    for (auto &row : rows)
      if (row.rfind(key, 0) == 0)
        return &row;
    return nullptr;
  }
};

void mutableRowsBad(const User &user) {
  Owner owner;
  auto &rows = owner.mutableRows();
  rows.push_back(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(owner.rows[0]);
}

void copiedRowsOk(const User &user) {
  Owner owner;
  owner.rows.push_back("x");
  auto rows = owner.mutableRows();
  rows.push_back(user.phone);
  log_line(owner.rows[0]);
}

void foundRowBad(const User &user) {
  Owner owner;
  owner.rows = {"tel "};
  if (auto *row = owner.find("tel"))
    row->append(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(owner.rows.front());
}

void lambdaReturnsReferenceBad(const User &user) {
  std::string text;
  auto slot = [&]() -> std::string & { return text; };
  slot() = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void selfReferenceBad(const User &user) {
  std::string text = user.phone;
  std::string &self = text;
  text = self + "!";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}
