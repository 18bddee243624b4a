#pragma once

#include <cstdint>
#include <stdexcept>
#include <string>
#include <string_view>

struct sqlite3;
struct sqlite3_stmt;

namespace travelcard {

/// The database refused something. The message holds SQL text with its
/// placeholders, never the values bound to them.
class StoreError : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// A connection. One a process; SQLite serialises what threads do with it.
class Database {
public:
  explicit Database(const std::string &path);
  ~Database();
  Database(const Database &) = delete;
  Database &operator=(const Database &) = delete;

  void exec(const char *sql);
  std::int64_t last_id() const;
  std::int64_t count(const char *table);
  sqlite3 *handle() const { return handle_; }

private:
  sqlite3 *handle_ = nullptr;
};

/// A prepared statement; parameters and columns are numbered as in SQLite.
class Statement {
public:
  Statement(Database &database, const char *sql);
  ~Statement();
  Statement(const Statement &) = delete;
  Statement &operator=(const Statement &) = delete;

  Statement &bind(int index, std::string_view text);
  Statement &bind(int index, std::int64_t number);
  Statement &bind(int index, double number);
  Statement &bind_null(int index);

  /// Whether there is a row.
  bool step();
  void run();

  std::string text(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  bool is_null(int column) const;

private:
  void require(int status);

  sqlite3 *database_;
  sqlite3_stmt *statement_ = nullptr;
};

} // namespace travelcard
