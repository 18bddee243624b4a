// RUN: %check_flows
// Handlers as services have them: retries, function try blocks, exceptions that
// are kept, thrown values; each leaking, killed and weakly sanitised.
#include "pii-test.h"

#include <exception>
#include <stdexcept>
#include <system_error>

void store(const User &user);

bool retriedBad(const User &user) {
  std::string context;
  for (int attempt = 0; attempt < 3; ++attempt) {
    try {
      context = "storing " + user.email;
      store(user);
      return true;
    } catch (const std::system_error &error) {
      if (error.code() != std::errc::timed_out)
        throw;
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
      log_line("timeout: " + context);
    } catch (const std::logic_error &) {
      context.clear();
      log_line("wrong: " + context);
    } catch (const std::exception &) {
      log_line("failed: " + mask_all(context));
    } catch (...) {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
      log_line("failed: " + base64(context));
    }
  }
  return false;
}

struct Session {
  std::string who;
  explicit Session(const User &user) try : who(user.name) {
    store(user);
  } catch (...) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line("no session for " + user.phone);
    throw;
  }
};

void functionTryOk(const User &user) try {
  store(user);
} catch (const std::exception &) {
  log_line("no session for " + mask_phone(user.phone));
}

void functionTryWeakBad(const User &user) try {
  store(user);
} catch (const std::exception &) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line("no session for " + hash_phone(user.phone));
}

class ApiError : public std::runtime_error {
public:
  ApiError(int status, const std::string &detail)
      : std::runtime_error("HTTP " + std::to_string(status) + ": " + detail),
        code(status) {}
  int status() const { return code; }

private:
  int code;
};

[[noreturn]] void fail(int status, const std::string &detail) {
  throw ApiError(status, detail);
}

void answeredBad(const User &user) {
  try {
    if (user.phone.empty())
      fail(422, user.email + " has no phone");
  } catch (const ApiError &error) {
    log_number(error.status());
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(error.what());
  }
}

void answeredOk(const User &user) {
  try {
    std::string detail = user.email;
    detail = "no phone";
    fail(422, detail);
  } catch (const ApiError &error) {
    log_line(error.what());
  }
}

void answeredWeakBad(const User &user) {
  try {
    fail(422, hash_phone(user.phone));
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(error.what());
  }
}

void answeredOtherCategoryBad(const User &user) {
  try {
    fail(422, mask_email(user.phone));
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(error.what());
  }
}

// Kept, and handled by somebody else.
std::exception_ptr attempt(const std::string &detail) {
  try {
    fail(500, detail);
  } catch (...) {
    return std::current_exception();
  }
}

void keptBad(const User &user) {
  const std::exception_ptr kept = attempt(user.phone);
  try {
    std::rethrow_exception(kept);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(error.what());
  }
}

void keptOk(const User &user) {
  const std::exception_ptr kept = attempt(mask_phone(user.phone));
  try {
    std::rethrow_exception(kept);
  } catch (const std::exception &error) {
    log_line(error.what());
  }
}

void keptWeakBad(const User &user) {
  const std::exception_ptr kept = attempt(hash_phone(user.phone));
  try {
    std::rethrow_exception(kept);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(error.what());
  }
}

void thrownObjectBad(const User &user) {
  try {
    throw user;
  } catch (const User &thrown) {
    log_line(thrown.city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(thrown.name);
  }
}

void thrownTextOk(const User &user) {
  try {
    throw std::string("no " + user.phone);
  } catch (std::string &text) {
    text.clear();
    log_line(text);
  }
}

void thrownNumberWeakBad(const Subscriber &subscriber) {
  try {
    throw hash_number(subscriber.number);
  } catch (std::int64_t number) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-weak-sanitizer]
    log_number(number);
  }
}
