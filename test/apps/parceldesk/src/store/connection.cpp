#include "store/connection.h"

#include "support/log.h"

#include <sqlite3.h>

namespace parceldesk {

bool DatabaseError::is_conflict() const {
  return (status_ & 0xff) == SQLITE_CONSTRAINT;
}

std::string Row::text(int column) const {
  const auto *bytes = sqlite3_column_text(statement_, column);
  return bytes ? reinterpret_cast<const char *>(bytes) : "";
}

std::int64_t Row::number(int column) const {
  return sqlite3_column_int64(statement_, column);
}

bool Row::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

Connection::Connection(const std::string &path) {
  const int status = sqlite3_open(path.c_str(), &handle_);
  if (status != SQLITE_OK) {
    sqlite3_close(handle_);
    throw DatabaseError(status, path + " cannot be opened");
  }
  sqlite3_extended_result_codes(handle_, 1);
  execute("PRAGMA secure_delete = ON");
}

Connection::~Connection() { sqlite3_close(handle_); }

std::int64_t Connection::last_id() const {
  return sqlite3_last_insert_rowid(handle_);
}

sqlite3_stmt *Connection::prepare(const char *sql) {
  sqlite3_stmt *statement = nullptr;
  const int status = sqlite3_prepare_v2(handle_, sql, -1, &statement, nullptr);
  if (status != SQLITE_OK)
    fail(statement, status);
  return statement;
}

void Connection::bind(sqlite3_stmt *statement, int index,
                      std::string_view text) {
  sqlite3_bind_text(statement, index, text.data(),
                    static_cast<int>(text.size()), SQLITE_TRANSIENT);
}

void Connection::bind(sqlite3_stmt *statement, int index, std::int64_t number) {
  sqlite3_bind_int64(statement, index, number);
}

int Connection::run(sqlite3_stmt *statement,
                    const std::function<void(const Row &)> &each) {
  int status = SQLITE_ROW;
  while ((status = sqlite3_step(statement)) == SQLITE_ROW)
    if (each)
      each(Row(statement));
  if (status != SQLITE_DONE)
    fail(statement, status);
  sqlite3_finalize(statement);
  return sqlite3_changes(handle_);
}

void Connection::fail(sqlite3_stmt *statement, int status) {
  const std::string message = sqlite3_errmsg(handle_);
  const char *sql = statement ? sqlite3_sql(statement) : "";
  app_log().error("database status {} in '{}'", status, sql);
  sqlite3_finalize(statement);
  throw DatabaseError(status, message);
}

} // namespace parceldesk
