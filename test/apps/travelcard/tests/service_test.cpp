#include "application.h"
#include "fakes.h"
#include "support/metrics.h"

#include "carrier/harbor.h"
#include "carrier/meridian.h"
#include "carrier/summit.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <spdlog/sinks/ostream_sink.h>
#include <spdlog/spdlog.h>
#include <sstream>

using namespace travelcard;
using nlohmann::json;
using test::FakeHttp;
using test::FakeLine;
using test::Folder;

namespace {

constexpr Seconds Now = 100 * Day;

/// The service with peers that are faked, and a clock that stands still.
struct ServiceTest : testing::Test {
  ServiceTest() {
    auto sink = std::make_shared<spdlog::sinks::ostream_sink_mt>(log);
    auto logger = std::make_shared<spdlog::logger>("test", sink);
    logger->set_level(spdlog::level::trace);
    spdlog::set_default_logger(logger);

    settings.listen_port = 0;
    settings.database = folder.path("t.db");
    settings.metrics_file = folder.path("metrics.txt");
    settings.dead_letter_file = folder.path("dead.tsv");
    settings.secret = "secret";
    settings.admin_token = "admin";
    settings.meridian = meridian.endpoint();
    settings.harbor = harbor.endpoint();
    settings.summit = summit.endpoint();
    settings.sms = sms.endpoint();
    sms.answer(202, "");

    auto &cells = CellDirectory::instance();
    cells.add("L1", {"Linhai", "Gucheng"});
    cells.add("L2", {"Linhai", "Dayang"});
    cells.add("T1", {"Taizhou", "Jiaojiang"});
    Metrics::instance().reset();
  }

  ~ServiceTest() override {
    application.reset();
    spdlog::set_default_logger(std::make_shared<spdlog::logger>("quiet"));
  }

  void start() {
    application.emplace(settings, [this] { return now.load(); });
    port = application->start();
    ASSERT_GT(port, 0);
  }

  /// The code of the message that the relay got last.
  std::string code_sent() {
    const json envelope = json::parse(sms.seen().back().body);
    const std::string text =
        ColumnCipher("secret").open(envelope.at("text").get<std::string>());
    return text.substr(13, 6);
  }

  std::string body(const std::string &phone, const std::string &code = "") {
    return json{{"phone", phone}, {"code", code}, {"device", "D-1"}}.dump();
  }

  std::string log_in(const std::string &phone) {
    EXPECT_EQ(test::post(port, "/v1/code", body(phone)).status, 202);
    const auto answer = test::post(port, "/v1/login", body(phone, code_sent()));
    EXPECT_EQ(answer.status, 200);
    return json::parse(answer.body).at("token");
  }

  void consent(const std::string &token, const std::string &email = "") {
    json form{{"token", token}, {"granted", true}};
    if (!email.empty())
      form["email"] = email;
    EXPECT_EQ(test::post(port, "/v1/consent", form.dump()).status, 200);
  }

  json places(const std::string &token) {
    const auto answer = test::get(port, "/v1/places?token=" + token);
    EXPECT_EQ(answer.status, 200) << answer.body;
    return json::parse(answer.body);
  }

  std::ostringstream log;
  Folder folder;
  FakeHttp meridian, harbor, sms;
  FakeLine summit;
  Settings settings;
  std::atomic<Seconds> now{Now};
  std::optional<Application> application;
  int port = 0;
};

json ping(const std::string &cell, Seconds at) {
  return {{"cell", cell}, {"lat", 28.85}, {"lon", 121.12}, {"t", at}};
}

} // namespace

TEST_F(ServiceTest, placesOverFourHoursAreAnswered) {
  meridian.answer(
      200,
      json{{"pings",
            {ping("L1", Now - 3 * Day), ping("L2", Now - 3 * Day + 5 * Hour),
             ping("T1", Now - 2 * Day), ping("T1", Now - 2 * Day + Hour),
             ping("XX", Now - Day)}}}
          .dump());
  start();
  const std::string token = log_in("13800005678");
  consent(token);
  const json answer = places(token);
  EXPECT_EQ(answer.at("window_days"), 14);
  ASSERT_EQ(answer.at("places").size(), 1u);
  EXPECT_EQ(answer.at("places")[0].at("city"), "Linhai");
  EXPECT_EQ(answer.at("places")[0].at("days"), 1);
  for (const auto &seen : meridian.seen()) {
    EXPECT_EQ(seen.body.find("13800005678"), std::string::npos);
    EXPECT_EQ(seen.handset, "D-1");
  }
}

TEST_F(ServiceTest, windowIsConfigurable) {
  settings.window_days = 7;
  meridian.answer(
      200,
      json{{"pings",
            {ping("L1", Now - 10 * Day), ping("L1", Now - 10 * Day + 9 * Hour),
             ping("T1", Now - 2 * Day), ping("T1", Now - Day)}}}
          .dump());
  start();
  const std::string token = log_in("13800005678");
  consent(token);
  const json answer = places(token);
  EXPECT_EQ(answer.at("window_days"), 7);
  ASSERT_EQ(answer.at("places").size(), 1u);
  EXPECT_EQ(answer.at("places")[0].at("city"), "Taizhou");
}

TEST_F(ServiceTest, harborSpeaksForms) {
  harbor.answer(200, "T1;28.6;121.4;" + std::to_string(Now - Day) +
                         "\nT1;28.6;" + "121.4;" +
                         std::to_string(Now - Day + 6 * Hour) + "\n");
  start();
  const std::string token = log_in("13000001234");
  consent(token);
  EXPECT_EQ(places(token).at("places")[0].at("city"), "Taizhou");
  EXPECT_NE(harbor.seen().back().body.find("msisdn="), std::string::npos);
}

TEST_F(ServiceTest, summitSpeaksLines) {
  summit.answer("PING|L1|28.8|121.1|" + std::to_string(Now - Day) +
                "\nPING|L2|28.8|121.2|" + std::to_string(Now - Day + 7 * Hour) +
                "\n\n");
  start();
  const std::string token = log_in("13300001234");
  consent(token);
  EXPECT_EQ(places(token).at("places")[0].at("city"), "Linhai");
  EXPECT_EQ(summit.seen().back().substr(0, 6), "QUERY|");
}

TEST_F(ServiceTest, carrierThatFailsEndsInDeadLetters) {
  harbor.answer(500, "");
  start();
  const std::string token = log_in("13000001234");
  consent(token);
  const auto answer = test::get(port, "/v1/places?token=" + token);
  EXPECT_EQ(answer.status, 503);
  EXPECT_GE(application->stores().dead_letters.count(), 1);
  EXPECT_NE(test::file_text(settings.dead_letter_file).find("harbor"),
            std::string::npos);
}

TEST_F(ServiceTest, wrongCodeAndMissingConsentAreRefused) {
  start();
  EXPECT_EQ(test::post(port, "/v1/code", body("138")).status, 400);
  EXPECT_EQ(test::post(port, "/v1/code", body("13800005678")).status, 202);
  EXPECT_EQ(test::post(port, "/v1/login", body("13800005678", "x")).status,
            403);
  EXPECT_EQ(test::post(port, "/v1/login", "{").status, 400);
  const std::string token = log_in("13800005678");
  EXPECT_EQ(test::get(port, "/v1/places?token=" + token).status, 403);
  EXPECT_EQ(test::get(port, "/v1/places?token=none").status, 401);
  EXPECT_EQ(test::get(port, "/v2/places").status, 404);
}

TEST_F(ServiceTest, profileShowsMaskedNumber) {
  start();
  const std::string token = log_in("13800005678");
  const json profile =
      json::parse(test::get(port, "/v1/profile?token=" + token).body);
  EXPECT_EQ(profile.at("number"), "*******5678");
  EXPECT_EQ(profile.at("carrier"), "meridian");
  EXPECT_EQ(profile.at("consented"), false);
}

TEST_F(ServiceTest, administratorsSeeSubscribersOthersDoNot) {
  start();
  consent(log_in("13800005678"), "anna@example.org");
  EXPECT_EQ(test::get(port, "/admin/subscribers").status, 403);
  const auto answer = test::get(port, "/admin/subscribers", "admin");
  EXPECT_EQ(answer.status, 200);
  const json list = json::parse(answer.body);
  EXPECT_EQ(list.at("count"), 1);
  EXPECT_EQ(list.at("subscribers")[0].at("email"), "anna@example.org");
}

TEST_F(ServiceTest, callerIsForgotten) {
  start();
  const std::string token = log_in("13800005678");
  EXPECT_EQ(test::post(port, "/v1/forget", body("13800000000", "x")).status,
            500);
  EXPECT_EQ(test::post(port, "/v1/code", body("13800005678")).status, 202);
  EXPECT_EQ(
      test::post(port, "/v1/forget", body("13800005678", code_sent())).status,
      200);
  EXPECT_EQ(test::get(port, "/v1/profile?token=" + token).status, 401);
  EXPECT_EQ(application->stores().database.count("subscribers"), 0);
  EXPECT_NE(log.str().find("[redacted]"), std::string::npos);
}

TEST_F(ServiceTest, tickEndsSessionsAndForgetsStays) {
  start();
  const std::string token = log_in("13800005678");
  Stay old;
  old.city = "Linhai";
  old.span = {Now - 13 * Day, Now - 12 * Day};
  application->stores().visits.replace(1, {old});
  now += 20 * Day;
  application->service().tick();
  EXPECT_EQ(test::get(port, "/v1/profile?token=" + token).status, 401);
  EXPECT_EQ(application->stores().database.count("sessions"), 0);
  EXPECT_EQ(application->stores().database.count("visits"), 0);
}

TEST_F(ServiceTest, metricsAreServed) {
  start();
  log_in("13800005678");
  const auto answer = test::get(port, "/metrics");
  EXPECT_EQ(answer.status, 200);
  EXPECT_NE(answer.body.find("travelcard_codes_issued 1"), std::string::npos);
  EXPECT_EQ(Metrics::instance().value("codes_issued"), 1);
}

TEST_F(ServiceTest, reportListsStays) {
  start();
  Stay stay;
  stay.subscriber = 3;
  stay.city = "Ningbo";
  stay.district = "Haishu";
  stay.span = {0, 6 * Hour};
  application->stores().visits.replace(3, {stay});
  std::ostringstream out;
  application->report(out);
  EXPECT_NE(out.str().find("Ningbo"), std::string::npos);
  EXPECT_NE(out.str().find("1 stays of 1 people"), std::string::npos);
}

TEST_F(ServiceTest, endOfServiceErasesEveryTable) {
  meridian.answer(
      200,
      json{{"pings", {ping("L1", Now - Day), ping("L2", Now - Hour)}}}.dump());
  start();
  const std::string token = log_in("13800005678");
  consent(token, "anna@example.org");
  EXPECT_EQ(places(token).at("places").size(), 1u);
  application->stop();
  for (const char *table :
       {"subscribers", "sessions", "consents", "visits", "cache"})
    EXPECT_EQ(application->stores().database.count(table), 0) << table;
  EXPECT_NE(test::file_text(settings.metrics_file).find("logins"),
            std::string::npos);
  application.reset();
  EXPECT_EQ(test::file_text(settings.database).find("anna@example.org"),
            std::string::npos);
}

TEST(JobQueue, closesAndDiscards) {
  JobQueue queue;
  queue.push({1, "13800005678", "", "meridian", 0});
  queue.push({2, "13000001234", "", "harbor", 0});
  EXPECT_EQ(queue.size(), 2u);
  RefreshJob job;
  EXPECT_TRUE(queue.pop(job));
  EXPECT_EQ(job.subscriber, 1);
  EXPECT_EQ(queue.discard(), 1u);
  queue.close();
  EXPECT_FALSE(queue.pop(job));
}

TEST(Carriers, protocolErrorsAreTold) {
  FakeHttp meridian, harbor;
  FakeLine summit;
  const Pseudonyms pseudonyms("secret");
  meridian.answer(200, R"({"pings": [{"cell": 3}]})");
  harbor.answer(200, "one;two\n");
  summit.answer("PONG|1\n\n");
  MeridianCarrier a(meridian.endpoint(), pseudonyms);
  HarborCarrier b(harbor.endpoint());
  SummitCarrier c(summit.endpoint());
  const Subject subject{"13800005678", ""};
  EXPECT_THROW(a.pings(subject, {0, 1}), CarrierError);
  EXPECT_THROW(b.pings(subject, {0, 1}), CarrierError);
  EXPECT_THROW(c.pings(subject, {0, 1}), CarrierError);
}

TEST(Carriers, failuresReachTheHook) {
  CarrierRegistry registry;
  registry.add(std::make_unique<SummitCarrier>(Endpoint{"127.0.0.1", 1}));
  std::string told;
  registry.on_failure([&told](std::string_view carrier, const std::string &) {
    told = carrier;
  });
  EXPECT_THROW(registry.get("summit").pings({"13300001234", ""}, {0, 1}),
               CarrierError);
  EXPECT_EQ(told, "summit");
  EXPECT_THROW(registry.get("nobody"), CarrierError);
  EXPECT_EQ(registry.carrier_of("15600000000"), "harbor");
  EXPECT_EQ(registry.carrier_of("99900000000"), "meridian");
}
