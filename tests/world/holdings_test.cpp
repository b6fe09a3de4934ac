// Who a story says holds which place.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <chrono>
#include <string>
#include <vector>

#include "event/holding.hpp"
#include "event/holdings_of.hpp"
#include "world.hpp"

namespace dateline::tests {
namespace {

/// A sentence of a story told on Monday 16 June 2014, and what it says of a holder; "" for nothing.
struct Case {
  const char* text;
  const char* holding;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

std::string line_of(const event::Holding& h) {
  return fmt::format("{} {} {}", h.holder, h.sure ? "holds" : "may hold", h.place.name);
}

class Holdings : public testing::TestWithParam<Case> {};

TEST_P(Holdings, AreStated) {
  const event::Document d = World::get().read("2014-06-16", GetParam().text);
  std::vector<std::string> lines;
  for (const auto& h : d.holdings) lines.push_back(line_of(h));
  if (*GetParam().holding == '\0') {
    EXPECT_THAT(lines, testing::IsEmpty());
  } else {
    EXPECT_THAT(lines, testing::Contains(GetParam().holding));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Holders, Holdings,
    testing::Values(
        Case{"Warplanes bombed the rebel-held town of Tikrit, a doctor said.",
             "rebels holds Tikrit"},
        Case{"Kurdish-held Kirkuk was calm on Monday.", "Kurdish forces holds Kirkuk"},
        Case{"The Islamic State, which controls Mosul, released the drivers.",
             "Islamic State holds Mosul"},
        Case{"The town of Samarra, held by the army, was shelled on Sunday.", "army holds Samarra"},
        Case{"Ramadi is under the control of the Islamic State.", "Islamic State holds Ramadi"},
        Case{"Hawija is in the hands of insurgents.", "insurgents holds Hawija"},
        Case{"The peshmerga still hold Sinjar.", "peshmerga holds Sinjar"},
        Case{"Most of Kirkuk is controlled by tribal fighters.", "tribal fighters may hold Kirkuk"},
        Case{"Jets hit government-held areas of Falluja.", "government may hold Fallujah"},
        Case{"Fighters attacked Baiji, an Islamic State stronghold.",
             "Islamic State may hold Baiji"},
        Case{"The army does not control Tikrit.", ""},
        Case{"The formerly rebel-held Tikrit is calm.", ""},
        Case{"Militants want to control Samarra.", ""},
        Case{"Officials held talks in Baghdad.", ""}, Case{"Gunmen held 40 drivers in Mosul.", ""},
        Case{"The police hold a suspect in Kirkuk.", ""}));

TEST(Holdings, PointAtTheirWordsAndTheTimeOfWhatIsToldThere) {
  const event::Document d = World::get().read(
      "2014-06-16",
      "Warplanes bombed rebel-held Tikrit on Friday. The army still holds the town of Samarra.");
  ASSERT_EQ(d.holdings.size(), 2U);
  EXPECT_EQ(d.story.utf8(d.holdings[0].words), "rebel-held Tikrit");
  EXPECT_EQ(d.holdings[0].held.earliest->day(), *d.date - std::chrono::days(3));
  EXPECT_EQ(d.holdings[1].held.earliest->day(), *d.date);
}

TEST(Holdings, KnowAHolderUnderAllItsNames) {
  using event::holder_id;
  EXPECT_EQ(holder_id("Iraqi army", "", "IQ"), holder_id("Iraqi army", "", "IQ"));
  EXPECT_EQ(holder_id("army", "", "IQ"), "@IQ");
  EXPECT_EQ(holder_id("government forces", "", "IQ"), "@IQ");
  EXPECT_EQ(holder_id("ISIL fighters", "Islamic State", "IQ"), "Islamic State");
  EXPECT_EQ(holder_id("rebels", "", "SY"), holder_id("rebel fighters", "", "SY"));
  EXPECT_EQ(holder_id("Kurdish forces", "", "IQ"), "kurdish");
  EXPECT_EQ(holder_id("gunmen", "", "IQ"), "");
}

}  // namespace
}  // namespace dateline::tests
