// RUN: %check_flows
// std::begin and the like of classes of the program: their own members.
#include "pii-test.h"

#include <iterator>
#include <vector>

class Names {
public:
  void add(const std::string &name) { names_.push_back(name); }
  auto begin() const { return names_.begin(); }
  auto end() const { return names_.end(); }

private:
  std::vector<std::string> names_;
};

void ownClassBad(const User &user) {
  Names names;
  names.add(user.name);
  for (auto it = std::begin(names); it != std::end(names); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(*it);
}

void constantBad(const User &user) {
  Names names;
  names.add(user.email);
  for (auto it = std::cbegin(names); it != std::cend(names); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(*it);
}

void maskedOk(const User &user) {
  Names names;
  names.add(mask_all(user.name));
  for (auto it = std::begin(names); it != std::end(names); ++it)
    log_line(*it);
}

void hashedBad(const User &user) {
  Names names;
  names.add(hash_phone(user.phone));
  for (auto it = std::begin(names); it != std::end(names); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(*it);
}

// A template's argument is not what it iterates over.
template <typename T> class Titled {
public:
  T content;
  std::string title;
  const std::string *begin() const { return &title; }
  const std::string *end() const { return &title + 1; }
};

void titleOk(const User &user) {
  Titled<std::vector<std::string>> list{{user.name}, user.city};
  for (auto it = std::begin(list); it != std::end(list); ++it)
    log_line(*it);
}

void titleBad(const User &user) {
  Titled<std::vector<std::string>> list{{user.city}, user.name};
  for (auto it = std::begin(list); it != std::end(list); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(*it);
}

void vectorBad(const User &user) {
  const std::vector<std::string> names{user.name};
  for (auto it = std::begin(names); it != std::end(names); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(*it);
}

void arrayBad(const User &user) {
  std::string names[] = {user.name};
  for (auto it = std::begin(names); it != std::end(names); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(*it);
}

class Frame {
public:
  std::string text;
  const char *data() const { return text.data(); }
};

void dataBad(const User &user) {
  Frame frame{user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::data(frame));
}
