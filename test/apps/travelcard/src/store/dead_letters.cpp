#include "store/dead_letters.h"

#include <cstdio>
#include <fstream>

namespace travelcard {

DeadLetters::DeadLetters(std::string path) : path_(std::move(path)) {}

void DeadLetters::append(const RefreshJob &job, Seconds now) {
  std::lock_guard lock(mutex_);
  ++count_;
  if (path_.empty())
    return;
  std::ofstream out(path_, std::ios::app);
  out << now << '\t' << job.subscriber << '\t' << job.carrier << '\t';
  out << job.phone << '\t' << job.failures << '\n';
}

void DeadLetters::remove_file() {
  std::lock_guard lock(mutex_);
  if (!path_.empty())
    std::remove(path_.c_str());
}

} // namespace travelcard
