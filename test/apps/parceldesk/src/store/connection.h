#pragma once

#include <cstdint>
#include <functional>
#include <mutex>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace parceldesk {

/// The database refused something.
class DatabaseError : public std::runtime_error {
public:
  DatabaseError(int status, const std::string &message)
      : std::runtime_error(message), status_(status) {}
  int status() const { return status_; }
  bool is_conflict() const;

private:
  int status_;
};

/// One row of an answer.
class Row {
public:
  explicit Row(sqlite3_stmt *statement) : statement_(statement) {}
  std::string text(int column) const;
  std::int64_t number(int column) const;
  bool is_null(int column) const;

private:
  sqlite3_stmt *statement_;
};

/// A connection to the database file; threads take turns.
class Connection {
public:
  explicit Connection(const std::string &path);
  ~Connection();
  Connection(const Connection &) = delete;
  Connection &operator=(const Connection &) = delete;

  /// Runs one statement; returns how many rows it changed.
  template <typename... Values>
  int execute(const char *sql, const Values &...values) {
    return query(sql, nullptr, values...);
  }

  /// Runs one statement and calls `each` for every row.
  template <typename... Values>
  int query(const char *sql, const std::function<void(const Row &)> &each,
            const Values &...values) {
    std::lock_guard lock(mutex_);
    sqlite3_stmt *statement = prepare(sql);
    int index = 0;
    (bind(statement, ++index, values), ...);
    return run(statement, each);
  }

  std::int64_t last_id() const;

private:
  sqlite3_stmt *prepare(const char *sql);
  void bind(sqlite3_stmt *statement, int index, std::string_view text);
  void bind(sqlite3_stmt *statement, int index, std::int64_t number);
  int run(sqlite3_stmt *statement,
          const std::function<void(const Row &)> &each);
  [[noreturn]] void fail(sqlite3_stmt *statement, int status);

  sqlite3 *handle_ = nullptr;
  std::recursive_mutex mutex_;
};

} // namespace parceldesk
