// RUN: %check_flows
// Loops that change each element: afterwards, all are as a round leaves them.
#include "pii-test.h"

#include <array>
#include <list>
#include <map>
#include <optional>
#include <string>
#include <vector>

struct Row {
  std::string label, phone;
};

void maskedOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  for (std::string &row : rows)
    row = mask_phone(row);
  log_line(rows[0]);
}

void hashedBad(const User &user) {
  std::vector<std::string> rows{user.phone};
  for (std::string &row : rows)
    row = hash_phone(row);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(rows[0]);
}

void filledBad(const User &user) {
  std::vector<std::string> rows(3);
  for (auto &row : rows)
    row = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void overwrittenOk(const User &user) {
  std::string rows[] = {user.phone, user.email};
  for (auto &row : rows)
    row = "-";
  log_line(rows[1]);
}

void fieldOk(const User &user) {
  std::list<Row> rows;
  rows.push_back({"call", user.phone});
  for (auto &row : rows)
    row.phone = mask_phone(row.phone);
  for (const Row &row : rows)
    log_line(row.label + row.phone);
}

void otherFieldBad(const User &user) {
  std::vector<Row> rows{{user.phone, user.phone}};
  for (auto &row : rows)
    row.phone.clear();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0].label);
  log_line(rows[0].phone);
}

void inPlaceOk(const User &user) {
  std::array<std::string, 2> rows{user.phone, "x"};
  for (auto &row : rows)
    mask_in_place(row);
  log_line(rows[0]);
}

void valuesOfMapOk(const User &user) {
  std::map<int, std::string> rows{{1, user.phone}};
  for (auto &[id, text] : rows)
    text = mask_phone(text);
  log_line(rows[1]);
}

void keysOfMapBad(const User &user) {
  std::map<std::string, std::string> rows{{user.phone, "x"}};
  for (auto &[key, text] : rows)
    text = "";
  for (auto &[key, text] : rows)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(key);
}

void someBad(const User &user, bool strict) {
  std::vector<std::string> rows{user.phone};
  for (auto &row : rows)
    if (strict)
      row = mask_phone(row);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void bothBranchesOk(const User &user, bool strict) {
  std::vector<std::string> rows{user.phone};
  for (auto &row : rows) {
    if (strict)
      row = mask_phone(row);
    else
      row = "";
  }
  log_line(rows[0]);
}

void skippedBad(const User &user, bool known) {
  std::vector<std::string> rows{user.phone};
  for (auto &row : rows) {
    if (known)
      continue;
    row = mask_phone(row);
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

void stoppedBad(const User &user, bool enough) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (auto &row : rows) {
    row = mask_phone(row);
    if (enough)
      break;
  }
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void thrownBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  try {
    for (auto &row : rows) {
      row = mask_phone(row);
      if (row.empty())
        throw 1;
    }
  } catch (int) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(rows[1]);
  }
}

void afterBad(const User &user) {
  std::vector<std::string> rows{"x"};
  for (auto &row : rows)
    row = mask_phone(row);
  rows.push_back(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

// Of several elements, a round masks one.
void othersBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (auto &row : rows) {
    row = mask_phone(row);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(rows.back());
    log_line(row);
  }
}

void writtenThroughIndexBad(const User &user) {
  std::vector<std::string> rows(2);
  for (auto &row : rows) {
    row = "x";
    rows[0] = user.phone;
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
  }
}

void readThroughIndexBad(const User &user) {
  std::array<std::string, 2> rows{"a", "b"};
  for (auto &row : rows) {
    row = user.phone;
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(rows[0]);
  }
}

void earlierElementBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  std::string *last = nullptr;
  for (auto &row : rows) {
    if (last)
      *last = "";
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
    last = &row;
  }
}

void keptPointersBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  std::vector<std::string *> pointers;
  for (auto &row : rows)
    pointers.push_back(&row);
  *pointers[0] = "";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(*pointers[1]);
}

std::string *found(std::vector<std::string> &rows, bool wanted) {
  for (auto &row : rows)
    if (wanted)
      return &row;
  return nullptr;
}

void writtenThroughResultBad(const User &user) {
  std::vector<std::string> rows(2);
  if (std::string *row = found(rows, true))
    *row = user.phone;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[1]);
}

void pairsBad(const User &user) {
  std::vector<std::string> rows{user.phone, user.phone};
  for (auto &one : rows)
    for (auto &other : rows) {
      other = "";
      one = user.phone;
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      log_line(other);
    }
}

void tableOk(const User &user) {
  std::vector<std::vector<std::string>> table{{user.phone}};
  for (auto &row : table)
    for (auto &cell : row)
      cell = mask_phone(cell);
  log_line(table[0][0]);
}

void maskAll(std::vector<std::string> &rows) {
  for (auto &row : rows)
    row = mask_phone(row);
}

void inCalleeOk(const User &user) {
  std::vector<std::string> rows{user.phone};
  maskAll(rows);
  log_line(rows[0]);
}

void maskFew(std::vector<std::string> &rows, std::size_t few) {
  for (auto &row : rows) {
    if (few-- == 0)
      return;
    row = mask_phone(row);
  }
}

void fewInCalleeBad(const User &user) {
  std::vector<std::string> rows{user.phone};
  maskFew(rows, 1);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(rows[0]);
}

class Batch {
public:
  void add(const std::string &row) { rows.push_back(row); }
  void mask() {
    for (auto &row : rows)
      row = mask_phone(row);
  }
  void send() const {
    for (const auto &row : rows)
      post(row);
  }
  void sendRaw() const {
    for (const auto &row : rows)
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
      post(row);
  }

private:
  std::vector<std::string> rows;
};

void memberOk(const User &user) {
  Batch batch;
  batch.add(user.phone);
  batch.mask();
  batch.send();
}

void memberBad(const User &user) {
  Batch batch;
  batch.add(user.phone);
  batch.sendRaw();
  batch.mask();
}

// Elements that a loop only reads stay what they are.
void readOk(const User &user) {
  std::array<std::string, 2> rows{"call", user.phone};
  std::size_t length = 0;
  for (auto &row : rows)
    length += row.size();
  log_line(rows[0]);
  log_number(static_cast<std::int64_t>(length));
}

void readBad(const User &user) {
  std::array<std::string, 2> rows{"call", user.phone};
  for (auto &row : rows)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(row);
}
