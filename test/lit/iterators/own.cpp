// RUN: %check_flows
// Iterators of the program's own classes, moved on by the library.
#include "pii-test.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <vector>

template <typename T> class Ring {
public:
  class Iterator {
  public:
    using iterator_category = std::forward_iterator_tag;
    using value_type = T;
    using difference_type = std::ptrdiff_t;
    using pointer = const T *;
    using reference = const T &;
    Iterator() = default;
    Iterator(const std::vector<T> *cells, std::size_t at) : cells(cells), at(at) {}
    const T &operator*() const { return (*cells)[at]; }
    const T *operator->() const { return &(*cells)[at]; }
    Iterator &operator++() {
      ++at;
      return *this;
    }
    Iterator operator++(int) {
      Iterator old = *this;
      ++at;
      return old;
    }
    bool operator==(const Iterator &other) const { return at == other.at; }
    bool operator!=(const Iterator &other) const { return at != other.at; }

  private:
    const std::vector<T> *cells = nullptr;
    std::size_t at = 0;
  };
  void add(T value) { cells.push_back(std::move(value)); }
  Iterator begin() const { return {&cells, 0}; }
  Iterator end() const { return {&cells, cells.size()}; }

private:
  std::vector<T> cells;
};

static bool isShorter(const std::string &left, const std::string &right) {
  return left.size() < right.size();
}

void longestBad(const User &user) {
  Ring<std::string> phones;
  phones.add(user.phone);
  const auto longest = std::max_element(phones.begin(), phones.end(), isShorter);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*longest);
}

void nextBad(const std::vector<User> &users) {
  Ring<User> ring;
  for (const User &user : users)
    ring.add(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(std::next(ring.begin())->email);
}

void longestOk(const User &user) {
  Ring<std::string> phones, cities;
  phones.add(user.phone);
  cities.add(user.city);
  log_line(*std::max_element(cities.begin(), cities.end(), isShorter));
}

void longestMaskedOk(const User &user) {
  Ring<std::string> phones;
  phones.add(mask_phone(user.phone));
  log_line(*std::max_element(phones.begin(), phones.end(), isShorter));
}
