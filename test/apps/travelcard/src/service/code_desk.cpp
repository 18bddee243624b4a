#include "service/code_desk.h"

#include "support/metrics.h"

#include <nlohmann/json.hpp>
#include <random>
#include <spdlog/spdlog.h>

namespace travelcard {

SmsRelay::SmsRelay(const Endpoint &endpoint, const ColumnCipher &cipher)
    : transport_(endpoint), cipher_(cipher) {}

bool SmsRelay::deliver(const std::string &phone, const std::string &text) {
  nlohmann::json envelope;
  envelope["to"] = cipher_.seal(phone);
  envelope["text"] = cipher_.seal(text);
  const Reply reply =
      transport_.post("/deliver", {}, envelope.dump(), "application/json");
  if (reply.status != 202)
    spdlog::warn("relay refused a message of {} characters to {}, status {}",
                 text.size(), mask_phone(phone), reply.status);
  return reply.status == 202;
}

CodeDesk::CodeDesk(SmsRelay &relay, Seconds lifetime)
    : relay_(relay), lifetime_(lifetime) {}

static std::string fresh_code() {
  static thread_local std::mt19937_64 random{std::random_device{}()};
  std::string code;
  for (int i = 0; i < 6; ++i)
    code += static_cast<char>('0' + random() % 10);
  return code;
}

bool CodeDesk::issue(const LoginRequest &request, Seconds now) {
  Challenge challenge;
  challenge.code = fresh_code();
  challenge.expires = now + lifetime_;
  spdlog::debug("code {} goes to {}", challenge.code,
                mask_phone(request.phone));
  {
    std::lock_guard lock(mutex_);
    challenges_[request.phone] = challenge;
  }
  Metrics::instance().add("codes_issued");
  return relay_.deliver(request.phone, "Your code is " + challenge.code + ".");
}

bool CodeDesk::verify(const LoginRequest &request, Seconds now) {
  std::lock_guard lock(mutex_);
  auto it = challenges_.find(request.phone);
  if (it == challenges_.end() || it->second.expires <= now) {
    spdlog::info("no open code, {} others are open", challenges_.size());
    Metrics::instance().add("login_failed", "reason", "expired");
    return false;
  }
  Challenge &challenge = it->second;
  if (challenge.code != request.code) {
    ++challenge.attempts;
    SPDLOG_WARN("attempt {} with wrong code {}", challenge.attempts,
                request.code);
    Metrics::instance().add("login_failed", "caller", request.phone);
    if (challenge.attempts >= 5)
      challenges_.erase(it);
    return false;
  }
  challenges_.erase(it);
  return true;
}

void CodeDesk::expire(Seconds now) {
  std::lock_guard lock(mutex_);
  for (const auto &[number, challenge] : challenges_)
    if (challenge.expires <= now)
      spdlog::debug("code for {} expired after {} attempts", number,
                    challenge.attempts);
  std::erase_if(challenges_, [now](const auto &entry) {
    return entry.second.expires <= now;
  });
}

std::size_t CodeDesk::open() const {
  std::lock_guard lock(mutex_);
  return challenges_.size();
}

void CodeDesk::clear() {
  std::lock_guard lock(mutex_);
  challenges_.clear();
}

} // namespace travelcard
