#include "desk/cards.h"
#include "desk/exports.h"
#include "desk/labels.h"
#include "harness.h"
#include "http/router.h"
#include "support/events.h"

#include <fstream>
#include <gtest/gtest.h>

using namespace parceldesk;

namespace {

Customer anna() {
  Customer c;
  c.id = 7;
  c.name = "Anna Lindqvist";
  c.phone = "13800005678";
  c.address = {"Harbour Road 12", "317000", "Linhai"};
  c.segment = "private";
  return c;
}

} // namespace

TEST(Masks, hideWhatTheySay) {
  EXPECT_EQ(mask_phone("13800005678"), "*******5678");
  EXPECT_EQ(mask_phone("123"), "***");
  EXPECT_EQ(partial_phone("13800005678"), "1380***5678");
  EXPECT_EQ(mask_name("Anna Lindqvist"), "A. L.");
  EXPECT_EQ(mask_street("Harbour Road 12"), "H…");
  EXPECT_EQ(scrub("call 138 at 5"), "call ### at #");
}

TEST(Encodings, areWhatTheyAreCalled) {
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
  EXPECT_EQ(url_encode("A b"), "A%20b");
  EXPECT_EQ(short_hash("x").size(), 8u);
  EXPECT_EQ(short_hash("x"), short_hash("x"));
}

TEST(Vault, opensWhatItSealed) {
  const Vault vault("secret");
  const std::string sealed = vault.seal("Anna");
  EXPECT_NE(sealed, vault.seal("Anna"));
  EXPECT_EQ(vault.open(sealed), "Anna");
  EXPECT_EQ(vault.index("Anna"), Vault("secret").index("Anna"));
  EXPECT_NE(vault.index("Anna"), Vault("other").index("Anna"));
  EXPECT_THROW(Vault("other").open(sealed), std::runtime_error);
  EXPECT_THROW(vault.open("00"), std::runtime_error);
}

TEST(TokenBook, givesOneTokenForOneValue) {
  TokenBook book;
  const std::string token = book.token_for("13800005678");
  EXPECT_EQ(book.token_for("13800005678"), token);
  EXPECT_NE(book.token_for("13800005679"), token);
  EXPECT_EQ(book.resolve(token), "13800005678");
  EXPECT_EQ(book.resolve("tok-none"), "");
  EXPECT_EQ(book.size(), 2u);
}

TEST(SearchCriteria, matchesByEveryField) {
  SearchCriteria criteria;
  EXPECT_TRUE(criteria.empty());
  EXPECT_TRUE(criteria.matches(anna()));
  criteria.name = "Lind";
  criteria.phone = "138";
  criteria.city = "Linhai";
  EXPECT_TRUE(criteria.matches(anna()));
  EXPECT_EQ(criteria.summary(), "name=Lind, phone of 3 digits, city=Linhai");
  criteria.segment = "shop";
  EXPECT_FALSE(criteria.matches(anna()));
}

TEST(Cards, showWhatAnAgentNeeds) {
  TokenBook tokens;
  const auto card = card_of(anna(), tokens);
  EXPECT_EQ(card.at("name"), "A. L.");
  EXPECT_EQ(card.at("phone"), "*******5678");
  EXPECT_EQ(tokens.resolve(card.at("dial")), "13800005678");
  EXPECT_FALSE(hit_of(anna(), "nowhere").contains("match"));
  EXPECT_TRUE(hit_of(anna(), "Road").contains("match"));
}

TEST(Addresses, areChecked) {
  EXPECT_NO_THROW(check_address(anna()));
  Customer c = anna();
  c.address.street = "Harbour Road";
  EXPECT_THROW(check_address(c), BadAddress);
  c = anna();
  c.address.postcode = "31";
  EXPECT_THROW(check_address(c), BadAddress);
}

TEST(Names, areSplitAtTheLastBlank) {
  std::string given, family;
  EXPECT_TRUE(split_name(anna(), given, family));
  EXPECT_EQ(given, "Anna");
  EXPECT_EQ(family, "Lindqvist");
}

TEST(Csv, quotesWhatNeedsIt) {
  EXPECT_EQ(csv_field("plain"), "plain");
  EXPECT_EQ(csv_field("a,b"), "\"a,b\"");
  EXPECT_EQ(csv_field("say \"hi\""), "\"say \"\"hi\"\"\"");
}

TEST(Status, isReadAndWritten) {
  EXPECT_EQ(status_from("at door"), Status::AtDoor);
  EXPECT_EQ(to_string(Status::Lost), "lost");
  EXPECT_THROW(status_from("eaten"), std::invalid_argument);
}

TEST(Router, findsByMethodAndSegments) {
  Router router;
  router.on("GET", "/a/*/b", [](const WebRequest &r) {
    return WebResponse{200, r.captures[0]};
  });
  EXPECT_EQ(router.route({"GET", "/a/x/b", "", "", {}, {}}).body, "x");
  EXPECT_THROW(router.route({"POST", "/a/x/b", "", "", {}, {}}),
               std::out_of_range);
  EXPECT_THROW(router.route({"GET", "/a/x", "", "", {}, {}}),
               std::out_of_range);
}

TEST(EventBus, tellsThoseWhoAsked) {
  EventBus bus;
  std::string told;
  bus.subscribe("a", [&](const Event &e) { told += e.detail; });
  bus.subscribe("b", [&](const Event &) { told += "never"; });
  bus.publish({"a", 1, "one"});
  bus.publish({"c", 1, "two"});
  EXPECT_EQ(told, "one");
  EXPECT_EQ(bus.handlers(), 2u);
}

TEST(Rights, growWithTheRole) {
  EXPECT_TRUE(has_right(Role::Agent, Right::Look));
  EXPECT_FALSE(has_right(Role::Agent, Right::Search));
  EXPECT_TRUE(has_right(Role::Supervisor, Right::Search));
  EXPECT_FALSE(has_right(Role::Supervisor, Right::Export));
  EXPECT_TRUE(has_right(Role::Officer, Right::Export));
  EXPECT_THROW(role_from("king"), std::invalid_argument);
}

TEST(Settings, areReadFromAFile) {
  test::Folder folder;
  std::ofstream(folder.path("s.json"))
      << R"({"secret": "s", "ticket_days": 9, "shop": {"port": 81}})";
  const DeskSettings s = load_settings(folder.path("s.json"));
  EXPECT_EQ(s.retention.ticket_days, 9);
  EXPECT_EQ(s.shop.port, 81);
  std::ofstream(folder.path("bad.json")) << "{}";
  EXPECT_THROW(load_settings(folder.path("bad.json")), std::runtime_error);
  EXPECT_THROW(load_settings(folder.path("none.json")), std::runtime_error);
}
