#include "model/movement.h"
#include "privacy/protect.h"

#include <gtest/gtest.h>
#include <sstream>

using namespace travelcard;

TEST(Mask, keepsFourDigits) {
  EXPECT_EQ(mask_phone("13800005678"), "*******5678");
  EXPECT_EQ(mask_phone("123"), "***");
}

TEST(Mask, keepsFirstLetterAndDomain) {
  EXPECT_EQ(mask_email("anna@example.org"), "a***@example.org");
  EXPECT_EQ(mask_email("@example.org"), "***@example.org");
  EXPECT_EQ(mask_email("postmaster"), "postmaster");
}

TEST(Fingerprint, isStableAndShort) {
  EXPECT_EQ(fingerprint("13800005678"), fingerprint("13800005678"));
  EXPECT_NE(fingerprint("13800005678"), fingerprint("13800005679"));
  EXPECT_EQ(fingerprint("").size(), 16u);
}

TEST(Base64, isWhatTheStandardSays) {
  EXPECT_EQ(base64(""), "");
  EXPECT_EQ(base64("f"), "Zg==");
  EXPECT_EQ(base64("fo"), "Zm8=");
  EXPECT_EQ(base64("foobar"), "Zm9vYmFy");
}

TEST(Pseudonyms, dependOnTheKey) {
  const Pseudonyms a("one"), b("two");
  EXPECT_EQ(a.of("13800005678"), Pseudonyms("one").of("13800005678"));
  EXPECT_NE(a.of("13800005678"), b.of("13800005678"));
}

TEST(ColumnCipher, opensWhatItSealed) {
  const ColumnCipher cipher("secret");
  const std::string sealed = cipher.seal("13800005678");
  EXPECT_EQ(sealed.find("13800005678"), std::string::npos);
  EXPECT_NE(sealed, cipher.seal("13800005678"));
  EXPECT_EQ(cipher.open(sealed), "13800005678");
}

TEST(ColumnCipher, refusesWhatWasChanged) {
  const ColumnCipher cipher("secret");
  std::string sealed = cipher.seal("13800005678");
  sealed.back() = sealed.back() == '0' ? '1' : '0';
  EXPECT_THROW(cipher.open(sealed), std::runtime_error);
  EXPECT_THROW(ColumnCipher("other").open(cipher.seal("x")),
               std::runtime_error);
  EXPECT_THROW(cipher.open("zz"), std::runtime_error);
}

TEST(Redacted, printsNothingOfTheValue) {
  const std::string phone = "13800005678";
  std::ostringstream out;
  out << Redacted{phone};
  EXPECT_EQ(out.str(), "[redacted]");
}

TEST(Positions, areCutToASquare) {
  const GridCell cell = grid_cell({30.2741, 120.1551});
  EXPECT_NEAR(cell.south, 30.2, 1e-9);
  EXPECT_NEAR(cell.west, 120.1, 1e-9);
}

TEST(ByCity, addsUpAndSortsByDays) {
  Stay a, b, c;
  a.city = "Linhai";
  a.span = {0, 5 * Hour};
  b.city = "Taizhou";
  b.span = {0, 3 * Day};
  c.city = "Linhai";
  c.span = {6 * Hour, 12 * Hour};
  const auto cities = by_city({a, b, c});
  ASSERT_EQ(cities.size(), 2u);
  EXPECT_EQ(cities[0].city, "Taizhou");
  EXPECT_EQ(cities[0].days, 3);
  EXPECT_EQ(cities[1].days, 1);
}
