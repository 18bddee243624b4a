// RUN: %check_flows
// SQLite: statements that are built, bound and executed; RAII wrappers.
#include "pii-test.h"

#include <memory>
#include <sqlite3.h>
#include <stdexcept>
#include <string>

void concatenatedBad(sqlite3 *db, const User &user) {
  std::string sql = "INSERT INTO users VALUES('" + user.name + "')";
  char *error = nullptr;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  sqlite3_exec(db, sql.c_str(), nullptr, nullptr, &error);
  sqlite3_free(error);
}

void concatenatedOk(sqlite3 *db, const User &user) {
  std::string sql = "DELETE FROM users WHERE id=" + std::to_string(user.id);
  sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr);
}

void boundBad(sqlite3 *db, const User &user) {
  sqlite3_stmt *statement = nullptr;
  sqlite3_prepare_v2(db, "INSERT INTO users VALUES(?,?)", -1, &statement, nullptr);
  sqlite3_bind_int64(statement, 1, user.id);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  sqlite3_bind_text(statement, 2, user.phone.c_str(), -1, SQLITE_TRANSIENT);
  sqlite3_step(statement);
  sqlite3_finalize(statement);
}

void boundWeakBad(sqlite3_stmt *statement, const User &user) {
  const std::string hashed = hash_phone(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  sqlite3_bind_text(statement, 1, hashed.data(), static_cast<int>(hashed.size()), SQLITE_STATIC);
}

void numberBad(sqlite3_stmt *statement, const Subscriber &subscriber) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-export]
  sqlite3_bind_int64(statement, 1, subscriber.number);
}

class Statement {
public:
  Statement(sqlite3 *db, const std::string &sql) {
    if (sqlite3_prepare_v2(db, sql.c_str(), -1, &handle, nullptr) != SQLITE_OK)
      throw std::runtime_error(sqlite3_errmsg(db));
  }
  ~Statement() { sqlite3_finalize(handle); }
  Statement &bind(int index, const std::string &value) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    sqlite3_bind_text(handle, index, value.c_str(), -1, SQLITE_TRANSIENT);
    return *this;
  }
  Statement &bind(int index, std::int64_t value) {
    sqlite3_bind_int64(handle, index, value);
    return *this;
  }
  bool step() { return sqlite3_step(handle) == SQLITE_ROW; }
  std::string text(int column) const {
    return reinterpret_cast<const char *>(sqlite3_column_text(handle, column));
  }

private:
  sqlite3_stmt *handle = nullptr;
};

void wrapperBad(sqlite3 *db, const User &user) {
  Statement statement(db, "UPDATE users SET email=? WHERE id=?");
  statement.bind(1, user.email).bind(2, user.id).step();
}

void wrapperOk(sqlite3 *db, const User &user) {
  Statement statement(db, "UPDATE users SET email=? WHERE id=?");
  statement.bind(1, mask_email(user.email)).bind(2, user.id).step();
}

User loadUser(sqlite3 *db, std::int64_t id) {
  Statement statement(db, "SELECT name, phone, city FROM users WHERE id=?");
  statement.bind(1, id);
  User user;
  if (statement.step()) {
    user.id = id;
    user.name = statement.text(0);
    user.phone = statement.text(1);
    user.city = statement.text(2);
  }
  return user;
}

void loadedBad(sqlite3 *db) {
  User user = loadUser(db, 7);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(user.name);
}

void loadedOk(sqlite3 *db) {
  User user = loadUser(db, 7);
  log_line(user.city);
  log_number(user.id);
}

int onRow(void *data, int columns, char **values, char **names) {
  auto *out = static_cast<std::string *>(data);
  for (int i = 0; i < columns; ++i)
    out->append(names[i]).append(values[i] ? values[i] : "");
  return 0;
}

void callbackOk(sqlite3 *db) {
  std::string rows;
  sqlite3_exec(db, "SELECT count(*) FROM users", onRow, &rows, nullptr);
  log_line(rows);
}

void formattedBad(sqlite3 *db, const User &user) {
  char *sql = sqlite3_mprintf("INSERT INTO users VALUES(%Q)", user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  sqlite3_exec(db, sql, nullptr, nullptr, nullptr);
  sqlite3_free(sql);
}
