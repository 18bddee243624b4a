#pragma once

#include "model/subscriber.h"
#include "privacy/protect.h"
#include "store/sqlite.h"

namespace travelcard {

/// Who agreed to what, with evidence that outlives the number.
class ConsentStore {
public:
  ConsentStore(Database &database, const Pseudonyms &pseudonyms);

  void record(const Subscriber &subscriber, bool granted, Seconds now)
      PII_STORE(consents);
  bool granted(std::int64_t subscriber) PII_GUARD(consent);

  void erase(std::int64_t subscriber) PII_ERASES(consents);
  void erase_all() PII_ERASES(consents);

private:
  Database &database_;
  const Pseudonyms &pseudonyms_;
};

} // namespace travelcard
