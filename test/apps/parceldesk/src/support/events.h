#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

namespace parceldesk {

/// Something that happened and that others may want to know.
struct Event {
  std::string kind;
  std::int64_t subject = 0;
  std::string detail;
};

/// Tells subscribers of events, in the order of subscription.
class EventBus {
public:
  using Handler = std::function<void(const Event &)>;

  void subscribe(std::string kind, Handler handler);
  void publish(const Event &event) const;
  std::size_t handlers() const { return handlers_.size(); }

private:
  struct Subscription {
    std::string kind;
    Handler handler;
  };
  std::vector<Subscription> handlers_;
};

} // namespace parceldesk
