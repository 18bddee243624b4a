// RUN: %check_flows
// Functions of the program that libraries call to format or convert its types.
#define FMT_HEADER_ONLY
#include "pii-test.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <spdlog/spdlog.h>

#include <optional>
#include <string>
#include <vector>

using nlohmann::json;

struct Masked {
  std::string text;
};

template <> struct fmt::formatter<Masked> : fmt::formatter<std::string> {
  template <typename C> auto format(const Masked &masked, C &context) const {
    return fmt::formatter<std::string>::format(mask_phone(masked.text),
                                               context);
  }
};

template <> struct fmt::formatter<User> {
  constexpr auto parse(fmt::format_parse_context &context) {
    return context.begin();
  }
  template <typename C> auto format(const User &user, C &context) const {
    return fmt::format_to(context.out(), "[{} {}]", user.id, user.name);
  }
};

void formatterBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  spdlog::info("user {}", user);
}

void formattedBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
  post(fmt::format("{} {}", 1, user));
}

void formatterOk(const User &user) {
  spdlog::info("user {}", Masked{user.phone});
  log_line(fmt::format("{}", Masked{user.phone}));
}

struct Badge {
  std::string nick PII_NONE;
  std::string mobile PII(phone);
};
void to_json(json &out, const Badge &badge) {
  out = json{{"nick", badge.nick}};
}

struct Profile {
  std::string nick PII_NONE;
  std::string mobile PII(phone);
};
void to_json(json &out, const Profile &profile) {
  out = json{{"nick", profile.nick}, {"mobile", profile.mobile}};
}
void from_json(const json &in, Profile &profile) {
  in.at("nick").get_to(profile.nick);
  profile.mobile = "hidden";
}

void leftOutOk(const Badge &badge) {
  json body = badge;
  post(body.dump());
}

void leftOutOfAllOk(const std::vector<Badge> &badges,
                    const std::optional<Badge> &badge) {
  json body;
  body["badges"] = badges;
  post(body.dump());
}

void writtenBad(const Profile &profile) {
  json body = profile;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Profile.mobile{{.*}}[pii-network]
  post(body.dump());
}

void writtenOfAllBad(const std::vector<Profile> &profiles) {
  json body;
  body["profiles"] = profiles;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Profile.mobile{{.*}}[pii-network]
  post(body.dump());
}

void readBad(const User &user) {
  json body;
  body["nick"] = user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(body.get<Profile>().nick);
}

// The keys of items carry nothing.
void keyOk(const User &user) {
  json body;
  body["phone"] = user.phone;
  for (auto &[key, value] : body.items())
    log_line(key);
}

void itemBad(const User &user) {
  json body;
  body["phone"] = user.phone;
  for (auto &[key, value] : body.items())
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(value.get<std::string>());
}
