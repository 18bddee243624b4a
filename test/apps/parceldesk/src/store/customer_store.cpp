#include "store/customer_store.h"

#include "support/log.h"

namespace parceldesk {

static constexpr const char *Columns =
    "id, name, phone, alternate, street, postcode, city, segment, created";

CustomerStore::CustomerStore(Connection &connection, const Vault &vault)
    : connection_(connection), vault_(vault) {
  connection_.execute(
      "CREATE TABLE IF NOT EXISTS customers (id INTEGER PRIMARY KEY,"
      " phone_index TEXT UNIQUE NOT NULL, name TEXT NOT NULL,"
      " phone TEXT NOT NULL, alternate TEXT, street TEXT NOT NULL,"
      " postcode TEXT NOT NULL, city TEXT NOT NULL, segment TEXT NOT NULL,"
      " created INTEGER NOT NULL)");
}

std::int64_t CustomerStore::add(const Customer &customer) {
  try {
    connection_.execute(
        "INSERT INTO customers (phone_index, name, phone, street, postcode,"
        " city, segment, created) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        vault_.index(customer.phone), vault_.seal(customer.name),
        vault_.seal(customer.phone), vault_.seal(customer.address.street),
        vault_.seal(customer.address.postcode), customer.address.city,
        customer.segment, customer.created);
  } catch (const DatabaseError &e) {
    if (e.is_conflict())
      Diagnostics::instance().problem("number entered twice: " +
                                      customer.phone);
    throw;
  }
  const std::int64_t id = connection_.last_id();
  if (customer.alternate_phone)
    set_alternate_phone(id, *customer.alternate_phone);
  app_log().info("customer {} added in {}, segment {}", id,
                 customer.address.city, customer.segment);
  return id;
}

void CustomerStore::set_alternate_phone(std::int64_t id,
                                        const std::string &phone) {
  connection_.execute("UPDATE customers SET alternate = ? WHERE id = ?", phone,
                      id);
}

std::optional<Customer> CustomerStore::find(std::int64_t id) {
  std::optional<Customer> found;
  const std::string sql =
      std::string("SELECT ") + Columns + " FROM customers WHERE id = ?";
  connection_.query(
      sql.c_str(), [&](const Row &row) { found = read(row); }, id);
  return found;
}

std::optional<Customer> CustomerStore::find_by_phone(const std::string &phone) {
  std::optional<Customer> found;
  const std::string sql = std::string("SELECT ") + Columns +
                          " FROM customers WHERE phone_index = ?";
  connection_.query(
      sql.c_str(), [&](const Row &row) { found = read(row); },
      vault_.index(phone));
  if (!found)
    app_log().debug("no customer with index {}", vault_.index(phone));
  return found;
}

void CustomerStore::for_each(
    const std::function<void(const Customer &)> &visit) {
  const std::string sql =
      std::string("SELECT ") + Columns + " FROM customers ORDER BY id";
  connection_.query(sql.c_str(), [&](const Row &row) { visit(read(row)); });
}

std::vector<Customer> CustomerStore::search(const SearchCriteria &criteria) {
  std::vector<Customer> found;
  for_each([&](const Customer &customer) {
    if (criteria.matches(customer))
      found.push_back(customer);
  });
  return found;
}

std::int64_t CustomerStore::count() {
  std::int64_t count = 0;
  connection_.query("SELECT count(*) FROM customers",
                    [&](const Row &row) { count = row.number(0); });
  return count;
}

int CustomerStore::erase_created_before(std::int64_t time) {
  return connection_.execute("DELETE FROM customers WHERE created < ?", time);
}

void CustomerStore::erase(std::int64_t id) {
  connection_.execute("DELETE FROM customers WHERE id = ?", id);
}

Customer CustomerStore::read(const Row &row) const {
  Customer customer;
  customer.id = row.number(0);
  customer.name = vault_.open(row.text(1));
  customer.phone = vault_.open(row.text(2));
  if (!row.is_null(3))
    customer.alternate_phone = row.text(3);
  customer.address = {vault_.open(row.text(4)), vault_.open(row.text(5)),
                      row.text(6)};
  customer.segment = row.text(7);
  customer.created = row.number(8);
  return customer;
}

} // namespace parceldesk
