// Addresses of databases, and what the manual says of the table that events go out to.
#include "io/database_address.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <string>

#include "io/database_errors.hpp"
#include "io/database_export.hpp"
#include "support/manual_part.hpp"

namespace dateline::io {
namespace {

using testing::HasSubstr;
using testing::Not;

std::string of(const DatabaseAddress& address, std::string_view setting) {
  for (const auto& [name, value] : address.settings) {
    if (name == setting) return value;
  }
  return "";
}

TEST(DatabaseAddress, UrlAndWordsSayTheSame) {
  const auto url = DatabaseAddress::parse(
      "postgresql://anna:pa%3Fss@db.example:5433/news?table=war.events&sslmode=require");
  const auto words = DatabaseAddress::parse(
      "postgresql:host=db.example port=5433 user = anna password='pa?ss' dbname=news "
      "sslmode=require table=war.events");
  ASSERT_TRUE(url) << url.error().to_string();
  ASSERT_TRUE(words) << words.error().to_string();
  for (const char* setting : {"host", "port", "user", "password", "dbname", "sslmode"}) {
    EXPECT_EQ(of(*url, setting), of(*words, setting)) << setting;
  }
  EXPECT_EQ(of(*url, "password"), "pa?ss");
  EXPECT_EQ(url->schema, "war");
  EXPECT_EQ(url->table, "events");
  EXPECT_EQ(words->quoted_table(), "\"war\".\"events\"");
}

TEST(DatabaseAddress, WhatIsShownHasNoPasswordAndIsReadAgain) {
  for (const char* text :
       {"postgresql://anna:secret@db.example:5433/news?table=war.events&sslpassword=secret",
        "postgresql:///news?host=/run/my sock&user=anna&password=secret&table=events",
        "postgres://a,b/news?table=%22my.schema%22.%22a%22%22b%22",
        "postgresql:host=h password=secret dbname='a b/c?d' table='\"x y\".z'"}) {
    const auto address = DatabaseAddress::parse(text);
    ASSERT_TRUE(address) << text << ": " << address.error().to_string();
    const std::string shown = address->shown();
    EXPECT_THAT(shown, Not(HasSubstr("secret")));
    const auto again = DatabaseAddress::parse(shown);
    ASSERT_TRUE(again) << shown;
    EXPECT_EQ(again->shown(), shown);
    EXPECT_EQ(again->table, address->table);
    EXPECT_EQ(again->schema, address->schema);
    EXPECT_EQ(of(*again, "dbname"), of(*address, "dbname"));
    EXPECT_EQ(of(*again, "host"), of(*address, "host"));
  }
}

TEST(DatabaseAddress, NamesOfTablesAreTakenAsTheyAreWritten) {
  const auto named = [](const std::string& table) {
    const auto a = DatabaseAddress::parse("postgresql:dbname=d table='" + table + "'");
    return a ? a->schema + "|" + a->table : "";
  };
  EXPECT_EQ(named("Events"), "public|Events");
  EXPECT_EQ(named("a.b"), "a|b");
  EXPECT_EQ(named("\"a.b\".\"c\"\"d\""), "a.b|c\"d");
  for (const char* none : {"a.b.c", ".", "a.", ".a", "\"a", "\"\"", "a\"b", ""}) {
    EXPECT_EQ(named(none), "") << none;
  }
  EXPECT_EQ(named(std::string(64, 'x')), "");
  EXPECT_EQ(quoted_name("a\"; DROP"), "\"a\"\"; DROP\"");
  EXPECT_EQ(quoted_text("it's"), "'it''s'");
}

TEST(DatabaseErrors, AreKnownByTheirStateInEveryLanguage) {
  std::string said =
      "Verbindung fehlgeschlagen: FATAL:  28P01: Passwort ist falsch\nORT:  auth.c:329";
  EXPECT_EQ(state_in(said), "28P01");
  EXPECT_EQ(said, "Passwort ist falsch");
  EXPECT_THAT(database_error("28P01", said, "w").to_string(), HasSubstr("~/.pgpass"));
  EXPECT_EQ(database_error("3D000", "", "").code, base::ErrorCode::not_found);
  EXPECT_THAT(database_error("42501", "", "").message, HasSubstr("may not"));
  EXPECT_THAT(database_error("22003", "out of range", "").message,
              HasSubstr("out of range, 22003"));
  std::string none = "could not connect";
  EXPECT_EQ(state_in(none), "");
}

TEST(DatabaseExport, TheManualTellsTheTable) {
  DatabaseAddress address;
  address.schema = "news";
  address.table = "events";
  tests::expect_manual_part("database.md", "table",
                            "```sql\n" + table_statements(address, "public") + "```\n");
}

}  // namespace
}  // namespace dateline::io
