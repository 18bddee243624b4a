// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Recursions of more functions than are followed together: data goes round in
// arguments, results, members and exceptions.
#include "pii-test.h"

#include <stdexcept>
#include <string>
#include <vector>

#define TIMES_30(DO)                                                                     \
  DO(0, 1) DO(1, 2) DO(2, 3) DO(3, 4) DO(4, 5) DO(5, 6) DO(6, 7) DO(7, 8) DO(8, 9)       \
  DO(9, 10) DO(10, 11) DO(11, 12) DO(12, 13) DO(13, 14) DO(14, 15) DO(15, 16)            \
  DO(16, 17) DO(17, 18) DO(18, 19) DO(19, 20) DO(20, 21) DO(21, 22) DO(22, 23)           \
  DO(23, 24) DO(24, 25) DO(25, 26) DO(26, 27) DO(27, 28) DO(28, 29) DO(29, 30)

// Arguments, to a sink at the end.
#define DECLARE(N, NEXT) void pass##N(const std::string &text, int left);
#define DEFINE(N, NEXT)                                                                  \
  void pass##N(const std::string &text, int left) {                                      \
    if (left > N)                                                                        \
      pass##NEXT(text, left - 1);                                                        \
    else if (left == N)                                                                  \
      pass0(text, 1);                                                                    \
  }
void pass30(const std::string &text, int left);
TIMES_30(DECLARE)
TIMES_30(DEFINE)
void pass30(const std::string &text, int left) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
  pass0(text, left);
}
#undef DECLARE
#undef DEFINE

void argumentsBad(const User &user) { pass0(user.phone, 40); }

#define DECLARE(N, NEXT) void show##N(const std::string &text, int left);
#define DEFINE(N, NEXT)                                                                  \
  void show##N(const std::string &text, int left) {                                      \
    if (left > N)                                                                        \
      show##NEXT(text, left - 1);                                                        \
    else if (left == N)                                                                  \
      show0(text, 1);                                                                    \
  }
void show30(const std::string &text, int left);
TIMES_30(DECLARE)
TIMES_30(DEFINE)
void show30(const std::string &text, int left) {
  log_line(text);
  show0(text, left);
}
#undef DECLARE
#undef DEFINE

void argumentsOk(const User &user) { show0(user.city, 40); }

// Results, of calls in both directions.
#define DECLARE(N, NEXT) std::string find##N(const User &user, int left);
#define DEFINE(N, NEXT)                                                                  \
  std::string find##N(const User &user, int left) {                                      \
    if (left < 0)                                                                        \
      return find0(user, left + N);                                                      \
    return "(" + find##NEXT(user, left - 1) + ")";                                       \
  }
std::string find30(const User &user, int left);
TIMES_30(DECLARE)
TIMES_30(DEFINE)
std::string find30(const User &user, int left) {
  return left ? find15(user, left - 1) : user.name;
}
#undef DECLARE
#undef DEFINE

void resultsBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
  post(find0(user, 40));
}

#define DECLARE(N, NEXT) std::string mask##N(const User &user, int left);
#define DEFINE(N, NEXT)                                                                  \
  std::string mask##N(const User &user, int left) {                                      \
    if (left < 0)                                                                        \
      return mask0(user, left + N);                                                      \
    return "(" + mask##NEXT(user, left - 1) + ")";                                       \
  }
std::string mask30(const User &user, int left);
TIMES_30(DECLARE)
TIMES_30(DEFINE)
std::string mask30(const User &user, int left) {
  return left ? mask15(user, left - 1) : mask_phone(user.phone);
}
#undef DECLARE
#undef DEFINE

void resultsOk(const User &user) { post(mask0(user, 40)); }

// What is written through parameters.
#define DECLARE(N, NEXT) void fill##N(const User &user, std::vector<std::string> &out);
#define DEFINE(N, NEXT)                                                                  \
  void fill##N(const User &user, std::vector<std::string> &out) {                        \
    if (out.size() < N)                                                                  \
      fill0(user, out);                                                                  \
    fill##NEXT(user, out);                                                               \
  }
void fill30(const User &user, std::vector<std::string> &out);
TIMES_30(DECLARE)
TIMES_30(DEFINE)
void fill30(const User &user, std::vector<std::string> &out) {
  out.push_back(user.email);
  fill7(user, out);
}
#undef DECLARE
#undef DEFINE

void parametersBad(const User &user) {
  std::vector<std::string> lines;
  fill0(user, lines);
  for (const std::string &line : lines)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    save(line);
}

// Methods of one object.
class Parser {
public:
#define DEFINE(N, NEXT)                                                                  \
  void rule##N(const User &user, int left) {                                             \
    depth_ += N;                                                                         \
    if (left > 0)                                                                        \
      rule##NEXT(user, left - 1);                                                        \
    else                                                                                 \
      rule0(user, N);                                                                    \
  }
  TIMES_30(DEFINE)
#undef DEFINE
  void rule30(const User &user, int left) {
    text_ += user.phone;
    place_ = user.city;
    if (left > 0)
      rule3(user, left);
  }
  const std::string &text() const { return text_; }
  const std::string &place() const { return place_; }
  int depth() const { return depth_; }

private:
  std::string text_, place_;
  int depth_ = 0;
};

void membersBad(const User &user) {
  Parser parser;
  parser.rule0(user, 40);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(parser.text());
}
void membersOk(const User &user) {
  Parser parser;
  parser.rule0(user, 40);
  log_line(parser.place());
  log_number(parser.depth());
}

// Exceptions.
#define DECLARE(N, NEXT) void check##N(const User &user, int left);
#define DEFINE(N, NEXT)                                                                  \
  void check##N(const User &user, int left) {                                            \
    if (left < N)                                                                        \
      check0(user, left);                                                                \
    check##NEXT(user, left);                                                             \
  }
void check30(const User &user, int left);
TIMES_30(DECLARE)
TIMES_30(DEFINE)
void check30(const User &user, int left) {
  if (left == 0)
    throw std::runtime_error("lost " + user.name);
  check0(user, left - 1);
}
#undef DECLARE
#undef DEFINE

void exceptionsBad(const User &user) {
  try {
    check0(user, 40);
  } catch (const std::exception &error) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(error.what());
  }
}
