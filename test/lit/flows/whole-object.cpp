// RUN: %check_flows
// What writes a whole object reads every annotated field of it.
#include "pii-test.h"

std::string to_json(const User &user);
User redact(const User &user) PII_SANITIZER(drop);

struct Session {
  User owner;
  int hops = 0;
};
void log_session(const Session &session) PII_SINK(log);

void objectBad(const User &user) {
  // CHECK-DAG: :[[#@LINE+3]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_user(user);
}

void objectOk(const User &user) { log_user(redact(user)); }

void emptyObjectOk() { log_line(User().city); }

void serialisedBad(const User &user) {
  // CHECK-DAG: :[[#@LINE+3]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  save(to_json(user));
}

void serialisedWeakBad(const User &user) {
  // CHECK-DAG: :[[#@LINE+3]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-weak-sanitizer]
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
  save(base64(to_json(user)));
}

void nestedBad(const Session &session) {
  // CHECK-DAG: :[[#@LINE+3]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  // CHECK-DAG: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_session(session);
}

namespace google::protobuf {
class MessageLite {
public:
  virtual ~MessageLite();
  bool SerializeToString(std::string *output) const;
  std::string SerializeAsString() const;
};
} // namespace google::protobuf

class Contact : public google::protobuf::MessageLite {
public:
  const std::string &phone() const PII(phone);
  std::string mobile PII(phone);
  std::string notes PII_NONE;
};

void protobufBad(const Contact &contact) {
  std::string bytes;
  contact.SerializeToString(&bytes);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Contact.mobile{{.*}}[pii-network]
  post(bytes);
}
