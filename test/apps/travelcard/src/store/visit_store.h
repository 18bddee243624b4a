#pragma once

#include "model/movement.h"
#include "privacy/protect.h"
#include "store/sqlite.h"

#include <vector>

namespace travelcard {

/// The stays found for each subscriber.
class VisitStore {
public:
  VisitStore(Database &database, const ColumnCipher &cipher);

  /// Puts `stays` in the place of what was known of the subscriber.
  void replace(std::int64_t subscriber, const std::vector<Stay> &stays)
      PII_STORE(visits);
  std::vector<Stay> within(std::int64_t subscriber, const Window &window);
  std::vector<Stay> all();
  /// Forgets stays that ended before a time; returns how many.
  int forget_before(Seconds time);

  void erase(std::int64_t subscriber) PII_ERASES(visits);
  void erase_all() PII_ERASES(visits);

private:
  Stay read(const Statement &row) const;

  Database &database_;
  const ColumnCipher &cipher_;
};

} // namespace travelcard
