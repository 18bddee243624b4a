#include "support/events.h"

namespace parceldesk {

void EventBus::subscribe(std::string kind, Handler handler) {
  handlers_.push_back({std::move(kind), std::move(handler)});
}

void EventBus::publish(const Event &event) const {
  for (const Subscription &s : handlers_)
    if (s.kind == event.kind)
      s.handler(event);
}

} // namespace parceldesk
