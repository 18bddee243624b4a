#include "fakes.h"
#include "service/travel_service.h"

#include <fstream>
#include <gtest/gtest.h>

using namespace travelcard;
using test::Folder;

namespace {

struct StoresTest : testing::Test {
  StoresTest() {
    settings.database = folder.path("t.db");
    settings.dead_letter_file = folder.path("dead.tsv");
    settings.cached_results = 2;
  }
  LoginRequest request(const std::string &phone) {
    LoginRequest r;
    r.phone = phone;
    r.device = "device-of-" + phone;
    return r;
  }

  Folder folder;
  Settings settings;
  Pseudonyms pseudonyms{"secret"};
  ColumnCipher cipher{"secret"};
};

} // namespace

TEST_F(StoresTest, subscriberIsFoundByNumberAndKeptSealed) {
  {
    Stores stores(settings, pseudonyms, cipher);
    const auto enrolled =
        stores.users.enrol(request("13800005678"), "meridian", 100);
    EXPECT_EQ(enrolled.phone, "13800005678");
    const auto found = stores.users.find_by_phone("13800005678");
    ASSERT_TRUE(found);
    EXPECT_EQ(found->id, enrolled.id);
    EXPECT_EQ(found->device, "device-of-13800005678");
    EXPECT_FALSE(found->email);
    EXPECT_FALSE(stores.users.find_by_phone("13800000000"));
    EXPECT_THROW(stores.users.require("13800000000"), UnknownSubscriber);
  }
  const std::string file = test::file_text(settings.database);
  EXPECT_EQ(file.find("13800005678"), std::string::npos);
}

TEST_F(StoresTest, numberComesOutThroughTheParameter) {
  Stores stores(settings, pseudonyms, cipher);
  const auto s = stores.users.enrol(request("13300001111"), "summit", 100);
  std::string number;
  EXPECT_TRUE(stores.users.phone_of(s.id, number));
  EXPECT_EQ(number, "13300001111");
  EXPECT_FALSE(stores.users.phone_of(s.id + 1, number));
}

TEST_F(StoresTest, sessionsExpire) {
  Stores stores(settings, pseudonyms, cipher);
  const Session session = stores.sessions.open(7, 1000);
  EXPECT_EQ(session.token.size(), 32u);
  ASSERT_TRUE(stores.sessions.find(session.token, 1001));
  EXPECT_FALSE(stores.sessions.find(session.token, session.expires));
  EXPECT_EQ(stores.sessions.expire(session.expires - 1).size(), 0u);
  const auto expired = stores.sessions.expire(session.expires);
  ASSERT_EQ(expired.size(), 1u);
  EXPECT_EQ(expired[0].subscriber, 7);
  EXPECT_EQ(stores.database.count("sessions"), 0);
}

TEST_F(StoresTest, visitsAreReplacedAndForgotten) {
  Stores stores(settings, pseudonyms, cipher);
  Stay old, late;
  old.city = "Linhai";
  old.district = "Gucheng";
  old.span = {0, 5 * Hour};
  late.city = "Taizhou";
  late.district = "Jiaojiang";
  late.span = {10 * Day, 10 * Day + 6 * Hour};
  late.square = {28.6, 121.4};
  stores.visits.replace(1, {old, late});
  EXPECT_EQ(stores.visits.within(1, {0, 20 * Day}).size(), 2u);
  const auto found = stores.visits.within(1, {9 * Day, 20 * Day});
  ASSERT_EQ(found.size(), 1u);
  EXPECT_EQ(found[0].city, "Taizhou");
  EXPECT_EQ(found[0].district, "Jiaojiang");
  EXPECT_DOUBLE_EQ(found[0].square.west, 121.4);
  EXPECT_EQ(stores.visits.forget_before(1 * Day), 1);
  stores.visits.replace(1, {});
  EXPECT_EQ(stores.database.count("visits"), 0);
}

TEST_F(StoresTest, cacheEvictsOldestAndSurvivesInDatabase) {
  Stores stores(settings, pseudonyms, cipher);
  stores.cache.put(1, "13800000001", {{"Linhai", 2}}, 100);
  stores.cache.put(2, "13800000002", {{"Taizhou", 1}}, 100);
  stores.cache.put(3, "13800000003", {{"Ningbo", 4}}, 100);
  EXPECT_EQ(stores.cache.size(), 2u);
  const auto kept = stores.cache.get(1, "13800000001", 200);
  ASSERT_TRUE(kept);
  EXPECT_EQ(kept->at(0).city, "Linhai");
  EXPECT_FALSE(stores.cache.get(1, "13800000001", 100 + 1800));
  stores.cache.forget(3, "13800000003");
  EXPECT_FALSE(stores.cache.get(3, "13800000003", 200));
}

TEST_F(StoresTest, consentIsAsLastRecorded) {
  Stores stores(settings, pseudonyms, cipher);
  const auto s = stores.users.enrol(request("13800005678"), "meridian", 100);
  EXPECT_FALSE(stores.consents.granted(s.id));
  stores.consents.record(s, true, 100);
  EXPECT_TRUE(stores.consents.granted(s.id));
  stores.consents.record(s, false, 200);
  EXPECT_FALSE(stores.consents.granted(s.id));
}

TEST_F(StoresTest, deadLettersAreLines) {
  DeadLetters letters(settings.dead_letter_file);
  letters.append({5, "13300001111", "", "summit", 3}, 42);
  letters.append({6, "13300002222", "", "summit", 3}, 43);
  EXPECT_EQ(letters.count(), 2);
  EXPECT_EQ(test::file_text(settings.dead_letter_file).substr(0, 10),
            "42\t5\tsummi");
  letters.remove_file();
  EXPECT_EQ(test::file_text(settings.dead_letter_file), "");
}

TEST_F(StoresTest, databaseErrorsNameTheStatement) {
  Stores stores(settings, pseudonyms, cipher);
  try {
    stores.users.enrol(request("13800005678"), "meridian", 1);
    stores.users.enrol(request("13800005678"), "meridian", 2);
    FAIL() << "the second enrolment went through";
  } catch (const StoreError &e) {
    const std::string what = e.what();
    EXPECT_NE(what.find("INSERT INTO subscribers"), std::string::npos);
    EXPECT_EQ(what.find("13800005678"), std::string::npos);
  }
}

TEST(Settings, areReadAndChecked) {
  const Settings s = parse_settings(
      R"({"secret": "s", "window_days": 7,
          "carriers": {"summit": {"port": 7001}}})",
      "test");
  EXPECT_EQ(s.window_days, 7);
  EXPECT_EQ(s.summit.port, 7001);
  EXPECT_EQ(s.minimum_stay_hours, 4);
  EXPECT_THROW(parse_settings("{}", "test"), std::runtime_error);
  EXPECT_THROW(parse_settings(R"({"secret": 3})", "test"), std::runtime_error);
  EXPECT_THROW(parse_settings(R"({"secret": "s", "window_days": 99})", "test"),
               std::runtime_error);
  EXPECT_THROW(load_settings("/nonexistent/settings.json"), std::runtime_error);
}
