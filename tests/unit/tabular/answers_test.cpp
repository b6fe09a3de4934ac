// What a table's user says of it lies over what was guessed.

#include "tabular/answers.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace dateline::tabular {
namespace {

using event::EventType;
using testing::HasSubstr;

Preview preview_of(const std::vector<std::string>& headings,
                   const std::vector<std::vector<std::string>>& cells) {
  static const auto lexicon = std::make_shared<const Lexicon>(
      Lexicon::open(std::filesystem::path(DATELINE_SOURCE_DIR) / "assets/lexicon/table").value());
  Preview out;
  out.headings = headings;
  for (const auto& c : cells) out.rows.push_back({out.rows.size() + 1, c, {}});
  out.rows_about = out.rows.size();
  out.guess = guess(out.headings, out.rows, *lexicon);
  out.lexicon = lexicon;
  return out;
}

Preview incidents(const std::string& date = "2014-06-10") {
  return preview_of({"Date", "Other day", "Town", "Sort", "Kind"},
                    {{date, "2014-06-12", "Mosul", "Gefecht", "clash"},
                     {date, "2014-06-13", "Tikrit", "Beschuss", "shelling"}});
}

TEST(Answers, NoneLeaveTheGuessAsItIs) {
  const Preview p = incidents();
  const auto mapping = answered(p, {});
  ASSERT_TRUE(mapping) << mapping.error().to_string();
  EXPECT_EQ(*mapping, p.guess.mapping);
}

TEST(Answers, AMeaningGoesOverToTheColumnThatIsNamed) {
  const auto mapping = answered(incidents(), {.columns = {{"other DAY", "date"}}});
  ASSERT_TRUE(mapping) << mapping.error().to_string();
  EXPECT_EQ(mapping->columns[0], Meaning::none);
  EXPECT_EQ(mapping->columns[1], Meaning::date);
}

TEST(Answers, ValuesOfAColumnThatBecomesTheTypeAreLookedUp) {
  const auto mapping = answered(incidents(), {.columns = {{"Kind", "type"}}});
  ASSERT_TRUE(mapping) << mapping.error().to_string();
  EXPECT_EQ(mapping->types.at("clash"), EventType::clash);
  EXPECT_EQ(mapping->types.at("shelling"), EventType::shelling);
}

TEST(Answers, ValuesMeanWhatIsSaidAndTheRestWhatIsSaidOfTheOthers) {
  const auto mapping = answered(incidents(), {.columns = {{"Sort", "type"}},
                                              .values = {{"gefecht", "clash"}},
                                              .others = EventType::bombing});
  ASSERT_TRUE(mapping) << mapping.error().to_string();
  EXPECT_EQ(mapping->types.at("gefecht"), EventType::clash);
  EXPECT_EQ(mapping->others, EventType::bombing);
}

TEST(Answers, WhatIsNoColumnMeaningOrTypeIsToldWithThoseThatAre) {
  const Preview p = incidents();
  const auto column = answered(p, {.columns = {{"Datum", "date"}}});
  ASSERT_FALSE(column);
  EXPECT_THAT(column.error().message, HasSubstr("\"Datum\""));
  EXPECT_THAT(column.error().cure, HasSubstr("Other day"));
  const auto meaning = answered(p, {.columns = {{"Town", "city"}}});
  ASSERT_FALSE(meaning);
  EXPECT_THAT(meaning.error().cure, HasSubstr("place"));
  const auto type = answered(p, {.values = {{"Gefecht", "battle royal"}}});
  ASSERT_FALSE(type);
  EXPECT_THAT(type.error().cure, HasSubstr("clash"));
}

TEST(Answers, DatesThatMayBeReadBothWaysAreAskedAbout) {
  const Preview p = incidents("05/06/2014");
  const auto open = answered(p, {});
  ASSERT_FALSE(open);
  EXPECT_THAT(open.error().message, HasSubstr("05/06/2014"));
  EXPECT_EQ(open.error().cure, kSayTheOrder);
  const auto said = answered(p, {.order = DayOrder::month_first});
  ASSERT_TRUE(said) << said.error().to_string();
  EXPECT_EQ(said->order, DayOrder::month_first);
  // Of another column than that of dates, nothing need be said.
  EXPECT_TRUE(answered(p, {.columns = {{"Other day", "date"}}}));
}

TEST(Answers, WhatIsStillMissingIsTold) {
  const auto mapping = answered(incidents(), {.columns = {{"Town", "none"}}});
  ASSERT_FALSE(mapping);
  EXPECT_THAT(mapping.error().cure, HasSubstr("where"));
}

}  // namespace
}  // namespace dateline::tabular
