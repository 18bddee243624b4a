// RUN: %check_flows
// Values that move through parameters, members, containers, returns.
#include "pii-test.h"

#include <functional>
#include <future>
#include <list>
#include <map>
#include <memory>
#include <optional>
#include <queue>
#include <string>
#include <thread>
#include <utility>
#include <vector>

struct Job {
  std::string payload;
  std::string kind;
  int priority = 0;
  bool operator<(const Job &other) const { return priority < other.priority; }
};

class Worker {
public:
  void submit(Job job) { jobs.push(std::move(job)); }
  void submit(std::string payload, std::string kind) {
    jobs.push(Job{std::move(payload), std::move(kind), 1});
  }
  std::optional<Job> take() {
    if (jobs.empty())
      return std::nullopt;
    Job job = jobs.top();
    jobs.pop();
    return job;
  }

private:
  std::priority_queue<Job> jobs;
};

void takenBad(const User &user) {
  Worker worker;
  worker.submit(Job{.payload = user.phone, .kind = "call"});
  while (auto job = worker.take()) {
    log_line(job->kind);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(job->payload);
  }
}

void takenOk(const User &user) {
  Worker worker;
  worker.submit(mask_phone(user.phone), "call");
  if (auto job = worker.take())
    log_line(job->payload + job->kind);
}

void takenWeakBad(const User &user) {
  Worker worker;
  worker.submit(hash_phone(user.phone), "call");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  log_line(worker.take()->payload);
}

std::vector<Job> drain(std::list<Job> &&from) {
  std::vector<Job> out;
  for (Job &job : from)
    out.push_back(std::move(job));
  from.clear();
  return out;
}

void drainedBad(const User &user) {
  std::list<Job> jobs;
  jobs.emplace_back(Job{user.phone, "call", 2});
  for (auto &&job : drain(std::move(jobs))) {
    log_line(job.kind);
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(job.payload);
  }
}

void drainedOk(const User &user) {
  std::list<Job> jobs;
  jobs.push_back({user.phone, "call", 2});
  auto out = drain(std::move(jobs));
  jobs.push_back({"x", "y", 1});
  log_line(jobs.front().payload);
}

struct Holder {
  std::unique_ptr<Job> job;
  std::function<void(const std::string &)> done;
};

void heldBad(const User &user) {
  Holder holder{std::make_unique<Job>(), {}};
  holder.job->payload = user.phone;
  Holder other = std::move(holder);
  log_line(other.job->kind);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(other.job->payload);
}

void callbackMovedBad(const User &user) {
  Holder holder;
  holder.done = [](const std::string &text) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    log_line(text);
  };
  Holder other = std::move(holder);
  other.done(user.email);
}

void promiseBad(const User &user) {
  std::promise<std::string> promise;
  auto future = promise.get_future();
  promise.set_value(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(future.get());
}

void packagedBad(const User &user) {
  std::packaged_task<std::string()> task([&user] { return user.phone; });
  auto future = task.get_future();
  task();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(future.get());
}

void threadResultBad(const User &user) {
  std::string result;
  std::thread thread([&] { result = user.phone; });
  thread.join();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(result);
}

void threadArgumentsBad(const User &user) {
  std::string result;
  std::thread thread([](std::string &out, const std::string &in) { out = in; }, std::ref(result),
                     user.email);
  thread.join();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  log_line(result);
}

void nodeMovedBad(const User &user) {
  std::map<int, Job> open, done;
  open[1].payload = user.phone;
  done[1] = std::move(open[1]);
  log_line(done[1].kind);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(done[1].payload);
}

Job make(const User &user) { return {user.name, "greet", 0}; }

void conditionalMoveBad(const User &user, bool keep) {
  Job job = make(user);
  Job other{"none", "none", 0};
  if (!keep)
    other = std::move(job);
  log_line(other.kind);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(other.payload);
}

void returnValueBad(const User &user) {
  auto job = [&] {
    Job local = make(user);
    return local;
  }();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(job.payload);
}

void exchangeMemberOk(const User &user) {
  Job job = make(user);
  std::string taken = std::exchange(job.payload, std::string());
  log_line(job.payload);
  log_number(static_cast<std::int64_t>(taken.size()));
}

void asyncMemberBad(const User &user) {
  auto future = std::async(std::launch::async, make, std::cref(user));
  Job job = future.get();
  log_line(job.kind);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(job.payload);
}

void sharedFutureBad(const User &user) {
  std::promise<std::string> promise;
  std::shared_future<std::string> future = promise.get_future().share();
  promise.set_value(user.phone);
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  log_line(future.get());
}
