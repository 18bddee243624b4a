// RUN: %check_flows
// Recursion, mutual recursion, trees, loops and ways out of them.
#include "pii-test.h"

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

struct Node {
  std::string key;
  std::string owner PII(name);
  std::unique_ptr<Node> left, right;
};

void inorder(const Node *node, std::vector<std::string> &out) {
  if (!node)
    return;
  inorder(node->left.get(), out);
  out.push_back(node->owner);
  inorder(node->right.get(), out);
}

void keys(const Node *node, std::vector<std::string> &out) {
  if (!node)
    return;
  keys(node->left.get(), out);
  out.push_back(node->key);
  keys(node->right.get(), out);
}

void treeBad(const Node &root) {
  std::vector<std::string> all;
  inorder(&root, all);
  for (const std::string &one : all)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Node.owner{{.*}}[pii-log]
    log_line(one);
}

void treeOk(const Node &root) {
  std::vector<std::string> all;
  keys(&root, all);
  for (const std::string &one : all)
    log_line(one);
}

const Node *find(const Node *node, const std::string &key) {
  while (node && node->key != key)
    node = key < node->key ? node->left.get() : node->right.get();
  return node;
}

void findBad(const Node &root) {
  if (const Node *hit = find(&root, "k"))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Node.owner{{.*}}[pii-log]
    log_line(hit->owner);
}

void findOk(const Node &root) {
  if (const Node *hit = find(&root, "k"))
    log_line(hit->key);
}

std::string even(const std::string &text, int n);
std::string odd(const std::string &text, int n) { return n == 0 ? "" : even(text, n - 1); }
std::string even(const std::string &text, int n) { return n == 0 ? text : odd(text, n - 1); }

void mutualBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(even(user.phone, 4));
}
void mutualOk(const User &user) { log_line(even(user.city, 4)); }

std::string reverse(const std::string &text) {
  if (text.size() <= 1)
    return text;
  return reverse(text.substr(1)) + text[0];
}
void reverseBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(reverse(user.email));
}

struct Value;
using Array = std::vector<Value>;
using Object = std::map<std::string, Value>;
struct Value {
  std::variant<std::nullptr_t, double, std::string, std::shared_ptr<Array>, std::shared_ptr<Object>> data;
};

void print(const Value &value, std::string &out) {
  if (auto *text = std::get_if<std::string>(&value.data))
    out += '"' + *text + '"';
  else if (auto *number = std::get_if<double>(&value.data))
    out += std::to_string(*number);
  else if (auto *array = std::get_if<std::shared_ptr<Array>>(&value.data))
    for (const Value &item : **array)
      print(item, out);
  else if (auto *object = std::get_if<std::shared_ptr<Object>>(&value.data))
    for (const auto &[key, item] : **object) {
      out += key + ":";
      print(item, out);
    }
}

void documentBad(const User &user) {
  auto object = std::make_shared<Object>();
  (*object)["id"] = Value{static_cast<double>(user.id)};
  auto list = std::make_shared<Array>();
  list->push_back(Value{user.email});
  (*object)["mails"] = Value{list};
  std::string out;
  print(Value{object}, out);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  post(out);
}

void documentOk(const User &user) {
  auto object = std::make_shared<Object>();
  (*object)["id"] = Value{static_cast<double>(user.id)};
  (*object)["city"] = Value{user.city};
  std::string out;
  print(Value{object}, out);
  post(out);
}

void retryBad(const User &user) {
  for (int attempt = 0;; ++attempt) {
    if (attempt == 3) {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      log_line("giving up on " + user.email);
      break;
    }
    if (attempt < 2)
      continue;
  }
}

void doWhileBad(const User &user) {
  std::string line;
  do {
    if (!line.empty()) {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
      log_line(line);
      return;
    }
    line = user.name;
  } while (true);
}

std::string select(const User &user, int what) {
  switch (what) {
  case 0:
    return user.city;
  case 1:
    return mask_phone(user.phone);
  case 2:
    return hash_phone(user.phone);
  default:
    return std::to_string(user.id);
  }
}

void selectedWeakBad(const User &user, int what) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(select(user, what));
}

void commaBad(const User &user) {
  std::string text;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line((text = user.phone, text + "!"));
}

void swapBad(const User &user) {
  std::string a = user.phone, b = "x";
  std::swap(a, b);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(b);
}
void swapOk(const User &user) {
  std::string a = user.phone, b = "x";
  std::swap(a, b);
  log_line(a);
}

void deadOk(const User &user) {
  if constexpr (sizeof(void *) == 1)
    log_line(user.phone);
  if (false)
    log_line(user.email);
}

void throwInLoopBad(const std::vector<User> &users) {
  std::string last;
  try {
    for (const User &user : users) {
      last = user.email;
      if (user.id == 0)
        throw 1;
    }
    last = "";
  } catch (int) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line("failed at " + last);
  }
}

struct List {
  std::string value;
  List *next = nullptr;
};

void listBad(const User &user) {
  List third{user.phone};
  List second{"b", &third};
  List first{"a", &second};
  for (const List *node = &first; node; node = node->next)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(node->value);
}
