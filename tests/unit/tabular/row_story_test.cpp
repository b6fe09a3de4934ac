// Rows that are stories: a text with what the table says of it.

#include "tabular/row_story.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline::tabular {
namespace {

using M = Meaning;

Mapping mapping_of(std::vector<Meaning> columns) {
  Mapping out;
  out.columns = std::move(columns);
  return out;
}

TEST(RowStory, HasItsTitleItsDayAndItsSource) {
  const auto m = mapping_of({M::date, M::title, M::story, M::source, M::url});
  const auto s = story_of(
      {1, {"10/06/2014", "A town falls", "Gunmen took it.", "Wire", "https://example.org/1"}, {}},
      m);
  ASSERT_TRUE(s);
  EXPECT_EQ(s->text, "A town falls\n\nGunmen took it.");
  EXPECT_EQ(s->date, time::parse_iso_date("2014-06-10"));
  EXPECT_EQ(s->publisher, "Wire");
  EXPECT_EQ(s->url, "https://example.org/1");
  EXPECT_EQ(s->note, "");
  // A text that begins with its title has it once.
  EXPECT_EQ(story_of({1, {"", "A town", "A town falls.", "", ""}, {}}, m)->text, "A town falls.");
}

TEST(RowStory, WithoutATextOrWithADateThatIsNoneDoesNotFit) {
  const auto m = mapping_of({M::date, M::story});
  EXPECT_EQ(story_of({1, {"2014-06-10", " \n"}, {}}, m).error().message, "its story has no text");
  EXPECT_EQ(story_of({1, {"soon", "Text."}, {}}, m).error().message, "\"soon\" is no date");
}

TEST(RowStory, OfAMonthIsReadWithoutADayAndSaysSo) {
  const auto s = story_of({1, {"June 2014", "Text."}, {}}, mapping_of({M::date, M::story}));
  ASSERT_TRUE(s);
  EXPECT_FALSE(s->date);
  EXPECT_THAT(s->note, testing::HasSubstr("\"June 2014\" names no day"));
}

}  // namespace
}  // namespace dateline::tabular
