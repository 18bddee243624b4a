#include "application.h"
#include "support/logging.h"

#include <chrono>
#include <csignal>
#include <iostream>
#include <spdlog/spdlog.h>
#include <string_view>

namespace {

volatile std::sig_atomic_t stopping = 0;

void on_signal(int) { stopping = 1; }

int serve(travelcard::Application &application) {
  const int port = application.start();
  if (port < 0) {
    std::cerr << "travelcard: the port cannot be bound\n";
    return 1;
  }
  spdlog::info("listening on port {}", port);
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
  for (int seconds = 0; !stopping; ++seconds) {
    std::this_thread::sleep_for(std::chrono::seconds(1));
    if (seconds % 60 == 59)
      application.service().tick();
  }
  application.stop();
  return 0;
}

} // namespace

int main(int argc, char **argv) {
  if (argc != 3 && argc != 4) {
    std::cerr << "usage: travelcard serve|report SETTINGS [CELLS]\n";
    return 2;
  }
  try {
    auto settings = travelcard::load_settings(argv[2]);
    travelcard::set_up_logging(settings);
    if (argc == 4)
      travelcard::CellDirectory::instance().load(argv[3]);
    travelcard::Application application(std::move(settings));
    if (std::string_view(argv[1]) == "report") {
      application.report(std::cout);
      return 0;
    }
    return serve(application);
  } catch (const std::exception &e) {
    std::cerr << "travelcard: " << e.what() << '\n';
    return 1;
  }
}
