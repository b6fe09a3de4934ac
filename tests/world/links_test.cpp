// What stories say of the order of their events.

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fmt/format.h>

#include <string>
#include <vector>

#include "event/link.hpp"
#include "world.hpp"

namespace dateline::tests {
namespace {

/// A sentence of a story told on Monday 16 June 2014, and a link that it states; "" for none.
struct Case {
  const char* text;
  const char* link;
};

void PrintTo(const Case& c, std::ostream* out) { *out << c.text; }

/// "displacement before capture 1 (a day after)"
std::string line_of(const event::Document& d, const event::EventLink& l) {
  return fmt::format("{} {} {}{} ({})", name(d.events[l.first].type), name(l.kind),
                     name(d.events[l.second].type), l.days ? fmt::format(" {}", *l.days) : "",
                     d.story.utf8(l.words));
}

class Links : public testing::TestWithParam<Case> {};

TEST_P(Links, AreStatedWithTheirWords) {
  const event::Document d = World::get().read("2014-06-16", GetParam().text);
  std::vector<std::string> lines;
  for (const auto& l : d.links) lines.push_back(line_of(d, l));
  if (*GetParam().link == '\0') {
    EXPECT_THAT(lines, testing::IsEmpty());
  } else {
    EXPECT_THAT(lines, testing::Contains(GetParam().link));
  }
}

INSTANTIATE_TEST_SUITE_P(
    Order, Links,
    testing::Values(
        Case{"Militants captured the town of Hawija after the army withdrew from it.",
             "withdrawal before capture (after)"},
        Case{"Troops recaptured Tikrit on Saturday after days of clashes.",
             "clash begins before capture (after)"},
        Case{"Gunmen kidnapped 40 workers in Kirkuk before the army recaptured the town.",
             "abduction before capture (before)"},
        Case{"Two days after Mosul fell, the rebels seized Tikrit.",
             "capture before capture 2 (Two days after)"},
        Case{"A day before Mosul fell, gunmen kidnapped 20 drivers in Hawija.",
             "abduction before capture 1 (A day before)"},
        Case{"A car bomb exploded in Ramadi during the siege of the city.",
             "bombing within siege (during)"},
        Case{"Hundreds of families fled Falluja as warplanes bombed the city.",
             "airstrike overlaps displacement (as)"},
        Case{"Militants besieged Amerli until the army recaptured it.",
             "siege until capture (until)"},
        Case{"The army recaptured Tikrit. A car bomb exploded in Ramadi.", ""},
        Case{"Police described the bombing in Kirkuk as an attack on the town.", ""}));

TEST(Links, HoldOfEachEventOfAList) {
  const event::Document d = World::get().read(
      "2014-06-16",
      "Militants seized Tikrit, Samarra and Baiji after the army withdrew from Mosul.");
  int captures = 0;
  for (const auto& l : d.links) {
    EXPECT_EQ(name(d.events[l.first].type), "withdrawal");
    captures += name(d.events[l.second].type) == "capture" ? 1 : 0;
  }
  EXPECT_EQ(captures, 3);
}

}  // namespace
}  // namespace dateline::tests
