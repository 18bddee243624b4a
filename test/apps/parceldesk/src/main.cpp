#include "http/server.h"
#include "support/log.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <iomanip>
#include <iostream>
#include <string>

using namespace parceldesk;

namespace {

volatile std::sig_atomic_t stopping = 0;

std::int64_t seconds_now() {
  return std::chrono::duration_cast<std::chrono::seconds>(
             std::chrono::system_clock::now().time_since_epoch())
      .count();
}

int serve(Desk &desk, int port) {
  WebDesk web(desk);
  WebServer server(web);
  port = server.start("127.0.0.1", port);
  if (port < 0) {
    std::fprintf(stderr, "parceldesk: the port is taken\n");
    return 1;
  }
  desk.retention.start(24 * 3600, seconds_now);
  std::printf("listening on port %d\n", port);
  std::signal(SIGTERM, [](int) { stopping = 1; });
  std::signal(SIGINT, [](int) { stopping = 1; });
  while (!stopping)
    std::this_thread::sleep_for(std::chrono::milliseconds(200));
  return 0;
}

int add_agent(Desk &desk, const std::string &login, const std::string &role) {
  LoginForm form;
  form.login = login;
  std::cout << "password of " << login << ": " << std::flush;
  std::getline(std::cin, form.password);
  desk.access.add_agent(form, role_from(role));
  return 0;
}

/// Lists customers of a city, one a line.
int list(Desk &desk, const std::string &city) {
  SearchCriteria criteria;
  criteria.city = city;
  const auto found = desk.customers.search(criteria);
  for (const Customer &customer : found) {
    std::cout << std::setw(6) << customer.id << "  ";
    std::cout << mask_name(customer.name) << "  ";
    std::cout << partial_phone(customer.phone) << '\n';
  }
  std::cout << found.size() << " customers in " << city << '\n';
  return found.empty() ? 1 : 0;
}

int usage() {
  std::fputs("usage: parceldesk SETTINGS serve PORT | agent LOGIN ROLE |"
             " list CITY | figures | streets N | manifest FILE | export FILE\n",
             stderr);
  return 2;
}

int run(Desk &desk, const std::string &command, const std::string &argument,
        const std::string &second) {
  if (command == "serve")
    return serve(desk, std::stoi(argument));
  if (command == "agent")
    return add_agent(desk, argument, second);
  if (command == "list")
    return list(desk, argument);
  if (command == "figures") {
    desk.statistics.print(std::cout);
    return 0;
  }
  if (command == "streets") {
    desk.statistics.print_streets(std::cout, std::stoul(argument));
    return 0;
  }
  if (command == "manifest")
    return desk.manifest.write(argument) >= 0 ? 0 : 1;
  if (command == "export")
    return desk.exports.write_summary(argument) >= 0 ? 0 : 1;
  return usage();
}

} // namespace

int main(int argc, char **argv) {
  if (argc < 3)
    return usage();
  try {
    Desk desk(load_settings(argv[1]), seconds_now);
    return run(desk, argv[2], argc > 3 ? argv[3] : "", argc > 4 ? argv[4] : "");
  } catch (const std::exception &e) {
    std::cerr << "parceldesk: " << e.what() << '\n';
    return 1;
  }
}
