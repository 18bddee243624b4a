// RUN: %check_flows
// Builders, fluent setters, pimpl, getters that return references, caches.
#include "pii-test.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

class Message {
public:
  class Builder;
  const std::string &to() const { return to_; }
  const std::string &subject() const { return subject_; }
  const std::vector<std::string> &headers() const { return headers_; }
  std::string &mutableSubject() { return subject_; }

private:
  std::string to_, subject_;
  std::vector<std::string> headers_;
};

class Message::Builder {
public:
  Builder &to(std::string value) {
    message.to_ = std::move(value);
    return *this;
  }
  Builder &subject(const std::string &value) {
    message.subject_ = value;
    return *this;
  }
  Builder &header(const std::string &name, const std::string &value) {
    message.headers_.push_back(name + ": " + value);
    return *this;
  }
  Message build() const { return message; }
  Message take() && { return std::move(message); }

private:
  Message message;
};

void chainedBad(const User &user) {
  Message message = Message::Builder().subject("Hi").to(user.email).build();
  log_line(message.subject());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(message.to());
}

void chainedOk(const User &user) {
  Message message = Message::Builder().to(mask_email(user.email)).subject("Hi").build();
  log_line(message.to() + message.subject());
}

void chainedWeakBad(const User &user) {
  Message message = Message::Builder().to(base64(user.email)).subject("Hi").build();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-weak-sanitizer]
  log_line(message.to());
}

void overwrittenOk(const User &user) {
  Message message = Message::Builder().to(user.email).to("nobody").build();
  log_line(message.to());
}

void headersBad(const User &user) {
  auto message = Message::Builder().header("X-Tel", user.phone).header("X-City", user.city).build();
  for (const auto &header : message.headers())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(header);
}

void takenBad(const User &user) {
  Message::Builder builder;
  builder.subject("s");
  builder.to(user.email);
  Message message = std::move(builder).take();
  log_line(message.subject());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(message.to());
}

void conditionalStepBad(const User &user, bool named) {
  Message::Builder builder;
  builder.to("support");
  if (named)
    builder.to(user.email);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(builder.build().to());
}

void twoBuildersOk(const User &user) {
  Message::Builder first, second;
  first.to(user.email);
  second.to("nobody");
  log_line(second.build().to());
}

void mutableGetterBad(const User &user) {
  Message message;
  message.mutableSubject() = user.name;
  log_line(message.to());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(message.subject());
}

void mutableGetterOk(const User &user) {
  Message message = Message::Builder().subject(user.name).build();
  message.mutableSubject().clear();
  log_line(message.subject());
}

class Query {
public:
  Query where(const std::string &column, const std::string &value) const {
    Query next = *this;
    next.parts.push_back(column + "='" + value + "'");
    return next;
  }
  std::string sql() const {
    std::ostringstream out;
    out << "select id from users";
    const char *separator = " where ";
    for (const auto &part : parts) {
      out << separator << part;
      separator = " and ";
    }
    return out.str();
  }

private:
  std::vector<std::string> parts;
};

void immutableBuilderBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(Query().where("city", "x").where("phone", user.phone).sql());
}

void immutableBuilderOk(const User &user) {
  Query base;
  Query full = base.where("phone", user.phone);
  log_line(base.sql());
  log_number(static_cast<std::int64_t>(full.sql().size()));
}

class Client {
public:
  Client();
  ~Client();
  Client &withUser(const User &user);
  const std::string &agent() const;
  const std::string &contact() const;

private:
  struct Impl;
  std::unique_ptr<Impl> impl;
};

struct Client::Impl {
  std::string agent = "client/1";
  std::string contact;
};
Client::Client() : impl(std::make_unique<Impl>()) {}
Client::~Client() = default;
Client &Client::withUser(const User &user) {
  impl->contact = user.phone;
  return *this;
}
const std::string &Client::agent() const { return impl->agent; }
const std::string &Client::contact() const { return impl->contact; }

void pimplBad(const User &user) {
  Client client;
  client.withUser(user);
  log_line(client.agent());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(client.contact());
}

void pimplOtherObjectOk(const User &user) {
  Client client, other;
  client.withUser(user);
  log_line(other.contact());
}

class Lazy {
public:
  explicit Lazy(std::function<std::string()> make) : make(std::move(make)) {}
  const std::string &get() {
    if (!value)
      value = make();
    return *value;
  }

private:
  std::function<std::string()> make;
  std::optional<std::string> value;
};

void lazyBad(const User &user) {
  Lazy text([&user] { return "mail " + user.email; });
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(text.get());
}

void lazyOk(const User &user) {
  Lazy text([&user] { return "city " + user.city; });
  log_line(text.get());
}

class Cache {
public:
  const std::string *find(std::int64_t id) const {
    auto it = entries.find(id);
    return it == entries.end() ? nullptr : &it->second;
  }
  const std::string &load(const User &user) {
    auto it = entries.find(user.id);
    if (it == entries.end())
      it = entries.emplace(user.id, user.email).first;
    return it->second;
  }

private:
  std::map<std::int64_t, std::string> entries;
};

void cacheBad(const User &user) {
  Cache cache;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(cache.load(user));
}

void cacheFoundBad(const User &user) {
  Cache cache;
  cache.load(user);
  if (const std::string *mail = cache.find(user.id))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(*mail);
}

struct Options {
  std::string endpoint, caller;
  Options &&withCaller(std::string value) && {
    caller = std::move(value);
    return std::move(*this);
  }
  Options &withEndpoint(std::string value) & {
    endpoint = std::move(value);
    return *this;
  }
};

void rvalueChainBad(const User &user) {
  Options options = Options{"host", ""}.withCaller(user.phone);
  log_line(options.endpoint);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(options.caller);
}
