// RUN: %check_flows
// Exceptions that carry data: payloads, what(), nesting, several frames.
#include "pii-test.h"

#include <exception>
#include <iostream>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <system_error>
#include <utility>

struct UserError : std::runtime_error {
  UserError(const std::string &text, User who) : std::runtime_error(text), user(std::move(who)) {}
  User user;
};

void validate(const User &user) {
  if (user.phone.empty())
    throw UserError("no phone", user);
}

void validateAll(const User &user) { validate(user); }

void twoFramesBad(const User &user) {
  try {
    validateAll(user);
  } catch (const UserError &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.user.email);
  }
}

void twoFramesOk(const User &user) {
  try {
    validateAll(user);
  } catch (const UserError &error) {
    log_line(error.what());
    log_line(error.user.city);
  }
}

class AppError : public std::exception {
public:
  explicit AppError(std::string message) : message(std::move(message)) {}
  const char *what() const noexcept override { return message.c_str(); }

private:
  std::string message;
};

class NotFound : public AppError {
public:
  explicit NotFound(const std::string &key) : AppError("not found: " + key) {}
};

void find(const User &user) { throw NotFound(user.phone); }

void caughtAsBaseBad(const User &user) {
  try {
    find(user);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    std::cerr << error.what() << std::endl;
  }
}

void caughtAsMiddleBad(const User &user) {
  try {
    find(user);
  } catch (const AppError &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
    post(error.what());
  }
}

void hashedFind(const User &user) { throw NotFound(hash_phone(user.phone)); }

void caughtWeakBad(const User &user) {
  try {
    hashedFind(user);
  } catch (const AppError &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(error.what());
  }
}

void nestedThrow(const User &user) {
  try {
    throw std::invalid_argument("bad mail " + user.email);
  } catch (...) {
    std::throw_with_nested(std::runtime_error("registration failed"));
  }
}

void printNested(const std::exception &error, int depth = 0) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::string(depth, ' ') + error.what());
  try {
    std::rethrow_if_nested(error);
  } catch (const std::exception &inner) {
    printNested(inner, depth + 1);
  }
}

void nestedBad(const User &user) {
  try {
    nestedThrow(user);
  } catch (const std::exception &error) {
    printNested(error);
  }
}

void translate(const User &user) {
  try {
    throw std::out_of_range(user.name);
  } catch (const std::out_of_range &error) {
    throw AppError(std::string("translated: ") + error.what());
  }
}

void translatedBad(const User &user) {
  try {
    translate(user);
  } catch (const AppError &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(error.what());
  }
}

void dropDetail(const User &user) {
  try {
    throw std::out_of_range(user.name);
  } catch (const std::out_of_range &) {
    throw std::runtime_error("lookup failed");
  }
}

void droppedOk(const User &user) {
  try {
    dropDetail(user);
  } catch (const std::runtime_error &error) {
    log_line(error.what());
  }
}

std::exception_ptr attempt(const User &user) {
  try {
    throw std::runtime_error("cannot reach " + user.phone);
  } catch (...) {
    return std::current_exception();
  }
}

void pointerBad(const User &user) {
  std::exception_ptr pending = attempt(user);
  try {
    if (pending)
      std::rethrow_exception(pending);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(error.what());
  }
}

void thrownString(const User &user) { throw user.email; }

void stringBad(const User &user) {
  try {
    thrownString(user);
  } catch (const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(text);
  }
}

void thrownCode(const User &user) {
  if (user.phone.size() < 5)
    throw 42;
}

void codeOk(const User &user) {
  try {
    thrownCode(user);
  } catch (int code) {
    log_number(code);
  }
}

class Connection {
public:
  explicit Connection(const User &user) try : name(check(user)) {
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(std::string("connect: ") + error.what());
  }

private:
  static std::string check(const User &user) {
    if (user.id == 0)
      throw std::runtime_error("rejected " + user.name);
    return "ok";
  }
  std::string name;
};

void functionTryBad(const User &user) { Connection connection(user); }

std::string lastError;

void recordBad(const User &user) {
  std::string progress = "start";
  try {
    progress = "handling " + user.email;
    validate(user);
    progress = "done";
  } catch (...) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(progress);
  }
}

void recordOk(const User &user) {
  std::string progress = "start";
  try {
    progress = "handling " + std::to_string(user.id);
    validate(user);
    progress = "done " + user.email;
    progress = "done";
  } catch (const std::exception &) {
    log_line("failed");
  }
  log_line(progress);
}

void afterCatchBad(const User &user) {
  std::string reason;
  try {
    find(user);
  } catch (const std::exception &error) {
    reason = error.what();
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(reason);
}

void siblingHandlerOk(const User &user) {
  try {
    throw std::runtime_error("no " + user.phone);
  } catch (const std::logic_error &error) {
    log_line(error.what());
  } catch (const std::runtime_error &) {
    log_line("runtime");
  }
}

void systemErrorBad(const User &user) {
  try {
    throw std::system_error(std::make_error_code(std::errc::io_error), user.name);
  } catch (const std::system_error &error) {
    log_line(error.code().message());
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(error.what());
  }
}

template <typename F> bool guarded(F &&f) {
  try {
    f();
    return true;
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.what());
    return false;
  }
}

void guardedBad(const User &user) {
  guarded([&] { throw std::runtime_error("mail " + user.email); });
}

void guardedOk(const User &user) {
  guarded([&] { throw std::runtime_error("city " + user.city); });
}
