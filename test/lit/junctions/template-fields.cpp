// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=2 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Class templates that keep data: objects that are members of different classes
// have nothing in common but their code, as long as calls of small functions are
// followed.
#include "pii-test.h"

#include <string>
#include <utility>
#include <vector>

template <typename T> class Box {
public:
  void put(T value) { values_.push_back(std::move(value)); }
  const T &last() const { return values_.back(); }
  const std::vector<T> &all() const { return values_; }
  bool empty() const { return values_.empty(); }

private:
  std::vector<T> values_;
};

class Phones {
public:
  void add(const User &user) { box_.put(user.phone); }
  void dump() const {
    for (const std::string &value : box_.all())
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(value);
  }

private:
  Box<std::string> box_;
};

class Cities {
public:
  void add(const User &user) { box_.put(user.city); }
  void dump() const {
    for (const std::string &value : box_.all())
      log_line(value);
  }

private:
  Box<std::string> box_;
};

void phonesBad(const User &user) {
  Phones phones;
  phones.add(user);
  phones.dump();
}
void citiesOk(const User &user) {
  Cities cities;
  cities.add(user);
  cities.dump();
}

// A class within a class template is one of a template, too.
template <typename T> class Slotted {
public:
  void put(const T &value) { slot_.value = value; }
  const T &get() const { return slot_.value; }

private:
  struct Slot {
    T value;
  };
  Slot slot_;
};

class SlottedPhones {
public:
  void add(const User &user) { box_.put(user.phone); }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  void dump() const { log_line(box_.get()); }

private:
  Slotted<std::string> box_;
};

class SlottedNotesOk {
public:
  void add(const std::string &note) { box_.put(note); }
  void dump() const { log_line(box_.get()); }

private:
  Slotted<std::string> box_;
};
