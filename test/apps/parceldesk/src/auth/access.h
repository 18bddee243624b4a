#pragma once

#include "privacy/protect.h"

#include <cstdint>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <stdexcept>
#include <string>

namespace parceldesk {

class Connection;

enum class Role { Agent, Supervisor, Officer };
enum class Right { Look, Search, Edit, Export, Print };

/// Somebody who works at the desk.
struct Agent {
  std::string login PII_NONE;
  Role role PII_NONE = Role::Agent;
};

/// What an agent enters.
struct LoginForm {
  std::string login PII_NONE;
  std::string password PII(credential);
};

/// The agent may not do that, or is not logged in.
class Denied : public std::runtime_error {
public:
  using std::runtime_error::runtime_error;
};

/// Who may work here, and who does at the moment.
class Access {
public:
  explicit Access(Connection &connection);

  void add_agent(const LoginForm &form, Role role);
  /// The key of a session; nothing when login and password do not match.
  std::optional<std::string> log_in(const LoginForm &form);
  void log_out(const std::string &session);
  /// The agent of a session; throws Denied.
  Agent agent_of(const std::string &session) const;
  /// Whether the session's agent has a right.
  bool may(const std::string &session, Right right) const PII_GUARD(authorize);
  /// As may; throws Denied.
  void require(const std::string &session, Right right) const
      PII_GUARD(authorize);
  std::size_t logged_in() const;

private:
  Connection &connection_;
  mutable std::mutex mutex_;
  std::map<std::string, Agent> sessions_;
};

Role role_from(const std::string &word);
bool has_right(Role role, Right right);

} // namespace parceldesk
