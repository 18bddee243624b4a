// RUN: %check_flows
// Globals that point or refer to others: what is written through them.
#include "pii-test.h"

#include <string>
#include <vector>

static std::string first, second, third, fourth;
static std::string *slot = &first;
static const std::string *const seen = &fourth;
static std::string &alias = third;

void otherSlot() { slot = &second; }
void store(const User &user) { *slot = user.name; }
void storeByReference(const User &user) { alias = user.email; }

void firstBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(first);
}

void secondBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(second);
}

void thirdBad() {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(third);
}

void fourthOk() { log_line(*seen + fourth); }

struct Desk {
  std::string text, place;
};
static Desk front, back;
static Desk *current = &front;

void take(const User &user) {
  current->text = user.phone;
  current->place = user.city;
}

void deskBad() {
  log_line(front.place);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(front.text);
}

static std::vector<std::string> rows, others;
static std::vector<std::string> *pending = &rows;

void enqueue(const User &user) { pending->push_back(user.email); }
void enqueueMasked(const User &user) { others.push_back(mask_email(user.email)); }

void rowsBad() {
  for (const std::string &row : rows)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(row);
}

void othersOk() {
  for (const std::string &row : others)
    log_line(row);
}

struct Target {
  std::string *text;
};
static std::string inField;
static Target target{&inField};

void storeThroughField(const User &user) { *target.text = user.email; }

// Pointers in fields are not followed back to globals.
void FN_fieldToGlobalBad() { log_line(inField); }
