// RUN: %check_flows
// Setters and getters, of this object and of no other.
#include "pii-test.h"

class Card {
public:
  void setHolder(const std::string &value) { text = value; }
  const std::string &holder() const { return text; }
  void setPlan(int value) { number = value; }
  int plan() const { return number; }
  Card &with(const std::string &value) {
    text += value;
    return *this;
  }

private:
  std::string text;
  int number = 0;
};

void setterBad(const User &user) {
  Card card;
  card.setHolder(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(card.holder());
}

void otherMemberOk(const User &user) {
  Card card;
  card.setHolder(user.phone);
  card.setPlan(3);
  log_line(std::to_string(card.plan()));
}

void otherObjectOk(const User &user) {
  Card card, other;
  card.setHolder(user.phone);
  log_line(other.holder());
}

void setAgainOk(const User &user) {
  Card card;
  card.setHolder(user.phone);
  card.setHolder("nobody");
  log_line(card.holder());
}

void setterOk(const User &user) {
  Card card;
  card.setHolder(mask_phone(user.phone));
  log_line(card.holder());
}

void setterWeakBad(const User &user) {
  Card card;
  card.setHolder(hash_phone(user.phone));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(card.holder());
}

void builderBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(Card().with("mail ").with(user.email).holder());
}
