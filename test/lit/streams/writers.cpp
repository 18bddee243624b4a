// RUN: %check_flows
// Streams: members, references, helpers, buffers, manipulators, files.
#include "pii-test.h"

#include <algorithm>
#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <memory>
#include <sstream>
#include <streambuf>
#include <string>
#include <vector>

void writeRow(std::ostream &out, const User &user) {
  out << std::setw(8) << user.id << ';' << std::left << std::setw(20) << user.name << std::endl;
}

void helperBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  writeRow(std::cerr, user);
}

void helperStringBad(const User &user) {
  std::ostringstream out;
  writeRow(out, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(out.str());
}

void helperStringOk(const User &user) {
  std::ostringstream out;
  writeRow(out, user);
  out.str("");
  out << user.city;
  log_line(out.str());
}

void helperFileBad(const User &user, const std::string &path) {
  std::ofstream file(path, std::ios::app);
  if (!file)
    return;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  writeRow(file, user);
}

class Printer {
public:
  explicit Printer(std::ostream &out) : out(&out) {}
  Printer &line(const std::string &key, const std::string &value) {
    *out << key << ": " << value << '\n';
    return *this;
  }

private:
  std::ostream *out;
};

void memberStreamBad(const User &user) {
  std::ostringstream buffer;
  Printer printer(buffer);
  printer.line("mail", user.email).line("city", user.city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(buffer.str());
}

void memberStreamOk(const User &user) {
  std::ostringstream buffer;
  Printer printer(buffer);
  printer.line("mail", mask_email(user.email)).line("city", user.city);
  log_line(buffer.str());
}

class Report {
public:
  Report &operator<<(const std::string &text) {
    body += text;
    return *this;
  }
  template <typename T>
    requires std::is_arithmetic_v<T>
  Report &operator<<(T value) {
    body += std::to_string(value);
    return *this;
  }
  const std::string &text() const { return body; }

private:
  std::string body;
};

void ownStreamBad(const User &user) {
  Report report;
  report << "user " << user.id << ' ' << user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(report.text());
}

void ownStreamOk(const User &user) {
  Report report;
  report << "user " << user.id << ' ' << mask_phone(user.phone);
  log_line(report.text());
}

void roundTripBad(const User &user) {
  std::stringstream buffer;
  buffer << user.id << ' ' << user.phone;
  std::string id, phone;
  buffer >> id >> phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(phone);
}

void lineByLineBad(const User &user) {
  std::istringstream in("name=" + user.name + "\ncity=" + user.city);
  for (std::string line; std::getline(in, line);)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(line);
}

void rdbufBad(const User &user) {
  std::stringstream buffer;
  buffer << "dump " << user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  std::cerr << buffer.rdbuf();
}

void rdbufOk(const User &user) {
  std::stringstream buffer;
  buffer << "dump " << user.city;
  std::cerr << buffer.rdbuf();
}

void iteratorBad(const std::vector<User> &users) {
  std::vector<std::string> mails;
  for (const User &user : users)
    mails.push_back(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  std::copy(mails.begin(), mails.end(), std::ostream_iterator<std::string>(std::clog, "\n"));
}

void chooseBad(const User &user, bool quiet) {
  std::ofstream null("/dev/null");
  std::ostream &out = quiet ? static_cast<std::ostream &>(null) : std::clog;
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  out << user.phone << '\n';
}

std::ostream &indent(std::ostream &out) { return out << "  "; }

void manipulatorBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  std::clog << indent << std::quoted(user.name) << std::flush;
}

void manipulatorOk(const User &user) {
  std::clog << indent << std::quoted(user.city) << std::hex << std::setfill('0') << user.id
            << std::flush;
}

void writeBytesBad(const User &user) {
  std::ofstream out("users.bin", std::ios::binary);
  const auto size = static_cast<std::uint32_t>(user.email.size());
  out.write(reinterpret_cast<const char *>(&size), sizeof size);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  out.write(user.email.data(), size);
}

void writeNumberBad(const Subscriber &subscriber) {
  std::ofstream out("numbers.bin", std::ios::binary);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-export]
  out.write(reinterpret_cast<const char *>(&subscriber.number), sizeof subscriber.number);
}

struct Coordinates {
  double latitude PII(location);
  double longitude PII(location);
  int satellites PII_NONE;
  friend std::ostream &operator<<(std::ostream &out, const Coordinates &c) {
    return out << std::fixed << std::setprecision(6) << c.latitude << ',' << c.longitude;
  }
};

void friendBad(const Coordinates &where) {
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}Coordinates.latitude{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Coordinates.longitude{{.*}}[pii-log]
  std::clog << "at " << where << '\n';
}

void friendOk(const Coordinates &where) { std::clog << "with " << where.satellites << '\n'; }

template <typename T> std::ostream &operator<<(std::ostream &out, const std::vector<T> &values) {
  out << '[';
  const char *separator = "";
  for (const auto &value : values) {
    out << separator << value;
    separator = ", ";
  }
  return out << ']';
}

void vectorBad(const User &user) {
  std::vector<std::string> parts{user.city, user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  std::clog << parts << '\n';
}

void appendModeWeakBad(const User &user) {
  std::ofstream log;
  log.open("audit.log", std::ios::app);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log << "login " << hash_phone(user.phone) << '\n';
}

class Csv {
public:
  explicit Csv(std::unique_ptr<std::ostream> out) : out(std::move(out)) {}
  template <typename... Cells> void row(const Cells &...cells) {
    std::size_t n = 0;
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    ((*out << (n++ ? "," : "") << cells), ...);
    *out << '\n';
  }

private:
  std::unique_ptr<std::ostream> out;
};

void csvBad(const User &user) {
  Csv csv(std::make_unique<std::ofstream>("users.csv"));
  csv.row(user.id, user.city, user.email);
}

void csvOk(const User &user) {
  Csv csv(std::make_unique<std::ofstream>("users.csv"));
  csv.row(user.id, user.city, mask_email(user.email));
}
