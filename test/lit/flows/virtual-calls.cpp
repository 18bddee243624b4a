// RUN: %check_flows
// Virtual calls reach every override of a class that the program creates.
#include "pii-test.h"

#include <memory>

class Channel {
public:
  virtual ~Channel() = default;
  virtual void write(const std::string &text) = 0;
  virtual std::string prepare(const std::string &text) { return text; }
};

class LogChannel : public Channel {
public:
  void write(const std::string &text) override {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    log_line(text);
  }
};

class NullChannel : public Channel {
public:
  void write(const std::string &) override {}
};

class MaskedChannel : public Channel {
public:
  void write(const std::string &text) override { log_line(mask_phone(text)); }
};

class HashedChannel : public Channel {
public:
  void write(const std::string &text) override {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
    log_line(hash_phone(text));
  }
};

class NeverCreated : public Channel {
public:
  void write(const std::string &text) override { post(text); }
};

std::unique_ptr<Channel> open(int kind) {
  switch (kind) {
  case 0:
    return std::make_unique<LogChannel>();
  case 1:
    return std::make_unique<MaskedChannel>();
  case 2:
    return std::unique_ptr<Channel>(new HashedChannel);
  default:
    return std::make_unique<NullChannel>();
  }
}

void fanOutBad(Channel &channel, const User &user) { channel.write(user.phone); }

void knownTypeOk(const User &user) {
  NullChannel channel;
  channel.write(user.email);
}

void virtualResultBad(Channel &channel, const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-log]
  log_line(channel.prepare(user.name));
}

class Emitter {
public:
  virtual ~Emitter();
  virtual void emit(const std::string &text) PII_SINK(network);
};

class BufferedEmitter : public Emitter {
public:
  void emit(const std::string &text) override;
};

void annotatedBaseBad(Emitter &emitter, const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  emitter.emit(user.email);
}

void inheritedAnnotationBad(BufferedEmitter &emitter, const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  emitter.emit(user.email);
}
