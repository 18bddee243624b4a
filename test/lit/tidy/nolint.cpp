// RUN: %check_flows
// A NOLINT is what clang-tidy takes for one, in the tool as well: wherever the word
// stands, with globs, of which those with a minus are ignored, and on the places
// that it covers.
#include "pii-test.h"

void inString(const User &user) { log_line("NOLINT"); log_line(user.phone); }
void NOLINT_inName(const User &user) { log_line(user.phone); }
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
void otherWord(const User &user) { log_line("NOLINTED"); log_line(user.phone); }
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
void otherInString(const User &user) { log_line("NOLINT(a)"); log_line(user.phone); }

void minus(const User &user) { log_line(user.phone); } // NOLINT(*,-pii-log)
void minusFirst(const User &user) { log_line(user.phone); } // NOLINT(-pii-log,pii-*)
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
void minusAlone(const User &user) { log_line(user.phone); } // NOLINT(-pii-network)
void spaces(const User &user) { log_line(user.phone); } // NOLINT( a , pii-l*g )
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
void noCheck(const User &user) { log_line(user.phone); } // NOLINT()
void notClosed(const User &user) { log_line(user.phone); } // NOLINT(pii-network
// )
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
void part(const User &user) { log_line(user.phone); } // NOLINT(pii)
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
void upperCase(const User &user) { log_line(user.phone); } // NOLINT(PII-*)
void second(const User &user) { log_line(user.phone); } // NOLINT(a) NOLINT(pii-log)

// NOLINTNEXTLINE(*,-pii-log)
void next(const User &user) { log_line(user.phone); }
/* NOLINTNEXTLINE(pii-log)
   does not reach over this line */
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
void overNext(const User &user) { log_line(user.phone); }

// NOLINTBEGIN(pii-*,-pii-log)
void block(const User &user) { log_line(user.phone); }
// NOLINTEND( pii-* , -pii-log )
// NOLINTBEGIN(pii-network)
// NOLINTBEGIN(pii-l*)
void inner(const User &user) { log_line(user.phone); }
// NOLINTEND(pii-l*)
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
void outer(const User &user) { log_line(user.phone); }
// NOLINTEND(pii-network)
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
void before(const User &user) { log_line(user.phone); } // NOLINTBEGIN
void within(const User &user) { log_line(user.phone); } // NOLINTEND
// NOLINTBEGIN
// CHECK: nolint.cpp:[[#@LINE+1]]:{{.*}} [pii-log]
/* NOLINTEND */ void after(const User &user) { log_line(user.phone); }
