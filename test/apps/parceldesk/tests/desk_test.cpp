#include "harness.h"

#include <gtest/gtest.h>
#include <optional>
#include <sstream>

using namespace parceldesk;
using nlohmann::json;
using test::FakePartner;
using test::Folder;

namespace {

constexpr std::int64_t Day = 24 * 3600;

/// A desk over HTTP, with partners that are faked.
struct DeskTest : testing::Test {
  DeskTest() {
    log_to_file(folder.path("app.log"), "trace");
    Diagnostics::instance().reset();
    settings.database = folder.path("desk.db");
    settings.audit_file = folder.path("audit.log");
    settings.export_folder = folder.path();
    settings.spool_folder = folder.path();
    settings.secret = "secret";
    settings.retention.archive = folder.path("tickets.jsonl");
    settings.shop = shop.peer();
    settings.courier = courier.peer();
    settings.insurer = insurer.peer();
    settings.depot = depot.peer();
    settings.exchange = exchange.peer();
    desk.emplace(settings, [this] { return now.load(); });
    desk->access.add_agent({"ada", "pw-ada"}, Role::Agent);
    desk->access.add_agent({"sue", "pw-sue"}, Role::Supervisor);
    desk->access.add_agent({"olga", "pw-olga"}, Role::Officer);
    web.emplace(*desk);
    server.emplace(*web);
    port = server->start("127.0.0.1", 0);
  }
  ~DeskTest() override {
    server.reset();
    web.reset();
    desk.reset();
  }

  std::string log_in(const std::string &login) {
    const auto answer = test::post(
        port, "/login", "", {{"login", login}, {"password", "pw-" + login}});
    EXPECT_EQ(answer.status, 200);
    return answer.body.at("session");
  }

  std::int64_t add_anna(const std::string &session,
                        const std::string &street = "Harbour Road 12") {
    const auto answer = test::post(port, "/customers", session,
                                   {{"name", "Anna Lindqvist"},
                                    {"phone", "13800005678"},
                                    {"alternate_phone", "13900001111"},
                                    {"street", street},
                                    {"postcode", "317000"},
                                    {"city", "Linhai"}});
    EXPECT_EQ(answer.status, 200) << answer.body;
    return answer.body.value("id", -1);
  }

  void add_parcel(std::int64_t recipient) {
    desk->parcels.add({"PD-1", recipient, Status::InTransit, 900, "ointment"});
  }

  Folder folder;
  FakePartner shop, courier, insurer, depot, exchange;
  DeskSettings settings;
  std::atomic<std::int64_t> now{1000 * Day};
  std::optional<Desk> desk;
  std::optional<WebDesk> web;
  std::optional<WebServer> server;
  int port = -1;
};

} // namespace

TEST_F(DeskTest, agentsLogInAndOut) {
  ASSERT_GT(port, 0);
  EXPECT_EQ(
      test::post(port, "/login", "", {{"login", "ada"}, {"password", "wrong"}})
          .status,
      401);
  const std::string session = log_in("ada");
  EXPECT_EQ(desk->access.logged_in(), 1u);
  EXPECT_EQ(test::get(port, "/statistics", session).status, 200);
  EXPECT_EQ(test::post(port, "/logout", session, json::object()).status, 200);
  EXPECT_EQ(test::get(port, "/statistics", session).status, 403);
  EXPECT_EQ(test::file_text(folder.path("app.log")).find("pw-ada"),
            std::string::npos);
}

TEST_F(DeskTest, customersAreKeptSealedAndShownMasked) {
  const std::string session = log_in("sue");
  const auto id = add_anna(session);
  const auto card =
      test::get(port, "/customers/" + std::to_string(id), session);
  EXPECT_EQ(card.status, 200);
  EXPECT_EQ(card.body.at("name"), "A. L.");
  EXPECT_EQ(card.body.at("phone"), "*******5678");
  EXPECT_EQ(card.body.at("city"), "Linhai");
  const std::string file = test::file_text(settings.database);
  EXPECT_EQ(file.find("Lindqvist"), std::string::npos);
  EXPECT_EQ(file.find("13800005678"), std::string::npos);
  EXPECT_EQ(test::get(port, "/customers/99", session).status, 404);
  EXPECT_EQ(test::get(port, "/customers/1", "nobody").status, 403);
}

TEST_F(DeskTest, aNumberIsEnteredOnce) {
  const std::string session = log_in("sue");
  add_anna(session);
  const auto again = test::post(port, "/customers", session,
                                {{"name", "Other"},
                                 {"phone", "13800005678"},
                                 {"street", "X 1"},
                                 {"postcode", "317000"},
                                 {"city", "Linhai"}});
  EXPECT_EQ(again.status, 409);
  const auto health = test::get(port, "/health", "");
  EXPECT_EQ(health.body.at("customers"), 1);
  EXPECT_EQ(health.body.at("problems"), 1);
}

TEST_F(DeskTest, customersAreFoundByNumber) {
  const std::string session = log_in("sue");
  add_anna(session);
  const auto found = test::post(port, "/customers/by-phone", session,
                                {{"phone", "13800005678"}});
  EXPECT_EQ(found.status, 200);
  EXPECT_EQ(found.body.at("name"), "A. L.");
  EXPECT_EQ(test::post(port, "/customers/by-phone", session,
                       {{"phone", "13800000000"}})
                .status,
            404);
}

TEST_F(DeskTest, searchIsForSupervisors) {
  const std::string supervisor = log_in("sue");
  add_anna(supervisor);
  const auto found = test::post(port, "/search", supervisor,
                                {{"city", "Linhai"}, {"word", "Road"}});
  EXPECT_EQ(found.status, 200);
  EXPECT_EQ(found.body.at("count"), 1);
  EXPECT_EQ(test::post(port, "/search", supervisor, {{"name", "Nobody"}})
                .body.at("count"),
            0);
  EXPECT_EQ(
      test::post(port, "/search", log_in("ada"), {{"phone", "138"}}).status,
      403);
  const std::string audit = test::file_text(settings.audit_file);
  EXPECT_NE(audit.find("sue\tsearch\t1 results"), std::string::npos);
  EXPECT_NE(audit.find("ada\tsearch-refused"), std::string::npos);
}

TEST_F(DeskTest, exportIsForOfficers) {
  add_anna(log_in("sue"));
  EXPECT_EQ(test::post(port, "/export", log_in("sue"), json::object()).status,
            403);
  const auto done =
      test::post(port, "/export", log_in("olga"), {{"segment", "private"}});
  EXPECT_EQ(done.body.at("count"), 1);
  const std::string csv = test::file_text(folder.path("customers.csv"));
  EXPECT_NE(csv.find("id,name,phone"), std::string::npos);
  EXPECT_NE(csv.find("*******5678"), std::string::npos);
  EXPECT_EQ(desk->exports.write("shop", "none.csv"), 0);
  EXPECT_EQ(desk->exports.write_summary("summary.csv"), 1);
  EXPECT_EQ(test::file_text(folder.path("summary.csv")), "Linhai,private,1\n");
}

TEST_F(DeskTest, manifestHasRecordsOfFixedWidth) {
  add_anna(log_in("sue"));
  EXPECT_EQ(desk->manifest.write(folder.path("manifest")), 1);
  const std::string manifest = test::file_text(folder.path("manifest"));
  ASSERT_EQ(manifest.size(), 60u);
  EXPECT_EQ(manifest.substr(10, 8), "317000  ");
  EXPECT_EQ(manifest.substr(18, 6), "A. L. ");
  EXPECT_THROW(desk->manifest.write(folder.path("no/such")),
               std::runtime_error);
}

TEST_F(DeskTest, partnersAreTold) {
  const std::string session = log_in("sue");
  add_parcel(add_anna(session));
  const auto told = test::post(port, "/parcels/PD-1/status", session,
                               {{"status", "at door"}});
  EXPECT_EQ(told.body.at("told"), 2);
  ASSERT_EQ(shop.seen().size(), 1u);
  EXPECT_EQ(shop.seen()[0].body.find("13800005678"), std::string::npos);
  const json courier_body = json::parse(courier.seen().at(0).body);
  EXPECT_EQ(courier_body.at("status"), "at door");
  EXPECT_EQ(courier_body.at("handover").at("city"), "Linhai");
  EXPECT_EQ(
      test::post(port, "/parcels/PD-1/status", session, {{"status", "lost"}})
          .body.at("told"),
      2);
  EXPECT_EQ(json::parse(insurer.seen().at(0).body).at("holder"), 1);
  EXPECT_EQ(
      test::post(port, "/parcels/PD-9/status", session, {{"status", "lost"}})
          .status,
      404);
  EXPECT_EQ(test::get(port, "/parcels/PD-1", session).body.at("status"),
            "lost");
}

TEST_F(DeskTest, arrivalIsAskedOfTheCourier) {
  const std::string session = log_in("sue");
  add_parcel(add_anna(session));
  courier.answer(200, "14:30");
  EXPECT_EQ(
      test::get(port, "/parcels/PD-1/arrival", session).body.at("arrival"),
      "14:30");
  EXPECT_EQ(courier.seen().at(0).query, "Anna Lindqvist");
  courier.answer(503, "");
  EXPECT_EQ(
      test::get(port, "/parcels/PD-1/arrival", session).body.at("arrival"), "");
}

TEST_F(DeskTest, labelsArePrintedHereOrAtTheDepot) {
  const std::string session = log_in("sue");
  add_parcel(add_anna(session));
  EXPECT_EQ(test::post(port, "/parcels/PD-1/label", session, {}).status, 200);
  EXPECT_NE(test::file_text(folder.path("PD-1.label")).find("Harbour Road 12"),
            std::string::npos);
  EXPECT_EQ(test::post(port, "/parcels/PD-1/label?depot=1", session, {})
                .body.at("printed"),
            true);
  EXPECT_EQ(depot.seen().at(0).path, "/print/PD-1");
  depot.answer(500, "");
  EXPECT_EQ(test::post(port, "/parcels/PD-1/label?depot=1", session, {})
                .body.at("printed"),
            false);
  EXPECT_EQ(desk->printer.printed(), 2);
}

TEST_F(DeskTest, badAddressesAreRefused) {
  const std::string session = log_in("sue");
  add_parcel(add_anna(session, "Harbour Road"));
  const auto answer = test::post(port, "/parcels/PD-1/label", session, {});
  EXPECT_EQ(answer.status, 422);
  EXPECT_EQ(answer.body.at("problem"), "the address is not complete");
}

TEST_F(DeskTest, callsGoThroughTheExchange) {
  const std::string session = log_in("sue");
  const std::string id = std::to_string(add_anna(session));
  EXPECT_EQ(test::post(port, "/customers/" + id + "/call", session, {})
                .body.at("connected"),
            true);
  const json sent = json::parse(exchange.seen().at(0).body);
  EXPECT_EQ(Vault("secret").open(sent.at("to").get<std::string>()),
            "13800005678");
  const std::string token =
      test::get(port, "/customers/" + id, session).body.at("dial");
  EXPECT_EQ(
      test::post(port, "/dial/" + token, session, {}).body.at("connected"),
      true);
  EXPECT_EQ(
      test::post(port, "/dial/tok-none", session, {}).body.at("connected"),
      false);
  exchange.answer(500, "");
  EXPECT_EQ(test::post(port, "/customers/" + id + "/call", session, {})
                .body.at("connected"),
            false);
  EXPECT_EQ(
      test::post(port, "/dial/" + token, session, {}).body.at("connected"),
      false);
}

TEST_F(DeskTest, ticketsTakeNotes) {
  const std::string session = log_in("ada");
  add_parcel(1);
  const auto id = test::post(port, "/tickets", session, {{"tracking", "PD-1"}})
                      .body.at("id")
                      .get<int>();
  const std::string ticket = "/tickets/" + std::to_string(id);
  EXPECT_EQ(test::post(port, ticket + "/notes", session,
                       {{"text", "left with neighbour at 14"}})
                .status,
            200);
  const auto read = test::get(port, ticket, session);
  EXPECT_EQ(read.body.at("notes")[0].at("text"), "left with neighbour at ##");
  EXPECT_EQ(read.body.at("notes")[0].at("author"), "ada");
  EXPECT_EQ(test::get(port, "/tickets/recent", session).body.size(), 1u);
  EXPECT_EQ(test::get(port, "/tickets/77", session).status, 404);
  EXPECT_EQ(desk->notes_added(), 1);
}

TEST_F(DeskTest, retentionForgetsWhatIsOld) {
  const std::string session = log_in("sue");
  add_parcel(add_anna(session));
  const auto ticket = desk->parcels.open_ticket("PD-1", now);
  desk->add_note("sue", ticket, "resolved");
  auto outcome = desk->retention.run(now);
  EXPECT_EQ(outcome.customers + outcome.tickets + outcome.archived, 0);
  now += 200 * Day;
  outcome = desk->retention.run(now);
  EXPECT_EQ(outcome.tickets, 1);
  EXPECT_EQ(outcome.archived, 1);
  EXPECT_FALSE(desk->parcels.ticket(ticket));
  const json line = json::parse(test::file_text(settings.retention.archive));
  EXPECT_EQ(line.at("notes"), 1);
  now += 1000 * Day;
  outcome = desk->retention.run(now);
  EXPECT_EQ(outcome.customers, 1);
  EXPECT_EQ(desk->customers.count(), 0);
  EXPECT_FALSE(desk->parcels.find("PD-1"));
}

TEST_F(DeskTest, retentionRunsInItsThread) {
  add_anna(log_in("sue"));
  now += 2000 * Day;
  desk->retention.start(3600, [this] { return now.load(); });
  for (int i = 0; i < 500 && desk->customers.count() != 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  desk->retention.stop();
  EXPECT_EQ(desk->customers.count(), 0);
}

TEST_F(DeskTest, figuresAreCounted) {
  const std::string session = log_in("sue");
  add_parcel(add_anna(session));
  const auto figures = test::get(port, "/statistics", session);
  EXPECT_EQ(figures.body.at("cities").at("Linhai"), 1);
  EXPECT_EQ(figures.body.at("statuses").at("in transit"), 1);
  std::ostringstream out;
  desk->statistics.print(out);
  EXPECT_NE(out.str().find("Linhai: 1"), std::string::npos);
  out.str("");
  desk->statistics.print_streets(out, 5);
  EXPECT_EQ(out.str(), "1\tHarbour Road \n");
}

TEST_F(DeskTest, brokenRequestsAreAnswered) {
  const std::string session = log_in("sue");
  EXPECT_EQ(test::post(port, "/customers", session, {{"name", 3}}).status, 400);
  EXPECT_EQ(test::get(port, "/nothing", session).status, 404);
  EXPECT_EQ(test::get(port, "/customers/abc", session).status, 500);
}
