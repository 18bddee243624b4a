#include "service/notifier.h"

#include <spdlog/spdlog.h>
#include <sstream>

namespace travelcard {

void Notifier::tell(const Subscriber &subscriber, const std::string &text) {
  const Contact contact = preferred_contact(subscriber);
  spdlog::debug("telling {}", describe(contact));
  if (const auto *sms = std::get_if<SmsContact>(&contact))
    relay_.deliver(sms->number, text);
  else if (const auto *mail = std::get_if<MailContact>(&contact))
    relay_.deliver(mail->address, text);
}

void Notifier::consent_recorded(const Subscriber &subscriber, bool granted) {
  tell(subscriber, granted ? "Your travel card is being made."
                           : "No travel card is made; nothing is kept.");
}

void Notifier::erased(const Subscriber &subscriber) {
  std::ostringstream who;
  who << subscriber.id << ' ' << Redacted{subscriber.phone};
  spdlog::info("erased {}", who.str());
  tell(subscriber, "Everything about you has been erased.");
}

} // namespace travelcard
