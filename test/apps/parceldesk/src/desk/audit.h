#pragma once

#include <cstdio>
#include <memory>
#include <string>
#include <vector>

namespace parceldesk {

/// One thing that somebody did, or tried.
struct AuditEntry {
  std::string agent;
  std::string action;
  std::string object;
};

/// Where the record of what agents did is kept.
class AuditLog {
public:
  virtual ~AuditLog() = default;
  virtual void write(const AuditEntry &entry) = 0;
};

/// Lines in a file.
class FileAudit final : public AuditLog {
public:
  explicit FileAudit(const std::string &path);
  ~FileAudit() override;
  void write(const AuditEntry &entry) override;

private:
  std::FILE *file_;
};

/// The log of the system, from where the security team collects it.
class SyslogAudit final : public AuditLog {
public:
  SyslogAudit();
  void write(const AuditEntry &entry) override;
};

/// Passes entries on to several.
class AuditTrail {
public:
  void add(std::unique_ptr<AuditLog> log) { logs_.push_back(std::move(log)); }
  void record(const std::string &agent, const std::string &action,
              const std::string &object) const;

private:
  std::vector<std::unique_ptr<AuditLog>> logs_;
};

} // namespace parceldesk
