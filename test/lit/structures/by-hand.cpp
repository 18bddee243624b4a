// RUN: %check_flows
// Lists, trees, stacks, pools and hash tables written by hand.
#include "pii-test.h"

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Node {
  std::string caller;
  std::string note;
  Node *next = nullptr;
};

class Queue {
public:
  ~Queue() {
    while (head) {
      Node *next = head->next;
      delete head;
      head = next;
    }
  }
  void push(std::string caller, std::string note) {
    Node *node = new Node{std::move(caller), std::move(note), nullptr};
    if (tail)
      tail->next = node;
    else
      head = node;
    tail = node;
  }
  bool pop(std::string &caller) {
    if (!head)
      return false;
    Node *node = head;
    head = node->next;
    if (!head)
      tail = nullptr;
    caller = std::move(node->caller);
    delete node;
    return true;
  }
  const Node *first() const { return head; }

private:
  Node *head = nullptr;
  Node *tail = nullptr;
};

void poppedBad(const User &user) {
  Queue queue;
  queue.push("start", "");
  queue.push(user.phone, "urgent");
  std::string caller;
  while (queue.pop(caller))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(caller);
}

void poppedOk(const User &user) {
  Queue queue;
  queue.push(mask_phone(user.phone), "urgent");
  std::string caller;
  while (queue.pop(caller))
    log_line(caller);
}

void poppedWeakBad(const User &user) {
  Queue queue;
  queue.push(hash_phone(user.phone), "urgent");
  std::string caller;
  if (queue.pop(caller))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(caller);
}

void walkedBad(const User &user) {
  Queue queue;
  queue.push(user.phone, "urgent");
  queue.push("x", "");
  for (const Node *node = queue.first(); node; node = node->next) {
    log_line(node->note);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(node->caller);
  }
}

void thirdNodeBad(const User &user) {
  Node third{user.phone, "", nullptr}, second{"b", "", &third}, first{"a", "", &second};
  log_line(first.caller + first.next->caller);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(first.next->next->caller);
}

void recursiveWalk(const Node *node) {
  if (!node)
    return;
  log_line(node->note);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(node->caller);
  recursiveWalk(node->next);
}

void recursiveBad(const User &user) {
  Node second{user.name, "n", nullptr}, first{"a", "", &second};
  recursiveWalk(&first);
}

Node *reversed(Node *head) {
  Node *out = nullptr;
  while (head) {
    Node *next = head->next;
    head->next = out;
    out = head;
    head = next;
  }
  return out;
}

void reversedBad(const User &user) {
  Node second{user.name, "n", nullptr}, first{"a", "", &second};
  Node *list = reversed(&first);
  log_line(list->note);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(list->caller);
}

struct Tree {
  std::string key;
  std::string mail;
  std::unique_ptr<Tree> left, right;
};

void insert(std::unique_ptr<Tree> &tree, const std::string &key, const std::string &mail) {
  if (!tree) {
    tree = std::make_unique<Tree>();
    tree->key = key;
    tree->mail = mail;
  } else if (key < tree->key) {
    insert(tree->left, key, mail);
  } else {
    insert(tree->right, key, mail);
  }
}

const Tree *find(const Tree *tree, const std::string &key) {
  while (tree && tree->key != key)
    tree = key < tree->key ? tree->left.get() : tree->right.get();
  return tree;
}

void walk(const Tree *tree, const std::function<void(const Tree &)> &visit) {
  if (!tree)
    return;
  walk(tree->left.get(), visit);
  visit(*tree);
  walk(tree->right.get(), visit);
}

void treeBad(const User &user) {
  std::unique_ptr<Tree> tree;
  insert(tree, "m", "none");
  insert(tree, user.city, user.email);
  if (const Tree *found = find(tree.get(), user.city)) {
    log_line(found->key);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(found->mail);
  }
}

void treeWalkedBad(const User &user) {
  std::unique_ptr<Tree> tree;
  insert(tree, "m", "none");
  insert(tree, user.city, user.email);
  walk(tree.get(), [](const Tree &node) {
    log_line(node.key);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(node.mail);
  });
}

void treeOk(const User &user) {
  std::unique_ptr<Tree> tree;
  insert(tree, user.city, mask_email(user.email));
  log_line(find(tree.get(), "x")->mail);
}

std::string flatten(const Tree &tree) {
  std::string out;
  if (tree.left)
    out += flatten(*tree.left);
  out += tree.mail + ",";
  if (tree.right)
    out += flatten(*tree.right);
  return out;
}

void flattenedBad(const User &user) {
  Tree root{"k", "m", nullptr, nullptr};
  root.left = std::make_unique<Tree>();
  root.left->right = std::make_unique<Tree>();
  root.left->right->mail = user.email;
  log_line(root.left->key);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(flatten(root));
}

class Index {
public:
  void put(const std::string &key, const std::string &value) {
    auto &bucket = buckets[std::hash<std::string>()(key) % buckets.size()];
    for (auto &entry : bucket)
      if (entry.key == key) {
        entry.value = value;
        return;
      }
    bucket.push_back({key, value});
  }
  const std::string *get(const std::string &key) const {
    const auto &bucket = buckets[std::hash<std::string>()(key) % buckets.size()];
    for (const auto &entry : bucket)
      if (entry.key == key)
        return &entry.value;
    return nullptr;
  }

private:
  struct Entry {
    std::string key, value;
  };
  std::vector<std::vector<Entry>> buckets = std::vector<std::vector<Entry>>(16);
};

void hashTableBad(const User &user) {
  Index index;
  index.put(user.city, user.phone);
  if (const auto *phone = index.get(user.city))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*phone);
}

void hashTableKeyOk(const User &user) {
  Index index;
  index.put(user.phone, "open");
  if (const auto *state = index.get(user.phone))
    log_line(*state);
}

class Pool {
public:
  std::size_t add(Node node) {
    nodes.push_back(std::move(node));
    return nodes.size() - 1;
  }
  Node &operator[](std::size_t at) { return nodes[at]; }

private:
  std::vector<Node> nodes;
};

void poolBad(const User &user) {
  Pool pool;
  std::size_t at = pool.add(Node{"none", "n", nullptr});
  pool[at].caller = user.phone;
  log_line(pool[at].note);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(pool[at].caller);
}

struct Directory {
  std::string name, owner;
  std::vector<std::unique_ptr<Directory>> children;
  Directory *parent = nullptr;
  Directory &add(std::string child) {
    children.push_back(std::make_unique<Directory>());
    children.back()->name = std::move(child);
    children.back()->parent = this;
    return *children.back();
  }
};

void directoryBad(const User &user) {
  Directory root;
  Directory &leaf = root.add("home").add("inbox");
  leaf.owner = user.name;
  log_line(root.owner);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(root.children[0]->children[0]->owner);
}

void parentBad(const User &user) {
  Directory root;
  root.owner = user.name;
  Directory &leaf = root.add("home").add("inbox");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(leaf.parent->parent->owner);
}

void pathOk(const User &user) {
  Directory root;
  root.owner = user.name;
  Directory &leaf = root.add("home").add("inbox");
  std::string path;
  for (const Directory *at = &leaf; at; at = at->parent)
    path = "/" + at->name + path;
  log_line(path);
}
