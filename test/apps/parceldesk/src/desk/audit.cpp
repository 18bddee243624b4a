#include "desk/audit.h"

#include <stdexcept>
#include <syslog.h>

namespace parceldesk {

FileAudit::FileAudit(const std::string &path)
    : file_(std::fopen(path.c_str(), "a")) {
  if (!file_)
    throw std::runtime_error(path + " cannot be written");
}

FileAudit::~FileAudit() { std::fclose(file_); }

void FileAudit::write(const AuditEntry &entry) {
  std::fprintf(file_, "%s\t%s\t%s\n", entry.agent.c_str(), entry.action.c_str(),
               entry.object.c_str());
  std::fflush(file_);
}

SyslogAudit::SyslogAudit() { openlog("parceldesk", LOG_PID, LOG_USER); }

void SyslogAudit::write(const AuditEntry &entry) {
  syslog(LOG_NOTICE, "%s %s %s", entry.agent.c_str(), entry.action.c_str(),
         entry.object.c_str());
}

void AuditTrail::record(const std::string &agent, const std::string &action,
                        const std::string &object) const {
  const AuditEntry entry{agent, action, object};
  for (const auto &log : logs_)
    log->write(entry);
}

} // namespace parceldesk
