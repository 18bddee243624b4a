// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=1 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning:
// Members that one method writes and another one reads.
#include "pii-test.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

class Profile {
public:
  void setMobile(const std::string &value) { mobile_ = value; }
  void setZone(std::string value) { zone_ = std::move(value); }
  const std::string &mobile() const { return mobile_; }
  const std::string &zone() const { return zone_; }
  std::string line() const { return zone_ + ": " + mobile_; }

private:
  std::string mobile_, zone_;
};

void setterBad(const User &user) {
  Profile profile;
  profile.setMobile(user.phone);
  profile.setZone(user.city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(profile.mobile());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  save(profile.line());
}
void otherFieldOk(const User &user) {
  Profile profile;
  profile.setMobile(user.phone);
  profile.setZone(user.city);
  log_line(profile.zone());
}

// Kept masked.
class Badge {
public:
  void setNumber(const std::string &value) { number_ = mask_phone(value); }
  const std::string &number() const { return number_; }

private:
  std::string number_;
};

void maskedOk(const User &user) {
  Badge badge;
  badge.setNumber(user.phone);
  log_line(badge.number());
}

class Ticket {
public:
  explicit Ticket(const User &user) : holder_(user.name), zone_(user.city) {}
  void logHolder() const {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(holder_);
  }
  void logZone() const { log_line(zone_); }

private:
  std::string holder_, zone_;
};

void constructedBad(const User &user) { Ticket(user).logHolder(); }
void constructedOk(const User &user) { Ticket(user).logZone(); }

// Methods that call methods of the same object.
class Report {
public:
  void run(const User &user) {
    collect(user);
    finish();
  }

private:
  void collect(const User &user) {
    rows_.push_back(user.email);
    places_[user.city] += 1;
    last_ = std::to_string(user.id);
  }
  void finish() {
    for (const std::string &row : rows_)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
      post(row);
    for (const auto &[place, count] : places_)
      log_line(place + std::to_string(count));
    log_line(last_);
  }
  std::vector<std::string> rows_;
  std::map<std::string, int> places_;
  std::string last_;
};

void methodsBad(const User &user) {
  Report report;
  report.run(user);
}

// Members of members.
struct Address {
  std::string street, town;
};
class Letter {
public:
  void address(const User &user) {
    to_.street = user.name;
    to_.town = user.city;
  }
  const Address &to() const { return to_; }

private:
  Address to_;
};

void nestedBad(const User &user) {
  Letter letter;
  letter.address(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  save(letter.to().street);
}
void nestedOk(const User &user) {
  Letter letter;
  letter.address(user);
  save(letter.to().town);
}

// Builders return themselves.
class Message {
public:
  Message &to(const std::string &value) {
    to_ = value;
    return *this;
  }
  Message &subject(const std::string &value) {
    subject_ = value;
    return *this;
  }
  std::string header() const { return "To: " + to_; }
  std::string title() const { return "Subject: " + subject_; }

private:
  std::string to_, subject_;
};

void builderBad(const User &user) {
  Message message;
  message.to(user.email).subject("hello");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(message.header());
}
void builderOk(const User &user) {
  Message message;
  message.to(user.email).subject("hello");
  log_line(message.title());
}

// What a caller did to a member before a call is seen in the call.
struct Form {
  std::string field, hint;
  void submit() const {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
    post(field);
    log_line(hint);
  }
};

void publicMemberBad(const User &user) {
  Form form;
  form.field = user.phone;
  form.hint = "number";
  form.submit();
}

// A global object.
Profile lastProfile;
void remember(const User &user) { lastProfile.setMobile(user.phone); }
void globalBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(lastProfile.mobile());
}
