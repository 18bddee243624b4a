// RUN: %expect 1 %piiflow check --color=never --min-confidence=high --stats %s -- -std=c++20 %header 2> %t.err | FileCheck %s --implicit-check-not=warning: --check-prefix=HIGH
// RUN: FileCheck %s --check-prefix=LESS < %t.err
// RUN: %expect 1 %piiflow check --color=never %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning: --check-prefixes=HIGH,MEDIUM
// RUN: %expect 1 %piiflow check --color=never --min-confidence=low %s -- -std=c++20 %header | FileCheck %s --implicit-check-not=warning: --check-prefixes=HIGH,MEDIUM,LOW
// RUN: %expect 1 %piiflow check --format=json %s -- -std=c++20 %header | FileCheck %s --check-prefix=JSON
// RUN: %expect 2 %piiflow check --min-confidence=some %s -- -std=c++20 %header 2>&1 | FileCheck %s --check-prefix=WORD
// How sure a finding is, and why it is not; what is less sure is counted.
// What unknown functions are merely guessed to do is followed for "low" alone.
// LESS: low-confidence flows: {{ *}}4
// WORD: --min-confidence 'some': expected high, medium or low
#include "pii-test.h"

#include <ostream>

std::string converted(const std::string &text);

void unknownFunctionBad(const User &user) {
  // MEDIUM: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  // MEDIUM: note: confidence is medium: nothing is known of 'converted'
  log_line(converted(user.phone));
}

// JSON: "confidence": "medium"
// JSON-NEXT: "doubts": [
// JSON-NEXT: "nothing is known of 'converted'"

class Session {
public:
  void open(const User &user) { name_ = user.name; }
  // MEDIUM: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // MEDIUM: note: confidence is medium: 'Session.name_' is read of any object of its class
  void close() { log_line(name_); }

private:
  std::string name_;
};

// Both what filled a field and where it is read from are guessed.
class Letter {
public:
  void address(const User &user) { line_ = converted(user.name); }
  // MEDIUM: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  // MEDIUM: note: confidence is medium: nothing is known of 'converted'; 'Letter.line_' is read of any object of its class
  void send() { log_line(line_); }

private:
  std::string line_;
};

void streamBad(std::ostream &out, const User &user) {
  // LOW: :[[#@LINE+2]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  // LOW: note: confidence is low: which stream it is written to is not known
  out << user.email;
}

struct Ticket {
  std::string text;
};
Ticket ticketFor(const Subscriber &subscriber);

void objectBad(const Subscriber &subscriber) {
  // LOW: :[[#@LINE+2]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  // LOW: note: confidence is low: nothing is known of 'ticketFor'
  log_line(ticketFor(subscriber).text);
}

void sureBad(const User &user) {
  // HIGH: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(user.city + user.email);
}
