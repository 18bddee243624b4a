// RUN: %expect 1 %piiflow check --color=never --level=3 %s -- -std=c++20 %header 2>&1 | FileCheck %s
// However many junctions data passes, it arrives.
#include "pii-test.h"

#include <string>

template <int N> std::string wrapped(const User &user) {
  return "(" + wrapped<N - 1>(user) + ")";
}
template <> std::string wrapped<0>(const User &user) { return user.name; }

void chainBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}
  post(wrapped<40>(user));
}
// CHECK: 1 finding
