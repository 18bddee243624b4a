// RUN: %check_flows
// accumulate, reduce, inner_product, for_each with state, adjacent loops.
#include "pii-test.h"

#include <algorithm>
#include <functional>
#include <numeric>
#include <string>
#include <vector>

void accumulateBad(const User &user) {
  std::vector<std::string> parts{"tel", user.phone};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(std::accumulate(parts.begin(), parts.end(), std::string()));
}

void accumulateLambdaBad(const std::vector<User> &users) {
  std::string line = std::accumulate(
      users.begin(), users.end(), std::string("users:"),
      [](std::string left, const User &user) { return std::move(left) + " " + user.email; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(line);
}

void accumulateLambdaOk(const std::vector<User> &users) {
  std::string line = std::accumulate(
      users.begin(), users.end(), std::string(),
      [](std::string left, const User &user) { return std::move(left) + "," + user.city; });
  log_line(line);
}

void accumulateWeakBad(const std::vector<User> &users) {
  std::string line = std::accumulate(
      users.begin(), users.end(), std::string(), [](const std::string &left, const User &user) {
        return left.empty() ? hash_phone(user.phone) : left + "," + hash_phone(user.phone);
      });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(line);
}

void accumulateNumbersBad(const std::vector<Subscriber> &subscribers) {
  std::int64_t last =
      std::accumulate(subscribers.begin(), subscribers.end(), std::int64_t{0},
                      [](std::int64_t, const Subscriber &subscriber) { return subscriber.number; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-log]
  log_number(last);
}

void accumulateCountOk(const std::vector<User> &users) {
  auto total =
      std::accumulate(users.begin(), users.end(), std::size_t{0},
                      [](std::size_t n, const User &user) { return n + user.name.size(); });
  log_number(static_cast<std::int64_t>(total));
}

void reduceBad(const User &user) {
  std::vector<std::string> parts{"tel", user.phone};
  std::string line = std::reduce(parts.begin(), parts.end(), std::string(), std::plus<>{});
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void plusBad(const User &user) {
  std::vector<std::string> parts{"tel", user.phone};
  std::string line =
      std::accumulate(parts.begin(), parts.end(), std::string(), std::plus<std::string>());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void transformReduceBad(const std::vector<User> &users) {
  std::string line = std::transform_reduce(users.begin(), users.end(), std::string(), std::plus<>{},
                                           [](const User &user) { return user.name; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(line);
}

void partialSumBad(const User &user) {
  std::vector<std::string> parts{"a", user.phone}, sums(2);
  std::partial_sum(parts.begin(), parts.end(), sums.begin());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(sums[1]);
}

struct Joiner {
  std::string out;
  int count = 0;
  void operator()(const User &user) {
    out += user.phone;
    ++count;
  }
};

void forEachFunctorBad(const std::vector<User> &users) {
  Joiner joiner = std::for_each(users.begin(), users.end(), Joiner{});
  log_number(joiner.count);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(joiner.out);
}

void forEachRefBad(const std::vector<User> &users) {
  Joiner joiner;
  std::for_each(users.begin(), users.end(), std::ref(joiner));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(joiner.out);
}

void forEachCaptureBad(const std::vector<User> &users) {
  std::string longest;
  std::for_each(users.begin(), users.end(), [&longest](const User &user) {
    if (user.name.size() > longest.size())
      longest = user.name;
  });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(longest);
}

void anyOfOk(const std::vector<User> &users, const std::string &phone) {
  bool known = std::any_of(users.begin(), users.end(),
                           [&](const User &user) { return user.phone == phone; });
  log_line(known ? "known" : "unknown");
  log_number(std::count_if(users.begin(), users.end(),
                           [](const User &user) { return user.email.empty(); }));
}

void distanceOk(const std::vector<User> &users, const std::string &phone) {
  auto it = std::find_if(users.begin(), users.end(),
                         [&](const User &user) { return user.phone == phone; });
  log_number(std::distance(users.begin(), it));
  log_number(it - users.begin());
}

void findIfBad(const std::vector<User> &users, std::int64_t id) {
  auto it = std::find_if(users.begin(), users.end(), [id](const User &u) { return u.id == id; });
  if (it == users.end())
    return;
  log_line(it->city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(it->phone);
}

void predicateLogsBad(const std::vector<User> &users) {
  (void)std::all_of(users.begin(), users.end(), [](const User &user) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
    return true;
  });
}

void comparatorLogsBad(std::vector<User> users) {
  std::sort(users.begin(), users.end(), [](const User &a, const User &b) {
    log_line(a.city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(b.phone);
    return a.id < b.id;
  });
}

void iotaOk(const std::vector<User> &users) {
  std::vector<std::size_t> order(users.size());
  std::iota(order.begin(), order.end(), 0);
  std::sort(order.begin(), order.end(),
            [&](std::size_t a, std::size_t b) { return users[a].phone < users[b].phone; });
  log_number(static_cast<std::int64_t>(order.front()));
}
