#include "store/sqlite.h"

#include <spdlog/spdlog.h>
#include <sqlite3.h>

namespace travelcard {

Database::Database(const std::string &path) {
  if (sqlite3_open(path.c_str(), &handle_) != SQLITE_OK) {
    const std::string reason = sqlite3_errmsg(handle_);
    sqlite3_close(handle_);
    throw StoreError(path + ": " + reason);
  }
  exec("PRAGMA journal_mode = WAL");
  exec("PRAGMA secure_delete = ON");
}

Database::~Database() { sqlite3_close(handle_); }

void Database::exec(const char *sql) {
  if (sqlite3_exec(handle_, sql, nullptr, nullptr, nullptr) != SQLITE_OK)
    throw StoreError(std::string(sql) + ": " + sqlite3_errmsg(handle_));
}

std::int64_t Database::last_id() const {
  return sqlite3_last_insert_rowid(handle_);
}

std::int64_t Database::count(const char *table) {
  Statement query(*this,
                  (std::string("SELECT count(*) FROM ") + table).c_str());
  return query.step() ? query.integer(0) : 0;
}

Statement::Statement(Database &database, const char *sql)
    : database_(database.handle()) {
  require(sqlite3_prepare_v2(database_, sql, -1, &statement_, nullptr));
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement &Statement::bind(int index, std::string_view text) {
  require(sqlite3_bind_text(statement_, index, text.data(),
                            static_cast<int>(text.size()), SQLITE_TRANSIENT));
  return *this;
}

Statement &Statement::bind(int index, std::int64_t number) {
  require(sqlite3_bind_int64(statement_, index, number));
  return *this;
}

Statement &Statement::bind(int index, double number) {
  require(sqlite3_bind_double(statement_, index, number));
  return *this;
}

Statement &Statement::bind_null(int index) {
  require(sqlite3_bind_null(statement_, index));
  return *this;
}

bool Statement::step() {
  const int status = sqlite3_step(statement_);
  if (status == SQLITE_ROW)
    return true;
  if (status != SQLITE_DONE)
    require(status);
  return false;
}

void Statement::run() {
  step();
  sqlite3_reset(statement_);
}

std::string Statement::text(int column) const {
  const auto *bytes = sqlite3_column_text(statement_, column);
  return bytes ? reinterpret_cast<const char *>(bytes) : "";
}

std::int64_t Statement::integer(int column) const {
  return sqlite3_column_int64(statement_, column);
}

double Statement::real(int column) const {
  return sqlite3_column_double(statement_, column);
}

bool Statement::is_null(int column) const {
  return sqlite3_column_type(statement_, column) == SQLITE_NULL;
}

void Statement::require(int status) {
  if (status == SQLITE_OK)
    return;
  const char *sql = statement_ ? sqlite3_sql(statement_) : "prepare";
  spdlog::error("sqlite status {} in '{}'", status, sql);
  throw StoreError(std::string(sql) + ": " + sqlite3_errmsg(database_));
}

} // namespace travelcard
