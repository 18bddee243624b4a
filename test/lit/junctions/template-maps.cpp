// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=2 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// A map of one's own, as a member of different classes.
#include "pii-test.h"

#include <string>
#include <utility>
#include <vector>

template <typename K, typename V> class Map {
public:
  void set(const K &key, V value) {
    for (auto &entry : entries_)
      if (entry.first == key) {
        entry.second = std::move(value);
        return;
      }
    entries_.emplace_back(key, std::move(value));
  }
  const V *find(const K &key) const {
    for (const auto &entry : entries_)
      if (entry.first == key)
        return &entry.second;
    return nullptr;
  }

private:
  std::vector<std::pair<K, V>> entries_;
};

class MailDirectory {
public:
  void enter(const User &user) { mails_.set(user.id, user.email); }
  void show(std::int64_t id) const {
    if (const std::string *mail = mails_.find(id))
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
      post(*mail);
  }

private:
  Map<std::int64_t, std::string> mails_;
};

class Settings {
public:
  void enter(std::int64_t id, const std::string &value) { values_.set(id, value); }
  void show(std::int64_t id) const {
    if (const std::string *value = values_.find(id))
      post(*value);
  }

private:
  Map<std::int64_t, std::string> values_;
};

void directoryBad(MailDirectory &directory, const User &user) {
  directory.enter(user);
  directory.show(7);
}
void settingsOk(Settings &settings) {
  settings.enter(7, "dark");
  settings.show(7);
}

// Maps of objects.
class Users {
public:
  void enter(const User &user) { users_.set(user.id, user); }
  void show(std::int64_t id) const {
    if (const User *user = users_.find(id)) {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
      log_line(user->name);
      log_line(user->city);
    }
  }

private:
  Map<std::int64_t, User> users_;
};

void usersBad(Users &users, const User &user) {
  users.enter(user);
  users.show(user.id);
}
