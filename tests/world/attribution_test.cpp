// On whose word a story tells an event.

#include <gtest/gtest.h>

#include <string>

#include "event/attribution_of.hpp"
#include "world.hpp"

namespace dateline::tests {
namespace {

/// A sentence and who tells the event in it: the name and the id, "name|id".
struct Case {
  const char* text;
  const char* told_by;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

class Attribution : public testing::TestWithParam<Case> {};

TEST_P(Attribution, IsRead) {
  const event::Document d = World::get().read("2014-06-16", GetParam().text);
  ASSERT_FALSE(d.events.empty());
  const event::Attribution& a = d.events.front().mentions.front().told_by;
  EXPECT_EQ(a.name + "|" + a.id, GetParam().told_by);
}

INSTANTIATE_TEST_SUITE_P(
    Tellers, Attribution,
    testing::Values(
        Case{"Militants captured Tikrit on Sunday.", "|"},
        Case{"Militants captured Tikrit on Sunday, police said.", "police|police"},
        Case{"Militants captured Tikrit on Sunday, residents said.", "residents|"},
        Case{"Militants captured Tikrit on Sunday, witnesses said.", "witnesses|"},
        Case{"The Interior Ministry said militants captured Tikrit on Sunday.",
             "Interior Ministry|interior ministry"},
        Case{"The government denied that militants had captured Tikrit.", "government|government"},
        Case{"According to police, militants captured Tikrit on Sunday.", "police|police"}));

TEST(SourceKey, IsTheSameForOneSourceInAllStories) {
  EXPECT_EQ(event::source_key("two senior Interior Ministry officials"),
            "interior ministry official");
  EXPECT_EQ(event::source_key("an Interior Ministry official"), "interior ministry official");
  EXPECT_EQ(event::source_key("Witnesses"), event::source_key("a witness"));
}

}  // namespace
}  // namespace dateline::tests
