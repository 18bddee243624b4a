// RUN: %check_flows
// The C library and POSIX: formats, descriptors, vectors of buffers, processes.
#include "pii-test.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sys/socket.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <syslog.h>
#include <unistd.h>
#include <vector>

void dprintfBad(int fd, const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  dprintf(fd, "%s\n", user.email.c_str());
}

void putsBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  std::puts(user.name.c_str());
}

void putsOk(const User &user) { std::puts(user.city.c_str()); }

void perrorBad(const User &user) {
  std::string what = "cannot open mailbox of " + user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
  perror(what.c_str());
}

void strerrorOk(const User &user) {
  if (user.phone.empty())
    std::fprintf(stderr, "failed: %s\n", std::strerror(errno));
}

void syslogBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
  syslog(LOG_WARNING, "retry %d for %s: %m", 3, user.phone.c_str());
}

void syslogWeakBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-weak-sanitizer]
  syslog(LOG_WARNING, "retry for %s", base64(user.phone).c_str());
}

bool writeAll(int fd, const char *data, std::size_t size) {
  while (size > 0) {
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
    ssize_t n = ::write(fd, data, size);
    if (n < 0) {
      if (errno == EINTR)
        continue;
      return false;
    }
    data += n;
    size -= static_cast<std::size_t>(n);
  }
  return true;
}

void writeBad(int fd, const User &user) { writeAll(fd, user.name.data(), user.name.size()); }
void writeOk(int fd, const User &user) { writeAll(fd, user.city.data(), user.city.size()); }

void sendBad(int socket, const User &user) {
  std::string line = "MAIL " + user.email + "\r\n";
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  ::send(socket, line.data(), line.size(), MSG_NOSIGNAL);
}

void sendtoBad(int socket, const sockaddr *to, socklen_t size, const User &user) {
  char packet[128];
  int n = std::snprintf(packet, sizeof packet, "%lld|%s", (long long)user.id, user.phone.c_str());
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-network]
  sendto(socket, packet, n, 0, to, size);
}

void sendtoOk(int socket, const sockaddr *to, socklen_t size, const User &user) {
  char packet[128];
  int n = std::snprintf(packet, sizeof packet, "%lld|%s", (long long)user.id, user.city.c_str());
  sendto(socket, packet, n, 0, to, size);
}

void writevBad(int fd, const User &user) {
  const char header[] = "user ";
  iovec parts[2];
  parts[0].iov_base = const_cast<char *>(header);
  parts[0].iov_len = sizeof header - 1;
  parts[1].iov_base = const_cast<char *>(user.phone.data());
  parts[1].iov_len = user.phone.size();
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  writev(fd, parts, 2);
}

void writevOk(int fd, const User &user) {
  std::array<iovec, 2> parts{{{const_cast<char *>("city "), 5},
                              {const_cast<char *>(user.city.data()), user.city.size()}}};
  writev(fd, parts.data(), static_cast<int>(parts.size()));
}

void sendmsgBad(int socket, const User &user) {
  iovec part{const_cast<char *>(user.email.data()), user.email.size()};
  msghdr message{};
  message.msg_iov = &part;
  message.msg_iovlen = 1;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-network]
  sendmsg(socket, &message, 0);
}

struct Packet {
  std::uint32_t length;
  std::uint16_t kind;
  char payload[64];
};

void packetBad(int socket, const User &user) {
  Packet packet{};
  packet.kind = 7;
  std::strncpy(packet.payload, user.name.c_str(), sizeof packet.payload - 1);
  packet.length = static_cast<std::uint32_t>(std::strlen(packet.payload));
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-network]
  send(socket, &packet, sizeof packet, 0);
}

void packetOk(int socket, const User &user) {
  Packet packet{};
  packet.kind = 7;
  std::memcpy(packet.payload, user.city.c_str(), user.city.size());
  send(socket, &packet, sizeof packet, 0);
}

void structNumberBad(int socket, const Subscriber &subscriber) {
  struct {
    std::int64_t number;
    std::int32_t code;
  } frame{subscriber.number, 7};
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}Subscriber.number{{.*}}[pii-network]
  send(socket, &frame, sizeof frame, 0);
}

void execBad(const User &user) {
  std::vector<std::string> arguments{"sendmail", "-t", user.email};
  std::vector<char *> argv;
  for (auto &argument : arguments)
    argv.push_back(argument.data());
  argv.push_back(nullptr);
  if (fork() == 0)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
    execvp(argv[0], argv.data());
}

void execOk(const User &user) {
  const char *argv[] = {"notify", user.city.c_str(), nullptr};
  if (fork() == 0)
    execv("/usr/bin/notify", const_cast<char *const *>(argv));
}

void execlBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-export]
  execl("/usr/bin/sms", "sms", "--to", user.phone.c_str(), nullptr);
}

void systemBad(const User &user) {
  std::string command = "mail -s hello " + user.email;
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  std::system(command.c_str());
}

std::string runOk(const char *command) {
  std::string out;
  std::FILE *pipe = popen(command, "r");
  char line[128];
  while (std::fgets(line, sizeof line, pipe))
    out += line;
  pclose(pipe);
  return out;
}

void popenBad(const User &user) {
  std::FILE *pipe = popen("sendmail -t", "w");
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-export]
  std::fprintf(pipe, "To: %s\n\n", user.email.c_str());
  pclose(pipe);
}

void environmentBad(const User &user) {
  // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.name{{.*}}[pii-export]
  setenv("REPORT_USER", user.name.c_str(), 1);
}

void environmentOk(const User &user) {
  setenv("REPORT_CITY", user.city.c_str(), 1);
  if (const char *home = std::getenv("HOME"))
    std::fprintf(stderr, "home %s\n", home);
}

void fgetsRoundTripOk(std::FILE *in) {
  char line[256];
  while (std::fgets(line, sizeof line, in))
    std::fputs(line, stderr);
}

void fileMemberBad(const User &user) {
  struct Log {
    std::FILE *file = stderr;
    void put(const char *text) {
      // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
      std::fprintf(file, "%s\n", text);
    }
  } log;
  log.put(user.phone.c_str());
}

void sscanfBad(const User &user) {
  int area = 0;
  long rest = 0;
  if (std::sscanf(user.phone.c_str(), "%d-%ld", &area, &rest) == 2)
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.phone{{.*}}[pii-log]
    std::fprintf(stderr, "area %d rest %ld\n", area, rest);
}

void strtokBad(const User &user) {
  std::string copy = user.email;
  for (char *part = std::strtok(copy.data(), "@"); part; part = std::strtok(nullptr, "@"))
    // CHECK: :[[#@LINE+1]]:{{.*}} warning: {{.*}}User.email{{.*}}[pii-log]
    std::fprintf(stderr, "part %s\n", part);
}
