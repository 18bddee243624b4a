// RUN: %check_flows
// Fields of bases, slicing, shadowed fields, constructors of bases, virtual getters.
#include "pii-test.h"

#include <memory>
#include <string>
#include <utility>
#include <vector>

struct Entity {
  std::string key;
  std::string owner;
};
struct Audited {
  std::string changedBy;
};
struct Device : Entity, Audited {
  std::string model;
};
struct Phone : Device {
  std::string line;
  std::string model;
};

void baseFieldBad(const User &user) {
  Device device;
  device.key = "d-1";
  device.owner = user.name;
  log_line(device.key + device.model);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(device.owner);
}

void throughBaseReferenceBad(const User &user) {
  Device device;
  Entity &entity = device;
  entity.owner = user.name;
  log_line(device.changedBy);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(device.owner);
}

void secondBaseBad(const User &user) {
  Phone phone;
  Audited *audited = &phone;
  audited->changedBy = user.name;
  log_line(phone.owner);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(phone.changedBy);
}

void slicedOk(const User &user) {
  Phone phone;
  phone.line = user.phone;
  Device device = phone;
  log_line(device.model + device.owner);
}

void slicedBad(const User &user) {
  Phone phone;
  phone.owner = user.name;
  phone.line = user.phone;
  Entity entity = phone;
  log_line(entity.key);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(entity.owner);
}

void shadowedOk(const User &user) {
  Phone phone;
  phone.model = user.phone;
  log_line(phone.Device::model);
}

void shadowedBad(const User &user) {
  Phone phone;
  phone.Device::model = user.phone;
  log_line(phone.model);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(static_cast<Device &>(phone).model);
}

void downcastBad(const User &user) {
  Phone phone;
  phone.line = user.phone;
  Entity *entity = &phone;
  log_line(static_cast<Phone *>(entity)->key);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(static_cast<Phone *>(entity)->line);
}

class Account {
public:
  explicit Account(std::string login) : login(std::move(login)) {}
  virtual ~Account() = default;
  virtual std::string label() const { return login; }
  const std::string &name() const { return login; }

protected:
  std::string login;
};

class MailAccount : public Account {
public:
  MailAccount(std::string login, std::string mail)
      : Account(std::move(login)), mail(std::move(mail)) {}
  std::string label() const override { return Account::label() + "/" + mail; }
  void rename(const std::string &to) { login = to; }

private:
  std::string mail;
};

class PlainAccount : public MailAccount {
public:
  using MailAccount::MailAccount;
  std::string label() const override { return "account"; }
};

void constructedBaseBad(const User &user) {
  MailAccount account(user.name, "none");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(account.name());
}

void constructedBaseOk(const User &user) {
  MailAccount account("nick", user.email);
  log_line(account.name());
}

void overrideCallsBaseBad(const User &user) {
  MailAccount account(user.name, "none");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(account.label());
}

void renamedBad(const User &user) {
  MailAccount account("a", "b");
  account.rename(user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(account.name());
}

void inheritedConstructorBad(const User &user) {
  PlainAccount account(user.name, user.email);
  log_line(account.label());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(account.name());
}

void polymorphicBad(const User &user) {
  std::unique_ptr<Account> account = std::make_unique<MailAccount>("nick", user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(account->label());
}

void polymorphicFieldOk(const User &user) {
  std::unique_ptr<Account> account = std::make_unique<MailAccount>("nick", user.email);
  log_line(account->name());
}

void collectionBad(const User &user) {
  std::vector<std::unique_ptr<Account>> accounts;
  accounts.push_back(std::make_unique<MailAccount>(user.name, "none"));
  for (const auto &account : accounts)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(account->name());
}

struct Base1 {
  virtual ~Base1() = default;
  std::string id;
};
struct Left : virtual Base1 {};
struct Right : virtual Base1 {};
struct Both : Left, Right {
  std::string note;
};

void virtualBaseBad(const User &user) {
  Both both;
  Left &left = both;
  left.id = user.phone;
  log_line(both.note);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(static_cast<Right &>(both).id);
}

struct Wrapped : std::vector<std::string> {
  std::string title;
};

void derivedFromVectorBad(const User &user) {
  Wrapped rows;
  rows.title = "t";
  rows.push_back(user.phone);
  log_line(rows.title);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows.front());
}

struct Tagged : std::string {
  using std::string::string;
  int tag = 0;
};

void derivedFromStringBad(const User &user) {
  Tagged text;
  text += user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

// What is appended to a string is said of the whole object, members of the class
// derived from it among them.
void FP_derivedFromStringOk(const User &user) {
  Tagged text;
  text += user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_number(text.tag);
}

struct Customer : User {
  std::string note;
};

void derivedSourceBad(const Customer &customer) {
  log_line(customer.note + customer.city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(customer.phone);
}

void derivedSourceWeakBad(const Customer &customer) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(hash_phone(customer.phone));
}
