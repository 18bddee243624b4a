// RUN: %check_flows
// Parsing with streams, reusing them, passing them on.
#include "pii-test.h"

#include <fstream>
#include <iomanip>
#include <iostream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

void commaBad(const User &user) {
  std::stringstream row(user.city + "," + user.phone);
  std::string cell;
  std::vector<std::string> cells;
  while (std::getline(row, cell, ','))
    cells.push_back(cell);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(cells.back());
}

void commaOk(const User &user) {
  std::stringstream row(user.city + "," + mask_phone(user.phone));
  std::string cell;
  while (std::getline(row, cell, ','))
    log_line(cell);
}

void commaWeakBad(const User &user) {
  std::istringstream row(user.city + "," + hash_phone(user.phone));
  for (std::string cell; std::getline(row, cell, ',');)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(cell);
}

void extractSeveralBad(const User &user) {
  std::istringstream in(user.name);
  std::string first, last;
  in >> first >> last;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(first);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(last);
}

void extractNumberBad(const User &user) {
  std::stringstream in;
  in << user.phone;
  std::int64_t number = 0;
  in >> number;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(number);
}

void setStringBad(const User &user) {
  std::istringstream in;
  in.str(user.phone);
  in.clear();
  std::string text;
  in >> std::ws >> text;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void setStringOk(const User &user) {
  std::istringstream in(user.phone);
  in.str("nothing");
  std::string text;
  in >> text;
  log_line(text);
}

void characterBad(const User &user) {
  std::istringstream in(user.phone);
  std::string out;
  char c;
  while (in.get(c))
    out += c;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(out);
}

void readBad(const User &user) {
  std::istringstream in(user.phone);
  char buffer[8] = {};
  in.read(buffer, 7);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_format("%s", buffer);
}

void streamIteratorBad(const User &user) {
  std::istringstream in(user.name);
  std::vector<std::string> words{std::istream_iterator<std::string>(in), {}};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(words.front());
}

void streamBufferIteratorBad(const User &user) {
  std::istringstream in(user.name);
  std::string all((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(all);
}

void writeRow(std::ostream &out, const User &user) {
  out << std::setw(10) << std::left << user.city << '|' << std::quoted(user.name) << std::endl;
}

void passedStreamBad(const User &user) {
  std::ostringstream row;
  writeRow(row, user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(row.str());
}

void manipulatorOk(const User &user) {
  std::ostringstream row;
  row << std::setfill('0') << std::setw(8) << user.id << std::boolalpha << user.phone.empty();
  log_line(row.str());
}

void putAndWriteBad(const User &user) {
  std::ostringstream row;
  row.put('<').write(user.phone.data(), static_cast<std::streamsize>(user.phone.size())).put('>');
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(row.str());
}

void swappedOk(const User &user) {
  std::ostringstream row, spare;
  row << user.phone;
  std::swap(row, spare);
  log_line(row.str());
}

void replacedOk(const User &user) {
  std::ostringstream row;
  row << user.phone;
  row = std::ostringstream();
  row << user.city;
  log_line(row.str());
}

void fileBad(const User &user) {
  std::ofstream file("/tmp/users.csv", std::ios::app);
  file << user.id << ';';
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  file << user.email << '\n';
}

void fileOk(const User &user) {
  std::ofstream file("/tmp/users.csv");
  file << user.id << ';' << mask_email(user.email) << '\n';
}

void standardErrorBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  std::cerr << "no account for " << user.email << std::endl;
}

void choosenStreamBad(const User &user, bool verbose) {
  std::ostringstream hidden;
  std::ostream &out = verbose ? std::clog : hidden;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  out << user.phone;
}

std::map<std::string, std::string> parse(const std::string &query) {
  std::map<std::string, std::string> out;
  std::istringstream in(query);
  std::string pair;
  while (std::getline(in, pair, '&')) {
    auto at = pair.find('=');
    if (at != std::string::npos)
      out[pair.substr(0, at)] = pair.substr(at + 1);
  }
  return out;
}

void queryBad(const User &user) {
  auto fields = parse("id=4&tel=" + user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(fields["tel"]);
}

void queryOk(const User &user) {
  auto fields = parse("id=4&city=" + user.city);
  log_line(fields["city"]);
}
