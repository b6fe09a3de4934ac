// The ruler as it is drawn: a reader can tell the year of every stretch of time, and no words meet.

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "scene/timeline_scene.hpp"
#include "support/sample_events.hpp"
#include "time/calendar.hpp"

namespace dateline::scene {
namespace {

using time::Minute;

constexpr double kDay = 1440;

double new_year() {
  return static_cast<double>(Minute::start_of(time::year_span(2015).first).count());
}

class DrawnRuler : public testing::Test {
 protected:
  DrawnRuler() : type_(typeset::Typesetter::open(DATELINE_SOURCE_DIR "/assets/fonts")) {}
  void SetUp() override { ASSERT_TRUE(type_) << type_.error().to_string(); }

  TimelineParts over(double begin, double days, float scale) {
    TimelineInput input;
    input.events = &events_;
    input.zone = "UTC+3";
    input.scale = scale;
    input.box = {0, 0, 1280, 160 * scale};
    input.visible = input.data = {begin, begin + days * kDay};
    return build_timeline(input, Theme::dark(), *type_).parts;
  }

  EventMarks events_;
  base::Result<typeset::Typesetter> type_;
};

TEST_F(DrawnRuler, LetsNoWordsMeetAtAnyZoomAndSizeOfText) {
  for (const float scale : {1.0F, 1.3F, 2.0F}) {
    for (double days = 0.02; days < 400'000; days *= 1.13) {
      const auto parts = over(new_year() - days * kDay / 3, days, scale);
      const auto& words = parts.ruler_words;
      EXPECT_GE(words.size(), 1U) << days << " days";
      for (std::size_t i = 0; i < words.size(); ++i) {
        EXPECT_LE(words[i].x1, parts.ruler.x1);
        for (std::size_t j = i + 1; j < words.size(); ++j) {
          EXPECT_FALSE(words[i].overlaps(words[j])) << days << " days at " << scale;
        }
      }
    }
  }
}

TEST_F(DrawnRuler, WritesTheYearAtItsLeftAndWhereAnotherBegins) {
  std::size_t turns = 0;
  for (const float scale : {1.0F, 2.0F}) {
    for (double days = 0.02; days < 400; days *= 1.13) {
      for (const double before : {0.3, 0.6}) {
        const auto texts = over(new_year() - before * days * kDay, days, scale).ruler_texts;
        const auto says = [&](const char* year) {
          return std::ranges::any_of(
              texts, [&](const std::string& t) { return t.find(year) != std::string::npos; });
        };
        EXPECT_TRUE(says("2015")) << days << " days at " << scale;
        // The turn of the year is a date or a time of its own, unless it is the first.
        if (says("2014")) ++turns;
        const auto first = std::ranges::find_if(
            texts, [](const std::string& t) { return t.find("201") != std::string::npos; });
        EXPECT_LE(first - texts.begin(), 3) << days << " days at " << scale;
      }
    }
  }
  EXPECT_GT(turns, 100U);
}

}  // namespace
}  // namespace dateline::scene
