// RUN: %check_flows
// Where annotations stand: parameters, results, types, redeclarations, bases.
#include "pii-test.h"

#include <cstdarg>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

std::string currentMail() PII(email);
const char *currentName() PII(name);
std::vector<std::string> allPhones() PII(phone);
bool findPhone(std::int64_t id, std::string &out PII(phone));
int readCard(char *buffer PII(payment_card), std::size_t size);
extern std::string ownerName PII(name);
std::optional<std::string> maybeMail(int id) PII(email);
std::unique_ptr<std::string> heapMail() PII(email);
std::int64_t numberOf(int id) PII(phone);

void resultBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}currentMail{{.*}}[pii-log]
  log_line(currentMail());
}
void resultPointerBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}currentName{{.*}}[pii-log]
  log_line(std::string("by ") + currentName());
}
void resultVectorBad() {
  for (const std::string &phone : allPhones())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}allPhones{{.*}}[pii-log]
    log_line(phone);
}
void resultSizeOk() { log_number(allPhones().size()); }
void resultOptionalBad() {
  if (auto mail = maybeMail(3))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}maybeMail{{.*}}[pii-log]
    log_line(*mail);
}
void resultHeapBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}heapMail{{.*}}[pii-log]
  log_line(*heapMail());
}
void resultMaskedOk() { log_line(mask_email(currentMail())); }
void resultWeakBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}numberOf{{.*}}[pii-weak-sanitizer]
  log_number(hash_number(numberOf(3)));
}

void outBad() {
  std::string phone;
  if (findPhone(7, phone))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}out{{.*}}[pii-log]
    log_line(phone);
}
void outOk() {
  std::string phone;
  if (findPhone(7, phone))
    log_line("found");
  log_line(mask_phone(phone));
}
void outBufferBad() {
  char card[32];
  if (readCard(card, sizeof card) > 0)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}buffer{{.*}}[pii-log]
    log_line(card);
}

void globalBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}ownerName{{.*}}[pii-log]
  log_line("owner " + ownerName);
}

void parameterBad(const std::string &mail PII(email), const std::string &subject) {
  log_line(subject);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}mail{{.*}}[pii-log]
  log_line(mail);
}
void parameterValueBad(std::string text PII(name)) {
  std::string upper;
  for (char c : text)
    upper += static_cast<char>(c - 32);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}text{{.*}}[pii-log]
  log_line(upper);
}
void parameterVectorBad(const std::vector<std::string> &names PII(name)) {
  for (std::size_t i = 0; i != names.size(); ++i)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}names{{.*}}[pii-log]
    log_line(names[i]);
}
void parameterMapBad(const std::map<std::string, std::string> &mails PII(email)) {
  for (auto it = mails.begin(); it != mails.end(); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}mails{{.*}}[pii-log]
    log_line(it->second);
}

struct PII(health) Diagnosis {
  int code = 0;
  std::string text;
};

void typeBad(const Diagnosis &diagnosis) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Diagnosis{{.*}}[pii-log]
  log_line(diagnosis.text);
}
void typeNumberBad(const std::vector<Diagnosis> &all) {
  for (const Diagnosis &one : all)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Diagnosis{{.*}}[pii-log]
    log_number(one.code);
}

using Phone = std::string;
struct Contact {
  Phone number PII(phone);
  std::optional<std::string> second PII(phone);
  std::vector<std::string> others PII(phone);
  std::map<std::string, std::string> tagged PII(email);
  std::unique_ptr<std::string> heap PII(name);
  const char *raw PII(name) = nullptr;
  char fixed[16] PII(phone) = {};
  std::string label PII_NONE;
};

void fieldOptionalBad(const Contact &contact) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Contact.second{{.*}}[pii-log]
  log_line(contact.second.value_or("none"));
}
void fieldVectorBad(const Contact &contact) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Contact.others{{.*}}[pii-log]
  log_line(contact.others.front());
}
void fieldMapBad(const Contact &contact) {
  if (auto it = contact.tagged.find("work"); it != contact.tagged.end())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Contact.tagged{{.*}}[pii-log]
    log_line(it->second);
}
void fieldHeapBad(const Contact &contact) {
  if (contact.heap)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Contact.heap{{.*}}[pii-log]
    log_line(*contact.heap);
}
void fieldRawBad(const Contact &contact) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Contact.raw{{.*}}[pii-log]
  log_line(contact.raw);
}
void fieldArrayBad(const Contact &contact) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Contact.fixed{{.*}}[pii-log]
  log_format("%.16s", contact.fixed);
}
void fieldNoneOk(const Contact &contact) { log_line(contact.label); }

std::string describeLater(int id);
std::string describeLater(int id) PII(name);
void redeclaredBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}describeLater{{.*}}[pii-log]
  log_line(describeLater(3));
}

class Directory {
public:
  virtual ~Directory() = default;
  virtual std::string lookup(int id) const PII(name) = 0;
  virtual void note(const std::string &text PII_SINK(log)) const = 0;
};
class FileDirectory : public Directory {
public:
  std::string lookup(int id) const override;
  void note(const std::string &text) const override;
};

void baseResultBad(const Directory &directory) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Directory.lookup{{.*}}[pii-log]
  log_line(directory.lookup(4));
}
void overrideResultBad() {
  FileDirectory directory;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}FileDirectory.lookup{{.*}}[pii-network]
  post(directory.lookup(4));
}
void overrideSinkBad(const FileDirectory &directory, const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  directory.note(user.email);
}

void trace(const char *tag, ...) PII_SINK(log);
void record(const std::string &key, const std::string &value PII_SINK(export));
template <typename... Args> void notice(const char *format, const Args &...args) PII_SINK(log);

void variadicSinkBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  trace("user", user.city.c_str(), user.phone.c_str());
}
void parameterSinkBad(const User &user) {
  record(user.name, user.city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  record("name", user.name);
}
void templateSinkBad(const User &user) {
  notice("user {}", user.id);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  notice("user {}", user.email);
}

struct Account {
  std::string login;
  explicit Account(std::string mail PII(email)) : login(std::move(mail)) {}
  bool operator==(const Account &) const = default;
};
void constructorBad() {
  Account account("a@b.c");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}mail{{.*}}[pii-log]
  log_line(account.login);
}

class Token {
public:
  std::string reveal() const PII(name);
  std::string_view view() const PII(name);
  operator std::string() const PII(name);
};
void methodBad(const Token &token) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Token.reveal{{.*}}[pii-log]
  log_line(token.reveal());
}
void methodViewBad(const Token &token) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Token.view{{.*}}[pii-log]
  log_line(std::string(token.view()));
}
void conversionBad(const Token &token) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}operator{{.*}}[pii-log]
  log_line(token);
}
