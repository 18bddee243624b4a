// RUN: %check_flows
// C interfaces: void* user data, tables of functions, qsort and bsearch.
#include "pii-test.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <vector>

struct Context {
  const User *user;
  const char *tag;
};

using Callback = int (*)(int code, void *data);

struct Reactor {
  Callback callback = nullptr;
  void *data = nullptr;
};

void reactor_set(Reactor *reactor, Callback callback, void *data) {
  reactor->callback = callback;
  reactor->data = data;
}

int reactor_run(Reactor *reactor, int code) { return reactor->callback(code, reactor->data); }

int onReadyBad(int code, void *data) {
  auto *context = static_cast<Context *>(data);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::fprintf(stderr, "%s %d %s\n", context->tag, code, context->user->phone.c_str());
  return 0;
}

int onReadyCity(int code, void *data) {
  auto *context = static_cast<Context *>(data);
  std::fprintf(stderr, "%s %d %s\n", context->tag, code, context->user->city.c_str());
  return 0;
}

int onReadyHashedBad(int, void *data) {
  auto *context = reinterpret_cast<Context *>(data);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash_phone(context->user->phone));
  return 0;
}

void reactorBad(const User &user) {
  Context context{&user, "ready"};
  Reactor reactor;
  reactor_set(&reactor, onReadyBad, &context);
  reactor_run(&reactor, 1);
}

void reactorOk(const User &user) {
  Context context{&user, "ready"};
  Reactor reactor;
  reactor_set(&reactor, onReadyCity, &context);
  reactor_run(&reactor, 1);
}

void reactorWeakBad(const User &user) {
  Context context{&user, "ready"};
  Reactor reactor;
  reactor_set(&reactor, &onReadyHashedBad, &context);
  reactor_run(&reactor, 1);
}

int byName(const void *a, const void *b) {
  const User *left = *static_cast<const User *const *>(a);
  const User *right = *static_cast<const User *const *>(b);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line("comparing " + left->name);
  return left->name.compare(right->name);
}

void qsortBad(std::vector<const User *> &users) {
  std::qsort(users.data(), users.size(), sizeof(const User *), byName);
}

struct Record {
  int id;
  char phone[24] PII(phone);
};

int byId(const void *a, const void *b) {
  return static_cast<const Record *>(a)->id - static_cast<const Record *>(b)->id;
}

void bsearchBad(const Record *records, std::size_t count, int id) {
  Record key{};
  key.id = id;
  auto *hit =
      static_cast<const Record *>(std::bsearch(&key, records, count, sizeof *records, byId));
  if (hit)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Record.phone{{.*}}[pii-log]
    std::fprintf(stderr, "found %s\n", hit->phone);
}

void bsearchOk(const Record *records, std::size_t count, int id) {
  Record key{};
  key.id = id;
  auto *hit =
      static_cast<const Record *>(std::bsearch(&key, records, count, sizeof *records, byId));
  if (hit)
    std::fprintf(stderr, "found %d\n", hit->id);
}

struct Driver {
  const char *name;
  int (*open)(const char *target);
  int (*write)(const char *bytes, std::size_t length);
};

int fileOpen(const char *) { return 0; }
int fileWriteBad(const char *bytes, std::size_t length) {
  std::FILE *file = std::fopen("/tmp/out", "w");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  std::fwrite(bytes, 1, length, file);
  return std::fclose(file);
}
int nullWrite(const char *, std::size_t) { return 0; }

const Driver drivers[] = {{"file", fileOpen, fileWriteBad}, {"null", nullptr, nullWrite}};

const Driver *findDriver(const char *name) {
  for (const Driver &driver : drivers)
    if (std::strcmp(driver.name, name) == 0)
      return &driver;
  return nullptr;
}

void driverBad(const User &user, const char *name) {
  if (const Driver *driver = findDriver(name))
    driver->write(user.email.data(), user.email.size());
}

typedef void (*Walker)(const Record *record, void *data);

void each(const Record *records, int count, Walker walker, void *data) {
  for (int i = 0; i < count; ++i)
    walker(&records[i], data);
}

void collect(const Record *record, void *data) {
  auto *text = static_cast<std::string *>(data);
  text->append(record->phone);
  text->push_back('\n');
}

void collectIds(const Record *record, void *data) {
  static_cast<std::string *>(data)->append(std::to_string(record->id));
}

void collectedBad(const Record *records, int count) {
  std::string text;
  each(records, count, collect, &text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Record.phone{{.*}}[pii-export]
  save(text);
}

void collectedOk(const Record *records, int count) {
  std::string text;
  each(records, count, collectIds, &text);
  save(text);
}

struct Node {
  Node *next = nullptr;
  char name[32] PII(name) = {};
};

void listBad(Node *head) {
  for (Node *node = head; node; node = node->next)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Node.name{{.*}}[pii-log]
    std::fputs(node->name, stderr);
}
