// RUN: %check_flows
// References to a local, to a part of an object, to an element of an array.
#include "pii-test.h"

#include <array>
#include <functional>
#include <string_view>
#include <vector>

struct Contact {
  std::string number;
  std::string note;
};

struct Order {
  std::int64_t id = 0;
  Contact sender, receiver;
  std::vector<std::string> tags;
};

void localBad(const User &user) {
  std::string text;
  std::string &alias = text;
  alias = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void localOk(const User &user) {
  std::string text = user.phone;
  std::string &alias = text;
  alias = "gone";
  log_line(text);
}

void localWeakBad(const User &user) {
  std::string text = user.phone;
  std::string &alias = text;
  alias = hash_phone(alias);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(text);
}

void aliasAfterOverwriteOk(const User &user) {
  std::string text = user.phone;
  const std::string &alias = text;
  text = "unknown";
  log_line(alias);
}

void aliasAfterOverwriteBad(const User &user) {
  std::string text = "unknown";
  const std::string &alias = text;
  text = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(alias);
}

void subObjectBad(const User &user) {
  Order order;
  Contact &receiver = order.receiver;
  receiver.number = user.phone;
  receiver.note = "ring twice";
  log_line(order.sender.number + order.receiver.note);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(order.receiver.number);
}

void subObjectOk(const User &user) {
  Order order;
  order.receiver.number = user.phone;
  auto &number = order.receiver.number;
  number = mask_phone(number);
  log_line(order.receiver.number);
}

void subObjectOfOtherOk(const User &user) {
  Order first, second;
  auto &contact = first.sender;
  contact.number = user.phone;
  log_line(second.sender.number + first.receiver.number);
}

void arrayElementBad(const User &user) {
  std::array<std::string, 3> columns;
  std::string &third = columns[2];
  third = user.email;
  log_line(columns[0] + columns[1]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(columns[2]);
}

void chosenReferenceBad(const User &user, bool back) {
  Contact there, here;
  Contact &target = back ? here : there;
  target.number = user.phone;
  log_line(there.note);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(there.number);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(here.number);
}

void chosenReferenceOk(const User &user, bool back) {
  Contact there, here, spare;
  spare.number = user.phone;
  Contact &target = back ? here : there;
  log_line(target.number);
}

void referenceWrapperBad(const User &user) {
  std::string text;
  std::reference_wrapper<std::string> slot = std::ref(text);
  slot.get() = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

const std::string &labelOf(const Contact &contact) {
  return contact.note.empty() ? contact.number : contact.note;
}

void returnedReferenceBad(const User &user) {
  Contact contact{user.phone, ""};
  const std::string &label = labelOf(contact);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(label);
}

std::string &slotOf(Order &order, bool sender) {
  return sender ? order.sender.number : order.receiver.number;
}

void writtenThroughReturnedBad(const User &user) {
  Order order;
  slotOf(order, true) = user.phone;
  log_line(order.sender.note);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(order.sender.number);
}

void bindTemporaryOk(const User &user) {
  const std::string &shown = mask_phone(user.phone);
  auto &&other = std::string("tel ") + shown;
  log_line(other);
}

void viewOfOverwrittenOk(const User &user) {
  std::string text = user.phone;
  text.reserve(64);
  std::string_view view = text;
  text = "x";
  log_line(std::string(view));
}
