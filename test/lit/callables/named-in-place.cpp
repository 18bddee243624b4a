// RUN: %check_flows
// Methods that are named by a pointer where they are called.
#include "pii-test.h"

#include <memory>

class Card {
public:
  explicit Card(std::string text) : held(std::move(text)) {}
  virtual ~Card() = default;
  std::string text(bool) const { return held; }
  void write(const std::string &text) { held = text; }
  virtual std::string shown() const { return held; }
  static std::string title() { return "card"; }

private:
  std::string held;
};

class MaskedCard : public Card {
public:
  using Card::Card;
  std::string shown() const override { return mask_all(text(true)); }
};

void readBad(const User &user) {
  const Card card(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line((card.*(&Card::text))(true));
}

void readOk(const User &user) {
  const Card card(mask_phone(user.phone));
  log_line((card.*(&Card::text))(true));
  log_line((*&Card::title)());
}

void writtenBad(const User &user) {
  Card card("empty");
  (card.*(&Card::write))(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(card.text(false));
}

void writtenOk(const User &user) {
  Card card(user.phone);
  (card.*(&Card::write))("withheld");
  log_line("written");
}

void throughPointerBad(const User &user) {
  auto card = std::make_unique<Card>(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line((card.get()->*(&Card::text))(true));
}

void overriddenOk(const User &user) {
  const MaskedCard card(user.phone);
  log_line((card.*(&Card::shown))());
}
