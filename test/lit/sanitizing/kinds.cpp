// RUN: %check_flows
// Sanitizers: in place, out-parameter, wrapper, one branch, wrong category,
// member functions, early returns, the original logged beside the copy.
#include "pii-test.h"

#include <cstring>
#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

void redact(const std::string &in, std::string &out PII_SANITIZER(drop));
bool tryMask(const char *in, char *out PII_SANITIZER(mask), std::size_t size);
void maskInPlace(char *text PII_SANITIZER(mask, phone));
void hashInto(const char *in, char *out PII_SANITIZER(hash));
void hashInto(const std::string &in, std::string &out PII_SANITIZER(hash));
std::string pseudonym(std::string_view value) PII_SANITIZER(tokenize);
std::string keyedHash(const std::string &v, const std::string &key) PII_SANITIZER(keyed_hash, phone, "keyed");

template <typename T> struct PII_SANITIZER(drop) Redacted {
  T value;
};

class Masker {
public:
  explicit Masker(int keep) : keep(keep) {}
  std::string operator()(const std::string &text) const PII_SANITIZER(mask, phone);
  std::string mail(const std::string &text) const PII_SANITIZER(mask, email);
  static std::string name(const std::string &text) PII_SANITIZER(truncate, name);

private:
  int keep;
};

class Anonymizer {
public:
  virtual ~Anonymizer() = default;
  virtual std::string anonymize(const std::string &text) PII_SANITIZER(tokenize) = 0;
};
class TokenAnonymizer : public Anonymizer {
public:
  std::string anonymize(const std::string &text) override { return prefix + text; }

private:
  std::string prefix = "t";
};

void outParameterOk(const User &user) {
  std::string line;
  redact(user.phone, line);
  log_line(line);
}

void outParameterOriginalBad(const User &user) {
  std::string line = user.phone, clean;
  redact(line, clean);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void bufferOk(const User &user) {
  char out[32];
  if (tryMask(user.email.c_str(), out, sizeof out))
    log_line(out);
}

void bufferInPlaceOk(const User &user) {
  char line[64];
  std::strcpy(line, user.phone.c_str());
  maskInPlace(line);
  log_line(line);
}

void bufferBeforeBad(const User &user) {
  char line[64];
  std::strcpy(line, user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
  maskInPlace(line);
}

void bufferOneElementBad(const User &user) {
  char line[64];
  std::strcpy(line, user.phone.c_str());
  line[0] = '*';
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void bufferWeakBad(const User &user) {
  char out[65];
  hashInto(user.phone.c_str(), out);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(out);
}

void outParameterWeakBad(const User &user) {
  std::string out;
  hashInto(user.phone, out);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(out);
}

void originalBesideBad(const User &user) {
  const std::string masked = mask_phone(user.phone);
  log_line(masked);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(masked + "=" + user.phone);
}

void functorOk(const User &user) {
  Masker mask(4);
  log_line(mask(user.phone));
  log_line(mask.mail(user.email));
  log_line(Masker::name(user.name));
}

void functorWrongBad(const User &user) {
  Masker mask(4);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(mask.mail(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mask(user.email));
}

void mixedLineBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(mask_phone(user.phone + " " + user.email));
}

void interfaceOk(Anonymizer &anonymizer, const User &user) {
  log_line(anonymizer.anonymize(user.email));
}

void overrideOk(const User &user) {
  TokenAnonymizer anonymizer;
  log_line(anonymizer.anonymize(user.email));
}

void oneBranchBad(const User &user, bool production) {
  std::string text = user.phone;
  if (production)
    text = mask_phone(text);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void bothBranchesOk(const User &user, bool full) {
  std::string text;
  if (full)
    text = mask_phone(user.phone);
  else
    text = "***";
  log_line(text);
}

void branchKindsWeakBad(const User &user, bool strict) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(strict ? mask_phone(user.phone) : hash_phone(user.phone));
}

void switchBad(const User &user, int level) {
  std::string text;
  switch (level) {
  case 0:
    text = "-";
    break;
  case 1:
    text = mask_phone(user.phone);
    break;
  case 2:
    text = user.phone;
    [[fallthrough]];
  default:
    text += "!";
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void encodedThenMaskedOk(const User &user) { log_line(mask_phone(base64(user.phone))); }
void hashedThenEncodedWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(base64(hash_phone(user.phone)));
}

void wrapperOk(const User &user) {
  Redacted<std::string> hidden{user.phone};
  log_line(hidden.value);
}

void keyedOk(const User &user, const std::string &key) { log_line(keyedHash(user.phone, key)); }

void inPlaceFieldOk(User user) {
  mask_in_place(user.phone);
  log_line(user.phone);
}

void inPlaceFieldOtherBad(User user) {
  mask_in_place(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(user.phone + user.email);
}

void inPlacePointerOk(const User &user) {
  std::string copy = user.phone;
  std::string *target = &copy;
  mask_in_place(*target);
  log_line(copy);
}

void inPlaceCopyBad(const User &user) {
  std::string original = user.phone;
  std::string copy = original;
  mask_in_place(copy);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(original);
}

void inPlaceHashWeakBad(User user) {
  hash_in_place(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(user.phone);
}

User masked(User user) {
  user.phone = mask_phone(user.phone);
  user.email = mask_email(user.email);
  user.name.clear();
  return user;
}

void wholeOk(const User &user) { log_user(masked(user)); }

User halfMasked(const User &user) {
  User out = user;
  out.phone = mask_phone(user.phone);
  out.name = "";
  return out;
}

void wholeBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_user(halfMasked(user));
}

void overwrittenOk(User user) {
  user.phone = "000";
  log_line(user.phone);
}

std::string guarded(const User &user, bool allowed) {
  if (!allowed)
    return "hidden";
  return user.name;
}

void earlyReturnBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(guarded(user, false));
}

std::string sanitizeAll(std::string text) {
  for (const auto &[from, to] : std::vector<std::pair<std::string, std::string>>{{"a", "b"}})
    if (auto at = text.find(from); at != std::string::npos)
      text.replace(at, from.size(), to);
  return text;
}

void unannotatedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(sanitizeAll(user.phone));
}

void transformedOk(std::vector<std::string> phones PII(phone)) {
  std::vector<std::string> out(phones.size());
  std::transform(phones.begin(), phones.end(), out.begin(), mask_phone);
  for (const auto &line : out)
    log_line(line);
}

void tokenMapOk(const User &user) {
  std::map<std::string, std::string> row{{"name", pseudonym(user.name)}, {"city", user.city}};
  for (const auto &[key, value] : row)
    log_line(key + value);
}

void optionalMaskBad(const User &user, const std::optional<std::string> &alias) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(alias.value_or(user.name));
}

void shortCircuitBad(const User &user, bool quiet) {
  auto show = [](const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(text);
    return true;
  };
  bool done = quiet || show(user.email);
  log_number(done);
}

void loopCarriedBad(const std::vector<User> &users) {
  std::string previous = "none";
  for (const User &user : users) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line("previous was " + previous);
    previous = user.name;
  }
}

void gotoBad(const User &user) {
  std::string text = "start";
  int tries = 0;
again:
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
  if (tries++ < 2) {
    text = user.phone;
    goto again;
  }
}
