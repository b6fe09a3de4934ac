#include <gtest/gtest.h>

#include <string>

#include "base/table.hpp"
#include "unit/timex/reading.hpp"

namespace dateline::timex {
namespace {

TEST(Phrases, MeanInAStoryOfTheirDayWhatTheTableSays) {
  const auto table = base::Table::read(DATELINE_SOURCE_DIR "/tests/unit/timex/phrases.tsv",
                                       {"date", "text", "times"});
  ASSERT_TRUE(table) << table.error().to_string();
  ASSERT_GT(table->rows().size(), 150U);
  for (const auto& row : table->rows()) {
    const auto reading = tests::read(table->get(row, "text"), table->get(row, "date"));
    std::string times;
    for (const Timex& timex : reading.times) {
      times += (times.empty() ? "" : "; ") + reading.story.utf8(timex.span) + " = " +
               timex.value.value_or("-") + " " + tests::text_of(timex.bounds);
    }
    EXPECT_EQ(times, table->get(row, "times"))
        << "line " << row.line << ", told on " << table->get(row, "date") << ": "
        << table->get(row, "text");
  }
}

}  // namespace
}  // namespace dateline::timex
