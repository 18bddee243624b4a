// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Singletons, statics, guards, factories, lists, forwarders: what is between the
// calls of ordinary programs.
#include "pii-test.h"

#include <cstdarg>
#include <cstdio>
#include <cstring>
#include <memory>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

class Registry {
public:
  static Registry &get() {
    static Registry registry;
    return registry;
  }
  void setOwner(const std::string &value) { owner_ = value; }
  void setPlace(const std::string &value) { place_ = value; }
  std::string owner() const { return owner_; }
  std::string place() const { return place_; }

private:
  std::string owner_, place_;
};

void enter(const User &user) {
  Registry::get().setOwner(user.name);
  Registry::get().setPlace(user.city);
}
void singletonBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
  post(Registry::get().owner());
}
void singletonOk() { post(Registry::get().place()); }

std::string &lastPhone() {
  static std::string value;
  return value;
}
void keepPhone(const User &user) { lastPhone() = user.phone; }
void staticBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(lastPhone());
}

// What a destructor writes.
class Scope {
public:
  explicit Scope(const User &user) : mail_(user.email), place_(user.city) {}
  ~Scope() {
    log_line(place_);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(mail_);
  }

private:
  std::string mail_, place_;
};
void destructorBad(const User &user) { Scope scope(user); }

class Line {
public:
  ~Line() {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(text_.str());
  }
  template <typename T> Line &operator<<(const T &value) {
    text_ << value;
    return *this;
  }

private:
  std::ostringstream text_;
};
void lineBad(const User &user) { Line() << "user " << user.name; }

// Objects on the heap.
struct Node {
  std::string text, place;
  std::unique_ptr<Node> next;
};
std::unique_ptr<Node> makeNode(const User &user) {
  auto node = std::make_unique<Node>();
  node->text = user.name;
  node->place = user.city;
  return node;
}
void factoryBad(const User &user) {
  auto node = makeNode(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  save(node->text);
}
void factoryOk(const User &user) {
  auto node = makeNode(user);
  save(node->place);
}

struct Item {
  std::string text;
  int weight = 0;
  Item *next = nullptr;
};
class List {
public:
  void add(const std::string &text, int weight) {
    Item *item = new Item;
    item->text = text;
    item->weight = weight;
    item->next = head_;
    head_ = item;
  }
  const Item *head() const { return head_; }

private:
  Item *head_ = nullptr;
};
void listBad(const User &user) {
  List list;
  list.add(user.email, 3);
  for (const Item *item = list.head(); item; item = item->next) {
    log_number(item->weight);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
    post(item->text);
  }
}

// Standard algorithms and positions.
void exchange(std::string &first, std::string &second) { std::swap(first, second); }
void swapBad(const User &user) {
  std::string first = user.phone, second;
  exchange(first, second);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(second);
}

std::vector<std::string>::const_iterator firstOf(const std::vector<std::string> &lines) {
  return lines.begin();
}
void positionBad(const User &user) {
  std::vector<std::string> lines{user.name};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(*firstOf(lines));
}

// Formatting of one's own, and packets.
void logFormatted(const char *format, ...) {
  char line[256];
  va_list arguments;
  va_start(arguments, format);
  std::vsnprintf(line, sizeof line, format, arguments);
  va_end(arguments);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}
void formattedBad(const User &user) { logFormatted("%s", user.phone.c_str()); }

struct Packet {
  char body[64];
  char place[64];
};
void pack(Packet *packet, const User &user) {
  std::memcpy(packet->body, user.name.data(), user.name.size());
  std::memcpy(packet->place, user.city.data(), user.city.size());
}
void packetBad(const User &user) {
  Packet packet;
  pack(&packet, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(packet.body);
}
void packetOk(const User &user) {
  Packet packet;
  pack(&packet, user);
  log_line(packet.place);
}

// Pointers to members.
class Desk {
public:
  void show(const User &user) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    save(user.email);
  }
  void hint(const User &user) { save(user.city); }
};
void perform(Desk &desk, void (Desk::*step)(const User &), const User &user) {
  (desk.*step)(user);
}
void memberPointerBad(const User &user) {
  Desk desk;
  perform(desk, &Desk::show, user);
  perform(desk, &Desk::hint, user);
}
