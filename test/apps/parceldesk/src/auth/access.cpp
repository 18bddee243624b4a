#include "auth/access.h"

#include "store/connection.h"
#include "support/log.h"

#include <random>

namespace parceldesk {

static std::string random_text() {
  std::random_device random;
  return std::to_string(random()) + "-" + std::to_string(random());
}

static std::string word_of(Role role) {
  switch (role) {
  case Role::Agent:
    return "agent";
  case Role::Supervisor:
    return "supervisor";
  case Role::Officer:
    return "officer";
  }
  return "agent";
}

Role role_from(const std::string &word) {
  for (Role role : {Role::Agent, Role::Supervisor, Role::Officer})
    if (word_of(role) == word)
      return role;
  throw std::invalid_argument("no role '" + word + "'");
}

bool has_right(Role role, Right right) {
  static const std::map<Role, std::set<Right>> Rights{
      {Role::Agent, {Right::Look, Right::Print}},
      {Role::Supervisor,
       {Right::Look, Right::Search, Right::Edit, Right::Print}},
      {Role::Officer,
       {Right::Look, Right::Search, Right::Edit, Right::Export, Right::Print}}};
  return Rights.at(role).contains(right);
}

Access::Access(Connection &connection) : connection_(connection) {
  connection_.execute("CREATE TABLE IF NOT EXISTS agents (login TEXT PRIMARY"
                      " KEY, role TEXT NOT NULL, salt TEXT NOT NULL,"
                      " digest TEXT NOT NULL)");
}

void Access::add_agent(const LoginForm &form, Role role) {
  const std::string salt = random_text();
  connection_.execute("INSERT OR REPLACE INTO agents VALUES (?, ?, ?, ?)",
                      form.login, word_of(role), salt,
                      password_digest(form.password, salt));
  app_log().info("agent {} added as {}", form.login, word_of(role));
}

std::optional<std::string> Access::log_in(const LoginForm &form) {
  std::optional<Agent> agent;
  connection_.query(
      "SELECT role, salt, digest FROM agents WHERE login = ?",
      [&](const Row &row) {
        if (password_digest(form.password, row.text(1)) == row.text(2))
          agent = Agent{form.login, role_from(row.text(0))};
      },
      form.login);
  if (!agent) {
    app_log().warn("login of {} failed, password of {} characters", form.login,
                   form.password.size());
    return std::nullopt;
  }
  const std::string session = random_text();
  std::lock_guard lock(mutex_);
  sessions_[session] = *agent;
  return session;
}

void Access::log_out(const std::string &session) {
  std::lock_guard lock(mutex_);
  sessions_.erase(session);
}

Agent Access::agent_of(const std::string &session) const {
  std::lock_guard lock(mutex_);
  auto it = sessions_.find(session);
  if (it == sessions_.end())
    throw Denied("not logged in");
  return it->second;
}

bool Access::may(const std::string &session, Right right) const {
  std::lock_guard lock(mutex_);
  auto it = sessions_.find(session);
  return it != sessions_.end() && has_right(it->second.role, right);
}

void Access::require(const std::string &session, Right right) const {
  if (!may(session, right))
    throw Denied("the role does not allow this");
}

std::size_t Access::logged_in() const {
  std::lock_guard lock(mutex_);
  return sessions_.size();
}

} // namespace parceldesk
