// RUN: %check_flows
// The text of an exception carries the personal data it was built from.
#include "pii-test.h"

#include <iostream>
#include <stdexcept>

void requireActive(const User &user) {
  if (user.id == 0)
    throw std::runtime_error("no such subscriber: " + user.phone);
}

void whatBad(const User &user) {
  try {
    requireActive(user);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    std::cerr << "failed: " << error.what() << '\n';
  }
}

void requireActiveMasked(const User &user) {
  if (user.id == 0)
    throw std::runtime_error("no such subscriber: " + mask_phone(user.phone));
}

void whatOk(const User &user) {
  try {
    requireActiveMasked(user);
  } catch (const std::exception &error) {
    std::cerr << "failed: " << error.what() << '\n';
  }
}

void requireActiveHashed(const User &user) {
  if (user.id == 0)
    throw std::runtime_error("no such subscriber: " + hash_phone(user.phone));
}

void whatWeakBad(const User &user) {
  try {
    requireActiveHashed(user);
  } catch (const std::runtime_error &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    std::cerr << "failed: " << error.what() << '\n';
  }
}

class LookupError : public std::exception {
public:
  LookupError(std::string text, int code) : text(std::move(text)), code(code) {}
  const char *what() const noexcept override { return text.c_str(); }
  int status() const { return code; }

private:
  std::string text;
  int code;
};

void lookup(const User &user) { throw LookupError("lost " + user.email, 404); }

void ownExceptionBad(const User &user) {
  try {
    lookup(user);
  } catch (const LookupError &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.what());
  }
}

void ownExceptionOk(const User &user) {
  try {
    lookup(user);
  } catch (const LookupError &error) {
    log_line(std::to_string(error.status()));
  }
}

void rethrownBad(const User &user) {
  try {
    try {
      throw std::runtime_error(user.name);
    } catch (...) {
      throw;
    }
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(error.what());
  }
}

// What a derived class adds is no part of the message.
struct UserError : std::runtime_error {
  User user;
  UserError(const char *text, const User &user)
      : std::runtime_error(text), user(user) {}
};

void check(const User &user) {
  if (user.id == 0)
    throw UserError("no phone", user);
}

void payloadOk(const User &user) {
  try {
    check(user);
  } catch (const UserError &error) {
    log_line(error.what());
  } catch (const std::exception &error) {
    log_line(error.what());
  }
}

void payloadBad(const User &user) {
  try {
    check(user);
  } catch (const UserError &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.user.email);
  }
}

// An override says what the message is.
struct Quiet : std::runtime_error {
  using std::runtime_error::runtime_error;
  const char *what() const noexcept override { return "something failed"; }
};

void overriddenOk(const User &user) {
  try {
    throw Quiet("no such subscriber: " + user.phone);
  } catch (const Quiet &error) {
    log_line(error.what());
  }
}

// What an earlier handler catches does not come to the next one.
struct LostError : std::runtime_error {
  explicit LostError(const User &user)
      : std::runtime_error("lost " + user.phone) {}
};

void find(const User &user) {
  if (user.id == 0)
    throw LostError(user);
}

void earlierOk(const User &user) {
  try {
    find(user);
  } catch (const LostError &error) {
    log_line("lost");
  } catch (const std::exception &error) {
    log_line(error.what());
  }
}

void laterBad(const User &user) {
  try {
    find(user);
  } catch (const std::logic_error &error) {
    log_line(error.what());
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(error.what());
  }
}
