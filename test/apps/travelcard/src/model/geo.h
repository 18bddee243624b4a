#pragma once

#include <piiflow/annotations.h>

namespace travelcard {

/// Where a person was, in degrees.
struct PII(location) Position {
  double lat = 0;
  double lon = 0;
};

/// South-west corner of a square of a tenth of a degree.
struct GridCell {
  double south PII_NONE = 0;
  double west PII_NONE = 0;
};

} // namespace travelcard
