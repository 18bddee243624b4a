#include "support/logging.h"

#include <spdlog/sinks/basic_file_sink.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

namespace travelcard {

void set_up_logging(const Settings &settings) {
  std::shared_ptr<spdlog::logger> logger;
  if (settings.log_file.empty()) {
    auto sink = std::make_shared<spdlog::sinks::stderr_sink_mt>();
    logger = std::make_shared<spdlog::logger>("travelcard", std::move(sink));
  } else {
    auto sink =
        std::make_shared<spdlog::sinks::basic_file_sink_mt>(settings.log_file);
    logger = std::make_shared<spdlog::logger>("travelcard", std::move(sink));
  }
  logger->set_level(spdlog::level::from_str(settings.log_level));
  logger->flush_on(spdlog::level::debug);
  spdlog::set_default_logger(std::move(logger));
}

RequestTrace::RequestTrace(std::string operation, std::string subject)
    : operation_(std::move(operation)), subject_(std::move(subject)),
      started_(system_clock()()) {
  spdlog::trace("{} begins", operation_);
}

RequestTrace::~RequestTrace() {
  const Seconds took = system_clock()() - started_;
  if (took >= 2)
    spdlog::warn("{} took {} s", operation_, took);
  spdlog::debug("{} done for {}", operation_, subject_);
}

} // namespace travelcard
