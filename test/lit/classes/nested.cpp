// RUN: %check_flows
// Structs three and four deep, aggregates, copies of parts, vectors of them.
#include "pii-test.h"

#include <memory>
#include <string>
#include <vector>

struct Phone {
  std::string prefix;
  std::string digits;
};
struct Contact {
  Phone mobile;
  Phone office;
  std::string mail;
};
struct Person {
  std::string title;
  Contact contact;
};
struct Booking {
  int room = 0;
  Person guest;
  std::vector<Person> others;
};

Booking book(const User &user) {
  Booking booking;
  booking.room = 12;
  booking.guest.title = "Dr";
  booking.guest.contact.mobile.digits = user.phone;
  booking.guest.contact.mobile.prefix = "+49";
  return booking;
}

void deepFieldBad(const User &user) {
  Booking booking = book(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(booking.guest.contact.mobile.digits);
}

void deepFieldOk(const User &user) {
  Booking booking = book(user);
  log_number(booking.room);
  log_line(booking.guest.title + booking.guest.contact.mobile.prefix);
  log_line(booking.guest.contact.office.digits + booking.guest.contact.mail);
}

void deepFieldWeakBad(const User &user) {
  Booking booking = book(user);
  hash_in_place(booking.guest.contact.mobile.digits);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(booking.guest.contact.mobile.digits);
}

void partCopiedBad(const User &user) {
  Booking booking = book(user);
  Contact contact = booking.guest.contact;
  booking = Booking();
  log_line(booking.guest.contact.mobile.digits);
  log_line(contact.mobile.prefix);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(contact.mobile.digits);
}

void partAssignedBad(const User &user) {
  Booking first = book(user), second;
  second.guest.contact.office = first.guest.contact.mobile;
  log_line(second.guest.contact.mobile.digits);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(second.guest.contact.office.digits);
}

void partResetOk(const User &user) {
  Booking booking = book(user);
  booking.guest.contact.mobile = Phone{};
  log_line(booking.guest.contact.mobile.digits);
}

void upperPartResetOk(const User &user) {
  Booking booking = book(user);
  booking.guest = {};
  log_line(booking.guest.contact.mobile.digits);
}

void otherPartResetBad(const User &user) {
  Booking booking = book(user);
  booking.guest.contact.office = {};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(booking.guest.contact.mobile.digits);
}

void aggregateBad(const User &user) {
  Booking booking{4, {"Mr", {{"+1", user.phone}, {}, "none"}}, {}};
  log_line(booking.guest.contact.mobile.prefix + booking.guest.contact.mail);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(booking.guest.contact.mobile.digits);
}

void designatedBad(const User &user) {
  Booking booking{.room = 1, .guest = {.title = "Ms", .contact = {.mail = user.email}}};
  log_line(booking.guest.contact.mobile.digits);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(booking.guest.contact.mail);
}

void othersBad(const User &user) {
  Booking booking;
  booking.others.push_back(book(user).guest);
  for (const Person &person : booking.others) {
    log_line(person.title);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(person.contact.mobile.digits);
  }
}

void othersOk(const User &user) {
  Booking booking;
  booking.others.push_back(book(user).guest);
  booking.others.back().contact.office.prefix = "+1";
  for (const auto &person : booking.others)
    log_line(person.contact.office.prefix + person.contact.mail);
}

void bookingsBad(const std::vector<User> &users) {
  std::vector<Booking> bookings;
  for (const User &user : users)
    bookings.push_back(book(user));
  for (auto &booking : bookings) {
    log_number(booking.room);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(booking.guest.contact.mobile.digits);
  }
}

void setPhone(Contact &contact, const std::string &digits) { contact.mobile.digits = digits; }

void deepSetterBad(const User &user) {
  Booking booking;
  setPhone(booking.guest.contact, user.phone);
  log_line(booking.guest.contact.office.digits);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(booking.guest.contact.mobile.digits);
}

const Phone &mobileOf(const Booking &booking) { return booking.guest.contact.mobile; }

void deepGetterBad(const User &user) {
  Booking booking = book(user);
  log_line(mobileOf(booking).prefix);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(mobileOf(booking).digits);
}

void temporaryPartBad(const User &user) {
  log_number(book(user).room);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(book(user).guest.contact.mobile.digits);
}

void sharedDeepBad(const User &user) {
  auto booking = std::make_shared<Booking>(book(user));
  log_line(booking->guest.title);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(booking->guest.contact.mobile.digits);
}

struct Case {
  User user;
  std::string reason;
};
struct File {
  std::vector<Case> cases;
  Case latest;
};

void embeddedUserBad(const File &file) {
  log_line(file.latest.reason);
  for (const Case &entry : file.cases)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(entry.user.name);
}

void embeddedUserOk(const File &file) {
  log_line(file.latest.user.city);
  log_number(file.latest.user.id);
}
