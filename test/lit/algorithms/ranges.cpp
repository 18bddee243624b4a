// RUN: %check_flows
// Algorithms of std::ranges: on containers, strings, arrays, views, iterators;
// with projections.
#include "pii-test.h"

#include <algorithm>
#include <array>
#include <deque>
#include <iterator>
#include <numeric>
#include <random>
#include <ranges>
#include <span>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

namespace ranges = std::ranges;

void forEachBad(const std::vector<User> &users) {
  ranges::for_each(users, [](const User &user) {
    log_line(user.city);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
  });
}

void forEachProjectedBad(const std::vector<User> &users) {
  ranges::for_each(
      users,
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      [](const std::string &text) { log_line(text); }, &User::phone);
}

void forEachProjectedOk(const std::vector<User> &users) {
  ranges::for_each(users, [](const std::string &text) { log_line(text); }, &User::city);
}

void forEachProjectedByLambdaBad(const std::vector<User> &users) {
  ranges::for_each(
      users.begin(), users.end(),
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
      [](const std::string &text) { log_line(text); },
      [](const User &user) { return user.city + user.name; });
}

void forEachWritesBad(const User &user) {
  std::array<std::string, 3> texts;
  ranges::for_each(texts, [&](std::string &text) { text = user.email; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(texts[1]);
}

void findBad(const std::vector<User> &users) {
  const auto found = ranges::find(users, 7, &User::id);
  if (found != users.end())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(found->name);
}

void findOk(const std::vector<User> &users) {
  const auto found = ranges::find_if(users, [](const User &u) { return u.name == "root"; });
  if (found != users.end())
    log_line(found->city);
}

void findIfNotInSpanBad(std::span<const User> users) {
  const auto found = ranges::find_if_not(users, [](const User &u) { return u.city.empty(); });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(found->phone);
}

void findByIteratorsBad(const std::deque<User> &users) {
  const auto found = ranges::find(users.begin(), users.end(), "Lyon", &User::city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(found->email);
}

void predicateBad(const std::vector<User> &users) {
  const bool any = ranges::any_of(
      users,
      [](const std::string &name) {
        // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
        log_line(name);
        return name.empty();
      },
      &User::name);
  log_number(any);
}

void countOk(const std::vector<User> &users) {
  log_number(ranges::count(users, "Lyon", &User::city));
  log_number(ranges::count_if(users, [](const User &user) { return user.phone.empty(); }));
}

void maxBad(const std::vector<std::string> &lines, const User &user) {
  std::vector<std::string> all = lines;
  all.push_back(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(ranges::max(all));
}

void maxOfTwoBad(const User &user) {
  const std::string fallback = "none";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(ranges::max(fallback, user.name));
}

void maxElementBad(const std::vector<User> &users) {
  const auto last = ranges::max_element(users, {}, &User::id);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(last->phone);
}

void minmaxElementBad(const std::vector<User> &users) {
  const auto [first, last] = ranges::minmax_element(users, ranges::less{}, &User::id);
  log_line(first->city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(last->phone);
}

void comparisonBad(std::vector<User> users) {
  ranges::sort(users, [](const User &a, const User &b) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(a.name);
    return a.id < b.id;
  });
}

void sortedBad(const User &user) {
  std::array<std::string, 2> texts{"a", user.phone};
  ranges::sort(texts);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(texts[0]);
}

void notSortedOk(const User &user) {
  std::array<std::string, 2> texts{"a", user.phone};
  log_line(texts[0]);
}

void removedBad(std::vector<std::string> lines, const User &user) {
  lines.push_back(user.email);
  const auto rest = ranges::remove(lines, "");
  lines.erase(rest.begin(), rest.end());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(lines.back());
}

void lowerBoundBad(const std::vector<User> &users) {
  const auto at = ranges::lower_bound(users, 12, {}, &User::id);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(at->name);
}

void equalRangeBad(const std::vector<User> &users) {
  for (const User &user : ranges::equal_range(users, 12, {}, &User::id))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(user.name);
}

void copyBad(const std::vector<User> &users) {
  std::vector<User> some(users.size());
  ranges::copy(users, some.begin());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(some[0].phone);
}

void copyTextBad(const User &user) {
  std::string line = "phone ";
  ranges::copy(user.phone, std::back_inserter(line));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(line);
}

void copyTextOk(const User &user) {
  std::string line = "city ";
  ranges::copy(user.city, std::back_inserter(line));
  log_line(line);
}

void copyToBufferBad(std::string_view label, const User &user) {
  char buffer[64] = {};
  const auto copied = ranges::copy(label, buffer);
  ranges::copy(user.phone | std::views::take(16), copied.out);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(buffer);
}

void copyIfBad(const User &user) {
  std::string digits;
  ranges::copy_if(user.phone, std::back_inserter(digits), [](char c) { return c >= '0'; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(digits);
}

void copyToStreamBad(const User &user) {
  std::ostringstream out;
  ranges::copy(user.phone, std::ostream_iterator<char>(out));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(out.str());
}

void transformProjectedBad(const std::vector<User> &users) {
  std::vector<std::string> lines;
  ranges::transform(
      users, std::back_inserter(lines),
      [](const std::string &mail) { return "<" + mail + ">"; }, &User::email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(lines.front());
}

void transformProjectedOk(const std::vector<User> &users) {
  std::vector<std::string> lines;
  ranges::transform(
      users, std::back_inserter(lines),
      [](const std::string &city) { return "<" + city + ">"; }, &User::city);
  log_line(lines.front());
}

void transformMaskedOk(const std::vector<User> &users) {
  std::vector<std::string> lines;
  ranges::transform(users, std::back_inserter(lines), mask_phone, &User::phone);
  log_line(lines.front());
}

void transformTwoBad(const std::vector<User> &users, const std::vector<std::string> &tags) {
  std::vector<std::string> lines(users.size());
  ranges::transform(tags, users, lines.begin(), [](const std::string &tag, const User &user) {
    return tag + user.name;
  });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(lines.front());
}

void generateBad(const User &user) {
  std::vector<std::string> lines(3);
  ranges::generate(lines, [&] { return user.phone; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(lines[2]);
}

void fillBad(const User &user) {
  std::vector<std::string> lines(3);
  ranges::fill(lines, user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(lines[2]);
}

void fillOk(const User &user) {
  std::vector<std::string> lines(3, user.phone);
  std::array<std::string, 2> two{user.name, user.email};
  std::string digits = user.phone;
  ranges::fill(lines, "-");
  ranges::fill(two, "-");
  ranges::fill(digits, '*');
  log_line(lines[2]);
  log_line(two[0]);
  log_line(digits);
}

void fillPartBad(const User &user) {
  std::vector<std::string> lines(3, user.phone);
  std::string digits = user.phone;
  ranges::fill(lines | std::views::take(1), "-");
  ranges::fill(std::span(lines).first(1), "-");
  ranges::fill(digits.begin(), digits.begin() + 2, '*');
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(lines[2]);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(digits);
}

void replaceBad(std::vector<std::string> lines, const User &user) {
  ranges::replace(lines, "%name", user.name);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(lines[0]);
}

void replaceIfBad(const User &user) {
  std::string text = user.phone;
  ranges::replace_if(text, [](char c) { return c == ' '; }, '-');
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}

void mergeBad(const std::vector<std::string> &tags, const User &user) {
  std::vector<std::string> own{user.phone}, all;
  ranges::merge(tags, own, std::back_inserter(all));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(all[0]);
}

void differenceOk(const std::vector<std::string> &tags, const User &user) {
  std::vector<std::string> own{user.phone}, all;
  ranges::set_difference(tags, own, std::back_inserter(all));
  log_line(all[0]);
}

void swapRangesBad(const User &user) {
  std::vector<std::string> lines{"a"}, own{user.phone};
  ranges::swap_ranges(lines, own);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(lines[0]);
}

void partitionCopyBad(const std::vector<User> &users) {
  std::vector<User> near, far;
  ranges::partition_copy(users, std::back_inserter(near), std::back_inserter(far),
                         [](const User &user) { return user.id < 10; });
  log_line(near[0].city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(far[0].phone);
}

void shuffledViewBad(std::vector<User> users, std::mt19937 &random) {
  ranges::shuffle(users, random);
  auto few = users | std::views::drop(1) | std::views::take(2);
  const auto found = ranges::find(few, "x", &User::city);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(found->phone);
}

void joinedBad(const std::vector<std::vector<User>> &groups) {
  for (const User &user : groups | std::views::join)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(user.phone);
}

void composedBad(const std::vector<User> &users) {
  const auto names = std::views::filter([](const User &user) { return user.id > 1; }) |
                     std::views::transform([](const User &user) { return user.name; });
  for (const std::string &name : users | names)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(name);
}
