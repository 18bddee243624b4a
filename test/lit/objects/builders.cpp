// RUN: %check_flows
// Getters and setters, builders, caches, pools, repositories, erased types.
#include "pii-test.h"

#include <algorithm>
#include <any>
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <typeindex>
#include <unordered_map>
#include <utility>
#include <variant>
#include <vector>

class Customer {
public:
  const std::string &phone() const { return phone_; }
  Customer &setPhone(std::string phone) {
    phone_ = std::move(phone);
    return *this;
  }
  const std::string &note() const { return note_; }
  void setNote(std::string_view note) { note_.assign(note); }
  std::string summary() const { return note_ + "/" + std::to_string(visits_); }
  void visited() { ++visits_; }

private:
  std::string phone_;
  std::string note_;
  int visits_ = 0;
};

void setterBad(const User &user) {
  Customer customer;
  customer.setPhone(user.phone).setNote("regular");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(customer.phone());
}

void setterOk(const User &user) {
  Customer customer;
  customer.setPhone(user.phone).setNote("regular");
  customer.visited();
  log_line(customer.note());
  log_line(customer.summary());
}

void setterWeakBad(const User &user) {
  Customer customer;
  customer.setNote(base64(user.name));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-weak-sanitizer]
  log_line(customer.summary());
}

struct Request {
  std::string url;
  std::map<std::string, std::string> headers;
  std::string body;
};

class RequestBuilder {
public:
  RequestBuilder &url(std::string value) {
    request.url = std::move(value);
    return *this;
  }
  RequestBuilder &header(std::string key, std::string value) {
    request.headers.emplace(std::move(key), std::move(value));
    return *this;
  }
  RequestBuilder &body(std::string value) & {
    request.body = std::move(value);
    return *this;
  }
  RequestBuilder &&body(std::string value) && {
    request.body = std::move(value);
    return std::move(*this);
  }
  Request build() { return std::move(request); }

private:
  Request request;
};

void builderBad(const User &user) {
  Request request =
      RequestBuilder().url("/users").header("X-Mail", user.email).body("{}").build();
  for (const auto &[key, value] : request.headers)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(key + ": " + value);
}

void builderOk(const User &user) {
  Request request =
      RequestBuilder().url("/users").header("X-Mail", user.email).body("{}").build();
  log_line(request.url);
  log_line(request.body);
}

template <typename Key, typename Value> class LruCache {
public:
  explicit LruCache(std::size_t capacity) : capacity(capacity) {}
  void put(const Key &key, Value value) {
    if (entries.size() >= capacity)
      entries.erase(order.front());
    order.push_back(key);
    entries.insert_or_assign(key, std::move(value));
  }
  std::optional<Value> get(const Key &key) const {
    auto it = entries.find(key);
    if (it == entries.end())
      return std::nullopt;
    return it->second;
  }
  template <typename Loader> const Value &getOrLoad(const Key &key, Loader &&load) {
    auto [it, inserted] = entries.try_emplace(key);
    if (inserted)
      it->second = load(key);
    return it->second;
  }
  const std::vector<Key> &keys() const { return order; }

private:
  std::size_t capacity;
  std::vector<Key> order;
  std::unordered_map<Key, Value> entries;
};

void cacheBad(const User &user) {
  LruCache<std::int64_t, User> cache(10);
  cache.put(user.id, user);
  if (auto hit = cache.get(7))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(hit->phone);
}

void cacheOk(const User &user) {
  LruCache<std::int64_t, User> cache(10);
  cache.put(user.id, user);
  if (auto hit = cache.get(7))
    log_line(hit->city);
  for (std::int64_t key : cache.keys())
    log_number(key);
}

void cacheKeyBad(const User &user) {
  LruCache<std::string, int> cache(10);
  cache.put(user.phone, 3);
  for (const std::string &key : cache.keys())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(key);
}

void cacheValueOk(const User &user) {
  LruCache<std::string, int> cache(10);
  cache.put(user.phone, 3);
  log_number(cache.get(user.phone).value_or(0));
}

void cacheLoadBad(const User &user) {
  LruCache<int, std::string> cache(4);
  const std::string &name = cache.getOrLoad(1, [&](int) { return user.name; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(name);
}

class BufferPool {
public:
  std::string *acquire() {
    if (free.empty()) {
      owned.push_back(std::make_unique<std::string>());
      return owned.back().get();
    }
    std::string *buffer = free.back();
    free.pop_back();
    return buffer;
  }
  void release(std::string *buffer) { free.push_back(buffer); }

private:
  std::vector<std::unique_ptr<std::string>> owned;
  std::vector<std::string *> free;
};

void pooledBad(BufferPool &pool, const User &user) {
  std::string *buffer = pool.acquire();
  buffer->assign("user ");
  buffer->append(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(*buffer);
  pool.release(buffer);
}

template <typename T> class Repository {
public:
  using Id = std::int64_t;
  void add(T entity) { rows.push_back(std::move(entity)); }
  template <typename Predicate> std::vector<T> where(Predicate predicate) const {
    std::vector<T> hits;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(hits), predicate);
    return hits;
  }
  const T *byId(Id id) const {
    auto it = std::find_if(rows.begin(), rows.end(), [id](const T &row) { return row.id == id; });
    return it == rows.end() ? nullptr : &*it;
  }
  template <typename R> std::vector<R> select(R T::*member) const {
    std::vector<R> out;
    for (const T &row : rows)
      out.push_back(row.*member);
    return out;
  }

private:
  std::vector<T> rows;
};

void repositoryBad(const User &user) {
  Repository<User> users;
  users.add(user);
  if (const User *hit = users.byId(7))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(hit->name);
}

void repositoryOk(const User &user) {
  Repository<User> users;
  users.add(user);
  for (const User &hit : users.where([](const User &u) { return u.city == "Bern"; }))
    log_line(hit.city);
}

void selectBad(const Repository<User> &users) {
  for (const std::string &mail : users.select(&User::email))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    save(mail);
}

void anyBad(const User &user) {
  std::map<std::string, std::any> bag;
  bag["phone"] = user.phone;
  bag["retries"] = 3;
  if (const auto *text = std::any_cast<std::string>(&bag["phone"]))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(*text);
}

class Erased {
public:
  template <typename T>
  Erased(T value) : self(std::make_unique<Model<T>>(std::move(value))) {}
  std::string describe() const { return self->describe(); }

private:
  struct Concept {
    virtual ~Concept() = default;
    virtual std::string describe() const = 0;
  };
  template <typename T> struct Model final : Concept {
    explicit Model(T value) : value(std::move(value)) {}
    std::string describe() const override { return value.describe(); }
    T value;
  };
  std::unique_ptr<Concept> self;
};

struct Passport {
  std::string number PII(gov_id);
  std::string describe() const { return "passport " + number; }
};
struct Pass {
  int zone = 0;
  std::string describe() const { return "pass " + std::to_string(zone); }
};

void erasedBad(const Passport &passport) {
  Erased erased(passport);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Passport.number{{.*}}[pii-log]
  log_line(erased.describe());
}

// The number is behind the erased type of one of the elements.
void erasedVectorBad(const Passport &passport) {
  std::vector<Erased> all;
  all.emplace_back(passport);
  all.emplace_back(Pass{3});
  for (const Erased &one : all)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Passport.number{{.*}}[pii-export]
    save(one.describe());
}

struct Split {
  std::string local;
  std::string domain;
};

Split split(const std::string &mail) {
  auto at = mail.find('@');
  return {mail.substr(0, at), mail.substr(at + 1)};
}

struct Lookup {
  std::string label;
  std::string number;
  bool found = false;
};

Lookup lookup(const User &user) {
  Lookup result;
  result.label = "customer in " + user.city;
  result.number = user.phone;
  result.found = !user.phone.empty();
  return result;
}

void returnedFieldBad(const User &user) {
  const auto [label, number, found] = lookup(user);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(number);
}

void returnedFieldOk(const User &user) {
  const auto [label, number, found] = lookup(user);
  if (found)
    log_line(label);
  log_line(lookup(user).label);
}

void returnedSplitBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(split(user.email).local);
}

struct Archive {
  std::string out;
  template <typename T> Archive &operator&(const T &value) {
    if constexpr (std::is_arithmetic_v<T>)
      out += std::to_string(value);
    else
      out += value;
    out += '|';
    return *this;
  }
};

struct Letter {
  std::string receiver PII(name);
  int weight PII_NONE = 0;
  template <typename A> void serialize(A &archive) const { archive & receiver & weight; }
};

void serializeBad(const Letter &letter) {
  Archive archive;
  letter.serialize(archive);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Letter.receiver{{.*}}[pii-export]
  save(archive.out);
}

struct Cased {
  template <typename P> static std::string apply(const std::string &t) { return P::convert(t); }
};
struct Plain {
  static std::string convert(const std::string &text) { return text; }
};
struct Hidden {
  static std::string convert(const std::string &text) { return mask_all(text); }
};
template <typename Policy> class Writer {
public:
  void write(const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
    log_line(Policy::convert(text));
  }
};

void policyBad(const User &user) { Writer<Plain>().write(user.name); }
void policyOk(const User &user) { Writer<Hidden>().write(user.email); }

template <typename T> struct Traits;
template <> struct Traits<User> {
  static std::string key(const User &user) { return user.phone; }
};
template <> struct Traits<Pass> {
  static std::string key(const Pass &pass) { return std::to_string(pass.zone); }
};
template <typename T> std::string keyOf(const T &value) { return Traits<T>::key(value); }

void traitBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(keyOf(user));
}
void traitOk(const Pass &pass) { log_line(keyOf(pass)); }
