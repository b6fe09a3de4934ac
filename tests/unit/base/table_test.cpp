#include "base/table.hpp"

#include <gtest/gtest.h>

#include <utility>

namespace dateline::base {
namespace {

TEST(Table, ReadsFieldsByTheirHeader) {
  auto r = Table::parse("# a comment\nlemma\ttype\r\nseize\tcapture\n\nflee\n", "t.tsv",
                        {"lemma", "type"});
  ASSERT_TRUE(r) << r.error().to_string();
  const Table t = std::move(r).value();
  ASSERT_EQ(t.rows().size(), 2U);
  EXPECT_EQ(t.get(t.rows()[0], "type"), "capture");
  EXPECT_EQ(t.get(t.rows()[1], "lemma"), "flee");
  EXPECT_EQ(t.get(t.rows()[1], "type"), "") << "short rows are filled";
  EXPECT_EQ(t.get(t.rows()[1], "other"), "");
}

TEST(Table, NamesFileAndLineOfWhatIsWrong) {
  EXPECT_EQ(Table::parse("a\tb\n1\t2\t3\n", "t.tsv", {"a"}).error().where, "t.tsv:2");
  EXPECT_EQ(Table::parse("a\tb\n", "t.tsv", {"c"}).error().message, "has no column \"c\"");
  EXPECT_EQ(Table::parse("a\n\xFF\n", "t.tsv", {"a"}).error().code, ErrorCode::bad_encoding);
}

TEST(Split, KeepsEmptyParts) {
  EXPECT_EQ(split("a||b|", '|'), (std::vector<std::string_view>{"a", "", "b", ""}));
  EXPECT_TRUE(split("", '|').empty());
  EXPECT_EQ(trim(" \ta b "), "a b");
  EXPECT_EQ(trim("  "), "");
}

}  // namespace
}  // namespace dateline::base
