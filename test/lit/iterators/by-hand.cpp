// RUN: %check_flows
// Iterators and ranges written by hand.
#include "pii-test.h"

#include <cstddef>
#include <iterator>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

class Ring {
public:
  class iterator {
  public:
    iterator(Ring *ring, std::size_t at) : ring(ring), at(at) {}
    std::string &operator*() const { return ring->slots[at % 4]; }
    std::string *operator->() const { return &**this; }
    iterator &operator++() {
      ++at;
      return *this;
    }
    iterator operator++(int) {
      iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const iterator &other) const { return at == other.at; }

  private:
    Ring *ring;
    std::size_t at;
  };
  iterator begin() { return {this, 0}; }
  iterator end() { return {this, count}; }
  void push(std::string text) { slots[count++ % 4] = std::move(text); }

private:
  std::string slots[4];
  std::size_t count = 0;
};

void ringBad(const User &user) {
  Ring ring;
  ring.push("start");
  ring.push(user.phone);
  for (const std::string &text : ring)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
}

void ringOk(const User &user) {
  Ring ring;
  ring.push(mask_phone(user.phone));
  for (auto it = ring.begin(); it != ring.end(); it++)
    log_line(*it);
}

void ringWeakBad(const User &user) {
  Ring ring;
  ring.push(hash_phone(user.phone));
  for (auto it = ring.begin(); it != ring.end(); ++it)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_format("%s", it->c_str());
}

void ringWrittenBad(const User &user) {
  Ring ring;
  ring.push("");
  for (auto &text : ring)
    text = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*ring.begin());
}

class Words {
public:
  explicit Words(std::string_view text) : text(text) {}
  struct Sentinel {};
  class Cursor {
  public:
    explicit Cursor(std::string_view rest) : rest(rest) { next(); }
    std::string_view operator*() const { return word; }
    Cursor &operator++() {
      next();
      return *this;
    }
    bool operator!=(Sentinel) const { return !word.empty(); }

  private:
    void next() {
      auto at = rest.find(' ');
      word = rest.substr(0, at);
      rest = at == std::string_view::npos ? std::string_view() : rest.substr(at + 1);
    }
    std::string_view rest, word;
  };
  Cursor begin() const { return Cursor(text); }
  Sentinel end() const { return {}; }

private:
  std::string_view text;
};

void wordsBad(const User &user) {
  for (std::string_view word : Words(user.name))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(std::string(word));
}

void wordsOk(const User &user) {
  for (std::string_view word : Words(user.city))
    log_line(std::string(word));
}

class Table {
public:
  struct Row {
    const Table *table;
    std::size_t index;
    const std::string &name() const { return table->names[index]; }
    const std::string &city() const { return table->cities[index]; }
  };
  class const_iterator {
  public:
    using value_type = Row;
    using difference_type = std::ptrdiff_t;
    const_iterator(const Table *table, std::size_t index) : table(table), index(index) {}
    Row operator*() const { return Row{table, index}; }
    const_iterator &operator++() {
      ++index;
      return *this;
    }
    friend bool operator==(const const_iterator &a, const const_iterator &b) {
      return a.index == b.index;
    }

  private:
    const Table *table;
    std::size_t index;
  };
  void add(const User &user) {
    names.push_back(user.name);
    cities.push_back(user.city);
  }
  const_iterator begin() const { return {this, 0}; }
  const_iterator end() const { return {this, names.size()}; }

private:
  std::vector<std::string> names, cities;
};

void proxyBad(const User &user) {
  Table table;
  table.add(user);
  for (auto row : table) {
    log_line(row.city());
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(row.name());
  }
}

class Lines {
public:
  explicit Lines(std::vector<std::string> lines) : lines(std::move(lines)) {}
  bool next(std::string &line) {
    if (at == lines.size())
      return false;
    line = lines[at++];
    return true;
  }

private:
  std::vector<std::string> lines;
  std::size_t at = 0;
};

void cursorBad(const User &user) {
  Lines lines({user.city, user.email});
  std::string line;
  while (lines.next(line))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(line);
}

template <typename T> class Slice {
public:
  Slice(T *data, std::size_t size) : first(data), count(size) {}
  T *begin() const { return first; }
  T *end() const { return first + count; }
  T &operator[](std::size_t i) const { return first[i]; }
  Slice drop(std::size_t n) const { return {first + n, count - n}; }

private:
  T *first;
  std::size_t count;
};

void sliceBad(const User &user) {
  std::string rows[3] = {"a", user.phone, "c"};
  Slice<const std::string> slice(rows, 3);
  for (const auto &row : slice.drop(1))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
}

void sliceWrittenBad(const User &user) {
  std::string rows[3];
  Slice<std::string> slice(rows, 3);
  slice[1] = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

class Sink {
public:
  using difference_type = std::ptrdiff_t;
  explicit Sink(std::string &out) : out(&out) {}
  Sink &operator*() { return *this; }
  Sink &operator++() { return *this; }
  Sink &operator++(int) { return *this; }
  Sink &operator=(const std::string &text) {
    *out += text;
    return *this;
  }

private:
  std::string *out;
};

void outputIteratorBad(const User &user) {
  std::string text;
  Sink sink(text);
  *sink++ = "tel ";
  *sink++ = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(text);
}
