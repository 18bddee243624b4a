// RUN: %check_flows
// Chains with manipulators, and string streams that are emptied: each leaking,
// killed and weakly sanitised.
#include "pii-test.h"

#include <fstream>
#include <iomanip>
#include <iostream>
#include <sstream>
#include <vector>

// A manipulator of one's own, with an argument.
struct Indent {
  int depth;
};
std::ostream &operator<<(std::ostream &out, Indent indent) {
  for (int i = 0; i < indent.depth; ++i)
    out << ' ';
  return out;
}

void indentedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  std::clog << Indent{2} << std::setw(20) << std::setfill('.') << user.name
            << '\n';
}

void indentedOk(const User &user) {
  std::clog << Indent{static_cast<int>(user.name.size())} << std::boolalpha
            << user.name.empty() << std::setw(8) << mask_all(user.name)
            << std::endl;
}

void indentedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-weak-sanitizer]
  std::clog << Indent{2} << std::quoted(base64(user.name));
}

void indentedOtherCategoryBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  std::clog << std::hex << mask_phone(user.name);
}

std::string row(const User &user) {
  std::ostringstream text;
  text << std::quoted(user.city) << ';' << std::left << std::setw(12)
       << user.phone;
  return text.str();
}

void rowBad(const User &user) {
  std::ofstream file("users.csv");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  file << user.id << ';' << row(user) << '\n';
}

void rowsOk(const std::vector<User> &users) {
  std::ofstream file("users.csv");
  std::ostringstream line;
  for (const User &user : users) {
    line << user.phone;
    line.str(std::string());
    line.clear();
    line << user.id << ';' << user.city << '\n';
    file << line.str();
  }
}

void rowsBad(const std::vector<User> &users) {
  std::ofstream file("users.csv");
  std::ostringstream line;
  for (const User &user : users) {
    line.str("");
    line << user.id << ';' << user.email << '\n';
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    file << line.str();
  }
}

void rowsWeakBad(const std::vector<User> &users) {
  std::ofstream file("users.csv");
  std::ostringstream line;
  for (const User &user : users) {
    line << user.phone;
    line.str("");
    line << hash_phone(user.phone);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    file << line.str();
  }
}

void replacedOk(const User &user) {
  std::ostringstream text;
  text << user.phone;
  text = std::ostringstream();
  text << user.city;
  log_line(text.str());
  std::ostringstream().swap(text);
  log_line(text.str());
}

void cleared(std::ostringstream &text) { text.str({}); }

void clearedElsewhereOk(const User &user) {
  std::ostringstream text;
  text << user.email;
  cleared(text);
  log_line(text.str());
}

// `clear()` is about the state of the stream, not about its content.
void stateClearedBad(const User &user) {
  std::ostringstream text;
  text << user.email;
  text.clear();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text.str());
}

// A line that is written when its object goes.
class Line {
public:
  template <typename T> Line &operator<<(const T &value) {
    text << value;
    return *this;
  }
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  ~Line() { std::clog << text.str() << std::endl; }

private:
  std::ostringstream text;
};

void lineBad(const User &user) {
  Line() << "user " << user.id << ' ' << user.email;
}
void lineOk(const User &user) {
  Line() << "user " << user.id << ' ' << mask_all(user.name);
}
void lineWeakBad(const User &user) {
  Line() << "user " << hash_phone(user.phone);
}
