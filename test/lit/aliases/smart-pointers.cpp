// RUN: %check_flows
// Smart pointers: passed by value and written in a callee, shared, weak, custom deleters.
#include "pii-test.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <utility>
#include <vector>

struct Profile {
  std::string display;
  std::string handle;
  std::shared_ptr<Profile> parent;
};

void fill(std::shared_ptr<Profile> profile, const User &user) {
  profile->display = user.name;
  profile->handle = "u" + std::to_string(user.id);
}

void byValueWrittenBad(const User &user) {
  auto profile = std::make_shared<Profile>();
  fill(profile, user);
  log_line(profile->handle);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(profile->display);
}

void scrub(const std::shared_ptr<Profile> &profile) { profile->display = "***"; }

void scrubbedOk(const User &user) {
  auto profile = std::make_shared<Profile>();
  profile->display = user.name;
  scrub(profile);
  log_line(profile->display);
}

void sharedCopyBad(const User &user) {
  std::shared_ptr<Profile> one = std::make_shared<Profile>();
  std::shared_ptr<Profile> two = one;
  two->display = user.name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(one->display);
}

void sharedCopyWeakBad(const User &user) {
  auto one = std::make_shared<std::string>(user.phone);
  auto two = one;
  *two = hash_phone(*one);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(*one);
}

void madeWithFieldBad(const User &user) {
  struct Ticket {
    std::string caller;
    int line;
  };
  auto ticket = std::make_unique<Ticket>(Ticket{user.phone, 4});
  log_number(ticket->line);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(ticket->caller);
}

struct Envelope {
  Envelope(std::string to, std::string body) : to(std::move(to)), body(std::move(body)) {}
  std::string to;
  std::string body;
};

void madeWithConstructorBad(const User &user) {
  auto envelope = std::make_unique<Envelope>(user.email, "hello");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(envelope->to);
}

void madeWithConstructorOk(const User &user) {
  auto envelope = std::make_unique<Envelope>(user.email, "hello");
  log_line(envelope->body);
}

void madeTemporaryBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::make_unique<Envelope>(user.email, "hi")->to);
}

void weakLockBad(const User &user) {
  auto profile = std::make_shared<Profile>();
  profile->display = user.name;
  std::weak_ptr<Profile> observer = profile;
  if (auto locked = observer.lock()) {
    log_line(locked->handle);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(locked->display);
  }
}

void weakWrittenBad(const User &user) {
  auto profile = std::make_shared<Profile>();
  std::weak_ptr<Profile> observer(profile);
  if (std::shared_ptr<Profile> locked = observer.lock())
    locked->display = user.name;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(profile->display);
}

struct Closer {
  void operator()(std::FILE *file) const { std::fclose(file); }
};

void customDeleterBad(const User &user) {
  std::unique_ptr<std::FILE, Closer> file(std::fopen("/tmp/out", "w"));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  std::fprintf(file.get(), "%s\n", user.phone.c_str());
}

void freeDeleterBad(const User &user) {
  std::unique_ptr<char, decltype(&std::free)> copy(::strdup(user.phone.c_str()), &std::free);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", copy.get());
}

void freeDeleterOk(const User &user) {
  std::unique_ptr<char, decltype(&std::free)> copy(::strdup(mask_phone(user.phone).c_str()),
                                                   &std::free);
  log_format("%s", copy.get());
}

void uniqueMovedBad(const User &user) {
  auto text = std::make_unique<std::string>(user.phone);
  std::unique_ptr<std::string> owner = std::move(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*owner);
}

void uniqueArrayBad(const User &user) {
  auto buffer = std::make_unique<char[]>(user.phone.size() + 1);
  std::memcpy(buffer.get(), user.phone.c_str(), user.phone.size() + 1);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer.get());
}

void resetOk(const User &user) {
  auto text = std::make_unique<std::string>(user.phone);
  text.reset(new std::string("empty"));
  log_line(*text);
}

void resetBad(const User &user) {
  std::unique_ptr<std::string> text;
  text.reset(new std::string(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*text);
}

void releasedBad(const User &user) {
  auto text = std::make_unique<std::string>(user.phone);
  std::string *raw = text.release();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*raw);
  delete raw;
}

void parentChainBad(const User &user) {
  auto root = std::make_shared<Profile>();
  root->display = user.name;
  auto leaf = std::make_shared<Profile>();
  leaf->parent = root;
  log_line(leaf->display);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(leaf->parent->display);
}

void vectorOfPointersBad(const User &user) {
  std::vector<std::unique_ptr<Profile>> profiles;
  profiles.push_back(std::make_unique<Profile>());
  profiles.back()->display = user.name;
  for (const auto &profile : profiles)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(profile->display);
}

void vectorOfPointersOk(const User &user) {
  std::vector<std::unique_ptr<Profile>> profiles;
  profiles.push_back(std::make_unique<Profile>());
  profiles.back()->display = user.name;
  for (const auto &profile : profiles)
    log_line(profile->handle);
}

std::shared_ptr<Profile> makeProfile(const User &user) {
  auto profile = std::make_shared<Profile>();
  profile->display = user.name;
  return profile;
}

void returnedBad(const User &user) {
  auto profile = makeProfile(user);
  log_line(profile->handle);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(profile->display);
}

void aliasingConstructorBad(const User &user) {
  auto profile = makeProfile(user);
  std::shared_ptr<std::string> display(profile, &profile->display);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(*display);
}

struct Base {
  virtual ~Base() = default;
  std::string tag;
};
struct Derived : Base {
  std::string contact;
};

void pointerCastBad(const User &user) {
  auto derived = std::make_shared<Derived>();
  derived->contact = user.email;
  std::shared_ptr<Base> base = derived;
  log_line(base->tag);
  if (auto again = std::dynamic_pointer_cast<Derived>(base))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(again->contact);
}
